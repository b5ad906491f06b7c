// The made art: the same for ever, different from town to town, safe for the type that stands on it.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "canvas/canvas.hpp"
#include "scenes/art/emblem.hpp"
#include "scenes/art/landscape.hpp"
#include "scenes/art/paper.hpp"
#include "scenes/art/patterns.hpp"
#include "support/colour_vision.hpp"

using namespace renkei;
using namespace renkei::scenes::art;

namespace {

const text::Typesetter& typesetter()
{
    static const Result<text::Typesetter> opened = text::Typesetter::open();
    REQUIRE(opened.ok());
    return *opened;
}

template <class Paint>
paint::Image painted(Rect window, float ppu, Paint paint)
{
    paint::Image image;
    paint::Painter painter(image, window, ppu, typesetter());
    paint(painter);
    return image;
}

// The whole picture, clipped to the area as a showcase's window does.
void paint_landscape(paint::Painter& p, Rect area, std::string_view code5, std::string_view motif)
{
    p.save();
    p.begin();
    p.rect(area);
    p.clip();
    for (const Layer layer : {Layer::Sky, Layer::Far, Layer::Near}) paint_landscape_layer(p, area, code5, motif, layer);
    p.restore();
}

uint32_t pixel(const paint::Image& image, int x, int y) { return image.pixels[static_cast<size_t>(y) * static_cast<size_t>(image.width) + static_cast<size_t>(x)]; }
uint32_t alpha(uint32_t p) { return p >> 24; }

// As many codes as there are municipalities and wards, spread over the prefectures as real ones are.
std::vector<std::string> codes(int count = 1741)
{
    std::vector<std::string> all;
    for (int i = 0; i < count; ++i) {
        char code[32];
        std::snprintf(code, sizeof code, "%02d%03d", 1 + i % 47, (i / 47 % 2 == 0 ? 201 : 301) + i / 94 * 2);
        all.emplace_back(code);
    }
    return all;
}

constexpr const char* kMotifNames[] = {"lake", "coast", "cliffs", "mountain", "field", "pasture", "river"};

}  // namespace

TEST_CASE("a code keeps its emblem for ever", "[scenes]")
{
    // Changing these is changing the emblems of 1,741 towns.
    CHECK(seed_of("01465") == 0x4be4242979eed08cull);
    CHECK(emblem_for("01465") == emblem_for("01465"));
    CHECK(emblem_for("01465").hue == Hue::Kuri);
    CHECK(emblem_for("01465").pattern == Pattern::Ichimatsu);
    CHECK_FALSE(emblem_for("01465") == emblem_for("01466"));
    CHECK_FALSE(seed_of("") == seed_of("0"));
}

TEST_CASE("emblems use every hue, pattern and silhouette about equally", "[scenes]")
{
    std::map<int, int> hues, patterns, silhouettes;
    std::set<uint64_t> seeds;
    int right = 0;
    for (const std::string& code : codes()) {
        const Emblem e = emblem_for(code);
        ++hues[static_cast<int>(e.hue)], ++patterns[static_cast<int>(e.pattern)], ++silhouettes[static_cast<int>(e.silhouette)];
        right += e.moon_on_the_right ? 1 : 0;
        seeds.insert(e.seed);
    }
    CHECK(seeds.size() == 1741);   // no two lie alike
    const auto even = [](const std::map<int, int>& counts, int kinds) {
        REQUIRE(static_cast<int>(counts.size()) == kinds);
        for (const auto& [kind, count] : counts) CHECK(count == Approx(1741.0 / kinds).epsilon(0.25));
    };
    even(hues, kHues);
    even(patterns, kPatterns);
    even(silhouettes, kSilhouettes);
    CHECK(right == Approx(1741 / 2.0).epsilon(0.1));
}

