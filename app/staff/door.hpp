#pragma once
// The staff door: five taps in the upper left corner within four seconds open it for two minutes (requirements R69). Behind it
// lie the staff panel with its PIN and the diagnostic overlay; a visitor's single touch never opens it.
// A pure state machine: time is an argument.

#include <array>
#include <chrono>

#include "base/geometry.hpp"

namespace renkei::staff {

class Door {
  public:
    using Time = std::chrono::steady_clock::time_point;

    // `at` in layout units. Returns true when this tap opened the door.
    bool tap(Vec2 at, Time now);
    [[nodiscard]] bool is_open(Time now) const { return now < open_until_; }
    // Working behind the door keeps it open.
    void used(Time now);
    void close() { open_until_ = {}; }

    static constexpr float kCorner = 96;                          // units
    static constexpr std::chrono::seconds kWithin{4}, kOpenFor{120};

  private:
    std::array<Time, 5> taps_{};   // the latest five, oldest first
    Time open_until_{};
};

}  // namespace renkei::staff
