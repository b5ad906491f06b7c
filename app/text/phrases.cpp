#include "text/phrases.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

namespace renkei::text {
namespace {

using Class = CharacterClass;
using Cells = std::vector<Cell>;

bool kanji(const Cell& cell) { return cell.character_class == Class::Ideograph; }
bool katakana(const Cell& cell) { return cell.character >= U'ァ' && cell.character <= U'ー' && cell.character != U'・'; }
bool hiragana(const Cell& cell) { return is_kana(cell.character_class) && !katakana(cell); }
// What nouns are made of, and what stands beside its like without a particle only within one.
bool of_noun(const Cell& cell) { return kanji(cell) || katakana(cell) || cell.character_class == Class::WesternLetter || is_digit(cell.character); }

bool starts_with(const Cells& cells, size_t at, std::u32string_view word)
{
    return at + word.size() <= cells.size() &&
           std::equal(word.begin(), word.end(), cells.begin() + static_cast<std::ptrdiff_t>(at),
                      [](char32_t c, const Cell& cell) { return c == cell.character; });
}

template <size_t count>
bool starts_with_one_of(const Cells& cells, size_t at, const std::array<std::u32string_view, count>& words)
{
    return std::any_of(words.begin(), words.end(), [&](std::u32string_view word) { return starts_with(cells, at, word); });
}

// ICU's phrases have pieces no line should begin with: two kana of one word (くだ|さい), one kanji of a compound (特別|区),
// the suffix of a name with its particle (世田谷|区が), a number that counts nothing by itself (10月に|23、目標は30).
bool too_small(const Cells& cells, size_t begin, size_t end)
{
    size_t kana = 0, kanji_count = 0, digits = 0, letters = 0;
    for (size_t i = begin; i < end; ++i) {
        if (has_half_body(cells[i].character_class)) continue;
        ++letters;
        if (cells[i].character_class == Class::Hiragana || cells[i].character_class == Class::SmallKana) ++kana;
        if (kanji(cells[i])) ++kanji_count;
        if (is_digit(cells[i].character)) ++digits;
    }
    if (digits > 0 && digits == letters) return true;
    if (kana == letters) return letters <= 2;
    if (kanji_count != 1 || !kanji(cells[begin])) return false;
    return letters == 1 || (kanji(cells[begin - 1]) && kana + 1 == letters && letters <= 3);
}

// What follows a bracket or a noun as its particle is no beginning: 「サオリーナ」|の模型, 日本遺産|として, 8月11日|からの大雨.
bool follows_noun(const Cells& cells, size_t at)
{
    constexpr std::array<std::u32string_view, 4> particles = {U"として", U"から", U"まで", U"より"};
    if (cells[at].character_class != Class::Hiragana) return false;
    if (cells[at - 1].character_class == Class::Closing) return true;
    return of_noun(cells[at - 1]) && starts_with_one_of(cells, at, particles);
}

// A noun and the verb it becomes with する: 充実|する, 紹介|され.
bool light_verb(const Cells& cells, size_t at)
{
    constexpr std::array<std::u32string_view, 9> forms = {U"する", U"すれ", U"した", U"して", U"し、", U"しま", U"しな", U"され", U"させ"};
    return (kanji(cells[at - 1]) || katakana(cells[at - 1])) && starts_with_one_of(cells, at, forms);
}

// The rest of a verb: 研究し|ています, 知らせ|合い.
bool rest_of_verb(const Cells& cells, size_t at)
{
    constexpr std::array<std::u32string_view, 10> rests = {U"合い", U"合っ", U"合う", U"てい", U"てお", U"てき", U"て、", U"ました", U"ません", U"ます"};
    return hiragana(cells[at - 1]) && starts_with_one_of(cells, at, rests);
}

// A noun that has no meaning without what stands before it: 連携する|ことで, 釧路市|など.
bool formal_noun(const Cells& cells, size_t at, size_t end)
{
    constexpr std::array<std::u32string_view, 12> nouns = {U"こと", U"もの", U"ため", U"とき", U"ところ", U"よう", U"ほか", U"うち", U"など", U"だけ", U"まで", U"ごと"};
    constexpr size_t longest = 5;  // with its particles, not ものづくり and its like
    const auto letters = std::count_if(cells.begin() + static_cast<std::ptrdiff_t>(at), cells.begin() + static_cast<std::ptrdiff_t>(end),
                                       [](const Cell& cell) { return !has_half_body(cell.character_class); });
    const bool kana_only = std::all_of(cells.begin() + static_cast<std::ptrdiff_t>(at), cells.begin() + static_cast<std::ptrdiff_t>(end),
                                       [](const Cell& cell) { return hiragana(cell) || has_half_body(cell.character_class); });
    return kana_only && static_cast<size_t>(letters) <= longest && starts_with_one_of(cells, at, nouns);
}

// 平成29年度|第2回|全国連携展示: a number and its counter stand by themselves at the head of a compound.
bool after_counter(const Cells& cells, size_t at)
{
    for (size_t back = 1; back <= 3 && back < at; ++back) {
        if (!kanji(cells[at - back])) return false;
        if (is_digit(cells[at - back - 1].character)) return true;
    }
    return false;
}

// Two words that a middle dot makes one: 技術・|技能. Three and more are a list, which may end a line at every dot.
bool pair_at_dot(const Cells& cells, size_t at)
{
    const auto dot = [](const Cell& cell) { return cell.character == U'・'; };
    const auto ends_item = [&](const Cell& cell) {
        return (has_half_body(cell.character_class) && !dot(cell)) || cell.character_class == Class::Space || cell.character_class == Class::IdeographicSpace;
    };
    if (!dot(cells[at - 1])) return false;
    const auto there = cells.begin() + static_cast<std::ptrdiff_t>(at);
    const auto end = std::find_if(there, cells.end(), ends_item);
    const auto begin = std::find_if(std::make_reverse_iterator(there), cells.rend(), ends_item).base();
    return std::count_if(begin, end, dot) == 1;
}

// 東京特別区|交流推進事業への: what is longer than a line ends where the name of a place does, before a word as long as that.
bool after_name_of_place(const Cells& cells, size_t at)
{
    constexpr std::u32string_view ends = U"都道府県市区町村";
    constexpr size_t name = 3, long_word = 4;
    if (ends.find(cells[at - 1].character) == std::u32string_view::npos) return false;
    size_t begin = at, end = at;
    while (begin > 0 && kanji(cells[begin - 1])) --begin;
    while (end < cells.size() && kanji(cells[end])) ++end;
    return at - begin >= name && end - at >= long_word;
}

// このような|方向性, 具体的な|事業: what points at a noun, or tells of what kind it is, begins its line.
bool after_prenominal(const Cells& cells, size_t at)
{
    constexpr std::array<std::u32string_view, 9> words = {U"このような", U"そのような", U"あのような", U"どのような", U"こうした", U"そうした", U"この", U"その",
                                                          U"いろいろな"};
    if (at > 2 && starts_with(cells, at - 2, U"的な") && of_noun(cells[at])) return true;
    const size_t end = cells[at - 1].character_class == Class::Space ? at - 1 : at;   // plain words are written with spaces: この ことを
    return std::any_of(words.begin(), words.end(), [&](std::u32string_view word) {
        return end >= word.size() && starts_with(cells, end - word.size(), word) && (end == word.size() || !hiragana(cells[end - word.size() - 1]));
    });
}

// Of two long words each makes a line: 全国連携協働|プラットフォームの設立. A short one never stands apart: 体験交流|ツアー.
bool of_one_compound(const Cells& cells, size_t at)
{
    constexpr size_t longest = 4;
    if (!of_noun(cells[at - 1]) || !of_noun(cells[at])) return false;
    size_t begin = at, end = at;
    while (begin > 0 && of_noun(cells[begin - 1])) --begin;
    while (end < cells.size() && of_noun(cells[end]) && kanji(cells[end]) == kanji(cells[at])) ++end;
    return std::min(at - begin, end - at) <= longest;
}

// くしろ|地域: what kind of place it is belongs to a name in kana as to one in kanji.
bool kind_of_place(const Cells& cells, size_t at)
{
    constexpr std::array<std::u32string_view, 4> kinds = {U"地域", U"地区", U"地方", U"管内"};
    constexpr std::u32string_view particles = U"のはがをにでとへもやかるたい";   // and ends of verbs
    return hiragana(cells[at - 1]) && particles.find(cells[at - 1].character) == std::u32string_view::npos && starts_with_one_of(cells, at, kinds);
}

// 北海道|くしろ地域, 北海道|くしろの: a prefecture leads a name in kana as it leads one in kanji.
bool prefecture_before_place(const Cells& cells, size_t at)
{
    constexpr std::u32string_view ends = U"都道府県";
    constexpr size_t least = 2;   // kana of a name
    if (ends.find(cells[at - 1].character) == std::u32string_view::npos || !hiragana(cells[at])) return false;
    size_t end = at;
    while (end < cells.size() && hiragana(cells[end]) && (end < at + least || cells[end].character != U'の')) ++end;
    return end - at >= least && end < cells.size() && (cells[end].character == U'の' || kind_of_place(cells, end));
}

// 北海道くしろの|ふれあい祭り: ICU takes a name in kana for the beginning of the kana behind it.
bool after_place_in_kana(const Cells& cells, size_t at)
{
    if (at < 4 || cells[at - 1].character != U'の' || (!of_noun(cells[at]) && !hiragana(cells[at]))) return false;
    size_t begin = at - 1;
    while (begin > 0 && hiragana(cells[begin - 1])) --begin;
    return begin > 0 && at - 1 > begin && prefecture_before_place(cells, begin);
}

// 秋の|収穫祭: what one character tells of a noun does not end the line that it begins behind a space.
bool after_short_attribute(const Cells& cells, size_t at)
{
    return at > 2 && cells[at - 1].character == U'の' && kanji(cells[at - 2]) && cells[at - 3].character_class == Class::Space;
}

// Names that a middle dot would make a list of: まち・ひと・しごと創生. What follows in kanji is a word of its own: 総合戦略.
void bind_dotted_names(const Cells& cells, std::vector<BreakLevel>& levels)
{
    constexpr std::array<std::u32string_view, 1> names = {U"まち・ひと・しごと創生"};
    for (size_t at = 0; at < cells.size(); ++at)
        for (const std::u32string_view name : names) {
            if (!starts_with(cells, at, name)) continue;
            const size_t end = at + name.size();
            for (size_t i = at + 1; i < end; ++i) levels[i] = std::min(levels[i], BreakLevel::Bound);
            if (end < cells.size() && kanji(cells[end])) levels[end] = std::max(levels[end], BreakLevel::Compound);
        }
}

// 8月11日からの|大雨: ICU takes the two particles and the noun for one phrase.
bool after_two_particles(const Cells& cells, size_t at)
{
    constexpr std::array<std::u32string_view, 2> particles = {U"からの", U"までの"};
    return at > 3 && of_noun(cells[at]) && of_noun(cells[at - 4]) && starts_with_one_of(cells, at - 3, particles);
}

// 文化プログラムに|関する取組み: ICU takes the noun, に and its verb for one phrase, which would tear the noun before it.
bool before_relating_verb(const Cells& cells, size_t at)
{
    constexpr std::array<std::u32string_view, 2> verbs = {U"関する", U"対する"};
    return at > 1 && cells[at - 1].character == U'に' && of_noun(cells[at - 2]) && starts_with_one_of(cells, at, verbs);
}

// お考え, ご案内: what does honour to a noun is no phrase of its own. `parted`: ICU sees a phrase begin with it.
bool after_honorific(const Cells& cells, size_t at, bool parted)
{
    return (at == 1 || parted) && kanji(cells[at]) && (cells[at - 1].character == U'お' || cells[at - 1].character == U'ご');
}

// やく|そく: written in kana for who is learning the language, of which ICU's dictionary makes two.
bool within_kana_word(const Cells& cells, size_t at)
{
    return at > 1 && starts_with(cells, at - 2, U"やくそく");
}

BreakLevel level_between(const Cells& cells, size_t at, size_t end)
{
    const Cell &before = cells[at - 1], &after = cells[at];
    // て and で carry on in an auxiliary: ふれてください, 生きている.
    const bool auxiliary = (before.character == U'て' || before.character == U'で') && after.character_class == Class::Hiragana;
    const bool after_mark = has_half_body(before.character_class) || before.character_class == Class::Space;
    if (auxiliary || follows_noun(cells, at) || light_verb(cells, at) || rest_of_verb(cells, at) || kind_of_place(cells, at) ||
        prefecture_before_place(cells, at) || after_prenominal(cells, at) || within_kana_word(cells, at))
        return BreakLevel::Weak;
    // Kanji beside kanji are one compound or name, though a dictionary sees two words in it: 東京区政|会館, 北海道|遺産, 明治|九年.
    if (kanji(before) && kanji(after)) return after_counter(cells, at) || after_name_of_place(cells, at) ? BreakLevel::Compound : BreakLevel::Weak;
    if (of_one_compound(cells, at) || pair_at_dot(cells, at) || after_short_attribute(cells, at)) return BreakLevel::Compound;
    if (!after_mark && (too_small(cells, at, end) || formal_noun(cells, at, end))) return BreakLevel::Weak;
    return BreakLevel::Phrase;
}

}  // namespace

void bind_phrases(const Cells& cells, std::vector<BreakLevel>& levels)
{
    size_t end = cells.size();
    for (size_t i = cells.size(); i-- > 1;) {
        if (levels[i] == BreakLevel::Plain && (after_two_particles(cells, i) || before_relating_verb(cells, i) || after_place_in_kana(cells, i)))
            levels[i] = BreakLevel::Phrase;
        if (levels[i] != BreakLevel::Phrase) continue;
        levels[i] = after_honorific(cells, i, levels[i - 1] >= BreakLevel::Phrase) ? BreakLevel::Weak : level_between(cells, i, end);
        if (levels[i] == BreakLevel::Phrase) end = i;
    }
    bind_dotted_names(cells, levels);
}

// Where a phrase is longer than a line, it ends before its bracket rather than within a word: 東北六魂祭|（とうほくろっこんさい）.
void part_before_brackets(const Cells& cells, std::vector<BreakLevel>& levels)
{
    for (size_t i = 1; i < cells.size(); ++i)
        if (cells[i].character_class == Class::Opening && levels[i] >= BreakLevel::Plain) levels[i] = std::max(levels[i], BreakLevel::Compound);
}

void bind_chinese_words(const Cells& cells, std::vector<BreakLevel>& levels)
{
    constexpr std::u32string_view ends = U"的了等们們地得着著过過", begins = U"与與和及在从從为為对對由向并並将將共各第"
                                                                               U"跨以除还還使让讓该該获獲据據因经經被把到至不未再更最每约約近于於或但而则則若如原旧舊新总總全非请請愿願";
    for (size_t i = 1; i < cells.size(); ++i) {
        if (levels[i] != BreakLevel::Phrase) continue;
        // A word of one character begins a line only as one that leads on: 合作|的, 结果|书.
        const bool alone = kanji(cells[i]) && (i + 1 == cells.size() || levels[i + 1] >= BreakLevel::Phrase || has_half_body(cells[i + 1].character_class));
        const bool leads = begins.find(cells[i].character) != std::u32string_view::npos;
        if (alone && (!leads || ends.find(cells[i].character) != std::u32string_view::npos)) levels[i] = BreakLevel::Weak;
        else if ((i == 1 || levels[i - 1] >= BreakLevel::Weak) && begins.find(cells[i - 1].character) != std::u32string_view::npos)
            levels[i] = BreakLevel::Weak;
    }
}

}  // namespace renkei::text
