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

TEST_CASE("a cell that is not UTF-8 is refused with row and column", "[intake]")
{
    const std::string broken = GENERATE(as<std::string>{}, "\xFF", "\x83\x65" /* テ in Shift_JIS */, "\xE3\x81", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                                        "\x80", std::string(1, '\0'));
    const auto table = parse_csv("name,title\na,b\nc,x" + broken + "y\n", "t.csv");
    REQUIRE_FALSE(table);
    CHECK(table.error().kind == ErrorKind::BadData);
    CHECK(table.error().message.find("t.csv row 3: column title is not UTF-8") == 0);
    CHECK(table.error().japanese.find("t.csv の 3 行目") == 0);
    CHECK(error_of("na" + broken + "me,b\n").find("t.csv row 1: column 1 is not UTF-8") == 0);
    CHECK(rows_of("a\nπ漢字\xF0\xA0\xAE\x9F\xEF\xBF\xBD\n") == Rows{{"π漢字\xF0\xA0\xAE\x9F\xEF\xBF\xBD"}});
}
