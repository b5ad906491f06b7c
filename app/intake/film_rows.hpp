#pragma once
// films.csv, and the films that its rows and those of panels.csv name. Private to this room.

#include "intake/photo_rows.hpp"

namespace renkei::intake {

// Is what the row names a film? Its content says it; where that is neither a film nor a picture, its ending does.
[[nodiscard]] bool names_film(StaffRow& row, FolderFiles& files);

// The film of a row with all that its owner says of it, through the player; as take_picture.
[[nodiscard]] Result<bool> take_film(StaffRow& row, FolderFiles& files, model::Film& film, const std::function<bool()>& told);

// Error: what no row can be blamed for (there is no player, the disk is full).
[[nodiscard]] Result<void> read_films(const TableSource& source, const Reading& reading, FolderFiles& files);

}  // namespace renkei::intake
