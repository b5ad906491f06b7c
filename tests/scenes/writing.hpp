#pragma once
// Which characters a language is written with, as its national character set says: JIS X 0208, GB 2312, Big5, KS X 1001.

#include <string>

#include "base/language.hpp"

namespace renkei::tests {

[[nodiscard]] bool kana(char32_t c);
[[nodiscard]] bool han(char32_t c);
// Has this language the character among its own? Signs, figures and Latin letters are everybody's.
[[nodiscard]] bool writes(Language language, char32_t c);
[[nodiscard]] bool written_in(Language language, const std::string& text);

}  // namespace renkei::tests
