// A screen that hangs upright: what the server shows is renkei's own standing picture, turned.

#include <catch2/catch.hpp>

#include <csignal>
#include <cstdlib>

#include "field.hpp"
#include "screen.hpp"
#include "support/picture.hpp"

using namespace renkei::tests;
namespace fs = std::filesystem;

TEST_CASE("display.rotation turns what the screen shows by a quarter", "[e2e]")
{
    const TemporaryFolder folder, x;
    const std::string settings = (folder.path() / "settings.toml").string(), picture = (folder.path() / "shot.png").string();
    write_bytes(settings, "[display]\nrotation = 90\n");
    REQUIRE(run(folder, {"load", "--publish"}).code == 0);
    REQUIRE(run(folder, {"shot", "--scene", "numbers", "--at", "16", "--size", "1080x1920", "--out", picture}).code == 0);
    renkei::test::Picture standing;
    REQUIRE(renkei::test::read_picture(standing, picture));
    const Screen screen(x);
    const pid_t show = started({RENKEI_BINARY, "show", "--config", settings, "--scenes", "numbers"},
                               {screen.display(), "RENKEI_STORE=" + (folder.path() / "store").string(),
                                "RENKEI_CACHE=" + (folder.path() / "cache").string()},
                               x.path() / "show");
    screen.first_picture(show, x.path() / "show");
    const auto differ = [](uint32_t a, uint32_t b, int shift) { return std::abs(static_cast<int>(a >> shift & 255u) - static_cast<int>(b >> shift & 255u)); };
    // Clockwise by a quarter: the top of the picture is at the right of the screen. The clock alone may be another.
    const auto same = [&] {
        int near = 0, all = 0;
        for (int y = 4; y < 1920; y += 24)
            for (int at = 4; at < 1080; at += 36, ++all) {
                const uint32_t wanted = standing.pixels[static_cast<size_t>(y) * 1080 + static_cast<size_t>(at)], seen = screen.pixel(1919 - y, at);
                near += differ(wanted, seen, 0) <= 12 && differ(wanted, seen, 8) <= 12 && differ(wanted, seen, 16) <= 12 ? 1 : 0;
            }
        return static_cast<double>(near) / all;
    };
    Screen::wait([&] { return same() >= 0.995; }, [&] { return std::to_string(same()) + " of the picture is there"; });
    CHECK(ended(show, SIGTERM) == 0);
}
