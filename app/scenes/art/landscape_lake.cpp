// Lake and river: water seen from a height, between hills.

#include <algorithm>
#include <cmath>

#include "scenes/art/landscape_view.hpp"

namespace renkei::scenes::art {

using paint::mix;
using paint::Painter;

namespace {

// The far shore: flat in the middle, falling towards the viewer at both ends.
Ridge lake_shore(const View& v)
{
    Dice dice = v.dice(30);
    const uint64_t seed = dice.next();
    const float centre = v.mx(v.variant == 1 ? 0.30f : 0.50f), half = v.area.w * (v.variant == 2 ? 0.72f : v.variant == 1 ? 0.62f : 0.50f);
    const float level = v.horizon + v.area.h * 0.105f, fall = v.area.h * 0.30f;
    return ridge_of(v.span, [=](float x) {
        const float u = std::abs(x - centre) / half;
        return level + fall * std::pow(u, 4.0f) * 0.62f + fall * 0.10f * u * u + v.k * (5 * noise(seed, x / (95 * v.k)) + 2 * noise(seed + 1, x / (31 * v.k)));
    });
}

// A hill that comes in from one side and falls towards the other.
Ridge flank(const View& v, float side, float high, float low, float reach, float rough, uint64_t seed)
{
    return ridge_of(v.span, [=, &v](float x) {
        const float u = (side > 0 ? v.area.right() - x : x - v.area.x) / (v.area.w * reach);   // 0 at its side, 1 where it has run out
        const float t = std::clamp(u, -0.2f, 1.0f), s = t < 0 ? 0 : t * t * (3 - 2 * t);
        const float beyond = std::max(0.0f, u - 1);
        return high + (low - high) * s + beyond * 40 * v.k + rough * (1 - 0.5f * s) * v.k * (16 * noise(seed, x / (130 * v.k)) + 4 * noise(seed + 1, x / (41 * v.k)));
    });
}

void paint_islet(Painter& p, const View& v, Vec2 at, float size, uint64_t purpose)
{
    Dice dice = v.dice(purpose);
    const Plate& c = v.plate;
    p.begin();
    p.save();
    p.translate(at);
    p.scale(1, 0.13f);
    p.circle({0, 0}, size * 1.25f);
    p.restore();
    p.fill(mix(c.water_near, c.deep, 0.5f).with_alpha(0.55f));
    const Ridge dome = ridge_of({at.x - size, at.x + size, 2}, [&](float x) {
        const float u = (x - at.x) / size;
        return at.y - size * 0.42f * std::pow(std::max(0.0f, 1 - u * u), 0.8f);
    });
    p.begin();
    for (float x = at.x - size * 0.62f; x < at.x + size * 0.62f; x += size * dice.between(0.12f, 0.22f)) add_conifer(p, {x, dome.at(x) + 2}, size * dice.between(0.28f, 0.5f), dice);
    p.fill(mix(c.hill, c.deep, 0.4f));
    land_path(p, dome, at.y + 1);
    p.fill(mix(c.hill, c.deep, 0.4f));
}

}  // namespace

void paint_lake_far(Painter& p, const View& v)
{
    Dice dice = v.dice(10);
    const Plate& c = v.plate;
    const float h = v.area.h;
    paint_range(p, v, v.horizon - 0.005f * h, dice.between(0.055f, 0.085f) * h, 11);
    const Vec2 summit{v.mx(dice.between(0.52f, 0.68f)), v.horizon - dice.between(0.15f, 0.21f) * h};
    paint_massif(p, v, {.summit = summit, .level = v.horizon + 0.01f * h, .half_width = dice.between(0.20f, 0.28f) * v.area.w, .floor = v.horizon + 0.09f * h, .kind = dice.below(3), .snow = dice.chance(0.4f)}, 12);
    paint_mist(p, v, {v.mx(0.12f), v.horizon - 0.005f * h}, -v.side, 300, 3, c.mist.with_alpha(0.93f), 13);
    paint_mist(p, v, {v.mx(0.86f), v.horizon + 0.025f * h}, v.side, 260, 2, c.mist.with_alpha(0.93f), 14);

    const Ridge rim = rolling(v.span, dice.next(), v.horizon + 0.075f * h, 15 * v.k, dice.between(190, 260) * v.k);
    p.begin();
    add_conifers(p, rim, {.from = v.span.from, .to = v.span.to, .height = 24 * v.k, .density = 0.5f, .seed = dice.next()});
    p.fill(mix(c.rim, c.hill, 0.55f));
    paint_ground(p, v, rim, {.crest = c.rim, .foot = mix(c.rim, c.hill, 0.9f), .height = 0.24f * h, .pattern = Pattern::Asanoha, .cut = {58, 1.1f}, .ink = c.line, .ink_crest = 0.50f, .ink_foot = 0.34f});

    const Ridge shore = lake_shore(v);
    const float top = shore.top(), bottom = v.y(0.90f);
    land_path(p, shore, v.floor());
    paint_water_ground(p, v, top, bottom);
    fill_waves(p, {.area = {v.span.from, top, v.span.to - v.span.from, bottom - top}, .horizon = top - 0.16f * h, .centre = v.x(0.5f), .width = 54 * v.k, .flatness = 0.34f, .line = 1.5f}, wave_ink(v, top, bottom));
    p.begin();
    p.polyline(shore.points);
    p.stroke(c.foam.with_alpha(0.85f), {.width = 3.2f * v.k, .dash = {}});
    if (dice.chance(0.6f)) paint_islet(p, v, {v.mx(dice.between(0.34f, 0.60f)), top + dice.between(0.06f, 0.10f) * h}, dice.between(30, 58) * v.k, 15);
}

void paint_lake_near(Painter& p, const View& v)
{
    Dice dice = v.dice(20);
    const Plate& c = v.plate;
    const float h = v.area.h;
    const Ridge left = flank(v, -v.side, v.y(dice.between(0.66f, 0.71f)), v.y(0.865f), dice.between(0.50f, 0.62f), 1, dice.next());
    p.begin();
    add_conifers(p, left, {.from = v.span.from, .to = v.span.to, .height = dice.between(58, 84) * v.k, .density = 0.62f, .sink = 7, .seed = dice.next()});
    p.fill(mix(c.hill, c.front, 0.15f));
    paint_ground(p, v, left, {.crest = c.hill, .foot = mix(c.hill, c.front, 0.8f), .height = 0.26f * h, .pattern = Pattern::Asanoha, .cut = {124, 1.6f}, .ink = c.line, .ink_crest = 0.62f, .ink_foot = 0.42f});
    const Ridge right = flank(v, v.side, v.y(dice.between(0.70f, 0.75f)), v.y(0.90f), dice.between(0.62f, 0.85f), 1.2f, dice.next());
    p.begin();
    add_conifers(p, right, {.from = v.span.from, .to = v.span.to, .height = dice.between(84, 120) * v.k, .density = 0.60f, .sink = 9, .seed = dice.next()});
    p.fill(c.front);
    paint_ground(p, v, right, {.crest = c.front, .foot = c.deep, .height = 0.22f * h, .pattern = Pattern::Kikko, .cut = {50, 1.4f}, .ink = c.line, .ink_crest = 0.36f, .ink_foot = 0.22f});
    paint_front(p, v, 21);
}

namespace {

struct Bend {
    float x = 0, half = 0;
};

// The river's middle and half width at a depth 0 (far) … 1 (lower edge).
Bend river_at(const View& v, float t)
{
    Dice dice = v.dice(50);
    const float turns = dice.between(5.4f, 7.6f), swing = dice.between(0.16f, 0.24f), start = dice.between(0.45f, 0.60f), phase = dice.between(0, 6.28f);
    const float grow = std::pow(t, 1.35f);
    // Bends are close together far away and wide near by, as on a plane.
    const float bend = std::sin(phase + turns * std::pow(t, 0.42f));
    return {v.mx(start) + v.area.w * swing * bend * (0.08f + 0.92f * std::pow(t, 0.8f)), v.area.w * (0.006f + 0.15f * grow)};
}

}  // namespace

void paint_river_far(Painter& p, const View& v)
{
    Dice dice = v.dice(40);
    const Plate& c = v.plate;
    const float h = v.area.h;
    paint_range(p, v, v.horizon, dice.between(0.07f, 0.11f) * h, 41);
    const Vec2 summit{v.mx(dice.between(0.60f, 0.74f)), v.horizon - dice.between(0.15f, 0.22f) * h};
    paint_massif(p, v, {.summit = summit, .level = v.horizon + 0.01f * h, .half_width = dice.between(0.18f, 0.27f) * v.area.w, .floor = v.horizon + 0.07f * h, .kind = v.variant == 0 ? 0 : v.variant, .snow = dice.chance(0.5f)}, 42);
    paint_mist(p, v, {v.mx(0.80f), v.horizon - 0.004f * h}, v.side, 280, 3, c.mist.with_alpha(0.93f), 43);
    paint_mist(p, v, {v.mx(0.20f), v.horizon + 0.012f * h}, -v.side, 240, 2, c.mist.with_alpha(0.93f), 44);

    const Ridge plain = rolling(v.span, dice.next(), v.horizon + 0.05f * h, 7 * v.k, 300 * v.k);
    p.begin();
    for (float x = v.span.from; x < v.span.to; x += dice.between(36, 120) * v.k) add_grove(p, {x, plain.at(x) + 5 * v.k}, dice.between(26, 80) * v.k, dice.between(10, 20) * v.k, dice);
    p.fill(mix(c.rim, c.hill, 0.5f));
    paint_ground(p, v, plain, {.crest = mix(c.rim, c.glow, 0.28f), .foot = c.hill, .height = 0.42f * h, .pattern = v.variant == 1 ? Pattern::Shippo : Pattern::Asanoha, .cut = {v.variant == 1 ? 30.0f : 58.0f, 1.1f}, .ink = c.line, .ink_crest = 0.42f, .ink_foot = 0.30f});

    const float top = v.horizon + 0.055f * h, bottom = v.y(0.93f);
    std::vector<Vec2> left, right;
    for (int i = 0; i <= 90; ++i) {
        const float t = static_cast<float>(i) / 90, y = top + (bottom - top) * t * t;   // closer steps far away
        const Bend b = river_at(v, (y - top) / (bottom - top));
        left.push_back({b.x - b.half, y});
        right.push_back({b.x + b.half, y});
    }
    std::vector<Vec2> outline(left);
    outline.insert(outline.end(), right.rbegin(), right.rend());
    p.begin();
    p.polygon(outline);
    p.stroke(mix(c.foam, c.line, 0.3f).with_alpha(0.9f), {.width = 7 * v.k, .dash = {}});
    paint_water_ground(p, v, top, bottom);
    fill_waves(p, {.area = {v.span.from, top, v.span.to - v.span.from, bottom - top}, .horizon = top - 0.07f * h, .centre = v.mx(0.52f), .width = 54 * v.k, .flatness = 0.32f, .line = 1.5f}, wave_ink(v, top, bottom));
}

void paint_river_near(Painter& p, const View& v)
{
    Dice dice = v.dice(45);
    const Plate& c = v.plate;
    const float h = v.area.h;
    // Spurs that come in by turns and hide a bend each.
    const float first = river_at(v, 0.35f).x > v.mx(0.5f) ? -1.0f : 1.0f;
    const Ridge a = flank(v, first, v.y(dice.between(0.56f, 0.60f)), v.y(0.70f), dice.between(0.34f, 0.42f), 0.9f, dice.next());
    p.save();
    p.begin();
    p.rect({v.span.from, v.area.y, v.span.to - v.span.from, v.area.h + kOverscan});
    p.clip();
    p.begin();
    add_conifers(p, a, {.from = first > 0 ? v.x(0.60f) : v.span.from, .to = first > 0 ? v.span.to : v.x(0.40f), .height = 46 * v.k, .density = 0.7f, .sink = 5, .seed = dice.next()});
    p.fill(mix(c.rim, c.hill, 0.75f));
    // It ends at the water: a point, not a shelf.
    std::vector<Vec2> spur;
    const float edge = first > 0 ? v.span.to : v.span.from;
    for (const Vec2 at : a.points)
        if ((first > 0 && at.x > v.x(0.58f)) || (first < 0 && at.x < v.x(0.42f))) spur.push_back(at);
    const float tip = first > 0 ? spur.front().x : spur.back().x;
    p.begin();
    p.polyline(spur);
    p.line_to(first > 0 ? Vec2{edge, v.y(0.80f)} : Vec2{tip, spur.back().y});
    p.curve_to({tip + (edge - tip) * (first > 0 ? 0.7f : 0.2f), v.y(first > 0 ? 0.79f : 0.72f)}, {tip + (edge - tip) * (first > 0 ? 0.2f : 0.7f), v.y(first > 0 ? 0.72f : 0.79f)}, first > 0 ? Vec2{tip, spur.front().y} : Vec2{edge, v.y(0.80f)});
    p.close();
    p.fill(down(a.top(), v.y(0.80f), {{0, mix(c.rim, c.hill, 0.55f)}, {1, c.hill}}));
    fill_pattern(p, Pattern::Asanoha, {84 * v.k, 1.3f}, {v.area.x, a.top()}, down(a.top(), v.y(0.80f), {{0, c.line.with_alpha(0.5f)}, {1, c.line.with_alpha(0.35f)}}));
    p.restore();
    const Ridge b = flank(v, -first, v.y(dice.between(0.68f, 0.73f)), v.y(0.88f), dice.between(0.50f, 0.62f), 1, dice.next());
    p.begin();
    add_conifers(p, b, {.from = v.span.from, .to = v.span.to, .height = dice.between(76, 110) * v.k, .density = 0.62f, .sink = 9, .seed = dice.next()});
    p.fill(mix(c.hill, c.front, 0.6f));
    paint_ground(p, v, b, {.crest = mix(c.hill, c.front, 0.55f), .foot = mix(c.front, c.deep, 0.5f), .height = 0.24f * h, .pattern = v.variant == 2 ? Pattern::Shippo : Pattern::Kikko, .cut = {v.variant == 2 ? 60.0f : 50.0f, 1.4f}, .ink = c.line, .ink_crest = 0.46f, .ink_foot = 0.26f});
    paint_front(p, v, 46);
}

}  // namespace renkei::scenes::art
