#pragma once
// Silhouettes of land: a ridge is a line of points from left to right, made from noise by the dice. Ridges reach beyond the
// picture on both sides, so that layers can drift.

#include <functional>
#include <vector>

#include "base/geometry.hpp"
#include "scenes/art/palette.hpp"
#include "paint/painter.hpp"

namespace renkei::scenes::art {

struct Ridge {
    std::vector<Vec2> points;   // ascending x
    [[nodiscard]] float at(float x) const;          // y
    [[nodiscard]] float top() const;                // smallest y
    [[nodiscard]] Vec2 summit() const;
};

struct Span {
    float from = 0, to = 0;     // x, units
    float step = 4;
};

[[nodiscard]] Ridge ridge_of(Span span, const std::function<float(float)>& y);
// Soft land: `rise` up and down around `level`, hills about `length` apart; `broken` is how much of the smaller waves on them there is.
[[nodiscard]] Ridge rolling(Span span, uint64_t seed, float level, float rise, float length, float broken = 1);
// Rock: peaks up to `rise` above `level`, flat-faced and pointed.
[[nodiscard]] Ridge jagged(Span span, uint64_t seed, float level, float rise, float length);

// A single mountain on `level`.
struct Peak {
    Vec2 summit;
    float level = 0;        // y of its foot
    float half_width = 300; // x from the summit to where it has fallen to about an eighth
    float crater = 0;       // width of a flat, notched top; 0: a point
    float roughness = 1;    // 0 smooth, 1 worn, 2 rocky
    uint64_t seed = 0;
    bool round = false;     // an old mountain's back instead of a volcano's flanks
};
[[nodiscard]] Ridge mountain(Span span, const std::vector<Peak>& peaks);

// The land below a ridge down to `floor`, as the painter's path.
void land_path(paint::Painter& painter, const Ridge& ridge, float floor);
// The side of every summit that is turned from the light, as the painter's path: bounded by a jagged spine.
void shade_path(paint::Painter& painter, const Ridge& ridge, float floor, float light, float prominence, uint64_t seed);
// Snow above `line`, with teeth `depth` long, as the painter's path.
void snow_path(paint::Painter& painter, const Ridge& ridge, float line, float depth, uint64_t seed);

}  // namespace renkei::scenes::art
