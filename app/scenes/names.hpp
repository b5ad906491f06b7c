#pragma once
// Names and sentences of the tables in other languages than Japanese, made at build time from data/names_en.json and data/told.json.
// Where there is no entry the Japanese stands: a name is never invented.

#include <string>
#include <string_view>

#include "base/language.hpp"
#include "model/content.hpp"

namespace renkei::scenes {

// Names of places stand in the script of the display (docs/content.md): in Latin letters, in Hangul as they sound, in the characters
// of Chinese. What is no name is translated, or told in English or Japanese (base/language.hpp: falls_back_on_english).

// What stands between two names of a list.
[[nodiscard]] constexpr std::string_view between_names(Language display) { return display == Language::Japanese ? "・" : is_chinese(display) ? "、" : ", "; }

// 釧路市: Kushiro-shi, 钏路市, 구시로시. The stem is without its kind, where letters are read: Kushiro, 구시로.
[[nodiscard]] std::string town_name(const model::Municipality& town, Language display);
[[nodiscard]] std::string town_stem(const model::Municipality& town, Language display);
[[nodiscard]] std::string prefecture_name(std::string_view prefecture, Language display);         // 京都府: Kyoto, 교토부
[[nodiscard]] std::string subprefecture_name(std::string_view subprefecture, Language display);   // 釧路総合振興局: 釧路, Kushiro, 구시로
[[nodiscard]] std::string district_name(std::string_view district, Language display);             // 川上郡: Kamikawa, 가미카와군
[[nodiscard]] std::string region_name_of(std::string_view region, Language display);                  // 釧路地域: Kushiro region, 구시로 지역
[[nodiscard]] std::string association_name(std::string_view association, Language display);       // 京都府市長会: Cities of Kyoto, 교토부 시장회

// What a table says, in the display's language or in easy Japanese; untranslated, in English or Japanese. Of regions the name.
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
