#pragma once
// Colour values and the one table of the display's inks and papers. tests/paint computes the contrast of
// every type/ground pair of this table by WCAG 2.2, and how far the categories of a map stay apart for colour-blind eyes.

#include <cstdint>

namespace renkei::paint {

struct Color {
    float r = 0, g = 0, b = 0, a = 1;   // sRGB encoded, straight alpha, 0..1

    [[nodiscard]] constexpr Color with_alpha(float alpha) const { return {r, g, b, alpha}; }
    friend constexpr bool operator==(const Color&, const Color&) = default;
};

[[nodiscard]] constexpr Color rgb(uint32_t hex)   // 0xRRGGBB
{
    return {static_cast<float>(hex >> 16 & 255u) / 255.0f, static_cast<float>(hex >> 8 & 255u) / 255.0f, static_cast<float>(hex & 255u) / 255.0f, 1};
}

[[nodiscard]] constexpr Color mix(Color a, Color b, float t)
{
    return {a.r + (b.r - a.r) * t, a.g + (b.g - a.g) * t, a.b + (b.b - a.b) * t, a.a + (b.a - a.a) * t};
}

// WCAG 2.2, "relative luminance" and "contrast ratio"; alpha is ignored.
[[nodiscard]] float relative_luminance(Color c);
[[nodiscard]] float contrast_ratio(Color a, Color b);

// How colours are laid down: as the scenes say, or for eyes that need more difference.
enum class Contrast { Designed, High };
// High contrast: type opaque and at 7 : 1 or more against white or black, whichever it was meant for (WCAG 2.2, 1.4.6); the two
// grounds, washi and sumi, white and black; the land of the night so light that it stands off black at 3 : 1 (1.4.11) and white type
// off it; sand, which is pale on white, with a rim. Lines are stronger, those in the ground's colour the ground. Pictures stay.
[[nodiscard]] Color type_color(Color color, Contrast contrast);
[[nodiscard]] Color ground_color(Color color, Contrast contrast);   // what is filled
[[nodiscard]] Color line_color(Color color, Contrast contrast);
inline constexpr Color kRim = rgb(0x756C5A);   // of sand: 3 : 1 or more against white and black

namespace ink {
inline constexpr Color kSumi = rgb(0x171B26);        // 墨: night ground, day text
inline constexpr Color kWashi = rgb(0xF5F1E8);       // 和紙: day ground, night text
inline constexpr Color kSuna = rgb(0xD9CFBD);        // 砂: land, quiet fields, rules by day
inline constexpr Color kAi = rgb(0x1E3F66);          // 藍: land and fields by night
inline constexpr Color kAiLight = rgb(0x234B78);     // cities without agreement, night map
inline constexpr Color kAiIslet = rgb(0x3E6E9E);     // islands in insets, which would drown in ai
inline constexpr Color kKinari = rgb(0xEBE3D4);      // 生成り: the field of today, by day
inline constexpr Color kShu = rgb(0xD2452D);         // 朱 by day: marks and type of 60 units or more
inline constexpr Color kShuText = rgb(0xA82E18);     // 朱 by day for smaller type
inline constexpr Color kShuNight = rgb(0xFF7A57);    // 朱 by night
inline constexpr Color kShuGlow = rgb(0xFFC9B4);     // in the act of signing
inline constexpr Color kShuPale = rgb(0xFF9F84);     // headings of a member list by night
inline constexpr Color kEmber = rgb(0x9A5447);       // still to come: land and dots only, never type
inline constexpr Color kWakatake = rgb(0x1F6F5C);    // 若竹 by day: wards
inline constexpr Color kWakatakeNight = rgb(0x6FD3B5);
inline constexpr Color kYamabukiField = rgb(0xEFAF2C);
}  // namespace ink

}  // namespace renkei::paint
