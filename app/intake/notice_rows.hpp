#pragma once
// notices.csv among the tables of staff: by the columns' Japanese names too, row by row, each in the place of the one with its key.
// Alone it is the whole of the notices (intake/notices). Private to this room.

#include "intake/staff_table.hpp"

namespace renkei::intake {

[[nodiscard]] Result<void> read_notice_rows(const TableSource& source, const Reading& reading);

}  // namespace renkei::intake
