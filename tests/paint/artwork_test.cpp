#include <cmath>
#include <filesystem>
#include <fstream>

#include "painting.hpp"

using namespace renkei;
using namespace renkei::paint;
using namespace renkei::paint::test;

TEST_CASE("artwork of the media folder is loaded", "[paint]")
{
    const Result<Image> washi = load_artwork(RENKEI_SOURCE_DIR "/media/washi.png");
    REQUIRE(washi.ok());
    CHECK(washi->width == 512);
    CHECK(washi->height == 512);
    // A mask of fibres: thin and thick places in balance, so that a light ink shifts the paper evenly.
    double sum = 0;
    for (const uint32_t p : washi->pixels) sum += alpha(p);
    CHECK(sum / static_cast<double>(washi->pixels.size()) == Approx(128).margin(6));
    // Seamless: across the edge it changes no more than anywhere else.
    const auto step = [&](int x0, int x1) {
        double difference = 0;
        for (int y = 0; y < 512; ++y)
            difference += std::abs(alpha(pixel(*washi, x0, y)) - alpha(pixel(*washi, x1, y))) +
                std::abs(alpha(pixel(*washi, y, x0)) - alpha(pixel(*washi, y, x1)));
        return difference / 1024;
    };
    CHECK(step(511, 0) == Approx(step(255, 256)).epsilon(0.25));
}

TEST_CASE("missing or broken artwork is an error that says so", "[paint]")
{
    const Result<Image> missing = load_artwork("/nowhere/paper.png");
    REQUIRE_FALSE(missing.ok());
    CHECK(missing.error().kind == ErrorKind::NotFound);
    CHECK(missing.error().message.find("/nowhere/paper.png") != std::string::npos);

    const std::string path = (std::filesystem::temp_directory_path() / "renkei-not-a-picture.png").string();
    std::ofstream(path) << "\x89PNG\r\n\x1a\nthis is no picture";
    const Result<Image> broken = load_artwork(path);
    std::filesystem::remove(path);
    REQUIRE_FALSE(broken.ok());
    CHECK(broken.error().kind == ErrorKind::BadData);
}

TEST_CASE("transparent artwork is premultiplied", "[paint]")
{
    // 1 × 1, RGBA (255, 0, 0, 128).
    static constexpr unsigned char kPng[] = {
        0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01,
        0x08, 0x06, 0x00, 0x00, 0x00, 0x1f, 0x15, 0xc4, 0x89, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x44, 0x41, 0x54, 0x78, 0xda, 0x63, 0xf8, 0xcf, 0xc0, 0xd0,
        0x00, 0x00, 0x04, 0x81, 0x01, 0x80, 0xf3, 0x0b, 0xdc, 0xa0, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
    };
    const std::string path = (std::filesystem::temp_directory_path() / "renkei-half-red.png").string();
    std::ofstream(path, std::ios::binary).write(reinterpret_cast<const char*>(kPng), sizeof kPng);
    const Result<Image> half = load_artwork(path);
    std::filesystem::remove(path);
    REQUIRE(half.ok());
    CHECK(half->pixels.at(0) == 0x80800000u);
}
