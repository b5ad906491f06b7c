#include "paint/color.hpp"

#include <algorithm>
#include <cmath>

namespace renkei::paint {
namespace {

// Sand, or sand deepened with sumi, that is too pale for a line on white. Nothing of it is drawn by night.
bool is_pale_sand(Color color)
{
    constexpr float kEnough = 3, kAlike = 1.0f / 255;
    constexpr Color kWhite{1, 1, 1, 1};
    const float depth = (ink::kSuna.r - color.r) / (ink::kSuna.r - ink::kSumi.r);
    const Color sand = mix(ink::kSuna, ink::kSumi, depth);
    return depth > -kAlike && std::abs(sand.g - color.g) < kAlike && std::abs(sand.b - color.b) < kAlike && contrast_ratio(color, kWhite) < kEnough;
}

}  // namespace

float relative_luminance(Color c)
{
    const auto linear = [](float v) { return v <= 0.04045f ? v / 12.92f : std::pow((v + 0.055f) / 1.055f, 2.4f); };
    return 0.2126f * linear(c.r) + 0.7152f * linear(c.g) + 0.0722f * linear(c.b);
}

float contrast_ratio(Color a, Color b)
{
    const float la = relative_luminance(a), lb = relative_luminance(b);
    return (std::max(la, lb) + 0.05f) / (std::min(la, lb) + 0.05f);
}

Color type_color(Color color, Contrast contrast)
{
    if (contrast == Contrast::Designed) return color;
    constexpr float kLight = 0.2f;    // luminance: lighter type is meant for the night
    constexpr float kEnough = 7.0f;
    constexpr Color kBlack{0, 0, 0, 1}, kWhite{1, 1, 1, 1};
    color.a = 1;
    const bool night = relative_luminance(color) > kLight;
    const Color ground = night ? kBlack : kWhite, away = night ? kWhite : kBlack;
    const Color designed = color;
    for (int step = 1; contrast_ratio(color, ground) < kEnough && step <= 20; ++step) color = mix(designed, away, static_cast<float>(step) / 20);
    return color;
}

Color ground_color(Color color, Contrast contrast)
{
    if (contrast == Contrast::Designed) return color;
    const auto is = [&](Color ground) { return color.with_alpha(1) == ground; };
    if (is(ink::kWashi) || is(ink::kKinari)) return Color{1, 1, 1, color.a};
    if (is(ink::kSumi)) return Color{0, 0, 0, color.a};
    if (is(ink::kAi)) return rgb(0x35659A).with_alpha(color.a);
    if (is(ink::kAiLight)) return rgb(0x3D6FA5).with_alpha(color.a);
    return color;
}

Color line_color(Color color, Contrast contrast)
{
    if (contrast == Contrast::Designed) return color;
    constexpr float kStronger = 2, kGrain = 0.25f, kLeast = 0.6f;   // fainter lines are the grain of a field, on which type stands
    if (is_pale_sand(color)) color = kRim.with_alpha(color.a);
    color = ground_color(color, contrast);
    return color.with_alpha(color.a < kGrain ? color.a : std::clamp(color.a * kStronger, kLeast, 1.0f));
}

}  // namespace renkei::paint
