#include "scenes/scenes.hpp"

#include <algorithm>
#include <array>

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
    Entry{"region", compose_region}, Entry{"plans", compose_plans},       Entry{"events", compose_events},
    Entry{"partners", compose_partners}, Entry{"numbers", compose_numbers}, Entry{"support", compose_support},
};
static_assert(std::equal(kEntries.begin(), kEntries.end(), programme::kScenes.begin(), programme::kScenes.end(), [](const Entry& entry, std::string_view scene) { return entry.id == scene; }), "every scene is here, in the order of programme::kScenes");

}  // namespace

Result<canvas::Composition> compose(std::string_view scene, std::string_view item, const Setting& setting)
{
    for (const Entry& entry : kEntries)
        if (entry.id == scene) return entry.compose(item, setting);
    return Error{ErrorKind::NotFound, sentence("There is no scene {1}; the scenes are {2}", scene, listed(programme::kScenes))};
}

}  // namespace renkei::scenes
