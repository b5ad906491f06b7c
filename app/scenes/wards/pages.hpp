#pragma once
// What the pages of the wards share: where things stand, a turn with its words, and the light that runs from a ward to the country.

#include <span>
#include <vector>

#include "programme/wards.hpp"
#include "scenes/board.hpp"
#include "scenes/nation.hpp"
#include "scenes/sea_names.hpp"
#include "scenes/wards/seams.hpp"

namespace renkei::scenes::wards {

Result<canvas::Composition> nation(const Setting& setting, size_t page);
Result<canvas::Composition> hokkaido(const Setting& setting, size_t page);

struct Page {
    TileMap tiles;
    Rect map;                  // for the land
    Rect words;                // of a turn: the ward at the left or above, its ties beside it
    Vec2 headline;             // top right
    float headline_size = 112;
    float key = 0;             // standing: from the words' foot to the baseline of what the tiles' colour says
};
[[nodiscard]] Page page_of(const Board& board);
// The country beside the tiles, and its insets.
[[nodiscard]] NationLayout country_of(const Board& board, const Page& page);

// One ward's turn on the page, seconds.
struct Turn {
    const model::Municipality* ward = nullptr;
    std::vector<programme::WardTie> ties;
    float begin = 0, end = 0;
    bool last = false;         // of its page: it stays lit until the page goes
};

// The ward's name and its ties: with whom, how, and by what name. Long lists of names take turns.
void add_words(Board& board, const Page& page, const Turn& turn);

inline constexpr float kNameColumn = 400;   // of the ward's name, lying

// What the tiles' colour says, below the ward's name or across the page from it.
void add_tile_key(Board& board, const Page& page);

// From a ward's tile to each of its places: a line that is uncovered with the light, further lights that follow it while the
// turn lasts, and a trace that stays.
struct Flow {
    std::vector<Way> ways;
    float begin = 0, end = 0;  // the turn
    bool last = false;
    bool trace_only = false;   // its turn was on the page before
};
[[nodiscard]] Flow flow_of(const Board& board, const Page& page, std::string_view ward, const std::vector<Vec2>& places);
void add_flow(Board& board, const Flow& flow);

// Where a name may stand: off the land and what else is given.
struct OpenSea {
    const SeaChart& chart;
    std::vector<Rect> taken;
    Rect within;
};
// Where names of places may stand: beside the tiles and above the words, left of the headline.
[[nodiscard]] Rect name_room(const Board& board, const Page& page);
// The name of a place in the open sea beside the land, tied to it by a hairline, for its turn. It keeps off the lines
// of light, the last of which is the turn's, and off the others' traces where it can.
// What it takes is added to the sea's.
void add_place_name(Board& board, OpenSea& sea, const std::string& name, Vec2 place, const Turn& turn, std::span<const Flow> flows, float size);

// 上川地域 → Kamikawa region
[[nodiscard]] std::string region_name(const Board& board, const std::string& region);

}  // namespace renkei::scenes::wards
