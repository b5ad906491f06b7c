#pragma once
// events.csv: what is on, as staff write it or a municipality publishes it (recommended dataset no. 6). Private to this room.

#include "intake/staff_table.hpp"

namespace renkei::intake {

[[nodiscard]] Result<void> read_event_rows(const TableSource& source, const Reading& reading);

}  // namespace renkei::intake
