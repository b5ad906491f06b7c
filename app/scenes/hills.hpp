#pragma once
// The drawing of the numbers scene without its words: where years and values lie, and the series as layered hills with their
// lines, which grow from the left in one sweep, as time does.

#include <vector>

#include "scenes/art/patterns.hpp"
#include "scenes/board.hpp"
#include "scenes/series.hpp"

namespace renkei::scenes {

inline constexpr float kGrowBegins = 0.9f, kGrowSeconds = 4.6f;

struct Plot {
    Rect area;                       // years across, values up
    float first = 0, last = 0;       // decimal years
    float top_value = 1;

    [[nodiscard]] float x(float year) const { return area.x + area.w * (year - first) / (last - first); }
    [[nodiscard]] float y(float value) const { return area.bottom() - area.h * value / top_value; }
    [[nodiscard]] Vec2 at(const Reading& r) const { return {x(r.year), y(r.value)}; }
};

struct Look {
    paint::Color line, pattern;
    float width;
    art::Pattern kind;
    float tile;
};

// In high contrast its line has the colour of its figures.
[[nodiscard]] Look look_of(SeriesId id, paint::Contrast contrast);
// The corners of a series on the plot; the agreements climb as a staircase on the days of signing. Without projections.
[[nodiscard]] std::vector<Vec2> corners(const Series& series, const Plot& plot);
// Second at which the sweep is at this x.
[[nodiscard]] float reached(const Plot& plot, float x);

// The hill under a line; it ends where the lower one begins (null: none does).
void add_hill(Board& board, const Series& series, const Series* lower, const Plot& plot);
void add_line(Board& board, const Series& series, const Plot& plot);

}  // namespace renkei::scenes
