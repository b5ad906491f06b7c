#pragma once
// Names of Japan in the characters of Chinese: 釧路市 is 钏路市 in simplified ones, 沢 is 澤 in traditional ones, as signs, maps and
// municipalities of Japan write them for Chinese readers. Kana of a name stay: むつ市 has no characters but these.

#include <string>
#include <string_view>

#include "base/language.hpp"

namespace renkei {

// In another language than Chinese the name as it is. Of names alone: a sentence is translated, not respelt.
[[nodiscard]] std::string han_of(std::string_view name, Language display);

// Is this one of the characters with which the names of the tables are written for readers of this Chinese?
[[nodiscard]] bool spells_names(std::string_view character, Language chinese);

}  // namespace renkei
