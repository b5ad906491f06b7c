#pragma once
// The figures that stand beside the points of the numbers scene's lines: each under or over its point, or where else beside it
// there is room; none touches another or lies on a line.

#include "scenes/hills.hpp"

namespace renkei::scenes {

// Of all series, back to front.
void add_values(Board& board, const std::vector<Series>& all, const Plot& plot);

}  // namespace renkei::scenes
