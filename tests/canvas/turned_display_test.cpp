// A picture that is shown turned has the very pixels of the upright one, and its touches come to where they were seen.

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>

#include "offscreen.hpp"
#include "support/temporary_folder.hpp"
#include "window/turn.hpp"

using namespace renkei;
using namespace renkei::canvas;
using namespace renkei::test;

namespace {

constexpr PixelSize kUpright{180, 320};

std::shared_ptr<Canvas::Scene> upload(Canvas& canvas, const SceneByHand& scene)
{
    auto uploaded = canvas.begin_upload(scene.finish());
    while (!canvas.upload_some(*uploaded, 1e6f)) {}
    return uploaded;
}

// No two corners and no two edges are alike.
SceneByHand patches(uint32_t first, uint32_t second)
{
    SceneByHand scene(kUpright, {0.1f, 0.2f, 0.3f, 1});
    const auto add = [&](Rect place, uint32_t colour) {
        Sprite sprite;
        sprite.layer = scene.layer(place, colour);
        scene.add(sprite);
    };
    add({0, 0, 31, 17}, first);
    add({150, 11, 30, 90}, second);
    add({40, 300, 100, 20}, 0x80404040u);
    return scene;
}

// The display after a still picture and the middle of a change, for a picture turned so.
std::vector<Picture> pictures(int degrees)
{
    const PixelSize display = window::turned(kUpright, degrees);
    const OffscreenContext context(display);
    REQUIRE(context.ok());
    auto canvas = Canvas::create(RENKEI_SOURCE_DIR "/shaders");
    REQUIRE(canvas.ok());
    REQUIRE(canvas->turn(degrees).ok());
    const auto one = upload(*canvas, patches(0xffff0000u, 0xff00ff00u)), other = upload(*canvas, patches(0xff0000ffu, 0xffffff00u));
    std::vector<Picture> seen;
    while (!canvas->warm_up(kUpright)) {}
    canvas->draw(*one, 0, kUpright);
    canvas->finish();
    seen.push_back(picture_of(*canvas, display));
    for (const Transition kind : {Transition::CrossFade, Transition::Fusuma, Transition::SumiBleed}) {
        canvas->draw_transition(*one, 0, *other, 0, kind, 0.5f, kUpright);
        canvas->finish();
        seen.push_back(picture_of(*canvas, display));
    }
    CHECK(canvas->take_refusals().empty());
    return seen;
}

// A texture's colours are rounded otherwise than the display's.
bool alike(uint32_t one, uint32_t other)
{
    for (const int shift : {0, 8, 16})
        if (std::abs(static_cast<int>(one >> shift & 0xff) - static_cast<int>(other >> shift & 0xff)) > 1) return false;
    return true;
}

}  // namespace

TEST_CASE("a turned picture has the very pixels of the upright one", "[canvas]")
{
    const std::vector<Picture> upright = pictures(0);
    for (const int degrees : {90, 180, 270}) {
        CAPTURE(degrees);
        const std::vector<Picture> turned = pictures(degrees);
        REQUIRE(turned.size() == upright.size());
        for (size_t i = 0; i < turned.size(); ++i) {
            const PixelSize display{turned[i].width, turned[i].height};
            int unlike = 0;
            for (int y = 0; y < display.h; ++y)
                for (int x = 0; x < display.w; ++x) {
                    // What a finger on this pixel would touch is what is seen there.
                    const Vec2 place{(static_cast<float>(x) + 0.5f) / static_cast<float>(display.w),
                                     (static_cast<float>(y) + 0.5f) / static_cast<float>(display.h)};
                    const Vec2 in = window::in_picture(place, degrees);
                    const int left = static_cast<int>(in.x * kUpright.w), top = static_cast<int>(in.y * kUpright.h);
                    unlike += alike(pixel_at(turned[i], x, y), pixel_at(upright[i], left, top)) ? 0 : 1;
                }
            CAPTURE(i);
            // The edge of ink multiplies what is rounded already.
            const bool ink = i + 1 == turned.size();
            CHECK(unlike <= (ink ? kUpright.w * kUpright.h / 1000 : 0));
        }
    }
}

TEST_CASE("a turn is clockwise: the picture's upper left corner goes round the display", "[canvas]")
{
    const auto at = [](int degrees, Vec2 on_display) {
        const Vec2 in = window::in_picture(on_display, degrees);
        return in.x == 0 && in.y == 0;
    };
    CHECK(at(0, {0, 0}));
    CHECK(at(90, {1, 0}));
    CHECK(at(180, {1, 1}));
    CHECK(at(270, {0, 1}));
    CHECK(window::turned({1920, 1080}, 90) == PixelSize{1080, 1920});
    CHECK(window::turned({1920, 1080}, 180) == PixelSize{1920, 1080});
}

TEST_CASE("what cannot be turned is said, and stays upright", "[canvas]")
{
    const tests::TemporaryFolder folder;
    std::filesystem::copy(RENKEI_SOURCE_DIR "/shaders", folder.path() / "shaders");
    const OffscreenContext context(kUpright);
    REQUIRE(context.ok());
    auto canvas = Canvas::create((folder.path() / "shaders").string());
    REQUIRE(canvas.ok());
    std::filesystem::remove(folder.path() / "shaders" / "turned.vert");
    CHECK(!canvas->turn(90).ok());
    const auto one = upload(*canvas, patches(0xffff0000u, 0xff00ff00u));
    canvas->draw(*one, 0, kUpright);
    canvas->finish();
    CHECK(pixel_at(picture_of(*canvas, kUpright), 0, 0) == 0xff0000u);
}
