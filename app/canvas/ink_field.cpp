#include "canvas/ink_field.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace renkei::canvas {

namespace {

constexpr int kNoise = 128;          // the noise picture repeats after so many texels
constexpr float kFray = 0.34f;       // of the whole way, between the first and the last ink at one distance
constexpr int kReduction = 4;        // display pixels a texel

// A well-mixed 32-bit value of a lattice point (Wang's hash).
uint32_t hash(uint32_t value)
{
    value = (value ^ 61u) ^ value >> 16;
    value *= 9u;
    value ^= value >> 4;
    value *= 0x27d4eb2du;
    return value ^ value >> 15;
}

float lattice(int x, int y, int period, uint32_t octave)
{
    const auto column = static_cast<uint32_t>(x % period), row = static_cast<uint32_t>(y % period);
    return static_cast<float>(hash(column * 0x9e3779b1u ^ row * 0x85ebca77u ^ octave * 0xc2b2ae3du) >> 8) / 16777215.0f;
}

// Four octaves of value noise that repeats without a seam, 0..1.
std::vector<float> tileable_noise()
{
    std::vector<float> noise(static_cast<size_t>(kNoise) * kNoise, 0.0f);
    float amplitude = 0.5f;
    for (uint32_t octave = 0; octave < 4; ++octave, amplitude *= 0.55f) {
        const int period = 4 << octave;
        const int cell = kNoise / period;
        for (int y = 0; y < kNoise; ++y)
            for (int x = 0; x < kNoise; ++x) {
                float u = static_cast<float>(x % cell) / static_cast<float>(cell), v = static_cast<float>(y % cell) / static_cast<float>(cell);
                u = u * u * (3 - 2 * u);
                v = v * v * (3 - 2 * v);
                const int i = x / cell, j = y / cell;
                const float top = std::lerp(lattice(i, j, period, octave), lattice(i + 1, j, period, octave), u);
                const float bottom = std::lerp(lattice(i, j + 1, period, octave), lattice(i + 1, j + 1, period, octave), u);
                noise[static_cast<size_t>(y * kNoise + x)] += amplitude * std::lerp(top, bottom, v);
            }
    }
    return noise;
}

void bound_tiles(InkField& field, PixelSize display)
{
    field.columns = (display.w + InkField::kTile - 1) / InkField::kTile;
    field.rows = (display.h + InkField::kTile - 1) / InkField::kTile;
    constexpr int kTexels = InkField::kTile / kReduction;
    for (int row = 0; row < field.rows; ++row)
        for (int column = 0; column < field.columns; ++column) {
            float low = 1, high = 0;
            // One texel further on each side: linear filtering reaches there.
            for (int y = std::max(0, row * kTexels - 1); y <= std::min(field.height - 1, (row + 1) * kTexels); ++y)
                for (int x = std::max(0, column * kTexels - 1); x <= std::min(field.width - 1, (column + 1) * kTexels); ++x) {
                    const float value = field.arrival[static_cast<size_t>(y * field.width + x)];
                    low = std::min(low, value);
                    high = std::max(high, value);
                }
            field.earliest.push_back(low);
            field.latest.push_back(high);
        }
}

}  // namespace

InkField make_ink_field(PixelSize display)
{
    InkField field;
    field.width = std::max(1, (display.w + kReduction - 1) / kReduction);
    field.height = std::max(1, (display.h + kReduction - 1) / kReduction);
    field.arrival.reserve(static_cast<size_t>(field.width) * static_cast<size_t>(field.height));
    const std::vector<float> noise = tileable_noise();
    const auto texel = [&](int x, int y) { return noise[static_cast<size_t>((y & (kNoise - 1)) * kNoise + (x & (kNoise - 1)))]; };
    // Between the texels of the repeating picture.
    const auto noise_at = [&](float x, float y) {
        const float left = std::floor(x), top = std::floor(y);
        const int i = static_cast<int>(left), j = static_cast<int>(top);
        return std::lerp(std::lerp(texel(i, j), texel(i + 1, j), x - left), std::lerp(texel(i, j + 1), texel(i + 1, j + 1), x - left), y - top);
    };

    // Texels of a display with a shorter side of 270, so that the fray has one size in layout units on every display.
    const float unit = 270.0f / static_cast<float>(std::min(field.width, field.height));
    const float centre_x = static_cast<float>(field.width) * 0.38f, centre_y = static_cast<float>(field.height) * 0.56f;
    float low = 1e9f, high = -1e9f;
    for (int y = 0; y < field.height; ++y)
        for (int x = 0; x < field.width; ++x) {
            const float dx = (static_cast<float>(x) - centre_x) * unit, dy = (static_cast<float>(y) - centre_y) * unit;
            // Each scale is turned and bent by the one before it, so that no edge follows the lattice of the noise.
            const float bend = noise_at(dx * 0.21f + 31, dy * 0.21f + 7) - 0.5f, turn = noise_at(dy * 0.21f + 91, -dx * 0.21f + 63) - 0.5f;
            const float u = dx + 46 * bend, v = dy + 46 * turn;
            const float lobes = noise_at(0.26f * u + 0.16f * v, 0.26f * v - 0.16f * u);
            const float fibres = noise_at(0.9f * u - 0.7f * v + 17, 0.9f * v + 0.7f * u + 53);
            const float value = std::hypot(u, v) / 330.0f + kFray * (0.78f * lobes + 0.22f * fibres);
            field.arrival.push_back(value);
            low = std::min(low, value);
            high = std::max(high, value);
        }
    for (float& value : field.arrival) value = (value - low) / (high - low);
    bound_tiles(field, display);
    return field;
}

}  // namespace renkei::canvas
