// How a load's findings are told on the terminal.

#include <catch2/catch.hpp>

#include "commands/load_report.hpp"

using namespace renkei;
using intake::Finding;
using intake::Severity;

TEST_CASE("findings are told in both languages, the gravest first and the same once", "[commands]")
{
    const Sentence over{"the event is over", "終わっています"}, list{"it is a list", "一覧です"}, none{"the day is missing", "開催日がありません"};
    std::vector<Finding> findings{{.file = "list.csv", .severity = Severity::Note, .cause = "table", .message = list}};
    for (size_t row = 2; row <= 10; ++row)
        findings.push_back({.file = "list.csv", .cell = "E" + std::to_string(row), .row = row, .severity = Severity::Note, .cause = "date", .message = over});
    findings.push_back({.file = "list.csv", .cell = "D4", .row = 4, .severity = Severity::Note, .cause = "date", .message = over});
    findings.push_back({.file = "book.xlsx", .sheet = "催し", .cell = "D7", .row = 7, .severity = Severity::Hold, .cause = "date", .message = none});
    findings.push_back({.file = "book.xlsx", .sheet = "催し", .cell = "D9", .row = 9, .severity = Severity::Hold, .cause = "date", .message = none});
    findings.push_back({.file = "list.csv", .row = 12, .severity = Severity::Note, .cause = "row", .message = none});
    const auto told = commands::told_once(findings);
    REQUIRE(told.size() == 5);
    CHECK(told[0].en == "[held] book.xlsx sheet “催し” D7 and 1 more (D9): the day is missing");
    CHECK(told[1].en == "[note] list.csv: it is a list");
    CHECK(told[2].en == "[note] list.csv E2 and 8 more (E3, E4, E5, E6, E7, E8 …): the event is over");
    CHECK(told[2].ja.find("E2 ほか 8 件（E3、E4、E5、E6、E7、E8 …）") != std::string::npos);
    CHECK(told[2].ja.find("終わっています") != std::string::npos);
    CHECK(told[3].en == "[note] list.csv D4: the event is over");
    CHECK(told[4].en == "[note] list.csv row 12: the day is missing");
}

TEST_CASE("a finding of a whole row names it as a row, in a sheet too and beside others", "[commands]")
{
    const Sentence column{"the column is not known", "この列はありません"}, none{"the day is missing", "開催日がありません"};
    std::vector<Finding> findings{{.file = "book.xlsx", .sheet = "催し", .row = 1, .severity = Severity::Note, .cause = "column", .message = column}};
    for (const size_t row : {3u, 5u, 6u}) {
        findings.push_back({.file = "book.xlsx", .sheet = "催し", .row = row, .severity = Severity::Note, .cause = "date", .message = none});
        findings.push_back({.file = "list.csv", .row = row, .severity = Severity::Note, .cause = "date", .message = none});
    }
    const auto told = commands::told_once(findings);
    REQUIRE(told.size() == 3);
    CHECK(told[0].ja == "［注意］book.xlsx シート『催し』1行目：この列はありません");
    CHECK(told[0].en == "[note] book.xlsx sheet “催し” row 1: the column is not known");
    CHECK(told[1].ja == "［注意］book.xlsx シート『催し』3行目 ほか 2 件（5、6行目）：開催日がありません");
    CHECK(told[1].en == "[note] book.xlsx sheet “催し” row 3 and 2 more (rows 5, 6): the day is missing");
    CHECK(told[2].ja == "［注意］list.csv の 3行目 ほか 2 件（5、6行目）：開催日がありません");
}
