#include "stage/stage.hpp"

#include <algorithm>
#include <cmath>

#include <catch2/catch.hpp>

using namespace renkei;
using namespace renkei::stage;
using namespace std::chrono_literals;

namespace {

programme::Programme a_programme(std::vector<programme::Slot> slots)
{
    programme::Programme p;
    p.slots = std::move(slots);
    for (const auto& slot : p.slots) {
        p.starts.push_back(p.loop_seconds);
        p.loop_seconds += slot.dwell;
    }
    return p;
}

programme::Programme a_loop()
{
    return a_programme({{"title", "", 12}, {"showcase", "a", 19.2f}, {"agreements", "", 24}, {"region", "01", 20}, {"region", "26", 9.9f},
                        {"showcase", "b", 8}, {"events", "1", 14.6f}, {"numbers", "", 16}});
}

Instant at_time(std::string_view text)
{
    const auto instant = parse_instant(text);
    REQUIRE(instant);
    return *instant;
}

bool same(const Moment& a, const Moment& b)
{
    return a.slot == b.slot && a.seconds == b.seconds && a.next == b.next && a.until_next == b.until_next && a.in_transition == b.in_transition &&
           a.previous == b.previous && a.previous_seconds == b.previous_seconds && a.transition == b.transition && a.progress == b.progress;
}

bool near(float a, float b, float margin) { return std::abs(a - b) <= margin; }

// What must hold at every instant; the first thing that does not. (One assertion an instant: Catch2 is slow in millions.)
const char* unsound(const programme::Programme& p, Instant instant)
{
    const Moment m = at(p, instant);
    if (m.slot >= p.slots.size()) return "no such slot";
    const float dwell = p.slots[m.slot].dwell;
    if (!(m.seconds >= 0 && m.seconds < dwell)) return "seconds outside the dwell";
    if (!(m.until_next > 0 && near(m.seconds + m.until_next, dwell, 0.002f))) return "seconds and the rest are not the dwell";
    if (m.next != (m.slot + 1) % p.slots.size()) return "wrong next slot";
    if (m.previous != (m.slot + p.slots.size() - 1) % p.slots.size()) return "wrong previous slot";
    if (m.previous_seconds != p.slots[m.previous].dwell) return "the previous slot does not stand at its end";
    if (m.in_transition != (m.seconds < kTransitionSeconds)) return "transition at the wrong time";
    if (!(m.progress >= 0 && m.progress <= 1 && (m.progress < 1) == m.in_transition)) return "wrong progress";
    if (!same(m, at(p, instant))) return "another moment for the same instant";
    return nullptr;
}

// A millisecond later either the slot has gone on by a millisecond or the next one begins at 0.
const char* discontinuous(const programme::Programme& p, Instant instant)
{
    const Moment now = at(p, instant), then = at(p, instant + 1ms);
    if (then.slot == now.slot && then.seconds > now.seconds) return near(then.seconds - now.seconds, 0.001f, 0.00001f) ? nullptr : "a jump in the slot";
    return then.slot == now.next && then.seconds == 0 && near(now.until_next, 0.001f, 0.0001f) ? nullptr : "a jump between slots";
}

void check(const programme::Programme& p, Instant instant, const char* (*fault)(const programme::Programme&, Instant))
{
    if (const char* what = fault(p, instant)) FAIL(what << " at " << rfc3339(instant) << " + " << (instant.time_since_epoch() % 1s).count() << " ms");
}

}  // namespace

