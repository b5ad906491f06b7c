#pragma once
// The director: a pure function of (programme, instant) to what is on the display. The loop is anchored in civil time, so
// the same second gives the same picture: after a power cut, in a golden test, and on several displays in step.
// No SDL, GL or SQL; no state.

#include <string>

#include "base/transition.hpp"
#include "programme/programme.hpp"

namespace renkei::stage {

struct Moment {
    size_t slot = 0;            // index into Programme::slots
    long long round = 0;        // how often the loop has begun since its epoch; negative before it
    float seconds = 0;          // since this slot began
    size_t next = 0;
    float until_next = 0;       // seconds until the next slot begins
    // While a slot begins, the one before is still leaving.
    bool in_transition = false;
    size_t previous = 0;
    float previous_seconds = 0; // at which the previous slot stands still while it leaves
    Transition transition = Transition::Cut;
    float progress = 1;         // of the transition, 0..1, linear
};

[[nodiscard]] Moment at(const programme::Programme& programme, Instant instant);
// Which transition leads from one slot to the next.
[[nodiscard]] Transition transition_between(const programme::Slot& from, const programme::Slot& to);

// Opening hours: is the display on? Minutes since midnight, from inclusive, until exclusive. open == close is a closed day;
// close < open runs past midnight and belongs to the day on which it began.
struct DayHours { int open = 0, close = 24 * 60; };
struct OpeningHours { DayHours weekday, saturday, sunday; bool always = true; };
[[nodiscard]] bool is_open(const OpeningHours& hours, Instant instant);

}  // namespace renkei::stage
