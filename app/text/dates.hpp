#pragma once
// Dates, times and numbers as public bodies write them (requirements R50 to R53).
// Pure functions; eras from 明治 to 令和. Easy Japanese has no eras, and says the day of the week in full: 2026年11月22日（日曜日）.

#include <string>

#include "base/civil_time.hpp"
#include "base/language.hpp"

namespace renkei::text {

enum class Weekday { Omit, Show };

// ja 令和8年11月22日（日）, 元年 for the first year; en 2026.11.22 Sun; zh 2026年11月22日（周日 / 週日）; ko 2026년 11월 22일(일)
[[nodiscard]] std::string long_date(Date date, Wording language, Weekday weekday = Weekday::Show);
// ja 10月5日（土）; en 10.5 Sat
[[nodiscard]] std::string month_day(Date date, Wording language, Weekday weekday = Weekday::Show);
// ja 令和8年; en 2026
[[nodiscard]] std::string year_name(Date date, Wording language);
// The month of a year, for what is dated to the month: ja 令和8年11月; en 2026.11; zh 2026年11月; ko 2026년 11월
[[nodiscard]] std::string year_and_month(Date date, Wording language);
// April to March, under the era of its greater part: 令和3年度, and 令和元年度 for all of 2019; en fiscal 2021
[[nodiscard]] std::string fiscal_year_name(int fiscal_year, Wording language);
// ja 10月; en Oct
[[nodiscard]] std::string month_name(std::chrono::month of_year, Language language);
// From first to last: 令和6年10月5日（土）〜6日（日）; same month and year are not repeated; one day gives long_date.
[[nodiscard]] std::string date_range(Date first, Date last, Wording language);
// The same without the year: 10月30日（水）〜31日（木）
[[nodiscard]] std::string short_range(Date first, Date last, Wording language);
// 日, 月 … / Sun, Mon …
[[nodiscard]] std::string weekday_name(std::chrono::weekday weekday, Language language);
// Sentence form: 午前9時30分, 正午, 午前0時 (minutes 0..1440); tabular form 午後2:05. Easy Japanese: 昼の12時, 夜の12時.
[[nodiscard]] std::string time_of_day(int minute, Wording language);
[[nodiscard]] std::string clock_time(int minute, Wording language);
// 1,096
[[nodiscard]] std::string grouped(long long value);
// 千九十六
[[nodiscard]] std::string kanji_number(long long value);

}  // namespace renkei::text
