// The page of a municipality's film: what stands on it keeps clear of the subtitles.

#include <catch2/catch.hpp>

#include <cmath>

#include "album.hpp"
#include "layout_faults.hpp"

using namespace renkei;
using namespace renkei::tests;

namespace {

constexpr PixelSize kLandscape{1920, 1080};

canvas::Composition film_page(Album& album, Language language)
{
    const model::Photo poster = album.view_of(1920, 1080, 2);
    album.content().films = {{.code5 = "01665", .file = "lake.mp4", .media = "a clip", .poster = poster.media, .subtitles = "", .width = 1920, .height = 1080, .milliseconds = 40'000, .sound = false, .caption = "摩周湖の四季", .credit = "弟子屈町", .permitted_until = {}}};
    const auto programme = album.programme();
    scenes::Setting setting = setting_of(*programme, {.display = kLandscape, .language = language}, 40);
    setting.media_path = album.media_path();
    auto composition = scenes::compose("showcase", "01665/lake.mp4", setting);
    REQUIRE(composition.ok());
    return std::move(*composition);
}

// The darkest that a layer makes anything in this area of the frame, 0 to 255.
uint32_t darkest(const canvas::Layer& layer, Rect area)
{
    paint::Image image;
    {
        paint::Painter painter(image, layer.bounds, 1, the_typesetter());
        layer.paint(painter);
    }
    const paint::PixelRect shown = paint::pixel_bounds(layer.bounds, 1);
    uint32_t most = 0;
    for (int y = static_cast<int>(area.y); y < static_cast<int>(area.bottom()); ++y)
        for (int x = static_cast<int>(area.x); x < static_cast<int>(area.right()); ++x)
            if (x >= shown.x && y >= shown.y && x < shown.x + shown.w && y < shown.y + shown.h)
                most = std::max(most, image.pixels[static_cast<size_t>(y - shown.y) * static_cast<size_t>(image.width) + static_cast<size_t>(x - shown.x)] >> 24);
    return most;
}

}  // namespace

TEST_CASE("a subtitle of 24 characters lies under no shade", "[scenes]")
{
    for (const Language language : {Language::Japanese, Language::English, Language::Korean}) {
        Album album;
        const canvas::Composition page = film_page(album, language);
        REQUIRE(page.film);
        const Rect film = page.layers[static_cast<size_t>(page.film->layer)].bounds;
        const float size = page.film->subtitle_size, foot = film.bottom() - page.film->subtitle_margin;
        const Rect line{film.x + page.film->subtitle_left, foot - size, 24 * size, size};
        CAPTURE(language_tag(language), line.x, line.y, line.right());
        size_t shades = 0;
        for (const canvas::Layer& layer : page.layers)
            if (layer.name == "shade") {
                ++shades;
                CHECK(darkest(layer, line) <= 16);   // of 255: not seen on white letters with a dark edge
                CHECK(darkest(layer, {1500, 200, 300, 300}) > 150);   // the words have theirs
            }
        CHECK(shades == 2);   // while the words stand at its beginning, and at its end
    }
}
