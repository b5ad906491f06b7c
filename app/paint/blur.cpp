#include "paint/blur.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <vector>

namespace renkei::paint {
namespace {

constexpr int kLanes = 16;               // lines side by side: one cache line of pixels
constexpr int kBytes = kLanes * 4;

// `count` rows of kLanes pixels.
using Bundle = std::vector<uint8_t>;

// One box pass along the lines of a bundle. All channels of a row take the same step at once, so the compiler makes vectors
// of them.
void pass(const Bundle& from, Bundle& to, int count, int radius)
{
    const int window = 2 * radius + 1;
    const float share = 1.0f / static_cast<float>(window);
    uint32_t sums[kBytes];
    std::fill(std::begin(sums), std::end(sums), static_cast<uint32_t>(radius));   // rounds the division
    const auto row = [](auto& bundle, int i) { return bundle.data() + static_cast<std::ptrdiff_t>(i) * kBytes; };
    const auto add = [&](const uint8_t* line) {
        for (int b = 0; b < kBytes; ++b) sums[b] += line[b];
    };
    for (int i = 0; i < std::min(radius, count); ++i) add(row(from, i));
    for (int i = 0; i < count; ++i) {
        if (i + radius < count) add(row(from, i + radius));
        uint8_t* out = row(to, i);
        // The half keeps the product off whole numbers by more than its error: this is the integer quotient.
        for (int b = 0; b < kBytes; ++b) out[b] = static_cast<uint8_t>(static_cast<int>((static_cast<float>(static_cast<int>(sums[b])) + 0.5f) * share));
        if (i < radius) continue;
        const uint8_t* gone = row(from, i - radius);
        for (int b = 0; b < kBytes; ++b) sums[b] -= gone[b];
    }
}

// `lines` lines `line_step` bytes apart, of `count` pixels `step` bytes apart.
void blur_lines(uint8_t* pixels, int lines, std::ptrdiff_t line_step, int count, std::ptrdiff_t step, int radius)
{
    Bundle a(static_cast<size_t>(count) * kBytes), b(a.size());
    for (int first = 0; first < lines; first += kLanes) {
        const int lanes = std::min(kLanes, lines - first);
        const auto each = [&](const auto& move) {
            for (int i = 0; i < count; ++i)
                for (int lane = 0; lane < lanes; ++lane)
                    move(pixels + (first + lane) * line_step + i * step, static_cast<size_t>(i) * kBytes + static_cast<size_t>(lane) * 4);
        };
        each([&](const uint8_t* pixel, size_t at) { std::memcpy(&a[at], pixel, 4); });
        pass(a, b, count, radius);
        pass(b, a, count, radius);
        pass(a, b, count, radius);
        each([&](uint8_t* pixel, size_t at) { std::memcpy(pixel, &b[at], 4); });
    }
}

}  // namespace

void box_blur(uint8_t* pixels, int width, int height, int stride, float sigma)
{
    if (sigma < 0.5f) return;
    const int radius = std::max(1, static_cast<int>(std::lround((std::sqrt(4 * sigma * sigma + 1) - 1) / 2)));
    blur_lines(pixels, height, stride, width, 4, radius);
    blur_lines(pixels, width, 4, height, stride, radius);
}

}  // namespace renkei::paint
