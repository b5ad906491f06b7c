#pragma once
// Points and rectangles. Without another word the unit is the layout unit: the shorter side of the frame is 1080 units, x
// to the right, y downward.

#include <algorithm>

namespace renkei {

struct Vec2 {
    float x = 0, y = 0;
    friend Vec2 operator+(Vec2 a, Vec2 b) { return {a.x + b.x, a.y + b.y}; }
    friend Vec2 operator-(Vec2 a, Vec2 b) { return {a.x - b.x, a.y - b.y}; }
    friend Vec2 operator*(Vec2 a, float k) { return {a.x * k, a.y * k}; }
    friend bool operator==(const Vec2&, const Vec2&) = default;
};

struct Size {
    float w = 0, h = 0;
    [[nodiscard]] bool portrait() const { return h > w; }
    friend bool operator==(const Size&, const Size&) = default;
};

struct PixelSize {
    int w = 0, h = 0;
    friend bool operator==(const PixelSize&, const PixelSize&) = default;
};

struct Rect {
    float x = 0, y = 0, w = 0, h = 0;
    [[nodiscard]] float right() const { return x + w; }
    [[nodiscard]] float bottom() const { return y + h; }
    [[nodiscard]] bool empty() const { return w <= 0 || h <= 0; }
    [[nodiscard]] bool contains(Vec2 p) const { return p.x >= x && p.x < right() && p.y >= y && p.y < bottom(); }
    // Share more than an edge.
    [[nodiscard]] bool meets(const Rect& o) const { return x < o.right() && o.x < right() && y < o.bottom() && o.y < bottom(); }
    [[nodiscard]] Rect grown(float by) const { return {x - by, y - by, w + 2 * by, h + 2 * by}; }
    [[nodiscard]] Rect moved(Vec2 by) const { return {x + by.x, y + by.y, w, h}; }
    [[nodiscard]] Rect united(const Rect& o) const
    {
        if (empty()) return o;
        if (o.empty()) return *this;
        const float l = std::min(x, o.x), t = std::min(y, o.y);
        return {l, t, std::max(right(), o.right()) - l, std::max(bottom(), o.bottom()) - t};
    }
    friend bool operator==(const Rect&, const Rect&) = default;
};

}  // namespace renkei
