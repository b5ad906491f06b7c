#pragma once
// Programs of renkei's own that read what somebody else has made (renkei-decode, renkei-film): started with the descriptors
// they need and nothing else, no environment, and believed only as far as what they answer agrees.

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <span>
#include <vector>

#include "base/descriptor.hpp"
#include "base/result.hpp"

namespace renkei::commands {

// Nothing but a plain file: no link out of the folder, no pipe that never ends. Error: BadData, NoPermission or NotFound.
[[nodiscard]] Result<Descriptor> open_plain_file(const std::filesystem::path& file);

// What is given to a helper as its file, without one on a disk. Error: Unavailable.
[[nodiscard]] Result<Descriptor> as_file(std::span<const uint8_t> bytes);

// Memory that both ends map, of a fixed size: a helper that has been taken over cannot take it away under us. Error: Unavailable.
[[nodiscard]] Result<Descriptor> shared_memory(size_t bytes);

struct Pipe {
    Descriptor from, to;
};
[[nodiscard]] Result<Pipe> open_pipe();

// `descriptors`: ours, and as what number the child has it. What it says on its standard error is not heard. Error: Unavailable.
[[nodiscard]] Result<pid_t> start_confined(const std::filesystem::path& program, std::vector<std::string> words,
                                           const std::vector<std::pair<int, int>>& descriptors);

struct ConfinedAnswer {
    std::vector<uint8_t> bytes;
    bool whole = false;              // it said all, in time; else it was stopped
    int status = 0;                  // as waitpid gives it
    // Its walls could not be put up.
    [[nodiscard]] bool unavailable() const;
    [[nodiscard]] bool well() const;  // it ended by itself, with 0
};

// Starts it with `input` and reads what it writes, `most` bytes within `longest`.
[[nodiscard]] Result<ConfinedAnswer> ask_confined(const std::filesystem::path& program, std::vector<std::string> words,
                                                  std::vector<std::pair<int, int>> descriptors, size_t most,
                                                  std::chrono::seconds longest);

}  // namespace renkei::commands
