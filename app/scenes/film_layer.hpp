#pragma once
// What every page with a film has: the film in its place, and the shade at its foot on which words stand whatever it shows.

#include "scenes/board.hpp"

namespace renkei::scenes {

// As large as it goes into the area, in its middle, on whole pixels.
[[nodiscard]] Rect film_place(const model::Film& film, Rect area, float pixels_per_unit);

// How the subtitles stand, units.
inline constexpr float kSubtitle = 42, kSubtitleNarrow = 38, kSubtitleInside = 28;   // 24 characters a line; standing, 26
struct Subtitles {
    float size = kSubtitle;
    float margin = kSubtitleInside;   // of the lowest line above the film's lower edge
    float left = -1;                  // of the film's left edge; negative: in its middle
};

// The film, or its poster where films do not move or cannot be read.
void add_film(Board& board, const model::Film& film, Rect where, const Subtitles& subtitles);

// How far down subtitles may come on a film whose words at its foot begin at `foot`: above the shade, which would grey them.
[[nodiscard]] float subtitle_margin(Rect film, float foot);

// The shade of the foot, full from `top` on.
void add_foot_shade(Board& board, float top, float share);

// The share of ink under which type keeps its contrast whatever the film shows.
[[nodiscard]] float share_over_white();

}  // namespace renkei::scenes
