#include "stage/stage.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace renkei::stage {
namespace {

// Loops are counted from a midnight in Japan, so that displays with the same programme agree without speaking.
constexpr Date kLoopEpoch{std::chrono::year(2000), std::chrono::month(1), std::chrono::day(1)};

// Whole milliseconds: an instant has no finer ones, and floats would drift apart after years of seconds.
long long milliseconds(float seconds)
{
    return std::llround(static_cast<double>(seconds) * 1000);
}

float seconds(long long milliseconds)
{
    return static_cast<float>(static_cast<double>(milliseconds) / 1000);
}

}  // namespace

Transition transition_between(const programme::Slot& from, const programme::Slot& to)
{
    if (to.scene == "title") return Transition::SumiBleed;
    // A page that is complete from its first moment is opened; faded in, its words would stand over those that leave.
    if ((to.scene == "showcase" || to.scene == "numbers") && from.scene != "title") return Transition::Fusuma;
    return Transition::CrossFade;
}

Moment at(const programme::Programme& programme, Instant instant)
{
    const auto& slots = programme.slots;
    const auto& starts = programme.starts;
    assert(!slots.empty() && slots.size() == starts.size());
    const long long loop = std::max(milliseconds(programme.loop_seconds), 1LL);
    const long long since_epoch = (instant - instant_of(kLoopEpoch)).count();
    const long long position = (since_epoch % loop + loop) % loop;   // also before the epoch

    const auto after = std::upper_bound(starts.begin(), starts.end(), position, [](long long p, float start) { return p < milliseconds(start); });
    Moment moment;
    moment.round = (since_epoch - position) / loop;
    moment.slot = after == starts.begin() ? 0 : static_cast<size_t>(after - starts.begin()) - 1;
    const long long begin = milliseconds(starts[moment.slot]);
    const long long end = moment.slot + 1 < slots.size() ? milliseconds(starts[moment.slot + 1]) : loop;
    moment.seconds = seconds(position - begin);
    moment.next = (moment.slot + 1) % slots.size();
    moment.until_next = seconds(end - position);
    moment.previous = (moment.slot + slots.size() - 1) % slots.size();
    moment.previous_seconds = slots[moment.previous].dwell;
    moment.transition = transition_between(slots[moment.previous], slots[moment.slot]);
    const float length = std::min(kTransitionSeconds, seconds(end - begin));
    moment.in_transition = moment.transition != Transition::Cut && moment.seconds < length;
    moment.progress = moment.in_transition ? moment.seconds / length : 1;
    return moment;
}

bool is_open(const OpeningHours& hours, Instant instant)
{
    if (hours.always) return true;
    const auto of = [&hours](std::chrono::weekday day) -> const DayHours& {
        return day == std::chrono::Saturday ? hours.saturday : day == std::chrono::Sunday ? hours.sunday : hours.weekday;
    };
    // A day whose close is not after its open runs past midnight and is named after the day on which it began (requirements R80, R89).
    const auto open_at = [](const DayHours& day, int minute) {
        if (day.open == day.close) return false;
        const int close = day.close < day.open ? day.close + 24 * 60 : day.close;
        return minute >= day.open && minute < close;
    };
    const CivilTime now = civil_time(instant);
    const int minute = now.minute_of_day();
    return open_at(of(now.weekday()), minute) || open_at(of(now.weekday() - std::chrono::days(1)), minute + 24 * 60);
}

}  // namespace renkei::stage
