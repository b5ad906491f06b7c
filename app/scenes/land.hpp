#pragma once
// Shapes of the atlas laid out on the frame, ready to be painted.

#include <memory>
#include <vector>

#include "map/atlas.hpp"
#include "paint/painter.hpp"

namespace renkei::scenes {

// Rings and lines in layout units.
struct Land {
    std::vector<std::vector<Vec2>> rings;
    Rect bounds;
};

[[nodiscard]] Land place(const map::Shape& shape, const map::View& view);
// Only what lies inside a frame of the layout: whole rings.
[[nodiscard]] Land place_inside(const map::Shape& shape, const map::View& view, Rect frame);
void merge(Land& into, Land from);

// Without the rings that are smaller than this on both sides.
[[nodiscard]] Land without_specks(const Land& land, float size);

// Even and odd: a hole is not inside.
[[nodiscard]] bool inside(const Land& land, Vec2 p);

// Units of land under a straight line.
[[nodiscard]] float length_over(const Land& land, Vec2 from, Vec2 to);

// A point on the land and not in the water, that far from every shore, and of those the nearest to a place; where the land is
// nowhere so wide, the one furthest from its shores.
[[nodiscard]] Vec2 inner_point(const Land& land, const Land& water, Vec2 near, float from_shore);

// The lakes inside a frame that are large enough to be seen as water; only those that touch a prefecture, where one is given.
// Their credit is to be shown with them.
[[nodiscard]] Land lakes_of(const map::Atlas& atlas, const map::View& view, Rect frame, float pixels_per_unit, std::string_view prefecture_code = {});

struct Lines {
    std::vector<std::vector<Vec2>> open, closed;
};
void merge(Lines& into, Lines from);
[[nodiscard]] Lines place(const std::vector<map::Polyline>& lines, const map::View& view);

// Adds to the painter's path; fill with FillRule::EvenOdd.
void trace(paint::Painter& p, const Land& land);
void trace(paint::Painter& p, const Lines& lines);

// What is painted between the two is one picture with the lakes taken out of it: the ground shows through them. (A clip would
// say the same, but Cairo intersects every path with it, which takes fifty times as long for a coast.)
void begin_land(paint::Painter& p);
void end_land(paint::Painter& p, const Land& lakes);

}  // namespace renkei::scenes
