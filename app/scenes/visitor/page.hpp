#pragma once
// What the pages of a visit share. Private to the visit.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "map/insets.hpp"
#include "model/content.hpp"
#include "scenes/board.hpp"
#include "scenes/land.hpp"
#include "visit/choices.hpp"
#include "visit/game.hpp"
#include "visit/visit.hpp"

namespace renkei::scenes {

// All that a page is made of.
struct VisitPage {
    const visit::Visit& visit;
    const model::Content& content;
    const visit::Index& index;
    const visit::Matter& matter;
    visit::Layout layout;
    std::vector<Target> targets;          // filled as the page is laid out; the buttons first
    std::optional<Rect> map{};            // where a map follows the fingers
    float mm_per_unit = 0.634f;
    float film_seconds = 0;               // of the film that the page plays

    [[nodiscard]] const visit::Place& here() const { return visit.here(); }
    [[nodiscard]] Language language() const { return visit.language; }
};

inline constexpr Entrance kThere{-1, {0, 0}};   // at once

[[nodiscard]] visit::Words visit_words(const Setting& setting);
[[nodiscard]] visit::Surroundings surroundings_of(const Setting& setting);

void add_buttons(Board& board, VisitPage& page, Ground ground);
// The one big button of a question.
void add_big_button(Board& board, VisitPage& page, const std::string& id, const std::string& label, Rect area);

// Headline and what to do, in the upper left; returns the room that is left for a map: beside it, or below on standing pages.
// What a colour of the map means, below them.
struct Legend {
    paint::Color color;
    std::string words, brief;
};
Rect add_heading(Board& board, const VisitPage& page, const std::string& headline, const std::string& lead, paint::Color color, const std::optional<Legend>& legend = {});

// A part of the country: what is far off in the south stands in frames.
struct Chart {
    map::View main;
    bool whole = false;                   // everything is in the main view
    std::vector<map::Inset> insets;
    Rect frame;                           // nothing is drawn outside

    [[nodiscard]] Land land(const Setting& setting, const std::vector<std::string>& codes) const;
    [[nodiscard]] Vec2 place(const model::Municipality& m) const;
    // As the visitor has moved it.
    void look(const visit::Camera& camera, Rect area);
};
[[nodiscard]] Chart chart_of_country(const Setting& setting, Rect area);
[[nodiscard]] Chart chart_of(const Setting& setting, const std::vector<std::string>& codes, Rect area);

// Night behind a map.
void add_night(Board& board, Vec2 light);
void add_map_page(Board& board, VisitPage& page);
void add_town_page(Board& board, VisitPage& page, const model::Municipality& m);
void add_event_page(Board& board, VisitPage& page);
void add_exhibit_page(Board& board, VisitPage& page);
void add_game_page(Board& board, VisitPage& page);
// A QR code whose dark modules end at the margin, 25 mm at least, with what it leads to; nothing without an address. Its side.
float add_code(Board& board, const VisitPage& page, const std::string& url, Vec2 bottom_right);
[[nodiscard]] float code_side(const VisitPage& page);

}  // namespace renkei::scenes
