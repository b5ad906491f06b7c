#pragma once
// The event that leads a page of the board, in the large field: its day as a huge numeral, what is said of it upright at the right,
// then title, place, days with hours and fee, who takes part.

#include "scenes/board.hpp"

namespace renkei::scenes {

struct Lead {
    const model::Event* event = nullptr;
    Rect field;                     // from the display's upper left corner
    float foot = 0;                 // its words end above
    Date day{};                     // whose numeral stands there
    const char* heading = "";       // fixed words: 本日開催, 次の催し
    float heading_size = 92;
    paint::Color color;             // of heading and numeral
    bool emblem = true;             // its landscape stands beside the numeral
};
void add_lead(Board& board, const Lead& lead);

// What is said of an event of today at an instant of it: 開催中 between its hours, 本日まで on the last of several days, else 本日開催.
// The hours of one that lasts several days may mean each of them or only the first and the last: between them it is on in both.
[[nodiscard]] const char* heading_of_today(const model::Event& event, Date today, int minute);

// The landscape of an event, large, in the middle of an area that has nothing else.
void add_landscape(Board& board, const model::Event& event, Rect area);

}  // namespace renkei::scenes
