#pragma once
// The director: a pure function of (programme, instant) to what is on the display. The loop is anchored in civil time, so
// the same second gives the same picture: after a power cut, in a golden test, and on several displays in step.
//
// What takes the display from the loop, the first that holds: an urgent notice while its time holds; outside the hall's hours
// the page that says so; before closing time a card, in place of the slots that begin at its times. No SDL, GL or SQL; no state.

#include <string>

#include "base/transition.hpp"
#include "programme/opening.hpp"
#include "programme/programme.hpp"

namespace renkei::stage {

enum class Playing { Loop, Closing, Closed, Urgent };

struct Moment {
    size_t slot = 0;            // as Programme::slot() counts
    long long round = 0;        // how often the loop, or outside it the minute, has begun since its epoch; negative before it
    float seconds = 0;          // since this slot began
    size_t next = 0;
    float until_next = 0;       // seconds until the next slot begins
    // While a slot begins, the one before is still leaving.
    bool in_transition = false;
    size_t previous = 0;
    float previous_seconds = 0; // at which the previous slot stands still while it leaves
    Transition transition = Transition::Cut;
    float progress = 1;         // of the transition, 0..1, linear
    Playing playing = Playing::Loop;
};

[[nodiscard]] Moment at(const programme::Programme& programme, Instant instant);
// Which transition leads from one slot to the next.
[[nodiscard]] Transition transition_between(const programme::Slot& from, const programme::Slot& to);

using programme::DayHours;
using programme::OpeningHours;
using programme::is_open;

}  // namespace renkei::stage
