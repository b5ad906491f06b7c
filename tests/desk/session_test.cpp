#include "desk/session.hpp"

#include <catch2/catch.hpp>

#include "desk/form.hpp"
#include "desk/incoming.hpp"
#include "desk/pages.hpp"

using namespace renkei::desk;
using namespace std::chrono_literals;

namespace {

const Time kNoon = Time{} + 1000h;
std::string as_it_is(std::string_view text) { return std::string(text); }

}  // namespace

TEST_CASE("a session lives as long as it is used, and no longer than a day's work", "[desk]")
{
    Sessions sessions(60min);
    const auto token = sessions.begin("佐藤", kNoon);
    REQUIRE(token);
    CHECK(token->size() == 64);
    const auto session = sessions.find(*token, kNoon + 59min);
    REQUIRE(session);
    CHECK(session->who == "佐藤");
    CHECK(session->csrf.size() == 64);
    CHECK(session->csrf != *token);
    CHECK(sessions.find(*token, kNoon + 118min));
    CHECK_FALSE(sessions.find(*token, kNoon + 178min));
    CHECK_FALSE(sessions.find(*token, kNoon + 60min));   // once ended, it stays so
    CHECK_FALSE(sessions.find("", kNoon));

    const auto busy = sessions.begin("鈴木", kNoon);
    for (auto at = 0min; at < 12h; at += 30min) CHECK(sessions.find(*busy, kNoon + at));
    CHECK_FALSE(sessions.find(*busy, kNoon + 12h));

    const auto gone = sessions.begin("高橋", kNoon);
    sessions.end(*gone);
    CHECK_FALSE(sessions.find(*gone, kNoon));
}

TEST_CASE("there are 32 sessions at most; the one used least gives way", "[desk]")
{
    Sessions sessions(60min);
    const auto first = sessions.begin("a", kNoon), second = sessions.begin("b", kNoon + 1s);
    CHECK(sessions.find(*first, kNoon + 2s));
    for (int i = 0; i < 31; ++i) (void)sessions.begin("c", kNoon + 3s);
    CHECK(sessions.find(*first, kNoon + 4s));
    CHECK_FALSE(sessions.find(*second, kNoon + 4s));
}

TEST_CASE("five wrong passwords, then a wait that grows; another address is not kept waiting", "[desk]")
{
    Throttle throttle;
    for (int i = 0; i < 5; ++i) CHECK(throttle.try_from("10.0.0.1", kNoon) == 0s);
    CHECK(throttle.try_from("10.0.0.1", kNoon) == 60s);
    CHECK(throttle.try_from("10.0.0.1", kNoon + 59s) == 1s);
    CHECK(throttle.try_from("10.0.0.2", kNoon) == 0s);
    CHECK(throttle.try_from("10.0.0.1", kNoon + 60s) == 0s);    // the sixth
    CHECK(throttle.try_from("10.0.0.1", kNoon + 61s) == 119s);  // waits twice as long
    throttle.right("10.0.0.1");
    CHECK(throttle.try_from("10.0.0.1", kNoon + 62s) == 0s);
}

TEST_CASE("many addresses together are kept waiting, too", "[desk]")
{
    Throttle throttle;
    for (int i = 0; i < Throttle::kTriesOfAll; ++i) CHECK(throttle.try_from("10.0.1." + std::to_string(i), kNoon) == 0s);
    CHECK(throttle.try_from("10.0.2.1", kNoon) == 60s);
    CHECK(throttle.try_from("10.0.2.1", kNoon + 16min) == 0s);
}

TEST_CASE("an address is served 120 requests at once and 30 a second", "[desk]")
{
    Rate rate;
    for (int i = 0; i < 120; ++i) CHECK(rate.allows("a", kNoon));
    CHECK_FALSE(rate.allows("a", kNoon));
    CHECK(rate.allows("b", kNoon));
    CHECK(rate.allows("a", kNoon + 1s));
}

TEST_CASE("a secret is the same or not; an empty one never is", "[desk]")
{
    CHECK(same_secret("abc", "abc"));
    CHECK_FALSE(same_secret("abc", "abd"));
    CHECK_FALSE(same_secret("abc", "ab"));
    CHECK_FALSE(same_secret("", ""));
}

