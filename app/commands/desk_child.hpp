#pragma once
// The commands that the desk starts for its staff, as children in their name, and what they say. Blocks; any thread but the render
// thread's.

#include <chrono>
#include <string>
#include <vector>

namespace renkei::commands {

struct Told {
    int code = -1;                   // of the child; 128 + signal when it was killed, -1 when it could not be started
    std::string out, err;
};

// `who` becomes RENKEI_WHO. It runs below us in priority, and is killed after `longest` or when it says more than 4 MiB.
[[nodiscard]] Told run_for(const std::vector<std::string>& words, const std::string& who, std::chrono::seconds longest);

}  // namespace renkei::commands
