// What the ledger of drafts makes of what addresses tell, one after the other.

#include <catch2/catch.hpp>

#include "commands/page_reader.hpp"
#include "commands/site_ledger.hpp"
#include "support/files.hpp"
#include "support/temporary_folder.hpp"

using namespace renkei;
using namespace renkei::commands;

namespace {

const Instant kNow = *parse_instant("2038-09-01T10:00:00+09:00");
constexpr const char* kHost = "example.jp";
constexpr const char* kA = "https://example.jp/a.html";
constexpr const char* kB = "https://example.jp/archive/a.html";

site::Draft a_draft(const std::string& title, const char* day, const std::string& venue = "ホール")
{
    site::Draft draft;
    draft.title = title;
    draft.venue = venue;
    draft.days = site::Days{.first = *parse_date(day), .last = *parse_date(day), .start_minute = {}, .end_minute = {}};
    return draft;
}

SiteEntry& told(SiteBook& book, const char* address, site::Draft draft, bool alone = true)
{
    draft.address = address;
    return take_draft(book, "https://example.jp/", kHost, address, draft, alone, kNow);
}

}  // namespace

TEST_CASE("one matter under two addresses is one draft, and the one that stays is its address", "[commands]")
{
    SiteBook book;
    (void)told(book, kA, a_draft("市を開催します", "2038-10-01"));
    SiteEntry& entry = told(book, kB, a_draft("市を開催しました", "2038-10-01"));
    REQUIRE(book.entries.size() == 1);
    CHECK(entry.told.size() == 2);
    CHECK(entry.draft.title == "市を開催しました");   // nobody had decided yet
    entry.draft.address = kA;
    forget_address(book, kA);
    CHECK_FALSE(book.entries[0].gone());
    CHECK(book.entries[0].draft.address == kB);
    forget_address(book, kB);
    CHECK(book.entries[0].gone());
    CHECK(state_name(book.entries[0]) == "gone");
    (void)told(book, kB, a_draft("市を開催しました", "2038-10-01"));
    CHECK(book.entries.size() == 1);
    CHECK(state_name(book.entries[0]) == "new");
}

TEST_CASE("what was confirmed becomes changed when its address tells something else, and only then", "[commands]")
{
    SiteBook book;
    told(book, kA, a_draft("市を開催します", "2038-10-01")).state = DraftState::Confirmed;
    CHECK(told(book, kA, a_draft("市を開催します", "2038-10-01")).state == DraftState::Confirmed);
    CHECK(told(book, kB, a_draft("市を開催しました", "2038-10-01")).state == DraftState::Confirmed);   // a second address says it in other words
    CHECK(book.entries[0].draft.title == "市を開催します");
    CHECK(told(book, kA, a_draft("市を開催します", "2038-10-02")).state == DraftState::Changed);   // put off
    CHECK(book.entries.size() == 1);
    book.entries[0].state = DraftState::Dismissed;
    CHECK(told(book, kA, a_draft("市を開催します", "2038-10-03")).state == DraftState::Dismissed);
    CHECK(told(book, kA, a_draft("別の催し", "2038-11-03")).state == DraftState::New);   // the address is used for something new
    CHECK(book.entries.size() == 2);
    // What is over is nobody's work any more.
    told(book, kB, a_draft("昔の市", "2038-08-01")).state = DraftState::Confirmed;
    CHECK(told(book, kB, a_draft("昔の市", "2038-08-01", "広場")).state == DraftState::Confirmed);
}

TEST_CASE("in a list the same title on another day is another matter", "[commands]")
{
    SiteBook book;
    (void)told(book, kA, a_draft("相談の日", "2038-10-01"), false);
    (void)told(book, kA, a_draft("相談の日", "2038-11-01"), false);
    CHECK(book.entries.size() == 2);
    CHECK(book.entries[0].id != book.entries[1].id);
    const std::string second = book.entries[1].id;
    // another host speaks for itself
    CHECK(take_draft(book, "https://other.jp/", "other.jp", "https://other.jp/a", a_draft("相談の日", "2038-11-01"), false, kNow).id != second);
}

