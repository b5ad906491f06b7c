#include <catch2/catch.hpp>

#include <cmath>
#include <filesystem>
#include <fstream>

#include "canvas/canvas.hpp"
#include "canvas/lights.hpp"
#include "canvas/page_turn.hpp"
#include "offscreen.hpp"
#include "support/temporary_folder.hpp"

using namespace renkei;
using namespace renkei::canvas;
using namespace renkei::test;

namespace {

constexpr PixelSize kSize{320, 180};
constexpr uint32_t kRed = 0xffff0000u, kGreen = 0xff00ff00u, kBlue = 0xff0000ffu;
constexpr float kAll = 1e6f;

struct Stand {
    OffscreenContext context{kSize};
    Result<Canvas> canvas = Canvas::create(RENKEI_SOURCE_DIR "/shaders");

    std::shared_ptr<Canvas::Scene> upload(const SceneByHand& scene)
    {
        auto uploaded = canvas->begin_upload(scene.finish());
        while (!canvas->upload_some(*uploaded, kAll)) {}
        return uploaded;
    }
    Picture draw(const SceneByHand& scene, float seconds)
    {
        const auto uploaded = upload(scene);
        canvas->draw(*uploaded, seconds, kSize);
        return picture_of(*canvas, kSize);
    }
};

Sprite sprite_of(int layer)
{
    Sprite sprite;
    sprite.layer = layer;
    return sprite;
}

// Twelve cells of 8 × 12, each filled with its own grey.
DigitStrip plain_digits()
{
    DigitStrip strip;
    strip.cell_width = 8;
    strip.cell_height = 12;
    strip.origin_x = 0;
    strip.baseline = 12;
    strip.digit_advance = 10;
    strip.comma_advance = 4;
    strip.point_advance = 3;
    strip.image = {96, 12, std::vector<uint32_t>(96 * 12)};
    for (size_t i = 0; i < strip.image.pixels.size(); ++i) {
        const auto grey = static_cast<uint32_t>(i % 96 / 8 + 1) * 20u;
        strip.image.pixels[i] = 0xff000000u | grey << 16 | grey << 8 | grey;
    }
    return strip;
}

}  // namespace

TEST_CASE("a sprite at rest stands on its pixels exactly", "[canvas][gl]")
{
    Stand stand;
    REQUIRE(stand.canvas.ok());
    SceneByHand scene(kSize, paint::rgb(0x102030));
    scene.add(sprite_of(scene.layer({10, 20, 30, 40}, kRed, true)));
    const Picture picture = stand.draw(scene, 0);
    size_t red = 0;
    for (const uint32_t pixel : picture.pixels) red += (pixel & 0xffffffu) == 0xff0000u ? 1u : 0u;
    CHECK(red == 30 * 40);
    CHECK(pixel_at(picture, 10, 20) == 0xff0000);
    CHECK(pixel_at(picture, 39, 59) == 0xff0000);
    CHECK(pixel_at(picture, 9, 20) == 0x102030);
    CHECK(pixel_at(picture, 40, 59) == 0x102030);
    CHECK(pixel_at(picture, 10, 60) == 0x102030);
}

TEST_CASE("texels are shown one for one, the right way up", "[canvas][gl]")
{
    Stand stand;
    REQUIRE(stand.canvas.ok());
    SceneByHand scene(kSize, paint::rgb(0));
    paint::Image image{64, 32, {}};
    for (uint32_t i = 0; i < 64 * 32; ++i) image.pixels.push_back(0xff000000u | i * 2654435761u >> 8);
    scene.add(sprite_of(scene.layer({100, 50, 64, 32}, image, true)));
    const Picture picture = stand.draw(scene, 0);
    size_t wrong = 0;
    for (int y = 0; y < 32; ++y)
        for (int x = 0; x < 64; ++x) wrong += pixel_at(picture, 100 + x, 50 + y) == (image.pixels[static_cast<size_t>(y * 64 + x)] & 0xffffffu) ? 0u : 1u;
    CHECK(wrong == 0);
}

