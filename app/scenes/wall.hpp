#pragma once
// The showcase's layout in which a photograph is the whole wall. Private to the showcase.

#include <optional>
#include <vector>

#include "scenes/photographs.hpp"

namespace renkei::scenes {

// Photographs that may be cut, of the right shape, and large enough to be a wall.
[[nodiscard]] bool is_for_wall(const std::vector<ShownPhoto>& photos, const Setting& setting);

// `photos`: one at least, all of which may be cut. Nothing when the showcase's texts have no room on a wall.
[[nodiscard]] std::optional<canvas::Composition> compose_wall(const model::Showcase& showcase, const model::Municipality& m, const std::vector<ShownPhoto>& photos, const Setting& setting);

}  // namespace renkei::scenes
