#pragma once
// Running text of a page in the place that it has: in Japanese and Chinese vertical, columns from the right; else in lines. Longer texts are
// split, never crowded. What is set here is measured and placed, not yet shown.

#include <optional>
#include <string>
#include <vector>

#include "scenes/board.hpp"

namespace renkei::scenes {

struct TextPlace {
    float left = 0, right = 0, top = 0;
    float room = 0;                             // height
    Language language = Language::Japanese;     // of the words
    [[nodiscard]] bool vertical() const { return !is_alphabetic(language); }
};

// Vertical: every sentence opens a column of its own.
[[nodiscard]] std::string sentence_a_column(const TextPlace& place, std::string_view words);
// A text with the widest leading that has room; nothing when none has.
[[nodiscard]] std::optional<text::Paragraph> fitting(const Board& board, const TextPlace& place, const std::string& words, float size);
// The whole text where it has room, a sentence a column, if need be in closer columns; else its sentences in as many parts as it takes.
[[nodiscard]] std::vector<text::Paragraph> parts_of(const Board& board, const TextPlace& place, const std::string& words, float size);
// Vertical words begin at the right of their place.
void add_text(Board& board, const TextPlace& place, const text::Paragraph& words, paint::Color color, const Entrance& entrance);
// One part after the other from a second to a second, each for as long as its share of the words. The first enters at `enters`; the
// last stays where `stays`.
struct Reading {
    float enters = 0, from = 0, to = 0;
    bool stays = true;
};
void add_parts(Board& board, const TextPlace& place, const std::vector<text::Paragraph>& parts, paint::Color color, const Reading& reading);

}  // namespace renkei::scenes