TEST_CASE("the tones of a hue step down, and none comes near vermilion", "[scenes]")
{
    for (int i = 0; i < kHues; ++i) {
        const Tones& t = tones(static_cast<Hue>(i));
        INFO("hue " << i);
        CHECK(paint::contrast_ratio(t.far, t.middle) >= 1.5f);
        CHECK(paint::contrast_ratio(t.middle, t.near) >= 1.5f);
        CHECK(paint::contrast_ratio(t.near, paint::ink::kWashi) >= 4.5f);   // a pattern line on it is seen
        for (const Color c : {t.far, t.middle, t.near}) {
            const Color shu = paint::ink::kShu;
            CHECK(std::hypot(c.r - shu.r, c.g - shu.g, c.b - shu.b) > 0.25f);
        }
    }
}

TEST_CASE("any two hues stay apart for colour-blind eyes", "[scenes]")
{
    // Eight hues cannot all be as far apart as the categories of a map (tests/paint); they need not, as none means anything.
    constexpr double kApart = 6;
    const auto packed = [](Color c) {
        const auto part = [](float v) { return static_cast<uint32_t>(std::lround(v * 255)); };
        return part(c.r) << 16 | part(c.g) << 8 | part(c.b);
    };
    const auto apart = [&](Color a, Color b, test::Vision vision) { return test::delta_e_2000(test::seen(packed(a), vision), test::seen(packed(b), vision)); };
    for (const test::Vision vision : test::kVisions)
        for (int i = 0; i < kHues; ++i)
            for (int j = 0; j < i; ++j) {
                const Tones &a = tones(static_cast<Hue>(i)), &b = tones(static_cast<Hue>(j));
                INFO("hues " << j << " and " << i << ", " << test::name_of(vision));
                CHECK(std::max({apart(a.far, b.far, vision), apart(a.middle, b.middle, vision), apart(a.near, b.near, vision)}) >= kApart);
            }
    CHECK(apart(paint::rgb(0xC05030), paint::rgb(0x7A8A30), test::Vision::Deuteranopia) < kApart);
}

TEST_CASE("an emblem is a circle and nothing outside it", "[scenes]")
{
    for (const std::string& code : codes(40)) {
        const paint::Image image = painted({0, 0, 100, 100}, 1, [&](paint::Painter& p) { paint_emblem(p, {50, 50}, 80, code); });
        for (int y = 0; y < 100; ++y)
            for (int x = 0; x < 100; ++x) {
                const float r = std::hypot(static_cast<float>(x) - 49.5f, static_cast<float>(y) - 49.5f);
                if (r > 41.2f) REQUIRE(alpha(pixel(image, x, y)) == 0);
                if (r < 38.8f) REQUIRE(alpha(pixel(image, x, y)) >= 254);
            }
    }
}

TEST_CASE("tiles are seamless", "[scenes]")
{
    // A tile laid twice is the pattern: moving the origin by one tile changes nothing, and no row or column stands out.
    const float ppu = GENERATE(1.0f, 1.5f, 2.0f);
    const auto pattern = static_cast<Pattern>(GENERATE(range(0, kPatterns)));
    paint::Image scratch;
    const paint::Painter painter(scratch, {0, 0, 10, 10}, ppu, typesetter());
    const paint::Image tile = pattern_tile(painter, pattern, {48, 1.3f});
    REQUIRE(tile.width % 2 == 0);
    REQUIRE(tile.height % 2 == 0);
    const int w = tile.width, h = tile.height;
    INFO("pattern " << static_cast<int>(pattern) << ", " << w << " × " << h);
    // Every pattern here has a half-turn or shifted copy of itself inside its tile; the seam must agree with it.
    const auto near = [](uint32_t a, uint32_t b) { return std::abs(static_cast<int>(alpha(a)) - static_cast<int>(alpha(b))) <= 6; };
    int differences = 0;
    for (int y = 0; y < h; ++y)
        for (int x = 0; x < w; ++x) {
            const int fx = (x + w / 2) % w, fy = (y + h / 2) % h;
            // Arrow feathers: the second column is the first upside down and half a length on, which a mirror shows.
            const uint32_t twin = pattern == Pattern::Yagasuri ? pixel(tile, fx, (h - 1 - y)) : pixel(tile, fx, fy);
            if (!near(pixel(tile, x, y), twin)) ++differences;
        }
    // One pixel in a hundred may differ by the rounding of antialiasing.
    CHECK(differences <= w * h / 100);
}

