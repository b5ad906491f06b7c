#pragma once
// Civil time in Japan: Asia/Tokyo is UTC+9 without daylight saving since 1951, so no time zone database is needed.
// Nothing here reads a clock: time is an argument (docs/architecture.md, "A scene is a description").

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace renkei {

using Date = std::chrono::year_month_day;
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;  // UTC

struct CivilTime {
    Date date;
    std::chrono::milliseconds since_midnight{0};
    [[nodiscard]] int minute_of_day() const { return static_cast<int>(since_midnight / std::chrono::minutes(1)); }
    [[nodiscard]] std::chrono::weekday weekday() const { return std::chrono::weekday(std::chrono::sys_days(date)); }
};

[[nodiscard]] CivilTime civil_time(Instant instant);
[[nodiscard]] Instant instant_of(Date date, std::chrono::milliseconds since_midnight = std::chrono::milliseconds(0));

// "2026-11-22"; empty for what is not a real date.
[[nodiscard]] std::optional<Date> parse_date(std::string_view iso);
[[nodiscard]] std::string iso_date(Date date);
// RFC 3339 "2026-11-22T10:00:00+09:00" (any offset), or a bare date, which means midnight in Japan.
[[nodiscard]] std::optional<Instant> parse_instant(std::string_view text);
[[nodiscard]] std::string rfc3339(Instant instant);  // in Japan's offset

}  // namespace renkei
