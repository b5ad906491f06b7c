// A painted QR code is read back from the pixels by its structure (ISO/IEC 18004:2015): quiet zone, finder and timing
// patterns, dark module, and the format information that names the level.

#include <cmath>
#include <string>
#include <vector>

#include "painting.hpp"

using namespace renkei;
using namespace renkei::paint;
using namespace renkei::paint::test;

namespace {

struct Modules {
    int size = 0, pixels = 0;      // modules a side, pixels a module
    Rect box;                      // of the dark part, pixels
    std::vector<bool> dark;
    [[nodiscard]] bool at(int x, int y) const { return dark[static_cast<size_t>(y) * static_cast<size_t>(size) + static_cast<size_t>(x)]; }
};

Modules read(const Image& image)
{
    int x0 = image.width, y0 = image.height, x1 = 0, y1 = 0;
    const auto is_dark = [&](int x, int y) { return green(pixel(image, x, y)) < 128; };
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x)
            if (is_dark(x, y)) x0 = std::min(x0, x), y0 = std::min(y0, y), x1 = std::max(x1, x + 1), y1 = std::max(y1, y + 1);
    REQUIRE(x1 > x0);
    int run = 0;   // the first row of the top left finder: seven dark modules
    while (x0 + run < x1 && is_dark(x0 + run, y0)) ++run;
    Modules m;
    m.pixels = run / 7;
    REQUIRE(run % 7 == 0);
    REQUIRE((x1 - x0) % m.pixels == 0);
    m.size = (x1 - x0) / m.pixels;
    m.box = {static_cast<float>(x0), static_cast<float>(y0), static_cast<float>(x1 - x0), static_cast<float>(y1 - y0)};
    for (int y = 0; y < m.size; ++y)
        for (int x = 0; x < m.size; ++x) {
            const bool dark = is_dark(x0 + x * m.pixels + m.pixels / 2, y0 + y * m.pixels + m.pixels / 2);
            // Every pixel of a module says the same: no module is blurred across pixels.
            for (int j = 0; j < m.pixels; ++j)
                for (int i = 0; i < m.pixels; ++i) REQUIRE(is_dark(x0 + x * m.pixels + i, y0 + y * m.pixels + j) == dark);
            m.dark.push_back(dark);
        }
    return m;
}

void check_finder(const Modules& m, int left, int top)
{
    for (int y = 0; y < 7; ++y)
        for (int x = 0; x < 7; ++x) {
            const int ring = std::max(std::abs(x - 3), std::abs(y - 3));
            CHECK(m.at(left + x, top + y) == (ring != 2));
        }
}

}  // namespace

TEST_CASE("a painted QR code has the structure that readers look for", "[paint]")
{
    const float ppu = GENERATE(1.0f, 1.5f, 2.0f);
    const std::string content = GENERATE(as<std::string>{}, "https://example.jp/a", "https://www.town.example.hokkaido.jp/kanko/index.html?from=renkei&lang=ja");
    Image image;
    {
        Painter p(image, {0, 0, 200, 200}, ppu, typesetter());
        p.fill_all(rgb(0x808080));
        p.qr(content, {30, 30, 140, 140}, ink::kSumi, ink::kWashi);
    }
    // The grey around it is no part of the code.
    for (uint32_t& value : image.pixels)
        if (value == 0xFF808080u) value = 0xFFFFFFFFu;
    const Modules m = read(image);
    INFO(content << " at " << ppu << ": " << m.size << " modules of " << m.pixels);

    CHECK((m.size - 17) % 4 == 0);
    CHECK(m.size >= 21);
    CHECK(m.pixels >= 2);   // a camera needs more than one
    check_finder(m, 0, 0);
    check_finder(m, m.size - 7, 0);
    check_finder(m, 0, m.size - 7);
    for (int i = 8; i < m.size - 8; ++i) {
        CHECK(m.at(i, 6) == (i % 2 == 0));
        CHECK(m.at(6, i) == (i % 2 == 0));
    }
    CHECK(m.at(8, m.size - 8));   // the dark module

    // Quiet zone of four modules inside the area.
    const float quiet = 4 * static_cast<float>(m.pixels) - 1;
    CHECK(m.box.x - 30 * ppu >= quiet);
    CHECK(m.box.y - 30 * ppu >= quiet);
    CHECK(170 * ppu - m.box.right() >= quiet);
    CHECK(170 * ppu - m.box.bottom() >= quiet);

    // Format information, first copy, most significant bit first; masked with 101010000010010. BCH (15, 5), generator 10100110111.
    unsigned format = 0;
    const auto take = [&](int x, int y) { format = format << 1 | (m.at(x, y) ? 1u : 0u); };
    for (int x = 0; x <= 5; ++x) take(x, 8);
    take(7, 8);
    take(8, 8);
    take(8, 7);
    for (int y = 5; y >= 0; --y) take(8, y);
    format ^= 0x5412u;
    unsigned remainder = format;
    for (unsigned bit = 14; bit >= 10; --bit)
        if (remainder >> bit & 1u) remainder ^= 0x537u << (bit - 10);
    CHECK(remainder == 0);
    CHECK(format >> 13 != 1u);   // 1 is level L: M was asked for, and where a better level fits into the same size it is taken
}
