#pragma once
// The marked copy of what staff brought: a workbook whose first sheet lists the findings by what they concern, and whose other sheets
// hold what was read, with the cells coloured and commented. It is written anew (no library here edits a workbook), so it has the
// values and none of the pictures and formulas; staff mend their own file by it.

#include <filesystem>
#include <vector>

#include "base/civil_time.hpp"
#include "base/language.hpp"
#include "base/result.hpp"
#include "intake/staff_folder.hpp"

namespace renkei::intake {

// An earlier copy at its place is replaced, nothing else. Error: CannotCreate,
// Usage for a name that no workbook has.
[[nodiscard]] Result<void> write_marked_copy(const std::filesystem::path& place, const Brought& brought, const FolderServices& services, Language language,
                                             Instant written);
// Is it one? Then nobody has filled it in, and a load leaves it.
[[nodiscard]] bool is_marked_copy(const std::vector<WorkbookSheet>& sheets);

}  // namespace renkei::intake
