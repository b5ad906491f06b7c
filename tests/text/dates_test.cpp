#include "text/dates.hpp"

#include <catch2/catch.hpp>

#include <memory>

#include <unicode/calendar.h>

using namespace renkei;
using namespace renkei::text;
using std::chrono::days;
using std::chrono::sys_days;

namespace {

Date on(const char* iso)
{
    const auto date = parse_date(iso);
    REQUIRE(date);
    return *date;
}

}  // namespace

TEST_CASE("a date in Japanese carries its era and a full-width weekday", "[text]")
{
    const std::pair<const char*, const char*> table[] = {
        {"2026-11-22", "令和8年11月22日（日）"}, {"1989-01-07", "昭和64年1月7日（土）"},  {"1989-01-08", "平成元年1月8日（日）"},
        {"2019-04-30", "平成31年4月30日（火）"}, {"2019-05-01", "令和元年5月1日（水）"},  {"2019-12-31", "令和元年12月31日（火）"},
        {"1926-12-24", "大正15年12月24日（金）"}, {"1926-12-25", "昭和元年12月25日（土）"}, {"1912-07-29", "明治45年7月29日（月）"},
        {"1912-07-30", "大正元年7月30日（火）"}, {"1868-10-23", "明治元年10月23日（金）"}, {"1868-10-22", "1868年10月22日（木）"},
    };
    for (const auto& [iso, text] : table) CHECK(long_date(on(iso), Language::Japanese) == text);
}

TEST_CASE("every day since Meiji has the year that ICU's Japanese calendar gives it", "[text]")
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Calendar> calendar(icu::Calendar::createInstance(icu::Locale("ja_JP@calendar=japanese"), status));
    REQUIRE(U_SUCCESS(status));
    calendar->setTimeZone(*icu::TimeZone::getGMT());
    // ICU numbers the eras from 大化; 明治 is 232.
    const char* names[] = {"明治", "大正", "昭和", "平成", "令和"};
    int wrong = 0;
    for (auto day = sys_days(on("1868-10-23")); day < sys_days(on("2040-01-01")); day += days(1)) {
        calendar->setTime(static_cast<double>(day.time_since_epoch().count()) * 86'400'000.0, status);
        const int era = calendar->get(UCAL_ERA, status), year = calendar->get(UCAL_YEAR, status);
        const auto expected = std::string(names[era - 232]) + (year == 1 ? "元" : std::to_string(year)) + "年";
        if (year_name(Date(day), Language::Japanese) != expected) ++wrong;
    }
    CHECK(wrong == 0);
}

TEST_CASE("a fiscal year bears the era of its greater part", "[text]")
{
    CHECK(fiscal_year_name(2021, Language::Japanese) == "令和3年度");
    CHECK(fiscal_year_name(2019, Language::Japanese) == "令和元年度");
    CHECK(fiscal_year_name(2018, Language::Japanese) == "平成30年度");
    CHECK(fiscal_year_name(1988, Language::Japanese) == "昭和63年度");
    CHECK(fiscal_year_name(1926, Language::Japanese) == "大正15年度");
    CHECK(fiscal_year_name(1912, Language::Japanese) == "大正元年度");
    CHECK(fiscal_year_name(2021, Language::English) == "fiscal 2021");
    CHECK(fiscal_year_name(2021, Language::SimplifiedChinese) == "2021年度");
    CHECK(fiscal_year_name(2021, Language::Korean) == "2021년도");
    CHECK(month_name(std::chrono::October, Language::Japanese) == "10月");
    CHECK(month_name(std::chrono::October, Language::English) == "Oct");
    CHECK(month_name(std::chrono::December, Language::Korean) == "12월");
}

TEST_CASE("the other languages count Western years", "[text]")
{
    const auto date = on("2026-11-22");
    CHECK(long_date(date, Language::English) == "2026.11.22 Sun");
    CHECK(long_date(date, Language::SimplifiedChinese) == "2026年11月22日（周日）");
    CHECK(long_date(date, Language::TraditionalChinese) == "2026年11月22日（週日）");
    CHECK(long_date(date, Language::Korean) == "2026년 11월 22일(일)");
    CHECK(long_date(date, Language::Japanese, Weekday::Omit) == "令和8年11月22日");
    CHECK(long_date(date, Language::English, Weekday::Omit) == "2026.11.22");
    CHECK(month_day(on("2024-10-05"), Language::Japanese) == "10月5日（土）");
    CHECK(month_day(on("2024-10-05"), Language::English) == "10.5 Sat");
    CHECK(year_name(date, Language::English) == "2026");
    CHECK(weekday_name(std::chrono::Monday, Language::Japanese) == "月");
    CHECK(weekday_name(std::chrono::Monday, Language::English) == "Mon");
}

