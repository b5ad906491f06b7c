#pragma once
// The names of places on a map: each where its own land is widest, none over another; what its land is too narrow for stands in the open
// beside the map, tied to its land by a hairline.

#include <span>
#include <vector>

#include "scenes/board.hpp"
#include "scenes/land.hpp"
#include "scenes/sea_names.hpp"

namespace renkei::scenes::plans {

struct PlaceName {
    Land land;      // of the place, layout units
    Size size;      // of the name
};

enum class Standing {
    Within,         // on its own land, as far as that is wide enough
    Beside,         // next to its land, and on none of the others
};

// A box for every name, within `frame` and clear of `kept` as far as there is room, and whether its land holds it whole.
struct StoodName {
    Rect box;
    bool whole = true;
};
[[nodiscard]] std::vector<StoodName> stand_names(std::span<const PlaceName> names, Standing standing, std::span<const Rect> kept, Rect frame);

// How the names of a map stand on it.
struct Naming {
    Standing standing = Standing::Within;
    paint::Color ground;            // of that land: what lies below is interrupted round the letters in its colour, so no halo is seen
    Rect frame;                     // for names on the land
    std::vector<Rect> kept;         // clear of names
    Rect open;                      // Within: the room about the land for those that it does not hold
    std::vector<Rect> taken;        // … and what else stands there
    std::vector<Rect> lines;        // … of which neither names nor hairlines come near
    float shore = 0;                // … and how far they keep off the land
    bool far = false;               // … and how far they may be led
};
// `begin`, `end`: seconds; a negative end stays.
void add_names(Board& board, const std::vector<const model::Municipality*>& places, const map::View& view, const Naming& naming, float begin, float end);

}  // namespace renkei::scenes::plans
