#pragma once
// How lists of names are set: a line of them ends with the mark that stands between two, in every list and every language.

#include <string_view>

#include "scenes/names.hpp"

namespace renkei::scenes {

// between_names without its space: 釧路市・, 钏路市、, Kushiro-shi,
[[nodiscard]] constexpr std::string_view mark_after_name(Language display)
{
    const std::string_view mark = between_names(display);
    return mark.substr(0, mark.find(' '));
}

}  // namespace renkei::scenes