TEST_CASE("every minute of a year has one moment, also around eras, leap days and midnights", "[stage]")
{
    const auto p = a_loop();
    for (const auto* begin : {"2028-01-01", "2023-12-31"}) {
        const Instant first = at_time(begin);
        for (int minute = 0; minute < 366 * 24 * 60; ++minute) check(p, first + std::chrono::minutes(minute), unsound);
    }
    for (const auto* day : {"1989-01-07", "1989-01-08", "2019-04-30", "2019-05-01", "2028-02-29", "2028-03-01", "1970-01-01", "2000-01-01", "1999-12-31",
                            "2038-01-19"}) {
        const Instant midnight = at_time(day);
        for (auto offset = -2500ms; offset <= 2500ms; offset += 1ms) {
            check(p, midnight + offset, unsound);
            check(p, midnight + offset, discontinuous);
        }
    }
}

TEST_CASE("time passes without jump or gap over a whole loop, millisecond by millisecond", "[stage]")
{
    const auto p = a_loop();
    const Instant begin = at_time("2026-11-22T10:00:00+09:00");
    const auto loop = std::chrono::milliseconds(std::llround(p.loop_seconds * 1000));
    std::vector<int> visits(p.slots.size(), 0);
    for (auto t = 0ms; t < loop; t += 1ms) {
        check(p, begin + t, discontinuous);
        if (at(p, begin + t).seconds == 0) ++visits[at(p, begin + t).slot];
    }
    for (const int visit : visits) CHECK(visit == 1);
    CHECK(same(at(p, begin), at(p, begin + loop)));
    CHECK(same(at(p, begin), at(p, begin - 1000 * loop)));
}

TEST_CASE("two displays that start at different times show the same", "[stage]")
{
    const auto p = a_loop(), q = a_loop();
    const Instant now = at_time("2026-11-22T10:00:00+09:00");
    CHECK(same(at(p, now), at(q, at_time("2026-11-22T01:00:00Z"))));
}

TEST_CASE("the loop counts from a midnight in Japan", "[stage]")
{
    const auto p = a_programme({{"title", "", 12}, {"numbers", "", 18}});   // 30 s: a whole number of loops a day
    for (const auto* day : {"1989-01-08", "2019-05-01", "2024-02-29", "2026-11-22"}) {
        const Moment m = at(p, at_time(day));
        CHECK(m.slot == 0);
        CHECK(m.seconds == 0);
    }
    CHECK(at(p, at_time("2026-11-22T00:00:13+09:00")).slot == 1);
}

TEST_CASE("transitions are few and meant", "[stage]")
{
    const programme::Slot title{"title", "", 12}, showcase{"showcase", "a", 12}, agreements{"agreements", "", 24}, region{"region", "01", 9},
        other_region{"region", "02", 9}, events{"events", "1", 12}, numbers{"numbers", "", 16};
    CHECK(transition_between(numbers, title) == Transition::SumiBleed);
    CHECK(transition_between(showcase, title) == Transition::SumiBleed);
    CHECK(transition_between(title, showcase) == Transition::Fusuma);
    CHECK(transition_between(title, agreements) == Transition::CrossFade);
    CHECK(transition_between(region, showcase) == Transition::Fusuma);
    CHECK(transition_between(showcase, showcase) == Transition::Fusuma);
    CHECK(transition_between(agreements, region) == Transition::CrossFade);
    CHECK(transition_between(region, other_region) == Transition::CrossFade);
    CHECK(transition_between(showcase, events) == Transition::CrossFade);
    CHECK(transition_between(events, agreements) == Transition::Fusuma);   // between paper and ink no fade, which would be grey
    CHECK(transition_between(region, events) == Transition::Fusuma);
    CHECK(transition_between({"plans", "work"}, {"plans", "fields"}) == Transition::Fusuma);
    CHECK(transition_between({"plans", "fields"}, {"plans", "lines"}) == Transition::CrossFade);
    CHECK(transition_between(showcase, numbers) == Transition::Fusuma);
    CHECK(transition_between(events, {"exhibit", "aki"}) == Transition::Fusuma);
    CHECK(transition_between({"exhibit", "aki"}, {"exhibit", "aki/1"}) == Transition::CrossFade);
}

