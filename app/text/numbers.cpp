#include <array>

#include "text/dates.hpp"

namespace renkei::text {
namespace {

// Of a negative value too, the smallest included.
unsigned long long magnitude(long long value)
{
    return value < 0 ? 0ULL - static_cast<unsigned long long>(value) : static_cast<unsigned long long>(value);
}

// 0–9999. A lone thousand is 千, but 一千 in front of 万 and higher.
std::string kanji_group(unsigned value, bool of_myriads)
{
    constexpr std::array<const char*, 10> figures = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    constexpr std::array<const char*, 4> places = {"千", "百", "十", ""};
    std::string text;
    unsigned unit = 1000;
    for (size_t place = 0; place < places.size(); ++place, unit /= 10) {
        const unsigned figure = value / unit % 10;
        if (figure == 0) continue;
        const bool silent = figure == 1 && unit > 1 && !(unit == 1000 && of_myriads);
        if (!silent) text += figures[figure];
        text += places[place];
    }
    return text;
}

}  // namespace

std::string grouped(long long value)
{
    const auto digits = std::to_string(magnitude(value));
    std::string text = value < 0 ? "-" : "";
    for (size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) text += ',';
        text += digits[i];
    }
    return text;
}

std::string kanji_number(long long value)
{
    if (value == 0) return "〇";
    constexpr std::array<const char*, 5> myriads = {"", "万", "億", "兆", "京"};
    auto rest = magnitude(value);
    std::string text;
    for (const char* myriad : myriads) {
        const auto group = static_cast<unsigned>(rest % 10000);
        if (group != 0) text = kanji_group(group, *myriad != '\0') + myriad + text;
        rest /= 10000;
    }
    return value < 0 ? "マイナス" + text : text;
}

}  // namespace renkei::text
