#pragma once
// The time line under the agreements: years at true scale with their wareki names, one dot a municipality, right edge at the
// day of signing; the line runs on as the map fills.

#include <vector>

#include "scenes/board.hpp"
#include "scenes/signings.hpp"

namespace renkei::scenes {

// How high it is when it is that wide; in a lower area the dots are smaller.
[[nodiscard]] float timeline_height(const Board& board, float width);
// `times`: the second at which each signing is said. `area`: the dots stand in its upper part, the years below.
void add_timeline(Board& board, const std::vector<Signing>& signings, const std::vector<float>& times, Rect area);

}  // namespace renkei::scenes
