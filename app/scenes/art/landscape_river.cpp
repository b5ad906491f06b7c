// River: a water that winds through a wide valley towards the viewer.

#include <algorithm>
#include <cmath>

#include "scenes/art/landscape_view.hpp"

namespace renkei::scenes::art {

using paint::mix;
using paint::Painter;

namespace {

struct Bend {
    float x = 0, half = 0;
};

// The river's middle and half width at a depth 0 (far) … 1 (lower edge).
Bend river_at(const View& v, float t)
{
    Dice dice = v.dice(50);
    const float turns = dice.between(8.2f, 10.2f), swing = dice.between(0.19f, 0.27f), start = dice.between(0.42f, 0.56f), phase = dice.between(0, 6.28f);
    // Bends are close together far away and wide near by, as on a plane.
    const float bend = std::sin(phase + turns * std::pow(t, 0.45f));
    return {v.mx(start) + v.area.w * swing * bend * (0.10f + 0.90f * std::pow(t, 0.75f)), v.area.w * (0.005f + 0.155f * std::pow(t, 1.3f))};
}

float river_top(const View& v) { return v.horizon + 0.052f * v.area.h; }
float river_bottom(const View& v) { return v.y(0.94f); }

// A hill that stands on the valley floor; its foot melts into the floor.
void paint_knoll(Painter& p, const View& v, Vec2 middle, float half, float height, Color crest, Color floor, Color ink, float tile, uint64_t purpose)
{
    Dice dice = v.dice(purpose);
    const uint64_t seed = dice.next();
    const Ridge ridge = ridge_of({middle.x - half, middle.x + half, 4}, [&](float x) {
        const float u = (x - middle.x) / half, dome = std::pow(std::max(0.0f, 1 - u * u), 1.35f);
        return middle.y - height * dome * (1 + 0.28f * noise(seed, x / (half * 0.46f)) + 0.03f * noise(seed + 1, x / (half * 0.19f)));
    });
    p.begin();
    add_conifers(p, ridge, {.from = middle.x - half * 0.8f, .to = middle.x + half * 0.8f, .height = height * 0.30f, .density = 0.66f, .sink = 3, .seed = dice.next()});
    p.fill(mix(crest, v.plate.front, 0.15f));
    const float foot = middle.y + height * 0.10f;
    land_path(p, ridge, foot);
    p.fill(down(middle.y - height, foot, {{0, crest}, {0.72f, mix(crest, floor, 0.6f)}, {1, floor.with_alpha(0)}}));
    fill_pattern(p, Pattern::Asanoha, {tile * v.k, 1.2f}, {middle.x, middle.y}, down(middle.y - height, foot, {{0, ink.with_alpha(0.5f)}, {0.8f, ink.with_alpha(0.22f)}, {1, ink.with_alpha(0)}}));
}

// Trees on the banks, far ones first: round crowns are for the distance, near by they would be clouds on a table.
void paint_banks(Painter& p, const View& v)
{
    Dice dice = v.dice(51);
    const Plate& c = v.plate;
    const float top = river_top(v), bottom = river_bottom(v);
    for (float t = 0.04f; t < 0.62f; t *= dice.between(1.22f, 1.48f)) {
        const Bend b = river_at(v, t);
        const float side = dice.chance(0.5f) ? 1.0f : -1.0f, size = (11 + 66 * t) * v.k, width = size * dice.between(1.6f, 3.6f);
        const bool grove = dice.chance(0.40f) && t < 0.16f;
        const Vec2 foot{b.x + side * (b.half + width * 0.5f + size * ((grove ? 1.2f : 0.0f) + dice.between(0.15f, 0.7f))), top + (bottom - top) * t};
        const float near = std::min(1.0f, t * 1.7f);
        p.begin();
        if (grove) add_grove(p, foot, width, size, dice);
        else
            for (int i = 0, trees = 3 + dice.below(4); i < trees; ++i) add_conifer(p, {foot.x + (static_cast<float>(i) - 1.5f) * size * dice.between(0.30f, 0.42f), foot.y + size * dice.between(0, 0.12f)}, size * dice.between(0.9f, 1.8f), dice);
        const Color crown = mix(mix(c.rim, c.hill, 0.70f), mix(c.front, c.pine, 0.5f), near * 0.85f);
        p.fill(down(foot.y - size * 1.3f, foot.y, {{0, mix(crown, c.rim, 0.25f)}, {1, crown}}));
    }
}

}  // namespace

void paint_river_far(Painter& p, const View& v)
{
    Dice dice = v.dice(40);
    const Plate& c = v.plate;
    const float h = v.area.h, w = v.area.w;
    paint_range(p, v, v.horizon, dice.between(0.07f, 0.11f) * h, 41);
    const Vec2 summit{v.mx(dice.between(0.58f, 0.74f)), v.horizon - dice.between(0.16f, 0.23f) * h};
    paint_relief(p, v, {.summit = summit, .level = v.horizon + 0.01f * h, .half_width = dice.between(0.20f, 0.29f) * w, .floor = v.horizon + 0.07f * h}, 42);
    paint_mist(p, v, {v.mx(0.80f), v.horizon - 0.010f * h}, v.side, 280, 3, c.mist, 43);
    paint_mist(p, v, {v.mx(0.20f), v.horizon + 0.006f * h}, -v.side, 240, 2, c.mist, 44);

    if (v.variant == 0) {
        paint_plain(p, v, 45);
    } else {
        const Ridge plain = rolling(v.span, dice.next(), v.horizon + 0.045f * h, 7 * v.k, 300 * v.k);
        paint_ground(p, v, plain, {.crest = mix(c.rim, c.glow, 0.40f), .foot = c.hill, .height = 0.40f * h, .pattern = v.variant == 1 ? Pattern::Shippo : Pattern::Asanoha, .cut = {v.variant == 1 ? 34.0f : 72.0f, 1.1f}, .ink = c.line, .ink_crest = 0.20f, .ink_foot = 0.38f});
    }
    p.begin();
    for (float x = v.span.from; x < v.span.to; x += dice.between(36, 130) * v.k) add_grove(p, {x, v.horizon + 0.052f * h}, dice.between(26, 90) * v.k, dice.between(10, 22) * v.k, dice);
    p.fill(mix(c.rim, c.hill, 0.45f));
    const Color floor = mix(c.rim, c.hill, 0.30f);
    paint_knoll(p, v, {v.mx(dice.between(0.10f, 0.20f)), v.horizon + 0.085f * h}, dice.between(0.22f, 0.30f) * w, dice.between(0.07f, 0.10f) * h, mix(c.peak, c.hill, 0.55f), floor, c.line, 50, 47);
    paint_knoll(p, v, {v.mx(dice.between(0.86f, 0.98f)), v.horizon + 0.125f * h}, dice.between(0.26f, 0.34f) * w, dice.between(0.09f, 0.13f) * h, mix(c.rim, c.hill, 0.85f), floor, c.line, 66, 48);

    const float top = river_top(v), bottom = river_bottom(v);
    std::vector<Vec2> left, right;
    for (int i = 0; i <= 120; ++i) {
        const float t = static_cast<float>(i) / 120, y = top + (bottom - top) * t * t;   // closer steps far away
        const Bend b = river_at(v, (y - top) / (bottom - top));
        left.push_back({b.x - b.half, y});
        right.push_back({b.x + b.half, y});
    }
    std::vector<Vec2> outline(left);
    outline.insert(outline.end(), right.rbegin(), right.rend());
    p.begin();
    p.polygon(outline);
    p.stroke(c.foam, {.width = 6 * v.k, .dash = {}});
    paint_water_ground(p, v, top, bottom);
    const auto by_x = [](Vec2 a, Vec2 b) { return a.x < b.x; };
    const float west = std::min_element(left.begin(), left.end(), by_x)->x, east = std::max_element(right.begin(), right.end(), by_x)->x;
    fill_waves(p, {.area = {west, top, east - west, bottom - top}, .horizon = top - 0.06f * h, .centre = v.mx(0.52f), .width = 92 * v.k, .flatness = 0.34f, .line = 1.6f}, wave_ink(v, top, bottom));
    paint_banks(p, v);
}

void paint_river_near(Painter& p, const View& v)
{
    Dice dice = v.dice(49);
    const Plate& c = v.plate;
    const float h = v.area.h;
    // The hill stands where the river does not.
    const float side = river_at(v, 0.72f).x > v.x(0.5f) ? -1.0f : 1.0f;
    const float reach = dice.between(0.46f, 0.58f);
    const Ridge hill = flank(v, side, v.y(dice.between(0.63f, 0.69f)), v.y(0.90f), reach, 1, dice.next());
    p.begin();
    add_conifers(p, hill, flank_stand(v, side, reach, dice.between(86, 124) * v.k, 9, dice.next()));
    p.fill(mix(c.hill, c.front, 0.65f));
    const bool shippo = dice.chance(0.4f);
    paint_ground(p, v, hill, {.crest = mix(c.hill, c.front, 0.6f), .foot = mix(c.front, c.deep, 0.6f), .height = 0.24f * h, .pattern = shippo ? Pattern::Shippo : Pattern::Kikko, .cut = {shippo ? 64.0f : 52.0f, 1.4f}, .ink = c.line, .ink_crest = 0.50f, .ink_foot = 0.28f});
    paint_front(p, v, 46);
}

}  // namespace renkei::scenes::art
