#pragma once
// What a file of staff's is, by its name and whether it is a file at all; what is inside is found when it is read, and said. Apart from those who read
// them, because the display asks too (what lies on a stick) and needs neither archives nor workbooks for it. Any thread.

#include <filesystem>
#include <optional>
#include <string_view>

#include "base/result.hpp"

namespace renkei::intake {

constexpr std::string_view kShowcasesOfFacts = "showcases/showcases.json";   // beside fact tables it is theirs

// By the ending, whatever its case.
[[nodiscard]] bool is_called_workbook(const std::filesystem::path& file);
[[nodiscard]] bool is_called_csv(const std::filesystem::path& file);
[[nodiscard]] bool is_called_archive(const std::filesystem::path& file);

// What lies there in place of a file: a link, a pipe …; nothing when it is a file, or not there.
[[nodiscard]] std::optional<Sentence> kind_of_no_file(const std::filesystem::path& place);

// Excel's own mark of an open one, what a load has written, and what systems hide are none.
[[nodiscard]] bool is_looked_at(const std::filesystem::path& file);

}  // namespace renkei::intake