TEST_CASE("a layer larger than a texture may be is left out and counted; the others are drawn", "[canvas][gl]")
{
    Stand stand;
    REQUIRE(stand.canvas.ok());
    SceneByHand scene(kSize, paint::rgb(0x102030));
    scene.add(sprite_of(scene.layer({0, 0, 100'000, 1}, paint::Image{100'000, 1, std::vector<uint32_t>(100'000, kGreen)}, true)));
    scene.add(sprite_of(scene.layer({10, 20, 30, 40}, kRed, true)));
    const auto uploaded = stand.upload(scene);
    CHECK(stand.canvas->skipped_layers(*uploaded) == 1);
    stand.canvas->draw(*uploaded, 0, kSize);
    CHECK(stand.canvas->stats().skipped_layers == 1);
    const Picture picture = picture_of(*stand.canvas, kSize);
    CHECK(pixel_at(picture, 0, 0) == 0x102030);
    CHECK(pixel_at(picture, 10, 20) == 0xff0000);
}

TEST_CASE("opacity and order of sprites", "[canvas][gl]")
{
    Stand stand;
    REQUIRE(stand.canvas.ok());
    SceneByHand scene(kSize, paint::rgb(0xffffff));
    scene.add(sprite_of(scene.layer({0, 0, 100, 100}, kRed, true)));
    Sprite half = sprite_of(scene.layer({50, 0, 100, 100}, kBlue, true));
    half.opacity = Track(0.5f);
    scene.add(half);
    Sprite gone = sprite_of(scene.layer({0, 0, 320, 180}, kGreen, true));
    gone.opacity = Track(0);
    scene.add(gone);
    const Picture picture = stand.draw(scene, 0);
    CHECK(pixel_at(picture, 20, 50) == 0xff0000);
    const uint32_t mixed = pixel_at(picture, 70, 50);
    CHECK(std::abs(static_cast<int>(mixed >> 16) - 128) <= 1);
    CHECK(std::abs(static_cast<int>(mixed & 255u) - 128) <= 1);
}

TEST_CASE("a sprite moves, is uncovered, and is clipped to its window", "[canvas][gl]")
{
    Stand stand;
    REQUIRE(stand.canvas.ok());
    SceneByHand scene(kSize, paint::rgb(0));
    Sprite moving_one = sprite_of(scene.layer({0, 0, 20, 20}, kRed, true));
    moving_one.x = Track(0).to(100, 0, 1, Ease::Linear);
    scene.add(moving_one);
    Sprite uncovered = sprite_of(scene.layer({0, 100, 100, 20}, kGreen, true));
    uncovered.reveal_from = Edge::Left;
    uncovered.reveal = Track(0).to(1, 0, 1, Ease::Linear);
    scene.add(uncovered);
    Sprite windowed = sprite_of(scene.layer({200, 0, 100, 100}, kBlue, true));
    windowed.window = Rect{220, 20, 10, 10};
    scene.add(windowed);
    Sprite hidden = sprite_of(scene.layer({0, 139.6f, 100, 20}, kGreen, true));   // its place begins between two rows of pixels
    hidden.reveal_from = Edge::Top;
    hidden.reveal = Track(0).to(1, 2, 1, Ease::Linear);
    scene.add(hidden);
    const Picture picture = stand.draw(scene, 0.5f);
    for (const int row : {138, 139, 140}) CHECK(pixel_at(picture, 50, row) == 0);
    CHECK(pixel_at(picture, 49, 10) == 0);
    CHECK(pixel_at(picture, 50, 10) == 0xff0000);
    CHECK(pixel_at(picture, 69, 10) == 0xff0000);
    CHECK(pixel_at(picture, 70, 10) == 0);
    CHECK(pixel_at(picture, 49, 110) == 0x00ff00);
    CHECK(pixel_at(picture, 50, 110) == 0);
    CHECK(pixel_at(picture, 220, 20) == 0x0000ff);
    CHECK(pixel_at(picture, 219, 20) == 0);
    CHECK(pixel_at(picture, 230, 20) == 0);
}

TEST_CASE("a counter shows its figures in equal cells with a comma", "[canvas][gl]")
{
    Stand stand;
    REQUIRE(stand.canvas.ok());
    SceneByHand scene(kSize, paint::rgb(0));
    Counter counter;
    counter.at = {300, 100};
    counter.align = text::Align::End;
    counter.value = Track(1741.9f);
    scene.add(counter);
    scene.strip(plain_digits());
    const Picture picture = stand.draw(scene, 0);
    const auto grey = [](uint32_t digit) { return (digit + 1) * 20 * 0x010101u; };
    // 1,741 is 4 × 10 + 4 wide and ends at 300.
    CHECK(pixel_at(picture, 256 + 2, 95) == grey(1));
    CHECK(pixel_at(picture, 266 + 1, 95) == grey(10));   // the comma's cell
    CHECK(pixel_at(picture, 270 + 2, 95) == grey(7));
    CHECK(pixel_at(picture, 280 + 2, 95) == grey(4));
    CHECK(pixel_at(picture, 290 + 2, 95) == grey(1));
    CHECK(pixel_at(picture, 299, 95) == 0);
}

TEST_CASE("a counter counts in decimals too, and says what it shows", "[canvas][gl]")
{
    Counter counter;
    const auto shown = [&](float value, int decimals) {
        counter.value = Track(value);
        counter.decimals = decimals;
        return figures_at(counter, 0);
    };
    CHECK(shown(7.13f, 2) == "7.13");
    CHECK(shown(7.8f, 2) == "7.80");
    for (int hundredths = 0; hundredths <= 300'000; ++hundredths) {   // none is a float, nearly
        const std::string wanted = std::to_string(hundredths % 100);
        const std::string told = shown(static_cast<float>(hundredths / 100.0), 2);
        if (told.substr(told.size() - 2) != (wanted.size() < 2 ? "0" + wanted : wanted)) FAIL_CHECK(hundredths << " became " << told);
    }
    CHECK(shown(0, 2) == "0.00");
    CHECK(shown(0.079f, 2) == "0.07");
    CHECK(shown(1234.5f, 1) == "1,234.5");
    CHECK(shown(1741.9f, 0) == "1,741");
    CHECK(shown(-3, 0) == "0");

    Stand stand;
    REQUIRE(stand.canvas.ok());
    SceneByHand scene(kSize, paint::rgb(0));
    counter.at = {100, 100};
    shown(7.13f, 2);
    scene.add(counter);
    scene.strip(plain_digits());
    const Picture picture = stand.draw(scene, 0);
    const auto grey = [](uint32_t digit) { return (digit + 1) * 20 * 0x010101u; };
    CHECK(pixel_at(picture, 100 + 2, 95) == grey(7));
    CHECK(pixel_at(picture, 110 + 1, 95) == grey(11));   // the point's cell
    CHECK(pixel_at(picture, 113 + 2, 95) == grey(1));
    CHECK(pixel_at(picture, 123 + 2, 95) == grey(3));
}

TEST_CASE("uploading keeps to its budget and ends with the whole picture", "[canvas][gl]")
{
    Stand stand;
    REQUIRE(stand.canvas.ok());
    SceneByHand scene(kSize, paint::rgb(0));
    scene.add(sprite_of(scene.layer({0, 0, 320, 180}, kGreen, true)));
    const auto uploaded = stand.canvas->begin_upload(scene.finish());
    int slices = 0;
    while (!stand.canvas->upload_some(*uploaded, 0.05f)) ++slices;
    CHECK(slices >= 2);
    stand.canvas->draw(*uploaded, 0, kSize);
    const Picture picture = picture_of(*stand.canvas, kSize);
    CHECK(pixel_at(picture, 0, 0) == 0x00ff00);
    CHECK(pixel_at(picture, 319, 179) == 0x00ff00);
    CHECK(stand.canvas->stats().texture_bytes == 320 * 180 * 4);
}

TEST_CASE("transitions begin with the leaving picture and end with the arriving one", "[canvas][gl]")
{
    Stand stand;
    REQUIRE(stand.canvas.ok());
    SceneByHand first(kSize, paint::rgb(0));
    paint::Image image{320, 180, {}};
    for (uint32_t i = 0; i < 320 * 180; ++i) image.pixels.push_back(0xff000000u | i * 2654435761u >> 8);
    first.add(sprite_of(first.layer({0, 0, 320, 180}, image, true)));
    SceneByHand second(kSize, paint::rgb(0x204060));
    const auto from = stand.upload(first), to = stand.upload(second);
    stand.canvas->draw(*from, 0, kSize);
    const Picture leaving = picture_of(*stand.canvas, kSize);
    stand.canvas->draw(*to, 0, kSize);
    const Picture arriving = picture_of(*stand.canvas, kSize);

    for (const Transition kind : {Transition::CrossFade, Transition::Fusuma, Transition::SumiBleed}) {
        INFO("transition " << static_cast<int>(kind));
        stand.canvas->draw_transition(*from, 0, *to, 0, kind, 0, kSize);
        CHECK(compare(leaving, picture_of(*stand.canvas, kSize), {}).different == 0);
        stand.canvas->draw_transition(*from, 0, *to, 0, kind, 0.4f, kSize);
        const Picture between = picture_of(*stand.canvas, kSize);
        CHECK(compare(leaving, between, {}).different > 1000);
        CHECK(compare(arriving, between, {}).different > 1000);
        stand.canvas->draw_transition(*from, 0, *to, 0, kind, 1, kSize);
        CHECK(compare(arriving, picture_of(*stand.canvas, kSize), {}).different == 0);
    }
    SECTION("pages turn: the leaving one is gone before the arriving one's words come, and what is on both stands")
    {
        const paint::Image mark{40, 20, std::vector<uint32_t>(800, 0xffe0c080u)};
        SceneByHand page(kSize, paint::rgb(0x204060)), next(kSize, paint::rgb(0x204060));
        page.add(sprite_of(page.layer({10, 10, 40, 20}, mark)));        // on both
        page.add(sprite_of(page.layer({100, 10, 40, 20}, mark)));
        next.add(sprite_of(next.layer({10, 10, 40, 20}, mark)));
        next.add(sprite_of(next.layer({100, 100, 40, 20}, mark)));
        const auto before = stand.upload(page), after = stand.upload(next);
        const auto at = [&](float progress) {
            stand.canvas->draw_transition(*before, 0, *after, 0, Transition::CrossFade, progress, kSize);
            return picture_of(*stand.canvas, kSize);
        };
        for (const float progress : {0.1f, 0.3f, 0.45f, 0.52f, 0.6f, 0.9f}) {
            CAPTURE(progress);
            const Picture picture = at(progress);
            CHECK(pixel_at(picture, 20, 20) == 0xe0c080);
            CHECK((pixel_at(picture, 120, 20) == 0x204060) == (progress >= 0.5f));
            CHECK((pixel_at(picture, 120, 110) == 0x204060) == (progress <= 0.45f));
        }
    }
    SECTION("the panels of a fusuma slide apart without being scaled")
    {
        stand.canvas->draw_transition(*from, 0, *to, 0, Transition::Fusuma, 0.5f, kSize);
        const Picture half = picture_of(*stand.canvas, kSize);
        CHECK(pixel_at(half, 0, 90) == pixel_at(leaving, 80, 90));
        CHECK(pixel_at(half, 319, 90) == pixel_at(leaving, 239, 90));
        CHECK(pixel_at(half, 160, 90) == 0x204060);
    }
}

TEST_CASE("two pages of type are never seen together, and never neither", "[canvas]")
{
    for (int i = 0; i <= 1000; ++i) {
        const float progress = static_cast<float>(i) / 1000, leaving = left_of_leaving(progress), arriving = entered_by(progress);
        CAPTURE(progress, leaving, arriving);
        CHECK(std::min(leaving, arriving) < 0.11f);
        CHECK(std::max(leaving, arriving) > 0.09f);
    }
    CHECK(left_of_leaving(0) == 1);
    CHECK(entered_by(0) == 0);
    CHECK(left_of_leaving(1) == 0);
    CHECK(entered_by(1) == 1);
}

TEST_CASE("lights add a core and a halo, and the same second gives the same picture", "[canvas][gl]")
{
    Stand stand;
    REQUIRE(stand.canvas.ok());
    SceneByHand scene(kSize, paint::rgb(0x101010));
    Lights lights;
    lights.bounds = {20, 20, 200, 100};
    lights.fade_in = 1;
    lights.breathing = 0.2f;
    lights.points.push_back({.at = {60.5f, 60.5f}, .core = 3, .halo = 12, .color = paint::rgb(0xff8000), .appears = 1});
    lights.points.push_back({.at = {64.5f, 60.5f}, .core = 3, .halo = 12, .color = paint::rgb(0xff8000), .appears = 1});
    scene.add(lights);
    const auto uploaded = stand.upload(scene);
    const auto at = [&](float seconds) {
        stand.canvas->draw(*uploaded, seconds, kSize);
        return picture_of(*stand.canvas, kSize);
    };
    const Picture dark = at(0.5f), full = at(2), later = at(7.3f);
    CHECK(pixel_at(dark, 60, 60) == 0x101010);
    CHECK(pixel_at(full, 58, 60) >> 16 == 0xff);
    CHECK((pixel_at(full, 52, 60) >> 16) > 0x10);    // halo
    CHECK(pixel_at(full, 40, 60) == 0x101010);
    CHECK(compare(full, later, {}).different > 0);    // it breathes
    CHECK(compare(full, at(2), {}).different == 0);   // and back
    CHECK(compare(dark, at(0.5f), {}).different == 0);
}

TEST_CASE("lights stamped on the CPU and lights drawn by shader look the same", "[canvas][gl]")
{
    Stand stand;
    REQUIRE(stand.canvas.ok());
    auto programs = LightPrograms::create(RENKEI_SOURCE_DIR "/shaders");
    auto rectangles = Rectangles::create(RENKEI_SOURCE_DIR "/shaders");
    REQUIRE((programs.ok() && rectangles.ok()));
    Lights lights;
    lights.bounds = {0, 0, 320, 180};
    lights.breathing = 0.3f;
    for (int i = 0; i < 60; ++i)
        lights.points.push_back({.at = {20 + static_cast<float>(i * 37 % 280) + 0.3f, 20 + static_cast<float>(i * 53 % 140) + 0.7f}, .core = 2, .halo = 6,
                                 .color = paint::rgb(0xffc9b4), .appears = static_cast<float>(i) * 0.05f, .phase = static_cast<float>(i)});
    std::vector<Picture> pictures;
    for (const auto way : {LightField::Way::Stamped, LightField::Way::Instanced}) {
        const auto field = LightField::create(lights, 1, way, *programs);
        for (const float seconds : {1.4f, 9.0f}) {
            glClearColor(0.09f, 0.11f, 0.15f, 1);
            glClear(GL_COLOR_BUFFER_BIT);
            rectangles->begin(kSize, Rows::BottomFirst);
            field->draw(*rectangles, seconds);
            pictures.push_back(picture_of(*stand.canvas, kSize));
        }
    }
    // Eight bits of weight and of brightness against floats: three levels at most.
    CHECK(compare(pictures[0], pictures[2], {.level = 3, .share = 0}).same);
    CHECK(compare(pictures[1], pictures[3], {.level = 3, .share = 0}).same);
    CHECK(compare(pictures[0], pictures[1], {}).different > 500);
}

TEST_CASE("meeting every way of drawing beforehand leaves the picture as it was", "[canvas][gl]")
{
    Stand stand;
    REQUIRE(stand.canvas.ok());
    SceneByHand scene(kSize, paint::rgb(0x345678));
    scene.add(sprite_of(scene.layer({10, 10, 100, 100}, kRed, true)));
    const auto uploaded = stand.upload(scene);
    stand.canvas->draw(*uploaded, 0, kSize);
    const Picture before = picture_of(*stand.canvas, kSize);
    int steps = 0;
    while (!stand.canvas->warm_up(kSize)) {
        REQUIRE(++steps < 100);
        stand.canvas->draw(*uploaded, 0, kSize);
        REQUIRE(compare(before, picture_of(*stand.canvas, kSize), {}).same);
    }
    CHECK(steps > 5);
    stand.canvas->draw(*uploaded, 0, kSize);
    CHECK(compare(before, picture_of(*stand.canvas, kSize), {}).same);
}

TEST_CASE("a shader that the driver refuses is told once, and again after it was to be tried again", "[canvas][gl]")
{
    const renkei::tests::TemporaryFolder folder;
    std::filesystem::copy(RENKEI_SOURCE_DIR "/shaders", folder.path() / "shaders", std::filesystem::copy_options::recursive);
    std::ofstream(folder.path() / "shaders" / "bleed.frag") << "#version 300 es\nthis is no shader\n";
    Stand stand{.canvas = Canvas::create((folder.path() / "shaders").string())};
    REQUIRE(stand.canvas.ok());
    const SceneByHand one(kSize, paint::rgb(0)), two(kSize, paint::rgb(0x204060));
    const auto from = stand.upload(one), to = stand.upload(two);
    const auto bleed = [&] { stand.canvas->draw_transition(*from, 0, *to, 0, Transition::SumiBleed, 0.5f, kSize); };
    bleed();
    const auto refused = stand.canvas->take_refusals();
    REQUIRE(refused.size() == 1);
    CHECK(refused[0].message.find("ink") != std::string::npos);
    bleed();
    CHECK(stand.canvas->take_refusals().empty());
    stand.canvas->forget_refusals();
    bleed();
    CHECK(stand.canvas->take_refusals().size() == 1);
}

TEST_CASE("what a layer shows another one can show, as large as that is", "[canvas][gl]")
{
    Stand stand;
    REQUIRE(stand.canvas.ok());
    SceneByHand small(kSize, paint::rgb(0)), large(kSize, paint::rgb(0x102030));
    paint::Image halves{40, 20, {}};
    for (int i = 0; i < 40 * 20; ++i) halves.pixels.push_back(i < 40 * 10 ? kRed : kBlue);   // red above blue
    const int from = small.layer({10, 10, 40, 20}, halves, true), to = large.layer({100, 40, 80, 60}, kGreen, true);
    small.add(sprite_of(from));
    large.add(sprite_of(to));
    const auto before = stand.upload(small), after = stand.upload(large);
    Canvas::copy_layer(*before, from, *after, to);
    stand.canvas->draw(*after, 0, kSize);
    const Picture picture = picture_of(*stand.canvas, kSize);
    CHECK(pixel_at(picture, 100, 40) == 0xff0000);
    CHECK(pixel_at(picture, 179, 60) == 0xff0000);
    CHECK(pixel_at(picture, 100, 99) == 0x0000ff);
    CHECK(pixel_at(picture, 179, 99) == 0x0000ff);
    CHECK(pixel_at(picture, 99, 40) == 0x102030);
    // The one it came from is as it was, and what is not there copies nothing.
    stand.canvas->draw(*before, 0, kSize);
    CHECK(pixel_at(picture_of(*stand.canvas, kSize), 12, 12) == 0xff0000);
    Canvas::copy_layer(*before, 7, *after, to);
    Canvas::copy_layer(*before, from, *after, -1);
    stand.canvas->draw(*after, 0, kSize);
    CHECK(pixel_at(picture_of(*stand.canvas, kSize), 100, 40) == 0xff0000);
}
