#pragma once
// The record of past events: the years as large numerals, and under them each event beside the banner of the ward where it was held.

#include <vector>

#include "scenes/board.hpp"

namespace renkei::scenes {

// The events of one page, newest first, in this area; side by side on a lying page, one under the other on a standing one.
void add_record(Board& board, const std::vector<const model::Event*>& events, Rect area);

}  // namespace renkei::scenes
