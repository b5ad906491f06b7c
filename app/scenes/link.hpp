#pragma once
// A line over a map from who helps or plans to where: one bend, a keyline of paper, a ring at its end. It runs out from the
// edge that it is told.

#include "scenes/board.hpp"

namespace renkei::scenes {

struct Link {
    Vec2 from, bend, to;           // a quadratic curve: `bend` is where its tangents meet
    paint::Color ink = paint::ink::kSumi, ground = paint::ink::kWashi;
    float width = 2, ground_width = 5, ring = 6;   // ring: radius at the end, 0 for none
};

struct LinkTimes {
    float at = 0, seconds = 0.8f;  // when it begins to run, and how long
    float until = -1;              // when it leaves; negative: it stays
};

void add_link(Board& board, const Link& link, canvas::Edge runs_from, const LinkTimes& times);

}  // namespace renkei::scenes
