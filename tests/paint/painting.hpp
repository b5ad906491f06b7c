#pragma once
// What the tests of this room share: a typesetter, and pixels that can be compared.

#include <cstdint>

#include <catch2/catch.hpp>

#include "paint/painter.hpp"

namespace renkei::paint::test {

// Painting shapes needs no glyphs, but a Painter knows a typesetter; the fonts are declared in packages.txt.
inline const text::Typesetter& typesetter()
{
    static const Result<text::Typesetter> opened = text::Typesetter::open();
    REQUIRE(opened.ok());
    return *opened;
}

inline uint32_t pixel(const Image& image, int x, int y)
{
    return image.pixels[static_cast<size_t>(y) * static_cast<size_t>(image.width) + static_cast<size_t>(x)];
}

inline int channel(uint32_t pixel_value, int shift) { return static_cast<int>(pixel_value >> shift & 255u); }
inline int alpha(uint32_t value) { return channel(value, 24); }
inline int red(uint32_t value) { return channel(value, 16); }
inline int green(uint32_t value) { return channel(value, 8); }
inline int blue(uint32_t value) { return channel(value, 0); }

}  // namespace renkei::paint::test
