#pragma once
// A file read to its last byte, or not at all: what a failing disk or a stick that is pulled leaves of a table is no table.
// Any thread.

#include <cstdint>
#include <filesystem>
#include <string>

namespace renkei::intake {

struct WholeFile {
    enum class Fault {
        None,
        TooLarge,
        Unreadable,   // gone, not ours to read, no regular file, or ended before its length
    };
    Fault fault = Fault::None;
    std::string bytes{};
};

// A pipe in its place is not waited for.
[[nodiscard]] WholeFile read_whole_file(const std::filesystem::path& file, std::uintmax_t most_bytes);

}  // namespace renkei::intake
