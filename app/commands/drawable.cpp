#include "commands/drawable.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "base/sentence.hpp"
#include "base/utf8.hpp"
#include "commands/messages.hpp"
#include "text/typesetter.hpp"

namespace renkei::commands {
namespace {

// The first character that only turns the direction of writing, which would show a text other than it is.
std::string turning_in(std::string_view text)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>,
        9> kTurning{{{"\u202A", "U+202A"}, {"\u202B", "U+202B"}, {"\u202C", "U+202C"}, {"\u202D", "U+202D"}, {"\u202E", "U+202E"}, {"\u2066", "U+2066"},
                     {"\u2067", "U+2067"}, {"\u2068", "U+2068"}, {"\u2069", "U+2069"}}};
    for (const auto& [character, name] : kTurning)
        if (text.find(character) != std::string_view::npos) return std::string(name);
    return {};
}

class Finder {
  public:
    explicit Finder(const Common& common) : common_(common) {}

    std::string operator()(std::string_view text)
    {
        // Most characters of a table have been met before: only a text with a new one is set.
        bool known = true;
        if (const std::string turns = turning_in(text); !turns.empty()) return turns;
        for (size_t at = 0; known && at < text.size(); at += code_point_length(text, at))
            known = drawn_.contains(std::string(text.substr(at, code_point_length(text, at))));
        if (known || !opened()) return {};
        // As a whole first: what joins with its neighbours needs no glyph of its own.
        const bool whole = missing_in(text).empty();
        for (size_t at = 0; at < text.size(); at += code_point_length(text, at)) {
            const std::string_view one = text.substr(at, code_point_length(text, at));
            if (const auto missing = whole ? std::vector<char32_t>{} : missing_in(one); !missing.empty()) return named(one, missing.front());
            drawn_.emplace(one);
        }
        return {};
    }

  private:
    bool opened()
    {
        if (!asked_) {
            asked_ = true;
            auto typesetter = text::Typesetter::open();
            if (typesetter) typesetter_ = std::move(typesetter).value();
            else say(common_, sentence("Whether the display can draw all characters was not checked: {1}", typesetter.error()));
        }
        return typesetter_.has_value();
    }
    std::vector<char32_t> missing_in(std::string_view text) const
    {
        std::vector<char32_t> missing = typesetter_->line(std::string(text), {.face = text::Face::Gothic}).missing;
        std::erase_if(missing,
                      [&](char32_t c) { return std::any_of(kLanguages.begin(), kLanguages.end(),
                                                           [&](Language language) { return typesetter_->covers(c, language); }); });
        return missing;
    }
    static std::string named(std::string_view character, char32_t code)
    {
        std::array<char, 16> digits{};
        (void)std::snprintf(digits.data(), digits.size(), "U+%04X", static_cast<unsigned>(code));
        return std::string(character) + " (" + digits.data() + ")";
    }

    Common common_;
    bool asked_ = false;
    std::optional<text::Typesetter> typesetter_;
    std::set<std::string> drawn_;
};

}  // namespace

std::function<std::string(std::string_view)> undrawable_finder(const Common& common)
{
    return [finder = std::make_shared<Finder>(common)](std::string_view text) { return (*finder)(text); };
}

}  // namespace renkei::commands
