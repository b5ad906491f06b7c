#include "text/dates.hpp"

#include <array>

namespace renkei::text {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;

struct Era {
    std::string_view name;
    Date first_day;
};

// First days as the eras' own decrees count them, in the Gregorian calendar. 明治 began on 慶応4年9月8日.
constexpr std::array<Era, 5> eras = {{{"令和", {year(2019), month(5), day(1)}},
                                      {"平成", {year(1989), month(1), day(8)}},
                                      {"昭和", {year(1926), month(12), day(25)}},
                                      {"大正", {year(1912), month(7), day(30)}},
                                      {"明治", {year(1868), month(10), day(23)}}}};

const Era* era_of(Date date)
{
    for (const auto& era : eras)
        if (sys_days(date) >= sys_days(era.first_day)) return &era;
    return nullptr;
}

std::string year_number(Date date) { return std::to_string(static_cast<int>(date.year())); }
std::string month_number(Date date) { return std::to_string(static_cast<unsigned>(date.month())); }
std::string day_number(Date date) { return std::to_string(static_cast<unsigned>(date.day())); }

std::string weekday_mark(Date date, Wording language)
{
    const auto name = weekday_name(std::chrono::weekday(sys_days(date)), language);
    switch (language) {
        case Language::English: return " " + name;
        case Language::Korean: return "(" + name + ")";
        default: return "（" + name + (language.easy ? "曜日）" : "）");
    }
}

std::string day_name(Date date, Language language)
{
    switch (language) {
        case Language::English: return day_number(date);
        case Language::Korean: return day_number(date) + "일";
        default: return day_number(date) + "日";
    }
}

// With what parts it from the day.
std::string month_part(Date date, Language language)
{
    switch (language) {
        case Language::English: return month_number(date) + ".";
        case Language::Korean: return month_number(date) + "월 ";
        default: return month_number(date) + "月";
    }
}

// What parts the year from the month.
std::string_view year_end(Language language)
{
    if (language == Language::English) return ".";
    return language == Language::Korean ? " " : "";
}

std::string_view until(Language language)
{
    switch (language) {
        case Language::Japanese: return "〜";
        case Language::English: return " – ";
        case Language::Korean: return "~";
        default: return "至";
    }
}

// The end of a range, without the parts that the start has said.
std::string range_end(Date first, Date last, Wording language)
{
    if (first.year() == last.year() && first.month() == last.month()) return day_name(last, language) + weekday_mark(last, language);
    return month_day(last, language);
}

}  // namespace

std::string weekday_name(std::chrono::weekday weekday, Language language)
{
    constexpr std::array<const char*, 7> japanese = {"日", "月", "火", "水", "木", "金", "土"};
    constexpr std::array<const char*, 7> english = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<const char*, 7> simplified = {"周日", "周一", "周二", "周三", "周四", "周五", "周六"};
    constexpr std::array<const char*, 7> traditional = {"週日", "週一", "週二", "週三", "週四", "週五", "週六"};
    constexpr std::array<const char*, 7> korean = {"일", "월", "화", "수", "목", "금", "토"};
    const size_t index = weekday.c_encoding() % 7;
    switch (language) {
        case Language::Japanese: return japanese[index];
        case Language::English: return english[index];
        case Language::SimplifiedChinese: return simplified[index];
        case Language::TraditionalChinese: return traditional[index];
        case Language::Korean: return korean[index];
    }
    return japanese[index];
}

std::string year_name(Date date, Wording language)
{
    switch (language) {
        case Language::English: return year_number(date);
        case Language::Korean: return year_number(date) + "년";
        case Language::SimplifiedChinese:
        case Language::TraditionalChinese: return year_number(date) + "年";
        case Language::Japanese: break;
    }
    const Era* era = language.easy ? nullptr : era_of(date);
    if (!era) return year_number(date) + "年";
    const int number = static_cast<int>(date.year()) - static_cast<int>(era->first_day.year()) + 1;
    return std::string(era->name) + (number == 1 ? "元" : std::to_string(number)) + "年";
}

std::string year_and_month(Date date, Wording language)
{
    const std::string month = month_number(date) + (language == Language::English ? "" : language == Language::Korean ? "월" : "月");
    return year_name(date, language) + std::string(year_end(language)) + month;
}

std::string fiscal_year_name(int fiscal_year, Wording language)
{
    // 1 October is the middle of the year, and lies in the era whose name the whole year bears.
    const Date middle{year(fiscal_year), month(10), day(1)};
    switch (language) {
        case Language::English: return "fiscal " + year_number(middle);
        case Language::Korean: return year_name(middle, language) + "도";
        default: return year_name(middle, language) + "度";
    }
}

std::string month_name(month of_year, Language language)
{
    constexpr std::array<const char*, 12> english = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const unsigned number = static_cast<unsigned>(of_year);
    if (language == Language::English) return english[(number + 11) % 12];
    return std::to_string(number) + (language == Language::Korean ? "월" : "月");
}

std::string month_day(Date date, Wording language, Weekday weekday)
{
    auto text = month_part(date, language) + day_name(date, language);
    if (weekday == Weekday::Show) text += weekday_mark(date, language);
    return text;
}

std::string long_date(Date date, Wording language, Weekday weekday)
{
    return year_name(date, language).append(year_end(language)) + month_day(date, language, weekday);
}

std::string date_range(Date first, Date last, Wording language)
{
    auto text = long_date(first, language);
    if (sys_days(last) <= sys_days(first)) return text;
    text += until(language);
    // The year is said again when it is another one, or when an era began in between (平成31年 / 令和元年).
    const bool same_year = first.year() == last.year() && year_name(first, language) == year_name(last, language);
    return text + (same_year ? range_end(first, last, language) : long_date(last, language));
}

std::string short_range(Date first, Date last, Wording language)
{
    auto text = month_day(first, language);
    if (sys_days(last) <= sys_days(first)) return text;
    return text.append(until(language)) + range_end(first, last, language);
}

}  // namespace renkei::text
