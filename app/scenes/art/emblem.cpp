#include "scenes/art/emblem.hpp"

#include <algorithm>
#include <cmath>

#include "scenes/art/terrain.hpp"

namespace renkei::scenes::art {

using paint::Gradient;
using paint::mix;
using paint::Painter;

Emblem emblem_for(std::string_view code5)
{
    Dice dice(seed_of(code5));
    Emblem e;
    e.hue = static_cast<Hue>(dice.below(kHues));
    e.silhouette = static_cast<Silhouette>(dice.below(kSilhouettes));
    e.pattern = static_cast<Pattern>(dice.below(kPatterns));
    e.moon_on_the_right = dice.chance(0.5f);
    e.seed = dice.next();
    return e;
}

namespace {

// The emblem is drawn in a space of its own: radius 100, centre 0, 0.
constexpr Span kSpan{-112, 112, 2};

Ridge far_ridge(const Emblem& e, Dice& dice)
{
    const float side = e.moon_on_the_right ? -1.0f : 1.0f;   // the summit stands away from the moon
    const float level = dice.between(18, 26), top = dice.between(-44, -28), x = side * dice.between(10, 34);
    switch (e.silhouette) {
        case Silhouette::Cone: return mountain(kSpan, {{{x, top}, level, dice.between(48, 62), dice.between(6, 13), 0.35f, e.seed}});
        case Silhouette::Twin: {
            const float gap = dice.between(46, 64);
            return mountain(kSpan, {{{x, top}, level, dice.between(36, 44), 0, 0.6f, e.seed}, {{x - side * gap, top + dice.between(12, 24)}, level, dice.between(32, 42), 0, 0.6f, e.seed + 5}});
        }
        case Silhouette::Jagged: {
            // Rock that is highest where the summit should be.
            Ridge r = jagged(kSpan, e.seed, level, (level - top) * 1.05f, dice.between(52, 72));
            for (Vec2& p : r.points) p.y = level + (p.y - level) * (0.62f + 0.38f * std::exp(-(p.x - x) * (p.x - x) / 3600));
            return r;
        }
        case Silhouette::Rolling: return rolling(kSpan, e.seed, dice.between(-8, 4), 36, dice.between(60, 90));
        case Silhouette::Shoulder: {
            const float slope = side * dice.between(0.16f, 0.30f), swell = dice.between(60, 80);
            return ridge_of(kSpan, [=, seed = e.seed](float at) { return -6 - slope * at - 15 * noise(seed, at / swell) - 24 * std::exp(-(at - x * 1.6f) * (at - x * 1.6f) / 1400); });
        }
    }
    return rolling(kSpan, e.seed, 0, 20, 70);
}

// Motif width for an emblem of diameter 200; a motif reads as itself when three to eight fit across.
float tile_of(Pattern pattern)
{
    switch (pattern) {
        case Pattern::Seigaiha: return 25;
        case Pattern::Asanoha: return 46;
        case Pattern::Shippo: return 28;
        case Pattern::Kikko: return 25;
        case Pattern::Yagasuri: return 36;
        case Pattern::Ichimatsu: return 26;
    }
    return 26;
}

}  // namespace

void paint_emblem(Painter& painter, Vec2 centre, float diameter, std::string_view code5)
{
    const Emblem e = emblem_for(code5);
    const Tones& t = tones(e.hue);
    Dice dice(e.seed);
    const float k = diameter / 200;
    // Tiles are not scaled by the painter, so they are cut for the real size; large emblems get relatively finer ones.
    const float finer = std::pow(std::max(1.0f, diameter / 168), 0.35f);
    const Cut cut{tile_of(e.pattern) * k / finer, std::clamp(1.25f * diameter / 168, 0.8f, 1.7f)};
    const Color paper = mix(t.far, paint::rgb(0xF6F1E4), 0.86f), ink = mix(t.far, paint::ink::kWashi, 0.45f);
    const Ridge far = far_ridge(e, dice);
    const float mid_level = dice.between(20, 28);
    const Ridge middle = rolling(kSpan, e.seed + 11, mid_level, 27, dice.between(62, 96));
    const bool water = e.pattern == Pattern::Seigaiha;
    const float near_level = dice.between(46, 54);
    const Ridge near = water ? ridge_of(kSpan, [=](float) { return near_level - 10; }) : rolling(kSpan, e.seed + 23, near_level, 22, dice.between(66, 104));

    painter.save();
    painter.translate(centre);
    painter.scale(k, k);
    painter.begin();
    painter.circle({0, 0}, 100);
    painter.clip();
    painter.fill_all(Gradient{.from = {0, -100}, .to = {0, 46}, .stops = {{0, mix(t.far, t.middle, 0.16f)}, {0.30f, t.far}, {1, paper}}});
    painter.begin();
    painter.circle({(e.moon_on_the_right ? 1.0f : -1.0f) * dice.between(34, 44), dice.between(-52, -40)}, 16.5f);
    painter.fill(paint::rgb(0xFAF6EA));
    land_path(painter, far, 110);
    painter.fill(Gradient{.from = {0, far.top()}, .to = {0, 50}, .stops = {{0, mix(t.far, t.middle, 0.62f)}, {1, mix(t.far, paper, 0.35f)}}});
    land_path(painter, middle, 110);
    painter.fill(Gradient{.from = {0, middle.top()}, .to = {0, 62}, .stops = {{0, mix(t.middle, t.near, 0.22f)}, {1, mix(t.middle, t.far, 0.5f)}}});
    land_path(painter, near, 110);
    painter.fill(Gradient{.from = {0, near.top()}, .to = {0, 100}, .stops = {{0, t.near}, {1, mix(t.near, paint::ink::kSumi, 0.12f)}}});
    fill_pattern(painter, e.pattern, cut, {0, near.top()}, ink.with_alpha(e.pattern == Pattern::Yagasuri || e.pattern == Pattern::Ichimatsu ? 0.50f : 0.80f));
    painter.restore();
    painter.begin();
}

}  // namespace renkei::scenes::art
