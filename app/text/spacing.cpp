#include "text/spacing.hpp"

#include <algorithm>

namespace renkei::text {
namespace {

constexpr float western_gap_limit = 0.25f;   // ems to which justification may open it
// Characters may move this far apart to fill a justified line; what is still missing leaves the line ragged.
constexpr float justify_limit = 0.1f;

bool japanese_letter(const Cell& cell)
{
    switch (cell.character_class) {
        case CharacterClass::Hiragana:
        case CharacterClass::Katakana:
        case CharacterClass::SmallKana:
        case CharacterClass::Prolonged:
        case CharacterClass::Iteration:
        case CharacterClass::Ideograph: return true;
        default: return false;
    }
}

bool western_word(const Cell& cell)
{
    if (cell.upright) return false;
    switch (cell.character_class) {
        case CharacterClass::WesternDigit:
        case CharacterClass::WesternLetter: return true;
        default: return cell.character == U'%' || cell.character == U'&' || cell.character == U'#' || cell.character == U'$' || cell.character == U'+';
    }
}

float glue_after(const Cell& before, const Cell& after)
{
    if (!before.half_body) return 0;
    switch (before.character_class) {
        case CharacterClass::MiddleDot: return 0.25f;
        case CharacterClass::Closing:
        case CharacterClass::Comma:
        case CharacterClass::FullStop: break;
        default: return 0;
    }
    switch (after.character_class) {
        case CharacterClass::Closing:
        case CharacterClass::Comma:
        case CharacterClass::FullStop:
        case CharacterClass::Dividing:
        case CharacterClass::MiddleDot:
        case CharacterClass::Space:
        case CharacterClass::IdeographicSpace: return 0;
        default: return 0.5f;
    }
}

float glue_before(const Cell& before, const Cell& after)
{
    if (!after.half_body) return 0;
    if (after.character_class == CharacterClass::MiddleDot) return 0.25f;
    if (after.character_class != CharacterClass::Opening) return 0;
    switch (before.character_class) {
        case CharacterClass::Opening:
        case CharacterClass::Space:
        case CharacterClass::IdeographicSpace: return 0;
        case CharacterClass::MiddleDot: return before.half_body ? 0.0f : 0.5f;
        default: return 0.5f;
    }
}

// Ruby wider than its base may stand over a neighbouring kana by up to one of its own ems, never over kanji (requirements R46).
float overhang(const Cell& before, const Cell& after, float ruby_em)
{
    if (before.ruby == after.ruby) return 0;
    if (after.ruby >= 0 && before.ruby < 0 && is_kana(before.character_class)) return std::min(after.pad, ruby_em);
    if (before.ruby >= 0 && after.ruby < 0 && is_kana(after.character_class)) return std::min(before.pad, ruby_em);
    return 0;
}

}  // namespace

Gap gap_between(const Cell& before, const Cell& after, const Style& style, float ruby_em)
{
    Gap gap;
    const bool dots = before.character_class == CharacterClass::MiddleDot && after.character_class == CharacterClass::MiddleDot;
    // Between a closing and an opening mark one half em stands, not two.
    const float trailing = glue_after(before, after), leading = glue_before(before, after);
    const float glue = dots ? trailing + leading : std::max(trailing, leading);
    const bool korean = style.language == Language::Korean;
    if (glue > 0) {
        gap.natural = glue;
        // The space after a full stop keeps its width (JLReq 3.8.3).
        gap.shrink = before.character_class == CharacterClass::FullStop ? 0 : glue / 2;
        gap.last_stretch = justify_limit;
    } else if (!korean && ((japanese_letter(before) && western_word(after)) || (western_word(before) && japanese_letter(after)))) {
        // Proportional fonts bring half of it in their side bearings.
        gap.natural = before.roomy || after.roomy ? style.western_gap / 2 : style.western_gap;
        gap.shrink = gap.natural / 4;
        gap.stretch = std::max(0.0f, western_gap_limit - style.western_gap);
    } else if (before.character_class == CharacterClass::Space) {
        gap.stretch = 0.25f;
    } else if (!is_western(before.character_class) || !is_western(after.character_class)) {
        gap.last_stretch = before.character_class == CharacterClass::Inseparable && after.character == before.character ? 0 : justify_limit;
    }
    gap.natural += style.tracking - overhang(before, after, ruby_em);
    return gap;
}

}  // namespace renkei::text
