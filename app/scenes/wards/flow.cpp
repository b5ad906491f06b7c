#include <algorithm>
#include <cmath>

#include "scenes/wards/pages.hpp"

namespace renkei::scenes::wards {
namespace {

namespace ink = paint::ink;

constexpr float kRun = 1.15f;        // seconds of a light from ward to place
constexpr float kFollow = 1.5f;      // seconds from one light to the next
constexpr int kSteps = 14;           // straight pieces of a light's way; more are not seen
constexpr float kTrace = 0.26f;      // what stays of a line

struct Arc {
    Vec2 from, bend, to;
    [[nodiscard]] Vec2 at(float t) const { return from * ((1 - t) * (1 - t)) + bend * (2 * t * (1 - t)) + to * (t * t); }
};

// It bows away from the page's lower edge, or, where the land lies below the wards, to the side.
Arc arc_to(const Board& board, Vec2 from, Vec2 to)
{
    const Vec2 way = to - from, middle = (from + to) * 0.5f;
    const float length = std::hypot(way.x, way.y), bow = 0.20f * length;
    const Vec2 side = board.portrait() ? Vec2{-way.y, way.x} : Vec2{way.y, -way.x};
    const float sign = board.portrait() && to.x > from.x ? -1.0f : 1.0f;
    return {from, middle + side * (sign * bow / std::max(length, 1.0f)), to};
}

void trace(paint::Painter& p, const Arc& a)
{
    p.begin();
    p.move_to(a.from);
    p.curve_to(a.from + (a.bend - a.from) * (2.0f / 3), a.to + (a.bend - a.to) * (2.0f / 3), a.to);
}

// A light of its own layer, moved by its tracks: a function of the second, whatever frames there are.
void add_light(Board& board, int layer, const Arc& arc, float begin, float end)
{
    canvas::Sprite& light = board.show(layer);
    light.opacity = canvas::Track(0);
    light.x = canvas::Track(arc.from.x);
    light.y = canvas::Track(arc.from.y);
    for (float at = begin; at + kRun < end; at += kFollow) {
        light.x.to(arc.from.x, at, 0, canvas::Ease::Step);
        light.y.to(arc.from.y, at, 0, canvas::Ease::Step);
        light.opacity.to(1, at, 0.2f, canvas::Ease::Linear);
        for (int i = 1; i <= kSteps; ++i) {
            const float t0 = static_cast<float>(i - 1) / kSteps, t1 = static_cast<float>(i) / kSteps;
            const Vec2 next = arc.at(canvas::ease(canvas::Ease::InOutSine, t1));
            light.x.to(next.x, at + kRun * t0, kRun / kSteps, canvas::Ease::Linear);
            light.y.to(next.y, at + kRun * t0, kRun / kSteps, canvas::Ease::Linear);
        }
        light.opacity.to(0, at + kRun, 0.18f, canvas::Ease::Linear);
    }
}

}  // namespace

void add_flow(Board& board, const Page& page, const Flow& flow)
{
    const WardTile* tile = tile_of(flow.ward);
    if (!tile || flow.places.empty()) return;
    const Vec2 from = page.tiles.centre(*tile);
    std::vector<Arc> arcs;
    Rect box;
    for (const Vec2 to : flow.places) {
        arcs.push_back(arc_to(board, from, to));
        for (float t = 0; t <= 1.001f; t += 0.1f) {
            const Vec2 v = arcs.back().at(t);
            box = box.united({v.x - 1, v.y - 1, 2, 2});
        }
    }
    const bool many = arcs.size() > 9;
    const float width = many ? 1.6f : 2.6f;
    const int lines = board.layer("flow", box.grown(16), [arcs, width, many](paint::Painter& p) {
        for (const Arc& arc : arcs) {
            trace(p, arc);
            p.stroke(ink::kSumi.with_alpha(0.5f), {width + 3, paint::Cap::Round, paint::Join::Round, {}, 0});
        }
        for (const Arc& arc : arcs) {
            trace(p, arc);
            p.stroke(ink::kWakatakeNight.with_alpha(many ? 0.7f : 0.9f), {width, paint::Cap::Round, paint::Join::Round, {}, 0});
        }
        for (const Arc& arc : arcs) {
            p.begin();
            p.circle(arc.to, many ? 5.0f : 7.0f);
            p.fill(ink::kSumi);
            p.begin();
            p.circle(arc.to, many ? 3.6f : 5.2f);
            p.fill(ink::kWashi);
        }
        p.begin();
    });
    canvas::Sprite& sprite = board.show(lines);
    if (flow.trace_only) {
        sprite.opacity = canvas::Track(kTrace);
        return;
    }
    const float at = flow.begin + 0.3f;
    sprite.reveal_from = board.portrait() ? canvas::Edge::Top : canvas::Edge::Left;
    sprite.reveal = canvas::Track(0).to(1, at, kRun, canvas::Ease::InOutSine);
    sprite.opacity = canvas::Track(0).to(1, at, 0.15f, canvas::Ease::Linear);
    if (!flow.last) sprite.opacity.to(kTrace, flow.end, 0.7f, canvas::Ease::InOutSine);
    const float radius = many ? 9.0f : 13.0f;
    const int light = board.layer("light", {-radius, -radius, 2 * radius, 2 * radius}, [radius](paint::Painter& p) {
        p.begin();
        p.circle({0, 0}, radius);
        p.fill(paint::Gradient{paint::Gradient::Kind::Radial, {0, 0}, {radius, 0}, {{0, ink::kWashi}, {0.3f, ink::kWashi.with_alpha(0.95f)}, {0.5f, ink::kWakatakeNight.with_alpha(0.6f)}, {1, ink::kWakatakeNight.with_alpha(0)}}});
        p.begin();
    });
    for (size_t i = 0; i < arcs.size(); ++i) add_light(board, light, arcs[i], at + 0.6f * static_cast<float>(i) / static_cast<float>(arcs.size()), flow.end - 0.3f);
}

}  // namespace renkei::scenes::wards
