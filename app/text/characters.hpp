#pragma once
// What a character is for line composition: the classes of JLReq (W3C, Requirements for Japanese Text Layout, appendix A),
// reduced to what spacing, line breaking and vertical setting ask. Pure functions.

#include "base/language.hpp"

namespace renkei::text {

enum class CharacterClass {
    Opening,           // cl-01 「（
    Closing,           // cl-02 」）
    Hyphen,            // cl-03 ‐〜゠–
    Dividing,          // cl-04 ！？
    MiddleDot,         // cl-05 ・：； (and centred stops of zh-Hant)
    FullStop,          // cl-06 。．
    Comma,             // cl-07 、，
    Inseparable,       // cl-08 …‥—―
    Iteration,         // cl-09 々ゝヽ
    Prolonged,         // cl-10 ー
    SmallKana,         // cl-11 ぁっャ
    Prefix,            // cl-12 ＃￥№
    Postfix,           // cl-13 ％℃
    IdeographicSpace,  // cl-14
    Hiragana,          // cl-15
    Katakana,          // cl-16
    Ideograph,         // cl-19, and symbols set like one
    Hangul,
    WesternDigit,      // cl-24, ASCII
    WesternLetter,     // cl-27
    WesternOpening,    // ( [ “
    WesternClosing,    // ) ] , . ” %
    WesternOther,      // - / & +
    Space,             // cl-26
    LineFeed,
};

[[nodiscard]] CharacterClass classify(char32_t character, Language language);

// Joins the character before it: combining marks, variation selectors, joiners.
[[nodiscard]] bool extends_cluster(char32_t character);
// Set with a Western font's own spacing, and sideways in a vertical line.
[[nodiscard]] bool is_western(CharacterClass character_class);
// Full-width punctuation whose body is half an em and whose other half is glue (JLReq 3.1.2).
[[nodiscard]] bool has_half_body(CharacterClass character_class);
[[nodiscard]] bool is_kana(CharacterClass character_class);
// Kinsoku (JLReq 3.1.7, 3.1.8; requirements R41).
[[nodiscard]] bool never_starts_line(CharacterClass character_class);
[[nodiscard]] bool never_ends_line(CharacterClass character_class);
// 〇一二…十百千万億兆
[[nodiscard]] bool is_kanji_numeral(char32_t character);
[[nodiscard]] bool is_digit(char32_t character);  // ASCII and full width

}  // namespace renkei::text
