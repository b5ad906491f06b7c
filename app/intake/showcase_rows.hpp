#pragma once
// showcases.csv: introductions of municipalities as staff write them, a row each. Private to this room.

#include "intake/staff_table.hpp"

namespace renkei::intake {

// A row names its municipality; the showcase that this one has already keeps its key, the readings of its name and what the row
// has no cell for.
[[nodiscard]] Result<void> read_showcase_rows(const TableSource& source, const Reading& reading);

}  // namespace renkei::intake
