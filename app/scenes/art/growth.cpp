#include "scenes/art/growth.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace renkei::scenes::art {

using paint::Painter;

void add_conifer(Painter& p, Vec2 foot, float height, Dice& dice)
{
    const float half = height * dice.between(0.15f, 0.21f);
    const int tiers = height < 26 ? 3 : height < 70 ? 5 : 8;
    const float top = foot.y - height, skirt = foot.y - height * 0.05f;
    std::array<std::array<Vec2, 20>, 2> sides;
    for (size_t side = 0; side < 2; ++side) {
        const float s = side == 0 ? -1.0f : 1.0f;
        for (int i = 0; i < tiers; ++i) {
            const float t = static_cast<float>(i + 1) / static_cast<float>(tiers);
            const float reach = half * std::pow(t, 0.85f) * dice.between(0.82f, 1.12f);
            const float y = top + (skirt - top) * t;
            const auto k = static_cast<size_t>(i) * 2;
            sides[side][k] = {foot.x + s * reach, y + height * 0.012f};
            sides[side][k + 1] = {foot.x + s * reach * (i + 1 == tiers ? 0.2f : 0.52f), y - height * 0.018f};
        }
    }
    p.move_to({foot.x, top});
    for (int i = 0; i < tiers * 2; ++i) p.line_to(sides[1][static_cast<size_t>(i)]);
    p.line_to({foot.x + height * 0.022f, foot.y});
    p.line_to({foot.x - height * 0.022f, foot.y});
    for (int i = tiers * 2; i-- > 0;) p.line_to(sides[0][static_cast<size_t>(i)]);
    p.close();
}

void add_conifers(Painter& p, const Ridge& ridge, const Stand& stand)
{
    Dice dice(stand.seed);
    for (float x = stand.from; x < stand.to; x += stand.height * dice.between(0.20f, 0.42f)) {
        const float clump = 0.5f + 0.5f * noise(stand.seed, x / (stand.height * 5.5f));
        const float roll = dice.unit(), size = dice.between(0.62f, 1.0f);
        if (clump < 1 - stand.density || roll > 0.4f + stand.density * 0.6f) continue;
        add_conifer(p, {x, ridge.at(x) + stand.sink}, stand.height * size * (0.62f + 0.5f * clump), dice);
    }
}

namespace {

// The part of a circle above the ground on which it stands.
void add_lobe(Painter& p, Vec2 centre, float radius, float ground)
{
    const float below = std::asin(std::clamp((ground - centre.y) / radius, -0.9f, 1.0f)), right = below, left = 3.14159265f - below;
    p.move_to({centre.x + radius * std::cos(left), centre.y + radius * std::sin(left)});
    p.arc(centre, radius, left, right + 6.28318531f);
    p.close();
}

void add_bush(Painter& p, Vec2 foot, float width, float height, Dice& dice)
{
    const int lobes = 3 + dice.below(2), tallest = 1 + dice.below(lobes - 2);
    for (int i = 0; i < lobes; ++i) {
        const bool crown = i == tallest, end = i == 0 || i + 1 == lobes;
        const float r = height * (crown ? dice.between(0.50f, 0.58f) : end ? dice.between(0.26f, 0.34f) : dice.between(0.34f, 0.46f));
        const float t = static_cast<float>(i) / static_cast<float>(lobes - 1);
        const float rise = crown ? height - r : r * dice.between(0.15f, 0.7f);
        add_lobe(p, {foot.x - width / 2 + r + t * (width - 2 * r) + (end ? 0 : dice.between(-0.06f, 0.06f) * width), foot.y - std::max(0.0f, rise)}, r, foot.y);
    }
    p.rect({foot.x - width * 0.40f, foot.y - height * 0.30f, width * 0.80f, height * 0.30f});
}

}  // namespace

