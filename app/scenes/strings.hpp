#pragma once
// The fixed words of the display in its languages, made at build time from data/strings.json.

#include <string>
#include <string_view>

#include "base/language.hpp"

namespace renkei::scenes {

// The words of a key, e.g. "title.caption"; an unknown key gives the key itself, which the tests find.
[[nodiscard]] std::string words(std::string_view key, Language language);

// "{first}など{count}団体" with its places filled.
[[nodiscard]] std::string filled(std::string words, std::string_view place, std::string_view value);

}  // namespace renkei::scenes
