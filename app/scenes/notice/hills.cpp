#include <array>

#include "scenes/art/palette.hpp"
#include "scenes/art/patterns.hpp"
#include "scenes/notice/pages.hpp"

namespace renkei::scenes::notice {
namespace {

namespace ink = paint::ink;
using paint::Color;

struct Ridge {
    float drop;                 // of its mean crest below the first, as a share of the room below that
    float swing, wave;          // units: height and length of its waves
    Color top, foot, line;
    art::Pattern pattern;
    float tile;
};

std::array<Ridge, 3> ridges(Hour hour)
{
    if (hour == Hour::Night)
        return {Ridge{0, 46, 330, paint::rgb(0x1B2436), paint::rgb(0x18202F), ink::kWashi.with_alpha(0.018f), art::Pattern::Asanoha, 72},
                Ridge{0.28f, 58, 420, paint::rgb(0x151B29), paint::rgb(0x131826), ink::kWashi.with_alpha(0.022f), art::Pattern::Seigaiha, 64},
                Ridge{0.62f, 40, 520, paint::rgb(0x10141F), paint::rgb(0x0E121C), ink::kWashi.with_alpha(0.02f), art::Pattern::Shippo, 84}};
    return {Ridge{0, 46, 330, paint::rgb(0xC9A58C), paint::rgb(0xB58B74), ink::kWashi.with_alpha(0.32f), art::Pattern::Asanoha, 72},
            Ridge{0.28f, 58, 420, paint::rgb(0x6D5A66), paint::rgb(0x50485A), ink::kWashi.with_alpha(0.2f), art::Pattern::Seigaiha, 64},
            Ridge{0.62f, 40, 520, paint::rgb(0x262A3B), ink::kSumi, ink::kWashi.with_alpha(0.1f), art::Pattern::Shippo, 84}};
}

}  // namespace

void paint_hills(paint::Painter& p, Size frame, float ridge, Hour hour)
{
    constexpr float kStep = 6;         // units along the crest
    constexpr uint64_t kSeed = 13;     // any; it is the drawing
    const float room = frame.h - ridge;
    uint64_t seed = kSeed;
    for (const Ridge& r : ridges(hour)) {
        std::vector<Vec2> land;
        const float mean = ridge + r.drop * room;
        ++seed;
        for (float x = -kStep; x <= frame.w + kStep; x += kStep)
            land.push_back({x, mean - r.swing * art::noise(seed, x / r.wave) - 0.28f * r.swing * art::noise(seed + 100, x / r.wave * 2.7f)});
        land.push_back({frame.w + kStep, frame.h + kStep});
        land.push_back({-kStep, frame.h + kStep});
        p.begin();
        p.polygon(land);
        p.fill(paint::Gradient{paint::Gradient::Kind::Linear, {0, mean - r.swing}, {0, mean + room * 0.5f}, {{0, r.top}, {1, r.foot}}});
        art::fill_pattern(p, r.pattern, {.tile = r.tile, .line = 1.5f}, {0, mean}, r.line);
        p.begin();
    }
}

}  // namespace renkei::scenes::notice
