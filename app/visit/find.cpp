#include "visit/find.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace renkei::visit {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

// Voiced, half-voiced and small kana by the plain one.
constexpr std::array kPlain{
    Pair{"が", "か"}, Pair{"ぎ", "き"}, Pair{"ぐ", "く"}, Pair{"げ", "け"}, Pair{"ご", "こ"}, Pair{"ざ", "さ"}, Pair{"じ", "し"}, Pair{"ず", "す"}, Pair{"ぜ", "せ"}, Pair{"ぞ", "そ"},
    Pair{"だ", "た"}, Pair{"ぢ", "ち"}, Pair{"づ", "つ"}, Pair{"で", "て"}, Pair{"ど", "と"}, Pair{"ば", "は"}, Pair{"び", "ひ"}, Pair{"ぶ", "ふ"}, Pair{"べ", "へ"}, Pair{"ぼ", "ほ"},
    Pair{"ぱ", "は"}, Pair{"ぴ", "ひ"}, Pair{"ぷ", "ふ"}, Pair{"ぺ", "へ"}, Pair{"ぽ", "ほ"}, Pair{"ぁ", "あ"}, Pair{"ぃ", "い"}, Pair{"ぅ", "う"}, Pair{"ぇ", "え"}, Pair{"ぉ", "お"},
    Pair{"っ", "つ"}, Pair{"ゃ", "や"}, Pair{"ゅ", "ゆ"}, Pair{"ょ", "よ"}, Pair{"ゎ", "わ"}, Pair{"ゕ", "か"}, Pair{"ゖ", "け"}, Pair{"ゔ", "う"},
};
constexpr std::string_view kBoard = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん";

size_t length_at(std::string_view utf8, size_t i)
{
    const auto lead = static_cast<unsigned char>(utf8[i]);
    const size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    return std::min(length, utf8.size() - i);
}

// U+30A1–30F6 are the katakana, 0x60 above the hiragana.
std::string as_hiragana(std::string_view letter)
{
    if (letter.size() != 3) return std::string(letter);
    const auto byte = [&](size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(letter[i])); };
    unsigned code = (byte(0) & 0xFu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu);
    if (code < 0x30A1 || code > 0x30F6) return std::string(letter);
    code -= 0x60;
    return {static_cast<char>(0xE0u | code >> 12), static_cast<char>(0x80u | (code >> 6 & 0x3Fu)), static_cast<char>(0x80u | (code & 0x3Fu))};
}

std::string plain_kana(std::string_view letter)
{
    const std::string hiragana = as_hiragana(letter);
    const auto found = std::find_if(kPlain.begin(), kPlain.end(), [&](const Pair& p) { return p.first == hiragana; });
    return found != kPlain.end() ? std::string(found->second) : hiragana;
}

bool ends_in(std::string_view text, std::string_view end) { return text.size() > end.size() && text.ends_with(end); }

std::string without(std::string text, std::initializer_list<std::string_view> ends)
{
    for (const std::string_view end : ends)
        if (ends_in(text, end)) return text.substr(0, text.size() - end.size());
    return text;
}

void replace_all(std::string& text, std::string_view what, std::string_view by)
{
    for (size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) text.replace(at, what.size(), by);
}

}  // namespace

std::vector<std::string> letters_of(std::string_view utf8)
{
    std::vector<std::string> letters;
    for (size_t i = 0; i < utf8.size();) {
        const size_t length = length_at(utf8, i);
        letters.emplace_back(utf8.substr(i, length));
        i += length;
    }
    return letters;
}

std::string folded_kana(std::string_view reading)
{
    std::string out;
    for (const std::string& letter : letters_of(reading))
        if (letter != "ー" && letter != " " && letter != "　" && letter != "・") out += plain_kana(letter);
    return out;
}

std::string folded_name(std::string_view name)
{
    std::string out;
    for (const std::string& letter : letters_of(name)) {
        const bool ga = letter == "ヶ" || letter == "ケ" || letter == "ｹ" || letter == "が" || letter == "ガ" || letter == "ヵ";
        if (letter != " " && letter != "　") out += ga ? "か" : as_hiragana(letter);
    }
    return out;
}

