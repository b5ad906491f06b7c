// The measure of flashes on sequences whose flashes are known.

#include <catch2/catch.hpp>

#include <functional>

#include "support/flash_meter.hpp"

using renkei::test::FlashCounts;
using renkei::test::FlashMeter;
using renkei::test::Picture;

namespace {

constexpr int kWidth = 160, kHeight = 90, kFrames = 60;
constexpr double kTenDegrees = 32;
constexpr uint32_t kBlack = 0x141414, kWhite = 0xDCDCDC, kRed = 0xFF0000;

Picture plain(uint32_t pixel) { return {kWidth, kHeight, std::vector<uint32_t>(static_cast<size_t>(kWidth) * kHeight, 0xff000000u | pixel)}; }

Picture with_square(uint32_t ground, uint32_t pixel, int left, int side)
{
    Picture picture = plain(ground);
    for (int y = 20; y < 20 + side; ++y)
        for (int x = left; x < left + side; ++x) picture.pixels[static_cast<size_t>(y * kWidth + x)] = 0xff000000u | pixel;
    return picture;
}

// One second of it.
FlashCounts counted(const std::function<Picture(int frame)>& film, int frames = kFrames)
{
    FlashMeter meter(kWidth, kHeight, kTenDegrees, kFrames);
    for (int frame = 0; frame < frames; ++frame) meter.see(film(frame), frame);
    return meter.worst();
}

bool second_half(int frame, int period) { return frame / period % 2 != 0; }

}  // namespace

TEST_CASE("light that only rises, falls or rests is no flash", "[canvas]")
{
    CHECK(counted([](int) { return plain(kWhite); }).general == 0);
    CHECK(counted([](int frame) { return plain(0x010101u * static_cast<uint32_t>(frame * 4)); }).general == 0);
    CHECK(counted([](int frame) { return plain(0x010101u * static_cast<uint32_t>(236 - frame * 4)); }).general == 0);
}

TEST_CASE("a pair of opposing changes is a flash", "[canvas]")
{
    CHECK(counted([](int frame) { return plain(second_half(frame, 15) ? kWhite : kBlack); }).general == 1);   // up, down, up
    CHECK(counted([](int frame) { return plain(second_half(frame, 6) ? kWhite : kBlack); }).general == 4);    // nine changes
    // Gradual ones too.
    CHECK(counted([](int frame) { return plain(0x010101u * static_cast<uint32_t>(120 + (frame % 12 < 6 ? frame % 6 : 6 - frame % 6) * 20)); }).general >= 4);
}

TEST_CASE("what is fainter than a tenth, or brighter than four fifths, does not count", "[canvas]")
{
    CHECK(counted([](int frame) { return plain(second_half(frame, 6) ? 0x4C4C4C : kBlack); }).general == 0);          // 0.007 and 0.072
    CHECK(counted([](int frame) { return plain(second_half(frame, 6) ? 0xFFFFFF : 0xE9E9E9); }).general == 0);        // 1.00 and 0.81
    CHECK(counted([](int frame) { return plain(second_half(frame, 6) ? 0xFFFFFF : 0xE0E0E0); }).general == 4);        // 1.00 and 0.75
}

TEST_CASE("only a quarter of ten degrees and more counts", "[canvas]")
{
    CHECK(counted([](int frame) { return with_square(kBlack, second_half(frame, 6) ? kWhite : kBlack, 40, 9); }).general == 0);
    CHECK(counted([](int frame) { return with_square(kBlack, second_half(frame, 6) ? kWhite : kBlack, 40, 21); }).general == 4);
    // Two small ones far from each other are not seen together, side by side they are.
    const auto both = [](int apart) {
        return counted([apart](int frame) {
            Picture picture = with_square(kBlack, second_half(frame, 6) ? kWhite : kBlack, 20, 12);
            if (!second_half(frame, 6)) return picture;
            for (int y = 20; y < 32; ++y)
                for (int x = 20 + apart; x < 32 + apart; ++x) picture.pixels[static_cast<size_t>(y * kWidth + x)] = 0xff000000u | kWhite;
            return picture;
        });
    };
    CHECK(both(80).general == 0);
    CHECK(both(15).general == 4);
}

TEST_CASE("what slides by is no flash, what turns round is", "[canvas]")
{
    const auto stripes = [](int offset, int width) {
        Picture picture = plain(kBlack);
        for (int y = 0; y < kHeight; ++y)
            for (int x = 0; x < kWidth; ++x)
                if ((x + offset) / width % 2 != 0) picture.pixels[static_cast<size_t>(y * kWidth + x)] = 0xff000000u | kWhite;
        return picture;
    };
    CHECK(counted([&](int frame) { return stripes(frame, 8); }).general == 0);
    CHECK(counted([&](int frame) { return stripes(second_half(frame, 6) ? 0 : 8, 8); }).general == 4);       // light and dark change places
}

TEST_CASE("flashes are counted in any second, not in all of them", "[canvas]")
{
    // One flash in each of three seconds.
    CHECK(counted([](int frame) { return plain(frame % 60 < 5 ? kWhite : kBlack); }, 3 * kFrames).general == 1);
    // Four within the second that lies across the border of two.
    CHECK(counted([](int frame) { return plain(frame >= 36 && frame < 84 && second_half(frame, 6) ? kWhite : kBlack); }, 2 * kFrames).general == 4);
}

TEST_CASE("saturated red flashes where its light alone would not", "[canvas]")
{
    // Red and a grey of the same luminance: 0.21 each.
    const auto red = counted([](int frame) { return plain(second_half(frame, 6) ? kRed : 0x7F7F7F); });
    CHECK(red.general == 0);
    CHECK(red.red == 4);
    // The vermilion of the night is no saturated red: its share is 0.78.
    CHECK(counted([](int frame) { return plain(second_half(frame, 6) ? 0xFF7A57 : 0x9C9C9C); }).red == 0);
    // Red that only grows darker stays red.
    CHECK(counted([](int frame) { return plain(second_half(frame, 6) ? kRed : 0xC00000); }).red == 0);
}
