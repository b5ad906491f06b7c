#pragma once
// The clock of this machine. Only commands read it; below them time is an argument.

#include <chrono>

#include "base/civil_time.hpp"

namespace renkei::commands {

// No display of this version is older: a clock before this day has lost its battery.
inline constexpr const char* kClockFloor = "2026-11-01";

[[nodiscard]] inline Instant system_now() { return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now()); }

}  // namespace renkei::commands
