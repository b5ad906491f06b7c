#pragma once
// The rows of the event board: day numeral, month and weekday, title, place, ward, who takes part.

#include <optional>
#include <vector>

#include "scenes/board.hpp"

namespace renkei::scenes {

// Where the parts of a row stand.
struct Rows {
    float left = 0, right = 0;      // of the rules
    float numeral_right = 0;        // day numerals end here
    float month = 0;                // left edge of month and weekday
    float text = 0;                 // left edge of the title
    float numeral = 144;
    float title = 40, venue = 30, small = 24;   // type
    bool emblems = false;           // below the numeral a landscape of the first municipality, where there is room
};

// The rows between top and bottom, the free height shared between them. Returns where the last one ends.
float add_rows(Board& board, const std::vector<const model::Event*>& events, const Rows& rows, float top, float bottom, std::optional<Date> before, float enter_at);

}  // namespace renkei::scenes
