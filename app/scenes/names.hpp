#pragma once
// Names and sentences of the tables in other languages than Japanese, made at build time from data/names_en.json and data/told.json.
// Where there is no entry the Japanese stands: a name is never invented.

#include <string>
#include <string_view>

#include "base/language.hpp"

namespace renkei::scenes {

// Names of the tables stand in Japanese and in English alone. A display that speaks Korean has them in English, whose letters its
// readers read; a Chinese one in Japanese, whose names its readers know. What is no name is translated (docs/content.md).
[[nodiscard]] constexpr bool tells_in_english(Language display) { return display == Language::English || display == Language::Korean; }

// What a table says, in the display's language or in easy Japanese; untranslated, in English or Japanese as its names are.
[[nodiscard]] std::string told_of(std::string_view group, std::string_view japanese, Wording display);
[[nodiscard]] bool is_translated(std::string_view group, std::string_view japanese, Wording display);

// Of any group of the file: "disasters", "plans", "companies", …
[[nodiscard]] std::string english_name(std::string_view group, std::string_view name);
[[nodiscard]] std::string english_prefecture(std::string_view prefecture);      // 北海道 → Hokkaido
[[nodiscard]] std::string short_english_organisation(std::string_view organisation);  // Towns and villages of Hokkaido
[[nodiscard]] std::string english_event(std::string_view key, std::string_view title);
[[nodiscard]] std::string english_venue(std::string_view key, std::string_view venue);
// 釧路総合振興局 → 釧路
[[nodiscard]] std::string short_subprefecture(std::string_view name);

}  // namespace renkei::scenes
