// Notices in the loop, and the cards beside it.

#include <catch2/catch.hpp>

#include <algorithm>

#include "programme/programme.hpp"
#include "support/content_builder.hpp"

using namespace renkei;
using namespace renkei::programme;

namespace {

std::shared_ptr<const Programme> on(const model::Content& content, const char* day, int minute = 0, bool dated = true)
{
    Options options;
    options.minute = minute;
    options.dated = dated;
    return build(std::make_shared<const model::Content>(content), *parse_date(day), "1", options);
}

bool says(const Programme& p, const std::string& key)
{
    return std::any_of(p.slots.begin(), p.slots.end(), [&](const Slot& s) { return s.scene == "notice" && s.item == key; });
}

model::Content with_notice(bool urgent)
{
    auto content = tests::a_content().with_showcases(2).with_notice("lift", "エレベーターの点検").build();
    auto& notice = content.notices.front();
    notice.urgent = urgent;
    notice.show_from = parse_date("2026-11-20");
    notice.show_until = parse_date("2026-11-22");
    notice.until_minute = 17 * 60;
    return content;
}

}  // namespace

TEST_CASE("a notice stands in the loop from its first day to the minute of its last", "[programme]")
{
    const auto content = with_notice(false);
    CHECK_FALSE(says(*on(content, "2026-11-19"), "lift"));
    CHECK(says(*on(content, "2026-11-20"), "lift"));
    CHECK(says(*on(content, "2026-11-22", 17 * 60 - 1), "lift"));
    CHECK_FALSE(says(*on(content, "2026-11-22", 17 * 60), "lift"));
    CHECK_FALSE(says(*on(content, "2026-11-20", 0, false), "lift"));   // the clock is not trusted
    const auto instant = [](const char* text) { return *parse_instant(text); };
    CHECK(standing_notices(content, instant("2026-11-22T16:59:59+09:00")) == "lift\n");
    CHECK(standing_notices(content, instant("2026-11-22T17:00:00+09:00")).empty());

    auto whole_day = content;
    whole_day.notices.front().until_minute.reset();
    CHECK(says(*on(whole_day, "2026-11-22", 24 * 60 - 1), "lift"));
}

TEST_CASE("an urgent notice waits beside the loop and not in it", "[programme]")
{
    const auto p = on(with_notice(true), "2026-11-20");
    CHECK_FALSE(says(*p, "lift"));
    REQUIRE(p->urgent.size() == 1);
    CHECK(p->slot(p->urgent.front().slot).item == "lift");
    CHECK(dwell_of(*p, "notice", "lift") == p->slot(p->urgent.front().slot).dwell);
    CHECK(on(with_notice(true), "2026-11-20", 0, false)->urgent.empty());
    auto undated = with_notice(true);
    undated.notices.front().show_from.reset();
    undated.notices.front().show_until.reset();
    CHECK(on(undated, "2026-11-20", 0, false)->urgent.size() == 1);   // what has no date is shown whatever the clock says
}

TEST_CASE("cards of the hours are there only where hours were said and the clock is trusted", "[programme]")
{
    Options options;
    CHECK_FALSE(build(nullptr, *parse_date("2026-11-20"), "1", options)->closed_card);
    options.hours = {.weekday = {540, 1230}, .saturday = {540, 1020}, .sunday = {0, 0}, .always = false};
    const auto p = build(nullptr, *parse_date("2026-11-20"), "1", options);
    REQUIRE(p->closed_card);
    CHECK(p->slot(*p->closed_card).item == kClosedCard);
    CHECK(p->slot(*p->closing_card).item == kClosingCard);
    options.dated = false;
    CHECK_FALSE(build(nullptr, *parse_date("2026-11-20"), "1", options)->closed_card);
}
