#pragma once
// films.csv: the films of a folder that staff bring. Private to this room.

#include "intake/photo_rows.hpp"

namespace renkei::intake {

// Error: what no row can be blamed for (there is no player, the disk is full).
[[nodiscard]] Result<void> read_films(const std::filesystem::path& folder, const std::string& name, const Reading& reading, FolderFiles& files);

}  // namespace renkei::intake
