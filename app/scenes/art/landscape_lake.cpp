// Lake: water seen from a height, between hills.

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

// A wooded tongue of land in the lake, with its reflection.
void paint_spit(Painter& p, const View& v, float side, float reach, float water, uint64_t purpose)
{
    Dice dice = v.dice(purpose);
    const Plate& c = v.plate;
    const uint64_t seed = dice.next();
    const float edge = side > 0 ? v.span.to : v.span.from, tip = (side > 0 ? v.area.right() : v.area.x) - side * reach * v.area.w, rise = 34 * v.k;
    const auto height = [&](float x) {
        const float t = std::clamp((x - edge) / (tip - edge), 0.0f, 1.0f);
        return rise * std::pow(1 - t, 0.55f) * (0.75f + 0.35f * noise(seed, x / (80 * v.k)));
    };
    const Ridge top = ridge_of({std::min(edge, tip), std::max(edge, tip), 4}, [&](float x) { return water - height(x); });
    const Ridge image = ridge_of({std::min(edge, tip), std::max(edge, tip), 4}, [&](float x) { return water + 1.9f * height(x); });
    land_path(p, image, water - 1);
    p.fill(down(water, water + rise * 2.4f, {{0, mix(c.water_near, c.deep, 0.55f).with_alpha(0.75f)}, {1, c.water_near.with_alpha(0)}}));
    p.begin();
    add_conifers(p, top, {.from = std::min(edge, tip) + 12 * v.k, .to = std::max(edge, tip) - 12 * v.k, .height = 44 * v.k, .density = 0.85f, .sink = 4, .seed = dice.next()});
    p.fill(mix(c.hill, c.front, 0.45f));
    land_path(p, top, water);
    p.fill(down(water - rise * 1.2f, water, {{0, c.hill}, {1, mix(c.hill, c.front, 0.5f)}}));
    fill_pattern(p, Pattern::Shippo, {30 * v.k, 1.1f}, {tip, water}, c.line.with_alpha(0.35f));
    p.begin();
    p.move_to({edge, water});
    p.line_to({tip, water});
    p.stroke(c.foam.with_alpha(0.9f), {.width = 2.4f * v.k, .dash = {}});
}

}  // namespace

void paint_lake_far(Painter& p, const View& v)
{
    Dice dice = v.dice(10);
    const Plate& c = v.plate;
    const float h = v.area.h;
    paint_range(p, v, v.horizon - 0.005f * h, dice.between(0.055f, 0.085f) * h, 11);
    const Vec2 summit{v.mx(dice.between(0.52f, 0.68f)), v.horizon - dice.between(0.15f, 0.21f) * h};
    paint_relief(p, v, {.summit = summit, .level = v.horizon + 0.01f * h, .half_width = dice.between(0.20f, 0.28f) * v.area.w, .floor = v.horizon + 0.09f * h}, 12);
    paint_mist(p, v, {v.mx(0.12f), v.horizon - 0.005f * h}, -v.side, 300, 3, c.mist.with_alpha(0.93f), 13);
    paint_mist(p, v, {v.mx(0.86f), v.horizon + 0.025f * h}, v.side, 260, 2, c.mist.with_alpha(0.93f), 14);

    const Ridge rim = rolling(v.span, dice.next(), v.horizon + 0.075f * h, 15 * v.k, dice.between(190, 260) * v.k);
    p.begin();
    add_conifers(p, rim, {.from = v.span.from, .to = v.span.to, .height = 24 * v.k, .density = 0.5f, .seed = dice.next()});
    p.fill(mix(c.rim, c.hill, 0.55f));
    paint_ground(p, v, rim, {.crest = c.rim, .foot = mix(c.rim, c.hill, 0.9f), .height = 0.24f * h, .pattern = Pattern::Asanoha, .cut = {58, 1.1f}, .ink = c.line, .ink_crest = 0.50f, .ink_foot = 0.34f, .floor = v.y(0.86f)});

    const Ridge shore = lake_shore(v);
    const float top = shore.top(), bottom = v.y(0.90f);
    land_path(p, shore, v.bare() ? v.floor() : bottom + 20 * v.k);
    paint_water_ground(p, v, top, bottom);
    fill_waves(p, {.area = {v.span.from, top, v.span.to - v.span.from, bottom - top}, .horizon = top - 0.15f * h, .centre = v.x(0.5f), .width = 96 * v.k, .flatness = 0.36f, .line = 1.6f}, wave_ink(v, top, bottom));
    p.begin();
    p.polyline(shore.points);
    p.stroke(c.foam.with_alpha(0.85f), {.width = 3.2f * v.k, .dash = {}});
    if (v.variant == 2) paint_spit(p, v, dice.chance(0.5f) ? 1.0f : -1.0f, dice.between(0.34f, 0.52f), top + dice.between(0.075f, 0.105f) * h, 16);
    else if (dice.chance(0.6f)) paint_islet(p, v, {v.mx(dice.between(0.34f, 0.60f)), top + dice.between(0.06f, 0.10f) * h}, dice.between(30, 58) * v.k, 15);
}

void paint_lake_near(Painter& p, const View& v)
{
    Dice dice = v.dice(20);
    const Plate& c = v.plate;
    const float h = v.area.h;
    const float reach_left = dice.between(0.50f, 0.62f), reach_right = dice.between(0.62f, 0.85f);
    const Ridge left = flank(v, -v.side, v.y(dice.between(0.66f, 0.71f)), v.y(0.865f), reach_left, 1, dice.next());
    p.begin();
    add_conifers(p, left, flank_stand(v, -v.side, reach_left, dice.between(58, 84) * v.k, 7, dice.next()));
    p.fill(mix(c.hill, c.front, 0.15f));
    paint_ground(p, v, left, {.crest = c.hill, .foot = mix(c.hill, c.front, 0.8f), .height = 0.26f * h, .pattern = Pattern::Asanoha, .cut = {124, 1.6f}, .ink = c.line, .ink_crest = 0.62f, .ink_foot = 0.42f});
    const Ridge right = flank(v, v.side, v.y(dice.between(0.70f, 0.75f)), v.y(0.90f), reach_right, 1.2f, dice.next());
    p.begin();
    add_conifers(p, right, flank_stand(v, v.side, reach_right, dice.between(84, 120) * v.k, 9, dice.next()));
    p.fill(c.front);
    paint_ground(p, v, right, {.crest = c.front, .foot = c.deep, .height = 0.22f * h, .pattern = Pattern::Kikko, .cut = {50, 1.4f}, .ink = c.line, .ink_crest = 0.36f, .ink_foot = 0.22f});
    paint_front(p, v, 21);
}

}  // namespace renkei::scenes::art
