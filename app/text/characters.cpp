#include "text/characters.hpp"

#include <string_view>

#include <unicode/uchar.h>

namespace renkei::text {
namespace {

bool among(char32_t character, std::u32string_view set) { return set.find(character) != std::u32string_view::npos; }

CharacterClass classify_western(char32_t c)
{
    if (c >= U'0' && c <= U'9') return CharacterClass::WesternDigit;
    if (c == U' ' || c == U'\t' || c == 0x00A0 || c == 0x202F) return CharacterClass::Space;
    if (among(c, U"([{“‘«‹¿¡")) return CharacterClass::WesternOpening;
    if (among(c, U")]},.!?:;%”’»›")) return CharacterClass::WesternClosing;
    if (u_isalpha(static_cast<UChar32>(c))) return CharacterClass::WesternLetter;
    return CharacterClass::WesternOther;
}

// Punctuation whose place in its em square differs by language: in the middle in zh-Hant, at the left in zh-Hans.
CharacterClass classify_stop(char32_t c, Language language)
{
    if (language == Language::TraditionalChinese && among(c, U"、。，．：；")) return CharacterClass::MiddleDot;
    if (language == Language::SimplifiedChinese && among(c, U"：；！？")) return CharacterClass::Comma;
    if (among(c, U"、，")) return CharacterClass::Comma;
    if (among(c, U"。．")) return CharacterClass::FullStop;
    if (among(c, U"！？‼⁇⁈⁉")) return CharacterClass::Dividing;
    return CharacterClass::MiddleDot;
}

CharacterClass classify_kana(char32_t c)
{
    if (c == U'ー') return CharacterClass::Prolonged;
    if (among(c, U"ゝゞヽヾ")) return CharacterClass::Iteration;
    if (c == U'・') return CharacterClass::MiddleDot;
    if (c == U'゠') return CharacterClass::Hyphen;
    if (among(c, U"ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ") || (c >= 0x31F0 && c <= 0x31FF)) return CharacterClass::SmallKana;
    return c < 0x30A0 ? CharacterClass::Hiragana : CharacterClass::Katakana;
}

}  // namespace

CharacterClass classify(char32_t c, Language language)
{
    if (c == U'\n') return CharacterClass::LineFeed;
    if (c < 0x80) return classify_western(c);
    if ((c >= 0x3041 && c <= 0x30FF) || (c >= 0x31F0 && c <= 0x31FF)) return classify_kana(c);
    if ((c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || c >= 0x20000) return CharacterClass::Ideograph;
    if ((c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3130 && c <= 0x318F)) return CharacterClass::Hangul;
    if (c == 0x3000) return CharacterClass::IdeographicSpace;
    if (c == U'々' || c == U'〻') return CharacterClass::Iteration;
    if (among(c, U"「『（【〔〈《｛［〖〘〝｟")) return CharacterClass::Opening;
    if (among(c, U"」』）】〕〉》｝］〗〙〟｠")) return CharacterClass::Closing;
    if (among(c, U"、，。．！？‼⁇⁈⁉：；")) return classify_stop(c, language);
    if (among(c, U"〜～‐")) return CharacterClass::Hyphen;
    if (among(c, U"＃￥＄￡№")) return CharacterClass::Prefix;
    if (among(c, U"％℃‰￠")) return CharacterClass::Postfix;
    if (among(c, U"…‥—―")) return is_alphabetic(language) ? CharacterClass::WesternOther : CharacterClass::Inseparable;
    if (is_chinese(language) && among(c, U"“‘")) return CharacterClass::Opening;
    if (is_chinese(language) && among(c, U"”’")) return CharacterClass::Closing;
    if (!is_alphabetic(language) && among(c, U"×÷±§¶°′″")) return CharacterClass::Ideograph;
    const bool latin_greek_cyrillic = c < 0x0530 || (c >= 0x1E00 && c <= 0x206F);
    return latin_greek_cyrillic ? classify_western(c) : CharacterClass::Ideograph;
}

bool extends_cluster(char32_t c)
{
    if (c == 0x200D || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF)) return true;
    return c > 0x2FF && (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}

bool is_western(CharacterClass k)
{
    switch (k) {
        case CharacterClass::WesternDigit:
        case CharacterClass::WesternLetter:
        case CharacterClass::WesternOpening:
        case CharacterClass::WesternClosing:
        case CharacterClass::WesternOther:
        case CharacterClass::Space: return true;
        default: return false;
    }
}

bool has_half_body(CharacterClass k)
{
    return k == CharacterClass::Opening || k == CharacterClass::Closing || k == CharacterClass::Comma || k == CharacterClass::FullStop ||
           k == CharacterClass::MiddleDot;
}

bool is_kana(CharacterClass k)
{
    return k == CharacterClass::Hiragana || k == CharacterClass::Katakana || k == CharacterClass::SmallKana || k == CharacterClass::Prolonged;
}

bool never_starts_line(CharacterClass k)
{
    switch (k) {
        case CharacterClass::Closing:
        case CharacterClass::Hyphen:
        case CharacterClass::Dividing:
        case CharacterClass::MiddleDot:
        case CharacterClass::FullStop:
        case CharacterClass::Comma:
        case CharacterClass::Iteration:
        case CharacterClass::Prolonged:
        case CharacterClass::SmallKana:
        case CharacterClass::Postfix:
        case CharacterClass::WesternClosing: return true;
        default: return false;
    }
}

bool never_ends_line(CharacterClass k)
{
    return k == CharacterClass::Opening || k == CharacterClass::WesternOpening || k == CharacterClass::Prefix;
}

bool is_kanji_numeral(char32_t c) { return among(c, U"〇一二三四五六七八九十百千万億兆"); }

bool is_digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }

}  // namespace renkei::text
