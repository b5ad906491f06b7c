#include "scenes/scenes.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/sentence.hpp"
#include "programme/scenes.hpp"
#include "scenes/refusals.hpp"
#include "scenes/visitor/pages.hpp"

namespace renkei::scenes {
namespace {

struct Entry {
    std::string_view id;
    Result<canvas::Composition> (*compose)(std::string_view item, const Setting& setting);
    bool items = true;          // it has pages or subjects to choose from
    bool credits_map = false;   // the credit of the map and its lakes stands at its foot, word for word the same in all of them
};

constexpr std::array kEntries{
    Entry{.id = "title", .compose = compose_title, .items = false},
    Entry{.id = "showcase", .compose = compose_showcase, .credits_map = true},
    Entry{.id = "agreements", .compose = compose_agreements, .items = false, .credits_map = true},
    Entry{.id = "region", .compose = compose_region, .credits_map = true},
    Entry{.id = "wards", .compose = compose_wards, .credits_map = true},
    Entry{.id = "plans", .compose = compose_plans},
    Entry{.id = "events", .compose = compose_events},
    Entry{.id = "exhibit", .compose = compose_exhibit},
    Entry{.id = "notice", .compose = compose_notice},
    Entry{.id = "partners", .compose = compose_partners},
    Entry{.id = "numbers", .compose = compose_numbers, .items = false},
    Entry{.id = "support", .compose = compose_support, .credits_map = true},
};
static_assert(std::equal(kEntries.begin(), kEntries.end(), programme::kScenes.begin(), programme::kScenes.end(), [](const Entry& entry, std::string_view scene) { return entry.id == scene; }), "every scene is here, in the order of programme::kScenes");

// Null for none.
constexpr const Entry* entry_of(std::string_view scene)
{
    const auto found = std::find_if(kEntries.begin(), kEntries.end(), [&](const Entry& entry) { return entry.id == scene; });
    return found != kEntries.end() ? &*found : nullptr;
}

bool credits_map(std::string_view scene)
{
    const Entry* entry = entry_of(scene);
    return entry != nullptr && entry->credits_map;
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
    if (setting.visit != nullptr) return compose_visit(setting);
    if (const Entry* entry = entry_of(scene)) {
        if (!entry->items && !item.empty()) return no_items(scene, item);
        Setting placed = setting;
        placed.locator_enters = locator_enters(scene, item, setting.programme.slots);
        return entry->compose(item, placed);
    }
    return Error{ErrorKind::NotFound, sentence("There is no scene {1}; the scenes are {2}", scene, listed(programme::kScenes))};
}

}  // namespace renkei::scenes
