#include <algorithm>
#include <cmath>
#include <numeric>

#include "paint/blur.hpp"
#include "painting.hpp"

using namespace renkei;
using namespace renkei::paint;
using namespace renkei::paint::test;

namespace {

constexpr Color kRed = rgb(0xFF0000), kBlue = rgb(0x0000FF), kWhite = rgb(0xFFFFFF);

template <class Paint>
Image painted(Rect window, float ppu, Paint paint)
{
    Image image;
    Painter painter(image, window, ppu, typesetter());
    paint(painter);
    return image;
}

void fill_rect(Painter& p, Rect r, Color c)
{
    p.begin();
    p.rect(r);
    p.fill(c);
}

}  // namespace

TEST_CASE("an image holds the whole pixels of its window and starts transparent", "[paint]")
{
    CHECK(pixel_bounds({0, 0, 100, 50}, 1) == PixelRect{0, 0, 100, 50});
    CHECK(pixel_bounds({0.4f, 0.6f, 10, 10}, 1) == PixelRect{0, 0, 11, 11});
    CHECK(pixel_bounds({10, 20, 30, 40}, 1.5f) == PixelRect{15, 30, 45, 60});
    // 640 / 3 units at 4.5 pixels a unit is a whole pixel up to rounding, and must not become one more.
    CHECK(pixel_bounds({640.0f / 3, 0, 64, 64}, 4.5f).w == 288);
    CHECK(pixel_bounds({0, 0, 0, 0}, 1).w == 1);   // never an image without pixels
    const Image image = painted({10, 20, 30, 40}, 1.5f, [](Painter&) {});
    CHECK(image.width == 45);
    CHECK(image.height == 60);
    CHECK(std::all_of(image.pixels.begin(), image.pixels.end(), [](uint32_t p) { return p == 0; }));
}

TEST_CASE("units of the frame land on the window's pixels", "[paint]")
{
    const Image image = painted({100, 200, 20, 20}, 2, [](Painter& p) { fill_rect(p, {105, 210, 5, 5}, kRed); });
    CHECK(pixel(image, 10, 20) == 0xFFFF0000u);
    CHECK(pixel(image, 19, 29) == 0xFFFF0000u);
    CHECK(pixel(image, 9, 20) == 0);
    CHECK(pixel(image, 20, 29) == 0);
}

TEST_CASE("in high contrast a hairline of sand is seen wherever it lies between two pixels", "[paint]")
{
    // Also on a display of 720 lines, where a unit is less than a pixel, and on one of 2160.
    for (const float pixels_per_unit : {2.0f / 3, 1.0f, 2.0f})
        for (int tenth = 0; tenth < 10; ++tenth) {
            Image image;
            {
                Painter p(image, {0, 0, 20 / pixels_per_unit, 4 / pixels_per_unit}, pixels_per_unit, typesetter(), Lettering::Painted, Contrast::High);
                const float x = (10 + static_cast<float>(tenth) / 10) / pixels_per_unit;
                p.fill_all(ink::kWashi);
                p.begin();
                p.move_to({x, 0});
                p.line_to({x, 4 / pixels_per_unit});
                p.stroke(mix(ink::kSuna, ink::kSumi, 0.1f), {1 / pixels_per_unit, Cap::Butt, Join::Miter, {}, 0});
            }
            float most = 0;
            for (int column = 8; column < 14; ++column) most = std::max(most, contrast_ratio(rgb(pixel(image, column, 2) & 0xFFFFFFu), kWhite));
            CAPTURE(pixels_per_unit, tenth);
            CHECK(most >= 3);
        }
}

TEST_CASE("colours are stored premultiplied", "[paint]")
{
    const uint32_t p = pixel(painted({0, 0, 4, 4}, 1, [](Painter& q) { q.fill_all(kRed.with_alpha(0.5f)); }), 2, 2);
    CHECK(alpha(p) == Approx(128).margin(1));
    CHECK(red(p) == alpha(p));
    CHECK(green(p) == 0);
}

TEST_CASE("drawing outside the window is clipped", "[paint]")
{
    const Image image = painted({0, 0, 8, 8}, 1, [](Painter& p) {
        fill_rect(p, {-1000, -1000, 1000, 1000}, kRed);
        fill_rect(p, {8, 8, 1e6f, 1e6f}, kRed);
        p.begin();
        p.circle({-500, 4}, 100);
        p.stroke(kRed, {.width = 20, .dash = {}});
    });
    CHECK(std::all_of(image.pixels.begin(), image.pixels.end(), [](uint32_t p) { return p == 0; }));
}

