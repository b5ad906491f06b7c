// 7. Numbers. The yearly figures as layered hills that grow from the left; each line ends in its own counter. Solid: known values;
// dotted: years without a value; white ring: projection. No grid, no box, no legend.

#include <algorithm>
#include <cmath>

#include "scenes/art/patterns.hpp"
#include "scenes/board.hpp"
#include "scenes/paper.hpp"
#include "scenes/scenes.hpp"
#include "scenes/series.hpp"
#include "scenes/strings.hpp"
#include "text/dates.hpp"

namespace renkei::scenes {
namespace {

namespace ink = paint::ink;

constexpr float kGrowBegins = 0.9f, kGrowSeconds = 4.6f;   // all lines share one sweep, as time does

struct Plot {
    Rect area;                       // years across, values up
    float first = 0, last = 0;       // decimal years
    float top_value = 1200;

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

const Look& look_of(SeriesId id)
{
    static const Look looks[] = {
        {ink::kSumi, paint::rgb(0xB59B6A), 9, art::Pattern::Asanoha, 98},
        {ink::kWakatake, ink::kWakatake, 7, art::Pattern::Shippo, 56},
        {ink::kShu, ink::kShu, 7, art::Pattern::Kikko, 46},
        {ink::kAi, ink::kAi, 6, art::Pattern::Seigaiha, 34},
    };
    return looks[static_cast<size_t>(id)];
}

// The corners of a series on the plot; the agreements climb as a staircase on the days of signing.
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
    const Look look = look_of(series.id);
    auto line = std::make_shared<std::vector<Vec2>>(corners(series, plot));
    if (line->size() < 2) return;
    auto below = std::make_shared<std::vector<Vec2>>(lower ? corners(*lower, plot) : std::vector<Vec2>());
    float top = 1e9f;
    for (const Vec2 p : *line) top = std::min(top, p.y);
    const float depth = board.portrait() ? 240.0f : 300.0f, left = line->front().x, right = line->back().x;
    const float bottom = std::min(plot.area.bottom(), line->front().y + depth);
    const Rect box{left, top, right - left, bottom - top};
    const int layer = board.layer("hill", box, [=](paint::Painter& p) {
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
    canvas::Sprite& sprite = board.show(layer);
    sprite.reveal_from = canvas::Edge::Left;
    const float begin = kGrowBegins + kGrowSeconds * (left - plot.area.x) / plot.area.w, span = kGrowSeconds * (right - left) / plot.area.w;
    sprite.reveal = canvas::Track(0).to(1, begin, span, canvas::Ease::InOutSine);
}

void add_line(Board& board, const Series& series, const Plot& plot)
{
    const Look look = look_of(series.id);
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
    box = box.grown(18);
    const int layer = board.layer("line", box, [=, width = look.width, color = look.line](paint::Painter& p) {
        for (const Piece& piece : *pieces) {
            p.begin();
            p.polyline(piece.points);
            if (piece.dotted) p.stroke(color, {width * 0.45f, paint::Cap::Round, paint::Join::Round, {0.1f, width * 1.5f}, 0});
            else p.stroke(color, {width, paint::Cap::Round, paint::Join::Round, {}, 0});
        }
        p.begin();
        for (const Vec2 d : *dots) p.circle(d, width);
        p.fill(color);
        p.begin();
    });
    canvas::Sprite& sprite = board.show(layer);
    sprite.reveal_from = canvas::Edge::Left;
    const float begin = kGrowBegins + kGrowSeconds * (box.x - plot.area.x) / plot.area.w, span = kGrowSeconds * box.w / plot.area.w;
    sprite.reveal = canvas::Track(0).to(1, begin, span, canvas::Ease::InOutSine);
}

float reached(const Plot& plot, float x) { return kGrowBegins + kGrowSeconds * (x - plot.area.x) / plot.area.w; }

// The value of a point beside it, and white rings where it is a projection.
void add_values(Board& board, const Series& series, const Plot& plot)
{
    const Look look = look_of(series.id);
    const paint::Color type = series.id == SeriesId::Agreements ? ink::kShuText : look.line;
    const text::Style style = board.style(text::Face::Gothic, board.type(26), 1);
    const bool above = series.id == SeriesId::Total;
    size_t index = 0;
    for (const Reading& r : series.readings) {
        const Vec2 p = plot.at(r);
        const float at = reached(plot, p.x);
        if (r.kind == ReadingKind::Projected) {
            board.show(board.layer("projection", Rect{p.x, p.y, 0, 0}.grown(14), [=](paint::Painter& painter) {
                painter.circle(p, 8.5f);
                painter.fill(ink::kWashi);
                painter.stroke(look.line, {4, paint::Cap::Round, paint::Join::Round, {}, 0});
            }), {at, {0, 0}});
        }
        ++index;
        if (!r.labelled) continue;
        const std::string value = text::grouped(static_cast<long long>(r.value));
        const bool first = index == 1;
        if (r.kind == ReadingKind::Projected) {   // two lines above the ring, clear of the year before and of the dotted line
            const text::Style small = board.style(text::Face::Gothic, board.type(24), 1);
            board.line(words("numbers.projected", board.setting().language), small, {p.x + 26, p.y - 30}, Anchor::BaselineRight, type, {at, {0, 10}});
            board.line(value, style, {p.x + 26, p.y - 62}, Anchor::BaselineRight, type, {at, {0, 10}});
            continue;
        }
        const Vec2 where{p.x + (first ? -24.0f : 0.0f), above ? p.y - 26 : p.y + 44};
        board.line(value, style, where, above && !first && board.portrait() ? Anchor::BaselineRight : Anchor::BaselineCentre, type, {at, {0, 10}});
    }
}

struct Figure {
    SeriesId id;
    const char* label;
    const char* when;
};

// The counters at the right, each joined to its line by a hairline with a bend.
void add_counters(Board& board, const std::vector<Series>& all, const Plot& plot, float x)
{
    static const Figure figures[] = {{SeriesId::Total, "numbers.total", "numbers.fiscal_2021"},
                                     {SeriesId::WardExchange, "numbers.ward_exchange", "numbers.fiscal_2021"},
                                     {SeriesId::Agreements, "numbers.agreements", "numbers.year_2022"},
                                     {SeriesId::Members, "numbers.members", "numbers.as_of_2022_03_01"}};
    const Language language = board.setting().language;
    const text::Style small = board.style(text::Face::Gothic, board.type(24), 1);
    float free_from = 0;
    for (const Figure& f : figures) {
        const auto found = std::find_if(all.begin(), all.end(), [&](const Series& s) { return s.id == f.id; });
        if (found == all.end() || found->readings.empty()) continue;
        const Series& series = *found;
        const Look look = look_of(series.id);
        const Vec2 end = corners(series, plot).back();
        const bool big = f.id == SeriesId::Total && !board.portrait();
        if (f.id == SeriesId::Total && board.portrait()) continue;   // stands alone at the top
        const float size = big ? 144.0f : 96.0f;
        const float baseline = std::max(end.y + size * 0.36f, free_from + size * 0.76f);
        free_from = baseline + (board.portrait() ? 116.0f : big ? 92.0f : 40.0f);
        const float value = series.readings.back().value, at = kGrowBegins + kGrowSeconds * 0.35f;
        canvas::Counter& counter = board.counter(size, {x, baseline}, text::Align::Start, look.line);
        counter.value = canvas::Track(series.readings.front().value).to(value, kGrowBegins, kGrowSeconds, canvas::Ease::InOutSine);
        counter.opacity = canvas::Track(0).to(1, at - 1.2f, canvas::kEnter);
        const float middle = baseline - size * 0.36f;
        const Rect box = Rect{end.x + 8, std::min(end.y, middle), x - 22 - end.x, std::abs(end.y - middle)}.grown(4);
        board.show(board.layer("leader", box, [=](paint::Painter& p) {
            p.begin();
            p.move_to({end.x + 14, end.y});
            if (std::abs(middle - end.y) > 2) p.line_to({end.x + 14 + std::min(std::abs(middle - end.y), x - 40 - end.x), middle});
            p.line_to({x - 18, middle});
            p.stroke(look.line, {1.5f, paint::Cap::Butt, paint::Join::Round, {}, 0});
            p.begin();
        }), {reached(plot, end.x) - 0.2f, {0, 0}});
        const Entrance enter{at, {0, 0}};
        if (board.portrait()) {
            board.line(words(f.label, language), small, {x + 2, baseline + 44}, Anchor::BaselineLeft, ink::kSumi, enter);
            board.line(words(f.when, language), small, {x + 2, baseline + 80}, Anchor::BaselineLeft, ink::kSumi, enter);
        } else if (big) {
            const Placed label = board.line(words(f.label, language), small, {x + 2, baseline + 60}, Anchor::BaselineLeft, ink::kSumi, enter);
            board.line(words(f.when, language), small, {label.box.right() + 24, baseline + 60}, Anchor::BaselineLeft, ink::kSumi, enter);
        } else {
            const float left = x + 176;
            text::Paragraph label = board.paragraph(words(f.label, language) + "\n" + words(f.when, language), board.style(text::Face::Gothic, board.type(24), 1.45f));
            label.measure = std::max(200.0f, board.right() - left);
            board.text(label, {left, baseline - size * 0.36f - (language == Language::English ? 52.0f : 30.0f)}, Anchor::TopLeft, ink::kSumi, enter);
        }
    }
}

// Portrait: the headline figure has the upper left of the page to itself.
void add_total(Board& board, const std::vector<Series>& all)
{
    const Series& total = all.front();
    if (total.readings.empty()) return;
    canvas::Counter& counter = board.counter(250, {kMargin - 20, kMargin + 200}, text::Align::Start, ink::kSumi);
    counter.value = canvas::Track(total.readings.front().value).to(total.readings.back().value, kGrowBegins, kGrowSeconds, canvas::Ease::InOutSine);
    counter.opacity = canvas::Track(0).to(1, 0.4f, canvas::kEnter);
    const Language language = board.setting().language;
    const Entrance enter{0.8f, {0, 0}};
    board.line(words("numbers.total", language), board.style(text::Face::Gothic, board.type(36), 1), {kMargin, kMargin + 282}, Anchor::BaselineLeft, ink::kSumi, enter);
    board.line(words("numbers.fiscal_2021", language), board.style(text::Face::Gothic, board.type(28), 1), {kMargin, kMargin + 330}, Anchor::BaselineLeft, ink::kSumi, enter);
}

void add_years(Board& board, const Plot& plot)
{
    const text::Style style = board.style(text::Face::Gothic, board.type(26), 1);
    const float axis = plot.area.bottom() + 10;
    std::vector<float> ticks;
    const int first = static_cast<int>(std::floor(plot.first)), last = static_cast<int>(std::floor(plot.last));
    const bool narrow = plot.area.w < 800;
    for (int y = first; y <= last; ++y) {
        const float from = plot.x(std::max(static_cast<float>(y), plot.first)), to = plot.x(std::min(static_cast<float>(y + 1), plot.last));
        if (y > first) ticks.push_back(from);
        if (narrow && (y - first) % 2 == 1) continue;
        board.line(std::to_string(y), style, {(from + to) / 2, axis + 42}, Anchor::BaselineCentre, ink::kSumi, {0.5f, {0, 0}});
    }
    board.show(board.layer("years", {plot.area.x - 2, axis - 3, plot.area.w + 4, 18}, [=](paint::Painter& p) {
        p.begin();
        p.move_to({plot.area.x, axis});
        p.line_to({plot.area.right(), axis});
        for (const float x : ticks) {
            p.move_to({x, axis});
            p.line_to({x, axis + 12});
        }
        p.stroke(ink::kSumi, {2, paint::Cap::Butt, paint::Join::Miter, {}, 0});
        p.begin();
    }), {0.4f, {0, 0}, 0.9f});
}

}  // namespace

Result<canvas::Composition> compose_numbers(std::string_view, const Setting& setting)
{
    Board board(setting, canvas::Ground::Day);
    const Size f = board.frame();
    const std::vector<Series> series = series_of(*setting.programme.content);
    add_paper(board, {0, 0, f.w, f.h});

    Plot plot;
    plot.first = 2015.58f;
    plot.last = 2022.5f;
    float counters_at;
    if (board.portrait()) {
        plot.area = {kMargin + 44, 640, f.w - 2 * kMargin - 44 - 316, f.h - 640 - 240};
        counters_at = plot.area.right() + 30;
    } else {
        plot.area = {396, 120, f.w - 396 - 584, f.h - 120 - 160};
        counters_at = f.w - 540;
    }
    const Language language = setting.language;
    for (int i = 0; i < 2; ++i) {
        text::Paragraph headline = board.paragraph(words(i == 0 ? "numbers.headline_first" : "numbers.headline_second", Language::Japanese), board.style(text::Face::Headline, 84, 1));
        headline.direction = text::Direction::Vertical;
        headline.style.language = Language::Japanese;
        const float x = (board.portrait() ? board.right() : kMargin + 196) - static_cast<float>(i) * 108;
        board.text(headline, {x, kMargin}, Anchor::TopRight, ink::kSumi, {0.15f + 0.25f * static_cast<float>(i), {0, 0}, 0.9f});
    }
    add_years(board, plot);
    // Back to front: the highest hill first.
    for (size_t i = 0; i < series.size(); ++i) add_hill(board, series[i], i + 1 < series.size() ? &series[i + 1] : nullptr, plot);
    for (const SeriesId id : {SeriesId::Total, SeriesId::WardExchange, SeriesId::Agreements, SeriesId::Members})
        for (const Series& s : series)
            if (s.id == id) {
                add_line(board, s, plot);
                add_values(board, s, plot);
            }
    add_counters(board, series, plot, counters_at);
    if (board.portrait()) add_total(board, series);
    board.footer(words("numbers.legend", language), ink::kSumi, ink::kSumi);
    return board.finish(setting.dwell > 0 ? setting.dwell : 16);
}

}  // namespace renkei::scenes
