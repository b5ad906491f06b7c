#pragma once
// The associations' names beside the map, each prefecture's tied to its land by a line: in a column on either side, or in a row
// below the land where a line to the column would run over much of it.

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "scenes/board.hpp"
#include "scenes/nation.hpp"

namespace renkei::scenes {

struct CalloutFrame {
    float left = 0, right = 0;     // where the columns' names end and begin
    float top = 0, bottom = 0;     // of the columns
    float below = 0;               // baseline of the row under the land
    float end = 0;                 // how far right the words may reach
    std::vector<Rect> names;       // of the insets: the columns keep off them
};

// The second at which an organisation signs, and for how long it is said.
struct SigningTimes {
    std::map<const model::Organisation*, float> at;
    float pace = 2;
};

// Where the line to these municipalities stands: on their land, as near to the middle of them as its dot has room. Empty where
// none of them is on the main map.
[[nodiscard]] std::optional<Vec2> callout_anchor(const Setting& setting, const NationLayout& nation, std::span<const std::string> members);

void add_callouts(Board& board, const NationLayout& nation, const CalloutFrame& frame, const SigningTimes& times);

}  // namespace renkei::scenes