void add_grove(Painter& p, Vec2 foot, float width, float height, Dice& dice)
{
    float x = foot.x - width / 2;
    const float to = foot.x + width / 2;
    while (x < to) {
        const float size = height * dice.between(0.62f, 1.08f), wide = size * dice.between(1.35f, 1.9f);
        add_bush(p, {x + wide / 2, foot.y}, wide, size, dice);
        x += wide * dice.between(0.72f, 1.25f);
    }
}

namespace {

// A crown of needles: flat below, three to five soft humps above.
void add_crown(Painter& p, Vec2 centre, float half, float rise, Dice& dice)
{
    const int humps = half < 40 ? 3 : half < 80 ? 4 : 5;
    const float left = centre.x - half, pitch = 2 * half / static_cast<float>(humps);
    p.move_to({left, centre.y});
    for (int i = 0; i < humps; ++i) {
        const float x0 = left + pitch * static_cast<float>(i), x1 = x0 + pitch;
        const float t = (static_cast<float>(i) + 0.5f) / static_cast<float>(humps);
        const float arch = std::sin(t * 3.14159f), next = std::sin(static_cast<float>(i + 1) / static_cast<float>(humps) * 3.14159f);
        const float h = rise * (0.35f + 0.75f * arch) * dice.between(0.9f, 1.15f);
        const float y1 = centre.y - (i + 1 < humps ? rise * 0.55f * next : 0);
        p.curve_to({x0 - pitch * 0.04f, centre.y - h * 1.2f}, {x1 + pitch * 0.04f, centre.y - h * 1.2f}, {x1, y1});
    }
    p.curve_to({centre.x + half * 0.4f, centre.y + rise * 0.18f}, {centre.x - half * 0.4f, centre.y + rise * 0.18f}, {left, centre.y});
    p.close();
}

struct Crown {
    Vec2 at, from;   // its middle, and where its branch leaves the trunk
    float half = 0, rise = 0;
};

}  // namespace

void paint_pine(Painter& p, const Pine& pine, Color crown, Color crown_light, Color trunk)
{
    Dice dice(pine.seed);
    const float h = pine.height, lean = pine.lean * h;
    // The trunk swings out, back, and out again.
    const auto spine = [&](float t) { return Vec2{pine.foot.x + lean * t * t * 0.9f + h * 0.07f * std::sin(t * 5.2f) * (pine.lean < 0 ? -1.0f : 1.0f), pine.foot.y - h * 0.94f * t}; };
    std::vector<Vec2> left, right;
    for (int i = 0; i <= 16; ++i) {
        const float t = static_cast<float>(i) / 16, w = h * (0.034f * (1 - t) + 0.008f) * (t < 0.08f ? 1.35f : 1.0f);
        const Vec2 c = spine(t);
        left.push_back({c.x - w, c.y});
        right.push_back({c.x + w, c.y});
    }
    left.insert(left.end(), right.rbegin(), right.rend());
    std::vector<Crown> crowns;
    const int count = h < 110 ? 5 : 7;
    for (int i = 0; i < count; ++i) {
        const float t = 0.42f + 0.58f * static_cast<float>(i) / static_cast<float>(count - 1);
        const float side = i + 1 == count ? 0 : (i % 2 == 0 ? 1.0f : -1.0f) * (pine.lean < 0 ? -1.0f : 1.0f);
        const float reach = h * (0.30f * (1.25f - t) + 0.06f) * dice.between(0.8f, 1.2f) * (side * pine.lean > 0 ? 1.35f : 0.85f);
        const Vec2 from = spine(std::max(0.0f, t - 0.09f)), c = spine(t);
        crowns.push_back({{c.x + side * reach, c.y - h * 0.01f}, from, h * (0.10f + 0.13f * (1.2f - t)) * dice.between(0.85f, 1.2f), h * dice.between(0.060f, 0.085f)});
    }
    p.begin();
    p.polygon(left);
    p.fill(trunk);
    for (const Crown& c : crowns) {
        p.begin();
        p.move_to(c.from);
        p.curve_to({c.from.x + (c.at.x - c.from.x) * 0.3f, c.from.y}, {c.at.x, c.from.y}, {c.at.x, c.at.y});
        p.stroke(trunk, {.width = h * 0.014f, .dash = {}});
    }
    for (const Crown& c : crowns) {
        p.begin();
        add_crown(p, c.at, c.half, c.rise, dice);
        p.fill(paint::Gradient{.from = {0, c.at.y - c.rise * 1.1f}, .to = {0, c.at.y + c.rise * 0.2f}, .stops = {{0, crown_light}, {0.75f, crown}, {1, crown}}});
    }
}

