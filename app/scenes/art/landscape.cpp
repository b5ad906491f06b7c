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
    if (motif == "coast" || motif == "cliffs") return Motif::Coast;
    if (motif == "mountain") return Motif::Mountain;
    if (motif == "field") return Motif::Field;
    if (motif == "pasture") return Motif::Pasture;
    if (motif == "river") return Motif::River;
    static constexpr std::array kAnywhere{Motif::Mountain, Motif::Field, Motif::River};
    return kAnywhere[static_cast<size_t>(Dice(seed_of(code5) + 1).below(3))];
}

Gradient down(float from, float to, std::vector<paint::Stop> stops)
{
    return {.kind = Gradient::Kind::Linear, .from = {0, from}, .to = {0, to}, .stops = std::move(stops)};
}

namespace {

// Snow lies on summits from Hokkaido to Niigata and in the inner mountains of the middle; a snow peak over a southern port
// would make its people smile.
bool snow_country(std::string_view code5)
{
    static constexpr std::array<std::string_view, 13> kPrefectures{"01", "02", "03", "04", "05", "06", "07", "15", "16", "17", "18", "20", "21"};
    return std::find(kPrefectures.begin(), kPrefectures.end(), code5.substr(0, 2)) != kPrefectures.end();
}

// Half of the pictures end in low ranges, as most of the country does. Cones are few, for they all look like the one.
void choose_relief(View& v, std::string_view code5)
{
    Dice dice = v.dice(7);
    const bool north = snow_country(code5), tall = v.motif == Motif::Mountain;
    static constexpr std::array kNorth{1, 1, 2, 3, 3, 4, 4}, kSouth{1, 2, 4, 4, 4, 4, 2};
    const bool peak = dice.chance(tall || v.motif == Motif::Lake ? 0.66f : 0.5f);
    const auto roll = static_cast<size_t>(dice.below(7));
    v.relief = !peak ? 0 : north ? kNorth[roll] : kSouth[roll];
    v.snow = north && (v.relief == 2 || v.relief == 3) && dice.chance(tall ? 0.5f : 0.25f);
}

View view_of(Rect area, std::string_view code5, std::string_view motif)
{
    View v;
    v.area = area;
    v.motif = motif_for(code5, motif);
    v.seed = seed_of(code5);
    Dice dice(v.seed);
    const Hue sky = static_cast<Hue>(dice.below(kHues));   // the emblem's hue: the first throw is the same
    Hue land = companions(sky)[static_cast<size_t>(dice.below(static_cast<int>(kCompanions)))];
    static constexpr std::array kHours{Hour::Dawn, Hour::Dawn, Hour::Day, Hour::Dusk, Hour::Dusk, Hour::Moon};
    Hour hour = kHours[static_cast<size_t>(dice.below(static_cast<int>(kHours.size())))];
    if (hour == Hour::Moon && !has_night(sky)) hour = Hour::Day;
    if (v.motif == Motif::Coast && land == Hue::Ai) land = Hue::Matsuba;   // beside the sea, blue land is more sea
    if (hour == Hour::Moon && !has_night(land)) land = sky == Hue::Matsuba ? Hue::Asagi : Hue::Matsuba;   // warm land turns to mud
    if (v.motif == Motif::Pasture) {   // meadows are green, and their grid is seen by day
        land = sky == Hue::Matsuba ? Hue::Uguisu : Hue::Matsuba;
        if (hour == Hour::Moon) hour = Hour::Day;
    }
    v.plate = plate(sky, land, hour);
    v.variant = dice.below(3);
    if (motif == "cliffs") v.variant = 0;   // the one with stacks of rock
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
    choose_relief(v, code5);
    v.span = {area.x - kOverscan - 4, area.right() + kOverscan + 4, 4};
    return v;
}

Color colour_of(const std::vector<paint::Stop>& stops, float at)
{
    for (size_t i = 1; i < stops.size(); ++i)
        if (at < stops[i].at) return mix(stops[i - 1].color, stops[i].color, std::clamp((at - stops[i - 1].at) / (stops[i].at - stops[i - 1].at), 0.0f, 1.0f));
    return stops.back().color;
}

// The wiped sky: ink from the upper edge, light from the horizon and around the disc, and the broad unevenness of a brush
// drawn by hand. Nothing in it is narrower than a hand, or a panel would seem to show scan lines.
paint::Field sky_light(const View& v, Rect where)
{
    const Plate& c = v.plate;
    const float edge = kOverscan / where.h;   // the wiped edge starts at the picture's own edge
    const std::vector<paint::Stop> wipe{{0, c.sky_top}, {edge, c.sky_top}, {edge + 0.07f, mix(c.sky_top, c.sky, 0.20f)}, {edge + 0.20f, mix(c.sky_top, c.sky, 0.66f)}, {edge + 0.38f, c.sky}, {0.74f, mix(c.sky, c.glow, 0.80f)}, {0.86f, c.glow}, {1, c.glow}};
    paint::Field field(33, 97);
    for (int j = 0; j < field.height; ++j)
        for (int i = 0; i < field.width; ++i) {
            const float t = static_cast<float>(j) / static_cast<float>(field.height - 1);
            const Vec2 at{where.x + where.w * static_cast<float>(i) / static_cast<float>(field.width - 1), where.y + where.h * t};
            const float bend = 26 * noise(v.seed + 1, at.x / (420 * v.k));
            const float brush = noise(v.seed + 2, (at.y + bend * v.k) / (92 * v.k)) * (0.6f + 0.4f * noise(v.seed + 3, at.x / (330 * v.k)));
            const Vec2 off = at - v.disc;
            const float far = (off.x * off.x + off.y * off.y) / (v.disc_radius * v.disc_radius * 6.5f);
            const Color lit = mix(colour_of(wipe, std::clamp(t + 0.012f * brush, 0.0f, 1.0f)), c.glow, 0.42f * std::exp(-far));
            float* const out = field.at(i, j);
            out[0] = lit.r, out[1] = lit.g, out[2] = lit.b;
        }
    return field;
}

float open_until(const View& v) { return v.horizon + 0.10f * v.area.h; }

void paint_sky(Painter& p, const View& v)
{
    const Plate& c = v.plate;
    const Rect everywhere = v.area.grown(kOverscan);
    p.begin();
    p.rect(everywhere);
    p.fill(c.glow);   // land covers it
    const Rect open{everywhere.x, everywhere.y, everywhere.w, open_until(v) - everywhere.y};
    p.begin();
    p.rect(open);
    p.fill_field(sky_light(v, open), open);
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
    const float bottom = v.area.bottom(), deep = v.bare() ? 80.0f : 260.0f;
    p.begin();
    p.rect({v.span.from, bottom - deep, v.span.to - v.span.from, deep + kOverscan});
    if (v.bare()) p.fill(down(bottom - deep, bottom, {{0, sumi.with_alpha(0)}, {0.5f, sumi.with_alpha(0.16f)}, {1, sumi.with_alpha(0.55f)}}));
    else p.fill(down(bottom - deep, bottom, {{0, sumi.with_alpha(0)}, {0.30f, sumi.with_alpha(0.22f)}, {0.48f, sumi.with_alpha(0.60f)}, {0.60f, sumi.with_alpha(0.86f)}, {0.75f, sumi.with_alpha(0.94f)}, {1, sumi.with_alpha(0.97f)}}));
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
        return high + (low - high) * s + beyond * 40 * v.k + rough * (1 - 0.5f * s) * v.k * (16 * noise(seed, x / (210 * v.k)) + 2 * noise(seed + 1, x / (83 * v.k)));
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
        // A bar of which the frame leaves a stub looks like a mistake.
        // Two of a kind would look like a box, two groups of a kind like a ladder.
        const float shortest = (i == 0 ? 284.0f : i == 1 ? 236.0f : 208.0f) * v.k * (1 + 0.5f * v.dice(purpose * 7 + 5).unit());
        if (from_side < 0) right = std::max(right, v.area.x + shortest);
        if (from_side > 0) left = std::min(left, v.area.right() - shortest);
        if (from_side == 0) {
            const float length_shown = std::max(right - left, shortest);
            left = std::clamp(left, v.area.x - (length_shown - shortest), v.area.right() - shortest), right = left + length_shown;
        }
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
    const Ridge ridge = rolling(v.span, dice.next(), v.area.bottom() - (v.bare() ? 80 : 140) * v.k, (v.bare() ? 24 : 30) * v.k, dice.between(300, 420) * v.k);
    static constexpr std::array kPattern{Pattern::Shippo, Pattern::Kikko, Pattern::Asanoha};
    const Pattern pattern = kPattern[static_cast<size_t>(dice.below(3))];
    paint_ground(p, v, ridge, {.crest = mix(c.deep, c.front, 0.35f), .foot = mix(c.deep, paint::ink::kSumi, v.bare() ? 0.3f : 0.6f), .height = 170, .pattern = pattern, .cut = {pattern == Pattern::Asanoha ? 74.0f : 42.0f, 1.1f}, .ink = c.line, .ink_crest = 0.40f, .ink_foot = 0.16f});
}

void paint_house(Painter& p, const View& v, Vec2 foot, float width)
{
    const Plate& c = v.plate;
    paint_farmhouse(p, {.foot = foot, .width = width, .roof = mix(c.front, c.hill, 0.2f), .wall = mix(c.mist, c.rim, 0.25f), .window = c.window});
}

float sky_ends(Rect area, std::string_view code5, std::string_view motif) { return open_until(view_of(area, code5, motif)); }

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
            case Motif::Pasture: far ? paint_pasture_far(p, v) : paint_pasture_near(p, v); break;
            case Motif::River: far ? paint_river_far(p, v) : paint_river_near(p, v); break;
        }
        if (!far) paint_footer_ground(p, v);
    }
    p.restore();
    p.begin();
}

}  // namespace renkei::scenes::art
