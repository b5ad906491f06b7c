#pragma once
// Lists of tourism and of cultural property, as municipalities publish them, become introductions of municipalities. Private to this room.

#include "intake/staff_table.hpp"

namespace renkei::intake {

// An introduction for each municipality that has none, or one from such a list: the names of its first places with a description, and these
// descriptions as they are, cut at the end of a sentence where they are long. Nothing is said that the list does not say.
[[nodiscard]] Result<void> read_place_list(const TableSource& source, const Reading& reading);

}  // namespace renkei::intake
