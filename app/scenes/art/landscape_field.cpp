// Field: plots in perspective, each a pattern or a piece of sky; or rice terraces on a slope.

#include <algorithm>
#include <array>
#include <cmath>

#include "scenes/art/landscape_view.hpp"

namespace renkei::scenes::art {

using paint::mix;
using paint::Painter;

namespace {

// A level plain seen from a height: u across in plane units, z away (1 at the lower edge, infinity at the horizon).
struct Plain {
    Vec2 vanishing;
    float depth = 500;   // units from the horizon to z = 1
    float width = 300;   // units of one u at z = 1
    [[nodiscard]] Vec2 at(float u, float z) const { return {vanishing.x + u * width / z, vanishing.y + depth / z}; }
};

struct Plot {
    float u0, u1, z0, z1;   // z0 nearer
};

void plot_path(Painter& p, const Plain& plain, Plot f)
{
    p.begin();
    p.move_to(plain.at(f.u0, f.z0));
    p.line_to(plain.at(f.u1, f.z0));
    p.line_to(plain.at(f.u1, f.z1));
    p.line_to(plain.at(f.u0, f.z1));
    p.close();
}

void add_quad(Painter& p, const Plain& plain, float u0, float u1, float z0, float z1, float slant)
{
    p.move_to(plain.at(u0, z0));
    p.line_to(plain.at(u1, z0 + slant));
    p.line_to(plain.at(u1, z1 + slant));
    p.line_to(plain.at(u0, z1));
    p.close();
}

// Crops as pattern, foreshortened with the plain.
void paint_crop(Painter& p, const Plain& plain, Plot f, int crop, Color ink, float cells)
{
    const float span = f.u1 - f.u0, deep = f.z1 - f.z0;
    const int across = std::max(2, static_cast<int>(std::round(span * cells)) * 2), away = std::max(2, static_cast<int>(std::round(deep * cells * 1.1f)) * 2);
    const float du = span / static_cast<float>(across), dz = deep / static_cast<float>(away);
    p.begin();
    for (int i = 0; i < across; ++i) {
        const float u = f.u0 + du * static_cast<float>(i);
        if (crop == 2) {   // furrows
            if (i % 2 == 0) add_quad(p, plain, u, u + du, f.z0, f.z1, 0);
            continue;
        }
        for (int j = 0; j < away; ++j) {
            const float z = f.z0 + dz * static_cast<float>(j);
            if (crop == 0) {
                if ((i + j) % 2 == 0) add_quad(p, plain, u, u + du, z, z + dz, 0);
            } else if ((j + i / 2) % 2 == 0) {   // feathers, two vanes each, turned about from row to row
                const float tip = dz * 0.55f * (i % 2 == 0 ? 1.0f : -1.0f);
                add_quad(p, plain, u + du * 0.06f, u + du * 0.94f, z + (tip < 0 ? -tip : 0), z + dz + (tip < 0 ? -tip : 0), tip);
            }
        }
    }
    p.fill(ink);
}

}  // namespace

void paint_plain(Painter& p, const View& v, uint64_t purpose)
{
    Dice dice = v.dice(purpose);
    const Plate& c = v.plate;
    const float top = v.horizon + 0.028f * v.area.h, bottom = v.y(0.94f);
    // The horizon of the plane lies a little above its visible edge, which woods hide.
    const Plain plain{.vanishing = {v.mx(dice.between(0.30f, 0.60f)), top - 16 * v.k}, .depth = bottom - top + 16 * v.k, .width = 330 * v.k};
    p.begin();
    p.rect({v.span.from, top, v.span.to - v.span.from, v.floor() - top});
    p.fill(down(top, bottom, {{0, mix(c.rim, c.glow, 0.5f)}, {0.3f, c.rim}, {1, c.hill}}));
    const std::array<float, 9> steps{0.86f, 1.24f, 1.72f, 2.4f, 3.4f, 5.0f, 7.6f, 13.0f, 26.0f};
    for (size_t row = steps.size() - 1; row-- > 0;) {
        const float z0 = steps[row], z1 = steps[row + 1], gap = (z1 - z0) * 0.035f;
        const float reach = (v.area.w + 2 * kOverscan) * z1 / plain.width;
        const float near = std::clamp((2.2f - std::log2(z0)) / 2.4f, 0.0f, 1.0f);   // 1 at the viewer's feet
        float u = -reach;
        int index = 0;
        while (u < reach) {
            const float width = dice.between(0.75f, 1.9f) * (row % 2 == 0 ? 1.0f : 1.25f) * (z0 > 6 ? 2.5f : 1.0f);
            const Plot plot{u + 0.035f, u + width - 0.035f, z0 + gap, z1 - gap};
            u += width;
            const int kind = dice.below(7);
            const float left = plain.at(plot.u0, z1).x, right = plain.at(plot.u1, z1).x;
            if (std::max(right, plain.at(plot.u1, z0).x) < v.span.from || std::min(left, plain.at(plot.u0, z0).x) > v.span.to) continue;
            ++index;
            const Color soil = mix(mix(c.rim, c.glow, 0.42f), c.hill, near * 0.85f);
            const float y0 = plain.at(0, plot.z1).y, y1 = plain.at(0, plot.z0).y;
            plot_path(p, plain, plot);
            if (kind >= 5) {   // a flooded paddy is a piece of sky
                p.fill(down(y0, y1, {{0, mix(c.glow, c.sky, 0.15f)}, {1, mix(c.sky, c.water_far, 0.45f)}}));
                const float west = std::min(left, plain.at(plot.u0, z0).x), east = std::max(right, plain.at(plot.u1, z0).x);
                fill_waves(p, {.area = {west, y0, east - west, y1 - y0}, .horizon = plain.vanishing.y, .centre = plain.vanishing.x, .width = 56 * v.k * (y1 - plain.vanishing.y) / plain.depth, .flatness = 0.30f * std::sqrt((y1 - plain.vanishing.y) / plain.depth), .line = 1.3f}, down(y0, y1, {{0, c.water_near.with_alpha(0.35f)}, {1, c.water_near.with_alpha(0.42f)}}));
                continue;
            }
            static constexpr std::array<float, 5> kDepth{0.0f, 0.22f, 0.42f, 0.12f, 0.30f};
            const Color green = mix(soil, c.front, kDepth[static_cast<size_t>(kind)] * (0.5f + 0.5f * near));
            p.fill(down(y0, y1, {{0, mix(green, c.glow, 0.10f)}, {1, green}}));
            if (kind < 3 && z0 < 8) paint_crop(p, plain, plot, kind, mix(c.line, c.rim, 0.2f).with_alpha(kind == 2 ? 0.30f : 0.38f), kind == 2 ? 5.0f : z0 > 3 ? 2.2f : 3.4f);
        }
    }
}

namespace {

// A band below a line that keeps its shape.
void step_path(Painter& p, const Ridge& edge, float depth)
{
    p.begin();
    p.polyline(edge.points);
    for (size_t i = edge.points.size(); i-- > 0;) p.line_to({edge.points[i].x, edge.points[i].y + depth});
    p.close();
}

// Rice terraces: every step a rim of grass, and behind it a strip of sky.
// Returns the farthest edge, where woods and farms stand.
Ridge paint_terraces(Painter& p, const View& v, uint64_t purpose)
{
    Dice dice = v.dice(purpose);
    const Plate& c = v.plate;
    const int steps = 11;
    const float from = v.horizon + 0.055f * v.area.h, to = v.y(0.92f);
    const uint64_t seed = dice.next();
    const float sweep = v.side * dice.between(0.10f, 0.16f) * v.area.h;
    Ridge farthest;
    for (int i = 0; i < steps; ++i) {
        const float t = static_cast<float>(i) / static_cast<float>(steps), near = std::pow(t, 1.45f);
        const float level = from + (to - from) * near;
        const Ridge edge = ridge_of(v.span, [&, i](float x) {
            const float u = (x - v.x(0.5f)) / v.area.w;
            return level - sweep * (0.25f + 0.9f * t) * std::sin(u * 2.6f) + v.k * (0.35f + t) * (26 * noise(seed + static_cast<uint64_t>(i / 2), x / (210 * v.k)) + 7 * noise(seed + 40 + static_cast<uint64_t>(i), x / (70 * v.k)));
        });
        if (i == 0) farthest = edge;
        const float bank = (5 + 24 * near) * v.k, deep = (24 + 74 * near) * v.k, top = edge.top();
        const float bottom = std::max_element(edge.points.begin(), edge.points.end(), [](Vec2 a, Vec2 b) { return a.y < b.y; })->y + deep;
        const Color grass = mix(mix(c.rim, c.glow, 0.25f), mix(c.hill, c.front, 0.55f), std::min(1.0f, t * 1.15f));
        // A step shows no more than this below its edge before the next one covers it.
        const float shown = (to - from) * (std::pow(t + 1.0f / static_cast<float>(steps), 1.45f) - near) * 1.3f + bank + 60 * v.k;
        Ridge water = edge;
        for (Vec2& at : water.points) at.y += bank;
        step_path(p, edge, i + 1 == steps ? v.area.h : shown);
        p.fill(mix(grass, c.deep, 0.28f));   // the wall of the step above
        step_path(p, water, i + 1 == steps ? v.area.h : shown);
        const float foot = top + bank + deep * 2.2f;
        if (dice.chance(0.55f)) {
            p.fill(down(top + bank, foot, {{0, mix(grass, c.line, 0.28f)}, {1, grass}}));
            static constexpr std::array kCrops{Pattern::Ichimatsu, Pattern::Asanoha, Pattern::Yagasuri};
            const Pattern crop = kCrops[static_cast<size_t>(dice.below(3))];
            fill_pattern(p, crop, {(crop == Pattern::Asanoha ? 44 + 60 * near : 18 + 26 * near) * v.k, 1.3f}, {v.area.x, level}, c.line.with_alpha(crop == Pattern::Asanoha ? 0.55f : 0.26f));
        } else {
            // Water lies level and mirrors the sky: bright where it is far and high, deeper towards the viewer.
            const Color mirror = mix(c.glow, c.water_far, 0.25f + 0.35f * t);
            p.fill(down(top + bank, std::max(foot, bottom), {{0, mix(c.glow, c.mist, 0.4f)}, {1, mirror}}));
            fill_pattern(p, Pattern::Seigaiha, {(20 + 34 * near) * v.k, 1.2f}, {v.area.x, level}, c.water_near.with_alpha(0.30f));
        }
        p.begin();
        p.polyline(water.points);
        p.stroke(c.line.with_alpha(0.75f), {.width = (1.2f + 1.6f * near) * v.k, .dash = {}});
    }
    return farthest;
}

}  // namespace

void paint_field_far(Painter& p, const View& v)
{
    Dice dice = v.dice(100);
    const Plate& c = v.plate;
    const float h = v.area.h;
    paint_range(p, v, v.horizon - 0.01f * h, dice.between(0.10f, 0.15f) * h, 101);
    if (v.variant == 1 || v.relief == 0) paint_relief(p, v, {.summit = {v.mx(dice.between(0.60f, 0.72f)), v.horizon - dice.between(0.15f, 0.20f) * h}, .level = v.horizon + 0.01f * h, .half_width = dice.between(0.16f, 0.22f) * v.area.w, .floor = v.horizon + 0.05f * h}, 102);
    const Ridge hills = rolling(v.span, dice.next(), v.horizon - 0.012f * h, 0.030f * h, dice.between(230, 320) * v.k);
    paint_ground(p, v, hills, {.crest = mix(c.peak, c.rim, 0.55f), .foot = mix(c.foot, c.rim, 0.25f), .height = 0.085f * h, .pattern = Pattern::Asanoha, .cut = {50, 1.1f}, .ink = c.line, .ink_crest = 0.35f, .ink_foot = 0, .floor = v.horizon + 0.12f * h});
    paint_mist(p, v, {v.mx(0.80f), v.horizon - 0.012f * h}, v.side, 300, 2, c.mist.with_alpha(0.93f), 103);
    paint_mist(p, v, {v.mx(0.18f), v.horizon + 0.004f * h}, -v.side, 260, 2, c.mist.with_alpha(0.93f), 104);
    Ridge edge = ridge_of(v.span, [&](float) { return v.horizon + 0.036f * h; });
    if (v.variant == 2) edge = paint_terraces(p, v, 105);
    else paint_plain(p, v, 105);
    // Woods and farms along the far edge.
    const float low = edge.at(v.span.from) > edge.at(v.span.to) ? edge.at(v.span.from) : edge.at(v.span.to);
    p.begin();
    for (float x = v.span.from; x < v.span.to; x += dice.between(60, 210) * v.k) add_grove(p, {x, edge.at(x) + dice.between(-2, 5) * v.k}, dice.between(50, 130) * v.k, dice.between(16, 34) * v.k, dice);
    p.fill(down(edge.top() - 34 * v.k, low + 4, {{0, mix(c.rim, c.hill, 0.55f)}, {1, mix(c.rim, c.hill, 0.85f)}}));
    for (int i = 0, farms = 2 + dice.below(3); i < farms; ++i) {
        const float x = v.mx(0.16f + 0.22f * static_cast<float>(i) + dice.between(-0.06f, 0.06f));
        paint_house(p, v, {x, edge.at(x) + 11 * v.k}, dice.between(54, 82) * v.k);
    }
}

void paint_field_near(Painter& p, const View& v)
{
    Dice dice = v.dice(110);
    const Plate& c = v.plate;
    const uint64_t seed = dice.next();
    const Ridge knoll = ridge_of(v.span, [&](float x) {
        const float u = (v.side > 0 ? v.area.right() - x : x - v.area.x) / (v.area.w * 0.62f);
        const float s = std::clamp(u, 0.0f, 1.0f);
        return v.y(0.765f) + v.area.h * 0.115f * s * s * (3 - 2 * s) + v.k * 9 * noise(seed, x / (120 * v.k));
    });
    const float foot = v.mx(dice.between(0.84f, 0.91f));
    if (dice.chance(0.5f)) {
        paint_pine(p, {.foot = {foot, knoll.at(foot) + 8 * v.k}, .height = dice.between(250, 320) * v.k, .lean = -v.side * dice.between(0.15f, 0.40f), .seed = dice.next()}, mix(c.pine, c.deep, 0.25f), mix(c.pine, c.rim, 0.28f), c.deep);
    } else {
        p.begin();
        for (int i = 0; i < 5; ++i) add_conifer(p, {foot + v.side * (static_cast<float>(i) * 34 - 60) * v.k, knoll.at(foot + v.side * (static_cast<float>(i) * 34 - 60) * v.k) + 22 * v.k}, dice.between(120, 250) * v.k, dice);
        p.fill(mix(c.front, c.deep, 0.2f));
    }
    paint_ground(p, v, knoll, {.crest = c.front, .foot = c.deep, .height = 0.18f * v.area.h, .pattern = dice.chance(0.5f) ? Pattern::Kikko : Pattern::Shippo, .cut = {52, 1.4f}, .ink = c.line, .ink_crest = 0.42f, .ink_foot = 0.22f});
    paint_front(p, v, 111);
}

}  // namespace renkei::scenes::art
