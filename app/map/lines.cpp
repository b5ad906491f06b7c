#include <algorithm>
#include <cmath>

#include "map/outlines.hpp"

namespace renkei::map {
namespace {

float square(float v) { return v * v; }

// Squared distance from the segment a–b.
float distance2(Vec2 p, Vec2 a, Vec2 b)
{
    const Vec2 d = b - a, v = p - a;
    const float length2 = square(d.x) + square(d.y);
    const float t = length2 > 0 ? std::clamp((v.x * d.x + v.y * d.y) / length2, 0.0f, 1.0f) : 0.0f;
    return square(v.x - t * d.x) + square(v.y - t * d.y);
}

}  // namespace

void simplify(std::span<const Vec2> points, float tolerance, std::vector<Vec2>& out)
{
    const size_t n = points.size();
    if (n < 3) {
        out.insert(out.end(), points.begin(), points.end());
        return;
    }
    std::vector<bool> kept(n, false);
    kept.front() = kept.back() = true;
    std::vector<std::pair<size_t, size_t>> open{{0, n - 1}};
    while (!open.empty()) {
        const auto [first, last] = open.back();
        open.pop_back();
        float most = square(tolerance);
        size_t at = 0;
        for (size_t i = first + 1; i < last; ++i)
            if (const float d = distance2(points[i], points[first], points[last]); d > most) {
                most = d;
                at = i;
            }
        if (at == 0) continue;
        kept[at] = true;
        open.emplace_back(first, at);
        open.emplace_back(at, last);
    }
    for (size_t i = 0; i < n; ++i)
        if (kept[i]) out.push_back(points[i]);
}

std::vector<Vec2> round_corners(std::span<const Vec2> points, bool closed)
{
    const size_t n = points.size();
    if (n < 3) return {points.begin(), points.end()};
    std::vector<Vec2> out;
    out.reserve(2 * n);
    const auto cut = [&](Vec2 before, Vec2 corner, Vec2 after) {
        out.push_back(corner + (before - corner) * 0.25f);
        out.push_back(corner + (after - corner) * 0.25f);
    };
    if (!closed) out.push_back(points.front());
    for (size_t i = closed ? 0 : 1; i < (closed ? n : n - 1); ++i) cut(points[(i + n - 1) % n], points[i], points[(i + 1) % n]);
    if (!closed) out.push_back(points.back());
    return out;
}

}  // namespace renkei::map
