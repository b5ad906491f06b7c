#pragma once
// exhibits.csv and panels.csv: the exhibitions in the hall, and what stands on their panels. Private to this room.

#include "intake/photo_rows.hpp"

namespace renkei::intake {

[[nodiscard]] Result<void> read_exhibits(const TableSource& source, const Reading& reading);
// After the exhibitions of the same folder. A panel whose picture is held stays with its text.
[[nodiscard]] Result<void> read_panels(const TableSource& source, const Reading& reading, FolderFiles& files);

}  // namespace renkei::intake
