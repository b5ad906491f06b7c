// What is said of many rows is said once: the rule of the terminal, the panel and the desk.

#include <catch2/catch.hpp>

#include "base/said_once.hpp"

using namespace renkei;

TEST_CASE("what is said of several rows in one column is one, the gravest first", "[base]")
{
    const std::vector<Said> all{
        {.severity = 2, .file = "催し.csv", .cell = "D24", .row = 24, .message = "over"},
        {.severity = 1, .file = "催し.csv", .cell = "D25", .row = 25, .message = "no day"},
        {.severity = 2, .file = "催し.csv", .cell = "D26", .row = 26, .message = "over"},
        {.severity = 2, .file = "催し.csv", .cell = "E27", .row = 27, .message = "over"},      // another column
        {.severity = 2, .file = "催し.csv", .cell = "AD28", .row = 28, .message = "over"},
        {.severity = 1, .file = "催し.csv", .cell = "D29", .row = 29, .message = "over"},      // graver
        {.severity = 2, .file = "展示.xlsx", .sheet = "催し", .cell = "D30", .row = 30, .message = "over"},
        {.severity = 2, .file = "展示.xlsx", .sheet = "来年", .cell = "D31", .row = 31, .message = "over"},
        {.severity = 2, .file = "催し.csv", .row = 32, .message = "over"},                     // whole rows
        {.severity = 2, .file = "催し.csv", .row = 33, .message = "over"},
        {.severity = 2, .file = "催し.csv", .cell = "D34", .row = 34, .message = "over"},
    };
    CHECK(said_once(all) == std::vector<std::vector<size_t>>{{1}, {5}, {0, 2, 10}, {3}, {4}, {6}, {7}, {8, 9}});
    CHECK(said_once({}).empty());
}

TEST_CASE("what is said of a file is said by itself", "[base]")
{
    const std::vector<Said> all{{.file = "a.csv", .message = "a list"}, {.file = "a.csv", .message = "a list"},
                                {.file = "a.xlsx", .sheet = "写真", .cell = "C1", .message = "a list"}};
    CHECK(said_once(all) == std::vector<std::vector<size_t>>{{0}, {1}, {2}});
}

TEST_CASE("places are listed in each language, and not without end", "[base]")
{
    const std::vector<std::string> places{"D25", "D28", "D30"};
    CHECK(listed(places, 3).en == "D25, D28, D30");
    CHECK(listed(places, 3).ja == "D25、D28、D30");
    CHECK(listed(places, 2).en == "D25, D28 …");
    CHECK(listed(places, 2).ja == "D25、D28 …");
    CHECK(listed({}, 2).en.empty());
}
