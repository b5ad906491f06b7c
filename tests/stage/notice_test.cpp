// What takes the display from the loop: urgent notices, the closed hall, the card before closing time.

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

#include "stage/stage.hpp"
#include "support/content_builder.hpp"

using namespace renkei;
using namespace renkei::stage;
using namespace std::chrono_literals;
using std::chrono::minutes;

namespace {

Instant at_time(std::string_view text)
{
    const auto instant = parse_instant(text);
    REQUIRE(instant);
    return *instant;
}

programme::OpeningHours the_hall()
{
    programme::OpeningHours hours{.weekday = {9 * 60, 20 * 60 + 30}, .saturday = {9 * 60, 17 * 60}, .sunday = {0, 0}, .always = false};
    hours.closed.push_back({*parse_date("2024-12-29"), *parse_date("2024-01-03"), true});
    return hours;
}

model::Notice a_notice(const std::string& key, const char* from = nullptr, const char* until = nullptr)
{
    model::Notice n;
    n.key = key;
    n.title = "館内放送をお聞きください";
    n.urgent = true;
    const auto time = [](const char* text, std::optional<Date>& date, std::optional<int>& minute) {
        if (text == nullptr) return;
        const CivilTime civil = civil_time(at_time(text));
        date = civil.date;
        minute = civil.minute_of_day();
    };
    time(from, n.show_from, n.from_minute);
    time(until, n.show_until, n.until_minute);
    return n;
}

std::shared_ptr<const programme::Programme> a_day(std::vector<model::Notice> notices, const programme::OpeningHours& hours = {}, const char* day = "2026-11-20")
{
    auto content = tests::a_content().with_showcases(6).with_events(5).build();
    content.notices = std::move(notices);
    programme::Options options;
    options.hours = hours;
    return programme::build(std::make_shared<const model::Content>(std::move(content)), *parse_date(day), "1", options);
}

std::string item_at(const programme::Programme& p, Instant instant) { return p.slot(at(p, instant).slot).item; }
Playing playing_at(const programme::Programme& p, Instant instant) { return at(p, instant).playing; }

// The brute force: minute by minute, from the words of the settings alone.
bool open_by_hand(Instant instant)
{
    const CivilTime now = civil_time(instant);
    const auto month = static_cast<unsigned>(now.date.month()), day = static_cast<unsigned>(now.date.day());
    if ((month == 12 && day >= 29) || (month == 1 && day <= 3) || now.weekday() == std::chrono::Sunday) return false;
    const int minute = now.minute_of_day(), close = now.weekday() == std::chrono::Saturday ? 17 * 60 : 20 * 60 + 30;
    return minute >= 9 * 60 && minute < close;
}

}  // namespace

TEST_CASE("every minute of two years is open or closed as the hours say, and the next border is the next one", "[stage]")
{
    const auto hours = the_hall();
    const Instant begin = at_time("2027-01-01T00:00:00+09:00");
    constexpr int kMinutes = (365 + 366) * 24 * 60;   // 2028 is a leap year
    int wrong = 0;
    Instant opens = begin, closes = begin;
    for (int i = 0; i < kMinutes; ++i) {
        const Instant now = begin + minutes(i);
        if (is_open(hours, now) != open_by_hand(now)) ++wrong;
        if (i % 7 != 0) continue;   // the next borders of every seventh minute, against the last ones known
        if (opens <= now) opens = programme::opening_after(hours, now).value();
        if (closes <= now) closes = programme::closing_after(hours, now).value();
        if (programme::opening_after(hours, now) != opens || programme::closing_after(hours, now) != closes) ++wrong;
        if (!(opens > now && open_by_hand(opens) && !open_by_hand(opens - 1min))) ++wrong;
        if (!(closes > now && !open_by_hand(closes) && open_by_hand(closes - 1min))) ++wrong;
    }
    CHECK(wrong == 0);
}

TEST_CASE("over the New Year the hall opens again on the first day that is not closed", "[stage]")
{
    const auto hours = the_hall();
    CHECK(rfc3339(*programme::opening_after(hours, at_time("2026-12-28T20:30:00+09:00"))) == rfc3339(at_time("2027-01-04T09:00:00+09:00")));
    // Saturday to Monday
    CHECK(rfc3339(*programme::opening_after(hours, at_time("2026-11-21T17:00:00+09:00"))) == rfc3339(at_time("2026-11-23T09:00:00+09:00")));
    programme::OpeningHours never{.weekday = {0, 0}, .saturday = {0, 0}, .sunday = {0, 0}, .always = false};
    CHECK_FALSE(programme::opening_after(never, at_time("2026-11-21T17:00:00+09:00")));
    CHECK_FALSE(programme::closing_after(programme::OpeningHours{}, at_time("2026-11-21T17:00:00+09:00")));
}

