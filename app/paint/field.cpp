#include "paint/field.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace renkei::paint {
namespace {

constexpr int kTile = 256;   // pixels; the eye finds no repetition in a noise of one level

// Fixed noise 0..1 of a pixel: an integer hash (Wellons, "lowbias32"), the same in every run.
float noise(uint32_t x, uint32_t y)
{
    uint32_t h = x * 0x9E3779B1u ^ y * 0x85EBCA77u;
    h ^= h >> 16;
    h *= 0x7FEB352Du;
    h ^= h >> 15;
    h *= 0x846CA68Bu;
    h ^= h >> 16;
    return static_cast<float>(h & 0xFFFFu) / 65536.0f;
}

// Made once: hashing every pixel took longer than all the rest.
const std::vector<float>& noise_tile()
{
    static const std::vector<float> tile = [] {
        std::vector<float> values;
        values.reserve(kTile * kTile);
        for (uint32_t y = 0; y < kTile; ++y)
            for (uint32_t x = 0; x < kTile; ++x) values.push_back(noise(x, y));
        return values;
    }();
    return tile;
}

// A row of the field's samples (three floats each) as wide as the picture, channel after channel, 0..255.
void spread(const float* samples, int sample_count, float step, int width, float* out)
{
    for (int x = 0; x < width; ++x) {
        const float at = static_cast<float>(x) * step;
        const int cell = std::min(static_cast<int>(at), sample_count - 2);
        const float t = (at - static_cast<float>(cell)) * 255.0f;
        const float* c = samples + static_cast<std::ptrdiff_t>(cell) * 3;
        for (int channel = 0; channel < 3; ++channel) out[channel * width + x] = c[channel] * 255.0f + (c[channel + 3] - c[channel]) * t;
    }
}

}  // namespace

void render_field(const Field& field, FieldRows part, uint32_t* pixels)
{
    const std::vector<float>& tile = noise_tile();
    const int width = part.width;
    const auto all = static_cast<size_t>(width) * 3;
    std::vector<float> above(all), below(all), row(all);   // spread once for all rows between two of the field's
    int spread_at = -1;
    const float sy = static_cast<float>(field.height - 1) / static_cast<float>(std::max(part.height - 1, 1));
    const float sx = static_cast<float>(field.width - 1) / static_cast<float>(std::max(width - 1, 1));
    const auto level = [](float value) { return static_cast<uint32_t>(static_cast<int>(std::min(std::max(value, 0.0f), 255.0f))); };
    for (int y = part.first_row; y < part.first_row + part.rows; ++y) {
        const float fy = static_cast<float>(y) * sy;
        const int y0 = std::min(static_cast<int>(fy), field.height - 2);
        if (y0 != spread_at) {
            spread(field.at(0, y0), field.width, sx, width, above.data());
            spread(field.at(0, y0 + 1), field.width, sx, width, below.data());
            spread_at = y0;
        }
        const float ty = fy - static_cast<float>(y0);
        for (size_t i = 0; i < all; ++i) row[i] = above[i] + (below[i] - above[i]) * ty;
        const float *red = row.data(), *green = red + width, *blue = green + width, *grain = &tile[static_cast<size_t>(y % kTile) * kTile];
        uint32_t* out = pixels + static_cast<std::ptrdiff_t>(y - part.first_row) * width;
        for (int x0 = 0; x0 < width; x0 += kTile, red += kTile, green += kTile, blue += kTile, out += kTile)
            for (int i = 0, n = std::min(width - x0, kTile); i < n; ++i)
                out[i] = 0xFF000000u | level(red[i] + grain[i]) << 16 | level(green[i] + grain[i]) << 8 | level(blue[i] + grain[i]);
    }
}

}  // namespace renkei::paint
