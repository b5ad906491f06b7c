#pragma once
// What was sent to the desk, read once more: the row beside a finding, and a table whose columns are to be paired. Tables within an archive
// ("town.zip/2026/list.csv") are taken out of it, one at a time, into a folder beside the one that was sent.
//
// Thread: any. What cannot be read again has no row: the finding is told all the same.

#include <filesystem>
#include <string>
#include <vector>

#include "desk/work.hpp"

namespace renkei::commands {

// The rows of a hundred of the findings that are shown by themselves, the gravest first; their first thirty cells.
void add_excerpts(const std::filesystem::path& folder, std::vector<desk::Finding>& findings);

[[nodiscard]] desk::TableToPair table_of(const std::filesystem::path& folder, const std::string& file, const std::string& sheet, const std::string& kind);

}  // namespace renkei::commands
