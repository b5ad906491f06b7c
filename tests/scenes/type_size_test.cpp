// The smallest type in millimetres, for the panels and distances of kiosk-config/.

#include <catch2/catch.hpp>

#include <algorithm>
#include <limits>

#include "config/config.hpp"
#include "layout_faults.hpp"
#include "scenery.hpp"

using namespace renkei;
using namespace renkei::tests;

namespace {

// Height of a character such as 木 on a sign that is read from up to two metres: the least of the Japanese sign practice
// (9 mm for 1–2 m). A display read from further off is no display of these two files.
constexpr double kLeastHeight = 9, kFarthest = 2000;
constexpr double kHeightOfEm = 0.92;

config::Display display_of(const std::string& file)
{
    config::Sources sources;
    sources.file = RENKEI_SOURCE_DIR "/kiosk-config/" + file;
    auto loaded = config::load(sources);
    REQUIRE(loaded.ok());
    REQUIRE(loaded->config.display.viewing_distance_mm <= kFarthest);
    return loaded->config.display;
}

struct Smallest {
    double height_mm = std::numeric_limits<double>::infinity();
    std::string text;
};

// Of everything, lying and standing, set with this floor and shown on this display.
Smallest smallest_type(const config::Display& display, float type_floor)
{
    Smallest smallest;
    for (const Language language : {Language::Japanese, Language::English})
        for (const PixelSize size : {PixelSize{1920, 1080}, PixelSize{1080, 1920}})
            for (const Item& one : everything()) {
                const auto composition = composed(*one.programme, one.scene, one.item, {.display = size, .language = language, .type_floor = type_floor, .touch = display.touch});
                REQUIRE(composition.ok());
                for (const canvas::TextRecord& t : composition->texts)
                    if (const double height = static_cast<double>(t.units) * kHeightOfEm * config::mm_per_unit(display); !names_tile(t) && height < smallest.height_mm) smallest = {height, one.scene + ": " + t.text};
            }
    return smallest;
}

}  // namespace

TEST_CASE("the smallest type of the lobby and of the booth is as high as a sign's", "[scenes]")
{
    const std::string file = GENERATE("lobby.toml", "booth.toml");
    const config::Display display = display_of(file);
    const Smallest smallest = smallest_type(display, static_cast<float>(config::type_floor(display)));
    CAPTURE(file, smallest.height_mm, smallest.text);
    CHECK(smallest.height_mm >= kLeastHeight);
}

TEST_CASE("the lobby's type would be too small at the booth", "[scenes]")
{
    CHECK(smallest_type(display_of("booth.toml"), 24).height_mm < kLeastHeight);
}
