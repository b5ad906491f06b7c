#include "scenes/land.hpp"

#include <iterator>

namespace renkei::scenes {
namespace {

Rect bounds_of(const std::vector<Vec2>& ring)
{
    float l = 1e9f, t = 1e9f, r = -1e9f, b = -1e9f;
    for (const Vec2 p : ring) {
        l = std::min(l, p.x);
        t = std::min(t, p.y);
        r = std::max(r, p.x);
        b = std::max(b, p.y);
    }
    return {l, t, std::max(r - l, 1e-3f), std::max(b - t, 1e-3f)};
}

std::vector<Vec2> placed(const std::vector<Vec2>& points, const map::View& view)
{
    std::vector<Vec2> out;
    out.reserve(points.size());
    for (const Vec2 p : points) out.push_back(view.place(p));
    return out;
}

}  // namespace

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

Land without_specks(const Land& land, float size)
{
    Land kept;
    kept.bounds = land.bounds;
    for (const auto& ring : land.rings)
        if (const Rect box = bounds_of(ring); box.w >= size || box.h >= size) kept.rings.push_back(ring);
    return kept;
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

}  // namespace renkei::scenes
