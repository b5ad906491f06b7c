#include "text/breaks.hpp"

#include <algorithm>
#include <string_view>

namespace renkei::text {
namespace {

using Class = CharacterClass;

bool kanji(const Cell& cell) { return cell.character_class == Class::Ideograph; }

bool number(const Cell& cell) { return is_digit(cell.character); }

// Particles after a number: a line may end before them no more than elsewhere, but they are no counters.
bool particle(char32_t c) { return std::u32string_view(U"のはがをにでとへもやよ").find(c) != std::u32string_view::npos; }

// 第3, 約100, 令和8, 午前9: what stands before a number belongs to it.
bool binds_number_after(const std::vector<Cell>& cells, size_t last)
{
    const char32_t c = cells[last].character;
    if (std::u32string_view(U"第約全計満延各数築").find(c) != std::u32string_view::npos) return true;
    if (last == 0) return false;
    const char32_t b = cells[last - 1].character;
    constexpr std::array<std::u32string_view, 8> words = {U"令和", U"平成", U"昭和", U"大正", U"明治", U"午前", U"午後", U"西暦"};
    return std::any_of(words.begin(), words.end(), [&](std::u32string_view word) { return word[0] == b && word[1] == c; });
}

// （日） in Japanese, （周日） and （週日） in Chinese.
bool weekday_bracket(const std::vector<Cell>& cells, size_t bracket)
{
    constexpr std::u32string_view days = U"日月火水木金土祝休周週";
    return bracket + 2 < cells.size() && (cells[bracket].character == U'（' || cells[bracket].character == U'(') &&
           days.find(cells[bracket + 1].character) != std::u32string_view::npos;
}

bool within_chinese_weekday(const std::vector<Cell>& cells, size_t at)
{
    return at >= 2 && (cells[at - 1].character == U'周' || cells[at - 1].character == U'週') && weekday_bracket(cells, at - 2);
}

bool is_space(Class character_class) { return character_class == Class::Space || character_class == Class::IdeographicSpace; }

bool never(const Cell& before, const Cell& after)
{
    if (before.ruby >= 0 && before.ruby == after.ruby) return true;
    // Spaces hang at the end of the line they follow.
    if (is_space(after.character_class)) return true;
    // A word space already parts what stands after it from the line before.
    if (before.character_class == Class::Space) return never_starts_line(after.character_class) && !is_western(after.character_class);
    if (never_starts_line(after.character_class) || never_ends_line(before.character_class)) return true;
    return before.character_class == Class::Inseparable && after.character_class == Class::Inseparable;
}

// Breaks that would tear a number, its counter or a date.
bool tears(const std::vector<Cell>& cells, size_t at, Language language)
{
    const Cell &before = cells[at - 1], &after = cells[at];
    if (language == Language::Korean && before.character_class == Class::Hangul &&
        (after.character_class == Class::Hangul || is_western(after.character_class)) && after.character_class != Class::Space)
        return true;
    if (number(before) && number(after)) return true;
    if (number(before) && (kanji(after) || is_kana(after.character_class)) && !particle(after.character)) return true;
    if (number(before) && after.character_class == Class::Hangul) return true;
    if (number(after) && binds_number_after(cells, at - 1)) return true;
    if (is_kanji_numeral(before.character) && is_kanji_numeral(after.character)) return true;
    if (before.character == U'第' && is_kanji_numeral(after.character)) return true;
    const bool day_before = before.character == U'日' && weekday_bracket(cells, at);
    const bool slash_date = number(before) && weekday_bracket(cells, at);
    return day_before || slash_date || within_chinese_weekday(cells, at);
}

void mark(const ShapedText& shaped, icu::BreakIterator* iterator, BreakLevel from, BreakLevel to, std::vector<BreakLevel>& levels)
{
    if (!iterator) return;
    iterator->setText(shaped.text);
    for (size_t i = 1; i < shaped.cells.size(); ++i)
        if (levels[i] == from && iterator->isBoundary(shaped.cells[i].begin)) levels[i] = to;
}

// ICU's phrases have pieces no line should begin with: two kana of one word (くだ|さい), one kanji of a compound (特別|区),
// the suffix of a name with its particle (世田谷|区が).
bool too_small(const std::vector<Cell>& cells, size_t begin, size_t end)
{
    size_t kana = 0, kanji_count = 0, letters = 0;
    for (size_t i = begin; i < end; ++i) {
        if (has_half_body(cells[i].character_class)) continue;
        ++letters;
        if (cells[i].character_class == Class::Hiragana || cells[i].character_class == Class::SmallKana) ++kana;
        if (kanji(cells[i])) ++kanji_count;
    }
    if (kana == letters) return letters <= 2;
    if (kanji_count != 1 || !kanji(cells[begin])) return false;
    return letters == 1 || (kanji(cells[begin - 1]) && kana + 1 == letters && letters <= 3);
}

// Kanji beside kanji are one compound or name, though a dictionary sees two words in it: 東京区政|会館, 北海道|遺産, 明治|九年.
bool within_compound(const Cell& before, const Cell& after) { return kanji(before) && kanji(after); }

// What follows a bracket or a noun as its particle is no beginning: 「サオリーナ」|の模型, 日本遺産|として.
bool follows_noun(const std::vector<Cell>& cells, size_t at)
{
    if (cells[at].character_class != Class::Hiragana) return false;
    if (cells[at - 1].character_class == Class::Closing) return true;
    constexpr std::u32string_view as = U"として";
    return kanji(cells[at - 1]) && at + as.size() <= cells.size() &&
           std::equal(as.begin(), as.end(), cells.begin() + static_cast<std::ptrdiff_t>(at), [](char32_t c, const Cell& cell) { return c == cell.character; });
}

void merge_small_phrases(const std::vector<Cell>& cells, std::vector<BreakLevel>& levels)
{
    size_t end = cells.size();
    for (size_t i = cells.size(); i-- > 1;) {
        if (levels[i] != BreakLevel::Phrase) continue;
        // て and で carry on in an auxiliary: ふれてください, 生きている.
        const bool auxiliary = (cells[i - 1].character == U'て' || cells[i - 1].character == U'で') && cells[i].character_class == Class::Hiragana;
        const bool after_mark = has_half_body(cells[i - 1].character_class) || cells[i - 1].character_class == Class::Space;
        const bool bound = auxiliary || within_compound(cells[i - 1], cells[i]) || follows_noun(cells, i);
        if (bound || (!after_mark && too_small(cells, i, end))) levels[i] = BreakLevel::Weak;
        else end = i;
    }
}

}  // namespace

BreakIterators::BreakIterators() = default;
BreakIterators::~BreakIterators() = default;

icu::BreakIterator* BreakIterators::plain(Language language) const
{
    auto& iterator = plain_[static_cast<size_t>(language)];
    if (!iterator) {
        constexpr std::array<const char*, 5> locales = {"ja@lb=strict", "en@lb=strict", "zh@lb=strict", "zh_Hant@lb=strict", "ko@lb=strict"};
        UErrorCode status = U_ZERO_ERROR;
        iterator.reset(icu::BreakIterator::createLineInstance(icu::Locale(locales[static_cast<size_t>(language)]), status));
        if (U_FAILURE(status)) iterator.reset();
    }
    return iterator.get();
}

icu::BreakIterator* BreakIterators::phrase() const
{
    if (!phrase_) {
        UErrorCode status = U_ZERO_ERROR;
        phrase_.reset(icu::BreakIterator::createLineInstance(icu::Locale::forLanguageTag("ja-u-lb-strict-lw-phrase", status), status));
        if (U_FAILURE(status)) phrase_.reset();
    }
    return phrase_.get();
}

std::vector<BreakLevel> break_levels(const ShapedText& shaped, Language language, Breaking breaking, const BreakIterators& iterators)
{
    const auto& cells = shaped.cells;
    std::vector<BreakLevel> levels(cells.size(), BreakLevel::Emergency);
    mark(shaped, iterators.plain(language), BreakLevel::Emergency, BreakLevel::Plain, levels);
    if (breaking == Breaking::Phrase && language == Language::Japanese) {
        mark(shaped, iterators.phrase(), BreakLevel::Plain, BreakLevel::Phrase, levels);
        merge_small_phrases(cells, levels);
    }
    // Nor is a line made of nothing but the spaces that a hard line begins with.
    size_t begin = 0;
    for (const auto end : shaped.hard_ends) {
        for (size_t i = begin; i + 1 < end && is_space(cells[i].character_class); ++i) levels[i + 1] = BreakLevel::Never;
        begin = end;
    }
    for (size_t i = 1; i < cells.size(); ++i) {
        if (levels[i] == BreakLevel::Never) continue;
        if (never(cells[i - 1], cells[i])) levels[i] = BreakLevel::Never;
        else if (tears(cells, i, language)) levels[i] = std::min(levels[i], BreakLevel::Emergency);
    }
    return levels;
}

}  // namespace renkei::text
