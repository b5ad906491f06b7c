// The time of day as a public body writes it: noon is 正午 and midnight 午前0時, never 午前12時 (requirements R51).

#include <array>

#include "text/dates.hpp"

namespace renkei::text {
namespace {

constexpr int noon = 12 * 60, midnight = 24 * 60;

struct Clock {
    int hour = 0, minute = 0;  // 0–23, 0–59
    [[nodiscard]] bool morning() const { return hour < 12; }
    [[nodiscard]] int hour_of_half() const { return hour % 12; }                            // 0–11: 午後0時30分
    [[nodiscard]] int hour_on_dial() const { return hour % 12 == 0 ? 12 : hour % 12; }      // 1–12: 12:30 p.m.
};

Clock clock_of(int minute)
{
    const int within_day = ((minute % midnight) + midnight) % midnight;
    return {within_day / 60, within_day % 60};
}

std::string two_figures(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

std::string with_minutes(std::string text, int minute, std::string_view separator, std::string_view unit)
{
    if (minute == 0) return text;
    return text.append(separator).append(std::to_string(minute)).append(unit);
}

std::string english(Clock clock)
{
    if (clock.minute == 0 && clock.hour == 0) return "midnight";
    if (clock.minute == 0 && clock.hour == 12) return "noon";
    return std::to_string(clock.hour_on_dial()) + ":" + two_figures(clock.minute) + (clock.morning() ? " a.m." : " p.m.");
}

std::string chinese(Clock clock, bool simplified)
{
    const std::string unit = simplified ? "点" : "點";
    if (clock.minute == 0 && clock.hour == 0) return "零" + unit;
    if (clock.hour == 0) return with_minutes("凌晨0" + unit, clock.minute, "", "分");
    if (clock.hour == 12) return with_minutes("中午12" + unit, clock.minute, "", "分");
    return with_minutes((clock.morning() ? "上午" : "下午") + std::to_string(clock.hour_on_dial()) + unit, clock.minute, "", "分");
}

std::string korean(Clock clock)
{
    if (clock.minute == 0 && clock.hour == 0) return "자정";
    if (clock.minute == 0 && clock.hour == 12) return "정오";
    const int hour = clock.morning() ? clock.hour_of_half() : clock.hour_on_dial();
    return with_minutes((clock.morning() ? "오전 " : "오후 ") + std::to_string(hour) + "시", clock.minute, " ", "분");
}

// 正午 and 午前0時 are hard words for who is learning the language.
std::string easy_twelve(Clock clock) { return clock.morning() ? "夜の12時" : "昼の12時"; }

}  // namespace

std::string time_of_day(int minute, Wording language)
{
    const auto clock = clock_of(minute);
    switch (language) {
        case Language::English: return english(clock);
        case Language::SimplifiedChinese: return chinese(clock, true);
        case Language::TraditionalChinese: return chinese(clock, false);
        case Language::Korean: return korean(clock);
        case Language::Japanese: break;
    }
    if (language.easy && minute % noon == 0) return easy_twelve(clock);
    if (minute == noon) return "正午";
    return with_minutes((clock.morning() ? "午前" : "午後") + std::to_string(clock.hour_of_half()) + "時", clock.minute, "", "分");
}

std::string clock_time(int minute, Wording language)
{
    const auto clock = clock_of(minute);
    const auto minutes = ":" + two_figures(clock.minute);
    switch (language) {
        case Language::English: return english(clock);
        case Language::SimplifiedChinese:
        case Language::TraditionalChinese: return (minute == midnight ? "24" : std::to_string(clock.hour)) + minutes;
        case Language::Korean: return (clock.morning() ? "오전 " : "오후 ") + std::to_string(clock.morning() ? clock.hour_of_half() : clock.hour_on_dial()) +
            minutes;
        case Language::Japanese: break;
    }
    if (language.easy && minute % noon == 0) return easy_twelve(clock);
    if (minute == noon) return "正午";
    return (clock.morning() ? "午前" : "午後") + std::to_string(clock.hour_of_half()) + minutes;
}

}  // namespace renkei::text
