#pragma once
// A program started as a child, its output read, its end awaited. For bench.

#include <string>
#include <vector>

#include "base/result.hpp"

namespace renkei::commands {

struct ChildOutcome {
    int exit_code = 0;              // 128 + signal when it was killed
    std::string output;             // its standard output
    double started_ms = 0;          // reading of the monotonic clock just before it was started
};

// Its standard error is ours. Error: Unavailable when it cannot be started.
[[nodiscard]] Result<ChildOutcome> run_child(const std::vector<std::string>& words);

}  // namespace renkei::commands
