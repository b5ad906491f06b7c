// What was done, as a browser shows it: each deed has words of its own.

#include <catch2/catch.hpp>

#include "desk/pages.hpp"

using namespace renkei::desk;

TEST_CASE("every deed of the history is told by its name", "[desk]")
{
    History history;
    history.read = true;
    for (const char* action : {"load", "publish", "rollback", "plan", "cancel"})
        history.lines.push_back({.at = "2026-11-29T10:00:00+09:00", .who = "花子", .note = "", .action = action, .revision = 7});
    const std::string page = history_page({}, history);
    for (const char* words : {"版 7 を読み込んだ", "版 7 を公開した", "版 7 に戻した", "版 7 の公開を予約した", "版 7 の公開の予約が取りやめになった"}) {
        INFO(words);
        const size_t first = page.find(words);
        CHECK(first != std::string::npos);
        CHECK(page.find(words, first + 1) == std::string::npos);
    }
}
