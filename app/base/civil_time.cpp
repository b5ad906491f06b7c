#include "base/civil_time.hpp"

#include <charconv>
#include <cstdio>

namespace renkei {
namespace {

constexpr std::chrono::hours kJapanOffset{9};

std::optional<int> digits(std::string_view text, size_t at, size_t count)
{
    if (at + count > text.size()) return std::nullopt;
    int value = 0;
    const char* first = text.data() + at;
    const auto parsed = std::from_chars(first, first + count, value);
    if (parsed.ec != std::errc{} || parsed.ptr != first + count || *first == '-') return std::nullopt;
    return value;
}

}  // namespace

CivilTime civil_time(Instant instant)
{
    const auto local = instant + kJapanOffset;
    const auto day = std::chrono::floor<std::chrono::days>(local);
    return {Date(day), std::chrono::duration_cast<std::chrono::milliseconds>(local - day)};
}

Instant instant_of(Date date, std::chrono::milliseconds since_midnight)
{
    return Instant(std::chrono::sys_days(date)) + since_midnight - kJapanOffset;
}

std::optional<Date> parse_date(std::string_view iso)
{
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
    const auto y = digits(iso, 0, 4), m = digits(iso, 5, 2), d = digits(iso, 8, 2);
    if (!y || !m || !d) return std::nullopt;
    const Date date{std::chrono::year(*y), std::chrono::month(static_cast<unsigned>(*m)), std::chrono::day(static_cast<unsigned>(*d))};
    if (!date.ok()) return std::nullopt;
    return date;
}

std::string iso_date(Date date)
{
    char text[24];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()));
    return text;
}

std::optional<Instant> parse_instant(std::string_view text)
{
    const auto date = parse_date(text.substr(0, 10));
    if (!date) return std::nullopt;
    if (text.size() == 10) return instant_of(*date);
    if (text.size() < 16 || (text[10] != 'T' && text[10] != ' ') || text[13] != ':') return std::nullopt;
    const auto hour = digits(text, 11, 2), minute = digits(text, 14, 2);
    if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
    int second = 0;
    size_t at = 16;
    if (text.size() >= 19 && text[16] == ':') {
        const auto s = digits(text, 17, 2);
        if (!s || *s > 59) return std::nullopt;
        second = *s;
        at = 19;
    }
    const auto local = std::chrono::hours(*hour) + std::chrono::minutes(*minute) + std::chrono::seconds(second);
    const std::string_view zone = text.substr(at);
    if (zone.empty()) return instant_of(*date, local);  // no offset: Japan's
    if (zone == "Z" || zone == "z") return Instant(std::chrono::sys_days(*date)) + local;
    if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-') || zone[3] != ':') return std::nullopt;
    const auto oh = digits(zone, 1, 2), om = digits(zone, 4, 2);
    if (!oh || !om || *oh > 23 || *om > 59) return std::nullopt;
    const auto offset = (std::chrono::hours(*oh) + std::chrono::minutes(*om)) * (zone[0] == '-' ? -1 : 1);
    return Instant(std::chrono::sys_days(*date)) + local - offset;
}

std::string rfc3339(Instant instant)
{
    const CivilTime t = civil_time(instant);
    const auto s = std::chrono::duration_cast<std::chrono::seconds>(t.since_midnight).count();
    char text[24];
    std::snprintf(text, sizeof text, "T%02d:%02d:%02d+09:00", static_cast<int>(s / 3600), static_cast<int>(s / 60 % 60), static_cast<int>(s % 60));
    return iso_date(t.date) + text;
}

}  // namespace renkei