TEST_CASE("a range does not repeat what it has said", "[text]")
{
    struct Row {
        const char *first, *last, *text;
    };
    const Row table[] = {
        {"2024-10-05", "2024-10-06", "令和6年10月5日（土）〜6日（日）"},
        {"2017-04-16", "2017-05-14", "平成29年4月16日（日）〜5月14日（日）"},
        {"2024-12-28", "2025-01-05", "令和6年12月28日（土）〜令和7年1月5日（日）"},
        {"2019-04-30", "2019-05-01", "平成31年4月30日（火）〜令和元年5月1日（水）"},
        {"1989-01-07", "1989-01-08", "昭和64年1月7日（土）〜平成元年1月8日（日）"},
        {"2024-10-05", "2024-10-05", "令和6年10月5日（土）"},
    };
    for (const auto& row : table) CHECK(date_range(on(row.first), on(row.last), Language::Japanese) == row.text);
    CHECK(date_range(on("2024-10-05"), on("2024-10-06"), Language::English) == "2024.10.5 Sat – 6 Sun");
    CHECK(date_range(on("2024-10-05"), on("2024-10-06"), Language::SimplifiedChinese) == "2024年10月5日（周六）至6日（周日）");
    CHECK(date_range(on("2024-10-05"), on("2024-10-06"), Language::Korean) == "2024년 10월 5일(토)~6일(일)");
    CHECK(short_range(on("2024-10-30"), on("2024-10-31"), Language::Japanese) == "10月30日（水）〜31日（木）");
    CHECK(short_range(on("2024-10-30"), on("2024-11-02"), Language::English) == "10.30 Wed – 11.2 Sat");
    CHECK(short_range(on("2024-10-30"), on("2024-10-30"), Language::Japanese) == "10月30日（水）");
}

TEST_CASE("noon is 正午 and midnight 午前0時", "[text]")
{
    struct Row {
        int minute;
        const char *sentence, *table;
    };
    const Row table[] = {
        {0, "午前0時", "午前0:00"},           {30, "午前0時30分", "午前0:30"},       {570, "午前9時30分", "午前9:30"}, {720, "正午", "正午"},
        {750, "午後0時30分", "午後0:30"},     {845, "午後2時5分", "午後2:05"},       {1035, "午後5時15分", "午後5:15"}, {1439, "午後11時59分", "午後11:59"},
        {1440, "午前0時", "午前0:00"},
    };
    for (const auto& row : table) {
        CHECK(time_of_day(row.minute, Language::Japanese) == row.sentence);
        CHECK(clock_time(row.minute, Language::Japanese) == row.table);
    }
    for (int minute = 0; minute <= 1440; ++minute) {
        const auto text = time_of_day(minute, Language::Japanese);
        const bool confusing = text == "午後0時" || text.find("12時") != std::string::npos || text.find("半") != std::string::npos;
        if (confusing) FAIL(text);
    }
}

TEST_CASE("easy Japanese has Western years, whole names of days and no 正午", "[text]")
{
    CHECK(long_date(on("2026-11-22"), kEasyJapanese) == "2026年11月22日（日曜日）");
    CHECK(long_date(on("2019-05-01"), kEasyJapanese, Weekday::Omit) == "2019年5月1日");
    CHECK(month_day(on("2024-10-05"), kEasyJapanese) == "10月5日（土曜日）");
    CHECK(date_range(on("2019-04-30"), on("2019-05-01"), kEasyJapanese) == "2019年4月30日（火曜日）〜5月1日（水曜日）");
    CHECK(fiscal_year_name(2017, kEasyJapanese) == "2017年度");
    CHECK(time_of_day(570, kEasyJapanese) == "午前9時30分");
    CHECK(clock_time(845, kEasyJapanese) == "午後2:05");
    for (const int midnight : {0, 1440}) CHECK(time_of_day(midnight, kEasyJapanese) == "夜の12時");
    CHECK(time_of_day(720, kEasyJapanese) == "昼の12時");
    CHECK(clock_time(720, kEasyJapanese) == "昼の12時");
}

TEST_CASE("the time of day in the other languages", "[text]")
{
    CHECK(time_of_day(570, Language::English) == "9:30 a.m.");
    CHECK(time_of_day(720, Language::English) == "noon");
    CHECK(time_of_day(0, Language::English) == "midnight");
    CHECK(time_of_day(750, Language::English) == "12:30 p.m.");
    CHECK(time_of_day(845, Language::SimplifiedChinese) == "下午2点5分");
    CHECK(time_of_day(750, Language::TraditionalChinese) == "中午12點30分");
    CHECK(time_of_day(845, Language::Korean) == "오후 2시 5분");
    CHECK(time_of_day(720, Language::Korean) == "정오");
    CHECK(clock_time(845, Language::SimplifiedChinese) == "14:05");
    CHECK(clock_time(1440, Language::SimplifiedChinese) == "24:00");
    CHECK(clock_time(845, Language::Korean) == "오후 2:05");
}

TEST_CASE("numbers are grouped by thousands, or written in kanji", "[text]")
{
    CHECK(grouped(0) == "0");
    CHECK(grouped(999) == "999");
    CHECK(grouped(1096) == "1,096");
    CHECK(grouped(14'000'000) == "14,000,000");
    CHECK(grouped(-1741) == "-1,741");
    CHECK(grouped(std::numeric_limits<long long>::min()) == "-9,223,372,036,854,775,808");
    CHECK(kanji_number(0) == "〇");
    CHECK(kanji_number(23) == "二十三");
    CHECK(kanji_number(1096) == "千九十六");
    CHECK(kanji_number(1741) == "千七百四十一");
    CHECK(kanji_number(10'000) == "一万");
    CHECK(kanji_number(14'000'000) == "一千四百万");
    CHECK(kanji_number(100'010'001) == "一億一万一");
}
