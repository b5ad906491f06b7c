#include "scenes/art/terrain.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace renkei::scenes::art {

float Ridge::at(float x) const
{
    const auto after = std::lower_bound(points.begin(), points.end(), x, [](Vec2 p, float v) { return p.x < v; });
    if (after == points.begin()) return points.front().y;
    if (after == points.end()) return points.back().y;
    const Vec2 a = *(after - 1), b = *after;
    return a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x);
}

Vec2 Ridge::summit() const
{
    return *std::min_element(points.begin(), points.end(), [](Vec2 a, Vec2 b) { return a.y < b.y; });
}

float Ridge::top() const { return summit().y; }

Ridge ridge_of(Span span, const std::function<float(float)>& y)
{
    Ridge r;
    for (float x = span.from; x < span.to + span.step; x += span.step) r.points.push_back({x, y(x)});
    return r;
}

Ridge rolling(Span span, uint64_t seed, float level, float rise, float length, float broken)
{
    return ridge_of(span, [=](float x) {
        const float k = x / length;
        return level - rise * (0.72f * noise(seed, k) + broken * (0.22f * noise(seed + 1, k * 2.3f) + 0.06f * noise(seed + 2, k * 6.1f)));
    });
}

Ridge jagged(Span span, uint64_t seed, float level, float rise, float length)
{
    // Knots at uneven distances, every second one a peak; straight faces broken once or twice.
    Dice dice(seed);
    Ridge r;
    float x = span.from - length * dice.unit();
    bool up = dice.chance(0.5f);
    Vec2 last{x, level};
    r.points.push_back(last);
    while (x < span.to + length) {
        x += length * dice.between(0.28f, 0.62f);
        const float height = up ? dice.between(0.62f, 1.0f) : dice.between(0.18f, 0.52f);
        const Vec2 next{x, level - rise * height};
        for (int i = 1; i <= 3; ++i) {
            const float t = static_cast<float>(i) / 4 + dice.between(-0.07f, 0.07f);
            const float sag = (up ? 0.10f : 0.12f) * std::sin(t * 3.14159f) * std::abs(next.y - last.y);
            r.points.push_back({last.x + (next.x - last.x) * t, last.y + (next.y - last.y) * t + sag * dice.between(0.2f, 1.6f)});
        }
        r.points.push_back(next);
        last = next;
        up = !up;
    }
    return r;
}

Ridge mountain(Span span, const std::vector<Peak>& peaks)
{
    return ridge_of(span, [&](float x) {
        float y = std::numeric_limits<float>::max();
        for (const Peak& p : peaks) {
            const float height = p.level - p.summit.y;
            const float off = x - p.summit.x;
            const float wobble = p.roughness * (0.055f * noise(p.seed, off / (p.half_width * 0.16f)) + 0.022f * noise(p.seed + 7, off / (p.half_width * 0.05f)));
            float d = std::max(0.0f, std::abs(off) - p.crater / 2) / (p.half_width * (1 + (off < 0 ? 0.10f : -0.06f) * std::sin(static_cast<float>(p.seed % 7))));
            // Concave like a volcano: steep above, running out below.
            float h = (p.round ? std::exp(-1.75f * d * d) : std::exp(-1.75f * std::pow(d, 1.12f))) - 0.06f * std::min(d, 1.5f);
            h += wobble * std::min(1.0f, d * 5) * std::max(0.0f, 1 - 0.4f * d);
            if (p.crater > 0 && std::abs(off) < p.crater / 2) h += 0.040f * std::abs(noise(p.seed + 3, off / (p.crater * 0.55f))) - 0.026f;
            y = std::min(y, p.level - height * h);
        }
        return y;
    });
}

void land_path(paint::Painter& painter, const Ridge& ridge, float floor)
{
    painter.begin();
    painter.move_to({ridge.points.front().x, floor});
    for (const Vec2 p : ridge.points) painter.line_to(p);
    painter.line_to({ridge.points.back().x, floor});
    painter.close();
}

