#pragma once
// The pages of an exhibition, and what they share: the exhibition's own cloth, its headline, the number of a panel.

#include "programme/exhibits.hpp"
#include "scenes/board.hpp"
#include "scenes/photographs.hpp"
#include "scenes/running_text.hpp"

namespace renkei::scenes::exhibit {

using programme::ExhibitPage;

// "展示　湿原の四季": what the footer says of every page, its title shortened where it is long.
[[nodiscard]] std::string locator_of(const Board& board, const model::Exhibit& exhibit);

// Credits wait for those of the page before: panels fade into each other.
inline constexpr float kCreditsEnter = 0.3f;

// Words of staff, upright, as large as has room: from `most` down to the floor. In columns of phrases.
[[nodiscard]] text::Paragraph upright(const Board& board, const std::string& words, text::Face face, float most, Size room);

// What staff say: on an English display in English, where they wrote it; else as they wrote it in Japanese.
struct Said {
    std::string words;
    bool english = false;
};
[[nodiscard]] Said said(const Setting& setting, const std::string& japanese, const std::string& english);
[[nodiscard]] inline Said heading_of(const Setting& setting, const ExhibitPage& page) { return said(setting, page.panel->heading, page.panel->heading_en); }
// The picture of a panel, with the caption that is said of it.
[[nodiscard]] model::Photo picture_of(const Setting& setting, const model::ExhibitPanel& panel);

// English words in lines from the left, as large as has room.
[[nodiscard]] text::Paragraph level(const Board& board, const std::string& words, float most, Size room);

// The cloth that is the exhibition's own; its pattern keeps clear of what stands above `words_end`.
void add_cloth(Board& board, Rect area, const std::string& key, float words_end);

// A picture that may not be cut as a plate on the page: whole, its words below it, at the top or in the middle of the area.
enum class Stands { Top, Middle };
void add_plate(Board& board, const ShownPhoto& photo, Rect area, Stands stands);
// With its words, at this width.
[[nodiscard]] float plate_height(const Board& board, const ShownPhoto& photo, float width);

inline constexpr float kHeading = 64, kLargeHeading = 88;   // beside a picture, alone
inline constexpr float kNumberRoom = 132;                   // beside the text, for the panel's number

// "／6"
[[nodiscard]] std::string how_many(const ExhibitPage& page);

// The panel's number, how many there are, and below them the municipality, upright.
void add_number(Board& board, const ExhibitPage& page, Vec2 top, float bottom, paint::Color color, paint::Color small, Anchor anchor = Anchor::TopLeft);

[[nodiscard]] canvas::Composition compose_opening(const ExhibitPage& page, const std::vector<ExhibitPage>& pages, const Setting& setting);
// Error: BadData for a picture alone that the disk has lost.
[[nodiscard]] Result<canvas::Composition> compose_panel(const ExhibitPage& page, const Setting& setting);

// The film of a panel. Error: BadData for one without a size.
[[nodiscard]] Result<canvas::Composition> compose_panel_film(const ExhibitPage& page, const Setting& setting);

}  // namespace renkei::scenes::exhibit
