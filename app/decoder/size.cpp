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

struct Window {
    uint32_t first = 0;
    std::vector<float> weights;
};

std::vector<Window> windows(uint32_t from, uint32_t to)
{
    const float ratio = static_cast<float>(from) / static_cast<float>(to), reach = 2 * ratio;
    std::vector<Window> all(to);
    for (uint32_t i = 0; i < to; ++i) {
        const float centre = (static_cast<float>(i) + 0.5f) * ratio - 0.5f;
        const auto first = static_cast<long>(std::ceil(centre - reach)), last = static_cast<long>(std::floor(centre + reach));
        Window& window = all[i];
        window.first = static_cast<uint32_t>(std::clamp(first, 0l, static_cast<long>(from) - 1));
        float sum = 0;
        for (long at = window.first; at <= std::min(last, static_cast<long>(from) - 1); ++at) {
            window.weights.push_back(kernel((static_cast<float>(at) - centre) / ratio));
            sum += window.weights.back();
        }
        for (float& weight : window.weights) weight /= sum;
    }
    return all;
}

float linear(float encoded) { return encoded <= 0.04045f ? encoded / 12.92f : std::pow((encoded + 0.055f) / 1.055f, 2.4f); }
float encoded(float linear) { return linear <= 0.0031308f ? linear * 12.92f : 1.055f * std::pow(linear, 1 / 2.4f) - 0.055f; }

constexpr size_t kSteps = 4096;

// One row of the source, narrowed.
std::vector<float> narrowed(const uint8_t* row, const std::vector<Window>& columns, const std::array<float, 256>& light)
{
    std::vector<float> out;
    out.reserve(columns.size() * 3);
    for (const Window& window : columns) {
        float sum[3] = {0, 0, 0};
        const uint8_t* from = row + size_t{window.first} * 3;
        for (const float weight : window.weights)
            for (float& channel : sum) channel += weight * light[*from++];
        out.insert(out.end(), sum, sum + 3);
    }
    return out;
}

}  // namespace

Picture sized(Picture picture, uint32_t longest)
{
    const uint32_t longer = std::max(picture.width, picture.height);
    if (longer <= longest) return picture;
    const double ratio = static_cast<double>(longest) / longer;
    const auto side = [&](uint32_t length) { return std::max(1u, static_cast<uint32_t>(std::lround(length * ratio))); };
    const uint32_t w = side(picture.width), h = side(picture.height);
    std::array<float, 256> light{};
    for (size_t i = 0; i < light.size(); ++i) light[i] = linear(static_cast<float>(i) / 255);
    std::array<uint8_t, kSteps + 1> back{};
    for (size_t i = 0; i <= kSteps; ++i) {   // steps even in the square root, so that shadows keep theirs
        const float root = static_cast<float>(i) / kSteps;
        back[i] = static_cast<uint8_t>(std::lround(encoded(root * root) * 255));
    }
    const std::vector<Window> columns = windows(picture.width, w), rows = windows(picture.height, h);
    std::vector<std::vector<float>> narrow(picture.height);   // rows that a later one still needs
    std::vector<uint8_t> rgb;
    rgb.reserve(size_t{w} * h * 3);
    std::vector<float> sum(size_t{w} * 3);
    for (uint32_t y = 0, done = 0; y < h; ++y) {
        const Window& window = rows[y];
        for (; done < window.first; ++done) narrow[done] = {};
        std::fill(sum.begin(), sum.end(), 0.0f);
        for (size_t i = 0; i < window.weights.size(); ++i) {
            std::vector<float>& row = narrow[window.first + i];
            if (row.empty()) row = narrowed(picture.rgb.data() + (size_t{window.first} + i) * picture.width * 3, columns, light);
            for (size_t x = 0; x < sum.size(); ++x) sum[x] += window.weights[i] * row[x];
        }
        for (const float value : sum) rgb.push_back(back[static_cast<size_t>(std::sqrt(std::clamp(value, 0.0f, 1.0f)) * kSteps + 0.5f)]);
    }
    picture.width = w;
    picture.height = h;
    picture.rgb = std::move(rgb);
    return picture;
}

}  // namespace renkei::decoder
