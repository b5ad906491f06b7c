#pragma once
// The banzuke where names stand in Latin letters or Hangul: a roll of members like the one on a museum's wall. Even columns, read downwards;
// a group opens with a hairline and its heading, all lines of a page stand on one grid, and a column in which a group goes on begins
// with the heading again. What has no room turns its pages.

#include "scenes/banzuke.hpp"

namespace renkei::scenes {

struct RollLook {
    paint::Color heading, name, rule;
    float rule_width;   // units
};

[[nodiscard]] Banzuke set_roll(const Board& board, std::vector<Group> groups, Rect area);

// One line of it, set.
[[nodiscard]] text::Block roll_line(const Board& board, const Banzuke::Column& line);

// The lines of a page, or of one of its groups, as a layer of the board.
int roll_layer(Board& board, const Banzuke& roll, const Banzuke::Page& page, const RollLook& look, const size_t* only, const std::string& name);

}  // namespace renkei::scenes
