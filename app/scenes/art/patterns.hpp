#pragma once
// The six traditional patterns, as masks: a tile is drawn once at the real pixel size and then repeated, so that a patterned
// hill costs milliseconds. Tiles are whole pixels and seamless; the ink, which may be a gradient, comes with the fill.

#include <functional>

#include "paint/painter.hpp"

namespace renkei::scenes::art {

enum class Pattern {
    Seigaiha,   // 青海波 overlapping waves; lies level, as water
    Asanoha,    // 麻の葉 hemp leaf
    Shippo,     // 七宝 interlaced circles
    Kikko,      // 亀甲 tortoise shell, a hexagon within a hexagon
    Yagasuri,   // 矢絣 arrow feathers, solid
    Ichimatsu,  // 市松 checks, solid
};
inline constexpr int kPatterns = 6;

struct Cut {
    float tile = 48;    // units: the motif's width (wave, shell, circle, hemp leaf star, two feathers, two squares)
    float line = 1.3f;  // units: width of its lines, 1–1.7 in a landscape
};

// The alpha of one tile at the painter's pixel size.
[[nodiscard]] paint::Image pattern_tile(const paint::Painter& painter, Pattern pattern, Cut cut);

// Lays the pattern into the painter's current path.
void fill_pattern(paint::Painter& painter, Pattern pattern, Cut cut, Vec2 origin, const paint::Gradient& ink);
void fill_pattern(paint::Painter& painter, Pattern pattern, Cut cut, Vec2 origin, paint::Color ink);

// Water seen from a height: seigaiha on a level plane, drawn line by line of the image, so that every line keeps its width
// however far the plane recedes.
struct Waves {
    Rect area;              // what to draw
    float horizon = 0;      // y where the waves would have no size; above the area
    float centre = 0;       // x of the vanishing point
    float width = 48;       // of a wave at the area's lower edge
    float flatness = 0.30f; // visible height of a wave ÷ its width at the lower edge; less further away
    float line = 1.4f;      // units
    float phase = 0;        // waves, shifts the rows
};
void fill_waves(paint::Painter& painter, const Waves& waves, const paint::Gradient& ink);

}  // namespace renkei::scenes::art
