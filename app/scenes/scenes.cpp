#include "scenes/scenes.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/sentence.hpp"
#include "programme/scenes.hpp"
#include "scenes/refusals.hpp"

namespace renkei::scenes {
namespace {

struct Entry {
    std::string_view id;
    Result<canvas::Composition> (*compose)(std::string_view item, const Setting& setting);
};

constexpr std::array kEntries{
    Entry{"title", compose_title},   Entry{"showcase", compose_showcase}, Entry{"agreements", compose_agreements},
    Entry{"region", compose_region}, Entry{"wards", compose_wards},       Entry{"plans", compose_plans},
    Entry{"events", compose_events}, Entry{"exhibit", compose_exhibit}, Entry{"notice", compose_notice},     Entry{"partners", compose_partners}, Entry{"numbers", compose_numbers}, Entry{"support", compose_support},
};
static_assert(std::equal(kEntries.begin(), kEntries.end(), programme::kScenes.begin(), programme::kScenes.end(), [](const Entry& entry, std::string_view scene) { return entry.id == scene; }), "every scene is here, in the order of programme::kScenes");

// Those with the credit of the map and its lakes at their foot, word for word the same.
bool credits_map(std::string_view scene)
{
    static constexpr std::array<std::string_view, 5> kScenes{"showcase", "agreements", "region", "wards", "support"};
    return std::find(kScenes.begin(), kScenes.end(), scene) != kScenes.end();
}

// Does another locator stand at the foot of what is shown before? One and the same goes on standing.
bool locator_enters(std::string_view scene, std::string_view item, const std::vector<programme::Slot>& slots)
{
    const auto here = std::find_if(slots.begin(), slots.end(), [&](const programme::Slot& s) { return s.scene == scene && (item.empty() || s.item == item); });
    if (here == slots.end() || slots.size() < 2) return false;
    const std::string_view before = (here == slots.begin() ? slots.back() : *std::prev(here)).scene;
    return before != scene && !(credits_map(before) && credits_map(scene));
}

}  // namespace

Result<canvas::Composition> compose(std::string_view scene, std::string_view item, const Setting& setting)
{
    for (const Entry& entry : kEntries)
        if (entry.id == scene) {
            Setting placed = setting;
            placed.locator_enters = locator_enters(scene, item, setting.programme.slots);
            return entry.compose(item, placed);
        }
    return Error{ErrorKind::NotFound, sentence("There is no scene {1}; the scenes are {2}", scene, listed(programme::kScenes))};
}

}  // namespace renkei::scenes
