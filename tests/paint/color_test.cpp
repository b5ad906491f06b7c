// The contrast of every pair of type and ground that the display uses, by WCAG 2.2 (requirements R24).

#include <array>
#include <string>

#include <catch2/catch.hpp>

#include "paint/color.hpp"

using namespace renkei::paint;

namespace {

struct Pair {
    const char* name;
    Color type, ground;
    float at_least;
};

constexpr float kBody = 7.0f;     // running text
constexpr float kSmall = 4.5f;    // any type
constexpr float kLarge = 3.0f;    // type of 60 units or more, and marks

constexpr std::array kPairs{
    Pair{"sumi on washi", ink::kSumi, ink::kWashi, kBody},
    Pair{"washi on sumi", ink::kWashi, ink::kSumi, kBody},
    Pair{"sumi on kinari, the field of today", ink::kSumi, ink::kKinari, kBody},
    Pair{"sumi on suna", ink::kSumi, ink::kSuna, kBody},
    Pair{"washi on ai", ink::kWashi, ink::kAi, kBody},
    Pair{"washi on the lighter ai of the night map", ink::kWashi, ink::kAiLight, kBody},
    Pair{"shu on washi, large type and marks", ink::kShu, ink::kWashi, kLarge},
    Pair{"shu on kinari, the numeral of today", ink::kShu, ink::kKinari, kLarge},
    Pair{"shu for smaller type on washi", ink::kShuText, ink::kWashi, kSmall},
    Pair{"shu for smaller type on kinari", ink::kShuText, ink::kKinari, kSmall},
    Pair{"shu of the night on sumi", ink::kShuNight, ink::kSumi, kSmall},
    Pair{"shu of the night on ai, a mark on land", ink::kShuNight, ink::kAi, kLarge},
    Pair{"pale shu on sumi", ink::kShuPale, ink::kSumi, kBody},
    Pair{"shu in the act of signing, on sumi", ink::kShuGlow, ink::kSumi, kBody},
    Pair{"wakatake on washi", ink::kWakatake, ink::kWashi, kSmall},
    Pair{"wakatake on kinari", ink::kWakatake, ink::kKinari, kSmall},
    Pair{"wakatake of the night on sumi", ink::kWakatakeNight, ink::kSumi, kSmall},
    Pair{"wakatake of the night on ai, a mark on land", ink::kWakatakeNight, ink::kAi, kLarge},
    Pair{"sumi on a yamabuki field", ink::kSumi, ink::kYamabukiField, kBody},
    Pair{"yamabuki on sumi", ink::kYamabukiField, ink::kSumi, kSmall},
};

}  // namespace

TEST_CASE("contrast follows the formula of WCAG 2.2", "[paint]")
{
    CHECK(contrast_ratio(rgb(0x000000), rgb(0xFFFFFF)) == Approx(21.0f));
    CHECK(contrast_ratio(rgb(0x767676), rgb(0xFFFFFF)) == Approx(4.54f).margin(0.01));   // the well-known lightest grey that passes AA
    CHECK(contrast_ratio(rgb(0xFFFFFF), rgb(0x767676)) == contrast_ratio(rgb(0x767676), rgb(0xFFFFFF)));
    CHECK(contrast_ratio(ink::kShu, ink::kShu) == Approx(1.0f));
}

TEST_CASE("every pair of type and ground keeps its contrast", "[paint]")
{
    for (const Pair& pair : kPairs) {
        INFO(pair.name << ": " << contrast_ratio(pair.type, pair.ground));
        CHECK(contrast_ratio(pair.type, pair.ground) >= pair.at_least);
    }
}

TEST_CASE("a colour mixes by parts and keeps its alpha apart", "[paint]")
{
    CHECK(mix(rgb(0x000000), rgb(0xFFFFFF), 0.5f) == Color{0.5f, 0.5f, 0.5f, 1});
    CHECK(mix(ink::kSumi, ink::kWashi, 0) == ink::kSumi);
    CHECK(rgb(0xFF8000).with_alpha(0.25f).a == 0.25f);
}

TEST_CASE("in high contrast every ink of the table is legible on white or on black, and nothing is changed without", "[paint]")
{
    constexpr Color kBlack{0, 0, 0, 1}, kWhite{1, 1, 1, 1};
    for (const Color type : {ink::kSumi, ink::kWashi, ink::kShu, ink::kShuText, ink::kShuNight, ink::kShuPale, ink::kShuGlow, ink::kWakatake,
                             ink::kWakatakeNight, ink::kSumi.with_alpha(0.6f), ink::kWashi.with_alpha(0.6f)}) {
        const Color seen = type_color(type, Contrast::High);
        CHECK(seen.a == 1);
        CHECK(std::max(contrast_ratio(seen, kBlack), contrast_ratio(seen, kWhite)) >= 7);
        CHECK(type_color(type, Contrast::Designed) == type);
    }
    CHECK(contrast_ratio(type_color(ink::kShu, Contrast::High), kWhite) >= 7);           // by day
    CHECK(contrast_ratio(type_color(ink::kWakatakeNight, Contrast::High), kBlack) >= 7);   // by night
    CHECK(ground_color(ink::kWashi, Contrast::High) == kWhite);
    CHECK(ground_color(ink::kSumi, Contrast::High) == kBlack);
    CHECK(ground_color(ink::kWashi, Contrast::Designed) == ink::kWashi);
    for (const Color land : {ink::kAi, ink::kAiLight}) {   // stands off the night, and white type off it
        CHECK(contrast_ratio(ground_color(land, Contrast::High), kBlack) >= 3);
        CHECK(contrast_ratio(ground_color(land, Contrast::High), kWhite) >= 4.5f);
        CHECK(ground_color(land, Contrast::Designed) == land);
    }
    for (const Color ground : {kWhite, kBlack}) CHECK(contrast_ratio(line_color(ink::kSuna, Contrast::High), ground) >= 3);
    for (int percent = 0; percent <= 100; ++percent) {   // hairlines and frames by day are sand, deepened with sumi
        const Color rule = mix(ink::kSuna, ink::kSumi, static_cast<float>(percent) / 100);
        CAPTURE(percent);
        CHECK(contrast_ratio(line_color(rule, Contrast::High), kWhite) >= 3);
        CHECK(line_color(rule, Contrast::Designed) == rule);
    }
    CHECK(line_color(ink::kSumi.with_alpha(0.3f), Contrast::High) == kBlack.with_alpha(0.6f));
    CHECK(line_color(ink::kSumi.with_alpha(0.14f), Contrast::High).a == 0.14f);   // the grain of wood under type
    CHECK(line_color(ink::kSumi.with_alpha(0.3f), Contrast::Designed) == ink::kSumi.with_alpha(0.3f));
}