TEST_CASE("a clip ends with restore, and so does a mode", "[paint]")
{
    const Image image = painted({0, 0, 8, 8}, 1, [](Painter& p) {
        p.fill_all(kWhite);
        p.save();
        p.begin();
        p.rect({0, 0, 4, 8});
        p.clip();
        p.mode(Mode::Erase);
        p.fill_all(kRed);
        p.restore();
        fill_rect(p, {0, 0, 8, 4}, kBlue);
    });
    CHECK(pixel(image, 1, 1) == 0xFF0000FFu);
    CHECK(pixel(image, 1, 6) == 0);            // erased inside the clip only
    CHECK(pixel(image, 6, 6) == 0xFFFFFFFFu);
}

TEST_CASE("a path stays current until begin", "[paint]")
{
    const Image image = painted({0, 0, 9, 9}, 1, [](Painter& p) {
        p.begin();
        p.rect({2, 2, 5, 5});
        p.fill(kRed);
        p.stroke(kBlue, {.width = 1, .join = Join::Miter, .dash = {}});
    });
    CHECK(pixel(image, 4, 4) == 0xFFFF0000u);
    CHECK(blue(pixel(image, 2, 4)) > 100);
}

TEST_CASE("the even-odd rule leaves a hole where shapes overlap", "[paint]")
{
    const auto draw = [](FillRule rule) {
        return painted({0, 0, 9, 9}, 1, [rule](Painter& p) {
            p.begin();
            p.rect({0, 0, 9, 9});
            p.rect({3, 3, 3, 3});
            p.fill(kRed, rule);
        });
    };
    CHECK(pixel(draw(FillRule::EvenOdd), 4, 4) == 0);
    CHECK(pixel(draw(FillRule::NonZero), 4, 4) == 0xFFFF0000u);
}

TEST_CASE("a group is one picture when it is laid down", "[paint]")
{
    // Two overlapping squares at half opacity: without a group the overlap would be denser.
    const Image image = painted({0, 0, 12, 4}, 1, [](Painter& p) {
        p.begin_group();
        fill_rect(p, {0, 0, 8, 4}, kRed);
        fill_rect(p, {4, 0, 8, 4}, kRed);
        p.end_group(0.5f);
    });
    CHECK(pixel(image, 2, 2) == pixel(image, 6, 2));
    CHECK(alpha(pixel(image, 6, 2)) == Approx(128).margin(1));
}

TEST_CASE("a group can fade out through a gradient", "[paint]")
{
    const Image image = painted({0, 0, 100, 4}, 1, [](Painter& p) {
        p.begin_group();
        p.fill_all(kRed);
        p.end_group(Gradient{.from = {0, 0}, .to = {100, 0}, .stops = {{0, kWhite}, {1, kWhite.with_alpha(0)}}});
    });
    CHECK(alpha(pixel(image, 0, 2)) > 250);
    CHECK(alpha(pixel(image, 50, 2)) == Approx(127).margin(3));
    CHECK(alpha(pixel(image, 99, 2)) < 5);
}

TEST_CASE("gradients run from stop to stop", "[paint]")
{
    SECTION("along a line")
    {
        const Image image = painted({0, 0, 4, 100}, 1,
                                    [](Painter& p) { p.fill_all(Gradient{.from = {0, 0}, .to = {0, 100}, .stops = {{0, kRed}, {1, kBlue}}}); });
        CHECK(red(pixel(image, 1, 0)) > 250);
        CHECK(red(pixel(image, 1, 50)) == Approx(127).margin(3));
        CHECK(blue(pixel(image, 1, 99)) > 250);
    }
    SECTION("from a centre")
    {
        const Image image = painted({0, 0, 101, 101}, 1,
                                    [](Painter& p) { p.fill_all(Gradient{.kind = Gradient::Kind::Radial, .from = {50.5f, 50.5f}, .to = {90.5f, 50.5f},
                                                                         .stops = {{0, kRed}, {1, kBlue}}}); });
        CHECK(red(pixel(image, 50, 50)) > 248);
        CHECK(pixel(image, 50, 30) == pixel(image, 30, 50));
        CHECK(pixel(image, 50, 2) == 0xFF0000FFu);
    }
}

