#pragma once
// Where a line may end. ICU gives the breaks of the language; the rules of the house close those that a Japanese reader
// would not accept (requirements R41, R42): kinsoku, a number and its counter, 10:30, an era and its year.

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include <unicode/brkiter.h>

#include "text/shaping.hpp"

namespace renkei::text {

enum class BreakLevel : uint8_t {
    Never,      // kinsoku; not even where nothing else helps
    Emergency,  // within a word or a number, only where it is longer than a line
    Bound,      // within a date, a bracket or a name that a line holds, or between a number and what it counts or is told of, only
                // where the line has to be shorter still
    Plain,      // between characters
    Weak,       // between phrases as ICU sees them, but within what a reader takes for one: ふれて|ください
    Compound,   // between the words of a compound: スポーツ|施設, 技術・|技能
    Phrase,     // between phrases
};

// ICU's iterators, made when first asked for: 2 ms each, and 36 ms for phrases, which load a dictionary.
class BreakIterators {
  public:
    BreakIterators();
    ~BreakIterators();
    icu::BreakIterator* plain(Language language) const;
    icu::BreakIterator* phrase(Language language) const;  // of Japanese its phrases, of Chinese its words, which are written without space

  private:
    mutable std::array<std::unique_ptr<icu::BreakIterator>, kLanguages.size()> plain_;
    mutable std::unique_ptr<icu::BreakIterator> phrase_, word_;
};

// Whose lines end between phrases or words alone, as long as a line holds them: Japanese headlines, and all that is said in Chinese,
// where running text that tears a word in two (公|园) is read twice.
[[nodiscard]] constexpr bool by_phrases(Language language, Breaking breaking)
{
    if (is_alphabetic(language)) return false;
    return breaking == Breaking::Phrase || language != Language::Japanese;
}

// One level for each cell: that of the break before it. Language and breaking come from the paragraph.
[[nodiscard]] std::vector<BreakLevel> break_levels(const ShapedText& shaped, Language language, Breaking breaking, const BreakIterators& iterators);

}  // namespace renkei::text
