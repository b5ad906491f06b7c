#include "text/breaks.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "text/phrases.hpp"

namespace renkei::text {
namespace {

using Class = CharacterClass;

bool kanji(const Cell& cell) { return cell.character_class == Class::Ideograph; }

bool number(const Cell& cell) { return is_digit(cell.character); }

// Particles after a number: a line may end before them no more than elsewhere, but they are no counters.
bool particle(char32_t c) { return std::u32string_view(U"のはがをにでとへもやよ").find(c) != std::u32string_view::npos; }

// Two characters that a number follows.
bool era_or_half_day(const std::vector<Cell>& cells, size_t at)
{
    constexpr std::array<std::u32string_view, 8> words = {U"令和", U"平成", U"昭和", U"大正", U"明治", U"午前", U"午後", U"西暦"};
    return std::any_of(words.begin(), words.end(), [&](std::u32string_view word) { return word[0] == cells[at].character &&
                                                                                  word[1] == cells[at + 1].character; });
}

// 第3, 約100, 令和8, 午前9: what stands before a number belongs to it.
bool binds_number_after(const std::vector<Cell>& cells, size_t last)
{
    const char32_t c = cells[last].character;
    if (std::u32string_view(U"第約全計満延各数築").find(c) != std::u32string_view::npos) return true;
    if (last == 0) return false;
    return era_or_half_day(cells, last - 1);
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

bool counts(const Cell& cell) { return number(cell) || is_kanji_numeral(cell.character); }

// 令|和3年8月|11日: a date is read in one go, and broken only where the line is too short for it.
bool within_date(const std::vector<Cell>& cells, size_t at)
{
    if (at + 1 < cells.size() && (counts(cells[at + 1]) || cells[at + 1].character == U'元') && era_or_half_day(cells, at - 1)) return true;
    if (at < 2 || !counts(cells[at])) return false;
    const char32_t unit = cells[at - 1].character, next = unit == U'年' ? U'月' : U'日';
    if (unit != U'年' && unit != U'月') return false;
    if (!counts(cells[at - 2]) && !(unit == U'年' && cells[at - 2].character == U'元')) return false;
    size_t end = at;
    while (end < cells.size() && counts(cells[end])) ++end;
    return end < cells.size() && cells[end].character == next;
}

// 10月に|23、 会員 |88。: in Japanese a number that counts nothing by itself leans on what it is told of.
bool bare_number(const std::vector<Cell>& cells, size_t at)
{
    if (!number(cells[at]) || (cells[at - 1].character != U'に' && cells[at - 1].character_class != Class::Space)) return false;
    size_t end = at;
    while (end < cells.size() && number(cells[end])) ++end;
    return end < cells.size() && has_half_body(cells[end].character_class);
}

// The word of letters that begins here, as it is written: a cell may hold two of them, as fi.
std::string word_at(const ShapedText& shaped, size_t begin)
{
    size_t end = begin;
    while (end < shaped.cells.size() && shaped.cells[end].character_class == Class::WesternLetter) ++end;
    const auto from = static_cast<int32_t>(shaped.cells[begin].begin);
    const auto to = end < shaped.cells.size() ? static_cast<int32_t>(shaped.cells[end].begin) : shaped.text.length();
    std::string word;
    shaped.text.tempSubStringBetween(from, to).toUTF8String(word);
    return word;
}

// 23 |wards, 1,096 |municipalities: a number and what it counts are read in one go in English, too. A year counts nothing, nor does a number
// count the small word that carries the sentence on. fiscal |2017, Oct |2016, No. |2: some words lead to the number
// that follows.
bool within_count(const ShapedText& shaped, size_t at)
{
    static const std::set<std::string> carry_on = {"and", "or", "of", "in", "to", "by", "at", "for", "from", "with", "on", "as", "was", "were", "is", "are",
                                                   "has", "have", "had", "but", "so", "until", "through", "then"};
    static const std::set<std::string> leads_to_number = {"of", "by", "in", "since", "fiscal", "FY", "about", "over", "No.",
                                                          "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
                                                          "January", "February", "March", "April", "June", "July", "August", "September",
                                                          "October", "November", "December"};
    const auto& cells = shaped.cells;
    if (at < 2 || cells[at - 1].character_class != Class::Space) return false;
    if (number(cells[at])) {
        const bool shortened = cells[at - 2].character == U'.';   // No. 2
        size_t begin = shortened ? at - 2 : at - 1;
        while (begin > 0 && cells[begin - 1].character_class == Class::WesternLetter) --begin;
        return leads_to_number.contains(word_at(shaped, begin) + (shortened ? "." : ""));
    }
    if (cells[at].character_class != Class::WesternLetter || !number(cells[at - 2])) return false;
    size_t begin = at - 2;
    while (begin > 0 && (number(cells[begin - 1]) || cells[begin - 1].character == U',' || cells[begin - 1].character == U'.')) --begin;
    const bool year = at - 1 - begin == 4 && (cells[begin].character == U'1' || cells[begin].character == U'2');
    const bool date = begin + 5 < at && cells[begin + 4].character == U'.';   // 2018.3.31
    return !year && !date && !carry_on.contains(word_at(shaped, at));
}

// autumn harvest,| 2025: a year behind a comma stands with the words that it dates.
bool before_year(const std::vector<Cell>& cells, size_t at)
{
    constexpr size_t kFigures = 4;
    if (at < 2 || cells[at - 1].character_class != Class::Space || cells[at - 2].character != U',' || at + kFigures > cells.size()) return false;
    return std::all_of(cells.begin() + static_cast<std::ptrdiff_t>(at), cells.begin() + static_cast<std::ptrdiff_t>(at + kFigures), number) &&
           (at + kFigures == cells.size() || !is_western(cells[at + kFigures].character_class) || cells[at + kFigures].character_class == Class::Space);
}

void mark(const ShapedText& shaped, icu::BreakIterator* iterator, BreakLevel from, BreakLevel to, std::vector<BreakLevel>& levels)
{
    if (!iterator) return;
    iterator->setText(shaped.text);
    for (size_t i = 1; i < shaped.cells.size(); ++i)
        if (levels[i] == from && iterator->isBoundary(shaped.cells[i].begin)) levels[i] = to;
}

}  // namespace

BreakIterators::BreakIterators() = default;
BreakIterators::~BreakIterators() = default;

icu::BreakIterator* BreakIterators::plain(Language language) const
{
    auto& iterator = plain_[static_cast<size_t>(language)];
    if (!iterator) {
        constexpr std::array locales{"ja@lb=strict", "en@lb=strict", "zh@lb=strict", "zh_Hant@lb=strict", "ko@lb=strict"};
        static_assert(locales.size() == kLanguages.size());
        UErrorCode status = U_ZERO_ERROR;
        iterator.reset(icu::BreakIterator::createLineInstance(icu::Locale(locales[static_cast<size_t>(language)]), status));
        if (U_FAILURE(status)) iterator.reset();
    }
    return iterator.get();
}

icu::BreakIterator* BreakIterators::phrase(Language language) const
{
    const bool japanese = language == Language::Japanese;
    auto& iterator = japanese ? phrase_ : word_;   // the dictionary has both Chinese scripts
    if (!iterator) {
        UErrorCode status = U_ZERO_ERROR;
        iterator.reset(japanese ? icu::BreakIterator::createLineInstance(icu::Locale::forLanguageTag("ja-u-lb-strict-lw-phrase", status), status)
                                : icu::BreakIterator::createWordInstance(icu::Locale("zh"), status));
        if (U_FAILURE(status)) iterator.reset();
    }
    return iterator.get();
}

std::vector<BreakLevel> break_levels(const ShapedText& shaped, Language language, Breaking breaking, const BreakIterators& iterators)
{
    const auto& cells = shaped.cells;
    std::vector<BreakLevel> levels(cells.size(), BreakLevel::Emergency);
    mark(shaped, iterators.plain(language), BreakLevel::Emergency, BreakLevel::Plain, levels);
    if (by_phrases(language, breaking)) {
        mark(shaped, iterators.phrase(language), BreakLevel::Plain, BreakLevel::Phrase, levels);
        if (language == Language::Japanese) bind_phrases(cells, levels);
        else bind_chinese_words(cells, levels);
        part_before_brackets(cells, levels);
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
        else if (within_date(cells, i) || (is_alphabetic(language) && before_year(cells, i)) ||
                 (language == Language::English && within_count(shaped, i)) || (language == Language::Japanese && bare_number(cells, i)))
            levels[i] = std::min(levels[i], BreakLevel::Bound);
    }
    return levels;
}

}  // namespace renkei::text
