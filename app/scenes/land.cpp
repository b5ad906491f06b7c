#include "scenes/land.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <optional>
#include <tuple>

#include "map/framing.hpp"

namespace renkei::scenes {
namespace {

using map::bounds_of;

std::vector<Vec2> placed(const std::vector<Vec2>& points, const map::View& view)
{
    std::vector<Vec2> out;
    out.reserve(points.size());
    for (const Vec2 p : points) out.push_back(view.place(p));
    return out;
}
// To the nearest line of the land, or `enough` where that is less.
float to_shore(const Land& land, Vec2 p, float enough)
{
    float nearest = enough * enough;
    for (const auto& ring : land.rings)
        for (size_t i = 0, last = ring.size() - 1; i < ring.size(); last = i++) {
            const Vec2 from = ring[last], way = ring[i] - from, off = p - from;
            const float length = way.x * way.x + way.y * way.y;
            const float part = length > 0 ? std::clamp((off.x * way.x + off.y * way.y) / length, 0.0f, 1.0f) : 0;
            const Vec2 d = off - way * part;
            nearest = std::min(nearest, d.x * d.x + d.y * d.y);
        }
    return std::sqrt(nearest);
}

// Asked of many points on few heights: where a shore is crossed at a height is found once. It says of each point what inside() says.
class Rows {
  public:
    explicit Rows(const Land& land) : land_(land) {}
    [[nodiscard]] bool inside(Vec2 p)
    {
        if (land_.rings.empty()) return false;
        const std::vector<float>& row = crossings(p.y);
        return (row.end() - std::upper_bound(row.begin(), row.end(), p.x)) % 2 != 0;
    }

  private:
    // Ascending.
    const std::vector<float>& crossings(float y)
    {
        const auto [found, is_new] = rows_.try_emplace(y);
        if (!is_new) return found->second;
        std::vector<float>& row = found->second;
        for (const auto& ring : land_.rings)
            for (size_t i = 0, last = ring.size() - 1; i < ring.size(); last = i++) {
                const Vec2 a = ring[i], b = ring[last];
                if ((a.y > y) != (b.y > y)) row.push_back(a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y));
            }
        std::sort(row.begin(), row.end());
        return row;
    }
    const Land& land_;
    std::map<float, std::vector<float>> rows_;
};

}  // namespace

bool inside(const Land& land, Vec2 p)
{
    bool in = false;
    for (const auto& ring : land.rings)
        for (size_t i = 0, last = ring.size() - 1; i < ring.size(); last = i++) {
            const Vec2 a = ring[i], b = ring[last];
            if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (b.x - a.x) * (p.y - a.y) / (b.y - a.y)) in = !in;
        }
    return in;
}

float length_over(const Land& land, Vec2 from, Vec2 to)
{
    const Vec2 way = to - from;
    const float length = std::hypot(way.x, way.y);
    if (length <= 0) return 0;
    // Where the line crosses a shore, as shares of its length; between two crossings of the even-odd rule lies land.
    std::vector<float> crossings;
    if (inside(land, from)) crossings.push_back(0);
    float before = 0;   // on which side of the line the last corner lies
    for (const auto& ring : land.rings)
        for (size_t i = 0, last = ring.size() - 1; i < ring.size(); last = i++) {
            const Vec2 b = ring[i] - from;
            const float side_b = way.x * b.y - way.y * b.x, side_a = i == 0 ? way.x * (ring[last].y - from.y) - way.y * (ring[last].x - from.x) : before;
            before = side_b;
            if ((side_a > 0) == (side_b > 0)) continue;
            const Vec2 a = ring[last] - from;
            const Vec2 at = a + (b - a) * (side_a / (side_a - side_b));
            const float share = (at.x * way.x + at.y * way.y) / (length * length);
            if (share > 0 && share < 1) crossings.push_back(share);
        }
    std::sort(crossings.begin(), crossings.end());
    if (crossings.size() % 2 != 0) crossings.push_back(1);
    float over = 0;
    for (size_t i = 0; i + 1 < crossings.size(); i += 2) over += (crossings[i + 1] - crossings[i]) * length;
    return over;
}

Land place(const map::Shape& shape, const map::View& view)
{
    return place_inside(shape, view, {-1e6f, -1e6f, 2e6f, 2e6f});
}

Land place_inside(const map::Shape& shape, const map::View& view, Rect frame)
{
    Land land;
    for (const map::Ring& ring : shape.rings) {
        if (ring.size() < 3) continue;
        std::vector<Vec2> points = placed(ring, view);
        const Rect box = bounds_of(points);
        if (!frame.contains({box.x, box.y}) || !frame.contains({box.right(), box.bottom()})) continue;
        land.bounds = land.bounds.united(box);
        land.rings.push_back(std::move(points));
    }
    return land;
}

