// Several displays that show one picture together: laid side by side their pieces are the picture.

#include <catch2/catch.hpp>

#include <cstdlib>

#include "studio.hpp"

using namespace renkei;
using namespace renkei::tests;

namespace {

constexpr PixelSize kWall{960, 360};   // three columns, two rows
constexpr int kColumns = 3, kRows = 2;

// Where a picture drifts it is sampled between its texels, and the last bits of a coordinate are others in another frame.
constexpr int kSeen = 4;   // levels

bool differ(uint32_t a, uint32_t b)
{
    for (int shift = 0; shift < 24; shift += 8)
        if (std::abs(static_cast<int>(a >> shift & 255u) - static_cast<int>(b >> shift & 255u)) > kSeen) return true;
    return false;
}

// How many pixels of the pieces differ from the whole.
template <class PieceOf>
int differing(const paint::Image& whole, const PieceOf& piece_of)
{
    int count = 0;
    const int width = whole.width / kColumns, height = whole.height / kRows;
    for (int row = 0; row < kRows; ++row)
        for (int column = 0; column < kColumns; ++column) {
            const paint::Image piece = piece_of(Rect{static_cast<float>(column * width), static_cast<float>(row * height), static_cast<float>(width), static_cast<float>(height)});
            for (int y = 0; y < height; ++y)
                for (int x = 0; x < width; ++x)
                    count += differ(piece.pixels[static_cast<size_t>(y * width + x)], whole.pixels[static_cast<size_t>((row * height + y) * whole.width + column * width + x)]);
        }
    return count;
}

}  // namespace

TEST_CASE("the pieces of a wall are the picture, in scenes and in the middle of transitions", "[scenes][gl][slow]")
{
    Studio studio(kWall);
    const Rect all{0, 0, static_cast<float>(kWall.w), static_cast<float>(kWall.h)};
    const auto programme = programme_of(kLater);
    const auto title = studio.prepare(*programme, {"title", ""}), agreements = studio.prepare(*programme, {"agreements", ""});
    const auto showcase = studio.prepare(*programme, {"showcase", "teshikaga"});
    for (const auto& [scene, seconds] : {std::pair{title, 3.0f}, {title, 11.0f}, {agreements, 6.5f}, {showcase, 0.6f}, {showcase, 9.0f}})
        CHECK(differing(studio.piece(scene, seconds, all), [&](Rect pixels) { return studio.piece(scene, seconds, pixels); }) == 0);
    for (const Transition kind : {Transition::CrossFade, Transition::Fusuma, Transition::SumiBleed})
        CHECK(differing(studio.piece(agreements, showcase, kind, all), [&](Rect pixels) { return studio.piece(agreements, showcase, kind, pixels); }) == 0);
    // Each display shows another part.
    CHECK(differing(studio.piece(title, 11, all), [&](Rect pixels) { return studio.piece(title, 11, {0, 0, pixels.w, pixels.h}); }) > 1000);
}
