// Pasture: a plateau seen from a height, its windbreak forests drawn as a grid to a horizon that is round.

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "scenes/art/landscape_view.hpp"

namespace renkei::scenes::art {

using paint::mix;
using paint::Painter;

namespace {

constexpr float kFarthest = 46;    // beyond it a belt is thinner than a line
constexpr float kNearest = 0.3f;   // well below the lower edge
constexpr float kCell = 2.6f;      // from one belt to the next; one unit away is the lower edge

// The level plateau: x and y along the belts, which run askew to the view.
struct Plateau {
    Vec2 vanishing;
    float depth = 500, width = 330;   // units from the horizon to the lower edge, and of one unit there
    float along = 0.9f, across = 0.4f;
    float middle = 0, half = 500, bend = 20;   // the horizon falls by `bend` within `half` of the middle

    [[nodiscard]] float away(Vec2 p) const { return std::max(p.x * across + p.y * along, kNearest); }
    [[nodiscard]] float fall(float x) const { return bend * (x - middle) * (x - middle) / (half * half); }
    [[nodiscard]] Vec2 at(Vec2 p) const
    {
        const float z = away(p), x = vanishing.x + (p.x * along - p.y * across) * width / z;
        return {x, vanishing.y + depth / z + fall(x)};
    }
};

Plateau plateau_of(const View& v)
{
    Dice dice = v.dice(120);
    const float turn = dice.between(0.36f, 0.50f), bend = 0.030f * v.area.h;
    const float top = v.horizon - 2 * v.k;
    return {.vanishing = {v.mx(dice.between(0.42f, 0.58f)), top}, .depth = v.y(0.98f) - top, .width = 330 * v.k, .along = std::cos(turn), .across = std::sin(turn) * v.side,
            .middle = v.x(0.5f), .half = v.area.w / 2, .bend = bend};
}

// A line on the plateau in as many pieces as its bend in the picture wants.
void add_line(std::vector<Vec2>& line, const Plateau& plateau, Vec2 from, Vec2 to)
{
    constexpr int kPieces = 6;
    for (int i = 0; i < kPieces; ++i) line.push_back(plateau.at(from + (to - from) * (static_cast<float>(i) / kPieces)));
}

struct Cell {
    Vec2 at;       // its corner
    float away;    // of its middle
};

// Every cell that may be seen, the farthest first.
std::vector<Cell> cells_of(const View& v, const Plateau& plateau)
{
    std::vector<Cell> cells;
    // No belt runs through the place where we stand: seen from its end it would have no sides.
    constexpr Vec2 kStand{0.44f * kCell, 0.37f * kCell};
    const int reach = static_cast<int>(kFarthest * 1.6f / kCell);
    for (int i = -2 * reach; i <= 2 * reach; ++i)
        for (int j = -2 * reach; j <= 2 * reach; ++j) {
            const Vec2 at = Vec2{kCell * static_cast<float>(i), kCell * static_cast<float>(j)} - kStand, middle = at + Vec2{kCell / 2, kCell / 2};
            const float z = middle.x * plateau.across + middle.y * plateau.along;
            if (z < -kCell || z > kFarthest) continue;
            bool seen = z < 2 * kCell;
            for (const Vec2 corner : {at, at + Vec2{kCell, 0}, at + Vec2{0, kCell}, at + Vec2{kCell, kCell}})
                if (const float x = plateau.at(corner).x; x > v.span.from - 40 && x < v.span.to + 40) seen = true;
            if (seen) cells.push_back({at, z});
        }
    std::sort(cells.begin(), cells.end(), [](const Cell& a, const Cell& b) { return a.away > b.away; });
    return cells;
}

// A meadow: one green, in a near one the swaths of the mower.
void paint_meadow(Painter& p, const View& v, const Plateau& plateau, const Cell& cell, Dice& dice)
{
    const Plate& c = v.plate;
    const float near = std::clamp(1.3f - std::log2(std::max(cell.away, 0.8f)) / 4.2f, 0.0f, 1.0f), tone = dice.unit();
    const Vec2 a = cell.at, b = a + Vec2{kCell, 0}, d = a + Vec2{0, kCell}, e = a + Vec2{kCell, kCell};
    std::vector<Vec2> outline;
    add_line(outline, plateau, a, b);
    add_line(outline, plateau, b, e);
    add_line(outline, plateau, e, d);
    add_line(outline, plateau, d, a);
    p.begin();
    p.polygon(outline);
    p.fill(mix(mix(mix(c.rim, c.glow, 0.45f), c.rim, tone * 0.8f), mix(c.hill, c.rim, 0.65f * tone), near * 0.8f));
    const bool lengthwise = dice.chance(0.5f), mown = dice.chance(0.6f);
    if (!mown || cell.away > 11) return;
    const int swaths = cell.away > 5 ? 5 : 9;
    p.begin();
    for (int i = 0; i < swaths; ++i) {
        const float from = kCell * (static_cast<float>(i) + 0.5f) / static_cast<float>(swaths), to = from + kCell * 0.5f / static_cast<float>(swaths);
        const auto on = [&](float side, float end) { return a + (lengthwise ? Vec2{side, end} : Vec2{end, side}); };
        std::vector<Vec2> swath;
        add_line(swath, plateau, on(from, 0), on(from, kCell));
        add_line(swath, plateau, on(from, kCell), on(to, kCell));
        add_line(swath, plateau, on(to, kCell), on(to, 0));
        p.polygon(swath);
    }
    p.fill(c.line.with_alpha(0.16f + 0.10f * near));
}

// One side of a cell as a belt of trees: dark and straight, its tops uneven where they are near.
void paint_belt(Painter& p, const View& v, const Plateau& plateau, Vec2 from, Vec2 to, Dice& dice)
{
    constexpr float kHeight = 0.17f, kBroad = 0.10f;   // of a tree; of half the belt
    const Plate& c = v.plate;
    const Vec2 start = plateau.at(from), end = plateau.at(to);
    const float z = plateau.away((from + to) * 0.5f);
    const int trees = std::clamp(static_cast<int>(std::hypot(end.x - start.x, end.y - start.y) / (5 * v.k)), 2, 90);
    std::vector<Vec2> belt;
    for (int i = 0; i <= trees; ++i) {
        const Vec2 on = from + (to - from) * (static_cast<float>(i) / static_cast<float>(trees)), foot = plateau.at(on);
        const float height = kHeight * plateau.width / plateau.away(on);
        belt.push_back({foot.x, foot.y - height * (i % 2 == 0 ? 1.0f : 0.72f) * dice.between(0.86f, 1.1f)});
    }
    for (int i = trees; i >= 0; --i) {
        const Vec2 on = from + (to - from) * (static_cast<float>(i) / static_cast<float>(trees)), foot = plateau.at(on);
        belt.push_back({foot.x, foot.y + std::max(0.6f * v.k, 0.02f * plateau.width / plateau.away(on))});
    }
    const float far = std::clamp(std::log2(std::max(z, 1.0f)) / 5.2f, 0.0f, 1.0f);
    const Color trees_of = mix(mix(c.front, c.deep, 0.35f), mix(c.rim, c.peak, 0.5f), far * 0.85f);
    // Its ground, which is what is seen of a belt that runs towards us, and its trees.
    const Vec2 along = (to - from) * (1 / kCell), side = Vec2{along.y, -along.x} * kBroad;
    std::vector<Vec2> ground;
    add_line(ground, plateau, from - side, to - side);
    add_line(ground, plateau, to - side, to + side);
    add_line(ground, plateau, to + side, from + side);
    p.begin();
    p.polygon(ground);
    p.fill(trees_of);
    p.begin();
    p.polygon(belt);
    p.fill(trees_of);
}

}  // namespace

void paint_pasture_far(Painter& p, const View& v)
{
    const Plate& c = v.plate;
    const Plateau plateau = plateau_of(v);
    const float h = v.area.h;
    const Ridge horizon = ridge_of(v.span, [&](float x) { return plateau.vanishing.y + plateau.fall(x); });
    paint_ground(p, v, horizon, {.crest = mix(c.rim, c.glow, 0.62f), .foot = c.hill, .height = 0.45f * h, .ink = c.line});
    Dice dice = v.dice(121);
    for (const Cell& cell : cells_of(v, plateau)) {
        paint_meadow(p, v, plateau, cell, dice);
        const Vec2 corner = cell.at + Vec2{0, kCell};
        paint_belt(p, v, plateau, corner, corner + Vec2{kCell, 0}, dice);
        paint_belt(p, v, plateau, cell.at, corner, dice);
    }
    p.begin();
    // The air over the far belts.
    p.rect({v.span.from, horizon.top() - 4 * v.k, v.span.to - v.span.from, 0.10f * h});
    p.fill(down(horizon.top() - 4 * v.k, horizon.top() + 0.09f * h, {{0, c.glow.with_alpha(0)}, {0.12f, c.glow.with_alpha(0.55f)}, {1, c.glow.with_alpha(0)}}));
    paint_mist(p, v, {v.mx(0.82f), v.horizon - 0.030f * h}, v.side, 280, 2, c.mist.with_alpha(0.93f), 122);
}

void paint_pasture_near(Painter& p, const View& v)
{
    Dice dice = v.dice(125);
    const Plate& c = v.plate;
    const Ridge knoll = flank(v, v.side, v.y(0.735f), v.y(0.90f), 0.78f, 0.8f, dice.next());
    const float foot = v.mx(dice.between(0.86f, 0.92f));
    p.begin();
    for (int i = 0; i < 5; ++i) {
        const float x = foot + v.side * (static_cast<float>(i) * 32 - 58) * v.k;
        add_conifer(p, {x, knoll.at(x) + 20 * v.k}, dice.between(110, 230) * v.k, dice);
    }
    p.fill(mix(c.front, c.deep, 0.3f));
    paint_ground(p, v, knoll, {.crest = c.front, .foot = c.deep, .height = 0.18f * v.area.h, .pattern = Pattern::Asanoha, .cut = {76, 1.4f}, .ink = c.line, .ink_crest = 0.42f, .ink_foot = 0.22f});
    paint_front(p, v, 126);
}

}  // namespace renkei::scenes::art