TEST_CASE("a tile repeats pixel for pixel from its origin", "[paint]")
{
    Image tile{3, 2, {0xFFFFFFFFu, 0, 0, 0, 0xFFFFFFFFu, 0}};
    const auto through = [&tile](Vec2 at, Tiling tiling, Vec2 moved) {
        return painted({0, 0, 12, 8}, 1, [&](Painter& p) {
            p.translate(moved);
            p.begin();
            p.rect({-20, -20, 60, 60});
            p.fill_through(tile, at, kRed, tiling);
        });
    };
    SECTION("over the whole path, without a seam")
    {
        const Image image = through({0, 0}, Tiling::Repeat, {0, 0});
        for (int y = 0; y < 8; ++y)
            for (int x = 0; x < 12; ++x) CHECK(pixel(image, x, y) == (x % 3 == y % 2 ? 0xFFFF0000u : 0u));
    }
    SECTION("from the nearest whole pixel, moved with the painter")
    {
        CHECK(through({1, 0}, Tiling::Repeat, {0, 0}).pixels == through({0.8f, 0.3f}, Tiling::Repeat, {0, 0}).pixels);
        CHECK(through({1, 1}, Tiling::Repeat, {0, 0}).pixels == through({0, 0}, Tiling::Repeat, {1, 1}).pixels);
    }
    SECTION("or stands once")
    {
        const Image image = through({4, 2}, Tiling::Once, {0, 0});
        CHECK(std::count_if(image.pixels.begin(), image.pixels.end(), [](uint32_t p) { return p != 0; }) == 2);
        CHECK(pixel(image, 4, 2) == 0xFFFF0000u);
        CHECK(pixel(image, 5, 3) == 0xFFFF0000u);
    }
    SECTION("inside the path only, which stays current")
    {
        const Image image = painted({0, 0, 12, 8}, 1, [&](Painter& p) {
            p.begin();
            p.rect({0, 0, 6, 8});
            p.fill_through(tile, {0, 0}, Gradient{.from = {0, 0}, .to = {0, 8}, .stops = {{0, kBlue}, {1, kBlue}}}, Tiling::Repeat);
            p.fill_through(tile, {1, 0}, kRed, Tiling::Repeat);
        });
        CHECK(pixel(image, 3, 0) == 0xFF0000FFu);
        CHECK(pixel(image, 4, 0) == 0xFFFF0000u);
        CHECK(pixel(image, 9, 0) == 0);
    }
    SECTION("an empty tile paints nothing")
    {
        tile = {};
        const Image image = through({0, 0}, Tiling::Repeat, {0, 0});
        CHECK(std::all_of(image.pixels.begin(), image.pixels.end(), [](uint32_t p) { return p == 0; }));
    }
}

TEST_CASE("a picture fills its place up to the edge", "[paint]")
{
    const Image picture{2, 1, {0xFFFF0000u, 0xFF0000FFu}};
    const Image image = painted({0, 0, 30, 10}, 1, [&](Painter& p) { p.image(picture, {5, 2, 20, 6}); });
    CHECK(pixel(image, 5, 2) == 0xFFFF0000u);
    CHECK(pixel(image, 24, 7) == 0xFF0000FFu);
    CHECK(pixel(image, 4, 4) == 0);
    CHECK(pixel(image, 25, 4) == 0);
    CHECK(pixel(image, 12, 8) == 0);
}

TEST_CASE("a blur spreads light and keeps its sum", "[paint]")
{
    const auto sum = [](const Image& image) {
        return std::accumulate(image.pixels.begin(), image.pixels.end(), 0.0, [](double s, uint32_t p) { return s + alpha(p); });
    };
    const auto square = [](float sigma) {
        return painted({0, 0, 80, 80}, 1, [sigma](Painter& p) {
            fill_rect(p, {36, 36, 8, 8}, kRed);
            if (sigma > 0) p.blur(sigma);
        });
    };
    const Image sharp = square(0), soft = square(4);
    CHECK(sum(soft) == Approx(sum(sharp)).epsilon(0.06));
    CHECK(alpha(pixel(soft, 40, 40)) < 255);
    CHECK(alpha(pixel(soft, 46, 40)) > 20);
    CHECK(alpha(pixel(soft, 40, 46)) == Approx(alpha(pixel(soft, 46, 40))).margin(2));
    CHECK(alpha(pixel(soft, 2, 2)) == 0);
}

