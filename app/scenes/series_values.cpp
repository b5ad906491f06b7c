#include "scenes/series_values.hpp"

#include <algorithm>
#include <cmath>

#include "scenes/strings.hpp"
#include "text/dates.hpp"

namespace renkei::scenes {
namespace {

namespace ink = paint::ink;

constexpr float kFigures = 0.75f;   // ems that figures rise above the baseline
constexpr float kApart = 0.2f;      // ems from one value to the next
constexpr float kUnder = 0.7f;      // ems more between one value and another below it: nearer they would be one column of figures
constexpr float kOffLine = 7;       // units from a value that was moved to any line

struct Spot {
    Vec2 at;                        // baseline
    Anchor anchor = Anchor::BaselineCentre;
};

// Does a line pass through a box?
bool passes(const std::vector<Vec2>& line, const Rect& box)
{
    constexpr float kStep = 2;      // units
    for (size_t i = 1; i < line.size(); ++i) {
        const Vec2 way = line[i] - line[i - 1];
        const int steps = std::max(1, static_cast<int>(std::hypot(way.x, way.y) / kStep));
        for (int k = 0; k <= steps; ++k)
            if (box.contains(line[i - 1] + way * (static_cast<float>(k) / static_cast<float>(steps)))) return true;
    }
    return false;
}

class Values {
  public:
    Values(Board& board, const std::vector<Series>& all, const Plot& plot) : board_(board), style_(board.style(text::Face::Gothic, board.type(26), 1))
    {
        for (const Series& series : all) lines_.push_back(corners(series, plot));
    }

    // Lines of words from a first baseline downwards, at the first of the spots that is free; at none they are left to their line.
    void add(const std::vector<std::string>& words, const std::vector<Spot>& spots, paint::Color color, float at)
    {
        // Nearer rather than not at all; large type has no room for more, or the last values would find none.
        for (const float under : {board_.has_large_type() ? 0.0f : kUnder, 0.0f})
            for (const Spot& spot : spots)
                if (put(words, spot, &spot == spots.data(), under * style_.size, color, at)) return;
    }
    [[nodiscard]] float size() const { return style_.size; }

  private:
    bool put(const std::vector<std::string>& words, const Spot& spot, bool first, float under, paint::Color color, float at)
    {
        const float pitch = style_.size * 1.25f;
        const Rect box = box_of(words, spot, pitch), alone{box.x, box.y - under, box.w, box.h + 2 * under};
        if (std::any_of(taken_.begin(), taken_.end(), [&](const Rect& other) { return alone.meets(other); })) return false;
        if (first ? strikes(box) : !is_clear(box)) return false;
        taken_.push_back(box);
        for (size_t i = 0; i < words.size(); ++i)
            board_.line(words[i], style_, {spot.at.x, spot.at.y + pitch * static_cast<float>(i)}, spot.anchor, color, {at, {0, 10}});
        return true;
    }
    // With half of the distance that two keep.
    [[nodiscard]] Rect box_of(const std::vector<std::string>& words, const Spot& spot, float pitch) const
    {
        Rect box;
        for (size_t i = 0; i < words.size(); ++i) {
            const text::Block block = board_.setting().typesetter.line(words[i], style_);
            const float left = corner(block, spot.at, spot.anchor).x, baseline = spot.at.y + pitch * static_cast<float>(i);
            box = box.united({left, baseline - kFigures * style_.size, block.size.w, kFigures * style_.size});
        }
        return box.grown(kApart * style_.size / 2);
    }
    // Does a line run into the figures themselves?
    [[nodiscard]] bool strikes(const Rect& box) const
    {
        constexpr float kHalfALine = 4;   // units
        return std::any_of(lines_.begin(), lines_.end(), [&](const auto& line) { return passes(line, box.grown(kHalfALine - kApart * style_.size / 2)); });
    }
    // Elsewhere than under or over its point a value keeps the margin and stands on no line.
    [[nodiscard]] bool is_clear(const Rect& box) const
    {
        return box.x >= kMargin && std::none_of(lines_.begin(), lines_.end(), [&](const auto& line) { return passes(line, box.grown(kOffLine - kApart * style_.size / 2)); });
    }

    Board& board_;
    text::Style style_;
    std::vector<std::vector<Vec2>> lines_;
    std::vector<Rect> taken_;
};

void add_ring(Board& board, Vec2 p, paint::Color color, float at)
{
    board.show(board.layer("projection", Rect{p.x, p.y, 0, 0}.grown(14), [=](paint::Painter& painter) {
        painter.circle(p, 8.5f);
        painter.fill(ink::kWashi);
        painter.stroke(color, {4, paint::Cap::Round, paint::Join::Round, {}, 0});
    }), {at, {0, 0}});
}

// The values stand on the patterns: small type is deeper than its line.
paint::Color deeper(SeriesId id, paint::Color line)
{
    return id == SeriesId::Agreements ? paint::mix(ink::kShuText, ink::kSumi, 0.15f) : paint::mix(line, ink::kSumi, 0.45f);
}

// Under its point or over it; else left of it above the line that climbs to it, beside it, or right of it under the line.
std::vector<Spot> spots_of(const Vec2 p, bool above, bool at_the_edge, bool portrait, float size)
{
    const float below = size + 18;
    const bool beside = at_the_edge || (above && portrait);   // left of its point, off the line that climbs from it
    const Vec2 where{p.x + (at_the_edge ? above ? -8.0f : 4.0f : 0.0f), above ? p.y - 26 : p.y + below};
    return {{where, beside ? Anchor::BaselineRight : Anchor::BaselineCentre},
            {{p.x - 8, p.y - 14}, Anchor::BaselineRight},
            {{p.x - 18, p.y + 0.36f * size}, Anchor::BaselineRight},
            {{p.x + 6, p.y + below}, Anchor::BaselineLeft}};
}

}  // namespace

void add_values(Board& board, const std::vector<Series>& all, const Plot& plot)
{
    Values values(board, all, plot);
    for (const Series& series : all) {
        const paint::Contrast contrast = board.setting().contrast;
        const Look look = look_of(series.id, contrast);
        const paint::Color type = contrast == paint::Contrast::High ? look.line : deeper(series.id, look.line);
        for (const Reading& r : series.readings) {
            const Vec2 p = plot.at(r);
            const float at = reached(plot, p.x);
            if (r.kind == ReadingKind::Projected) add_ring(board, p, look.line, at);
            if (!r.labelled) continue;
            const std::string value = text::grouped(static_cast<long long>(r.value));
            if (r.kind == ReadingKind::Projected) {   // under its ring, where the hill is: above stand the years before it
                values.add({value, words("numbers.projected", board.setting().language)}, {{{p.x - 12, p.y + values.size() + 22}, Anchor::BaselineLeft}}, type, at);
                continue;
            }
            const bool at_the_edge = &r == &series.readings.front() && p.x - plot.area.x < 24;
            values.add({value}, spots_of(p, series.id == SeriesId::Total, at_the_edge, board.portrait(), values.size()), type, at);
        }
    }
}

}  // namespace renkei::scenes
