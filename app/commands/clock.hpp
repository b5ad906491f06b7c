#pragma once
// The clock of this machine. Only commands read it; below them time is an argument.

#include <chrono>

#include "base/civil_time.hpp"

namespace renkei::commands {

[[nodiscard]] inline Instant system_now() { return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now()); }

}  // namespace renkei::commands
