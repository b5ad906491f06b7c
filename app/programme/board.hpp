#pragma once
// The event board as pages of rows: what is on today, what comes, and, when nothing lies ahead, the record of what was.
// A pure function of the events and the day in Japan. The pages point into the vector they were made from.

#include <optional>
#include <vector>

#include "programme/programme.hpp"

namespace renkei::programme {

// Pages of the board in one loop: more would keep the other scenes away for minutes.
inline constexpr size_t kMaxBoardPages = 6;
// The record interests fewer people than what lies ahead, so it is given less of the loop.
inline constexpr size_t kMaxRecordPages = 2;

// Where an event stands on a day; none when it may not be on the board: no start date, or an end before its start
// (requirements R10). Without an end it lasts one day (requirements R11). It is past from 00:00 in Japan after its last day, or on that
// day from the minute at which it ends, where that is known.
[[nodiscard]] std::optional<EventState> state_on(const model::Event& event, Date day, int minute = 0);

// Today's events first (those that end soonest lead), each with a page of its own; beside them and after them the coming
// ones by start, `rows_a_page` a page. While neither exists the past ones, newest first, as the record.
[[nodiscard]] std::vector<BoardPage> board(const std::vector<model::Event>& events, Date day, int rows_a_page, int minute = 0);

// How many events of this day have ended: the board is built anew when that changes.
[[nodiscard]] size_t ended_today(const std::vector<model::Event>& events, Date day, int minute);

}  // namespace renkei::programme
