// A picture that cannot be written.

#include <catch2/catch.hpp>

#include <filesystem>

#include "canvas/canvas.hpp"

using namespace renkei;

TEST_CASE("a picture that fails midway takes no device away", "[canvas]")
{
    constexpr int kSide = 600;   // more than a buffer holds
    paint::Image image;
    image.width = image.height = kSide;
    image.pixels.resize(size_t{kSide} * kSide);
    for (size_t i = 0; i < image.pixels.size(); ++i) image.pixels[i] = static_cast<uint32_t>(i * 2654435761u);
    const auto written = canvas::write_png(image, "/dev/full");
    REQUIRE_FALSE(written.ok());
    CHECK(written.error().kind == ErrorKind::Io);
    CHECK(std::filesystem::is_character_file("/dev/full"));
}
