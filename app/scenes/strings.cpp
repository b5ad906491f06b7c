#include "scenes/strings.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <unordered_map>

#include "base/han_forms.hpp"
#include "base/utf8.hpp"
#include "scenes/names.hpp"

namespace renkei::scenes {
namespace {

#include "words.inc"

using Index = std::unordered_map<std::string_view, std::string_view>;

std::string english(std::string_view group, std::string_view name)
{
    static const Index index = [] {   // immutable table, made once from constants
        Index made;
        for (const Name& n : kNames) made.emplace(n.key, n.english);
        return made;
    }();
    const auto found = index.find(std::string(group) + "/" + std::string(name));
    return std::string(found == index.end() ? name : found->second);
}

// A text of the tables in a language; empty: that has none.
std::string_view translation(std::string_view group, std::string_view japanese, Wording wording)
{
    static const std::unordered_map<std::string_view, const Told*> index = [] {   // immutable table, made once from constants
        std::unordered_map<std::string_view, const Told*> made;
        for (const Told& t : kTold) made.emplace(t.key, &t);
        return made;
    }();
    const auto found = index.find(std::string(group) + "/" + std::string(japanese));
    return found == index.end() ? std::string_view() : wording.easy ? found->second->easy : found->second->in[static_cast<size_t>(wording.language)];
}

// Characters of dates, times and numbers, which are made and not looked up.
constexpr std::string_view kDates = "年月日一二三四五六周週期星度元上中下午点點分零七八九十百千万萬亿億";
// Of the fixed words with a name in them; no Japanese text has these, so the sentence is Chinese whatever its name.
constexpr std::string_view kNeverJapanese = "个团连这为", kNeverJapaneseTraditional = "個與關從為區";
static_assert(std::size(Words{}.in) == std::size(kLanguages), "cmake/make_words.cpp writes a column for each language");

// Hangul syllables, U+AC00 to U+D7A3: EA B0 80 to ED 9E A3 in UTF-8.
bool hangul(std::string_view c) { return c.size() == 3 && c >= "\xEA\xB0\x80" && c <= "\xED\x9E\xA3"; }

// Every kana, Han and Hangul character; Latin letters, figures and punctuation are everybody's.
template <class Take>
void each_wide(std::string_view text, Take take)
{
    for (size_t at = 0; at < text.size();) {
        const size_t length = code_point_length(text, at);
        const std::string_view c = text.substr(at, length);
        // From U+3041 on; U+30FB (・) and the full-width forms beyond U+FF00 are punctuation.
        if (length >= 3 && c >= "\xE3\x81\x81" && c != "・" && c < "\xEF\xBC\x80") take(c);
        at += length;
    }
}

// Several names of places, some of which have kana: 北荣町、みなべ町. One in its own characters tells the language of all.
bool lists_names(std::string_view words, Language chinese)
{
    bool several = false, spelt = false;
    while (!words.empty()) {
        const size_t comma = words.find("、"), line = words.find('\n'), end = std::min({comma, line, words.size()});
        const std::string_view name = words.substr(0, end);
        constexpr std::string_view kEnds[] = {"市", "町", "村", "区", "區"};
        if (!name.empty() && std::none_of(std::begin(kEnds), std::end(kEnds), [&](std::string_view kind) { return name.ends_with(kind); })) return false;
        bool own = !name.empty();
        each_wide(name, [&](std::string_view c) { own = own && spells_names(c, chinese); });
        spelt = spelt || own;
        several = several || end < words.size();
        words.remove_prefix(end == words.size() ? end : end + (end == comma ? std::string_view("、").size() : 1));
    }
    return several && spelt;
}

std::string without_breaks(std::string_view words)
{
    std::string all;
    for (const char c : words)
        if (c != ' ' && c != '\n') all += c;
    return all;
}

// 2016年熊本地震 without its year, which stands beside it.
std::string_view without_year(std::string_view words)
{
    constexpr size_t kFigures = 4;
    if (words.size() <= kFigures || !std::all_of(words.begin(), words.begin() + kFigures, [](char c) { return c >= '0' && c <= '9'; })) return words;
    for (const std::string_view unit : {"年", "년"})
        if (words.substr(kFigures).starts_with(unit)) return words.substr(kFigures + unit.size());
    return words;
}

// Translated texts of the tables, or several of them with the marks that a scene sets between them, wherever lines were broken.
bool is_told(std::string_view words, Language display)
{
    static const auto known = [] {   // immutable table, made once from constants
        std::array<std::set<std::string, std::less<>>, std::size(kLanguages)> made;
        for (const Told& t : kTold)
            for (size_t language = 0; language < std::size(kLanguages); ++language)
                if (!t.in[language].empty()) made[language].insert({without_breaks(t.in[language]), without_breaks(without_year(t.in[language]))});
        return made;
    }();
    const auto& all = known[static_cast<size_t>(display)];
    const std::string whole = without_breaks(words);
    // From the left, each time the longest that stands there.
    for (std::string_view rest = whole; !rest.empty();) {
        size_t longest = 0;
        for (const std::string& one : all)
            if (one.size() > longest && rest.starts_with(one)) longest = one.size();
        for (const std::string_view mark : {"　", "、", "："})
            if (longest == 0 && rest.starts_with(mark)) longest = mark.size();
        if (longest == 0) return false;
        rest.remove_prefix(longest);
    }
    return !whole.empty();
}

// A fixed word whose place was filled with a name of the tables: "{name}各地". Two characters of its own tell it.
bool is_filled(std::string_view words, Language display)
{
    constexpr size_t kTells = 6;   // bytes
    return std::any_of(std::begin(kWords), std::end(kWords), [&](const Words& w) {
        const std::string_view form = w.in[static_cast<size_t>(display)];
        const size_t open = form.find('{'), close = form.rfind('}');
        if (open == std::string_view::npos || close == std::string_view::npos) return false;
        const std::string_view before = form.substr(0, open), after = form.substr(close + 1);
        return before.size() + after.size() >= kTells && words.size() > before.size() + after.size() && words.starts_with(before) && words.ends_with(after);
    });
}

}  // namespace

std::string words(std::string_view key, Wording wording)
{
    const auto found = std::lower_bound(std::begin(kWords), std::end(kWords), key, [](const Words& w, std::string_view k) { return w.key < k; });
    if (found == std::end(kWords) || found->key != key) return std::string(key);
    if (wording.easy && !found->easy.empty()) return std::string(found->easy);
    return std::string(found->in[static_cast<size_t>(wording.language)]);
}

Language forms_of(std::string_view words, Language display)
{
    if (has_han_of_japan(display)) return display;   // these share the forms
    static const auto own = [] {   // immutable table, made once from constants
        std::array<std::set<std::string_view>, std::size(kLanguages)> made;
        for (const Words& w : kWords)
            for (size_t language = 0; language < std::size(kLanguages); ++language)
                if (w.in[language] != w.in[0]) each_wide(w.in[language], [&](std::string_view c) { made[language].insert(c); });
        for (auto& characters : made) each_wide(kDates, [&](std::string_view c) { characters.insert(c); });
        return made;
    }();
    const auto& known = own[static_cast<size_t>(display)];
    bool all = true, never_japanese = false;
    each_wide(words, [&](std::string_view c) {
        all = all && (known.contains(c) || (display != Language::Korean && spells_names(c, display)));
        never_japanese = never_japanese || hangul(c) || (display == Language::SimplifiedChinese && kNeverJapanese.find(c) != std::string_view::npos) ||
                         (display == Language::TraditionalChinese && kNeverJapaneseTraditional.find(c) != std::string_view::npos);
    });
    return all || never_japanese || (is_chinese(display) && lists_names(words, display)) || is_filled(words, display) || is_told(words, display) ? display : Language::Japanese;
}

std::string filled(std::string words, std::string_view place, std::string_view value)
{
    const std::string mark = "{" + std::string(place) + "}";
    if (const auto at = words.find(mark); at != std::string::npos) words.replace(at, mark.size(), value);
    return words;
}

bool is_translated(std::string_view group, std::string_view japanese, Wording display) { return !translation(group, japanese, display).empty(); }

std::string told_of(std::string_view group, std::string_view japanese, Wording display)
{
    if (const std::string_view said = translation(group, japanese, display); !said.empty()) return std::string(said);
    if (group == "regions") return region_name_of(japanese, display);
    return falls_back_on_english(display) ? english(group, japanese) : std::string(japanese);
}

std::string english_name(std::string_view group, std::string_view name) { return english(group, name); }
std::string english_prefecture(std::string_view prefecture) { return english("prefectures", prefecture); }
std::string short_english_organisation(std::string_view organisation) { return english("organisations.short", organisation); }
std::string english_event(std::string_view key, std::string_view title)
{
    const std::string found = english("event.title", key);
    return found == key ? std::string(title) : found;
}
std::string english_venue(std::string_view key, std::string_view venue)
{
    const std::string found = english("event.venue", key);
    return found == key ? std::string(venue) : found;
}

std::string short_subprefecture(std::string_view name)
{
    for (const std::string_view suffix : {"総合振興局", "振興局", "支庁"})
        if (name.ends_with(suffix)) return std::string(name.substr(0, name.size() - suffix.size()));
    return std::string(name);
}

}  // namespace renkei::scenes