TEST_CASE("the first nine tenths of a second are the transition from the slot before", "[stage]")
{
    const auto p = a_programme({{"title", "", 12}, {"showcase", "a", 18}});
    const Instant begin = at_time("2026-11-22T00:00:12+09:00");
    Moment m = at(p, begin);
    CHECK(m.slot == 1);
    CHECK(m.in_transition);
    CHECK(m.progress == 0);
    CHECK(m.previous == 0);
    CHECK(m.previous_seconds == 12);
    CHECK(at(p, begin + 450ms).progress == Approx(0.5));
    m = at(p, begin + 900ms);
    CHECK_FALSE(m.in_transition);
    CHECK(m.progress == 1);
    m = at(p, begin - 1ms);
    CHECK(m.slot == 0);
    CHECK(m.until_next == Approx(0.001));
}

TEST_CASE("a loop of one scene begins again", "[stage]")
{
    const auto p = a_programme({{"agreements", "", 24}});
    for (int s = 0; s < 100; ++s) check(p, at_time("2026-11-22") + std::chrono::seconds(s), unsound);
}

TEST_CASE("opening hours", "[stage]")
{
    const OpeningHours hall{.weekday = {9 * 60, 20 * 60 + 30}, .saturday = {9 * 60, 17 * 60}, .sunday = {0, 0}, .always = false};
    CHECK_FALSE(is_open(hall, at_time("2026-11-20T08:59:59+09:00")));   // Friday
    CHECK(is_open(hall, at_time("2026-11-20T09:00:00+09:00")));
    CHECK(is_open(hall, at_time("2026-11-20T20:29:59+09:00")));
    CHECK_FALSE(is_open(hall, at_time("2026-11-20T20:30:00+09:00")));
    CHECK(is_open(hall, at_time("2026-11-21T16:59:00+09:00")));         // Saturday
    CHECK_FALSE(is_open(hall, at_time("2026-11-21T17:00:00+09:00")));
    CHECK_FALSE(is_open(hall, at_time("2026-11-22T12:00:00+09:00")));   // Sunday
    CHECK(is_open(hall, at_time("2024-02-29T12:00:00+09:00")));
    CHECK(is_open(OpeningHours{}, at_time("2026-11-22T03:00:00+09:00")));

    SECTION("hours past midnight belong to the day on which they begin")
    {
        const OpeningHours late{.weekday = {22 * 60, 2 * 60}, .saturday = {0, 0}, .sunday = {0, 0}, .always = false};
        CHECK(is_open(late, at_time("2026-11-20T23:00:00+09:00")));
        CHECK(is_open(late, at_time("2026-11-21T01:59:00+09:00")));     // Friday's night
        CHECK_FALSE(is_open(late, at_time("2026-11-21T02:00:00+09:00")));
        CHECK_FALSE(is_open(late, at_time("2026-11-23T01:00:00+09:00"))); // Monday: Sunday was closed
    }
    SECTION("a day that is open until 24:00 ends at midnight")
    {
        const OpeningHours whole{.weekday = {0, 24 * 60}, .saturday = {0, 0}, .sunday = {0, 0}, .always = false};
        CHECK(is_open(whole, at_time("2026-11-20T23:59:00+09:00")));
        CHECK_FALSE(is_open(whole, at_time("2026-11-21T00:00:00+09:00")));
    }
}

TEST_CASE("rounds of the loop are counted without a gap, also before the epoch", "[stage]")
{
    const programme::Programme p = a_programme({{"title", "", 12}, {"numbers", "", 8}});
    const Instant epoch = at_time("2000-01-01T00:00:00+09:00");
    CHECK(at(p, epoch).round == 0);
    CHECK(at(p, epoch + 19999ms).round == 0);
    CHECK(at(p, epoch + 20s).round == 1);
    CHECK(at(p, epoch - 1ms).round == -1);
    CHECK(at(p, epoch - 20s).round == -1);
    CHECK(at(p, epoch - 20001ms).round == -2);
}
