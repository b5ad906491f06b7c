#pragma once
// Where a municipality lies: its prefecture with the town in vermilion and a ring about it.

#include <optional>

#include "map/atlas.hpp"
#include "model/content.hpp"
#include "scenes/land.hpp"

namespace renkei::scenes {

struct Locator {
    Land land, lakes, town;
    Vec2 centre;       // of the ring: the municipality's point
    float radius = 0;
};

// Laid out in the left of `area`: the largest land of the prefecture, what lies about it, and the town; Hokkaido with the
// Northern Territories. Nothing when the atlas does not know the municipality.
[[nodiscard]] std::optional<Locator> locator_of(const map::Atlas& atlas, const model::Municipality& m, Rect area, float pixels_per_unit);

}  // namespace renkei::scenes
