#pragma once
// The time that the display shows: civil time moved on by the monotonic clock, from a chosen start and at a chosen speed.
// One thread has it; another takes a copy. Only commands/ reads clocks.

#include <chrono>
#include <optional>

#include "base/civil_time.hpp"

namespace renkei::commands {

class ShowClock {
  public:
    using Steady = std::chrono::steady_clock;

    // Without a start: the system's civil time.
    ShowClock(std::optional<Instant> start, double speed);

    struct Reading {
        Instant instant;          // whole milliseconds
        float rest = 0;           // what they leave over, seconds
    };
    [[nodiscard]] Reading read() const;
    // Shown seconds → real seconds.
    [[nodiscard]] double real(double shown) const { return shown / speed_; }

    // The system's clock may have been set right meanwhile (NTP, staff). Takes its time over; only where a jump is not
    // seen, at a scene boundary. Does nothing when a start was chosen or the speed is not 1.
    void follow_system();

  private:
    bool follows_;
    double speed_;
    Instant origin_;
    Steady::time_point began_;
};

}  // namespace renkei::commands
