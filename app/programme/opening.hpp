#pragma once
// When the hall is open: a function of the hours that a display was given and an instant. Japan has one time without summer
// time, so a day is always 24 hours long.

#include <optional>
#include <vector>

#include "base/civil_time.hpp"

namespace renkei::programme {

// Minutes since midnight, from inclusive, until exclusive. open == close is a closed day; close < open runs past midnight and
// belongs to the day on which it began.
struct DayHours {
    int open = 0, close = 24 * 60;
    bool operator==(const DayHours&) const = default;
};

// First and last day on which the hall stays closed. Every year: only month and day count, and the last may lie in the next year.
struct ClosedDays {
    Date first{}, last{};
    bool every_year = false;
    bool operator==(const ClosedDays&) const = default;
};

// What the display does while the hall is closed.
enum class Outside {
    Page,   // a dark page says when the hall opens again
    Dark,   // nothing but the dark
    Loop,   // goes on
};

struct OpeningHours {
    DayHours weekday, saturday, sunday;
    bool always = true;                   // no hours were said: nothing closes
    std::vector<ClosedDays> closed{};
    int closing_minutes = 15;             // before the hall closes, in which it is said; 0: never
    Outside outside = Outside::Page;
    bool operator==(const OpeningHours&) const = default;
};

[[nodiscard]] bool is_closed_day(const OpeningHours& hours, Date date);
// Of a day by its weekday; nothing on a closed one.
[[nodiscard]] std::optional<DayHours> hours_of(const OpeningHours& hours, Date date);
[[nodiscard]] bool is_open(const OpeningHours& hours, Instant instant);

// The next time at which the hall opens, or closes, after an instant; nothing within a year and a month.
[[nodiscard]] std::optional<Instant> opening_after(const OpeningHours& hours, Instant instant);
[[nodiscard]] std::optional<Instant> closing_after(const OpeningHours& hours, Instant instant);
// Between opening and closing, about an instant: the nearest such border at or before it, and the nearest after it, within a day.
struct Borders { std::optional<Instant> before, after; };
[[nodiscard]] Borders opening_borders(const OpeningHours& hours, Instant instant);

}  // namespace renkei::programme
