#pragma once
// Unpacks a zip archive that staff bring (APPNOTE.TXT of PKWARE) into a folder that is nobody else's. It was made elsewhere: nothing is
// written outside that folder, and never more than the limits allow. Names are UTF-8 or as Windows writes them (Windows-31J).
// Reads and writes files; any thread.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "intake/findings.hpp"

namespace renkei::intake {

struct ArchiveLimits {
    uint64_t entries = 5000;
    uint64_t bytes = uint64_t{4} << 30;         // of all files, unpacked
    uint64_t file_bytes = uint64_t{512} << 20;  // of one
    uint64_t ratio = 200;                       // unpacked to packed; tables and pictures stay far below
    uint64_t any_ratio = uint64_t{16} << 20;    // below this size any ratio is right: a table of blanks
    size_t depth = 8;                           // folders in each other
    std::string only{};                         // of its files this one alone, by its place in the archive; empty: all
};

// Every file of the archive into `into`, which is there and empty. What is left out is told with its name in the archive; one that
// is damaged, has a password or is made to fill the disk is stopped, and then nothing of it lies in `into`. `called`: the archive, as
// findings name it. `table_text`: bytes as UTF-8 (FolderServices). Error: not_unpacked.
[[nodiscard]] Result<std::vector<Finding>> unpack_archive(const std::filesystem::path& archive, const std::filesystem::path& into, const std::string& called,
                                                          const std::function<std::string(std::string)>& table_text, const ArchiveLimits& limits = {});

// What cannot be written at this place, and why (an errno): Io where the disk is full, NoPermission where nothing may be written.
[[nodiscard]] Error not_unpacked(const std::filesystem::path& place, int code);

}  // namespace renkei::intake
