#pragma once
// A table of staff's read once more, for showing its rows beside what was found: the same sheets with the same numbers of rows as the load saw.
// Private to this room.

#include <filesystem>
#include <vector>

#include "intake/staff_folder.hpp"

namespace renkei::intake {

// Nothing for one that cannot be read: that is told elsewhere. The one sheet of a CSV is called as its file without the ending.
[[nodiscard]] std::vector<WorkbookSheet> sheets_of(const std::filesystem::path& file, const FolderServices& services);

}  // namespace renkei::intake
