#include "scenes/art/palette.hpp"

#include <algorithm>
#include <cmath>

namespace renkei::scenes::art {

using paint::mix;
using paint::rgb;

uint64_t seed_of(std::string_view code5)
{
    uint64_t h = 0xcbf29ce484222325ull;
    for (const char c : code5) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3ull;
    return Dice(h).next();
}

uint64_t Dice::next()
{
    uint64_t z = (state_ += 0x9e3779b97f4a7c15ull);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
    return z ^ (z >> 31);
}

float Dice::unit() { return static_cast<float>(next() >> 40) * 0x1p-24f; }
float Dice::between(float low, float high) { return low + (high - low) * unit(); }
int Dice::below(int count) { return static_cast<int>(next() % static_cast<uint64_t>(count)); }

float noise(uint64_t seed, float x)
{
    const float cell = std::floor(x), t = x - cell;
    const auto knot = [&](float at) { return 2 * Dice(seed + static_cast<uint64_t>(static_cast<int64_t>(at)) * 0x2545f4914f6cdd1dull).unit() - 1; };
    const float s = t * t * t * (t * (t * 6 - 15) + 10);
    return knot(cell) * (1 - s) + knot(cell + 1) * s;
}

const Tones& tones(Hue hue)
{
    static constexpr std::array<Tones, kHues> kTones{{
        {rgb(0x8FA8C8), rgb(0x416292), rgb(0x17345F)},
        {rgb(0xA3C2B2), rgb(0x569079), rgb(0x1F6B58)},
        {rgb(0xC6B4D0), rgb(0x8C709E), rgb(0x573969)},
        {rgb(0xDFC078), rgb(0xB4892F), rgb(0x79540B)},
        {rgb(0xCBAFA2), rgb(0x95705F), rgb(0x5C3A30)},
        {rgb(0xB5B7B8), rgb(0x6F737A), rgb(0x363B43)},
        {rgb(0xA2CFD4), rgb(0x4F9DA6), rgb(0x176877)},
        {rgb(0xC2C78F), rgb(0x868F4C), rgb(0x4A5426)},
    }};
    return kTones[static_cast<size_t>(hue)];
}

bool has_night(Hue sky) { return sky != Hue::Kincha && sky != Hue::Kuri && sky != Hue::Uguisu; }

const std::array<Hue, kCompanions>& companions(Hue sky)
{
    using enum Hue;
    static constexpr std::array<std::array<Hue, kCompanions>, kHues> kTable{{
        {Matsuba, Uguisu, Kincha, Asagi},    // Ai
        {Ai, Uguisu, Kincha, Ai},            // Matsuba
        {Uguisu, Asagi, Matsuba, Asagi},     // Fuji
        {Asagi, Matsuba, Asagi, Matsuba},    // Kincha
        {Matsuba, Uguisu, Asagi, Matsuba},   // Kuri
        {Matsuba, Asagi, Uguisu, Kincha},    // Nibi
        {Matsuba, Kincha, Ai, Uguisu},       // Asagi
        {Ai, Asagi, Matsuba, Asagi},         // Uguisu
    }};
    return kTable[static_cast<size_t>(sky)];
}

namespace {

struct SkyInks {
    uint32_t top, low, glow, dusk, range, peak, foot;
};
struct LandInks {
    uint32_t rim, hill, front, deep, water_far, water_near;
};

constexpr std::array<SkyInks, kHues> kSkies{{
    {0x1C4069, 0x93ABC0, 0xF2E3CB, 0xEFC29B, 0xA6B9C9, 0x40668F, 0xC6D2D6},
    {0x26564E, 0xA4C0B0, 0xF4EACF, 0xEEC79A, 0xA6BEB0, 0x477C70, 0xC9D5C6},
    {0x403A69, 0xAAA2C0, 0xF5E1D4, 0xEFBDA4, 0xB4ABC5, 0x645C8E, 0xD0C8D2},
    {0x85642C, 0xDCC691, 0xF8ECCB, 0xF2CB8E, 0xD3C29C, 0x9A8150, 0xE6DAB8},
    {0x5E3F41, 0xC6A799, 0xF6E4D1, 0xEDB896, 0xC9B0A4, 0x8A645C, 0xDECABD},
    {0x263853, 0x9AABBE, 0xF3EAD6, 0xEAC5A0, 0xABB7C1, 0x566A82, 0xCED4D4},
    {0x125365, 0x90BEC4, 0xF4EAD3, 0xEEC6A0, 0x9CC1C4, 0x377F8D, 0xC8DBD6},
    {0x4D5A2C, 0xBAC394, 0xF6EECE, 0xEFCB90, 0xBEC5A2, 0x78894F, 0xDADDBF},
}};
constexpr std::array<LandInks, kHues> kLands{{
    {0x6C8EAE, 0x2F5C8A, 0x1D3F63, 0x152A43, 0x84B0BE, 0x215D7A},
    {0x7DA18E, 0x33715F, 0x1F504A, 0x14322F, 0x6690AC, 0x1F4A72},
    {0x8A80A8, 0x574E82, 0x3B335D, 0x241F3A, 0x7F8AB8, 0x383C78},
    {0xC0A768, 0x84723C, 0x554C2B, 0x2D2A1A, 0x8AA6A8, 0x38606C},
    {0xA98872, 0x74523F, 0x4C3530, 0x2B2020, 0x95A3AD, 0x42586E},
    {0x8D9699, 0x566370, 0x38424E, 0x20262F, 0x93A4B0, 0x36485C},
    {0x6FAAA8, 0x237A80, 0x18525E, 0x10323C, 0x64A5B5, 0x175572},
    {0x95A26C, 0x5F6E3D, 0x3F4C2C, 0x252D1E, 0x8CAAA2, 0x376468},
}};

// Nothing by moonlight is lighter than the moon, and all of it leans to the sky's own dark.
void by_moonlight(Plate& p)
{
    const Color night = mix(p.sky_top, paint::ink::kSumi, 0.55f);
    p.glow = mix(p.sky, p.glow, 0.35f);
    p.sky = mix(p.sky, p.sky_top, 0.55f);
    p.sky_top = mix(p.sky_top, paint::ink::kSumi, 0.62f);
    p.mist = mix(p.glow, p.sky, 0.25f);
    p.range = mix(p.range, p.sky, 0.60f);
    p.foot = mix(p.foot, p.sky, 0.55f);
    p.peak = mix(p.peak, night, 0.42f);
    for (Color* c : {&p.rim, &p.hill, &p.front, &p.deep, &p.pine}) *c = mix(*c, night, 0.36f);
    p.water_far = mix(p.water_far, night, 0.35f);
    p.water_near = mix(p.water_near, night, 0.40f);
    p.line = mix(p.line, p.sky, 0.35f);
    p.foam = mix(p.foam, p.sky, 0.25f);
    p.disc = rgb(0xFBF3DC);
}

}  // namespace

Plate plate(Hue sky_hue, Hue land_hue, Hour hour)
{
    const SkyInks& s = kSkies[static_cast<size_t>(sky_hue)];
    const LandInks& l = kLands[static_cast<size_t>(land_hue)];
    Plate p;
    p.hour = hour;
    p.sky_top = rgb(s.top), p.sky = rgb(s.low), p.glow = rgb(s.glow), p.mist = mix(rgb(s.glow), paint::ink::kWashi, 0.5f);
    p.range = rgb(s.range), p.peak = rgb(s.peak), p.foot = rgb(s.foot);
    p.rim = rgb(l.rim), p.hill = rgb(l.hill), p.front = rgb(l.front), p.deep = rgb(l.deep);
    p.water_far = rgb(l.water_far), p.water_near = rgb(l.water_near);
    p.pine = mix(rgb(0x1F4A3C), rgb(l.front), 0.35f);
    p.line = mix(rgb(0xE9EBD8), rgb(l.rim), 0.30f);
    p.foam = mix(paint::ink::kWashi, rgb(l.water_far), 0.12f);
    p.disc = paint::ink::kShu;
    // Far land takes some of the near land's hue along, or a golden sky would stand on golden mountains.
    p.peak = mix(p.peak, p.hill, 0.40f), p.range = mix(p.range, p.rim, 0.25f);
    const bool lamps = hour == Hour::Dusk || hour == Hour::Moon || sky_hue == Hue::Nibi;
    p.window = paint::ink::kYamabukiField.with_alpha(lamps ? 1.0f : 0.0f);
    switch (hour) {
        case Hour::Dawn: break;
        case Hour::Day:
            p.sky_top = mix(p.sky_top, p.sky, 0.18f);
            p.disc = rgb(0xFCF6E6);
            p.glow = mix(p.glow, p.sky, 0.30f);
            break;
        case Hour::Dusk:
            p.glow = rgb(s.dusk);
            p.mist = mix(p.glow, paint::ink::kWashi, 0.55f);
            p.sky = mix(p.sky, p.glow, 0.22f);
            p.range = mix(p.range, rgb(s.peak), 0.30f);
            p.foot = mix(p.foot, p.glow, 0.45f);
            for (Color* c : {&p.peak, &p.rim, &p.hill, &p.front, &p.deep}) *c = mix(*c, p.sky_top, 0.18f);
            p.water_far = mix(p.water_far, p.glow, 0.38f);
            break;
        case Hour::Moon: by_moonlight(p); break;
    }
    return p;
}

}  // namespace renkei::scenes::art
