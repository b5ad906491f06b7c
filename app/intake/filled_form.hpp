#pragma once
// The form with rows in its sheets: what staff have brought, to be mended and loaded again. Private to this room.

#include <filesystem>

#include "base/civil_time.hpp"
#include "base/result.hpp"
#include "intake/record_cells.hpp"

namespace renkei::intake {

// As write_staff_form; sheets that are not `filled` are empty.
[[nodiscard]] Result<void> write_filled_form(const std::filesystem::path& place, const model::Content& content, Instant written, const FilledSheets& filled);

}  // namespace renkei::intake
