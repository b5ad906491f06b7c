#pragma once
// The upright headline of a page, in the language of the display. Western letters lie on their side, as on the spine of a book;
// beside a headline in another language the Japanese one stands small, for it is on the doors and papers that visitors see.

#include <string>

#include "scenes/board.hpp"

namespace renkei::scenes {

struct Headline {
    std::string words, japanese;    // the same in Japanese: one headline
    float size = 96;                // of the Japanese; another language takes no more height than that, and little more width
    paint::Color color = paint::ink::kSumi;
    Entrance entrance{0.1f, {0, 0}, 0.9f};
    float tracking = 0;             // ems
};

// Fixed words in both languages.
[[nodiscard]] Headline headline_of(const Board& board, const std::string& key, float size, paint::Color color = paint::ink::kSumi);

// `at`: its top left, right or centre; the small Japanese stands inwards of it. Returns the large words.
Placed add_headline(Board& board, const Headline& headline, Vec2 at, Anchor anchor);

}  // namespace renkei::scenes
