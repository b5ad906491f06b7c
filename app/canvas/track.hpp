#pragma once
// How a value moves over the seconds of a scene. Values are a pure function of time, never of steps, so a slow machine
// shows fewer frames of the same motion and the same second always gives the same picture.

#include <cstddef>
#include <vector>

namespace renkei::canvas {

enum class Ease { Linear, OutQuint, InQuad, InOutSine, InOutCubic, Step };

[[nodiscard]] float ease(Ease kind, float t);   // t and result 0..1

// How long things take to enter and to leave in this house, seconds.
inline constexpr float kEnter = 0.70f;
inline constexpr float kLeave = 0.45f;
inline constexpr float kStagger = 0.06f;

class Track {
  public:
    Track(float value = 0) : start_(value) {}

    // From `begin` on, whatever the value was then becomes `value` within `duration` seconds; Ease::Step at once.
    // Segments are appended in order of time.
    Track& to(float value, float begin, float duration, Ease kind = Ease::OutQuint);

    [[nodiscard]] float at(float seconds) const;
    [[nodiscard]] bool moves_at(float seconds) const;   // inside a segment whose value changes
    [[nodiscard]] float settles() const;                // end of the last movement; 0 when there is none. A step is none.
    [[nodiscard]] float next_start(float seconds) const;  // begin of the next segment after `seconds`; infinity if none
    [[nodiscard]] Track reduced() const;                // reduced motion: the last value from the start
    // Reduced motion for what comes and goes: the same values at the same times, each reached by one linear fade of
    // `duration`; whatever begins before `settled` seconds is there from the start. A step stays: it is no movement.
    [[nodiscard]] Track faded(float duration, float settled) const;
    [[nodiscard]] float most(float from, float until) const;   // largest value at any second between the two
    [[nodiscard]] float first_start() const { return segments_.empty() ? 0 : segments_.front().begin; }
    // Where each movement ends.
    struct Stop {
        float seconds, value;
    };
    [[nodiscard]] std::vector<Stop> stops() const;

  private:
    struct Segment {
        float begin, duration, value;
        Ease kind;
    };
    [[nodiscard]] float value_of(size_t count, float seconds) const;
    float start_;
    std::vector<Segment> segments_;
};

}  // namespace renkei::canvas