void paint_farmhouse(Painter& p, const Farmhouse& house)
{
    const Vec2 foot = house.foot;
    const float w = house.width;
    if (house.window.a > 0) {
        const Vec2 lamp{foot.x, foot.y - w * 0.08f};
        const Color warm = paint::mix(house.window, paint::ink::kWashi, 0.35f);   // plain amber stains green fields
        p.begin();
        p.circle(lamp, w);
        p.fill(paint::Gradient{.kind = paint::Gradient::Kind::Radial, .from = lamp, .to = {lamp.x + w, lamp.y}, .stops = {{0, warm.with_alpha(0.50f)}, {0.35f, warm.with_alpha(0.20f)}, {0.7f, warm.with_alpha(0.05f)}, {1, warm.with_alpha(0)}}});
    }
    p.begin();
    p.rect({foot.x - w * 0.36f, foot.y - w * 0.20f, w * 0.72f, w * 0.20f});
    p.fill(house.wall);
    if (house.window.a > 0) {
        p.begin();
        for (const float at : {-0.27f, -0.07f, 0.13f}) p.rect({foot.x + w * at, foot.y - w * 0.155f, w * 0.14f, w * 0.105f});
        p.fill(house.window);
    }
    p.begin();
    const std::array<Vec2, 6> thatch{Vec2{foot.x - w * 0.5f, foot.y - w * 0.16f}, {foot.x - w * 0.24f, foot.y - w * 0.50f}, {foot.x - w * 0.21f, foot.y - w * 0.54f},
                                     {foot.x + w * 0.21f, foot.y - w * 0.54f}, {foot.x + w * 0.24f, foot.y - w * 0.50f}, {foot.x + w * 0.5f, foot.y - w * 0.16f}};
    p.polygon(thatch);
    p.fill(house.roof);
}

void paint_sail(Painter& p, Vec2 foot, float h, Color sail, Color hull)
{
    p.begin();
    p.move_to({foot.x - h * 0.30f, foot.y - h});
    p.line_to({foot.x + h * 0.26f, foot.y - h});
    p.curve_to({foot.x + h * 0.36f, foot.y - h * 0.7f}, {foot.x + h * 0.36f, foot.y - h * 0.4f}, {foot.x + h * 0.24f, foot.y - h * 0.14f});
    p.line_to({foot.x - h * 0.28f, foot.y - h * 0.14f});
    p.curve_to({foot.x - h * 0.18f, foot.y - h * 0.4f}, {foot.x - h * 0.18f, foot.y - h * 0.7f}, {foot.x - h * 0.30f, foot.y - h});
    p.close();
    p.fill(sail);
    p.begin();
    p.move_to({foot.x - h * 0.62f, foot.y - h * 0.12f});
    p.curve_to({foot.x - h * 0.3f, foot.y - h * 0.03f}, {foot.x + h * 0.3f, foot.y - h * 0.03f}, {foot.x + h * 0.66f, foot.y - h * 0.16f});
    p.line_to({foot.x + h * 0.5f, foot.y});
    p.line_to({foot.x - h * 0.48f, foot.y});
    p.close();
    p.fill(hull);
}

}  // namespace renkei::scenes::art
