#pragma once
// What grows and stands on the land, as silhouettes added to the painter's path: one path, one fill, however many trees.

#include "scenes/art/terrain.hpp"

namespace renkei::scenes::art {

// A spruce or cedar of this height with its foot here.
void add_conifer(paint::Painter& painter, Vec2 foot, float height, Dice& dice);
// A stand of conifers along a ridge. Density 0..1; heights vary in clumps.
struct Stand {
    float from = 0, to = 0;         // x
    float height = 30;
    float density = 0.6f;
    float sink = 3;                 // how far below the skyline they root
    uint64_t seed = 0;
};
void add_conifers(paint::Painter& painter, const Ridge& ridge, const Stand& stand);
// Round trees: bushes of three or four uneven lobes on a level foot, side by side over the width.
void add_grove(paint::Painter& painter, Vec2 foot, float width, float height, Dice& dice);
// A wind-bent pine: trunk and flat crowns, leaning to one side (−1 … 1). Paints, since trunk and crowns differ in tone.
struct Pine {
    Vec2 foot;
    float height = 200;
    float lean = 0.4f;
    uint64_t seed = 0;
};
void paint_pine(paint::Painter& painter, const Pine& pine, Color crown, Color crown_light, Color trunk);
// A farmhouse under a deep thatched roof; its windows light the dusk around it if they are not transparent.
struct Farmhouse {
    Vec2 foot;
    float width = 40;
    Color roof, wall, window;
};
void paint_farmhouse(paint::Painter& painter, const Farmhouse& house);
// A small boat with one square sail.
void paint_sail(paint::Painter& painter, Vec2 foot, float height, Color sail, Color hull);

}  // namespace renkei::scenes::art
