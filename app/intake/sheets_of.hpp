#pragma once
// A table of staff's read once more, for showing its rows beside what was found: the same sheets with the same numbers of rows as the load saw.
// Private to this room.

#include <filesystem>
#include <vector>

#include "intake/staff_folder.hpp"

namespace renkei::intake {

// By its name, or by its first bytes where it is called .csv: who renames a workbook has not saved it as a table of text. A CSV is the other kind.
[[nodiscard]] bool is_workbook(const std::filesystem::path& file);
[[nodiscard]] bool is_csv(const std::filesystem::path& file);

// Nothing for one that cannot be read: that is told elsewhere. The one sheet of a CSV is called as its file without the ending.
[[nodiscard]] std::vector<WorkbookSheet> sheets_of(const std::filesystem::path& file, const FolderServices& services);

}  // namespace renkei::intake
