#include <algorithm>
#include <cmath>
#include <memory>

#include "scenes/wards/pages.hpp"

namespace renkei::scenes::wards {
namespace {

namespace ink = paint::ink;

constexpr float kRun = 1.5f;         // seconds of a light from ward to place
constexpr float kFollow = 1.7f;      // seconds from one light to the next
constexpr float kTrace = 0.2f, kTraceHigh = 0.4f;   // what stays of the lines, by contrast
constexpr float kStray = 1.1f;       // units that a light may leave its line: fewer pieces of its way

bool are_many(const std::vector<Way>& ways) { return ways.size() > 9; }

void trace(paint::Painter& p, const Way& way, size_t from, size_t to)
{
    p.move_to(way.points[from]);
    for (size_t i = from + 1; i <= to; ++i) p.line_to(way.points[i]);
}

// All lines of a ward are one stroke: where they share a seam, or gather before it, they do not add up.
void paint_ways(paint::Painter& p, const std::vector<Way>& ways)
{
    const bool many = are_many(ways);
    const float width = many ? 1.7f : 2.6f;
    const auto stroke = [&](bool seams, float wide, paint::Color color) {
        p.begin();
        for (const Way& way : ways) seams ? trace(p, way, 0, way.shore) : trace(p, way, way.shore, way.points.size() - 1);
        p.stroke(color, {wide, paint::Cap::Round, paint::Join::Round, {}, 0});
    };
    stroke(false, width + 2.4f, ink::kSumi.with_alpha(0.5f));   // a keyline: the land and its borders lie below
    stroke(false, width, ink::kWakatakeNight.with_alpha(many ? 0.72f : 0.95f));
    stroke(true, 3.2f, ink::kWakatakeNight);
    const float dot = many ? 4.0f : 5.4f;
    for (const auto& [grown, color] : {std::pair{1.8f, ink::kSumi}, std::pair{0.0f, ink::kWashi}}) {
        p.begin();
        for (const Way& way : ways) {
            p.move_to(way.points.back() + Vec2{dot + grown, 0});
            p.circle(way.points.back(), dot + grown);
        }
        p.fill(color);
    }
    p.begin();
}

// Corners of the way that a light must pass so that it stays on its line (Ramer, Douglas, Peucker).
void thin(const std::vector<Vec2>& points, size_t from, size_t to, std::vector<Vec2>& kept)
{
    const Vec2 way = points[to] - points[from];
    const float length = std::max(std::hypot(way.x, way.y), 0.001f);
    size_t furthest = from;
    float most = kStray;
    for (size_t i = from + 1; i < to; ++i) {
        const Vec2 v = points[i] - points[from];
        if (const float off = std::abs(v.x * way.y - v.y * way.x) / length; off > most) most = off, furthest = i;
    }
    if (furthest != from) {
        thin(points, from, furthest, kept);
        thin(points, furthest, to, kept);
    } else kept.push_back(points[to]);
}

// A light of its own layer, moved by its tracks: a function of the second, whatever frames there are.
void add_light(Board& board, int layer, const Way& way, float begin, float end)
{
    const Vec2 first = way.points.front();
    std::vector<Vec2> stations{first};
    thin(way.points, 0, way.points.size() - 1, stations);
    const float whole = way.length();
    canvas::Sprite& light = board.show(layer);
    light.opacity = canvas::Track(0);
    light.x = canvas::Track(first.x);
    light.y = canvas::Track(first.y);
    for (float at = begin; at + kRun < end; at += kFollow) {
        light.x.to(first.x, at, 0, canvas::Ease::Step);
        light.y.to(first.y, at, 0, canvas::Ease::Step);
        light.opacity.to(1, at, 0.2f, canvas::Ease::Linear);
        float gone = 0, since = 0;
        for (size_t i = 1; i < stations.size(); ++i) {
            gone += std::hypot(stations[i].x - stations[i - 1].x, stations[i].y - stations[i - 1].y);
            // When InOutSine has come so far.
            const float until = kRun * std::acos(1 - 2 * std::min(gone / whole, 1.0f)) / 3.1415927f;
            light.x.to(stations[i].x, at + since, until - since, canvas::Ease::Linear);
            light.y.to(stations[i].y, at + since, until - since, canvas::Ease::Linear);
            since = until;
        }
        light.opacity.to(0, at + kRun, 0.18f, canvas::Ease::Linear);
    }
}

Rect bounds_of(const std::vector<Way>& ways)
{
    Rect box;
    for (const Way& way : ways)
        for (const Vec2 v : way.points) box = box.united({v.x - 1, v.y - 1, 2, 2});
    return box;
}

}  // namespace

Flow flow_of(const Board& board, const Page& page, std::string_view ward, const std::vector<Vec2>& places)
{
    Flow flow;
    if (const WardTile* tile = tile_of(ward)) flow.ways = ways_from(page.tiles, *tile, places, board.portrait() ? Shore::Below : Shore::Right);
    return flow;
}

void add_flow(Board& board, const Flow& flow)
{
    if (flow.ways.empty()) return;
    const int lines = board.layer("flow", bounds_of(flow.ways).grown(9), [ways = std::make_shared<const std::vector<Way>>(flow.ways)](paint::Painter& p) { paint_ways(p, *ways); });
    canvas::Sprite& sprite = board.show(lines);
    const float kept = board.setting().contrast == paint::Contrast::High ? kTraceHigh : kTrace;
    if (flow.trace_only) {
        sprite.opacity = canvas::Track(kept);
        return;
    }
    const float at = flow.begin + 0.3f;
    sprite.reveal_from = board.portrait() ? canvas::Edge::Top : canvas::Edge::Left;
    sprite.reveal = canvas::Track(0).to(1, at, kRun, canvas::Ease::InOutSine);
    sprite.opacity = canvas::Track(0).to(1, at, 0.15f, canvas::Ease::Linear);
    if (!flow.last) sprite.opacity.to(kept, flow.end, 0.7f, canvas::Ease::InOutSine);
    const float radius = are_many(flow.ways) ? 9.0f : 13.0f;
    const int light = board.layer("light", {-radius, -radius, 2 * radius, 2 * radius}, [radius](paint::Painter& p) {
        p.begin();
        p.circle({0, 0}, radius);
        p.fill(paint::Gradient{paint::Gradient::Kind::Radial, {0, 0}, {radius, 0}, {{0, ink::kWashi}, {0.3f, ink::kWashi.with_alpha(0.95f)}, {0.5f, ink::kWakatakeNight.with_alpha(0.6f)}, {1, ink::kWakatakeNight.with_alpha(0)}}});
        p.begin();
    });
    const float count = static_cast<float>(flow.ways.size());
    for (size_t i = 0; i < flow.ways.size(); ++i) add_light(board, light, flow.ways[i], at + 0.6f * static_cast<float>(i) / count, flow.end - 0.3f);
}

}  // namespace renkei::scenes::wards
