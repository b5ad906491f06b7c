#include "flash_meter.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace renkei::test {
namespace {

constexpr double kChange = 0.10, kDarker = 0.80;          // relative luminance
constexpr double kSaturated = 0.80, kApart = 0.20;        // share of red; CIE 1976 u′v′
constexpr int kCellsAcross = 10;                          // cells along ten degrees
constexpr int kQuarter = 4;

double linear(uint32_t level)
{
    static const std::array<double, 256> table = [] {
        std::array<double, 256> made{};
        for (size_t i = 0; i < made.size(); ++i) {
            const double c = static_cast<double>(i) / 255;
            made[i] = c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
        }
        return made;
    }();
    return table[level];
}

double luminance(double r, double g, double b) { return 0.2126 * r + 0.7152 * g + 0.0722 * b; }

}  // namespace

void FlashMeter::Changes::turn(int to, int frame)
{
    direction = to;
    frames.push_back(frame);
}

int FlashMeter::Changes::flashes(int after) const
{
    return static_cast<int>(frames.end() - std::upper_bound(frames.begin(), frames.end(), after)) / 2;
}

void FlashMeter::Cell::see(const Light& mean, int frame)
{
    const auto& [r, g, b] = mean;
    const double light = luminance(r, g, b);
    low = std::min(low, light);
    high = std::max(high, light);
    const bool rose = general.direction <= 0 && light - low >= kChange && low < kDarker;
    const bool fell = general.direction >= 0 && high - light >= kChange && light < kDarker;
    if (rose || fell) {
        general.turn(rose ? 1 : -1, frame);
        low = high = light;
    }
    // u′ and v′ from XYZ; black has the white point's, as it has no colour of its own.
    const double x = 0.4124 * r + 0.3576 * g + 0.1805 * b, z = 0.0193 * r + 0.1192 * g + 0.9505 * b, sum = x + 15 * light + 3 * z;
    see_red(sum > 1e-4 ? Red{4 * x / sum, 9 * light / sum, r / (r + g + b)} : Red{0.1978, 0.4683, 1.0 / 3}, frame);
}

void FlashMeter::Cell::see_red(const Red& now, int frame)
{
    if (!seen) least = most = now;
    seen = true;
    if (now.share < least.share) least = now;
    if (now.share > most.share) most = now;
    const auto changed = [&](const Red& from) { return std::max(from.share, now.share) >= kSaturated && std::hypot(from.u - now.u, from.v - now.v) > kApart; };
    const bool reddened = red.direction <= 0 && now.share > least.share && changed(least);
    const bool paled = red.direction >= 0 && now.share < most.share && changed(most);
    if (!reddened && !paled) return;
    red.turn(reddened ? 1 : -1, frame);
    least = most = now;
}

FlashMeter::FlashMeter(int width, int height, double ten_degrees, int frames_a_second)
    : width_(width), height_(height), frames_a_second_(frames_a_second), side_(std::max(1, static_cast<int>(ten_degrees / kCellsAcross))),
        columns_(width / side_), rows_(height / side_),
      window_(std::max(2, static_cast<int>(ten_degrees / side_))), cells_(static_cast<size_t>(columns_) * static_cast<size_t>(rows_))
{
}

std::vector<FlashMeter::Light> FlashMeter::light_of(const Picture& picture) const
{
    std::vector<Light> light;
    const double pixels = side_ * side_;
    for (int row = 0; row < rows_; ++row)
        for (int column = 0; column < columns_; ++column) {
            Light sum;
            for (int y = row * side_; y < (row + 1) * side_; ++y)
                for (int x = column * side_; x < (column + 1) * side_; ++x) {
                    const uint32_t pixel = picture.pixels[static_cast<size_t>(y) * static_cast<size_t>(width_) + static_cast<size_t>(x)];
                    sum.r += linear(pixel >> 16 & 255u), sum.g += linear(pixel >> 8 & 255u), sum.b += linear(pixel & 255u);
                }
            light.push_back({sum.r / pixels, sum.g / pixels, sum.b / pixels});
        }
    return light;
}

void FlashMeter::see(const Picture& picture, int frame)
{
    if (picture.width != width_ || picture.height != height_) return;
    const std::vector<Light> light = light_of(picture);
    for (size_t i = 0; i < cells_.size(); ++i) cells_[i].see(light[i], frame);
    worst_.general = std::max(worst_.general, at_once(&Cell::general, frame));
    worst_.red = std::max(worst_.red, at_once(&Cell::red, frame));
}

int FlashMeter::at_once(Changes Cell::*quantity, int frame) const
{
    int most = 0;
    for (const int direction : {1, -1}) {
        std::vector<int> flashes;
        for (const Cell& cell : cells_) flashes.push_back((cell.*quantity).turned(direction, frame) ? (cell.*quantity).flashes(frame - frames_a_second_) : 0);
        most = std::max(most, over_a_quarter(flashes));
    }
    return most;
}

// The number that a quarter of some window's cells reached.
int FlashMeter::over_a_quarter(const std::vector<int>& flashes) const
{
    if (std::all_of(flashes.begin(), flashes.end(), [](int f) { return f == 0; })) return 0;
    const int across = std::min(window_, columns_), down = std::min(window_, rows_);
    const auto needed = static_cast<size_t>(std::max(1, window_ * window_ / kQuarter));   // of ten degrees, also where the display is smaller
    int most = 0;
    std::vector<int> within;
    for (int top = 0; top + down <= rows_; ++top)
        for (int left = 0; left + across <= columns_; ++left) {
            within.clear();
            for (int row = top; row < top + down; ++row) {
                const auto begin = flashes.begin() + static_cast<std::ptrdiff_t>(row) * columns_ + left;
                within.insert(within.end(), begin, begin + across);
            }
            if (within.size() < needed) continue;
            const auto at = within.begin() + static_cast<std::ptrdiff_t>(needed - 1);
            std::nth_element(within.begin(), at, within.end(), std::greater<>());
            most = std::max(most, *at);
        }
    return most;
}

}  // namespace renkei::test