TEST_CASE("the ledger is kept whole, by one process at a time", "[commands]")
{
    const tests::TemporaryFolder folder;
    std::string salt;
    {
        auto ledger = SiteLedger::open(folder.path());
        REQUIRE(ledger.ok());
        salt = ledger->book.salt;
        CHECK(salt.size() == 32);
        SiteEntry& entry = told(ledger->book, kA, a_draft("市", "2038-10-01"));
        entry.state = DraftState::Confirmed;
        entry.shown = true;
        ledger->book.pages[kA] = {.mark = "\"1\"", .links = {kB}, .asked = kNow};
        ledger->book.failures = 2;
        ledger->book.not_before = kNow;
        REQUIRE(ledger->keep().ok());
        const auto second = SiteLedger::open(folder.path());
        REQUIRE_FALSE(second.ok());
        CHECK(second.error().kind == ErrorKind::TryAgain);
    }
    auto again = SiteLedger::open(folder.path());
    REQUIRE(again.ok());
    CHECK(again->book.salt == salt);
    REQUIRE(again->book.entries.size() == 1);
    CHECK(again->book.entries[0].state == DraftState::Confirmed);
    CHECK(again->book.entries[0].shown);
    CHECK(again->book.entries[0].told.contains(kA));
    CHECK(again->book.pages.at(kA).links == std::vector<std::string>{kB});
    CHECK(again->book.pages.at(kA).asked == kNow);
    CHECK(again->book.not_before == kNow);
    tests::write_bytes(folder.path() / "site" / "ledger.json", "{\"salt\": \"");
    CHECK(read_site_book(folder.path()).error().kind == ErrorKind::BadData);
}

TEST_CASE("while a round rests others decide, and it goes on with what they left; there is one round at a time", "[commands]")
{
    const tests::TemporaryFolder here;
    auto round = SiteLedger::open(here.path());
    REQUIRE(round.ok());
    (void)told(round->book, kA, a_draft("市", "2038-10-01"));
    const auto lock = begin_round(here.path());
    REQUIRE(lock.ok());
    CHECK(begin_round(here.path()).error().kind == ErrorKind::TryAgain);
    bool rested = false;
    REQUIRE(round->rest([&] {
                     auto other = SiteLedger::open(here.path());
                     REQUIRE(other.ok());
                     REQUIRE(other->book.entries.size() == 1);   // what the round had found so far
                     other->book.entries[0].state = DraftState::Confirmed;
                     REQUIRE(other->keep().ok());
                     rested = true;
                 }).ok());
    CHECK(rested);
    REQUIRE(round->book.entries.size() == 1);
    CHECK(round->book.entries[0].state == DraftState::Confirmed);
    CHECK(SiteLedger::open(here.path()).error().kind == ErrorKind::TryAgain);   // it holds the ledger again
    // A mark is that of what is told.
    CHECK(draft_mark(a_draft("市", "2038-10-01")) == draft_mark(a_draft("市", "2038-10-01")));
    CHECK(draft_mark(a_draft("市", "2038-10-01")) != draft_mark(a_draft("市", "2038-10-01", "広場")));
}

TEST_CASE("a flood of drafts pushes out drafts, and never what a person has said", "[commands]")
{
    SiteBook book;
    told(book, kA, a_draft("確かめた市", "2038-10-01")).shown = true;
    told(book, kB, a_draft("出さない市", "2038-10-02")).state = DraftState::Dismissed;
    for (int i = 0; i < 400; ++i) (void)told(book, kA, a_draft("市 " + std::to_string(i), "2038-12-01"), false);
    prune(book, *parse_date("2038-09-01"));
    CHECK(book.entries.size() == 300);
    CHECK(book.entries[0].draft.title == "確かめた市");
    CHECK(book.entries[1].state == DraftState::Dismissed);
}

TEST_CASE("a page is read in a process of its own", "[commands]")
{
    const auto page = read_page(pages_program(), site::Kind::Page, kA, "<h1>市を開催します</h1><p>令和20年9月1日 掲載<p>日時：令和20年10月1日<p><a href=b.html>b</a>", {});
    REQUIRE(page.ok());
    CHECK(page->read);
    REQUIRE(page->drafts.size() == 1);
    CHECK(iso_date(page->drafts[0].days->first) == "2038-10-01");
    CHECK(page->links.at(0).address == "b.html");
    const auto news = read_page(pages_program(), site::Kind::News, kA, "<p>no news", {});
    REQUIRE(news.ok());
    CHECK_FALSE(news->read);
    // A bomb of entities, and more depth than any page has: the reader may fall, this program does not.
    const auto bomb = read_page(pages_program(), site::Kind::News, kA, "<!DOCTYPE r [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]><rss><channel><item><title>&c;</title></item></channel></rss>", {});
    REQUIRE(bomb.ok());
    CHECK_FALSE(bomb->read);
    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += "<div>";
    CHECK(read_page(pages_program(), site::Kind::Page, kA, deep, {}).ok());
    CHECK(read_page("/bin/true", site::Kind::Page, kA, "<p>", {}).error().kind == ErrorKind::Unavailable);
}
