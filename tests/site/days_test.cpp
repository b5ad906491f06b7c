// Days as the project's pages write them.

#include <catch2/catch.hpp>

#include "site/days.hpp"

using namespace renkei;

namespace {

std::string told(std::string_view text, std::optional<int> year = {})
{
    const auto days = site::days_in(text, year);
    if (!days) return "";
    const auto time = [](std::optional<int> minute) { return minute ? " " + std::to_string(*minute / 60) + ":" + std::to_string(*minute % 60) : ""; };
    return iso_date(days->first) + ".." + iso_date(days->last) + time(days->start_minute) + time(days->end_minute);
}

}  // namespace

TEST_CASE("days and times are read in the forms of the project's pages", "[site]")
{
    CHECK(told("令和6年10月30日(水)・31日(木)11時~19時30分") == "2024-10-30..2024-10-31 11:0 19:30");
    CHECK(told("平成29年9月9日(土)から10日(日)までの2日間") == "2017-09-09..2017-09-10");
    CHECK(told("平成29年8月21日(月)~9月29日(金)") == "2017-08-21..2017-09-29");
    CHECK(told("令和元年10月26日(土)から27日(日)の2日間") == "2019-10-26..2019-10-27");
    CHECK(told("6月17日(土)、18日(日)", 2017) == "2017-06-17..2017-06-18");
    CHECK(told("6月17日(土)、18日(日)").empty());
    CHECK(told("令和６年１０月１７日　掲載") == "2024-10-17..2024-10-17");
    CHECK(told("更新日：2024年12月24日") == "2024-12-24..2024-12-24");
    CHECK(told("日時：令和7年12月20日（土）～1月10日（土） 午前10時～午後4時半") == "2025-12-20..2026-01-10 10:0 16:30");
    CHECK(told("令和8年2月11日（水・祝） 10:00〜16:30") == "2026-02-11..2026-02-11 10:0 16:30");
    CHECK(told("2日間の催しです").empty());
    CHECK(told("令和6年2月30日").empty());
    CHECK(told("電話 03-5210-9735").empty());
}
