#pragma once
// The map's plane: Lambert conformal conic with standard parallels 33° and 43° N and central meridian 137.5° E on the
// sphere (Snyder, Map Projections: A Working Manual, USGS PP 1395, §15), the usual choice for a whole Japan.
// Unit: one degree of latitude at the standard parallels (about 111 km); x east, y SOUTH (as on the screen),
// origin at 137.5° E, 37° N.

#include "base/geometry.hpp"

namespace renkei::map {

struct LonLat {
    double lon = 0, lat = 0;  // degrees, JGD2011 (on a display the same as WGS84)
};

inline constexpr LonLat kTokyo{139.753, 35.694};   // 千代田区, from which the country lights up

[[nodiscard]] Vec2 project(LonLat place);
[[nodiscard]] LonLat unproject(Vec2 plane);
// The angle in radians by which north leans clockwise from straight up at this longitude.
[[nodiscard]] float convergence(double lon);

// Plane → layout units: rotate about `centre`, scale, and put `centre` at `at`.
struct View {
    Vec2 centre;          // plane
    float scale = 57;     // layout units a degree
    Vec2 at;              // layout units
    float rotation = 0;   // radians clockwise, used by insets to stand north up

    [[nodiscard]] Vec2 place(Vec2 plane) const;
    [[nodiscard]] Vec2 place(LonLat place) const;
    [[nodiscard]] Vec2 plane(Vec2 layout) const;  // the inverse
};

}  // namespace renkei::map
