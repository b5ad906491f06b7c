// What pages tell of events in running text: those without a day beside their municipality, a description as far as whole sentences go.

#include <catch2/catch.hpp>

#include "programme/programme.hpp"
#include "programme/told_events.hpp"
#include "support/content_builder.hpp"

using namespace renkei;
using namespace renkei::programme;
using namespace renkei::tests;

namespace {

model::Event undated(const std::string& title, const std::string& when, const std::string& code5 = "01206")
{
    model::Event event = an_event(title);
    event.title = title;
    event.when_note = when;
    event.code5 = code5;
    event.start_date.reset();
    event.end_date.reset();
    return event;
}

}  // namespace

TEST_CASE("events without a day are told by their municipality, the first of many", "[programme]")
{
    model::Content content;
    content.events = {an_event("with a day"), undated("鮎まつり", "毎年6月に開催"), undated("市", ""), undated("祭", "毎年秋", "13118"), undated("nowhere", "毎年", "")};
    const auto told = undated_events(content);
    CHECK(told.size() == 2);
    CHECK(told.at("01206") == "催しに、鮎まつり（毎年6月に開催）、市があります。");
    CHECK(told.at("13118") == "催しに、祭（毎年秋）があります。");
    for (int i = 0; i < 5; ++i) content.events.push_back(undated("もう一つ", "毎年"));
    CHECK(undated_events(content).at("01206") == "催しに、鮎まつり（毎年6月に開催）、市、もう一つ（毎年）があります。");
    std::string long_title;
    for (int i = 0; i < 120; ++i) long_title += "長";
    content.events = {undated("短い", ""), undated(long_title, "")};
    CHECK(undated_events(content).at("01206") == "催しに、短いがあります。");
    content.events = {undated(long_title, "")};
    CHECK(undated_events(content).at("01206") == "催しに、" + long_title + "があります。");
    CHECK(undated_events({}).empty());
}

TEST_CASE("an introduction stays long enough for what it tells of events", "[programme]")
{
    auto content = std::make_shared<model::Content>();
    content->showcases = {a_showcase("a", "01206")};
    const auto without = dwell_of(*build(content, *parse_date("2026-06-01"), "1", {}), "showcase", "a");
    content->events = {undated("とても長い名前のまつり、港の広場にて", "毎年6月の第一土曜日とその次の日に開催")};
    CHECK(dwell_of(*build(content, *parse_date("2026-06-01"), "1", {}), "showcase", "a") > without);
}

TEST_CASE("a description is told in whole sentences, or not at all", "[programme]")
{
    model::Event event = an_event("E1");
    CHECK(summary_of(event).empty());
    event.description = "歩きます。\n二日間です。";
    CHECK(summary_of(event) == "歩きます。二日間です。");
    std::string sentence;
    for (int i = 0; i < 80; ++i) sentence += "長";
    event.description = "一つ目。" + sentence + "。三つ目。";
    CHECK(summary_of(event) == "一つ目。" + sentence + "。三つ目。");
    event.description = "一つ目です。" + sentence + "。三つ目です。";
    CHECK(summary_of(event) == "一つ目です。" + sentence + "。");
    event.description = sentence + sentence + "。短い。";
    CHECK(summary_of(event).empty());
}