TEST_CASE("water keeps its lines at every distance", "[scenes]")
{
    const paint::Image image = painted({0, 0, 400, 300}, 1, [](paint::Painter& p) {
        p.begin();
        p.rect({0, 0, 400, 300});
        fill_waves(p, {.area = {0, 0, 400, 300}, .horizon = -60, .centre = 200, .width = 90}, {.from = {0, 0}, .to = {0, 1}, .stops = {{0, paint::rgb(0xFFFFFF)}}});
    });
    const auto ink = [&](int y) {
        double sum = 0;
        for (int dy = 0; dy < 40; ++dy)
            for (int x = 0; x < 400; ++x) sum += alpha(pixel(image, x, y + dy));
        return sum / (40 * 400 * 255.0);
    };
    CHECK(ink(250) > 0.08);
    CHECK(ink(250) < 0.30);
    CHECK(ink(130) > ink(250));    // rows close up …
    CHECK(ink(0) < 0.5);           // … but never to a solid field
}

TEST_CASE("a landscape covers its area, ends at it, and is the same every time", "[scenes]")
{
    const std::string motif = GENERATE(as<std::string>{}, "lake", "coast", "cliffs", "mountain", "field", "pasture", "river", "");
    const auto draw = [&] { return painted({0, 0, 240, 240}, 1, [&](paint::Painter& p) { paint_landscape(p, {20, 10, 200, 220}, "20201", motif); }); };
    const paint::Image image = draw();
    for (int y = 0; y < 240; ++y)
        for (int x = 0; x < 240; ++x) {
            const bool inside = x >= 20 && x < 220 && y >= 10 && y < 230;
            REQUIRE(alpha(pixel(image, x, y)) == (inside ? 255u : 0u));
        }
    CHECK(draw().pixels == image.pixels);
}

TEST_CASE("the three layers are the whole picture, and reach beyond it for the drift", "[scenes]")
{
    const std::string motif = GENERATE(as<std::string>{}, "lake", "coast", "cliffs", "mountain", "field", "pasture", "river");
    constexpr Rect kArea{100, 100, 480, 540};
    const auto layer = [&](Layer which) { return painted(kArea.grown(kOverscan), 0.5f, [&](paint::Painter& p) { paint_landscape_layer(p, kArea, "13201", motif, which); }); };
    const paint::Image sky = layer(Layer::Sky), far = layer(Layer::Far), near = layer(Layer::Near);
    for (const uint32_t p : sky.pixels) REQUIRE(alpha(p) == 255);
    // The land reaches both edges, and the lower edge is covered by it alone.
    for (const int x : {0, far.width - 1}) {
        CHECK(alpha(pixel(far, x, far.height * 6 / 10)) == 255);
        CHECK(alpha(pixel(near, x, near.height - 1)) > 240);
    }
    for (int x = 0; x < far.width; ++x) CHECK(alpha(pixel(far, x, 0)) == 0);

    const paint::Image whole = painted(kArea, 0.5f, [&](paint::Painter& p) { paint_landscape(p, kArea, "13201", motif); });
    const paint::Image stacked = painted(kArea, 0.5f, [&](paint::Painter& p) {
        for (const paint::Image* image : {&sky, &far, &near}) p.image(*image, kArea.grown(kOverscan));
    });
    int differences = 0;
    for (size_t i = 0; i < whole.pixels.size(); ++i)
        for (const int shift : {0, 8, 16})
            if (std::abs(static_cast<int>(whole.pixels[i] >> shift & 255u) - static_cast<int>(stacked.pixels[i] >> shift & 255u)) > 6) ++differences;
    CHECK(differences < static_cast<int>(whole.pixels.size()) / 200);
}

