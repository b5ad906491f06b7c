#include "paint/field.hpp"

#include <algorithm>

namespace renkei::paint {
namespace {

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

}  // namespace

void render_field(const Field& field, FieldRows part, uint32_t* pixels)
{
    std::vector<float> row(static_cast<size_t>(field.width) * 3);
    const float sy = static_cast<float>(field.height - 1) / static_cast<float>(std::max(part.height - 1, 1));
    const float sx = static_cast<float>(field.width - 1) / static_cast<float>(std::max(part.width - 1, 1));
    for (int y = part.first_row; y < part.first_row + part.rows; ++y) {
        const float fy = static_cast<float>(y) * sy;
        const int y0 = std::min(static_cast<int>(fy), field.height - 2);
        const float ty = fy - static_cast<float>(y0);
        const float *above = field.at(0, y0), *below = field.at(0, y0 + 1);
        for (size_t i = 0; i < row.size(); ++i) row[i] = (above[i] + (below[i] - above[i]) * ty) * 255.0f;
        uint32_t* out = pixels + static_cast<std::ptrdiff_t>(y - part.first_row) * part.width;
        for (int x = 0; x < part.width; ++x) {
            const float fx = static_cast<float>(x) * sx;
            const int x0 = std::min(static_cast<int>(fx), field.width - 2);
            const float tx = fx - static_cast<float>(x0);
            const float* c = &row[static_cast<size_t>(x0) * 3];
            const float n = noise(static_cast<uint32_t>(x), static_cast<uint32_t>(y));
            const auto level = [&](int k) { return static_cast<uint32_t>(std::clamp(c[k] + (c[k + 3] - c[k]) * tx + n, 0.0f, 255.0f)); };
            out[x] = 0xFF000000u | level(0) << 16 | level(1) << 8 | level(2);
        }
    }
}

}  // namespace renkei::paint
