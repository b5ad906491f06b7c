#pragma once
// The words of a showcase whose picture is the whole wall: name, texts, locator, link and code, where each stands and when it is
// there. Private to the showcase's layouts wall and film.

#include <optional>

#include "scenes/running_text.hpp"
#include "scenes/showcase_parts.hpp"

namespace renkei::scenes::wall {

inline constexpr float kRunning = 7;      // contrast of running text (requirements R24)
inline constexpr float kCalm = 0.38f;     // the shade is felt also where a picture would need none

// Where things stand; landscape and portrait differ only here.
struct Places {
    Rect picture;
    Vec2 aim;                  // where in the picture's place its focal point should come
    Vec2 name;                 // top right of the name's em boxes
    float name_room = 0;
    float text_right = 0, text_top = 0, text_left = 0, text_room = 0;
    float romaji = 0;          // baseline
    Rect map, qr;
    Vec2 ward;                 // baseline, left
    Vec2 site;                 // bottom right of the words under the code
    float words_bottom = 0;    // of caption and credit: the lowest baseline
    Rect shaded;               // all type stands in here …
    Rect foot;                 // … or here
};

// What stands beside the code, set before it is placed.
struct Words {
    text::Paragraph link, ward, romaji, prefecture, site;
    text::Block set_link, set_ward, set_romaji, set_prefecture, set_site;
    [[nodiscard]] float widest() const { return std::max(set_link.size.w, set_ward.size.w); }
    [[nodiscard]] float high() const { return set_ward.lines.empty() ? set_link.size.h : set_link.size.h + set_ward.size.h + 26; }
    [[nodiscard]] float romaji_width() const { return set_romaji.size.w + 20 + set_prefecture.size.w; }
};

struct WallText {
    std::optional<text::Paragraph> lead, body;
    float left = 0;      // edge of the wider
    TextPlace place{};
};

// The seconds in which something is there.
struct When {
    float from = 0;
    float until = -1;    // negative: it stays
    [[nodiscard]] Entrance entrance(float at, float duration = canvas::kEnter) const { return {from + at, {0, 0}, duration, until}; }
};

[[nodiscard]] Words words_of(const Board& board, const model::Showcase& s, const model::Municipality& m, const model::Municipality* ward);
// `words_high`: of caption and credit; `code`: is there one?
[[nodiscard]] Places places_of(const Board& board, const Words& w, float words_high, bool code);
// Nothing when the texts have no room on a wall.
[[nodiscard]] std::optional<WallText> reading_of(const Board& board, const Places& p, const SaidWords& said);
// Left edge of the shade on which all words stand, in landscape.
[[nodiscard]] float shade_begins(const Places& p, const WallText& reading);

void add_names(Board& board, const Places& p, const Words& w, const model::Showcase& s, const model::Municipality& m, const When& when = {});
// The lead, and from `turn` on the body in its place.
void add_reading(Board& board, const WallText& reading, float turn, const When& when = {});
void add_locator(Board& board, const Places& p, const model::Municipality& m, const When& when = {});
void add_link(Board& board, const Places& p, const Words& w, const model::Showcase& s, bool ward, const When& when = {});

}  // namespace renkei::scenes::wall