TEST_CASE("of a browser's file name the last part counts, and only when it is plain", "[desk]")
{
    CHECK(safe_name("写真.jpg", as_it_is) == "写真.jpg");
    CHECK(safe_name("../../etc/passwd", as_it_is) == "passwd");
    CHECK(safe_name("C:\\Users\\a\\表.xlsx", as_it_is) == "表.xlsx");
    for (const std::string& wrong : {std::string(), std::string(".."), std::string("."), std::string("a/"), std::string(".htaccess"), std::string("a\nb"),
                                     std::string("a\0b", 3), std::string("a\x7F"), std::string("a\xC2\x85"), std::string(300, 'a')}) {
        CAPTURE(wrong);
        CHECK_FALSE(safe_name(wrong, as_it_is));
    }
}

TEST_CASE("forms, cookies and numbers from outside", "[desk]")
{
    const auto form = form_values("who=%E4%BD%90+%E8%97%A4&note=a%26b&who=second&broken=%zz&empty");
    CHECK(form.at("who") == "佐 藤");
    CHECK(form.at("note") == "a&b");
    CHECK(form.at("broken") == "%zz");
    CHECK(form.at("empty").empty());
    CHECK(cookie_of("a=1; __Host-desk=xyz; b=2", "__Host-desk") == "xyz");
    CHECK(cookie_of("a__Host-desk=xyz", "__Host-desk").empty());
    CHECK(number_of("12") == 12);
    for (const char* wrong : {"", "0", "-1", "1a", "12345678901"}) CHECK_FALSE(number_of(wrong));
    CHECK(is_day("2026-12-01"));
    CHECK_FALSE(is_day("2026-12-1 "));
    CHECK(one_line("  a\r\nb ", 10) == "a  b");
    CHECK(one_line("あいう", 2) == "あい");
}

TEST_CASE("what staff wrote is text on a page, never markup", "[desk]")
{
    CHECK(escaped("<script>\"&'\x01") == "&lt;script&gt;&quot;&amp;&#39;");
    Loaded loaded{.ran = true, .message = {}, .rows = 1, .accepted = 0, .held = 1, .refused = 0,
                  .findings = {{.file = "<b>.csv", .sheet = {}, .cell = "B2", .cause = "credit", .message = "<i>", .row = 2, .severity = Severity::Hold,
                                .excerpt = {{"<h>", "<v>", true}}, .first_column = {}}}, .revision = {}, .unchanged = false};
    const std::string page = findings_page({.who = "<w>", .csrf = "c", .notice = {}}, loaded);
    for (const char* raw : {"<b>", "<i>", "<h>", "<v>", "<w>"}) CHECK(page.find(raw) == std::string::npos);
    CHECK(page.find("<mark>&lt;v&gt;</mark>") != std::string::npos);
    CHECK(page.find("保留") != std::string::npos);
}

TEST_CASE("what is said of many rows is shown with the first of them, and the others are named", "[desk]")
{
    Loaded loaded{.ran = true, .message = {}, .rows = 60, .accepted = 0, .held = 60, .refused = 0, .findings = {}, .revision = {}, .unchanged = false};
    const auto add = [&](size_t row, const std::string& message) {
        loaded.findings.push_back({.file = "催し.csv", .sheet = {}, .cell = row == 0 ? "" : "D" + std::to_string(row), .cause = "date", .message = message,
                                   .row = static_cast<int>(row), .severity = Severity::Hold, .excerpt = {}, .first_column = {}});
    };
    for (size_t row = 2; row <= 50; ++row) add(row, "開催日がありません");
    add(7, "逆です");
    for (size_t i = 0; i < 5; ++i) add(0, "表のことです");
    loaded.findings.push_back(loaded.findings.front());
    loaded.findings.back().cell = "E2";   // another column says it for itself
    const std::string page = findings_page({.who = "佐藤", .csrf = "c", .notice = {}}, loaded);
    const auto count = [&](const std::string& words) {
        size_t found = 0;
        for (size_t at = page.find(words); at != std::string::npos; at = page.find(words, at + 1)) ++found;
        return found;
    };
    CHECK(count("<p>開催日がありません</p>") == 4);
    CHECK(count("同じ知らせが、ほかに 46 件あります：D5、D6、") == 1);
    CHECK(count("D44 …</p>") == 1);
    CHECK(count("<p>逆です</p>") == 1);
    CHECK(count("<p>表のことです</p>") == 5);
}
