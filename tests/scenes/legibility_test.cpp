// The measure of contrast, on pictures whose contrast is known.

#include <catch2/catch.hpp>

#include "scenes/legibility.hpp"

using namespace renkei;
using namespace renkei::scenes;

namespace {

constexpr int kWidth = 200, kHeight = 100;

struct Pair {
    paint::Image picture, ground;
};

paint::Image plain(uint32_t pixel) { return {kWidth, kHeight, std::vector<uint32_t>(static_cast<size_t>(kWidth) * kHeight, 0xff000000u | pixel)}; }

uint32_t between(uint32_t a, uint32_t b, float share)   // share of b
{
    uint32_t result = 0xff000000u;
    for (int shift = 0; shift < 24; shift += 8)
        result |= static_cast<uint32_t>(static_cast<float>(a >> shift & 255u) * (1 - share) + static_cast<float>(b >> shift & 255u) * share + 0.5f) << shift;
    return result;
}

// Seven strokes, four pixels of ink between two half covered ones, laid over the ground.
Pair lettered(paint::Image ground, uint32_t ink, float opacity = 1)
{
    paint::Image picture = ground;
    for (int stroke = 0; stroke < 7; ++stroke)
        for (int y = 24; y < 56; ++y)
            for (int x = 0; x < 6; ++x) {
                uint32_t& pixel = picture.pixels[static_cast<size_t>(y * kWidth + 30 + stroke * 20 + x)];
                pixel = between(pixel, ink, x == 0 || x == 5 ? opacity / 2 : opacity);
            }
    return {std::move(picture), std::move(ground)};
}

canvas::TextRecord line_in(paint::Color color)
{
    canvas::TextRecord record;
    record.units = 40;
    record.box = {20, 20, 160, 40};
    record.color = color;
    return record;
}

constexpr uint32_t kSumi = 0x171B26, kWashi = 0xF5F1E8, kGrey = 0x808080;

float ratio(uint32_t a, uint32_t b) { return paint::contrast_ratio(paint::rgb(a), paint::rgb(b)); }

}  // namespace

TEST_CASE("the contrast of type is that of its colour on its ground, not on its own edges", "[scenes]")
{
    const Pair on_paper = lettered(plain(kWashi), kSumi);
    CHECK(measured_contrast(on_paper.picture, on_paper.ground, line_in(paint::rgb(kSumi)), 1) == Approx(ratio(kSumi, kWashi)).epsilon(0.01));
}

TEST_CASE("the worst hundredth of the edge decides", "[scenes]")
{
    paint::Image ground = plain(kWashi);
    SECTION("a dark part below one stroke counts, also where the type hides it")
    {
        for (int y = 24; y < 56; ++y)
            for (int x = 149; x < 157; ++x) ground.pixels[static_cast<size_t>(y * kWidth + x)] = 0xff000000u | kGrey;
        const Pair pair = lettered(std::move(ground), kSumi);
        CHECK(measured_contrast(pair.picture, pair.ground, line_in(paint::rgb(kSumi)), 1) == Approx(ratio(kSumi, kGrey)).epsilon(0.01));
    }
    SECTION("a dark part between the strokes, which touches none, does not")
    {
        for (int y = 0; y < kHeight; ++y)
            for (int x = 160; x < 164; ++x) ground.pixels[static_cast<size_t>(y * kWidth + x)] = 0xff000000u | kGrey;
        const Pair pair = lettered(std::move(ground), kSumi);
        CHECK(measured_contrast(pair.picture, pair.ground, line_in(paint::rgb(kSumi)), 1) == Approx(ratio(kSumi, kWashi)).epsilon(0.01));
    }
}

TEST_CASE("type that is drawn otherwise than recorded counts as it is drawn", "[scenes]")
{
    SECTION("half transparent")
    {
        const Pair faint = lettered(plain(kWashi), kSumi, 0.4f);
        CHECK(measured_contrast(faint.picture, faint.ground, line_in(paint::rgb(kSumi)), 1) == Approx(ratio(between(kWashi, kSumi, 0.4f) & 0xffffffu, kWashi)).epsilon(0.02));
    }
    SECTION("in another colour")
    {
        const Pair grey = lettered(plain(kWashi), kGrey);
        CHECK(measured_contrast(grey.picture, grey.ground, line_in(paint::rgb(kSumi)), 1) == Approx(ratio(kGrey, kWashi)).epsilon(0.01));
    }
    SECTION("its own transparency is part of the record")
    {
        const Pair pale = lettered(plain(kSumi), kWashi, 0.6f);
        CHECK(measured_contrast(pale.picture, pale.ground, line_in(paint::rgb(kWashi).with_alpha(0.6f)), 1) == Approx(ratio(between(kSumi, kWashi, 0.6f) & 0xffffffu, kSumi)).epsilon(0.02));
    }
    SECTION("not at all")
    {
        CHECK(measured_contrast(plain(kSumi), plain(kSumi), line_in(paint::rgb(kSumi)), 1) == 1);
        CHECK(measured_contrast(plain(kSumi), {}, line_in(paint::rgb(kWashi)), 1) == 1);
    }
}

TEST_CASE("only what is at rest is measured, and counters with it", "[scenes]")
{
    auto typesetter = text::Typesetter::open();
    REQUIRE(typesetter.ok());
    canvas::Composition composition;
    canvas::TextRecord early, late;
    early.text = "early", early.leaves = 4;
    late.text = "late", late.appears = 4;
    composition.texts = {early, late};
    canvas::Counter counter;
    counter.style.size = 100;
    counter.at = {300, 200};
    counter.align = text::Align::End;
    counter.value = canvas::Track(0).to(1741, 0, 1);
    counter.opacity = canvas::Track(0).to(1, 2, 1);
    composition.elements.emplace_back(counter);
    const auto said = [&](float seconds) {
        std::string all;
        for (const auto& text : lettering_at(composition, seconds, *typesetter)) all += text.text + ";";
        return all;
    };
    CHECK(said(1) == "early;");
    CHECK(said(3.5f) == "early;1,741;");
    CHECK(said(4) == "late;1,741;");
    const auto figures = lettering_at(composition, 5, *typesetter).back();
    CHECK(figures.box.right() == Approx(300));
    CHECK(figures.box.bottom() == 200);
    CHECK(figures.units == 100);
}
