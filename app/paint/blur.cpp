#include "paint/blur.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace renkei::paint {
namespace {

// One box pass over `count` pixels `step` bytes apart.
void pass(const uint8_t* from, uint8_t* to, int count, std::ptrdiff_t step, int radius, int channel)
{
    const int window = 2 * radius + 1;
    const auto at = [&](int i) -> int { return i < 0 || i >= count ? 0 : from[i * step + channel]; };
    int sum = 0;
    for (int i = -radius; i <= radius; ++i) sum += at(i);
    for (int i = 0; i < count; ++i) {
        to[i * step + channel] = static_cast<uint8_t>((sum + radius) / window);
        sum += at(i + radius + 1) - at(i - radius);
    }
}

void blur_lines(uint8_t* pixels, int lines, std::ptrdiff_t line_step, int count, std::ptrdiff_t step, const int (&radii)[3])
{
    std::vector<uint8_t> a(static_cast<size_t>(count) * 4), b(a.size());
    for (int line = 0; line < lines; ++line) {
        uint8_t* const first = pixels + line * line_step;
        for (int i = 0; i < count; ++i) std::copy_n(first + i * step, 4, &a[static_cast<size_t>(i) * 4]);
        for (const int radius : radii) {
            for (int channel = 0; channel < 4; ++channel) pass(a.data(), b.data(), count, 4, radius, channel);
            a.swap(b);
        }
        for (int i = 0; i < count; ++i) std::copy_n(&a[static_cast<size_t>(i) * 4], 4, first + i * step);
    }
}

}  // namespace

void box_blur(uint8_t* pixels, int width, int height, int stride, float sigma)
{
    if (sigma < 0.5f) return;
    const int ideal = std::max(1, static_cast<int>(std::lround((std::sqrt(4 * sigma * sigma + 1) - 1) / 2)));
    const int radii[3] = {ideal, ideal, ideal};
    blur_lines(pixels, height, stride, width, 4, radii);
    blur_lines(pixels, width, 4, height, stride, radii);
}

}  // namespace renkei::paint
