#include "scenes/names.hpp"

#include "base/han_forms.hpp"
#include "base/hangul.hpp"

namespace renkei::scenes {
namespace {

constexpr std::string_view kMayors = "市長会", kTowns = "町村会";

// Kan'onji as the tables have it, with the apostrophe of print.
std::string in_latin(const std::string& romaji)
{
    std::string printed;
    for (const char c : romaji) c == '\'' ? printed += "’" : printed += c;
    return printed;
}

std::string_view without(std::string_view name, std::string_view end) { return name.ends_with(end) ? name.substr(0, name.size() - end.size()) : name; }

// What stands in names_en.json without what English adds: "Kushiro region", "Oshima (Tokyo)".
std::string_view reading_in(std::string_view english) { return english.substr(0, english.find(' ')); }

}  // namespace

std::string town_name(const model::Municipality& town, Language display)
{
    if (display == Language::English) return in_latin(town.romaji);
    return display == Language::Korean ? hangul_of_place(town.romaji) : han_of(town.name, display);
}

std::string town_stem(const model::Municipality& town, Language display)
{
    if (!is_alphabetic(display)) return town_name(town, display);
    const std::string stem(model::without_kind(town.romaji));
    return display == Language::Korean ? hangul_of(stem) : in_latin(stem);
}

std::string prefecture_name(std::string_view prefecture, Language display)
{
    if (!is_alphabetic(display)) return han_of(prefecture, display);
    const std::string english = english_prefecture(prefecture);
    if (display == Language::English || english == prefecture) return english;
    const char* kind = prefecture.ends_with("県") ? "현" : prefecture.ends_with("府") ? "부" : prefecture.ends_with("都") ? "도" : "";   // 北海道 has it in its name
    return hangul_of(english) + kind;
}

std::string subprefecture_name(std::string_view subprefecture, Language display)
{
    if (is_translated("subprefectures", subprefecture, display)) return told_of("subprefectures", subprefecture, display);   // オホーツク has no characters
    if (!is_alphabetic(display)) return han_of(short_subprefecture(subprefecture), display);
    const std::string english = english_name("subprefectures", subprefecture);
    return display == Language::English || english == subprefecture ? english : hangul_of(reading_in(english));
}

std::string district_name(std::string_view district, Language display)
{
    if (!is_alphabetic(display)) return han_of(district, display);
    const std::string english = english_name("districts", district);
    return display == Language::English || english == district ? english : hangul_of(english) + "군";
}

std::string region_name_of(std::string_view region, Language display)
{
    if (is_chinese(display)) {   // 地域 is no word of Chinese in this sense
        const std::string_view name = without(region, "地域");
        return name == region ? han_of(region, display) : han_of(name, display) + (display == Language::SimplifiedChinese ? "地区" : "地區");
    }
    if (!is_alphabetic(display)) return std::string(region);
    const std::string english = english_name("regions", region);
    return display == Language::English || english == region ? english : hangul_of(reading_in(english)) + " 지역";
}

std::string association_name(std::string_view association, Language display)
{
    if (display == Language::English) return short_english_organisation(association);
    if (display != Language::Korean) return han_of(association, display);
    const bool mayors = association.ends_with(kMayors);
    const std::string_view prefecture = without(association, mayors ? kMayors : kTowns);
    const std::string name = prefecture_name(prefecture, display);
    return prefecture == association || name == prefecture ? std::string(association) : name + (mayors ? " 시장회" : " 정촌회");
}

}  // namespace renkei::scenes
