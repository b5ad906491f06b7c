#pragma once
// What the layouts of a showcase share.

#include "scenes/board.hpp"

namespace renkei::scenes {

// The words of a showcase on a display of this language: translated, else in English or Japanese (scenes/names.hpp).
struct SaidWords {
    model::ShowcaseText text;
    Language language = Language::Japanese;
};
[[nodiscard]] SaidWords said_in(const model::Showcase& showcase, Wording display);

// What the link to a ward or the year of an event is called: the usual words in the display's language, staff's own as they are.
[[nodiscard]] std::string link_label(const model::Showcase& showcase, Wording display);

// The name and its prefecture once more below: in Latin letters, which say how it is read, and for Korean readers in theirs.
[[nodiscard]] std::string name_in_letters(const model::Municipality& municipality, Language display);
[[nodiscard]] std::string prefecture_in_letters(const model::Municipality& municipality, Language display);

// The name upright with its readings, and prefecture and district in a column of their own.
struct NamePlace {
    Vec2 top_right;        // of the name's em boxes
    float room = 0;        // height it may take
    Vec2 where;            // top right of the prefecture's column
    paint::Color color = paint::ink::kSumi;
    float from = 0, until = -1;   // seconds in which it is there; negative: it stays
};
void add_name(Board& board, const NamePlace& place, const model::Showcase& showcase, const model::Municipality& municipality);

}  // namespace renkei::scenes
