#include "scenes/hills.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>

namespace renkei::scenes {
namespace {

namespace ink = paint::ink;

constexpr float kBeyond = 18;   // units by which a line's ends may leave the plot

// A layer as wide as the plot, so that what is uncovered of each layer ends at the same x at any moment.
Rect swept(const Plot& plot, Rect box) { return {plot.area.x - kBeyond, box.y, plot.area.w + 2 * kBeyond, box.h}; }

void sweep(canvas::Sprite& sprite)
{
    sprite.reveal_from = canvas::Edge::Left;
    sprite.reveal = canvas::Track(0).to(1, kGrowBegins, kGrowSeconds, canvas::Ease::InOutSine);
}

// Each is there whole when the sweep comes to it: uncovered with its line it would be half a dot for a moment.
void add_dots(Board& board, const std::vector<Vec2>& dots, const Look& look, const Plot& plot)
{
    const float reach = look.width + 2;
    const int layer = board.layer("dot", {-reach, -reach, 2 * reach, 2 * reach}, [look](paint::Painter& p) {
        p.begin();
        p.circle({0, 0}, look.width);
        p.fill(look.line);
        p.begin();
    });
    for (const Vec2 d : dots) {
        canvas::Sprite& dot = board.show(layer);
        dot.x = canvas::Track(d.x);
        dot.y = canvas::Track(d.y);
        dot.opacity = canvas::Track(0).to(1, reached(plot, d.x - look.width), 0.15f, canvas::Ease::Linear);
    }
}

}  // namespace

Look look_of(SeriesId id, paint::Contrast contrast)
{
    static const Look looks[] = {
        {ink::kSumi, paint::rgb(0xB59B6A), 9, art::Pattern::Asanoha, 98},
        {ink::kWakatake, ink::kWakatake, 7, art::Pattern::Shippo, 56},
        {ink::kShu, ink::kShu, 7, art::Pattern::Kikko, 46},
        {ink::kAi, ink::kAi, 6, art::Pattern::Seigaiha, 34},
    };
    Look look = looks[static_cast<size_t>(id)];
    look.line = paint::type_color(paint::ground_color(look.line, contrast), contrast);
    // Values in the line's colour stand on the patterns, which take of their contrast.
    if (contrast == paint::Contrast::High) look.line = paint::mix(look.line, paint::Color{0, 0, 0, 1}, 0.15f);
    return look;
}

std::vector<Vec2> corners(const Series& series, const Plot& plot)
{
    std::vector<Vec2> points;
    for (const Reading& r : series.readings) {
        if (r.kind == ReadingKind::Projected) continue;
        const Vec2 p = plot.at(r);
        if (series.staircase && !points.empty()) points.push_back({p.x, points.back().y});
        points.push_back(p);
    }
    if (series.level_to > 0 && !points.empty()) points.push_back({plot.x(series.level_to), points.back().y});
    return points;
}

// The pattern under a line fades within this height: the hills are felt, not measured.
void add_hill(Board& board, const Series& series, const Series* lower, const Plot& plot)
{
    const Look look = look_of(series.id, board.setting().contrast);
    auto line = std::make_shared<std::vector<Vec2>>(corners(series, plot));
    if (line->size() < 2) return;
    auto below = std::make_shared<std::vector<Vec2>>(lower ? corners(*lower, plot) : std::vector<Vec2>());
    float top = 1e9f;
    for (const Vec2 p : *line) top = std::min(top, p.y);
    const float depth = board.portrait() ? 240.0f : 300.0f, left = line->front().x, right = line->back().x;
    const float bottom = std::min(plot.area.bottom(), line->front().y + depth);
    const int layer = board.layer("hill", swept(plot, {left, top, right - left, bottom - top}), [=](paint::Painter& p) {
        p.begin_group();
        p.begin();
        p.polyline(*line);
        p.line_to({right, bottom});
        p.line_to({left, bottom});
        p.close();
        paint::Gradient wash{paint::Gradient::Kind::Linear, {0, top}, {0, bottom}, {{0, look.pattern.with_alpha(0.20f)}, {0.5f, look.pattern.with_alpha(0.07f)}, {1, look.pattern.with_alpha(0)}}};
        p.fill(wash);
        paint::Gradient lines{paint::Gradient::Kind::Linear, {0, top}, {0, bottom}, {{0, look.pattern.with_alpha(0.42f)}, {0.5f, look.pattern.with_alpha(0.18f)}, {1, look.pattern.with_alpha(0)}}};
        art::fill_pattern(p, look.kind, {.tile = look.tile, .line = 1.2f}, {left, top}, lines);
        p.begin();
        if (below->size() > 1) {   // a hill ends where the next one begins: two patterns never lie over each other
            p.save();
            p.mode(paint::Mode::Erase);
            p.polyline(*below);
            p.line_to({below->back().x, bottom + 2});
            p.line_to({below->front().x, bottom + 2});
            p.close();
            p.fill(ink::kSumi);
            p.restore();
            p.begin();
        }
        p.end_group(paint::Gradient{paint::Gradient::Kind::Linear, {left, 0}, {right, 0}, {{0, paint::Color{0, 0, 0, 0}}, {0.16f, paint::Color{0, 0, 0, 1}}, {0.80f, paint::Color{0, 0, 0, 1}}, {1, paint::Color{0, 0, 0, 0}}}});
    });
    sweep(board.show(layer));
}

void add_line(Board& board, const Series& series, const Plot& plot)
{
    const Look look = look_of(series.id, board.setting().contrast);
    // Solid pieces between known neighbours, dotted where a year is missing.
    struct Piece {
        std::vector<Vec2> points;
        bool dotted;
    };
    auto pieces = std::make_shared<std::vector<Piece>>();
    auto dots = std::make_shared<std::vector<Vec2>>();
    Vec2 previous{};
    bool have = false;
    for (const Reading& r : series.readings) {
        if (r.kind == ReadingKind::Projected) continue;
        const Vec2 p = plot.at(r);
        if (have) {
            std::vector<Vec2> points{previous};
            if (series.staircase) points.push_back({p.x, previous.y});
            points.push_back(p);
            pieces->push_back({std::move(points), r.after_gap && !series.staircase});
        }
        if (!series.staircase || !have) dots->push_back(p);
        previous = p;
        have = true;
    }
    if (!have) return;
    if (series.level_to > 0) {
        pieces->push_back({{previous, {plot.x(series.level_to), previous.y}}, false});
        if (!series.staircase && !dots->empty()) dots->pop_back();   // a year without a day is a level piece, not a point
    }
    Rect box;
    for (const Piece& piece : *pieces)
        for (const Vec2 p : piece.points) box = box.united({p.x, p.y, 0.1f, 0.1f});
    box = swept(plot, box.grown(kBeyond));
    const int layer = board.layer("line", box, [=, width = look.width, color = look.line](paint::Painter& p) {
        for (const Piece& piece : *pieces) {
            p.begin();
            p.polyline(piece.points);
            if (piece.dotted) p.stroke(color, {width * 0.45f, paint::Cap::Round, paint::Join::Round, {0.1f, width * 1.5f}, 0});
            else p.stroke(color, {width, paint::Cap::Round, paint::Join::Round, {}, 0});
        }
        p.begin();
    });
    sweep(board.show(layer));
    add_dots(board, *dots, look, plot);
}

// The inverse of the sweep's easing. What begins with the axis is there when the sweep sets out.
float reached(const Plot& plot, float x)
{
    if (x < plot.area.x + 2) return kGrowBegins;
    const float part = std::clamp((x - plot.area.x + kBeyond) / (plot.area.w + 2 * kBeyond), 0.0f, 1.0f);
    return kGrowBegins + kGrowSeconds * std::acos(1 - 2 * part) / std::numbers::pi_v<float>;
}

}  // namespace renkei::scenes
