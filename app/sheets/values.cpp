#include "sheets/values.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>

namespace renkei::sheets {
namespace {

constexpr double kLastSerial = 2958465;   // 9999-12-31
constexpr int kMinutes = 24 * 60;

// The letters of a format that stand for parts of a date or time: without words in quotes, escaped characters and colours.
std::string letters_of(std::string_view code)
{
    std::string letters;
    for (size_t i = 0; i < code.size(); ++i) {
        const char c = code[i];
        if (c == ';') break;   // what follows is for negative numbers
        if (c == '"') {
            i = std::min(code.find('"', i + 1), code.size());
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (c == '[') {
            const size_t end = std::min(code.find(']', i), code.size());
            const std::string_view inside = code.substr(i + 1, end - i - 1);
            if (inside == "h" || inside == "hh" || inside == "m" || inside == "mm" || inside == "s" || inside == "ss") letters += 'h';   // elapsed time
            i = end;
        } else if ((c == 'E' || c == 'e') && i + 1 < code.size() && (code[i + 1] == '+' || code[i + 1] == '-')) {
            ++i;   // an exponent
        } else {
            letters += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        }
    }
    return letters;
}

std::string two(long long value)
{
    return (value < 10 ? "0" : "") + std::to_string(value);
}

std::string date_text(double days, bool from_1904)
{
    using namespace std::chrono;
    // 1900 counts as a leap year there: its days before March stand one later.
    const sys_days first = from_1904 ? sys_days(year(1904) / 1 / 1) : days < 60 ? sys_days(year(1899) / 12 / 31) : sys_days(year(1899) / 12 / 30);
    const year_month_day day(first + std::chrono::days(static_cast<int>(days)));
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                  static_cast<unsigned>(day.day()));
    return text.data();
}

std::string plain_text(double value)
{
    std::array<char, 64> text{};
    // What Excel shows has fifteen digits; 0.1 + 0.2 is 0.3 there.
    const auto written = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::general, 15);
    std::string shown(text.data(), written.ptr);
    if (shown.find('e') == std::string::npos) return shown;
    const auto whole = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, 0);
    return whole.ec == std::errc{} && std::abs(value) >= 1 && std::abs(value) < 1e18 ? std::string(text.data(), whole.ptr) : shown;
}

}  // namespace

NumberKind number_kind(int builtin_format)
{
    const int f = builtin_format;
    if (f == 22) return NumberKind::DateAndTime;
    if ((f >= 18 && f <= 21) || (f >= 45 && f <= 47) || f == 32 || f == 33) return NumberKind::Time;
    if ((f >= 14 && f <= 17) || (f >= 27 && f <= 36) || (f >= 50 && f <= 58)) return NumberKind::Date;
    return NumberKind::Plain;
}

NumberKind number_kind(std::string_view code)
{
    const std::string letters = letters_of(code);
    if (letters.find("general") != std::string::npos || letters.find("標準") != std::string::npos) return NumberKind::Plain;
    const bool time = letters.find_first_of("hs") != std::string::npos;
    const bool date = letters.find_first_of("ydge") != std::string::npos || (!time && letters.find('m') != std::string::npos);
    if (date) return time ? NumberKind::DateAndTime : NumberKind::Date;
    return time ? NumberKind::Time : NumberKind::Plain;
}

std::string number_text(double value, NumberKind kind, bool from_1904)
{
    if (kind == NumberKind::Plain || !(value >= 0) || value >= kLastSerial + 1) return plain_text(value);
    double days = std::floor(value);
    long long minutes = std::llround((value - days) * kMinutes);
    if (minutes == kMinutes) {
        minutes = 0;
        ++days;
    }
    const std::string time = two(minutes / 60) + ":" + two(minutes % 60);
    if (kind == NumberKind::Time && days < 1) return time;
    if (kind == NumberKind::Date || minutes == 0) return date_text(days, from_1904);
    return date_text(days, from_1904) + " " + time;
}

}  // namespace renkei::sheets