TEST_CASE("days that meet at midnight have no border between them", "[stage]")
{
    const programme::OpeningHours week{.weekday = {0, 24 * 60}, .saturday = {0, 24 * 60}, .sunday = {0, 0}, .always = false};
    CHECK(rfc3339(*programme::closing_after(week, at_time("2026-11-17T12:00:00+09:00"))) == rfc3339(at_time("2026-11-22T00:00:00+09:00")));
    CHECK(rfc3339(*programme::opening_after(week, at_time("2026-11-17T12:00:00+09:00"))) == rfc3339(at_time("2026-11-23T00:00:00+09:00")));
}

TEST_CASE("the page of the closed hall is there to the millisecond, and the loop before and after", "[stage]")
{
    const auto p = a_day({}, the_hall());
    const Instant opens = at_time("2026-11-20T09:00:00+09:00"), closes = at_time("2026-11-20T20:30:00+09:00");
    CHECK(playing_at(*p, opens - 1ms) == Playing::Closed);
    CHECK(playing_at(*p, opens) == Playing::Loop);
    CHECK(playing_at(*p, closes - 1ms) == Playing::Closing);
    CHECK(playing_at(*p, closes) == Playing::Closed);
    CHECK(item_at(*p, closes) == programme::kClosedCard);
    CHECK(at(*p, closes).seconds == 0);
    CHECK(at(*p, closes).in_transition);
    CHECK(at(*p, closes - 10s).until_next <= 10);
    CHECK(playing_at(*p, at_time("2026-11-22T12:00:00+09:00")) == Playing::Closed);   // Sunday
    CHECK(playing_at(*p, at_time("2026-11-21T00:00:00+09:00")) == Playing::Closed);   // midnight
    CHECK(playing_at(*p, at_time("2026-12-31T12:00:00+09:00")) == Playing::Closed);

    auto hours = the_hall();
    hours.outside = programme::Outside::Loop;
    CHECK(playing_at(*a_day({}, hours), closes) == Playing::Loop);
}

TEST_CASE("time passes without jump or gap through a day with its borders", "[stage]")
{
    const auto p = a_day({a_notice("drill", "2026-11-20T10:12:00+09:00", "2026-11-20T10:15:00+09:00")}, the_hall());
    const char* fault = nullptr;
    Instant where{};
    const auto look = [&](Instant first, Instant last) {
        for (Instant now = first; now < last && !fault; now += 1ms) {
            const Moment a = at(*p, now), b = at(*p, now + 1ms);
            where = now;
            if (a.slot >= p->slots.size() + p->cards.size()) fault = "no such slot";
            else if (!(a.until_next > 0)) fault = "nothing comes";
            else if (a.progress < 0 || a.progress > 1) fault = "progress";
            else if (b.slot == a.slot && b.seconds > a.seconds) { if (std::abs(b.seconds - a.seconds - 0.001f) > 0.0001f) fault = "a jump in the slot"; }
            else if (b.slot != a.next) fault = "another slot than was said";
            else if (std::abs(a.until_next - 0.001f) > 0.0001f) fault = "the next one came at another time than was said";
        }
    };
    for (const char* border : {"2026-11-20T09:00:00+09:00", "2026-11-20T10:12:00+09:00", "2026-11-20T10:15:00+09:00", "2026-11-20T20:15:00+09:00",
                               "2026-11-20T20:30:00+09:00", "2026-11-21T00:00:00+09:00", "2026-11-20T10:13:00+09:00"})
        look(at_time(border) - 2500ms, at_time(border) + 2500ms);
    INFO((fault ? fault : "") << " at " << rfc3339(where));
    CHECK(fault == nullptr);
}