TEST_CASE("below the end of the sky land covers everything", "[scenes]")
{
    const std::string motif = GENERATE(as<std::string>{}, "lake", "coast", "cliffs", "mountain", "field", "pasture", "river");
    for (const Rect area : {Rect{960, 0, 960, 1080}, Rect{0, 0, 1080, 900}})
        for (const std::string& code : codes(40)) {
            CAPTURE(code, area.w);
            const Rect seen = area.grown(6);
            const paint::Image land = painted(seen, 0.5f, [&](paint::Painter& p) {
                for (const Layer layer : {Layer::Far, Layer::Near}) paint_landscape_layer(p, area, code, motif, layer);
            });
            const auto first = static_cast<int>(std::ceil((sky_ends(area, code, motif) - seen.y) * 0.5f));
            REQUIRE(first < land.height * 2 / 3);
            int open = 0;
            for (int y = first; y < land.height; ++y)
                for (int x = 0; x < land.width; ++x) open += alpha(pixel(land, x, y)) != 255;
            CHECK(open == 0);
        }
}

TEST_CASE("washi type keeps its contrast at the worst pixel of every footer", "[scenes]")
{
    // The footer's type stands within the lowest 100 units.
    float worst = 21;
    for (const std::string& code : codes(24))
        for (const char* motif : kMotifNames) {
            const paint::Image image = painted({0, 980, 960, 100}, 0.5f, [&](paint::Painter& p) { paint_landscape(p, {0, 0, 960, 1080}, code, motif); });
            for (const uint32_t p : image.pixels) worst = std::min(worst, paint::contrast_ratio(paint::rgb(p & 0xFFFFFFu), paint::ink::kWashi));
        }
    INFO("worst contrast " << worst);
    CHECK(worst >= 7.0f);
}

TEST_CASE("a town without a motif is given no water that it may not have", "[scenes]")
{
    std::set<Motif> seen;
    for (const std::string& code : codes(200)) seen.insert(motif_for(code, ""));
    CHECK(seen == std::set<Motif>{Motif::Mountain, Motif::Field, Motif::River});
    CHECK(motif_for("01465", "lake") == Motif::Lake);
    CHECK(motif_for("01465", "volcano") == motif_for("01465", ""));
}

TEST_CASE("neighbouring codes have different landscapes", "[scenes]")
{
    std::set<std::vector<uint32_t>> pictures;
    for (const std::string& code : codes(24)) pictures.insert(painted({0, 0, 960, 1080}, 0.04f, [&](paint::Painter& p) { paint_landscape(p, {0, 0, 960, 1080}, code, "lake"); }).pixels);
    CHECK(pictures.size() == 24);
}

TEST_CASE("paper stays within two hundredths of its ground", "[scenes]")
{
    const Result<paint::Image> fibres = paint::load_artwork(RENKEI_SOURCE_DIR "/media/washi.png");
    REQUIRE(fibres.ok());
    const paint::Image image = painted({0, 0, 512, 512}, 1, [&](paint::Painter& p) { paint_paper(p, {0, 0, 512, 512}, *fibres); });
    for (const uint32_t p : image.pixels) {
        REQUIRE(paint::contrast_ratio(paint::rgb(p & 0xFFFFFFu), paint::ink::kSumi) > 13.5f);   // plain washi has 15.3
        REQUIRE((p >> 8 & 255u) >= 0xF1u - 10);
    }
}

TEST_CASE("paper has its ground's colour on average, so that a plain field of it does not stand out", "[scenes]")
{
    const Result<paint::Image> fibres = paint::load_artwork(RENKEI_SOURCE_DIR "/media/washi.png");
    REQUIRE(fibres.ok());
    for (const Color ground : {paint::ink::kWashi, paint::ink::kKinari}) {
        const paint::Image image = painted({0, 0, 512, 512}, 1, [&](paint::Painter& p) { paint_paper(p, {0, 0, 512, 512}, *fibres, ground); });
        std::array<double, 3> sum{};
        uint32_t lightest = 0, darkest = 255;
        for (const uint32_t p : image.pixels) {
            sum[0] += p >> 16 & 255u, sum[1] += p >> 8 & 255u, sum[2] += p & 255u;
            lightest = std::max(lightest, p >> 8 & 255u), darkest = std::min(darkest, p >> 8 & 255u);
        }
        const double count = static_cast<double>(image.pixels.size());
        CHECK(std::abs(sum[0] / count - ground.r * 255.0) <= 1.5);
        CHECK(std::abs(sum[1] / count - ground.g * 255.0) <= 1.5);
        CHECK(std::abs(sum[2] / count - ground.b * 255.0) <= 1.5);
        CHECK(static_cast<float>(lightest) > ground.g * 255 + 1.5f);   // fibres both ways
        CHECK(static_cast<float>(darkest) < ground.g * 255 - 1.5f);
    }
}

