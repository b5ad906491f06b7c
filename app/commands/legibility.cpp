#include "commands/legibility.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <vector>

namespace renkei::commands {

namespace {

// Levels of 255. A pixel this close to the type's colour is type; neighbours this close to each other are flat ground.
constexpr int kSameAsType = 20;
constexpr int kFlat = 8;
// More than so much of a box cannot be ink: the boldest kanji cover a little over a half.
constexpr double kMostInk = 0.75;

int difference(uint32_t a, uint32_t b)
{
    int most = 0;
    for (int shift = 0; shift < 24; shift += 8) most = std::max(most, std::abs(static_cast<int>(a >> shift & 255u) - static_cast<int>(b >> shift & 255u)));
    return most;
}

uint32_t packed(const paint::Color& c)
{
    const auto part = [](float v) { return static_cast<uint32_t>(std::lround(std::clamp(v, 0.0f, 1.0f) * 255)); };
    return part(c.r) << 16 | part(c.g) << 8 | part(c.b);
}

}  // namespace

float measured_contrast(const paint::Image& picture, const canvas::TextRecord& text, float pixels_per_unit)
{
    const Rect box = text.box.grown(text.units * 0.12f);
    const int left = std::clamp(static_cast<int>(box.x * pixels_per_unit), 1, picture.width - 1), right = std::clamp(static_cast<int>(box.right() * pixels_per_unit) + 1, 1, picture.width - 1);
    const int top = std::clamp(static_cast<int>(box.y * pixels_per_unit), 1, picture.height - 1), bottom = std::clamp(static_cast<int>(box.bottom() * pixels_per_unit) + 1, 1, picture.height - 1);
    const uint32_t type = packed(text.color);
    const auto pixel = [&](int x, int y) { return picture.pixels[static_cast<size_t>(y) * static_cast<size_t>(picture.width) + static_cast<size_t>(x)]; };

    std::vector<float> ratios;
    size_t inked = 0, all = 0;
    for (int y = top; y < bottom; ++y)
        for (int x = left; x < right; ++x) {
            const uint32_t here = pixel(x, y);
            ++all;
            if (difference(here, type) < kSameAsType) {
                ++inked;
                continue;
            }
            const bool flat = difference(here, pixel(x - 1, y)) <= kFlat && difference(here, pixel(x + 1, y)) <= kFlat && difference(here, pixel(x, y - 1)) <= kFlat &&
                              difference(here, pixel(x, y + 1)) <= kFlat;
            if (flat) ratios.push_back(paint::contrast_ratio(text.color, paint::rgb(here & 0xffffffu)));
        }
    if (all == 0 || ratios.empty() || static_cast<double>(inked) > kMostInk * static_cast<double>(all)) return 1;
    const auto worst = ratios.begin() + static_cast<std::ptrdiff_t>(ratios.size() / 100);
    std::nth_element(ratios.begin(), worst, ratios.end());
    return *worst;
}

}  // namespace renkei::commands
