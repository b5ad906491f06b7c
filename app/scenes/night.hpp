#pragma once
// What the night scenes share: the sumi ground with indigo light behind the land and the green of Tokyo, and the frames of
// the southern islands.

#include <vector>

#include "map/projection.hpp"
#include "paint/field.hpp"
#include "scenes/board.hpp"

namespace renkei::scenes {

struct Glow {
    Vec2 centre;            // layout units
    float sigma = 30;       // spread
    paint::Color color;
    float strength = 0.2f;  // share of the colour at the centre
};

// Indigo wherever points are dense, felt at two distances, and further glows on top.
[[nodiscard]] paint::Field night_field(Size frame, const std::vector<Vec2>& land_points, float land_strength, const std::vector<Glow>& glows);

}  // namespace renkei::scenes
