// Smaller, in linear light: encoded values would darken fine bright detail (a lit window, snow in a wood).

#include <algorithm>
#include <array>
#include <cmath>

#include "decoder/picture.hpp"

namespace renkei::decoder {
namespace {

// Catmull-Rom over the source pixels that one pixel of the result covers.
float kernel(float x)
{
    x = std::abs(x);
    if (x < 1) return (1.5f * x - 2.5f) * x * x + 1;
    if (x < 2) return ((-0.5f * x + 2.5f) * x - 4) * x + 2;
    return 0;
}

// Which pixels of the source each pixel of the result is made of: equally many for all, so that the loops below are plain.
struct Windows {
    size_t taps = 0;
    std::vector<size_t> first;
    std::vector<float> weights;   // `taps` for each; 0 where a window has fewer
};

Windows windows(uint32_t from, uint32_t to)
{
    const float ratio = static_cast<float>(from) / static_cast<float>(to), reach = 2 * ratio;
    const auto centre = [ratio](uint32_t i) { return (static_cast<float>(i) + 0.5f) * ratio - 0.5f; };
    const auto within = [from](float place) { return static_cast<size_t>(std::clamp(static_cast<long>(place), 0l, static_cast<long>(from) - 1)); };
    Windows all;
    for (uint32_t i = 0; i < to; ++i) {
        all.first.push_back(within(std::ceil(centre(i) - reach)));
        all.taps = std::max(all.taps, within(std::floor(centre(i) + reach)) + 1 - all.first.back());
    }
    all.weights.resize(all.taps * to);
    for (uint32_t i = 0; i < to; ++i) {
        const size_t begin = all.first[i], end = within(std::floor(centre(i) + reach)) + 1;
        all.first[i] = std::min(begin, from - all.taps);
        float* weights = &all.weights[i * all.taps];
        float sum = 0;
        for (size_t at = begin; at < end; ++at) sum += weights[at - all.first[i]] = kernel((static_cast<float>(at) - centre(i)) / ratio);
        for (size_t tap = 0; tap < all.taps; ++tap) weights[tap] /= sum;
    }
    return all;
}

float linear(float encoded) { return encoded <= 0.04045f ? encoded / 12.92f : std::pow((encoded + 0.055f) / 1.055f, 2.4f); }
float encoded(float linear) { return linear <= 0.0031308f ? linear * 12.92f : 1.055f * std::pow(linear, 1 / 2.4f) - 0.055f; }

constexpr size_t kSteps = 4096;

using Lights = std::array<float, 256>;
using Levels = std::array<uint8_t, kSteps + 1>;

Lights lights()
{
    Lights light{};
    for (size_t i = 0; i < light.size(); ++i) light[i] = linear(static_cast<float>(i) / 255);
    return light;
}

Levels levels()
{
    Levels back{};
    for (size_t i = 0; i <= kSteps; ++i) {   // steps even in the square root, so that shadows keep theirs
        const float root = static_cast<float>(i) / kSteps;
        back[i] = static_cast<uint8_t>(std::lround(encoded(root * root) * 255));
    }
    return back;
}

// One row of the source, narrowed.
std::vector<float> narrowed(std::span<const uint8_t> row, const Windows& columns, const Lights& light)
{
    std::vector<float> lit(row.size()), out(columns.first.size() * 3);
    for (size_t i = 0; i < row.size(); ++i) lit[i] = light[row[i]];
    const float* weight = columns.weights.data();
    float* to = out.data();
    for (const size_t first : columns.first) {
        const float* from = lit.data() + first * 3;
        float r = 0, g = 0, b = 0;
        for (size_t tap = 0; tap < columns.taps; ++tap, from += 3, ++weight) {
            r += *weight * from[0];
            g += *weight * from[1];
            b += *weight * from[2];
        }
        *to++ = r;
        *to++ = g;
        *to++ = b;
    }
    return out;
}

void add(const std::vector<float>& row, float weight, std::vector<float>& sum)
{
    for (size_t i = 0; i < sum.size(); ++i) sum[i] += weight * row[i];
}

// `steps` is room for as many.
void put(const std::vector<float>& light, const Levels& back, std::vector<int>& steps, uint8_t* to)
{
    for (size_t i = 0; i < light.size(); ++i) steps[i] = static_cast<int>(std::sqrt(std::min(std::max(light[i], 0.0f), 1.0f)) * kSteps + 0.5f);
    for (size_t i = 0; i < light.size(); ++i) to[i] = back[static_cast<size_t>(steps[i])];
}

}  // namespace

Picture sized(Picture picture, uint32_t longest)
{
    const uint32_t longer = std::max(picture.width, picture.height);
    if (longer <= longest) return picture;
    const double ratio = static_cast<double>(longest) / longer;
    const auto side = [&](uint32_t length) { return std::max(1u, static_cast<uint32_t>(std::lround(length * ratio))); };
    const uint32_t w = side(picture.width), h = side(picture.height);
    const Lights light = lights();
    const Levels back = levels();
    const Windows columns = windows(picture.width, w), rows = windows(picture.height, h);
    std::vector<std::vector<float>> narrow(picture.height);   // rows that a later one still needs
    const size_t source_row = size_t{picture.width} * 3, row = size_t{w} * 3;
    std::vector<uint8_t> rgb(row * h);
    std::vector<float> sum(row);
    std::vector<int> steps(row);
    for (size_t y = 0, done = 0; y < h; ++y) {
        for (; done < rows.first[y]; ++done) narrow[done] = {};
        std::fill(sum.begin(), sum.end(), 0.0f);
        for (size_t tap = 0; tap < rows.taps; ++tap) {
            std::vector<float>& one = narrow[rows.first[y] + tap];
            if (one.empty()) one = narrowed(Bytes(picture.rgb).subspan((rows.first[y] + tap) * source_row, source_row), columns, light);
            add(one, rows.weights[y * rows.taps + tap], sum);
        }
        put(sum, back, steps, rgb.data() + y * row);
    }
    picture.width = w;
    picture.height = h;
    picture.rgb = std::move(rgb);
    return picture;
}

}  // namespace renkei::decoder