TEST_CASE("before closing time the card stands in place of whole slots, every five minutes and then to the end", "[stage]")
{
    const auto p = a_day({}, the_hall());
    const Instant closes = at_time("2026-11-20T20:30:00+09:00");
    float longest = 0;
    for (const auto& slot : p->slots) longest = std::max(longest, slot.dwell);
    std::set<long long> shown;   // minutes before closing in which a card began
    for (Instant now = closes - 20min; now < closes; now += 100ms) {
        const Moment m = at(*p, now);
        if (m.playing != Playing::Closing) continue;
        CHECK(now >= closes - 15min);
        if (m.seconds < 0.1f) shown.insert((closes - now) / 1min);
    }
    for (const int left : {15, 10, 5}) {   // within one slot of its time
        const Instant time = closes - minutes(left);
        bool seen = false;
        for (Instant now = time; now <= time + std::chrono::milliseconds(static_cast<int>(longest * 1000)); now += 100ms)
            seen = seen || playing_at(*p, now) == Playing::Closing;
        CHECK(seen);
    }
    CHECK(shown.size() >= 4);
    for (Instant now = closes - 60s; now < closes; now += 500ms) CHECK(playing_at(*p, now) == Playing::Closing);

    auto hours = the_hall();
    hours.closing_minutes = 0;
    CHECK(playing_at(*a_day({}, hours), closes - 1s) == Playing::Loop);
}

TEST_CASE("an urgent notice takes the display at any second of any scene, and leaves as it came", "[stage]")
{
    const auto calm = a_day({});
    const Instant begin = at_time("2026-11-20T12:00:00+09:00");
    const auto seconds = static_cast<int>(calm->loop_seconds) + 1;
    int wrong = 0;
    std::set<size_t> interrupted;
    for (int s = 0; s < seconds; ++s) {
        const Instant from = begin + std::chrono::seconds(s);
        // As staff write it, to the minute: so the loop is met at every one of its seconds by shifting the loop instead.
        programme::Programme p = *calm;
        p.cards.push_back({"notice", "alarm", 60});
        p.urgent.push_back({p.slots.size(), {from, from + 90s}});
        interrupted.insert(at(p, from - 1ms).slot);
        const Moment m = at(p, from);
        if (m.playing != Playing::Urgent || m.seconds != 0 || m.progress != 0 || !m.in_transition || m.previous != at(p, from - 1ms).slot) ++wrong;
        if (at(p, from - 5s).playing != Playing::Loop || at(p, from - 1ms).next != p.slots.size()) ++wrong;
        if (playing_at(p, from + 90s - 1ms) != Playing::Urgent || playing_at(p, from + 90s) != Playing::Loop) ++wrong;
        if (at(p, from + 90s).slot != at(*calm, from + 90s).slot || at(p, from + 90s).seconds != at(*calm, from + 90s).seconds) ++wrong;
    }
    CHECK(wrong == 0);
    CHECK(interrupted.size() == calm->slots.size());
}

TEST_CASE("an urgent notice is shown while the hall is closed, over midnight, and without an end until it is withdrawn", "[stage]")
{
    const auto p = a_day({a_notice("power", "2026-11-20T23:30:00+09:00", "2026-11-21T00:30:00+09:00")}, the_hall());
    const Instant midnight = at_time("2026-11-21T00:00:00+09:00");
    CHECK(playing_at(*p, midnight - 30min - 1ms) == Playing::Closed);
    for (int s = -1800; s < 1800; ++s) CHECK((playing_at(*p, midnight + std::chrono::seconds(s)) == Playing::Urgent));
    CHECK(playing_at(*p, midnight + 30min) == Playing::Closed);
    const auto endless = a_day({a_notice("water")});
    for (const char* when : {"1999-12-31T23:59:59+09:00", "2026-11-20T12:00:00+09:00", "2038-01-19T12:14:08+09:00"})
        CHECK(item_at(*endless, at_time(when)) == "water");
    CHECK(playing_at(*a_day({}), at_time("2026-11-20T12:00:00+09:00")) == Playing::Loop);
}

TEST_CASE("several urgent notices take turns, and none is lost", "[stage]")
{
    const auto p = a_day({a_notice("a"), a_notice("b"), a_notice("c", "2026-11-20T12:00:00+09:00", "2026-11-20T12:10:00+09:00")});
    const auto seen = [&](Instant from) {
        std::set<std::string> items;
        for (int s = 0; s < 60; ++s) items.insert(item_at(*p, from + std::chrono::seconds(s)));
        return items;
    };
    CHECK(seen(at_time("2026-11-20T11:58:00+09:00")) == std::set<std::string>{"a", "b"});
    CHECK(seen(at_time("2026-11-20T12:05:00+09:00")) == std::set<std::string>{"a", "b", "c"});
    CHECK(transition_between({"notice", "a", 60}, {"notice", "a", 60}) == Transition::Cut);
    CHECK(transition_between({"notice", "a", 60}, {"notice", "b", 60}) == Transition::CrossFade);
    CHECK(transition_between({"notice", "closed", 300}, {"title", "", 12}) == Transition::SumiBleed);
}
