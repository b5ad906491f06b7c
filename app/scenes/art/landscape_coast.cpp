// Coast: open sea to the horizon, headlands behind one another, cliffs with pines before them.

#include <algorithm>
#include <array>
#include <cmath>

#include "scenes/art/landscape_view.hpp"

namespace renkei::scenes::art {

using paint::mix;
using paint::Painter;

namespace {

// A headland that runs out from one side and ends in a cliff on the water.
void paint_headland(Painter& p, const View& v, float side, float reach, float rise, float water, Color crest, Color foot, Color ink, uint64_t purpose)
{
    Dice dice = v.dice(purpose);
    const uint64_t seed = dice.next();
    const float edge = side > 0 ? v.span.to : v.span.from, tip = (side > 0 ? v.area.right() : v.area.x) - side * reach * v.area.w;
    std::vector<Vec2> line{{edge, water}};
    const int steps = 60;
    for (int i = 0; i <= steps; ++i) {
        const float t = static_cast<float>(i) / steps, x = edge + (tip - edge) * t;
        const float body = (0.62f + 0.30f * noise(seed, t * 4.2f) + 0.10f * noise(seed + 1, t * 13)) * (1 - 0.35f * t);
        const float cliff = t < 0.88f ? 1.0f : std::sqrt(std::max(0.0f, 1 - (t - 0.88f) / 0.12f));
        line.push_back({x, water - rise * body * cliff});
    }
    line.push_back({tip - side * -2, water});
    p.begin();
    p.polygon(line);
    p.fill(down(water - rise, water, {{0, crest}, {1, foot}}));
    if (ink.a > 0) fill_pattern(p, Pattern::Asanoha, {52 * v.k, 1.1f}, {v.area.x, water}, ink);
    p.begin();
    p.move_to({edge, water});
    p.line_to({tip - side * 6, water});
    p.stroke(v.plate.foam.with_alpha(0.7f), {.width = 2 * v.k, .dash = {}});
}

// A stack of rock in the sea, with a dark side and a ring of foam.
void paint_stack(Painter& p, const View& v, Vec2 foot, float height, uint64_t purpose)
{
    Dice dice = v.dice(purpose);
    const Plate& c = v.plate;
    const float w = height * dice.between(0.26f, 0.38f), lean = dice.between(-0.1f, 0.1f) * height;
    p.begin();
    p.save();
    p.translate(foot);
    p.scale(1, 0.13f);
    p.circle({0, 0}, w * 1.38f);
    p.restore();
    p.fill(c.foam);
    p.begin();
    p.save();
    p.translate(foot + Vec2{-v.side * w * 0.12f, w * 0.05f});
    p.scale(1, 0.15f);
    p.circle({0, 0}, w * 1.85f);
    p.restore();
    p.stroke(c.foam.with_alpha(0.8f), {.width = 2 * v.k, .dash = {}});
    const Vec2 top{foot.x + lean, foot.y - height};
    const std::array<Vec2, 8> rock{Vec2{foot.x - w, foot.y + 1}, {foot.x - w * 0.78f, foot.y - height * 0.40f}, {foot.x - w * 0.50f + lean * 0.6f, foot.y - height * 0.62f}, {top.x - w * 0.34f, top.y + height * 0.06f},
                                   {top.x + w * 0.12f, top.y}, {top.x + w * 0.42f, top.y + height * 0.16f}, {foot.x + w * 0.72f, foot.y - height * 0.46f}, {foot.x + w, foot.y + 1}};
    p.begin();
    p.polygon(rock);
    p.fill(down(top.y, foot.y, {{0, mix(c.front, c.hill, 0.35f)}, {1, c.front}}));
    const std::array<Vec2, 6> dark{Vec2{top.x + w * 0.12f, top.y}, {top.x + w * 0.42f * v.side, top.y + height * 0.16f}, {foot.x + w * 0.72f * v.side, foot.y - height * 0.46f}, {foot.x + w * v.side, foot.y + 1}, {foot.x - w * 0.1f * v.side, foot.y + 1}, {top.x + w * 0.22f * v.side, top.y + height * 0.42f}};
    p.save();
    p.clip();
    p.begin();
    p.polygon(dark);
    p.fill(c.deep.with_alpha(0.75f));
    p.restore();
}

struct Cliff {
    std::vector<Vec2> top;    // from the picture's edge to the brink
    std::vector<Vec2> face;   // from the brink down to the water
    float water = 0;
};

Cliff cliff_of(const View& v, float reach, float high, float water, uint64_t purpose)
{
    Dice dice = v.dice(purpose);
    const uint64_t seed = dice.next();
    const float edge = v.side > 0 ? v.span.to : v.span.from, brink = (v.side > 0 ? v.area.right() : v.area.x) - v.side * reach * v.area.w;
    Cliff c;
    c.water = water;
    for (int i = 0; i <= 40; ++i) {
        const float t = static_cast<float>(i) / 40;
        const float slope = 0.30f * (water - high) * t * t;
        c.top.push_back({edge + (brink - edge) * t, high + slope + v.k * (18 * noise(seed, t * 3.1f) + 5 * noise(seed + 1, t * 11))});
    }
    // Steps of rock: steep, then a ledge, steeper below.
    Vec2 at = c.top.back();
    c.face.push_back(at);
    const int ledges = 5;
    const float fall = (water - at.y) / ledges;
    for (int i = 0; i < ledges; ++i) {
        at = {at.x - v.side * fall * dice.between(0.02f, 0.16f), at.y + fall * dice.between(0.60f, 0.85f)};
        c.face.push_back(at);
        at = {at.x - v.side * fall * dice.between(0.10f, 0.42f), i + 1 == ledges ? water : c.face.front().y + fall * static_cast<float>(i + 1)};
        c.face.push_back(at);
    }
    return c;
}

void paint_cliff(Painter& p, const View& v, const Cliff& cliff, uint64_t purpose)
{
    Dice dice = v.dice(purpose);
    const Plate& c = v.plate;
    const float edge = cliff.top.front().x, top = std::min_element(cliff.top.begin(), cliff.top.end(), [](Vec2 a, Vec2 b) { return a.y < b.y; })->y;
    // Surf along the foot: a white seam, and two lines that it has left behind.
    const Vec2 foot = cliff.face.back();
    for (int i = 0; i < 3; ++i) {
        const float out = static_cast<float>(i) * 17 * v.k;
        std::vector<Vec2> seam;
        for (int j = 0; j <= 48; ++j) {
            const float t = static_cast<float>(j) / 48, x = edge + (foot.x - v.side * (20 * v.k + out * 1.5f) - edge) * t;
            const float round = std::pow(t, 9.0f) * (12 * v.k + out);   // it closes around the point
            seam.push_back({x, cliff.water + 9 * v.k + out - round + 4 * v.k * noise(v.seed + static_cast<uint64_t>(i), x / (46 * v.k))});
        }
        p.begin();
        p.polyline(seam);
        p.stroke(c.foam.with_alpha(i == 0 ? 0.95f : 0.75f - 0.2f * static_cast<float>(i)), {.width = (i == 0 ? 15.0f : 2.2f) * v.k, .dash = {}});
    }
    std::vector<Vec2> whole(cliff.top);
    whole.insert(whole.end(), cliff.face.begin(), cliff.face.end());
    whole.push_back({edge, cliff.water + 8 * v.k});
    p.begin();
    p.polygon(whole);
    p.fill(down(top, cliff.water, {{0, mix(c.hill, c.rim, 0.35f)}, {0.5f, c.hill}, {1, c.front}}));
    p.save();
    p.clip();
    // Strata: faces in shadow hang from the brink like curtains.
    p.begin();
    for (int i = 0; i < 7; ++i) {
        const float t = 0.98f - static_cast<float>(i) * 0.135f - dice.between(0, 0.05f);
        const Vec2 a = cliff.top[static_cast<size_t>(std::clamp(t, 0.02f, 1.0f) * 40)];
        const float drop = 34 * v.k + 20 * v.k * static_cast<float>(i % 3), width = dice.between(26, 58) * v.k;
        p.move_to({a.x, a.y + drop});
        p.line_to({a.x + v.side * width * 0.55f, a.y + drop + dice.between(10, 50) * v.k});
        p.line_to({a.x + v.side * width, a.y + drop * 0.8f + dice.between(30, 60) * v.k});
        p.line_to({a.x + v.side * width * 0.7f, cliff.water + 20});
        p.line_to({a.x - v.side * dice.between(10, 50) * v.k, cliff.water + 20});
        p.line_to({a.x - v.side * width * 0.22f, a.y + (cliff.water - a.y) * dice.between(0.45f, 0.65f)});
        p.close();
    }
    p.fill(c.front.with_alpha(0.62f));
    p.begin();
    p.polygon(whole);
    fill_pattern(p, Pattern::Asanoha, {96 * v.k, 1.5f}, {v.area.x, top}, down(top, cliff.water, {{0, c.line.with_alpha(0.62f)}, {0.55f, c.line.with_alpha(0.25f)}, {1, c.line.with_alpha(0.05f)}}));
    p.restore();
}

// Low islands along the horizon, the far ones pale, no two alike.
void paint_islands(Painter& p, const View& v, uint64_t purpose)
{
    Dice dice = v.dice(purpose);
    const Plate& c = v.plate;
    const int count = 3 + dice.below(3);
    for (int i = 0; i < count; ++i) {
        const float near = static_cast<float>(i) / static_cast<float>(count - 1);
        const float x = v.mx(0.34f + 0.62f * std::fmod(dice.between(0, 0.25f) + 0.618f * static_cast<float>(i), 1.0f)), half = (0.07f + 0.10f * dice.unit()) * v.area.w, rise = (0.016f + 0.036f * dice.unit()) * v.area.h, water = v.horizon + (2 + 5 * near) * v.k;
        const uint64_t seed = dice.next();
        const float crest = dice.between(-0.45f, 0.45f);
        const Ridge back = ridge_of({x - half, x + half, 3}, [&](float at) {
            const float u = (at - x) / half, skew = u < crest ? (u + 1) / (1 + crest) : (1 - u) / (1 - crest);
            return water - rise * std::pow(std::max(0.0f, skew), 0.62f) * (1 + 0.30f * noise(seed, u * 2.6f) + 0.08f * noise(seed + 1, u * 9));
        });
        land_path(p, back, water);
        const Color top = mix(mix(c.range, c.peak, 0.35f), mix(c.peak, c.rim, 0.35f), near);
        p.fill(down(water - rise, water, {{0, top}, {1, mix(top, c.foot, 0.55f)}}));
        if (near > 0.3f) fill_pattern(p, Pattern::Asanoha, {40 * v.k, 1.0f}, {x, water}, c.foam.with_alpha(0.14f));
    }
}

// The light's road on the water: bars under the disc, closer and longer where they are far.
void paint_road(Painter& p, const View& v, float from)
{
    const Plate& c = v.plate;
    Dice dice = v.dice(66);
    p.begin();
    for (int i = 0; i < 9; ++i) {
        const float n = static_cast<float>(i), half = v.disc_radius * (1.15f - 0.083f * n) * dice.between(0.75f, 1.05f), thick = (3 + 0.5f * n) * v.k;
        p.rounded_rect({v.disc.x - half + dice.between(-6, 6) * v.k, from + 15 * n * (1 + 0.11f * n) * v.k, 2 * half, thick}, thick / 2);
    }
    p.fill(down(from, from + 0.2f * v.area.h, {{0, mix(c.disc, c.glow, 0.35f).with_alpha(0.85f)}, {1, mix(c.disc, c.glow, 0.5f).with_alpha(0.25f)}}));
}

constexpr float kBeachBay = 0.20f;   // of the width, from the heavy side to the innermost shore
// Where the beach runs out into the sea, part of the width from the other side.
float beach_tip(const View& v) { return v.dice(77).between(0.33f, 0.42f); }

// A crescent of sand with a pine wood on it, which swings out from one side and away.
void paint_beach(Painter& p, const View& v, uint64_t purpose)
{
    Dice dice = v.dice(purpose);
    const Plate& c = v.plate;
    const float h = v.area.h, far = v.horizon + dice.between(0.075f, 0.10f) * h, near = v.y(0.93f);
    const float reach_far = 1 - beach_tip(v) - kBeachBay, reach_near = dice.between(0.62f, 0.80f);
    // The shore as distance from the heavy side: far out at the tip, drawn in at the bay, far out again at the viewer.
    const auto shore = [&](float t) {
        const float bay = kBeachBay + reach_far * std::pow(1 - t, 2.6f) + (reach_near - kBeachBay) * std::pow(t, 2.4f);
        return bay * v.area.w;
    };
    const float edge = v.side > 0 ? v.area.right() : v.area.x, beyond = v.side > 0 ? v.span.to : v.span.from;
    const auto line = [&](float offset, float from) {
        std::vector<Vec2> points;
        for (int i = 0; i <= 64; ++i) {
            const float t = from + (1 - from) * static_cast<float>(i) / 64;
            points.push_back({edge - v.side * (shore(t) + offset * (0.10f + 0.90f * t)), far + (near - far) * std::pow(t, 1.25f)});
        }
        return points;
    };
    for (const float offset : {66.0f, 36.0f}) {
        p.begin();
        const std::vector<Vec2> surf = line(offset * v.k, 0.10f);
        p.polyline(surf);
        p.stroke(c.foam.with_alpha(offset > 50 ? 0.55f : 0.85f), {.width = 2.4f * v.k, .dash = {}});
    }
    for (const int coat : {0, 1, 2}) {   // wet edge, sand, grass
        std::vector<Vec2> land = line((coat == 0 ? 12.0f : coat == 1 ? 0.0f : -95.0f) * v.k, coat == 2 ? 0.08f : 0.0f);
        land.push_back({land.back().x, v.floor()});
        land.push_back({beyond, v.floor()});
        land.push_back({beyond, far - (coat == 2 ? 0 : 3)});
        p.begin();
        p.polygon(land);
        const Color sand = mix(mix(paint::ink::kSuna, c.glow, 0.45f), c.sky, c.hour == Hour::Moon ? 0.6f : 0.10f);
        if (coat == 0) p.fill(c.foam);
        if (coat == 1) p.fill(down(far, near, {{0, sand}, {0.6f, mix(sand, c.rim, 0.25f)}, {1, mix(sand, c.front, 0.75f)}}));
        if (coat == 2) {
            p.fill(down(far, near, {{0, mix(c.rim, c.hill, 0.6f)}, {0.5f, c.hill}, {1, c.front}}));
            fill_pattern(p, Pattern::Asanoha, {84 * v.k, 1.4f}, {v.area.x, far}, down(far, near, {{0, c.line.with_alpha(0.30f)}, {0.6f, c.line.with_alpha(0.5f)}, {1, c.line.with_alpha(0.3f)}}));
        }
    }
    // The wood: small and dense at the tip, single trees near by.
    for (int i = 0; i < 16; ++i) {
        const float t = 0.03f + 0.74f * std::pow(static_cast<float>(i) / 16, 1.35f), size = (36 + 110 * t + 170 * t * t) * v.k * dice.between(0.85f, 1.15f);
        const float inland = (20 + 260 * t * dice.between(0.3f, 1.3f)) * v.k;
        const Vec2 foot{edge - v.side * (shore(t) - inland), far + (near - far) * std::pow(t, 1.25f) + 3};
        if (i > 9 && i % 2 == 1) continue;   // near by they stand apart
        paint_pine(p, {.foot = foot, .height = size, .lean = -v.side * dice.between(0.05f, 0.42f), .seed = dice.next()}, mix(mix(c.rim, c.pine, 0.7f), c.pine, t * 1.4f > 1 ? 1 : t * 1.4f), mix(c.pine, c.rim, 0.48f), c.deep);
    }
}

}  // namespace

void paint_coast_far(Painter& p, const View& v)
{
    Dice dice = v.dice(60);
    const Plate& c = v.plate;
    const float h = v.area.h;
    const bool islands = dice.chance(v.variant == 1 ? 0.6f : 0.35f);
    if (islands) {
        paint_islands(p, v, 61);
    } else if (v.variant == 1) {   // a long, low headland
        paint_headland(p, v, v.side, dice.between(0.50f, 0.68f), dice.between(0.045f, 0.06f) * h, v.horizon + 2, mix(c.range, c.peak, 0.4f), mix(c.range, c.foot, 0.6f), c.line.with_alpha(0), 63);
        paint_headland(p, v, v.side, dice.between(0.24f, 0.36f), dice.between(0.07f, 0.09f) * h, v.horizon + 3, mix(c.peak, c.rim, 0.3f), mix(c.range, c.foot, 0.5f), c.foam.with_alpha(0.14f), 64);
    } else {
        paint_headland(p, v, v.side, dice.between(0.62f, 0.80f), dice.between(0.055f, 0.09f) * h, v.horizon + 2, c.range, c.foot, c.line.with_alpha(0), 63);
        paint_headland(p, v, v.side, dice.between(0.36f, 0.50f), dice.between(0.11f, 0.15f) * h, v.horizon + 2, mix(c.range, c.peak, 0.55f), mix(c.range, c.foot, 0.7f), c.foam.with_alpha(0.14f), 64);
        paint_mist(p, v, {v.mx(0.88f), v.horizon - 0.06f * h}, v.side, 300, 2, c.mist.with_alpha(0.92f), 65);
    }
    const float bottom = v.y(1.0f);
    p.begin();
    p.rect({v.span.from, v.horizon, v.span.to - v.span.from, v.floor() - v.horizon});
    paint_water_ground(p, v, v.horizon, bottom);
    fill_waves(p, {.area = {v.span.from, v.horizon, v.span.to - v.span.from, bottom - v.horizon}, .horizon = v.horizon - 0.045f * h, .centre = v.mx(0.42f), .width = 128 * v.k, .flatness = 0.36f, .line = 1.7f}, wave_ink(v, v.horizon, bottom));
    const float reach = dice.between(0.16f, 0.26f), rise = dice.between(0.04f, 0.07f) * h, water = v.horizon + dice.between(0.018f, 0.03f) * h;
    // Open water begins where the headland ends that may lie under the sun.
    const bool hidden = v.mx(reach) * v.side + 20 * v.k > (v.disc.x - v.side * 1.2f * v.disc_radius) * v.side;
    paint_road(p, v, hidden ? water + 14 * v.k : v.horizon + 8 * v.k);
    paint_headland(p, v, -v.side, reach, rise, water, mix(c.peak, c.rim, 0.5f), mix(c.rim, c.water_far, 0.4f), c.line.with_alpha(0.22f), 67);
    // Boats stand on open water, clear of the pines on either shore.
    const Span open = v.variant == 1 ? Span{0.06f, beach_tip(v) - 0.13f} : Span{0.08f, 0.34f};
    const int sails = v.variant == 2 ? 0 : 2 + dice.below(2);
    float last = -1;
    for (int i = 0; i < sails; ++i) {
        const float t = (water - v.horizon) / h + dice.between(0.012f, 0.022f) + 0.028f * static_cast<float>(i), size = (14 + 260 * t) * v.k;
        float x = open.from + (open.to - open.from) * (static_cast<float>((i * 2) % 3) + dice.between(0.1f, 0.9f)) / 3;
        // The light's road stays free; a boat on it moves to the seaward side, or the other.
        const float sun = std::abs(v.disc.x - v.mx(0)) / v.area.w, free = (v.disc_radius * 1.2f + size * 0.7f) / v.area.w;
        if (std::abs(x - sun) < free) x = sun - free > 0.04f ? sun - free * dice.between(1.0f, 1.25f) : sun + free;
        if (x > open.to || std::abs(x - last) < 0.07f) continue;
        last = x;
        paint_sail(p, {v.mx(x), v.horizon + t * h}, size, c.mist, mix(c.water_near, c.deep, 0.5f));
    }
}

void paint_coast_near(Painter& p, const View& v)
{
    Dice dice = v.dice(70);
    const Plate& c = v.plate;
    const float h = v.area.h;
    if (v.variant == 1) {
        paint_beach(p, v, 76);
        paint_front(p, v, 75);
        return;
    }
    if (v.variant == 0) {
        paint_stack(p, v, {v.mx(dice.between(0.36f, 0.46f)), v.y(dice.between(0.70f, 0.74f))}, dice.between(70, 110) * v.k, 71);
        paint_stack(p, v, {v.mx(dice.between(0.47f, 0.54f)), v.y(dice.between(0.755f, 0.78f))}, dice.between(110, 170) * v.k, 72);
    }
    const Cliff cliff = cliff_of(v, dice.between(0.30f, 0.40f), v.y(dice.between(0.47f, 0.54f)), v.y(dice.between(0.79f, 0.83f)), 73);
    const auto pine_at = [&](float t, float height, float lean) {
        const Vec2 foot = cliff.top[static_cast<size_t>(t * 40)];
        paint_pine(p, {.foot = {foot.x, foot.y + 6 * v.k}, .height = height * v.k, .lean = -v.side * lean, .seed = dice.next()}, c.pine, mix(c.pine, c.rim, 0.42f), c.deep);
    };
    pine_at(dice.between(0.44f, 0.56f), dice.between(150, 190), 0.18f);
    paint_cliff(p, v, cliff, 74);
    pine_at(dice.between(0.80f, 0.90f), dice.between(190, 250), dice.between(0.35f, 0.6f));
    if (v.variant == 2) {   // a second, dark brow on the other side
        const Ridge brow = ridge_of(v.span, [&v, seed = dice.next()](float x) {
            const float u = (v.side > 0 ? x - v.area.x : v.area.right() - x) / (v.area.w * 0.52f);
            return v.y(0.75f) + v.area.h * 0.16f * std::pow(std::max(0.0f, u), 1.6f) + v.k * 10 * noise(seed, x / (90 * v.k));
        });
        const float foot_x = v.mx(dice.between(0.12f, 0.20f));
        paint_pine(p, {.foot = {foot_x, brow.at(foot_x) + 8 * v.k}, .height = dice.between(270, 330) * v.k, .lean = v.side * dice.between(0.25f, 0.45f), .seed = dice.next()}, mix(c.pine, c.deep, 0.45f), mix(c.pine, c.hill, 0.25f), mix(c.deep, paint::ink::kSumi, 0.5f));
        paint_ground(p, v, brow, {.crest = c.front, .foot = c.deep, .height = 0.2f * h, .pattern = Pattern::Kikko, .cut = {50, 1.4f}, .ink = c.line, .ink_crest = 0.42f, .ink_foot = 0.22f});
    }
    paint_front(p, v, 75);
}

}  // namespace renkei::scenes::art
