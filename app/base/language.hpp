#pragma once
// The languages of the display: they choose glyphs (Han differs by language), line breaking, fixed texts and dates.

#include <array>
#include <optional>
#include <string_view>

namespace renkei {

enum class Language { Japanese, English, SimplifiedChinese, TraditionalChinese, Korean };

// All of them, in the order of the enumerators: whoever goes through the languages goes through this list.
inline constexpr std::array kLanguages{Language::Japanese, Language::English, Language::SimplifiedChinese, Language::TraditionalChinese, Language::Korean};

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
    for (const auto language : kLanguages)
        if (language_tag(language) == tag) return language;
    return std::nullopt;
}

// What is asked of a language, in one place each.
// Written in the letters of an alphabet, with blanks between words (Latin letters, Hangul): its lines lie, where characters may stand upright.
[[nodiscard]] constexpr bool is_alphabetic(Language language) { return language == Language::English || language == Language::Korean; }
[[nodiscard]] constexpr bool is_chinese(Language language) { return language == Language::SimplifiedChinese || language == Language::TraditionalChinese; }
// Its Han characters have the forms of Japan: in an English text, too, where they are a name of Japan.
[[nodiscard]] constexpr bool has_han_of_japan(Language language) { return language == Language::Japanese || language == Language::English; }
// What the tables tell in English and Japanese alone, a display of this language tells in English: a Korean one, too; a Chinese one has the Japanese.
[[nodiscard]] constexpr bool falls_back_on_english(Language language) { return is_alphabetic(language); }

// What a display can be asked to speak: a language, and of Japanese also its easy words (やさしい日本語). To everything
// typographic it is the language it is written in, which it turns into by itself; fixed words and dates alone know more.
struct Wording {
    Language language = Language::Japanese;
    bool easy = false;

    constexpr Wording() = default;
    constexpr Wording(Language plain, bool in_easy_words = false) : language(plain), easy(in_easy_words) {}
    constexpr operator Language() const { return language; }
    friend constexpr bool operator==(Wording, Wording) = default;
    friend constexpr bool operator==(Wording wording, Language written) { return wording.language == written; }
};

// Japanese with its eras, its kanji figures and all its words: not the easy one.
[[nodiscard]] constexpr bool is_plain_japanese(Wording wording) { return wording.language == Language::Japanese && !wording.easy; }

inline constexpr Wording kEasyJapanese{Language::Japanese, true};
inline constexpr std::string_view kEasyJapaneseTag = "ja-easy";   // the display's own word, not of BCP 47

[[nodiscard]] constexpr std::string_view wording_tag(Wording wording) { return wording.easy ? kEasyJapaneseTag : language_tag(wording.language); }

[[nodiscard]] constexpr std::optional<Wording> parse_wording(std::string_view tag)
{
    if (tag == kEasyJapaneseTag) return kEasyJapanese;
    const auto language = parse_language(tag);
    return language ? std::optional<Wording>(*language) : std::nullopt;
}

}  // namespace renkei
