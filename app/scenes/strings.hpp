#pragma once
// The fixed words of the display in its languages, made at build time from data/strings.json.

#include <string>
#include <string_view>

#include "base/language.hpp"

namespace renkei::scenes {

// The words of a key, e.g. "title.caption"; an unknown key gives the key itself, which the tests find.
// In easy Japanese a key that has no easy text, because its Japanese is easy, gives that.
[[nodiscard]] std::string words(std::string_view key, Wording wording);

// Whose forms these words have on a display of this language. Words that staff or the tables have in Japanese alone stay Japanese on
// every display; set with a Chinese or Korean font their characters would have another country's shapes. What has characters that
// neither the fixed words of a language have nor the names in its spelling is Japanese.
[[nodiscard]] Language forms_of(std::string_view words, Language display);

// "{first}など{count}団体" with its places filled.
[[nodiscard]] std::string filled(std::string words, std::string_view place, std::string_view value);

}  // namespace renkei::scenes