TEST_CASE("no sky has lines that a faulty panel could have drawn", "[scenes]")
{
    // Over the upper sixth there is nothing but sky: a row may not stand out from the two beside it.
    for (const std::string& code : codes(24)) {
        const paint::Image image = painted({0, 0, 960, 110}, 1, [&](paint::Painter& p) { paint_landscape_layer(p, {0, 0, 960, 1080}, code, "lake", Layer::Sky); });
        const auto row = [&](int y) {
            double sum = 0;
            for (int x = 0; x < image.width; ++x) sum += pixel(image, x, y) >> 8 & 255u;
            return sum / image.width;
        };
        INFO("code " << code);
        for (int y = 1; y + 1 < image.height; ++y) REQUIRE(std::abs(row(y) - (row(y - 1) + row(y + 1)) / 2) < 0.35);
    }
}

TEST_CASE("land never has its sky's hue nor a dull one", "[scenes]")
{
    for (int i = 0; i < kHues; ++i)
        for (const Hue land : companions(static_cast<Hue>(i))) {
            CHECK_FALSE(land == static_cast<Hue>(i));
            CHECK_FALSE(land == Hue::Nibi);
            CHECK_FALSE(land == Hue::Kuri);
        }
}

TEST_CASE("a picture on which no type stands darkens in its lowest 80 units only", "[scenes]")
{
    // The near layer's foot: equal above the fade, darker at the edge, yet not sumi.
    const paint::Image image = painted({0, 0, 1080, 902}, 0.5f, [](paint::Painter& p) { paint_landscape(p, {0, 0, 1080, 902}, "01206", "river"); });
    const auto lightness = [&](float y) {
        double sum = 0;
        for (int x = 0; x < image.width; ++x) sum += paint::relative_luminance(paint::rgb(pixel(image, x, static_cast<int>(y * 0.5f)) & 0xFFFFFFu));
        return sum / image.width;
    };
    const double sumi = paint::relative_luminance(paint::ink::kSumi);
    CHECK(lightness(902 - 90) > 3 * sumi);
    CHECK(lightness(900) < lightness(902 - 50));
    CHECK(lightness(900) > 1.1 * sumi);
}

// For the eye: test_scenes "[.picture]" writes sheets into the current folder.
TEST_CASE("sheets of all emblems and landscapes", "[.picture]")
{
    const std::vector<std::string> towns{"01465", "13201", "20201", "47207", "04100", "26463", "15100", "34100"};
    const auto write = [](const paint::Image& image, const std::string& path) { REQUIRE(canvas::write_png(image, path).ok()); };
    write(painted({0, 0, 8 * 210.0f, 6 * 210.0f}, 1, [](paint::Painter& p) {
              p.fill_all(paint::ink::kWashi);
              int i = 0;
              for (const std::string& code : codes(48)) paint_emblem(p, {105 + 210.0f * static_cast<float>(i % 8), 105 + 210.0f * static_cast<float>(i / 8)}, 168, code), ++i;
          }), "emblems.png");
    for (const char* motif : kMotifNames)
        for (const Size size : {Size{960, 1080}, Size{1080, 900}})
            write(painted({0, 0, 4 * (size.w + 12), 2 * (size.h + 12)}, 0.5f, [&](paint::Painter& p) {
                      p.fill_all(paint::rgb(0xFFFFFF));
                      for (size_t i = 0; i < towns.size(); ++i) paint_landscape(p, {static_cast<float>(i % 4) * (size.w + 12), static_cast<float>(i / 4) * (size.h + 12), size.w, size.h}, towns[i], motif);
                  }), std::string(motif) + (size.portrait() ? "-landscape.png" : "-portrait.png"));
}
