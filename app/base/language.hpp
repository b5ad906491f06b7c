#pragma once
// The languages of the display: they choose glyphs (Han differs by language), line breaking, fixed texts and dates.

#include <optional>
#include <string_view>

namespace renkei {

enum class Language { Japanese, English, SimplifiedChinese, TraditionalChinese, Korean };

// BCP 47 tags of the command line: ja, en, zh-Hans, zh-Hant, ko.
[[nodiscard]] constexpr std::string_view language_tag(Language language)
{
    switch (language) {
        case Language::Japanese: return "ja";
        case Language::English: return "en";
        case Language::SimplifiedChinese: return "zh-Hans";
        case Language::TraditionalChinese: return "zh-Hant";
        case Language::Korean: return "ko";
    }
    return "ja";
}

[[nodiscard]] constexpr std::optional<Language> parse_language(std::string_view tag)
{
    for (const auto language : {Language::Japanese, Language::English, Language::SimplifiedChinese, Language::TraditionalChinese, Language::Korean})
        if (language_tag(language) == tag) return language;
    return std::nullopt;
}

}  // namespace renkei
