#pragma once
// Sentences for staff in both languages, from the one catalogue (base/catalogue.hpp). The English text is the key:
//   Error{ErrorKind::NotFound, sentence("Store {1} is empty", folder.string())}
// A text that is not in the catalogue, or has another number of places than arguments, does not compile. Pure.

#include <algorithm>
#include <array>
#include <concepts>
#include <filesystem>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/catalogue.hpp"
#include "base/result.hpp"

namespace renkei {

// Highest n of the places {n} in a text.
constexpr size_t places_in(std::string_view text)
{
    size_t highest = 0;
    for (size_t i = 0; i + 2 < text.size(); ++i)
        if (text[i] == '{' && text[i + 1] >= '1' && text[i + 1] <= '9' && text[i + 2] == '}')
            highest = std::max(highest, static_cast<size_t>(text[i + 1] - '0'));
    return highest;
}

// What fills a place: a name or number is the same in both languages, a sentence is not.
class Filling {
  public:
    Filling(std::string text) : both_{text, text} {}
    Filling(std::string_view text) : Filling(std::string(text)) {}
    Filling(const char* text) : Filling(std::string(text)) {}
    Filling(const std::filesystem::path& path) : Filling(path.string()) {}
    template <std::integral Number>
    Filling(Number number) : Filling(std::to_string(number)) {}
    Filling(Sentence sentence) : both_(std::move(sentence)) {}
    // What an error says, as a part of a longer sentence.
    Filling(const Error& error) : both_{error.message, error.japanese} {}
    [[nodiscard]] const Sentence& both() const { return both_; }

  private:
    Sentence both_;
};

// A text of the catalogue, looked up by the compiler.
template <size_t Places>
class Entry {
  public:
    consteval Entry(const char* english)
    {
        for (const Translation& translation : kCatalogue) {
            if (translation.en != english) continue;
            if (places_in(translation.en) != Places || places_in(translation.ja) != Places) throw "as many arguments as places {1}, {2} ...";
            translation_ = &translation;
            return;
        }
        throw "this text is missing in base/catalogue.hpp";
    }
    [[nodiscard]] const Translation& translation() const { return *translation_; }

  private:
    const Translation* translation_ = nullptr;
};

[[nodiscard]] Sentence fill(const Translation& translation, const Filling* fillings, size_t count);

template <class... Arguments>
[[nodiscard]] Sentence sentence(std::type_identity_t<Entry<sizeof...(Arguments)>> entry, const Arguments&... arguments)
{
    const std::array<Filling, sizeof...(Arguments)> fillings{Filling(arguments)...};
    return fill(entry.translation(), fillings.data(), fillings.size());
}

}  // namespace renkei
