#pragma once
// The rows that findings speak of, as the sheet has them: what staff see beside the sentence. Reads the tables of the folder once.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "intake/staff_folder.hpp"

namespace renkei::intake {

struct RowAsked {
    std::string file, sheet;         // as a finding names them; of a table in CSV no sheet
    size_t row = 0;                  // from 1
};

struct RowShown {
    std::vector<std::string> headings, cells;   // from column A, equally many; empty: there is no such row
};

// One for each that is asked; what cannot be read has none. A file is only looked for in the folder itself. Of the services
// those that read tables.
[[nodiscard]] std::vector<RowShown> rows_of(const std::filesystem::path& folder, const std::vector<RowAsked>& asked, const FolderServices& services);

}  // namespace renkei::intake
