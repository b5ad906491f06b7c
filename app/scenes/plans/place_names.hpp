#pragma once
// Where the names of places stand on a map: each where its own land is widest, none over another.

#include <span>
#include <vector>

#include "scenes/land.hpp"

namespace renkei::scenes::plans {

struct PlaceName {
    Land land;      // of the place, layout units
    Size size;      // of the name
};

enum class Standing {
    Within,         // on its own land, as far as that is wide enough; else on its neighbours', and on open ground last
    Beside,         // next to its land, and on none of the others
};

// A box for every name, within `frame` and clear of `kept` as far as there is room.
[[nodiscard]] std::vector<Rect> stand_names(std::span<const PlaceName> names, Standing standing, std::span<const Rect> kept, Rect frame);

}  // namespace renkei::scenes::plans