std::string folded_latin(std::string_view romaji)
{
    std::string out;
    for (const std::string& letter : letters_of(romaji)) {
        if (letter.size() == 1) {
            const char c = letter[0];
            if (c >= 'A' && c <= 'Z') out += static_cast<char>(c - 'A' + 'a');
            else if (c >= 'a' && c <= 'z') out += c;
            continue;
        }
        static constexpr std::array kMarked{Pair{"ō", "o"}, Pair{"ū", "u"}, Pair{"ā", "a"}, Pair{"ī", "i"}, Pair{"ē", "e"}, Pair{"Ō", "o"}, Pair{"Ū", "u"}, Pair{"ô", "o"}, Pair{"û", "u"}, Pair{"Ô", "o"}};
        const auto found = std::find_if(kMarked.begin(), kMarked.end(), [&](const Pair& p) { return p.first == letter; });
        if (found != kMarked.end()) out += found->second;
    }
    // Long vowels however they are written, and the n before b, m and p.
    for (const auto& [what, by] : {Pair{"ou", "o"}, Pair{"oo", "o"}, Pair{"uu", "u"}, Pair{"mb", "nb"}, Pair{"mp", "np"}, Pair{"mm", "nm"}})
        replace_all(out, what, by);
    return out;
}

std::string stem_of(const model::Municipality& m, Letters letters)
{
    if (letters == Letters::Latin) return folded_latin(model::without_kind(m.romaji));
    std::string reading = m.kana;
    if (m.kind == "市") reading = without(std::move(reading), {"し"});
    else if (m.kind == "町") reading = without(std::move(reading), {"ちょう", "まち"});
    else if (m.kind == "村") reading = without(std::move(reading), {"むら", "そん"});
    else reading = without(std::move(reading), {"く"});
    return folded_kana(reading);
}

std::string row_of(std::string_view kana)
{
    const size_t at = kBoard.find(kana);
    static constexpr std::array<std::string_view, 10> kHeads{"あ", "か", "さ", "た", "な", "は", "ま", "や", "ら", "わ"};
    std::string_view row = kHeads.front();
    for (const std::string_view head : kHeads)
        if (at != std::string_view::npos && kBoard.find(head) <= at) row = head;
    return std::string(row);
}

Index::Index(const model::Content& content)
{
    for (const auto& m : content.municipalities) {
        kana_.push_back({stem_of(m, Letters::Kana), &m});
        latin_.push_back({stem_of(m, Letters::Latin), &m});
        names_.push_back({folded_name(m.name), folded_kana(m.kana), folded_latin(m.romaji), &m});
    }
    const auto order = [](const Entry& a, const Entry& b) { return std::tie(a.stem, a.municipality->code5) < std::tie(b.stem, b.municipality->code5); };
    std::sort(kana_.begin(), kana_.end(), order);
    std::sort(latin_.begin(), latin_.end(), order);
}

std::vector<const model::Municipality*> Index::beginning(std::string_view typed, Letters letters) const
{
    const std::string prefix = letters == Letters::Kana ? folded_kana(typed) : folded_latin(typed);
    const auto& all = entries(letters);
    std::vector<const model::Municipality*> found;
    for (auto e = std::lower_bound(all.begin(), all.end(), prefix, [](const Entry& entry, const std::string& p) { return entry.stem < p; }); e != all.end() && e->stem.starts_with(prefix); ++e)
        found.push_back(e->municipality);
    return found;
}

std::vector<std::string> Index::following(std::string_view typed, Letters letters) const
{
    const std::string prefix = letters == Letters::Kana ? folded_kana(typed) : folded_latin(typed);
    const auto& all = entries(letters);
    std::vector<std::string> next;
    for (auto e = std::lower_bound(all.begin(), all.end(), prefix, [](const Entry& entry, const std::string& p) { return entry.stem < p; }); e != all.end() && e->stem.starts_with(prefix); ++e) {
        if (e->stem.size() == prefix.size()) continue;
        const std::string letter = e->stem.substr(prefix.size(), length_at(e->stem, prefix.size()));
        if (next.empty() || next.back() != letter) next.push_back(letter);
    }
    return next;
}

std::vector<const model::Municipality*> Index::find(std::string_view words, size_t most) const
{
    const std::string name = folded_name(words), kana = folded_kana(words), latin = folded_latin(words);
    std::vector<const model::Municipality*> first, then;
    for (const Name& n : names_) {
        const auto begins = [](const std::string& text, const std::string& with) { return !with.empty() && text.starts_with(with); };
        const auto holds = [](const std::string& text, const std::string& what) { return !what.empty() && text.find(what) != std::string::npos; };
        if (begins(n.name, name) || begins(n.kana, kana) || begins(n.latin, latin)) first.push_back(n.municipality);
        else if (holds(n.name, name) || holds(n.kana, kana)) then.push_back(n.municipality);
    }
    first.insert(first.end(), then.begin(), then.end());
    if (first.size() > most) first.erase(first.begin() + static_cast<std::ptrdiff_t>(most), first.end());
    return first;
}

}  // namespace renkei::visit
