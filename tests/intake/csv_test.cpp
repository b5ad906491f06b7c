#include "intake/csv.hpp"

#include <catch2/catch.hpp>

using namespace renkei;
using intake::parse_csv;

namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(const std::string& text)
{
    const auto table = parse_csv(text, "t.csv");
    if (!table) FAIL(table.error().message);
    return table->rows;
}

std::string error_of(const std::string& text)
{
    const auto table = parse_csv(text, "t.csv");
    REQUIRE_FALSE(table);
    CHECK(table.error().kind == ErrorKind::BadData);
    return table.error().message;
}

}  // namespace

TEST_CASE("csv follows RFC 4180", "[intake]")
{
    CHECK(rows_of("a,b\n1,2\n") == Rows{{"1", "2"}});
    CHECK(rows_of("a,b\r\n1,2\r\n") == Rows{{"1", "2"}});
    CHECK(rows_of("a,b\n1,2") == Rows{{"1", "2"}});                           // no line end at the end
    CHECK(rows_of("\xEF\xBB\xBF" "a,b\n1,2\n") == Rows{{"1", "2"}});          // byte order mark
    CHECK(rows_of("a,b\n\"x,y\",\"say \"\"hi\"\"\"\n") == Rows{{"x,y", "say \"hi\""}});
    CHECK(rows_of("a,b\n\"two\nlines\",\"\"\n3,4\n") == Rows{{"two\nlines", ""}, {"3", "4"}});
    CHECK(rows_of("a,b\n,\n") == Rows{{"", ""}});
    CHECK(rows_of("a\n\n") == Rows{{""}});
    CHECK(rows_of("a,b\n \"x\" ,y\n") == Rows{{" \"x\" ", "y"}});             // a quote inside a cell is text
    CHECK(rows_of("a,b\n").empty());
}

TEST_CASE("a wrong table is refused with its row, lines inside cells not counted", "[intake]")
{
    CHECK(error_of("") == "t.csv is empty; a header row is needed");
    CHECK(error_of("a,b\n\"1\n2\",3\n4\n") == "t.csv row 3: 1 cells where the header has 2");
    CHECK(error_of("a,b\n1,\"2\n") == "t.csv row 2: a cell begins with a quote (\") that never ends");
    CHECK(error_of("a,b\n\"1\"x,2\n") == "t.csv row 2: text stands behind the closing quote of a cell");
    CHECK(error_of("a,,b\n") == "t.csv row 1: column 2 has no name");
    CHECK(error_of("a,b,a\n") == "t.csv row 1: column a occurs twice");
}
