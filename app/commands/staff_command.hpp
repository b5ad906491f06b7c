#pragma once
// The commands that the staff panel and the desk start for whoever stands or sits there, as children in their name, and what they
// say. Blocks; any thread but the render thread's.

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace renkei::commands {

struct Told {
    int code = -1;          // of the child; 128 + signal when it was killed, -1 when it could not be started (err says why)
    std::string out, err;
};

struct StaffCommand {
    std::vector<std::string> words;        // the program's path first
    std::string who;                       // becomes RENKEI_WHO
    std::chrono::seconds longest;
    std::string input = {};                // on its standard input; a few bytes
    // Asked some ten times a second with what it has said on its standard error; false: it is to be stopped.
    std::function<bool(const std::string& err)> go_on = {};
};

// Runs below us in priority, without our other files and without variables RENKEI_… that mean nothing. Killed after `longest`, when it is to be
// stopped, or when it says more than 4 MiB on either side.
[[nodiscard]] Told run(const StaffCommand& command);

}  // namespace renkei::commands
