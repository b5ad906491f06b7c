#include "base/utf8.hpp"

#include <catch2/catch.hpp>

using namespace renkei;

TEST_CASE("code points are counted, whatever bytes they take", "[base]")
{
    CHECK(code_points("") == 0);
    CHECK(code_points("Minato") == 6);
    CHECK(code_points("港区") == 2);
    CHECK(code_points("é\xF0\xA0\xAE\xB7") == 2);   // U+20BB7, 𠮷: four bytes
}

TEST_CASE("text is walked code point by code point", "[base]")
{
    const std::string_view text = "é\xF0\xA0\xAE\xB7港k";
    CHECK(code_point_length(text, 0) == 2);
    CHECK(code_point_length(text, 2) == 4);
    CHECK(code_point_length(text, 6) == 3);
    CHECK(code_point_length(text, 9) == 1);
    // A byte too many never leads past the end.
    CHECK(code_point_length("\xE6\xB8", 0) == 2);
}
