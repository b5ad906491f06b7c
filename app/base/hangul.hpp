#pragma once
// Japanese names in Hangul, by the rule of the National Institute of Korean Language for Japanese (외래어 표기법, table 4 and
// chapter 3, section 6).

#include <string>
#include <string_view>

namespace renkei {

// From Hepburn letters, which tell a long vowel (Kyoto: 교토) from one that is spoken (Takinoue: 다키노우에), as kana do not.
// "Kushiro" → 구시로. What is no Hepburn stands as it is.
[[nodiscard]] std::string hangul_of(std::string_view romaji);

// "Kushiro-shi" → 구시로시. City and ward are read as Korean reads their characters, town and village as they are called: what
// Korean writers do, for 町 and 村 have two readings each.
[[nodiscard]] std::string hangul_of_place(std::string_view romaji);

}  // namespace renkei