TEST_CASE("a blur is three box averages along both ways, to the bit", "[paint]")
{
    // The same said plainly, a pixel and a channel at a time.
    const auto average = [](std::vector<uint8_t> line, int radius) {
        const int window = 2 * radius + 1, count = static_cast<int>(line.size());
        for (int pass = 0; pass < 3; ++pass) {
            std::vector<uint8_t> out(line.size());
            for (int i = 0; i < count; ++i) {
                int sum = 0;
                for (int k = std::max(0, i - radius); k <= std::min(count - 1, i + radius); ++k) sum += line[static_cast<size_t>(k)];
                out[static_cast<size_t>(i)] = static_cast<uint8_t>((sum + radius) / window);
            }
            line = out;
        }
        return line;
    };
    for (const auto [width, height, radius] : {std::array{37, 50, 3}, std::array{16, 5, 9}, std::array{1, 70, 20}, std::array{90, 33, 140}}) {
        CAPTURE(width, height, radius);
        std::vector<uint8_t> pixels(static_cast<size_t>(width * height) * 4);
        uint32_t seed = 7;
        for (uint8_t& v : pixels) v = static_cast<uint8_t>((seed = seed * 1664525u + 1013904223u) >> 24);
        std::vector<uint8_t> expected = pixels;
        const auto along = [&](int lines, int count, auto at) {
            for (int l = 0; l < lines; ++l)
                for (int channel = 0; channel < 4; ++channel) {
                    std::vector<uint8_t> line;
                    for (int i = 0; i < count; ++i) line.push_back(expected[at(l, i) + static_cast<size_t>(channel)]);
                    line = average(line, radius);
                    for (int i = 0; i < count; ++i) expected[at(l, i) + static_cast<size_t>(channel)] = line[static_cast<size_t>(i)];
                }
        };
        const auto place = [w = width](int x, int y) { return static_cast<size_t>(y * w + x) * 4; };
        along(height, width, [&](int y, int x) { return place(x, y); });
        along(width, height, [&](int x, int y) { return place(x, y); });
        box_blur(pixels.data(), width, height, width * 4, std::sqrt(static_cast<float>((2 * radius + 1) * (2 * radius + 1) - 1)) / 2);
        CHECK(pixels == expected);
    }
}

TEST_CASE("a mask is filled alike inside a group, under a scale and with a slanting ink", "[paint]")
{
    const Image tile{2, 2, {0xFFFFFFFFu, 0, 0, 0xFFFFFFFFu}};
    const Gradient level{.from = {0, 0}, .to = {0, 20}, .stops = {{0, kRed}, {1, kBlue.with_alpha(0.5f)}}};
    const auto draw = [&](auto around) {
        return painted({0, 0, 20, 20}, 1, [&](Painter& p) {
            around(p, [&](float k, const Gradient& ink) {
                p.begin();
                p.rect({4 / k, 4 / k, 12 / k, 12 / k});
                p.fill_through(tile, {0, 0}, ink, Tiling::Repeat);
            });
        });
    };
    const Image plain = draw([&](Painter&, auto fill) { fill(1.0f, level); });
    CHECK(red(pixel(plain, 4, 4)) > red(pixel(plain, 4, 14)));
    CHECK(pixel(plain, 3, 3) == 0);
    CHECK(pixel(plain, 4, 5) == 0);
    CHECK(draw([&](Painter& p, auto fill) {
              p.begin_group();
              fill(1.0f, level);
              p.end_group(1);
          }).pixels == plain.pixels);
    CHECK(draw([&](Painter& p, auto fill) {
              p.scale(2, 2);
              fill(2.0f, {.from = {0, 0}, .to = {0, 10}, .stops = level.stops});
          }).pixels == plain.pixels);
    // Hardly slanted, it must agree with the level ink although it takes the long way.
    const Image slanted = draw([&](Painter&, auto fill) { fill(1.0f, {.from = {0, 0}, .to = {0.001f, 20}, .stops = level.stops}); });
    for (size_t i = 0; i < plain.pixels.size(); ++i) CHECK(std::abs(red(plain.pixels[i]) - red(slanted.pixels[i])) <= 1);
}

TEST_CASE("a field of light fills its path and nothing else", "[paint]")
{
    Field field(2, 2);
    std::fill(field.rgb.begin(), field.rgb.end(), 0.5f);
    const Image image = painted({0, 0, 60, 40}, 1, [&](Painter& p) {
        p.begin();
        p.rect({10, 10, 30, 20});
        p.fill_field(field, {0, 0, 60, 40});
    });
    for (int y = 0; y < 40; ++y)
        for (int x = 0; x < 60; ++x) {
            const bool inside = x >= 10 && x < 40 && y >= 10 && y < 30;
            REQUIRE(alpha(pixel(image, x, y)) == (inside ? 255 : 0));
            if (inside) REQUIRE(std::abs(green(pixel(image, x, y)) - 128) <= 1);   // half a level of dither
        }
}