namespace {

struct Summit {
    size_t at = 0, saddle = 0;   // indices: the top, and the low point where its dark side ends
};

// Tops that stand `prominence` above the saddle on their dark side.
std::vector<Summit> summits(const std::vector<Vec2>& points, bool dark_to_the_right, float prominence)
{
    std::vector<Summit> found;
    const size_t n = points.size();
    const auto p = [&](size_t i) { return points[dark_to_the_right ? i : n - 1 - i]; };
    size_t top = 0, low = 0;
    for (size_t i = 1; i < n; ++i) {
        if (p(i).y < p(top).y) {
            top = low = i;
        } else if (p(i).y > p(low).y) {
            low = i;
        } else if (p(i).y < p(low).y - prominence * 0.5f && p(low).y > p(top).y + prominence) {
            found.push_back({top, low});
            top = low = i;
        }
    }
    if (p(low).y > p(top).y + prominence) found.push_back({top, low});
    for (Summit& s : found)
        if (!dark_to_the_right) s = {n - 1 - s.at, n - 1 - s.saddle};
    return found;
}

}  // namespace

void shade_path(paint::Painter& painter, const Ridge& ridge, float floor, float light, float prominence, uint64_t seed)
{
    Dice dice(seed);
    const bool right = light < 0;   // light from the left leaves the right side dark
    const float side = right ? 1.0f : -1.0f;
    painter.begin();
    for (const Summit& s : summits(ridge.points, right, prominence)) {
        const Vec2 top = ridge.points[s.at], saddle = ridge.points[s.saddle];
        painter.move_to(top);
        // Along the skyline to the saddle, then back up the spine from the foot.
        if (right)
            for (size_t i = s.at; i <= s.saddle; ++i) painter.line_to(ridge.points[i]);
        else
            for (size_t i = s.at + 1; i-- > s.saddle;) painter.line_to(ridge.points[i]);
        // The valley falls from the saddle back under the summit, so that the next face begins on a slant.
        const float height = floor - top.y, drop = floor - saddle.y;
        const float drawn_in = std::min(std::abs(saddle.x - top.x) * 0.55f, drop * 0.5f);
        for (int i = 1; i <= 4; ++i) {
            const float t = static_cast<float>(i) / 4;
            painter.line_to({saddle.x - side * drawn_in * (t + dice.between(-0.10f, 0.10f)), saddle.y + drop * t});
        }
        const int spurs = 3 + static_cast<int>(height / 75);
        std::vector<Vec2> spine;
        float x = top.x;
        for (int i = 1; i <= spurs; ++i) {
            const float t = static_cast<float>(i) / static_cast<float>(spurs);
            const float step = height / static_cast<float>(spurs);
            x += side * step * dice.between(0.0f, 0.30f);
            // In to the dark, then out to the light: the teeth of gullies, longer towards the foot.
            spine.push_back({x, top.y + height * t - step * dice.between(0.35f, 0.70f)});
            spine.push_back({x - side * step * dice.between(0.05f, 0.35f + 0.45f * t), top.y + height * t - step * dice.between(0.0f, 0.25f)});
        }
        for (size_t i = spine.size(); i-- > 0;) painter.line_to(spine[i]);
        painter.close();
    }
}

void snow_path(paint::Painter& painter, const Ridge& ridge, float line, float depth, uint64_t seed)
{
    Dice dice(seed);
    const float from = ridge.points.front().x, to = ridge.points.back().x;
    std::vector<Vec2> teeth;
    for (float x = from; x < to;) {
        const float width = depth * dice.between(0.20f, 0.85f), fall = dice.unit();
        const float outward = (x < ridge.summit().x ? -1.0f : 1.0f) * depth * 0.22f;   // snow lies along the slope
        teeth.push_back({x, line - depth * dice.between(0.0f, 0.45f)});
        teeth.push_back({x + width * 0.5f + outward * fall, line + depth * (0.15f + 1.1f * fall * fall)});
        x += width;
    }
    painter.begin();
    painter.move_to({from, ridge.top() - 40});
    for (const Vec2 p : teeth) painter.line_to(p);
    painter.line_to({to, ridge.top() - 40});
    painter.close();
}

}  // namespace renkei::scenes::art
