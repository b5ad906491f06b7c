#include "stage/stage.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace renkei::stage {
namespace {

using programme::Programme;
using std::chrono::milliseconds;
using std::chrono::minutes;

// Loops are counted from a midnight in Japan, so that displays with the same programme agree without speaking.
constexpr Date kLoopEpoch{std::chrono::year(2000), std::chrono::month(1), std::chrono::day(1)};

// An urgent notice is made anew every minute, for its clock; several take turns. The page of the closed hall less often.
constexpr milliseconds kUrgentTurn{60'000}, kSharedTurn{20'000}, kClosedTurn{300'000};

// The card comes so often before closing time, and stays from about this long before.
constexpr minutes kBetweenCards{5};
constexpr milliseconds kLastCall{90'000};

// Whole milliseconds: an instant has no finer ones, and floats would drift apart after years of seconds.
milliseconds whole(float seconds) { return milliseconds(std::llround(static_cast<double>(seconds) * 1000)); }
float seconds(milliseconds duration) { return static_cast<float>(static_cast<double>(duration.count()) / 1000); }

// What is on the display without a break, and from when until when. `began` is the slot's own second 0, which may lie before.
struct Stretch {
    size_t slot = 0;
    Playing playing = Playing::Loop;
    Instant from{}, until{};
    Instant began{};
};

// Cuts off what lies on the other side of a border.
void bound(Stretch& s, Instant border, Instant instant)
{
    if (border <= instant) s.from = std::max(s.from, border);
    else s.until = std::min(s.until, border);
}

// Part of a grid of turns counted from the epoch.
Stretch turn(size_t slot, Playing playing, Instant instant, milliseconds length)
{
    const auto since = (instant - instant_of(kLoopEpoch)) % length;
    const Instant from = instant - (since < milliseconds(0) ? since + length : since);
    return {slot, playing, from, from + length, from};
}

// How many of this length have passed since the epoch, rounded down also before it.
long long rounds(Instant instant, milliseconds length)
{
    const long long since = (instant - instant_of(kLoopEpoch)).count(), each = std::max<long long>(length.count(), 1);
    return (since - (since % each + each) % each) / each;
}

Stretch loop_stretch(const Programme& p, Instant instant)
{
    const milliseconds loop = std::max(whole(p.loop_seconds), milliseconds(1));
    const milliseconds position = ((instant - instant_of(kLoopEpoch)) % loop + loop) % loop;   // also before the epoch
    const auto after = std::upper_bound(p.starts.begin(), p.starts.end(), position, [](milliseconds at, float start) { return at < whole(start); });
    Stretch s;
    s.slot = after == p.starts.begin() ? 0 : static_cast<size_t>(after - p.starts.begin()) - 1;
    const milliseconds end = s.slot + 1 < p.slots.size() ? whole(p.starts[s.slot + 1]) : loop;
    s.from = s.began = instant - (position - whole(p.starts[s.slot]));
    s.until = instant + (end - position);
    return s;
}

// Whether the card of closing time stands in place of this slot of the loop: the first that begins at or after each of its times,
// and from the last call on every one.
bool is_closing_card(const Programme& p, const Stretch& loop, Instant instant)
{
    if (!p.closing_card || p.hours.closing_minutes <= 0) return false;
    const auto closing = programme::closing_after(p.hours, instant);
    if (!closing || *closing - loop.began > minutes(p.hours.closing_minutes)) return false;
    if (loop.began >= *closing - kLastCall) return true;
    const Instant before = loop_stretch(p, loop.began - milliseconds(1)).began;
    for (minutes left = kBetweenCards; left <= minutes(p.hours.closing_minutes); left += kBetweenCards)
        if (const Instant time = *closing - left; before < time && time <= loop.began) return true;
    // A time that is no whole number of fives: the card begins with it.
    const Instant first = *closing - minutes(p.hours.closing_minutes);
    return before < first && first <= loop.began;
}

std::optional<Stretch> urgent_stretch(const Programme& p, Instant instant)
{
    std::vector<size_t> now;
    for (const auto& urgent : p.urgent)
        if (urgent.time.holds(instant)) now.push_back(urgent.slot);
    if (now.empty()) return std::nullopt;
    Stretch s = turn(now.front(), Playing::Urgent, instant, now.size() == 1 ? kUrgentTurn : kSharedTurn);
    const long long count = (s.from - instant_of(kLoopEpoch)) / kSharedTurn, n = static_cast<long long>(now.size());
    s.slot = now[static_cast<size_t>((count % n + n) % n)];
    return s;
}

Stretch stretch_at(const Programme& p, Instant instant)
{
    Stretch s;
    if (const auto urgent = urgent_stretch(p, instant)) s = *urgent;
    else if (p.closed_card && p.hours.outside != programme::Outside::Loop && !is_open(p.hours, instant))
        s = turn(*p.closed_card, Playing::Closed, instant, kClosedTurn);
    else {
        s = loop_stretch(p, instant);
        if (is_closing_card(p, s, instant)) s.slot = *p.closing_card, s.playing = Playing::Closing;
    }
    for (const auto& urgent : p.urgent) {
        bound(s, urgent.time.from, instant);
        bound(s, urgent.time.until, instant);
    }
    if (p.closed_card && p.hours.outside != programme::Outside::Loop) {
        const auto borders = programme::opening_borders(p.hours, instant);
        if (borders.before) bound(s, *borders.before, instant);
        if (borders.after) bound(s, *borders.after, instant);
    }
    // A card begins when it comes; a slot of the loop that is met in its middle goes on from there.
    if (s.playing == Playing::Urgent || s.playing == Playing::Closed) s.began = s.from;
    return s;
}

// The scenes on ink, as their compositions have it (a test compares them); the others are on paper.
bool is_night(const programme::Slot& slot)
{
    for (const std::string_view scene : {"title", "agreements", "region", "wards"})
        if (slot.scene == scene) return true;
    return slot.scene == "plans" && (slot.item == "model" || slot.item == "work");
}

}  // namespace

Transition transition_between(const programme::Slot& from, const programme::Slot& to)
{
    if (from.scene == "notice" && from == to) return Transition::Cut;   // the same card again, with the clock of now
    if (to.scene == "title") return Transition::SumiBleed;
    // A page that is complete from its first moment is opened; faded in, its words would stand over those that leave.
    if (to.scene == "showcase" || to.scene == "numbers") return Transition::Fusuma;
    if (to.scene == "exhibit" && from.scene != "exhibit") return Transition::Fusuma;   // its doors; its pages fade into each other
    // Day does not fade into night, nor night into day: between paper and ink lies nothing but grey.
    if (from.scene != "notice" && to.scene != "notice" && is_night(from) != is_night(to)) return Transition::Fusuma;
    return Transition::CrossFade;
}

Moment at(const Programme& programme, Instant instant)
{
    assert(!programme.slots.empty() && programme.slots.size() == programme.starts.size());
    const Stretch now = stretch_at(programme, instant);
    const Stretch before = stretch_at(programme, now.from - milliseconds(1));
    Moment moment;
    moment.slot = now.slot;
    moment.playing = now.playing;
    const bool loop = now.playing == Playing::Loop || now.playing == Playing::Closing;
    moment.round = rounds(now.began, loop ? whole(programme.loop_seconds) : kUrgentTurn);
    moment.seconds = seconds(instant - now.began);
    moment.next = stretch_at(programme, now.until).slot;
    moment.until_next = seconds(now.until - instant);
    moment.previous = before.slot;
    const bool whole_slot = before.playing == Playing::Loop && now.from == now.began && now.playing == Playing::Loop;
    moment.previous_seconds = whole_slot ? programme.slot(before.slot).dwell : seconds(now.from - before.began);
    moment.transition = transition_between(programme.slot(before.slot), programme.slot(now.slot));
    const float length = std::min(kTransitionSeconds, seconds(now.until - now.from)), since = seconds(instant - now.from);
    moment.in_transition = moment.transition != Transition::Cut && since < length;
    moment.progress = moment.in_transition ? since / length : 1;
    return moment;
}

}  // namespace renkei::stage
