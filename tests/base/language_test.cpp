// What languages have in common, asked by one name each.

#include <catch2/catch.hpp>

#include <set>

#include "base/language.hpp"

using namespace renkei;

namespace {

template <class Asked>
std::set<std::string_view> languages(Asked asked)
{
    std::set<std::string_view> tags;
    for (const Language language : kLanguages)
        if (asked(language)) tags.insert(language_tag(language));
    return tags;
}

using Tags = std::set<std::string_view>;

}  // namespace

TEST_CASE("what is asked of a language has a name and one answer", "[base]")
{
    CHECK(languages(is_alphabetic) == Tags{"en", "ko"});
    CHECK(languages(is_chinese) == Tags{"zh-Hans", "zh-Hant"});
    CHECK(languages(has_han_of_japan) == Tags{"ja", "en"});
    CHECK(languages(falls_back_on_english) == Tags{"en", "ko"});
    CHECK(languages([](Language language) { return is_plain_japanese(language); }) == Tags{"ja"});
    CHECK_FALSE(is_plain_japanese(kEasyJapanese));
    CHECK(kEasyJapanese == Language::Japanese);   // and written as Japanese all the same
}
