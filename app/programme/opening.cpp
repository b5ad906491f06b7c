#include "programme/opening.hpp"

#include <algorithm>

namespace renkei::programme {
namespace {

using std::chrono::days;
using std::chrono::milliseconds;
using std::chrono::minutes;

constexpr int kDay = 24 * 60;      // minutes
constexpr int kFarthest = 400;     // days that are looked through for the next opening

Date moved(Date date, int by) { return Date(std::chrono::sys_days(date) + days(by)); }

struct Open { Instant from, until; };

// The time for which the hall is open from this day on; it may end on the next.
std::optional<Open> open_on(const OpeningHours& hours, Date date)
{
    const auto day = hours_of(hours, date);
    if (!day) return std::nullopt;
    const int close = day->close < day->open ? day->close + kDay : day->close;
    return Open{instant_of(date, minutes(day->open)), instant_of(date, minutes(close))};
}

enum class Border { Opening, Closing };

// Whether a beginning or an end of a day's hours is one: hours that meet those of the next day close nothing.
bool is_border(const OpeningHours& hours, Instant at, Border kind)
{
    return kind == Border::Opening ? !is_open(hours, at - milliseconds(1)) : !is_open(hours, at);
}

std::optional<Instant> next_border(const OpeningHours& hours, Instant instant, Border kind)
{
    if (hours.always) return std::nullopt;
    const Date today = civil_time(instant).date;
    std::optional<Instant> next;
    for (int i = -1; i <= kFarthest && !next; ++i) {
        const auto open = open_on(hours, moved(today, i));
        if (!open) continue;
        const Instant at = kind == Border::Opening ? open->from : open->until;
        if (at > instant && is_border(hours, at, kind)) next = at;
    }
    return next;
}

}  // namespace

bool is_closed_day(const OpeningHours& hours, Date date)
{
    return std::any_of(hours.closed.begin(), hours.closed.end(), [&](const ClosedDays& c) {
        if (!c.every_year) return c.first <= date && date <= c.last;
        const auto of = [](Date d) { return d.month() / d.day(); };
        const auto day = of(date), first = of(c.first), last = of(c.last);
        return first <= last ? first <= day && day <= last : first <= day || day <= last;
    });
}

std::optional<DayHours> hours_of(const OpeningHours& hours, Date date)
{
    if (hours.always) return DayHours{};
    const std::chrono::weekday weekday{std::chrono::sys_days(date)};
    const DayHours& day = weekday == std::chrono::Saturday ? hours.saturday : weekday == std::chrono::Sunday ? hours.sunday : hours.weekday;
    if (day.open == day.close || is_closed_day(hours, date)) return std::nullopt;
    return day;
}

bool is_open(const OpeningHours& hours, Instant instant)
{
    if (hours.always) return true;
    const Date today = civil_time(instant).date;
    // A day whose close is not after its open runs past midnight and is named after the day on which it began (requirements R80, R89).
    for (const int day : {0, -1})
        if (const auto open = open_on(hours, moved(today, day)); open && open->from <= instant && instant < open->until) return true;
    return false;
}

std::optional<Instant> opening_after(const OpeningHours& hours, Instant instant) { return next_border(hours, instant, Border::Opening); }
std::optional<Instant> closing_after(const OpeningHours& hours, Instant instant) { return next_border(hours, instant, Border::Closing); }

Borders opening_borders(const OpeningHours& hours, Instant instant)
{
    Borders borders;
    if (hours.always) return borders;
    const Date today = civil_time(instant).date;
    const auto take = [&](Instant at, Border kind) {
        if (!is_border(hours, at, kind)) return;
        if (at <= instant) borders.before = std::max(borders.before.value_or(at), at);
        else borders.after = std::min(borders.after.value_or(at), at);
    };
    for (int day = -2; day <= 1; ++day)
        if (const auto open = open_on(hours, moved(today, day))) {
            take(open->from, Border::Opening);
            take(open->until, Border::Closing);
        }
    return borders;
}

}  // namespace renkei::programme
