#pragma once
// Runs the finished renkei and collects what it says.

#include <map>
#include <string>
#include <vector>

#include "support/temporary_folder.hpp"

namespace renkei::tests {

struct Outcome {
    int code = 0;              // exit code, or 128 + signal
    std::string out, err;
};

// With an environment of its own: HOME and the store lie in `folder`, LANG is C, no RENKEI_ variable but `environment`'s.
[[nodiscard]] Outcome run(const TemporaryFolder& folder, const std::vector<std::string>& arguments, const std::map<std::string, std::string>& environment = {});

// The same of a shell's script, in which $RENKEI is the program: for limits and redirections.
[[nodiscard]] Outcome run_script(const TemporaryFolder& folder, const std::string& script, const std::map<std::string, std::string>& environment = {});
// The same with another program: an installed copy, a tool.
[[nodiscard]] Outcome run_program(const std::string& binary, const TemporaryFolder& folder, const std::vector<std::string>& arguments,
                                  const std::map<std::string, std::string>& environment = {});

// Starts it and kills it (SIGKILL) at the n-th call, from 1, by which one of its threads changes a disk, before the call is done. False where it
// came to its end before. No other child may end meanwhile.
[[nodiscard]] bool run_and_kill_at_change(const TemporaryFolder& folder, const std::vector<std::string>& arguments, size_t n);

// Starts it and kills it (SIGKILL) after so many microseconds, if it still runs.
void run_and_kill(const TemporaryFolder& folder, const std::vector<std::string>& arguments, unsigned microseconds);

}  // namespace renkei::tests
