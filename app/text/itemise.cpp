#include "text/itemise.hpp"

#include <algorithm>

#include <unicode/uchar.h>

#include "text/characters.hpp"

namespace renkei::text {
namespace {

// Stands for a character that no font has; the printers' own sign for it.
constexpr char32_t geta = U'〓';

struct Placed {
    RunCharacter character;
    CharacterClass character_class = CharacterClass::Ideograph;
    Setting setting = Setting::Ideographic;
};

bool invisible(char32_t c)
{
    const auto point = static_cast<UChar32>(c);
    return c != U'\n' && !extends_cluster(c) && (u_hasBinaryProperty(point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) || u_charType(point) == U_CONTROL_CHAR);
}

Setting setting_of(char32_t c, CharacterClass character_class, Direction direction)
{
    if (is_western(character_class)) return Setting::Western;
    // Arrows and the like turn with the line; Japanese punctuation has vertical forms instead (UAX 50).
    const bool turns = direction == Direction::Vertical && character_class == CharacterClass::Ideograph &&
                       u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_VERTICAL_ORIENTATION) == U_VO_ROTATED;
    return turns ? Setting::Western : Setting::Ideographic;
}

// ＜趣意書＞: signs of comparison that stand for brackets. Upright they are set as the brackets that they mean, 〈 〉, whose vertical
// forms belong to the word; turned signs would be a second pair of strokes in the line.
char32_t bracket_meant(const icu::UnicodeString& text, int32_t at, char32_t c)
{
    if (c == U'＜' && text.indexOf(static_cast<UChar32>(U'＞'), at) >= 0) return U'〈';
    if (c == U'＞' && text.lastIndexOf(static_cast<UChar32>(U'＜'), 0, at) >= 0) return U'〉';
    return c;
}

std::vector<Placed> place(const icu::UnicodeString& text, Language language, Direction direction)
{
    std::vector<Placed> placed;
    placed.reserve(static_cast<size_t>(text.length()));
    for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        auto c = static_cast<char32_t>(text.char32At(i));
        if (c == U'\t') c = U' ';
        if (direction == Direction::Vertical) c = bracket_meant(text, i, c);
        if (invisible(c)) continue;
        if (extends_cluster(c) && !placed.empty() && placed.back().character_class != CharacterClass::LineFeed) {
            placed.push_back({{c, i}, placed.back().character_class, placed.back().setting});
            continue;
        }
        const auto character_class = classify(c, language);
        placed.push_back({{c, i}, character_class, setting_of(c, character_class, direction)});
    }
    return placed;
}

// How a Western word stands in a vertical line (JLReq 2.3.2, 3.2.5): one or two figures, a capital letter alone, !! and !? upright in
// one em; a year or another number of figures alone, and an acronym (PR, NEWS), one under the other as newspapers set them, where the
// words around stand upright, Chinese characters and Hangul; longer words lie.
Setting standing(const std::vector<Placed>& placed, size_t begin, size_t end, bool stacks)
{
    const auto all = [&](auto&& holds) {
        return std::all_of(placed.begin() + static_cast<std::ptrdiff_t>(begin), placed.begin() + static_cast<std::ptrdiff_t>(end),
                           [&](const Placed& p) { return holds(p.character.character); });
    };
    const size_t count = end - begin;
    const bool figures = all([](char32_t c) { return c >= U'0' && c <= U'9'; }), capitals = all([](char32_t c) { return c >= U'A' && c <= U'Z'; });
    if (count <= 2 && (figures || (capitals && count == 1) || (count == 2 && all([](char32_t c) { return c == U'!' || c == U'?'; })))) return Setting::Upright;
    return stacks && count <= 4 && (figures || capitals) ? Setting::Stacked : Setting::Western;
}

// Within a Western phrase (Tokyo 23 wards) figures lie as the words beside them do.
bool beside_western_word(const std::vector<Placed>& placed, size_t begin, size_t end)
{
    const auto space = [&](size_t i) { return placed[i].character_class == CharacterClass::Space; };
    const auto letter = [&](size_t i) { return placed[i].character_class == CharacterClass::WesternLetter; };
    return (begin > 1 && space(begin - 1) && letter(begin - 2)) || (end + 1 < placed.size() && space(end) && letter(end + 1));
}

void raise_short_figures(std::vector<Placed>& placed, bool stacks)
{
    const auto in_word = [](const Placed& p) { return p.setting == Setting::Western && p.character_class != CharacterClass::Space; };
    for (size_t begin = 0; begin < placed.size();) {
        size_t end = begin;
        while (end < placed.size() && in_word(placed[end])) ++end;
        if (end > begin && !beside_western_word(placed, begin, end))
            for (size_t i = begin; i < end; ++i) placed[i].setting = standing(placed, begin, end, stacks);
        begin = end + 1;
    }
}

bool continues(const Run& run, const Placed& placed, uint16_t font, bool hangul, bool after_upright)
{
    if (run.ends_hard_line || run.setting != placed.setting || run.font != font || run.hangul != hangul) return false;
    return placed.setting != Setting::Stacked && (placed.setting != Setting::Upright || after_upright);
}

}  // namespace

Itemised itemise(const icu::UnicodeString& text, const FontSet& fonts, const Style& style, Direction direction)
{
    auto placed = place(text, style.language, direction);
    if (direction == Direction::Vertical) raise_short_figures(placed, style.language != Language::English);

    Itemised itemised;
    for (size_t i = 0; i < placed.size();) {
        auto& first = placed[i];
        size_t cluster_end = i + 1;
        while (cluster_end < placed.size() && extends_cluster(placed[cluster_end].character.character)) ++cluster_end;
        const int32_t text_end = cluster_end < placed.size() ? placed[cluster_end].character.offset : text.length();
        if (first.character_class == CharacterClass::LineFeed) {
            if (itemised.runs.empty() || itemised.runs.back().ends_hard_line) itemised.runs.emplace_back().end = first.character.offset;
            itemised.runs.back().ends_hard_line = true;
            i = cluster_end;
            continue;
        }
        const char32_t second = cluster_end > i + 1 ? placed[i + 1].character.character : 0;
        const bool varied = (second >= 0xFE00 && second <= 0xFE0F) || second >= 0xE0100;
        auto font = fonts.find(style.face, style.language, first.character.character, varied ? second : 0);
        if (!font) {
            itemised.missing.push_back(first.character.character);
            first.character.character = geta;
            first.setting = Setting::Ideographic;
            font = fonts.find(style.face, style.language, geta).value_or(uint16_t{0});
        }
        const bool hangul = first.character_class == CharacterClass::Hangul;
        const bool after_upright = i > 0 && placed[i - 1].setting == Setting::Upright;
        if (itemised.runs.empty() || !continues(itemised.runs.back(), first, *font, hangul, after_upright)) {
            auto& run = itemised.runs.emplace_back();
            run.setting = first.setting;
            run.font = *font;
            run.hangul = hangul;
        }
        auto& run = itemised.runs.back();
        for (size_t k = i; k < cluster_end; ++k) run.characters.push_back(placed[k].character);
        run.end = text_end;
        i = cluster_end;
    }
    return itemised;
}

}  // namespace renkei::text
