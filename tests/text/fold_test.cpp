// The bytes of a table as text, in the encodings that offices write.

#include <catch2/catch.hpp>

#include "text/fold.hpp"

using renkei::text::table_text;

TEST_CASE("tables are read in the encodings that offices write", "[text]")
{
    CHECK(table_text("題名,①髙") == "題名,①髙");
    CHECK(table_text("\x91\xE8\x96\xBC,\x87\x40\xFB\xFC") == "題名,①髙");                                          // Windows-31J
    CHECK(table_text("\x1B$BBjL>\x1B(B,A") == "題名,A");                                                            // ISO-2022-JP
    CHECK(table_text(std::string("\xFF\xFE\x4C\x98\x0D\x54\x09\x00\x41\x00", 10)) == "題名\tA");                    // UTF-16, as Excel's Unicode text
    CHECK(table_text(std::string("\xFE\xFF\x98\x4C\x54\x0D\x00\x2C\x00\x41", 10)) == "題名,A");
    // What cannot be read surely stays as it is; whoever parses it says where.
    CHECK(table_text("\x1B$B\x01\x02") == "\x1B$B\x01\x02");
    CHECK(table_text("\xFF\xFE\x4C") == "\xFF\xFE\x4C");
    CHECK(table_text("\x81") == "\x81");
    CHECK(table_text("").empty());
}
