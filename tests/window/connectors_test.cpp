#include <catch2/catch.hpp>

#include <fstream>

#include "support/temporary_folder.hpp"
#include "window/window.hpp"

using namespace renkei;
namespace fs = std::filesystem;

// The kernel's folders, as /sys/class/drm has them: cards and a version beside the connectors.
TEST_CASE("connectors are told as the kernel tells them", "[window]")
{
    const tests::TemporaryFolder folder;
    const auto connector = [&](const char* name, const char* status) {
        fs::create_directories(folder.path() / name);
        std::ofstream(folder.path() / name / "status") << status << '\n';
    };
    fs::create_directories(folder.path() / "card0");
    std::ofstream(folder.path() / "version") << "drm 1.1.0 20060810\n";
    CHECK(window::connectors(folder.path()).empty());
    connector("card0-HDMI-A-1", "disconnected");
    connector("card0-DP-2", "connected");
    connector("card0-DP-1", "unknown");
    const auto found = window::connectors(folder.path());
    REQUIRE(found.size() == 3);
    CHECK(found[0].name == "card0-DP-1");
    CHECK_FALSE(found[0].connected);
    CHECK(found[1].name == "card0-DP-2");
    CHECK(found[1].connected);
    CHECK_FALSE(found[2].connected);
    CHECK(window::connectors(folder.path() / "none").empty());
}
