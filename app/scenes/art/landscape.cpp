#include "scenes/art/landscape.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "scenes/art/landscape_view.hpp"

namespace renkei::scenes::art {

using paint::Gradient;
using paint::mix;
using paint::Painter;

Motif motif_for(std::string_view code5, std::string_view motif)
{
    if (motif == "lake") return Motif::Lake;
    if (motif == "coast") return Motif::Coast;
    if (motif == "mountain") return Motif::Mountain;
    if (motif == "field") return Motif::Field;
    if (motif == "river") return Motif::River;
    static constexpr std::array kAnywhere{Motif::Mountain, Motif::Field, Motif::River};
    return kAnywhere[static_cast<size_t>(Dice(seed_of(code5) + 1).below(3))];
}

Gradient down(float from, float to, std::vector<paint::Stop> stops)
{
    return {.kind = Gradient::Kind::Linear, .from = {0, from}, .to = {0, to}, .stops = std::move(stops)};
}

namespace {

View view_of(Rect area, std::string_view code5, std::string_view motif)
{
    View v;
    v.area = area;
    v.motif = motif_for(code5, motif);
    v.seed = seed_of(code5);
    Dice dice(v.seed);
    const Hue sky = static_cast<Hue>(dice.below(kHues));   // the emblem's hue: the first throw is the same
    const Hue land = companions(sky)[static_cast<size_t>(dice.below(static_cast<int>(kCompanions)))];
    static constexpr std::array kHours{Hour::Dawn, Hour::Dawn, Hour::Day, Hour::Dusk, Hour::Dusk, Hour::Moon};
    Hour hour = kHours[static_cast<size_t>(dice.below(static_cast<int>(kHours.size())))];
    if (hour == Hour::Moon && !has_night(sky)) hour = Hour::Day;
    // Warm land turns to mud by moonlight.
    v.plate = plate(sky, hour == Hour::Moon && !has_night(land) ? sky : land, hour);
    v.variant = dice.below(3);
    v.k = std::sqrt(area.w * area.h / (960.0f * 1080.0f));
    v.side = dice.chance(0.5f) ? 1.0f : -1.0f;
    const float horizon = v.motif == Motif::Coast ? dice.between(0.45f, 0.52f) : v.motif == Motif::Mountain ? dice.between(0.52f, 0.56f) : dice.between(0.43f, 0.47f);
    v.horizon = v.y(horizon);
    const bool low = v.plate.hour == Hour::Dusk && v.motif != Motif::Mountain;
    // A great sun behind the shoulder of the mountain, one low over the land, or a small disc high on the light side.
    const bool great = hour != Hour::Moon && v.motif != Motif::Coast && dice.chance(0.28f);
    const float x = dice.between(0.17f, 0.31f), y = low ? horizon - dice.between(0.12f, 0.17f) : dice.between(0.18f, 0.27f);
    v.disc = great ? Vec2{v.mx(dice.between(0.34f, 0.46f)), v.y(horizon - (v.motif == Motif::Mountain ? 0.22f : dice.between(0.14f, 0.18f)))} : Vec2{v.mx(x), v.y(y)};
    v.disc_radius = (great ? dice.between(88, 118) * (hour == Hour::Day ? 0.72f : 1.0f) : hour == Hour::Moon ? dice.between(40, 52) : low ? dice.between(58, 74) : dice.between(46, 58)) * v.k;
    v.span = {area.x - kOverscan - 4, area.right() + kOverscan + 4, 4};
    return v;
}

// The grain of the cherry block, seen where ink lies wide and even: long fibres, barely there. It also hides the steps of
// an 8-bit gradient.
paint::Image grain(uint64_t seed, float ppu)
{
    const int w = static_cast<int>(640 * ppu), h = static_cast<int>(192 * ppu);
    paint::Image mask{w, h, std::vector<uint32_t>(static_cast<size_t>(w) * static_cast<size_t>(h))};
    constexpr int kKnots = 9;
    std::array<float, kKnots> knots{};
    for (int y = 0; y < h; ++y) {
        Dice dice(seed + static_cast<uint64_t>(y));
        for (float& knot : knots) knot = dice.unit();
        knots.back() = knots.front();   // seamless sideways
        for (int x = 0; x < w; ++x) {
            const float at = static_cast<float>(x) / static_cast<float>(w) * (kKnots - 1);
            const auto cell = static_cast<size_t>(at);
            const float fibre = knots[cell] + (knots[cell + 1] - knots[cell]) * (at - static_cast<float>(cell));
            mask.pixels[static_cast<size_t>(y) * static_cast<size_t>(w) + static_cast<size_t>(x)] = static_cast<uint32_t>(fibre * 255) * 0x01010101u;
        }
    }
    return mask;
}

void paint_sky(Painter& p, const View& v)
{
    const Plate& c = v.plate;
    const float top = v.area.y - kOverscan, floor = v.horizon + 0.06f * v.area.h;
    const float edge = kOverscan / (floor - top);   // the wiped edge starts at the picture's own edge
    p.begin();
    p.rect(v.area.grown(kOverscan));
    p.fill(down(top, floor, {{0, c.sky_top}, {edge, c.sky_top}, {edge + 0.07f, mix(c.sky_top, c.sky, 0.20f)}, {edge + 0.20f, mix(c.sky_top, c.sky, 0.66f)}, {edge + 0.38f, c.sky}, {0.78f, mix(c.sky, c.glow, 0.80f)}, {0.90f, c.glow}, {1, c.glow}}));
    const Gradient light{.kind = Gradient::Kind::Radial, .from = v.disc, .to = {v.disc.x + v.disc_radius * 5.5f, v.disc.y}, .stops = {{0, c.glow.with_alpha(0.42f)}, {0.4f, c.glow.with_alpha(0.15f)}, {1, c.glow.with_alpha(0)}}};
    p.fill(light);
    p.fill_through(grain(v.seed, p.pixels_per_unit()), {v.area.x, v.area.y}, down(top, floor, {{0, c.sky_top.with_alpha(0.10f)}, {0.6f, c.sky_top.with_alpha(0.045f)}, {1, c.sky_top.with_alpha(0.02f)}}), paint::Tiling::Repeat);
    p.begin();
    p.circle(v.disc, v.disc_radius);
    p.fill(c.disc);
    Dice dice = v.dice(2);
    // Cloud bars: one group high on the other side, sometimes one across the disc.
    const Color cloud = mix(c.sky, c.mist, c.hour == Hour::Moon ? 0.45f : 0.80f);
    paint_mist(p, v, {v.mx(dice.between(0.62f, 0.80f)), v.y(dice.between(0.13f, 0.20f))}, dice.chance(0.6f) ? v.side : 0, dice.between(210, 340), 2, cloud, 3);
    if (dice.chance(0.35f)) paint_mist(p, v, {v.disc.x + v.side * v.disc_radius * dice.between(-0.3f, 1.1f), v.disc.y + v.disc_radius * dice.between(0.25f, 0.8f)}, 0, dice.between(170, 260), 2, mix(cloud, c.mist, 0.5f), 4);
}

// Washi type must keep 7 : 1 at the worst pixel of the footer, patterns included.
void paint_footer_ground(Painter& p, const View& v)
{
    const Color sumi = paint::ink::kSumi;
    p.begin();
    p.rect({v.span.from, v.area.bottom() - 260, v.span.to - v.span.from, 260 + kOverscan});
    p.fill(down(v.area.bottom() - 260, v.area.bottom(), {{0, sumi.with_alpha(0)}, {0.30f, sumi.with_alpha(0.22f)}, {0.48f, sumi.with_alpha(0.60f)}, {0.60f, sumi.with_alpha(0.86f)}, {0.75f, sumi.with_alpha(0.94f)}, {1, sumi.with_alpha(0.97f)}}));
}

}  // namespace

void paint_ground(Painter& p, const View& v, const Ridge& ridge, const Ground& g)
{
    const float top = ridge.top();
    land_path(p, ridge, g.floor > 0 ? g.floor : v.floor());
    p.fill(down(top, top + g.height, {{0, g.crest}, {1, g.foot}}));
    if (g.cut.tile <= 0) return;
    const Gradient ink = down(top, top + g.height, {{0, g.ink.with_alpha(g.ink_crest)}, {1, g.ink.with_alpha(g.ink_foot)}});
    fill_pattern(p, g.pattern, {g.cut.tile * v.k, g.cut.line}, {v.area.x, top}, ink);
}

Ridge flank(const View& v, float side, float high, float low, float reach, float rough, uint64_t seed)
{
    return ridge_of(v.span, [=, &v](float x) {
        const float u = (side > 0 ? v.area.right() - x : x - v.area.x) / (v.area.w * reach);   // 0 at its side, 1 where it has run out
        const float t = std::clamp(u, -0.2f, 1.0f), s = t < 0 ? 0 : t * t * (3 - 2 * t);
        const float beyond = std::max(0.0f, u - 1);
        return high + (low - high) * s + beyond * 40 * v.k + rough * (1 - 0.5f * s) * v.k * (16 * noise(seed, x / (130 * v.k)) + 4 * noise(seed + 1, x / (41 * v.k)));
    });
}

Stand flank_stand(const View& v, float side, float reach, float height, float sink, uint64_t seed)
{
    const float from = side > 0 ? v.area.right() - v.area.w * reach * 0.88f : v.span.from, to = side > 0 ? v.span.to : v.area.x + v.area.w * reach * 0.88f;
    return {.from = from, .to = to, .height = height, .density = 0.64f, .sink = sink, .seed = seed};
}

void paint_mist(Painter& p, const View& v, Vec2 at, float from_side, float length, int bars, Color color, uint64_t purpose)
{
    Dice dice = v.dice(purpose * 131 + 17);
    p.begin();
    const float thick = 18 * v.k;
    for (int i = 0; i < bars; ++i) {
        const float reach = length * v.k * dice.between(0.72f, 1.15f), y = at.y + static_cast<float>(i) * thick * 0.92f;
        float left = at.x - reach / 2 + dice.between(-0.30f, 0.30f) * length * v.k, right = left + reach;
        if (from_side < 0) left = v.span.from - 40, right = at.x + dice.between(-0.45f, 0.35f) * length * v.k;
        if (from_side > 0) right = v.span.to + 40, left = at.x - dice.between(-0.45f, 0.35f) * length * v.k;
        if (right - left > 2 * thick) p.rounded_rect({left, y, right - left, thick}, thick / 2);
    }
    p.fill(color);
}

void paint_water_ground(Painter& p, const View& v, float from, float to)
{
    const Plate& c = v.plate;
    p.fill(down(from, to, {{0, mix(c.water_far, c.glow, 0.34f)}, {0.12f, c.water_far}, {0.62f, c.water_near}, {1, mix(c.water_near, c.deep, 0.35f)}}));
}

Gradient wave_ink(const View& v, float from, float to)
{
    const Color foam = v.plate.foam;
    return down(from, to, {{0, foam.with_alpha(0.42f)}, {0.25f, foam.with_alpha(0.66f)}, {0.7f, foam.with_alpha(0.58f)}, {1, foam.with_alpha(0.40f)}});
}

void paint_front(Painter& p, const View& v, uint64_t purpose)
{
    Dice dice = v.dice(purpose);
    const Plate& c = v.plate;
    const Ridge ridge = rolling(v.span, dice.next(), v.area.bottom() - 140 * v.k, 30 * v.k, dice.between(300, 420) * v.k);
    static constexpr std::array kPattern{Pattern::Shippo, Pattern::Kikko, Pattern::Asanoha};
    const Pattern pattern = kPattern[static_cast<size_t>(dice.below(3))];
    paint_ground(p, v, ridge, {.crest = mix(c.deep, c.front, 0.35f), .foot = mix(c.deep, paint::ink::kSumi, 0.6f), .height = 170, .pattern = pattern, .cut = {pattern == Pattern::Asanoha ? 74.0f : 42.0f, 1.1f}, .ink = c.line, .ink_crest = 0.40f, .ink_foot = 0.16f});
}

void paint_range(Painter& p, const View& v, float level, float rise, uint64_t purpose)
{
    Dice dice = v.dice(purpose);
    const Plate& c = v.plate;
    const bool rocky = dice.chance(0.45f);
    const float length = dice.between(180, 300) * v.k;
    const Ridge back = rocky ? jagged(v.span, dice.next(), level, rise * 0.95f, length) : rolling(v.span, dice.next(), level - rise * 0.35f, rise * 0.5f, length);
    paint_ground(p, v, back, {.crest = mix(c.range, c.glow, 0.22f), .foot = c.foot, .height = rise * 1.25f, .ink = c.line, .floor = level + 0.14f * v.area.h});
    const Ridge fore = rolling(v.span, dice.next(), level - rise * 0.05f, rise * 0.34f, length * 0.8f);
    paint_ground(p, v, fore, {.crest = c.range, .foot = c.foot, .height = rise * 0.9f, .ink = c.line, .floor = level + 0.14f * v.area.h});
}

void paint_massif(Painter& p, const View& v, const Massif& m, uint64_t purpose)
{
    Dice dice = v.dice(purpose);
    const Plate& c = v.plate;
    const float height = m.level - m.summit.y;
    Ridge ridge;
    if (m.kind == 2) {
        ridge = jagged(v.span, dice.next(), m.level, height, std::max(m.half_width * 0.8f, height * 1.25f));
        for (Vec2& at : ridge.points) {
            const float d = (at.x - m.summit.x) / (m.half_width * 1.3f);
            at.y = m.level + (at.y - m.level) * (0.34f + 0.66f * std::exp(-d * d));
        }
    } else {
        std::vector<Peak> peaks{{m.summit, m.level, m.half_width, m.kind == 0 ? dice.between(26, 60) * v.k : 0, m.kind == 0 ? 0.5f : 1.0f, dice.next()}};
        if (m.kind == 1) peaks.push_back({{m.summit.x - v.side * m.half_width * dice.between(0.75f, 1.0f), m.summit.y + height * dice.between(0.24f, 0.42f)}, m.level, m.half_width * 0.75f, 0, 1.1f, dice.next()});
        ridge = mountain(v.span, peaks);
    }
    const float top = ridge.top();
    land_path(p, ridge, m.floor);
    p.fill(down(top, m.floor, {{0, c.peak}, {0.55f, mix(c.peak, c.foot, 0.45f)}, {1, c.foot}}));
    p.save();
    p.clip();
    if (m.snow) {
        const float line = m.kind == 2 ? dice.between(0.16f, 0.24f) : dice.between(0.26f, 0.40f);
        snow_path(p, ridge, top + height * line, height * (m.kind == 2 ? 0.15f : 0.20f), dice.next());
        p.fill(mix(c.mist, paint::rgb(0xFFFFFF), c.hour == Hour::Moon ? 0.1f : 0.35f).with_alpha(0.94f));
    }
    shade_path(p, ridge, m.floor + 20, v.side > 0 ? -1.0f : 1.0f, height * 0.16f, dice.next());
    const Color dark = mix(c.peak, c.sky_top, 0.55f);
    p.fill(down(top, m.floor, {{0, dark.with_alpha(0.62f)}, {0.6f, dark.with_alpha(0.28f)}, {1, dark.with_alpha(0)}}));
    p.restore();
    land_path(p, ridge, m.floor);
    fill_pattern(p, Pattern::Asanoha, {78 * v.k, 1.2f}, {m.summit.x, top}, down(top, m.floor, {{0, c.foam.with_alpha(0.06f)}, {0.35f, c.foam.with_alpha(0.42f)}, {0.8f, c.foam.with_alpha(0.12f)}, {1, c.foam.with_alpha(0)}}));
}

void paint_landscape_layer(Painter& p, Rect area, std::string_view code5, std::string_view motif, Layer layer)
{
    const View v = view_of(area, code5, motif);
    p.save();
    if (layer == Layer::Sky) {
        paint_sky(p, v);
    } else {
        const bool far = layer == Layer::Far;
        switch (v.motif) {
            case Motif::Lake: far ? paint_lake_far(p, v) : paint_lake_near(p, v); break;
            case Motif::Coast: far ? paint_coast_far(p, v) : paint_coast_near(p, v); break;
            case Motif::Mountain: far ? paint_mountain_far(p, v) : paint_mountain_near(p, v); break;
            case Motif::Field: far ? paint_field_far(p, v) : paint_field_near(p, v); break;
            case Motif::River: far ? paint_river_far(p, v) : paint_river_near(p, v); break;
        }
        if (!far) paint_footer_ground(p, v);
    }
    p.restore();
    p.begin();
}

void paint_landscape(Painter& p, Rect area, std::string_view code5, std::string_view motif)
{
    p.save();
    p.begin();
    p.rect(area);
    p.clip();
    for (const Layer layer : {Layer::Sky, Layer::Far, Layer::Near}) paint_landscape_layer(p, area, code5, motif, layer);
    p.restore();
}

}  // namespace renkei::scenes::art
