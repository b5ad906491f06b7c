// Mountain: one great massif, or folds behind folds, above wooded hills.

#include <algorithm>
#include <cmath>

#include "scenes/art/landscape_view.hpp"

namespace renkei::scenes::art {

using paint::mix;
using paint::Painter;

namespace {

// Between a fold and those before it, over the 290 units next to one edge of the picture.
struct Valley {
    float high = 0, low = 0;   // y of the fold's lowest crest, and of the highest crest before it
    [[nodiscard]] float room() const { return low - high; }
};

Valley valley_at(const View& v, const std::vector<Ridge>& ridges, size_t fold, float side)
{
    Valley valley{.high = v.area.y, .low = v.floor()};
    for (int step = 0; step < 12; ++step) {
        const float x = v.x(side < 0 ? 0 : 1) - side * 26 * v.k * static_cast<float>(step);
        valley.high = std::max(valley.high, ridges[fold].at(x));
        for (size_t i = fold + 1; i < ridges.size(); ++i) valley.low = std::min(valley.low, ridges[i].at(x));
    }
    return valley;
}

}  // namespace

void paint_mountain_far(Painter& p, const View& v)
{
    Dice dice = v.dice(80);
    const Plate& c = v.plate;
    const float h = v.area.h;
    paint_range(p, v, v.horizon - 0.06f * h, dice.between(0.10f, 0.14f) * h, 81);
    const bool layered = v.variant == 2 || v.relief == 0;   // folds alone
    if (!layered) {
        const Vec2 summit{v.mx(dice.between(0.50f, 0.66f)), v.y(dice.between(0.17f, 0.23f))};
        paint_relief(p, v, {.summit = summit, .level = v.horizon + 0.02f * h, .half_width = dice.between(0.30f, 0.40f) * v.area.w, .floor = v.horizon + 0.07f * h}, 82);
    }
    // Folds behind folds, each crest dark against the mist that lies on the one behind.
    const int folds = layered ? 6 : 3;
    const float from = layered ? v.y(0.30f) : v.horizon - 0.015f * h, to = v.y(0.64f);
    const auto part = [&](int i) { return static_cast<float>(i) / static_cast<float>(folds - 1); };
    std::vector<Ridge> ridges;
    for (int i = 0; i < folds; ++i) {
        const float t = part(i), level = from + (to - from) * t, tilt = (i % 2 == 0 ? 1.0f : -1.0f) * v.side * (layered ? 0.22f : 0.10f);
        const uint64_t seed = dice.next();
        const float length = (170 + 90 * t) * v.k, rise = (layered ? 46 : 26) * v.k;
        ridges.push_back(ridge_of(v.span, [&, seed](float x) {
            const float across = (x - v.x(0.5f)) / v.area.w;
            return level - tilt * across * h * 0.55f - rise * (0.75f * noise(seed, x / length) + 0.2f * noise(seed + 1, x / (length * 0.36f)) + 0.07f * noise(seed + 2, x / (length * 0.11f)));
        }));
    }
    for (int i = 0; i < folds; ++i) {
        const float t = part(i);
        const Ridge& fold = ridges[static_cast<size_t>(i)];
        const Color crest = t < 0.5f ? mix(mix(c.range, c.peak, 0.5f), c.rim, t * 2) : mix(c.rim, c.hill, (t - 0.5f) * 1.5f);
        p.begin();
        if (t > 0.3f) add_conifers(p, fold, {.from = v.span.from, .to = v.span.to, .height = (14 + 26 * t) * v.k, .density = 0.66f, .sink = 3, .seed = dice.next()});
        p.fill(mix(crest, c.hill, 0.25f * t));
        paint_ground(p, v, fold, {.crest = crest, .foot = mix(c.foot, crest, 0.12f + 0.30f * t), .height = (120 + 60 * t) * v.k, .pattern = Pattern::Asanoha, .cut = {t > 0.3f ? 50 + 26 * t : 0, 1.1f}, .ink = c.line, .ink_crest = 0.45f, .ink_foot = 0.05f, .floor = fold.summit().y + 0.36f * h});
        if (i + 1 == folds || dice.chance(0.45f)) continue;
        // Mist lies in the valley, at the side where the folds before it leave the most room; a stub that looks over one would
        // be worse than none.
        const Valley left = valley_at(v, ridges, static_cast<size_t>(i), -1), right = valley_at(v, ridges, static_cast<size_t>(i), 1);
        const float side = left.room() > right.room() ? -1.0f : 1.0f;
        const Valley& valley = side < 0 ? left : right;
        if (valley.room() < 56 * v.k) continue;
        paint_mist(p, v, {v.x(side < 0 ? 0.14f : 0.86f), valley.low - dice.between(44, 52) * v.k}, side, 300, 2, mix(c.mist, c.foot, 0.45f).with_alpha(0.85f), 83 + static_cast<uint64_t>(i));
    }
}

void paint_mountain_near(Painter& p, const View& v)
{
    Dice dice = v.dice(90);
    const Plate& c = v.plate;
    const float h = v.area.h;
    const Ridge back = rolling(v.span, dice.next(), v.y(0.735f), 30 * v.k, dice.between(280, 380) * v.k);
    p.begin();
    add_conifers(p, back, {.from = v.span.from, .to = v.span.to, .height = 66 * v.k, .density = 0.72f, .sink = 6, .seed = dice.next()});
    p.fill(mix(c.hill, c.rim, 0.10f));
    paint_ground(p, v, back, {.crest = c.hill, .foot = mix(c.hill, c.front, 0.7f), .height = 0.2f * h, .pattern = Pattern::Asanoha, .cut = {112, 1.5f}, .ink = c.line, .ink_crest = 0.58f, .ink_foot = 0.40f});
    const uint64_t seed = dice.next();
    const Ridge fore = ridge_of(v.span, [&](float x) {
        const float across = (v.side > 0 ? v.area.right() - x : x - v.area.x) / v.area.w;
        return v.y(0.80f) + h * 0.09f * std::clamp(across * 1.5f, 0.0f, 1.2f) + v.k * 16 * noise(seed, x / (150 * v.k));
    });
    // Great cedars, close by, on the heavy side.
    p.begin();
    const int cedars = 4 + dice.below(3);
    for (int i = 0; i < cedars; ++i) {
        const float x = v.mx(1.02f - 0.30f * std::pow(static_cast<float>(i) / static_cast<float>(cedars), 0.9f) - dice.between(0, 0.035f));
        add_conifer(p, {x, fore.at(x) + 14 * v.k}, dice.between(150, 330) * v.k * (1.05f - 0.5f * static_cast<float>(i) / static_cast<float>(cedars)), dice);
    }
    add_conifers(p, fore, {.from = v.span.from, .to = v.span.to, .height = 92 * v.k, .density = 0.45f, .sink = 9, .seed = dice.next()});
    p.fill(down(v.y(0.52f), v.y(0.86f), {{0, mix(c.front, c.hill, 0.35f)}, {1, c.front}}));
    paint_ground(p, v, fore, {.crest = c.front, .foot = c.deep, .height = 0.16f * h, .pattern = Pattern::Kikko, .cut = {50, 1.4f}, .ink = c.line, .ink_crest = 0.38f, .ink_foot = 0.22f});
    paint_front(p, v, 92);
}

}  // namespace renkei::scenes::art
