#pragma once
// The parent of renkei-sheets: one untrusted workbook in, the text of its cells out. The child may do nothing but compute; what it
// answers is believed within the bounds of base/workbook_wire.hpp.

#include <filesystem>
#include <vector>

#include "base/result.hpp"
#include "base/workbook_wire.hpp"

namespace renkei::commands {

// Where renkei-sheets lies: beside this program, or among its tools.
[[nodiscard]] std::filesystem::path sheets_program();

// In the order of the workbook. Error: BadData with what to do (an old .xls, one with a password, a damaged one, one that is too large or
// brings its reader down), NotFound and NoPermission for the file, Unavailable when the reader cannot be started, or does not do its work.
[[nodiscard]] Result<std::vector<WorkbookSheet>> read_workbook(const std::filesystem::path& program, const std::filesystem::path& file);
// Does it tell what an old workbook is? Error: Unavailable.
[[nodiscard]] Result<void> try_sheets(const std::filesystem::path& program);

}  // namespace renkei::commands
