#pragma once
// The 23 wards as a map of tortoise-shell tiles (亀甲), a ward a tile: each has its neighbours about it, as far as six sides allow.
//
// 57 pairs of wards share a border on the mesh, 50 of them one of a kilometre and more. 44 of the 50 share a side here; the six
// lost are 北–足立, 港–品川, 杉並–練馬, 墨田–荒川 and, over the reclaimed land of the bay, 江東–大田 and 港–江東. Found by annealing over
// millions of placements, none of which kept more; tests/scenes counts it against the mesh.

#include <array>
#include <string_view>
#include <vector>

#include "base/geometry.hpp"
#include "scenes/board.hpp"

namespace renkei::scenes {

struct WardTile {
    std::string_view code5;
    int column = 0, row = 0;     // odd rows stand half a tile to the right
};
[[nodiscard]] const std::array<WardTile, 23>& ward_tiles();
[[nodiscard]] bool adjacent(const WardTile& a, const WardTile& b);

// The tiles on the frame.
struct TileMap {
    Vec2 corner;                 // top left of the whole
    float width = 112;           // of a tile, side to side
    float flat = 1;              // of a regular hexagon's height: wide names want wide tiles, in no more rows' height

    [[nodiscard]] Vec2 centre(const WardTile& tile) const;
    [[nodiscard]] Size size() const;
    [[nodiscard]] std::vector<Vec2> outline(const WardTile& tile, float inset) const;
};

// All tiles, those with a tie a little lighter; names come last, over what is lit.
void add_tiles(Board& board, const TileMap& map, const std::vector<std::string_view>& tied);
struct TileName {
    std::string words;
    text::Style style;
    Vec2 middle;
};
// The width of a tile that has room for every ward's name in one line; level: in Latin letters or Hangul.
[[nodiscard]] float name_tile(const Board& board, bool level);
[[nodiscard]] std::vector<TileName> tile_names(const Board& board, const TileMap& map);
void add_tile_names(Board& board, const std::vector<TileName>& names);
// Lit for a while. A negative `until` stays.
void light_tile(Board& board, const TileMap& map, std::string_view code5, float at, float until);
// Null for a code that is none of a ward.
[[nodiscard]] const WardTile* tile_of(std::string_view code5);

}  // namespace renkei::scenes
