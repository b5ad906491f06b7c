// What closes the view: far ranges, and the one mountain of the pictures that have one.

#include <algorithm>
#include <cmath>

#include "scenes/art/landscape_view.hpp"

namespace renkei::scenes::art {

using paint::mix;
using paint::Painter;

namespace {
constexpr float kCalm = 0.4f;   // of what breaks a skyline: far land has long lines
}

void paint_range(Painter& p, const View& v, float level, float rise, uint64_t purpose)
{
    Dice dice = v.dice(purpose);
    const Plate& c = v.plate;
    const bool rocky = dice.chance(0.45f);
    const float length = dice.between(180, 300) * v.k;
    const Ridge back = rocky ? jagged(v.span, dice.next(), level, rise * 0.95f, length) : rolling(v.span, dice.next(), level - rise * 0.35f, rise * 0.5f, length, kCalm);
    paint_ground(p, v, back, {.crest = mix(c.range, c.glow, 0.22f), .foot = c.foot, .height = rise * 1.25f, .ink = c.line, .floor = level + 0.14f * v.area.h});
    const Ridge fore = rolling(v.span, dice.next(), level - rise * 0.05f, rise * 0.34f, length * 0.8f, kCalm);
    paint_ground(p, v, fore, {.crest = c.range, .foot = c.foot, .height = rise * 0.9f, .ink = c.line, .floor = level + 0.14f * v.area.h});
}

namespace {

enum Kind { Low, Cone, Twin, Rock, Worn };

Ridge skyline(const View& v, const Massif& m, Dice& dice)
{
    const float height = m.level - m.summit.y;
    if (v.relief == Rock) {
        Ridge ridge = jagged(v.span, dice.next(), m.level, height, std::max(m.half_width * 0.8f, height * 1.25f));
        for (Vec2& at : ridge.points) {
            const float d = (at.x - m.summit.x) / (m.half_width * 1.3f);
            at.y = m.level + (at.y - m.level) * (0.34f + 0.66f * std::exp(-d * d));
        }
        return ridge;
    }
    const float away = -v.side;
    if (v.relief == Worn) {   // three or four old backs, shoulder to shoulder
        const Vec2 summit{m.summit.x, m.summit.y + height * dice.between(0.22f, 0.42f)};
        std::vector<Peak> backs{{.summit = summit, .level = m.level, .half_width = m.half_width * dice.between(1.25f, 1.7f), .roughness = 0.35f, .seed = dice.next(), .round = true}};
        for (int i = 0; i < 3; ++i) {
            const float off = (i == 0 ? away : i == 1 ? -away : 2.1f * away) * m.half_width * dice.between(1.0f, 1.45f);
            backs.push_back({.summit = {m.summit.x + off, summit.y + height * dice.between(0.08f, 0.34f)}, .level = m.level, .half_width = m.half_width * dice.between(1.0f, 1.6f), .roughness = 0.35f, .seed = dice.next(), .round = true});
        }
        return mountain(v.span, backs);
    }
    std::vector<Peak> peaks{{.summit = m.summit, .level = m.level, .half_width = m.half_width, .crater = v.relief == Cone ? dice.between(26, 60) * v.k : 0, .roughness = v.relief == Cone ? 0.5f : 1.0f, .seed = dice.next()}};
    if (v.relief == Twin) peaks.push_back({.summit = {m.summit.x + away * m.half_width * dice.between(0.75f, 1.0f), m.summit.y + height * dice.between(0.24f, 0.42f)}, .level = m.level, .half_width = m.half_width * 0.75f, .roughness = 1.1f, .seed = dice.next()});
    return mountain(v.span, peaks);
}

// Two low ranges, the nearer one patterned.
void paint_low_ranges(Painter& p, const View& v, const Massif& m, Dice& dice)
{
    const Plate& c = v.plate;
    const float height = m.level - m.summit.y, lean = v.side * dice.between(0.10f, 0.30f);
    for (int i = 0; i < 2; ++i) {
        const float near = static_cast<float>(i), rise = height * (0.56f - 0.22f * near) * dice.between(0.85f, 1.15f), length = m.half_width * (1.15f - 0.35f * near) * dice.between(0.8f, 1.25f);
        const uint64_t seed = dice.next();
        const Ridge ridge = ridge_of(v.span, [&](float x) {
            const float across = (x - v.x(0.5f)) / v.area.w, u = x / length;
            const float fold = 0.58f + 0.42f * noise(seed, u) + 0.13f * noise(seed + 1, u * 2.1f) + 0.012f * noise(seed + 2, u * 6.1f);
            return m.level - rise * std::max(0.05f, fold * (1 + (i == 0 ? lean : -lean) * 2 * across));
        });
        const Color crest = mix(c.range, c.peak, 0.45f + 0.45f * near);
        paint_ground(p, v, ridge, {.crest = crest, .foot = mix(crest, c.foot, 0.75f), .height = rise * 1.7f, .pattern = Pattern::Asanoha, .cut = {i == 0 ? 0.0f : 60.0f, 1.1f}, .ink = c.foam, .ink_crest = 0.34f, .ink_foot = 0.04f, .floor = m.floor});
    }
}

}  // namespace

void paint_relief(Painter& p, const View& v, const Massif& m, uint64_t purpose)
{
    Dice dice = v.dice(purpose);
    if (v.relief == Low) return paint_low_ranges(p, v, m, dice);
    const Plate& c = v.plate;
    const Ridge ridge = skyline(v, m, dice);
    const float top = ridge.top(), height = m.level - m.summit.y;
    land_path(p, ridge, m.floor);
    p.fill(down(top, m.floor, {{0, c.peak}, {0.55f, mix(c.peak, c.foot, 0.45f)}, {1, c.foot}}));
    p.save();
    p.clip();
    if (v.snow) {
        const float line = v.relief == Rock ? dice.between(0.16f, 0.24f) : dice.between(0.26f, 0.40f);
        snow_path(p, ridge, top + height * line, height * (v.relief == Rock ? 0.15f : 0.20f), dice.next());
        p.fill(mix(c.mist, paint::rgb(0xFFFFFF), c.hour == Hour::Moon ? 0.1f : 0.35f).with_alpha(0.94f));
    }
    if (v.relief != Worn) {   // an old back has no edge at which the light ends
        shade_path(p, ridge, m.floor + 20, v.side > 0 ? -1.0f : 1.0f, height * 0.16f, dice.next());
        const Color dark = mix(c.peak, c.sky_top, 0.55f);
        p.fill(down(top, m.floor, {{0, dark.with_alpha(0.62f)}, {0.6f, dark.with_alpha(0.28f)}, {1, dark.with_alpha(0)}}));
    }
    p.restore();
    land_path(p, ridge, m.floor);
    fill_pattern(p, Pattern::Asanoha, {78 * v.k, 1.2f}, {m.summit.x, top}, down(top, m.floor, {{0, c.foam.with_alpha(0.06f)}, {0.35f, c.foam.with_alpha(0.42f)}, {0.8f, c.foam.with_alpha(0.12f)}, {1, c.foam.with_alpha(0)}}));
}

}  // namespace renkei::scenes::art
