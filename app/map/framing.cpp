#include "map/framing.hpp"

#include <algorithm>
#include <array>

namespace renkei::map {

Rect bounds_of(std::span<const Vec2> points)
{
    if (points.empty()) return {};
    float left = points[0].x, top = points[0].y, right = left, bottom = top;
    for (const Vec2 p : points) {
        left = std::min(left, p.x);
        top = std::min(top, p.y);
        right = std::max(right, p.x);
        bottom = std::max(bottom, p.y);
    }
    return {left, top, right - left, bottom - top};
}

Rect bounds_of(std::span<const LonLat> places)
{
    std::vector<Vec2> points;
    std::transform(places.begin(), places.end(), std::back_inserter(points), project);
    return bounds_of(points);
}

Rect main_bounds()
{
    // The places that reach farthest in the plane: 男女群島, 宗谷岬 and 択捉島's cape, 鳥島, 屋久島.
    constexpr std::array places{LonLat{128.33, 31.98}, LonLat{128.58, 32.56}, LonLat{141.94, 45.53}, LonLat{148.90, 45.56},
                                LonLat{148.85, 45.34}, LonLat{140.30, 30.47}, LonLat{130.50, 30.21}, LonLat{129.18, 34.71}};
    return bounds_of(places).grown(0.05f);
}

Rect mainland_of(const Shape& shape, float reach)
{
    std::vector<Rect> boxes;
    for (const Ring& ring : shape.rings) boxes.push_back(bounds_of(ring));
    const auto largest = std::max_element(boxes.begin(), boxes.end(), [](const Rect& a, const Rect& b) { return a.w * a.h < b.w * b.h; });
    if (largest == boxes.end()) return {};
    const Rect near = largest->grown(std::max(largest->w, largest->h) * reach);
    Rect all = *largest;
    for (const Rect& box : boxes)
        if (near.contains({box.x, box.y}) && near.contains({box.right(), box.bottom()})) all = all.united(box);
    return all;
}

View fit(Rect bounds, Rect into)
{
    View view;
    view.centre = {bounds.x + bounds.w / 2, bounds.y + bounds.h / 2};
    view.at = {into.x + into.w / 2, into.y + into.h / 2};
    // A single point has no size; the scale then is what one degree in the frame gives.
    constexpr float kLeast = 1e-6f;
    view.scale = bounds.w < kLeast && bounds.h < kLeast ? std::min(into.w, into.h)
                                                        : std::min(into.w / std::max(bounds.w, kLeast), into.h / std::max(bounds.h, kLeast));
    return view;
}

}  // namespace renkei::map
