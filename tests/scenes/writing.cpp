#include "writing.hpp"

#include <catch2/catch.hpp>

#include <iconv.h>

#include <map>
#include <utility>

#include "layout_faults.hpp"

namespace renkei::tests {

namespace {

bool hangul(char32_t c) { return (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3130 && c <= 0x318F); }

bool in_character_set(char32_t character, const std::string& set)
{
    static std::map<std::pair<std::string, char32_t>, bool> known_before;
    const auto before = known_before.find({set, character});
    if (before != known_before.end()) return before->second;
    const iconv_t to = iconv_open(set.c_str(), "UTF-32LE");
    REQUIRE(to != reinterpret_cast<iconv_t>(-1));   // a set that glibc does not have
    char in[4] = {static_cast<char>(character), static_cast<char>(character >> 8), static_cast<char>(character >> 16), 0}, out[8];
    char *from = in, *into = out;
    size_t left = sizeof in, room = sizeof out;
    const bool known = iconv(to, &from, &left, &into, &room) == 0;
    iconv_close(to);
    known_before[{set, character}] = known;
    return known;
}

}  // namespace

bool kana(char32_t c) { return (c >= 0x3041 && c <= 0x309F) || (c >= 0x30A1 && c <= 0x30FA); }
bool han(char32_t c) { return (c >= 0x3400 && c <= 0x9FFF) || c == U'々' || c == U'〆' || (c >= 0x20000 && c <= 0x3FFFF); }

bool writes(Language language, char32_t c)
{
    if (!kana(c) && !han(c) && !hangul(c)) return true;
    switch (language) {
        case Language::Japanese: return kana(c) || (han(c) && in_character_set(c, "EUC-JP"));
        case Language::English: return false;
        case Language::SimplifiedChinese: return han(c) && (in_character_set(c, "GB2312") || c == U'埼');   // of 埼玉, younger there than the set
        case Language::TraditionalChinese: return han(c) && in_character_set(c, "BIG5");
        case Language::Korean: return hangul(c) && in_character_set(c, "EUC-KR");
    }
    return false;
}

bool written_in(Language language, const std::string& text)
{
    for (const char32_t c : characters_of(text))
        if (!writes(language, c)) return false;
    return true;
}

}  // namespace renkei::tests
