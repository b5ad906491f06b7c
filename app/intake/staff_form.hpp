#pragma once
// The form that staff fill in: a workbook with a sheet for each table that is read from them, lists to choose from, and examples.

#include <filesystem>

#include "base/civil_time.hpp"
#include "base/result.hpp"
#include "model/content.hpp"

namespace renkei::intake {

// What the lists offer and the examples tell is of this content: its towns, and what of it staff have not brought. Nothing that is
// there is overwritten. Error: CannotCreate, Usage for a name that no workbook has.
[[nodiscard]] Result<void> write_staff_form(const std::filesystem::path& place, const model::Content& content, Instant written);

}  // namespace renkei::intake
