#include "scenes/night.hpp"

#include <algorithm>
#include <cmath>

namespace renkei::scenes {
namespace {

constexpr float kCell = 10;   // units between samples of the field: far below the smallest glow

class Density {
  public:
    Density(int width, int height) : width_(width), height_(height), values_(static_cast<size_t>(width) * static_cast<size_t>(height), 0.0f) {}

    void add(Vec2 p)
    {
        const int x = static_cast<int>(p.x / kCell), y = static_cast<int>(p.y / kCell);
        if (x >= 0 && y >= 0 && x < width_ && y < height_) at(x, y) += 1;
    }
    float& at(int x, int y) { return values_[static_cast<size_t>(y) * static_cast<size_t>(width_) + static_cast<size_t>(x)]; }

    // Separable Gaussian, cut at three sigma.
    void blur(float sigma_cells)
    {
        const int reach = static_cast<int>(std::ceil(sigma_cells * 3));
        std::vector<float> kernel;
        float sum = 0;
        for (int i = -reach; i <= reach; ++i) {
            kernel.push_back(std::exp(-static_cast<float>(i * i) / (2 * sigma_cells * sigma_cells)));
            sum += kernel.back();
        }
        for (float& k : kernel) k /= sum;
        const auto pass = [&](int dx, int dy) {
            std::vector<float> out(values_.size(), 0.0f);
            for (int y = 0; y < height_; ++y)
                for (int x = 0; x < width_; ++x) {
                    float v = 0;
                    for (int i = -reach; i <= reach; ++i) {
                        const int sx = x + i * dx, sy = y + i * dy;
                        if (sx >= 0 && sy >= 0 && sx < width_ && sy < height_) v += at(sx, sy) * kernel[static_cast<size_t>(i + reach)];
                    }
                    out[static_cast<size_t>(y) * static_cast<size_t>(width_) + static_cast<size_t>(x)] = v;
                }
            values_ = std::move(out);
        };
        pass(1, 0);
        pass(0, 1);
    }
    // Dense places do not outshine the rest.
    [[nodiscard]] float soft(int x, int y, float gain) { return 1 - std::exp(-at(x, y) * gain); }

  private:
    int width_, height_;
    std::vector<float> values_;
};

}  // namespace

paint::Field night_field(Size frame, const std::vector<Vec2>& land_points, float land_strength, const std::vector<Glow>& glows)
{
    const int w = static_cast<int>(std::ceil(frame.w / kCell)) + 1, h = static_cast<int>(std::ceil(frame.h / kCell)) + 1;
    paint::Field field(w, h);
    Density near_land(w, h), far_land(w, h);
    for (const Vec2 p : land_points) {
        near_land.add(p);
        far_land.add(p);
    }
    if (!land_points.empty()) {
        near_land.blur(30 / kCell);
        far_land.blur(110 / kCell);
    }
    const auto lay = [](float* rgb, paint::Color c, float share) {
        rgb[0] += (c.r - rgb[0]) * share;
        rgb[1] += (c.g - rgb[1]) * share;
        rgb[2] += (c.b - rgb[2]) * share;
    };
    for (int y = 0; y < h; ++y)
        for (int x = 0; x < w; ++x) {
            float* rgb = field.at(x, y);
            rgb[0] = paint::ink::kSumi.r;
            rgb[1] = paint::ink::kSumi.g;
            rgb[2] = paint::ink::kSumi.b;
            lay(rgb, paint::ink::kAi, land_strength * 0.55f * far_land.soft(x, y, 3.2f));
            lay(rgb, paint::ink::kAi, land_strength * 0.75f * near_land.soft(x, y, 1.5f));
            for (const Glow& g : glows) {
                const float dx = static_cast<float>(x) * kCell - g.centre.x, dy = static_cast<float>(y) * kCell - g.centre.y;
                lay(rgb, g.color, g.strength * std::exp(-(dx * dx + dy * dy) / (2 * g.sigma * g.sigma)));
            }
        }
    return field;
}

}  // namespace renkei::scenes
