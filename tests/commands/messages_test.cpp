#include <catch2/catch.hpp>

#include "commands/messages.hpp"

using renkei::commands::for_terminal;

TEST_CASE("nothing that staff load steers a terminal or turns its lines", "[commands]")
{
    CHECK(for_terminal("写真 a.jpg\n二行目\tÄ\r\n") == "写真 a.jpg\n二行目\tÄ\r\n");
    CHECK(for_terminal("a\x1b[2Jb") == "a\uFFFD[2Jb");
    CHECK(for_terminal("a\rb\x07\x7f") == "a\uFFFDb\uFFFD\uFFFD");
    CHECK(for_terminal("\xC2\x9B" "31m") == "\uFFFD31m");            // CSI in one character
    CHECK(for_terminal("gpj\u202Etxt\u2066\u200F") == "gpj\uFFFDtxt\uFFFD\uFFFD");
    CHECK(for_terminal("—…※　") == "—…※　");                          // neighbours of those in Unicode stay
}

TEST_CASE("what stands in the history is one line of UTF-8, whoever wrote it", "[commands]")
{
    using renkei::commands::one_line;
    CHECK(one_line("展示替え　12月") == "展示替え　12月");
    CHECK(one_line("ok\n* 99  2026-12-01  kacho  承認済み\r\n\t.") == "ok * 99  2026-12-01  kacho  承認済み   .");
    CHECK(one_line("d\xff/\xe3\x81") == "d\uFFFD/\uFFFD\uFFFD");
    CHECK(one_line("a\x1b[2Jb") == "a\uFFFD[2Jb");
}
