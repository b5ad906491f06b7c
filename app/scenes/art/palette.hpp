#pragma once
// The colours of the made art and the dice that choose them. Everything follows from a municipality's five-digit code, so
// the same town has the same picture on every display and in every year; nothing here may ever be reshuffled.
//
// Eight hues named after traditional dyes, none of them vermilion (朱 belongs to agreements and to today). Any two
// stay apart for colour-blind eyes (tests/scenes computes it: CIEDE2000 of at least 6 for protanopia, deuteranopia and
// tritanopia in one of their tones), and no scene uses a hue as the only sign of a difference.

#include <array>
#include <cstdint>
#include <string_view>

#include "paint/color.hpp"

namespace renkei::scenes::art {

using paint::Color;

// FNV-1a, 64 bits, over the bytes of the code (Fowler, Noll, Vo; offset 0xcbf29ce484222325, prime 0x100000001b3), then the
// finaliser of SplitMix64, because FNV alone leaves the low bits of such short strings alike.
[[nodiscard]] uint64_t seed_of(std::string_view code5);

// SplitMix64 (Steele, Lea, Flood 2014). The standard library's distributions may differ between versions; this does not.
class Dice {
  public:
    explicit Dice(uint64_t seed) : state_(seed) {}
    [[nodiscard]] uint64_t next();
    [[nodiscard]] float unit();                             // 0 ≤ x < 1
    [[nodiscard]] float between(float low, float high);
    [[nodiscard]] int below(int count);                     // 0 … count − 1
    [[nodiscard]] bool chance(float probability) { return unit() < probability; }

  private:
    uint64_t state_;
};

// Smooth noise −1..1 over the whole line, knots one unit apart; `seed` chooses the line.
[[nodiscard]] float noise(uint64_t seed, float x);

enum class Hue { Ai, Matsuba, Fuji, Kincha, Kuri, Nibi, Asagi, Uguisu };
inline constexpr int kHues = 8;

// 藍 indigo, 松葉 pine, 藤 wisteria, 金茶 gold, 栗 chestnut, 鈍 slate, 浅葱 teal, 鶯 olive.
struct Tones {
    Color far, middle, near;   // pale to deep
};
[[nodiscard]] const Tones& tones(Hue hue);

// Of the day. Warm skies have no moonlight: brown nights look like soot.
enum class Hour { Dawn, Day, Dusk, Moon };
[[nodiscard]] bool has_night(Hue sky);

// Every colour of a landscape, back to front.
struct Plate {
    Color sky_top, sky, glow;     // the wiped upper edge, the sky, what glows above the horizon
    Color mist;                   // bars, and the foot that every layer fades into
    Color range, peak, foot;      // far range; the peak's crest and what it fades into
    Color rim, hill, front, deep; // land, towards the viewer
    Color pine;                   // needles: greener than the land they stand on
    Color water_far, water_near;
    Color disc;                   // sun or moon
    Color line;                   // pattern lines on land
    Color foam;                   // pattern lines on water, shore lines
    Color window;                 // lit windows of houses; transparent in broad daylight
    Hour hour = Hour::Day;
};
// `land` lends the near land its hue; the same hue twice is a print of one colour.
[[nodiscard]] Plate plate(Hue sky, Hue land, Hour hour);
// The land hues that go with a sky. Nearly always others than its own, and never a dull one under a dull sky: a room needs two
// colours to be seen from its door.
inline constexpr size_t kCompanions = 4;
[[nodiscard]] const std::array<Hue, kCompanions>& companions(Hue sky);

}  // namespace renkei::scenes::art
