#include "programme/board.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace renkei;
using namespace renkei::programme;

namespace {

model::Event an_event(std::string key, std::string_view start, std::string_view end = "")
{
    model::Event event;
    event.key = std::move(key);
    event.title = "催し " + event.key;
    event.start_date = parse_date(start);
    event.end_date = parse_date(end);
    return event;
}

std::string keys(const BoardPage& page)
{
    std::string text = page.record ? "record" : "";
    if (page.today) text += "today:" + page.today->key;
    for (const auto* row : page.rows) text += " " + row->key;
    return text;
}

Date day(std::string_view iso) { return *parse_date(iso); }

// Dates of real events of 2023 to 2025.
std::vector<model::Event> the_last_five()
{
    return {an_event("E037", "2025-11-02", "2025-11-02"), an_event("E034", "2024-10-05", "2024-10-06"), an_event("E033", "2024-06-08", "2024-06-09"),
            an_event("E036", "2025-10-25", "2025-10-26"), an_event("E035", "2024-10-30", "2024-10-31")};
}

}  // namespace

TEST_CASE("an event is coming, then today, and past from midnight after its last day", "[programme]")
{
    const auto event = an_event("a", "2024-10-30", "2024-10-31");
    CHECK(state_on(event, day("2024-10-29")) == EventState::Coming);
    CHECK(state_on(event, day("2024-10-30")) == EventState::Today);
    CHECK(state_on(event, day("2024-10-31")) == EventState::Today);
    CHECK(state_on(event, day("2024-11-01")) == EventState::Past);

    SECTION("without an end it lasts one day")
    {
        CHECK(state_on(an_event("b", "2024-02-29"), day("2024-02-29")) == EventState::Today);
        CHECK(state_on(an_event("b", "2024-02-29"), day("2024-03-01")) == EventState::Past);
    }
    SECTION("undated events and those that end before they start have no place")
    {
        CHECK_FALSE(state_on(an_event("c", ""), day("2024-10-30")));
        CHECK_FALSE(state_on(an_event("d", "", "2024-10-31"), day("2024-10-30")));
        CHECK_FALSE(state_on(an_event("e", "2024-10-31", "2024-10-30"), day("2024-10-30")));
    }
}

TEST_CASE("an event of today is past from the minute at which it ends, on its last day", "[programme]")
{
    std::vector<model::Event> events{an_event("fair", "2024-10-30", "2024-10-31"), an_event("talk", "2024-10-31"), an_event("next", "2024-11-02")};
    events[0].end_minute = 16 * 60 + 30;
    events[1].end_minute = 15 * 60;
    const Date first = day("2024-10-30"), last = day("2024-10-31");
    CHECK(state_on(events[0], first, 20 * 60) == EventState::Today);   // it goes on tomorrow
    CHECK(state_on(events[0], last, 16 * 60 + 29) == EventState::Today);
    CHECK(state_on(events[0], last, 16 * 60 + 30) == EventState::Past);
    CHECK(keys(board(events, last, 3, 14 * 60).at(0)) == "today:talk next");
    CHECK(keys(board(events, last, 3, 15 * 60).at(0)) == "today:fair next");
    CHECK(keys(board(events, last, 3, 17 * 60).at(0)) == " next");
    CHECK(ended_today(events, last, 14 * 60) == 0);
    CHECK(ended_today(events, last, 15 * 60) == 1);
    CHECK(ended_today(events, last, 17 * 60) == 2);
    CHECK(ended_today(events, first, 17 * 60) == 0);
    events.pop_back();
    CHECK(keys(board(events, last, 3, 17 * 60).at(0)) == "record talk fair");
}

TEST_CASE("the autumn of 2024 shows its events as coming", "[programme]")
{
    const auto events = the_last_five();
    const auto pages = board(events, day("2024-10-25"), 3);
    REQUIRE(pages.size() == 1);
    CHECK(keys(pages[0]) == " E035 E036 E037");
}

TEST_CASE("what is on today leads, with the coming ones beside it", "[programme]")
{
    const auto events = the_last_five();
    const auto pages = board(events, day("2024-10-06"), 3);
    REQUIRE(pages.size() == 1);
    CHECK(keys(pages[0]) == "today:E034 E035 E036 E037");
}

TEST_CASE("when nothing lies ahead the board is the record, newest first", "[programme]")
{
    const auto events = the_last_five();
    const auto pages = board(events, day("2026-11-22"), 3);
    REQUIRE(pages.size() == 2);
    CHECK(keys(pages[0]) == "record E037 E036 E035");
    CHECK(keys(pages[1]) == "record E034 E033");
}

TEST_CASE("each event of today has a page of its own and the one that ends soonest is first", "[programme]")
{
    std::vector<model::Event> events{an_event("long", "2024-10-01", "2024-12-01"), an_event("short", "2024-10-05", "2024-10-05"),
                                     an_event("next", "2024-10-09")};
    const auto pages = board(events, day("2024-10-05"), 3);
    REQUIRE(pages.size() == 2);
    CHECK(keys(pages[0]) == "today:short next");
    CHECK(keys(pages[1]) == "today:long next");
}

TEST_CASE("coming events on one day stand by their hour, and the order of loading does not matter", "[programme]")
{
    std::vector<model::Event> events{an_event("evening", "2024-10-09"), an_event("b", "2024-10-09"), an_event("a", "2024-10-09")};
    events[0].start_minute = 18 * 60;
    events[1].start_minute = 9 * 60;
    events[2].start_minute = 9 * 60;
    CHECK(keys(board(events, day("2024-10-01"), 3).at(0)) == " a b evening");
    std::reverse(events.begin(), events.end());
    CHECK(keys(board(events, day("2024-10-01"), 3).at(0)) == " a b evening");
}

TEST_CASE("the board is bounded and has no empty page", "[programme]")
{
    std::vector<model::Event> events;
    const auto first = std::chrono::sys_days(day("2024-01-01"));
    for (int i = 0; i < 700; ++i) events.push_back(an_event(std::to_string(i), iso_date(Date(first + std::chrono::days(i)))));
    for (int i = 0; i < 720; ++i) {
        const auto pages = board(events, Date(first + std::chrono::days(i)), 3);
        REQUIRE(!pages.empty());
        REQUIRE(pages.size() <= kMaxBoardPages);
        for (const auto& page : pages) {
            REQUIRE((page.today || !page.rows.empty()));
            REQUIRE(page.rows.size() <= 3);
            for (const auto* row : page.rows)
                REQUIRE(state_on(*row, Date(first + std::chrono::days(i))) == (page.record ? EventState::Past : EventState::Coming));
        }
    }
    CHECK(board({}, day("2024-01-01"), 3).empty());
    CHECK(board({an_event("undated", "")}, day("2024-01-01"), 3).empty());
    // A careless setting still gives a board.
    CHECK(board(events, day("2024-01-01"), 0).at(1).rows.size() == 1);
}
