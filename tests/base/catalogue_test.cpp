// The catalogue of staff sentences: every one in both languages, with the same places.

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <set>
#include <type_traits>

#include "base/sentence.hpp"
#include "support/files.hpp"

using namespace renkei;

namespace {

std::set<char> places_of(std::string_view text)
{
    std::set<char> places;
    for (size_t i = 0; i + 2 < text.size(); ++i)
        if (text[i] == '{' && text[i + 1] >= '1' && text[i + 1] <= '9' && text[i + 2] == '}') places.insert(text[i + 1]);
    return places;
}

// Hiragana, katakana or kanji: U+3000 to U+9FFF.
bool has_japanese(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), [](char c) { const auto byte = static_cast<unsigned char>(c); return byte >= 0xE3 && byte <= 0xE9; });
}

}  // namespace

TEST_CASE("every sentence of the catalogue is there once, in both languages, with the same places", "[base]")
{
    std::set<std::string_view> seen;
    for (const Translation& t : kCatalogue) {
        CAPTURE(t.en, t.ja);
        CHECK(seen.insert(t.en).second);
        CHECK(places_of(t.en) == places_of(t.ja));
        for (char place = '1'; place < '1' + static_cast<char>(places_of(t.en).size()); ++place) CHECK(places_of(t.en).contains(place));
        CHECK_FALSE(has_japanese(t.en.substr(0, t.en.find("市, 町"))));
        if (t.en != "{1}" && t.en != "SQLite says {1}" && t.en != "of the GPU" && t.en != "{1}: {2}" && t.en != "[{1}] {2}: {3}") CHECK(has_japanese(t.ja));
        CHECK_FALSE(t.en.ends_with('.'));
        CHECK_FALSE(t.ja.ends_with("。"));
    }
}

TEST_CASE("every sentence of the catalogue is said somewhere", "[base]")
{
    namespace fs = std::filesystem;
    std::string all;
    for (const auto& entry : fs::recursive_directory_iterator(RENKEI_SOURCE_DIR "/app")) {
        if (!entry.is_regular_file() || (entry.path().parent_path().filename() == "base" && entry.path().filename().string().starts_with("catalogue"))) continue;
        all += tests::bytes_of(entry.path());
    }
    for (const Translation& t : kCatalogue) {
        std::string literal = "\"";
        for (const char c : t.en) literal += (c == '"' || c == '\\' ? "\\" : "") + std::string(1, c);
        CAPTURE(t.en);
        CHECK(all.find(literal + '"') != std::string::npos);
    }
}

TEST_CASE("places are filled in the order of each language, with sentences in theirs", "[base]")
{
    const Sentence plain = sentence("record {1} of {2} has changed", 7, "event");
    CHECK(plain.en == "record 7 of event has changed");
    CHECK(plain.ja == "表 event の 7 番目の記録が変わっています");
    const Sentence nested = sentence("Store {1} is damaged: {2}; renkei show sets it aside and loads the shipped content again", std::filesystem::path("/s"), plain);
    CHECK(nested.en.find(plain.en) != std::string::npos);
    CHECK(nested.ja.find(plain.ja) != std::string::npos);
    // What fills a place is not looked at again.
    CHECK(sentence("Reading {1}", "{1}").en == "Reading {1}");
    const Error error{ErrorKind::Io, plain};
    CHECK(error.message == plain.en);
    CHECK(error.japanese == plain.ja);
    CHECK(sentence("Reading {1}", error).ja.find(plain.ja) != std::string::npos);
    STATIC_REQUIRE_FALSE(std::is_constructible_v<Error, ErrorKind, std::string>);   // there is no error in one language
}
