#pragma once
// The ways of light: from a ward's tile along the seams between the tiles, as water runs between fields, to the edge of the tile
// map, and from there in one curve to a place on the land. So no line crosses a tile or the name on it.

#include <vector>

#include "scenes/wards/tiles.hpp"

namespace renkei::scenes::wards {

// Where ways leave the tiles: where the land lies.
enum class Shore { Right, Below };

struct Way {
    std::vector<Vec2> points;   // layout units, close enough to be drawn and run as straight pieces
    size_t shore = 0;           // the point at which the way has left the tiles

    [[nodiscard]] float length() const;
    // Does it come into this box, the last `end` units of it left out?
    [[nodiscard]] bool meets(const Rect& box, float end = 0) const;
};

// One way a place, each by the shortest seams from which its curve meets no tile. Pure; any thread.
[[nodiscard]] std::vector<Way> ways_from(const TileMap& tiles, const WardTile& ward, const std::vector<Vec2>& places, Shore shore);

}  // namespace renkei::scenes::wards
