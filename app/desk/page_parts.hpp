#pragma once
// What the pages of the desk have in common. Pure. Private to this room.

#include <string>

#include "desk/pages.hpp"

namespace renkei::desk {

enum class Place { Home, Load, History };

[[nodiscard]] std::string csrf_field(const Reader& reader);
// From the document's head to its heading, and its end.
[[nodiscard]] std::string top(const std::string& title, const Reader& reader, Place place);
[[nodiscard]] std::string bottom();

}  // namespace renkei::desk
