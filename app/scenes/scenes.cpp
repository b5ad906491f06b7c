#include "scenes/scenes.hpp"

#include <array>

#include "base/sentence.hpp"
#include "scenes/refusals.hpp"

namespace renkei::scenes {
namespace {

struct Entry {
    std::string_view id;
    Result<canvas::Composition> (*compose)(std::string_view item, const Setting& setting);
};

// In the order of the programme.
constexpr std::array kScenes{
    Entry{"title", compose_title},       Entry{"showcase", compose_showcase}, Entry{"agreements", compose_agreements},
    Entry{"region", compose_region},     Entry{"events", compose_events},     Entry{"numbers", compose_numbers},
    Entry{"support", compose_support},   Entry{"plans", compose_plans},       Entry{"partners", compose_partners},
};

constexpr auto kIds = [] {
    std::array<std::string_view, kScenes.size()> ids{};
    for (size_t i = 0; i < ids.size(); ++i) ids[i] = kScenes[i].id;
    return ids;
}();

}  // namespace

Result<canvas::Composition> compose(std::string_view scene, std::string_view item, const Setting& setting)
{
    for (const Entry& entry : kScenes)
        if (entry.id == scene) return entry.compose(item, setting);
    return Error{ErrorKind::NotFound, sentence("There is no scene {1}; the scenes are {2}", scene, listed(kIds))};
}

std::span<const std::string_view> scene_ids() { return kIds; }

}  // namespace renkei::scenes
