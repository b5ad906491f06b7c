#pragma once
// The notices of the staff as one table: what it holds is what is said; a row that is no longer in it is withdrawn.
// data/forms/notices.csv is the empty form, docs/content.md explains its columns. Pure but for reading the file; any thread.

#include <filesystem>
#include <vector>

#include "base/result.hpp"
#include "model/content.hpp"

namespace renkei::intake {

// Error: BadData with row and column for what cannot be read or has no room on the display.
[[nodiscard]] Result<std::vector<model::Notice>> parse_notices(std::string_view csv, const std::string& name);
// Error: NotFound or Io besides.
[[nodiscard]] Result<std::vector<model::Notice>> read_notices(const std::filesystem::path& file);

}  // namespace renkei::intake
