#include "base/hangul.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

namespace renkei {
namespace {

// Consonants and vowels in the order of Unicode's Hangul syllables (The Unicode Standard, section 3.12).
enum Initial { G, Gg, N, D, Dd, R, M, B, Bb, S, Ss, None, J, Jj, Ch, K, T, P, H };
enum Medial { A = 0, Ya = 2, E = 5, O = 8, Wa = 9, Yo = 12, U = 13, Yu = 17, Eu = 18, I = 20 };
enum Final { Open = 0, FinalN = 4, FinalS = 19 };

struct Beginning {
    std::string_view letters;
    Initial first, within;   // at the head of a name, and later in it
};

// Table 4: what a syllable begins with. The longer of two that begin alike comes first. Its y goes into the vowel.
constexpr Beginning kBeginnings[] = {
    {"sh", S, S}, {"ch", J, Ch}, {"ts", Ss, Ss}, {"k", G, K}, {"g", G, G}, {"s", S, S}, {"z", J, J}, {"j", J, J}, {"t", D, T}, {"d", D, D},
    {"n", N, N},  {"h", H, H},   {"f", H, H},    {"b", B, B}, {"p", P, P}, {"m", M, M}, {"r", R, R}, {"w", None, None}, {"y", None, None},
};

constexpr Medial kPlain[] = {A, I, U, E, O};
constexpr std::string_view kVowels = "aiueo";

// す, ず, つ and づ have the vowel ㅡ.
Medial vowel_of(std::string_view begins, bool palatal, char vowel)
{
    if (vowel == 'u' && (begins == "s" || begins == "z" || begins == "ts")) return Eu;
    if (palatal && begins != "sh" && begins != "ch" && begins != "j") return vowel == 'a' ? Ya : vowel == 'u' ? Yu : Yo;
    if (begins == "sh" && vowel != 'i') return vowel == 'a' ? Ya : vowel == 'u' ? Yu : vowel == 'o' ? Yo : E;
    if (begins == "w") return Wa;
    return kPlain[kVowels.find(vowel)];
}

void append_syllable(std::string& text, Initial initial, Medial medial, Final closed)
{
    const unsigned code = 0xAC00u + (static_cast<unsigned>(initial) * 21u + static_cast<unsigned>(medial)) * 28u + static_cast<unsigned>(closed);
    text += static_cast<char>(0xE0u | code >> 12);
    text += static_cast<char>(0x80u | (code >> 6 & 0x3Fu));
    text += static_cast<char>(0x80u | (code & 0x3Fu));
}

// Reads syllables from the left.
class Reader {
public:
    explicit Reader(std::string_view letters) : letters_(letters) {}

    std::optional<std::string> whole()
    {
        std::string text;
        while (at_ < letters_.size()) {
            if (letters_[at_] == '\'') ++at_;
            else if (!syllable(text)) return std::nullopt;
        }
        return text;
    }

private:
    [[nodiscard]] char letter(size_t ahead = 0) const { return at_ + ahead < letters_.size() ? letters_[at_ + ahead] : '\0'; }
    [[nodiscard]] bool vowel(size_t ahead = 0) const { return letter(ahead) != '\0' && kVowels.find(letter(ahead)) != std::string_view::npos; }

    bool syllable(std::string& text)
    {
        const bool head = at_ == 0;
        const auto begins = std::find_if(std::begin(kBeginnings), std::end(kBeginnings),
                                         [&](const Beginning& b) { return letters_.substr(at_).starts_with(b.letters); });
        const std::string_view letters = begins == std::end(kBeginnings) ? std::string_view() : begins->letters;
        at_ += letters.size();
        const bool palatal = letters == "y" || (!letters.empty() && letter() == 'y');
        if (letters != "y" && palatal) ++at_;
        if (!vowel()) return false;
        const Medial medial = vowel_of(letters, palatal, letter());
        const bool long_i = letter() == 'i' && letter(1) == 'i' && head;   // にいがた: 니가타; よりい is two words, 요리이
        at_ += long_i ? 2 : 1;
        append_syllable(text, letters.empty() ? None : head ? begins->first : begins->within, medial, closing());
        return true;
    }

    // ん is ㄴ, and the first half of a doubled consonant is ㅅ.
    Final closing()
    {
        if (letter() == 'n' && !vowel(1) && letter(1) != 'y') return ++at_, FinalN;
        const bool doubled = letter() == letter(1) || (letter() == 't' && letter(1) == 'c');
        if (letter() != '\0' && letter() != '\'' && doubled && !vowel()) return ++at_, FinalS;
        return Open;
    }

    std::string_view letters_;
    size_t at_ = 0;
};

// Words of another language, which Korean takes from there.
constexpr std::array<std::array<std::string_view, 2>, 2> kBorrowed{{{"okhotsk", "오호츠크"}, {"minamiarupusu", "미나미알프스"}}};
constexpr std::array<std::array<std::string_view, 2>, 6> kUnits{{{"-shi", "시"}, {"-ku", "구"}, {"-cho", "초"}, {"-machi", "마치"}, {"-mura", "무라"}, {"-son", "손"}}};

}  // namespace

std::string hangul_of(std::string_view romaji)
{
    std::string letters(romaji);
    std::transform(letters.begin(), letters.end(), letters.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    for (const auto& [borrowed, hangul] : kBorrowed)
        if (letters == borrowed) return std::string(hangul);
    return Reader(letters).whole().value_or(std::string(romaji));
}

std::string hangul_of_place(std::string_view romaji)
{
    for (const auto& [suffix, unit] : kUnits)
        if (romaji.ends_with(suffix)) return hangul_of(romaji.substr(0, romaji.size() - suffix.size())) + std::string(unit);
    return hangul_of(romaji);
}

}  // namespace renkei
