// What renkei-pages says, and what is believed of it; events told to machines.

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "site/events.hpp"
#include "site/wire.hpp"
#include "support/content_builder.hpp"

using namespace renkei;
using namespace renkei::site;

TEST_CASE("a draft comes through the wire as it was", "[site]")
{
    Draft draft;
    draft.title = "魅力発信の催し";
    draft.address = "https://example.jp/renkei/a.html";
    draft.published = parse_date("2038-09-01");
    draft.days = Days{.first = *parse_date("2038-10-30"), .last = *parse_date("2038-10-31"), .start_minute = 660, .end_minute = {}};
    draft.when = "令和20年10月30日";
    draft.venue = "ホール";
    draft.organiser = "区";
    draft.codes = {"01219"};
    draft.unmatched = {"兵庫県 篠山市"};
    draft.files = {"a.pdf"};
    draft.over = true;
    const auto answer = answer_in(written({.read = true, .drafts = {draft}, .links = {{.text = "x", .address = "b.html"}}}));
    REQUIRE(answer);
    REQUIRE(answer->drafts.size() == 1);
    CHECK(json_of(answer->drafts[0]) == json_of(draft));
    CHECK(answer->links.at(0).address == "b.html");
}

TEST_CASE("what a taken over reader could say is bounded, and made one line", "[site]")
{
    CHECK_FALSE(answer_in("no answer"));
    CHECK_FALSE(answer_in("{\"read\": 1}"));
    CHECK_FALSE(answer_in(""));
    const std::string deep = "{\"read\":true,\"drafts\":" + std::string(100'000, '[') + std::string(100'000, ']') + "}";
    REQUIRE(answer_in(deep));
    const auto wrong = answer_in(R"({"read":true,"links":[1,{}],"drafts":[3,{"title":"a\nb\u0000c\u001b[31m","days":{"first":"2038-10-31","last":"2038-10-30"},"codes":"x","published":"2038-13-01","over":"yes"}]})");
    REQUIRE(wrong);
    REQUIRE(wrong->drafts.size() == 2);
    CHECK(wrong->drafts[1].title == "a b c [31m");
    CHECK_FALSE(wrong->drafts[1].days);
    CHECK_FALSE(wrong->drafts[1].published);
    CHECK(wrong->drafts[1].codes.empty());
    CHECK_FALSE(wrong->drafts[1].over);
    const auto minutes = answer_in(R"({"read":true,"drafts":[{"days":{"first":"2038-10-30","last":"2038-10-30","start_minute":99999,"end_minute":-1}}]})");
    REQUIRE(minutes);
    REQUIRE(minutes->drafts[0].days);
    CHECK_FALSE(minutes->drafts[0].days->start_minute);
    CHECK_FALSE(minutes->drafts[0].days->end_minute);
    std::string much = "{\"read\":true,\"drafts\":[{\"title\":\"";
    for (int i = 0; i < 5000; ++i) much += "市";
    const auto cut = answer_in(much + "\"}]}");
    REQUIRE(cut);
    CHECK(cut->drafts[0].title.size() <= 4002);
    CHECK(cut->drafts[0].title.size() % 3 == 0);
}

TEST_CASE("municipalities go with the question, and the page behind them whatever it holds", "[site]")
{
    auto town = tests::a_municipality("01219", "紋別市");
    town.prefecture = "北海道";
    const std::vector all{town};
    const std::string bytes = "\n\tno\ttown\n\n<p>";
    const std::string text = question(all, bytes);
    const Question asked = question_in(text);
    REQUIRE(asked.municipalities.size() == 1);
    CHECK(asked.municipalities[0].code5 == "01219");
    CHECK(asked.municipalities[0].prefecture == "北海道");
    CHECK(asked.municipalities[0].name == "紋別市");
    CHECK(asked.bytes == bytes);
    CHECK(question_in("").bytes.empty());
}

TEST_CASE("events of JSON-LD become drafts, alone, in lists and in a graph; what is none is passed over", "[site]")
{
    const auto events = events_in({R"({"@type":"Event","name":"一","startDate":"2038-12-01T11:00:00+09:00","endDate":"2038-12-01T16:30:00+09:00","location":{"name":"広場"},"organizer":{"name":"区"}})",
                                   R"([{"@type":["Thing","MusicEvent"],"name":"二","startDate":"2038-12-02","endDate":"2038-11-01","location":"ホール"},{"@type":"Event","name":"日なし"},{"@type":"Person","name":"x","startDate":"2038-12-02"}])",
                                   R"({"@graph":[{"@type":"Event","name":"三","startDate":"2038-12-03"}]})", "{broken", R"("text")"},
                                  "https://example.jp/a.html");
    REQUIRE(events.size() == 3);
    CHECK(events[0].venue == "広場");
    CHECK(events[0].organiser == "区");
    CHECK(events[0].days->start_minute == 660);
    CHECK(events[0].days->end_minute == 990);
    CHECK(events[0].address == "https://example.jp/a.html");
    CHECK(events[1].venue == "ホール");
    CHECK(iso_date(events[1].days->last) == "2038-12-02");
    CHECK_FALSE(events[1].days->start_minute);
    CHECK(events[2].title == "三");
}
