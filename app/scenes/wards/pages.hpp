#pragma once
// What the pages of the wards share: where things stand, a turn with its words, and the light that runs from a ward to the country.

#include <vector>

#include "programme/wards.hpp"
#include "scenes/board.hpp"
#include "scenes/wards/tiles.hpp"

namespace renkei::scenes::wards {

Result<canvas::Composition> nation(const Setting& setting, size_t page);
Result<canvas::Composition> hokkaido(const Setting& setting, size_t page);

struct Page {
    TileMap tiles;
    Rect map;                  // for the land
    Rect words;                // of a turn: the ward at the left or above, its ties beside or below
    Vec2 headline;             // top right
    float headline_size = 112;
};
[[nodiscard]] Page page_of(const Board& board);

// One ward's turn on the page, seconds.
struct Turn {
    const model::Municipality* ward = nullptr;
    std::vector<programme::WardTie> ties;
    float begin = 0, end = 0;
    bool last = false;         // of its page: it stays lit until the page goes
};

// The ward's name and its ties: with whom, how, and by what name. Long lists of names take turns.
void add_words(Board& board, const Page& page, const Turn& turn);

// What the tiles' colour says, below the ward's name or across the page from it.
void add_tile_key(Board& board, const Page& page);

// From a ward's tile to each of these places: a line that runs over the tiles with the light, further lights that follow it
// while the turn lasts, and a trace that stays below them.
struct Flow {
    std::string_view ward;
    std::vector<Vec2> places;
    float begin = 0, end = 0;  // the turn
    bool last = false;
    bool trace_only = false;   // its turn was on the page before
    int lines = -1;            // its layer, once its trace is added
};
// Before the tiles, and after them; lines leave out the names that they pass.
void add_trace(Board& board, const Page& page, const std::vector<TileName>& names, Flow& flow);
void add_flow(Board& board, const Page& page, const Flow& flow);

// The name of a place above it on the map, for its turn.
void add_place_name(Board& board, const std::string& name, Vec2 place, const Turn& turn, float size, Anchor anchor = Anchor::BottomCentre);

// 上川地域 → Kamikawa region
[[nodiscard]] std::string region_name(const Board& board, const std::string& region);

}  // namespace renkei::scenes::wards
