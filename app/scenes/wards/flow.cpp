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
constexpr float kOffRim = 1;         // units from a tile's side to where its lines begin

struct Arc {
    Vec2 from, bend, to;
    [[nodiscard]] Vec2 at(float t) const { return from * ((1 - t) * (1 - t)) + bend * (2 * t * (1 - t)) + to * (t * t); }
};

bool covers(const TileMap& tiles, const WardTile& tile, Vec2 v)
{
    const Vec2 middle = tiles.centre(tile);
    const float x = std::abs(v.x - middle.x), y = std::abs(v.y - middle.y), side = tiles.width / 2 + kOffRim;
    return x <= side && 0.5f * x + 0.8660254f * y <= side;   // a hexagon on its point
}

// Begins where the ward's tile ends: what is over the tiles leaves from its own, and not from the middle of it.
Arc from_rim(const TileMap& tiles, const WardTile& tile, const Arc& arc)
{
    float t = 0;
    while (t < 0.9f && covers(tiles, tile, arc.at(t))) t += 0.004f;
    return {arc.at(t), arc.bend * (1 - t) + arc.to * t, arc.to};
}

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
    p.move_to(a.from);
    p.curve_to(a.from + (a.bend - a.from) * (2.0f / 3), a.to + (a.bend - a.to) * (2.0f / 3), a.to);
}

// A light of its own layer, moved by its tracks: a function of the second, whatever frames there are. It leaves its ward's rim and
// runs over the tiles, below their names.
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

std::vector<Arc> arcs_of(const Board& board, const Page& page, const Flow& flow)
{
    std::vector<Arc> arcs;
    if (const WardTile* tile = tile_of(flow.ward))
        for (const Vec2 to : flow.places) arcs.push_back(from_rim(page.tiles, *tile, arc_to(board, page.tiles.centre(*tile), to)));
    return arcs;
}

bool are_many(const std::vector<Arc>& arcs) { return arcs.size() > 9; }

// A ward's name, set, where an arc comes past it.
struct Crossed {
    text::Block name;
    Vec2 at;
};

std::vector<Crossed> crossed_by(const Board& board, const std::vector<Arc>& arcs, const std::vector<TileName>& names)
{
    constexpr float kReach = 11;
    std::vector<Crossed> crossed;
    for (const TileName& name : names) {
        Crossed c{board.setting().typesetter.set(board.paragraph(name.words, name.style)), {}};
        c.at = corner(c.name, name.middle, Anchor::Centre);
        const Rect box = Rect{c.at.x, c.at.y, c.name.size.w, c.name.size.h}.grown(kReach);
        const auto passes = [&](const Arc& arc) {
            for (float t = 0; t <= 1; t += 0.01f)
                if (box.contains(arc.at(t))) return true;
            return false;
        };
        if (std::any_of(arcs.begin(), arcs.end(), passes)) crossed.push_back(std::move(c));
    }
    return crossed;
}

void paint_arcs(paint::Painter& p, const std::vector<Arc>& arcs, const std::vector<Crossed>& names)
{
    const bool many = are_many(arcs);
    const float width = many ? 1.6f : 2.6f, keyline = many ? 1.6f : 3.2f;   // on either side
    p.begin();
    for (const Arc& arc : arcs) trace(p, arc);   // one stroke for all: where they gather the keyline does not add up
    p.stroke(ink::kSumi.with_alpha(0.78f), {width + 2 * keyline, paint::Cap::Round, paint::Join::Round, {}, 0});
    for (const Arc& arc : arcs) {
        p.begin();
        trace(p, arc);
        p.stroke(ink::kWakatakeNight.with_alpha(many ? 0.7f : 0.95f), {width, paint::Cap::Round, paint::Join::Round, {}, 0});
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
    p.save();   // over the tiles, and never through a name
    p.mode(paint::Mode::Erase);
    for (const Crossed& c : names) p.keyline(c.name, c.at, ink::kSumi, 9);
    p.restore();
}

}  // namespace

void add_trace(Board& board, const Page& page, const std::vector<TileName>& names, Flow& flow)
{
    const std::vector<Arc> arcs = arcs_of(board, page, flow);
    if (arcs.empty()) return;
    Rect box;
    for (const Arc& arc : arcs)
        for (float t = 0; t <= 1.001f; t += 0.1f) {
            const Vec2 v = arc.at(t);
            box = box.united({v.x - 1, v.y - 1, 2, 2});
        }
    flow.lines = board.layer("flow", box.grown(16), [arcs, crossed = crossed_by(board, arcs, names)](paint::Painter& p) { paint_arcs(p, arcs, crossed); });
    if (flow.last) return;
    canvas::Track& opacity = board.show(flow.lines).opacity;
    opacity = flow.trace_only ? canvas::Track(kTrace) : canvas::Track(0).to(kTrace, flow.end, 0.7f, canvas::Ease::InOutSine);
}

void add_flow(Board& board, const Page& page, const Flow& flow)
{
    if (flow.lines < 0 || flow.trace_only) return;
    const std::vector<Arc> arcs = arcs_of(board, page, flow);
    const float at = flow.begin + 0.3f;
    canvas::Sprite& sprite = board.show(flow.lines);
    sprite.reveal_from = board.portrait() ? canvas::Edge::Top : canvas::Edge::Left;
    sprite.reveal = canvas::Track(0).to(1, at, kRun, canvas::Ease::InOutSine);
    sprite.opacity = canvas::Track(0).to(1, at, 0.15f, canvas::Ease::Linear);
    if (!flow.last) sprite.opacity.to(0, flow.end, 0.7f, canvas::Ease::InOutSine);
    const float radius = are_many(arcs) ? 9.0f : 13.0f;
    const int light = board.layer("light", {-radius, -radius, 2 * radius, 2 * radius}, [radius](paint::Painter& p) {
        p.begin();
        p.circle({0, 0}, radius);
        p.fill(paint::Gradient{paint::Gradient::Kind::Radial, {0, 0}, {radius, 0}, {{0, ink::kWashi}, {0.3f, ink::kWashi.with_alpha(0.95f)}, {0.5f, ink::kWakatakeNight.with_alpha(0.6f)}, {1, ink::kWakatakeNight.with_alpha(0)}}});
        p.begin();
    });
    for (size_t i = 0; i < arcs.size(); ++i) add_light(board, light, arcs[i], at + 0.6f * static_cast<float>(i) / static_cast<float>(arcs.size()), flow.end - 0.3f);
}

}  // namespace renkei::scenes::wards