void merge(Land& into, Land from)
{
    into.bounds = into.bounds.united(from.bounds);
    into.rings.insert(into.rings.end(), std::make_move_iterator(from.rings.begin()), std::make_move_iterator(from.rings.end()));
}

void merge(Lines& into, Lines from)
{
    into.open.insert(into.open.end(), std::make_move_iterator(from.open.begin()), std::make_move_iterator(from.open.end()));
    into.closed.insert(into.closed.end(), std::make_move_iterator(from.closed.begin()), std::make_move_iterator(from.closed.end()));
}

Land without_specks(const Land& land, float size)
{
    Land kept;
    kept.bounds = land.bounds;
    for (const auto& ring : land.rings)
        if (const Rect box = bounds_of(ring); box.w >= size || box.h >= size) kept.rings.push_back(ring);
    return kept;
}

Vec2 inner_point(const Land& land, const Land& water, Vec2 near, float from_shore)
{
    constexpr float kStep = 1.5f;   // units
    struct Candidate {
        float reach;   // squared distance from `near`
        Vec2 at;
    };
    std::vector<Candidate> candidates;
    for (float y = land.bounds.y; y <= land.bounds.bottom(); y += kStep)
        for (float x = land.bounds.x; x <= land.bounds.right(); x += kStep) candidates.push_back({(x - near.x) * (x - near.x) + (y - near.y) * (y - near.y), {x, y}});
    // The nearest first; few of many are looked at, so they are not sorted.
    const auto farther = [](const Candidate& a, const Candidate& b) { return std::tie(a.reach, a.at.y, a.at.x) > std::tie(b.reach, b.at.y, b.at.x); };
    std::make_heap(candidates.begin(), candidates.end(), farther);
    Rows on_land(land), in_water(water);
    Vec2 best = near;
    float widest = -1;
    for (; !candidates.empty(); candidates.pop_back()) {
        std::pop_heap(candidates.begin(), candidates.end(), farther);
        const Vec2 p = candidates.back().at;
        if (!on_land.inside(p) || in_water.inside(p)) continue;
        const float clear = std::min(to_shore(land, p, from_shore), to_shore(water, p, from_shore));
        if (clear <= widest) continue;
        widest = clear;
        best = p;
        if (clear >= from_shore) break;
    }
    return best;
}

Land lakes_of(const map::Atlas& atlas, const map::View& view, Rect frame, float pixels_per_unit, std::string_view prefecture_code)
{
    constexpr float kLeast = 4;   // units: less is a hole in the land
    const map::Detail detail = map::detail_for(view.scale, pixels_per_unit);
    // Asked of the outline, not of the mesh: unpacking that takes longer than painting the lakes. Made when a lake is in view.
    std::optional<Land> prefecture;
    const auto is_here = [&](const Land& lake) {
        if (prefecture_code.empty()) return true;
        if (!prefecture) prefecture = place(atlas.outline(atlas.codes_of(prefecture_code), detail), view);
        return std::any_of(lake.rings.begin(), lake.rings.end(), [&](const auto& ring) { return std::any_of(ring.begin(), ring.end(), [&](Vec2 p) { return inside(*prefecture, p); }); });
    };
    Land lakes;
    for (const map::Shape& lake : atlas.lakes(detail)) {
        Land placed = place_inside(lake, view, frame);
        if (std::max(placed.bounds.w, placed.bounds.h) >= kLeast && is_here(placed)) merge(lakes, std::move(placed));
    }
    return lakes;
}

Lines place(const std::vector<map::Polyline>& lines, const map::View& view)
{
    Lines out;
    for (const map::Polyline& line : lines) (line.closed ? out.closed : out.open).push_back(placed(line.points, view));
    return out;
}

void trace(paint::Painter& p, const Land& land)
{
    for (const auto& ring : land.rings) p.polygon(ring);
}

void trace(paint::Painter& p, const Lines& lines)
{
    for (const auto& line : lines.open) p.polyline(line);
    for (const auto& line : lines.closed) p.polygon(line);
}

void begin_land(paint::Painter& p)
{
    p.begin_group();
    p.begin();
}

void end_land(paint::Painter& p, const Land& lakes)
{
    p.begin();
    trace(p, lakes);
    p.save();
    p.mode(paint::Mode::Erase);
    p.fill(paint::ink::kSumi, paint::FillRule::EvenOdd);
    p.restore();
    p.begin();
    p.end_group(1);
}

}  // namespace renkei::scenes
