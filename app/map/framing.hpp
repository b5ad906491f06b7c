#pragma once
// What a map is fitted to, and the view that fits it. Bounds are of the plane unless a function says otherwise.

#include <span>

#include "map/atlas.hpp"
#include "map/projection.hpp"

namespace renkei::map {

// Of points in any unit; empty where there are none.
[[nodiscard]] Rect bounds_of(std::span<const Vec2> points);
[[nodiscard]] Rect bounds_of(std::span<const LonLat> places);

// The land of the main part of the country (map/insets.hpp), from 択捉島 to 鳥島.
[[nodiscard]] Rect main_bounds();

// The largest ring of a shape, with every other that lies wholly within `reach` of it, as a share of its longer side: far
// islets must not shrink the land to a stamp.
[[nodiscard]] Rect mainland_of(const Shape& shape, float reach = 0);
// As far as 択捉島 lies from Hokkaido: the Northern Territories belong to its picture, 父島 not to that of Tokyo.
inline constexpr float kTerritoriesReach = 0.45f;

// The largest view that shows `bounds` inside `into` (layout), centred.
[[nodiscard]] View fit(Rect bounds, Rect into);

}  // namespace renkei::map
