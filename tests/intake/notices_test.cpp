// The table of notices: what is taken, and what is refused with its row and column.

#include <catch2/catch.hpp>

#include "intake/notices.hpp"
#include "support/files.hpp"

using namespace renkei;
using namespace renkei::intake;

namespace {

std::string refusal(const std::string& csv)
{
    const auto read = parse_notices(csv, "notices.csv");
    return read.ok() ? "accepted" : read.error().message;
}

}  // namespace

TEST_CASE("a table of notices is read with times to the day or the minute, and languages that may be missing", "[intake]")
{
    const auto read = parse_notices("key,urgent,from,until,title,body,title_en\nlift,no,2026-11-20,2026-11-22,点検,午前中,Inspection\ndrill,yes,2026-11-20 10:15,2026-11-20T10:30,訓練,,\nold,,,,題,,\n", "notices.csv");
    REQUIRE(read);
    REQUIRE(read->size() == 3);
    const auto& lift = (*read)[0];
    CHECK(lift.key == "lift");
    CHECK_FALSE(lift.urgent);
    CHECK(iso_date(*lift.show_until) == "2026-11-22");
    CHECK_FALSE(lift.until_minute);
    CHECK(lift.en.title == "Inspection");
    CHECK(lift.ko.title.empty());
    const auto& drill = (*read)[1];
    CHECK(drill.urgent);
    CHECK(drill.from_minute == 10 * 60 + 15);
    CHECK(drill.until_minute == 10 * 60 + 30);
    CHECK_FALSE((*read)[2].show_from);
}

TEST_CASE("what a table of notices cannot mean is refused with its row and column", "[intake]")
{
    CHECK(refusal("key,title\n,題\n").find("row 2, column key") != std::string::npos);
    CHECK(refusal("key,title\nclosed,題\n").find("row 2, column key") != std::string::npos);
    CHECK(refusal("key,title\na,題\na,題\n").find("row 3, column key") != std::string::npos);
    CHECK(refusal("key,title\na,\n").find("row 2, column title") != std::string::npos);
    CHECK(refusal("key,title,urgent\na,題,はい\n").find("column urgent: \"はい\" is not yes or no") != std::string::npos);
    CHECK(refusal("key,title,from\na,題,2026-11-31\n").find("column from") != std::string::npos);
    CHECK(refusal("key,title,from\na,題,2026-11-30 25:00\n").find("column from") != std::string::npos);
    CHECK(refusal("key,title,from\na,題,2026-11-30 9:5x\n").find("column from") != std::string::npos);
    CHECK(refusal("key,title,from,until\na,題,2026-11-30 10:00,2026-11-30 10:00\n").find("later than 2026-11-30 10:00") != std::string::npos);
    CHECK(refusal("key,title,colour\na,題,red\n").find("column colour that is not known") != std::string::npos);
    CHECK(refusal("key,body\na,題\n").find("must have the columns") != std::string::npos);
    std::string longest;
    for (int i = 0; i < 41; ++i) longest += "題";
    CHECK(refusal("key,title\na," + longest + "\n").find("at most 40 characters") != std::string::npos);
    std::string many = "key,title\n";
    for (int i = 0; i < 21; ++i) many += "n" + std::to_string(i) + ",題\n";
    CHECK(refusal(many).find("21 notices") != std::string::npos);
}

TEST_CASE("the form that ships is a table of notices without any", "[intake]")
{
    const auto form = parse_notices(tests::bytes_of(RENKEI_SOURCE_DIR "/data/forms/notices.csv"), "notices.csv");
    REQUIRE(form);
    CHECK(form->empty());
}
