#include "canvas/lights.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <vector>

#include "canvas/lights_instanced.hpp"

namespace renkei::canvas {

namespace {

constexpr float kHaloStrength = 0.42f;      // of the colour, in the middle of the halo
constexpr float kBreathingRamp = 3.0f;      // seconds until the breathing has its full amplitude
constexpr size_t kWeightCost = 20;          // a pixel of a stamp takes as long as uploading so many bytes
constexpr int kTile = 64;                   // pixels; a changed light costs its tile's upload (16 KB)

// c0 + c1 of packed bytes, each stopping at 255.
uint32_t add_saturated(uint32_t c0, uint32_t c1)
{
    uint32_t even = (c0 & 0x00ff00ffu) + (c1 & 0x00ff00ffu);
    uint32_t odd = (c0 >> 8 & 0x00ff00ffu) + (c1 >> 8 & 0x00ff00ffu);
    const uint32_t even_over = even & 0x01000100u, odd_over = odd & 0x01000100u;
    even = (even | (even_over - (even_over >> 8))) & 0x00ff00ffu;
    odd = (odd | (odd_over - (odd_over >> 8))) & 0x00ff00ffu;
    return even | odd << 8;
}

struct Stamp {
    int x = 0, y = 0, width = 0, height = 0;   // in the field's picture
    size_t weights = 0;                        // first of width × height profile values
};

struct PixelBox {
    int left, top, right, bottom;
};

class StampedLights final : public LightField {
  public:
    StampedLights(const Lights& lights, float pixels_per_unit);
    void draw(Rectangles& rectangles, float seconds) override;
    size_t build(size_t bytes) override;
    bool built() const override { return static_cast<bool>(texture_); }
    size_t texture_bytes() const override { return static_cast<size_t>(width_) * static_cast<size_t>(height_) * sizeof(uint32_t); }

  private:
    void add_stamp(const Light& light);
    void brighten(float seconds);
    void stamp_tile(size_t tile);
    void upload_changed();

    Lights lights_;
    float pixels_per_unit_;
    float all_seen_;
    int left_, top_, width_, height_;          // display pixels
    int columns_, rows_;
    std::vector<Stamp> stamps_;
    std::vector<uint8_t> weights_;
    std::vector<std::vector<uint32_t>> in_tile_;   // the lights that reach into each tile
    std::vector<uint8_t> changed_, lit_;           // by tile
    std::vector<uint32_t> colour_;                 // of each light now, brightness included: 0 B G R, 8 bits each
    std::vector<uint32_t> pixels_;
    gl::Texture texture_;
};

StampedLights::StampedLights(const Lights& lights, float pixels_per_unit) : lights_(lights), pixels_per_unit_(pixels_per_unit), all_seen_(all_seen_at(lights))
{
    left_ = static_cast<int>(std::floor(lights.bounds.x * pixels_per_unit));
    top_ = static_cast<int>(std::floor(lights.bounds.y * pixels_per_unit));
    width_ = std::max(1, static_cast<int>(std::ceil(lights.bounds.right() * pixels_per_unit)) - left_);
    height_ = std::max(1, static_cast<int>(std::ceil(lights.bounds.bottom() * pixels_per_unit)) - top_);
    columns_ = (width_ + kTile - 1) / kTile;
    rows_ = (height_ + kTile - 1) / kTile;
    const auto tiles = static_cast<size_t>(columns_) * static_cast<size_t>(rows_);
    in_tile_.resize(tiles);
    changed_.assign(tiles, 0);
    lit_.assign(tiles, 0);
    colour_.assign(lights.points.size(), 0);
}

// The stamps, the picture and its texture, each as far as the slice reaches.
size_t StampedLights::build(size_t bytes)
{
    size_t done = 0;
    while (done < bytes && !built()) {
        if (stamps_.size() < lights_.points.size()) {
            const size_t before = weights_.size();
            add_stamp(lights_.points[stamps_.size()]);
            done += (weights_.size() - before) * kWeightCost;
        } else {
            if (pixels_.empty()) pixels_.assign(static_cast<size_t>(width_) * static_cast<size_t>(height_), 0);
            else texture_ = gl::make_texture(width_, height_);
            done += texture_bytes();
        }
    }
    return done;
}

void StampedLights::add_stamp(const Light& light)
{
    const float core = light.core * pixels_per_unit_, halo = light.halo * pixels_per_unit_;
    const float x = light.at.x * pixels_per_unit_ - static_cast<float>(left_), y = light.at.y * pixels_per_unit_ - static_cast<float>(top_);
    const float reach = std::max(core * 1.3f + 1, halo);
    const int x0 = std::clamp(static_cast<int>(std::floor(x - reach)), 0, width_), x1 = std::clamp(static_cast<int>(std::ceil(x + reach)), 0, width_);
    const int y0 = std::clamp(static_cast<int>(std::floor(y - reach)), 0, height_), y1 = std::clamp(static_cast<int>(std::ceil(y + reach)), 0, height_);
    const auto index = static_cast<uint32_t>(stamps_.size());
    stamps_.push_back({x0, y0, x1 - x0, y1 - y0, weights_.size()});
    for (int row = y0; row < y1; ++row)
        for (int column = x0; column < x1; ++column) {
            const float distance = std::hypot(static_cast<float>(column) + 0.5f - x, static_cast<float>(row) + 0.5f - y);
            weights_.push_back(static_cast<uint8_t>(std::lround(light_profile(distance, core, halo) * 255)));
        }
    if (x1 <= x0 || y1 <= y0) return;
    for (int row = y0 / kTile; row <= (y1 - 1) / kTile; ++row)
        for (int column = x0 / kTile; column <= (x1 - 1) / kTile; ++column)
            in_tile_[static_cast<size_t>(row * columns_ + column)].push_back(index);
}

// Computes every light's colour now and marks the tiles of those that differ from what is stamped.
void StampedLights::brighten(float seconds)
{
    for (size_t i = 0; i < stamps_.size(); ++i) {
        const Light& light = lights_.points[i];
        const float brightness = light_brightness(light, lights_, all_seen_, seconds);
        const auto part = [&](float value) { return static_cast<uint32_t>(std::lround(std::clamp(value * brightness, 0.0f, 1.0f) * 255)); };
        const uint32_t colour = part(light.color.b) | part(light.color.g) << 8 | part(light.color.r) << 16;
        if (colour == colour_[i]) continue;
        colour_[i] = colour;
        const Stamp& stamp = stamps_[i];
        if (stamp.width <= 0 || stamp.height <= 0) continue;
        for (int row = stamp.y / kTile; row <= (stamp.y + stamp.height - 1) / kTile; ++row)
            for (int column = stamp.x / kTile; column <= (stamp.x + stamp.width - 1) / kTile; ++column)
                changed_[static_cast<size_t>(row * columns_ + column)] = 1;
    }
}

void StampedLights::stamp_tile(size_t tile)
{
    const int column = static_cast<int>(tile) % columns_, row = static_cast<int>(tile) / columns_;
    const PixelBox box{column * kTile, row * kTile, std::min((column + 1) * kTile, width_), std::min((row + 1) * kTile, height_)};
    for (int y = box.top; y < box.bottom; ++y)
        std::fill_n(pixels_.begin() + static_cast<std::ptrdiff_t>(y) * width_ + box.left, box.right - box.left, 0u);
    lit_[tile] = 0;
    for (const uint32_t index : in_tile_[tile]) {
        const uint32_t colour = colour_[index];
        if (colour == 0) continue;
        lit_[tile] = 1;
        const Stamp& stamp = stamps_[index];
        const int x0 = std::max(stamp.x, box.left), x1 = std::min(stamp.x + stamp.width, box.right);
        const int y0 = std::max(stamp.y, box.top), y1 = std::min(stamp.y + stamp.height, box.bottom);
        const uint32_t red_blue = colour & 0xff00ffu, green = colour & 0xff00u;
        for (int y = y0; y < y1; ++y) {
            const uint8_t* weight = weights_.data() + stamp.weights + static_cast<size_t>((y - stamp.y) * stamp.width + x0 - stamp.x);
            uint32_t* pixel = pixels_.data() + static_cast<size_t>(y) * static_cast<size_t>(width_) + static_cast<size_t>(x0);
            for (int x = x0; x < x1; ++x, ++weight, ++pixel) {
                const uint32_t w = *weight + (*weight >> 7);   // 0..256
                *pixel = add_saturated(*pixel, (red_blue * w >> 8 & 0xff00ffu) | (green * w >> 8 & 0xff00u));
            }
        }
    }
}

// One upload a run of changed tiles that lie side by side.
void StampedLights::upload_changed()
{
    glPixelStorei(GL_UNPACK_ROW_LENGTH, width_);
    for (int row = 0; row < rows_; ++row)
        for (int column = 0; column < columns_;) {
            const auto changed = [&](int at) { return changed_[static_cast<size_t>(row * columns_ + at)] != 0; };
            if (!changed(column)) {
                ++column;
                continue;
            }
            const int first = column;
            while (column < columns_ && changed(column)) {
                changed_[static_cast<size_t>(row * columns_ + column)] = 0;
                ++column;
            }
            const int x = first * kTile, y = row * kTile;
            glTexSubImage2D(GL_TEXTURE_2D, 0, x, y, std::min(column * kTile, width_) - x, std::min(y + kTile, height_) - y, gl::kPixelFormat, GL_UNSIGNED_BYTE,
                            pixels_.data() + static_cast<size_t>(y) * static_cast<size_t>(width_) + static_cast<size_t>(x));
        }
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
}

void StampedLights::draw(Rectangles& rectangles, float seconds)
{
    while (!built()) build(texture_bytes());
    brighten(seconds);
    bool any = false;
    for (size_t tile = 0; tile < changed_.size(); ++tile)
        if (changed_[tile] != 0) {
            stamp_tile(tile);
            any = true;
        }
    if (any) {
        glBindTexture(GL_TEXTURE_2D, texture_.id());
        upload_changed();
        rectangles.forget_state();
    }
    // The added light has no alpha, so premultiplied "over" adds it. One rectangle a run of tiles that hold light.
    for (int row = 0; row < rows_; ++row)
        for (int column = 0; column < columns_;) {
            if (lit_[static_cast<size_t>(row * columns_ + column)] == 0) {
                ++column;
                continue;
            }
            const int first = column;
            while (column < columns_ && lit_[static_cast<size_t>(row * columns_ + column)] != 0) ++column;
            const auto x = static_cast<float>(first * kTile), y = static_cast<float>(row * kTile);
            const auto right = static_cast<float>(std::min(column * kTile, width_)), bottom = static_cast<float>(std::min((row + 1) * kTile, height_));
            const auto width = static_cast<float>(width_), height = static_cast<float>(height_);
            Rectangle run;
            run.texture = texture_.id();
            run.texels = {width_, height_};
            run.place = {x + static_cast<float>(left_), y + static_cast<float>(top_), right - x, bottom - y};
            run.source = {x / width, y / height, (right - x) / width, (bottom - y) / height};
            run.blending = Blending::Add;
            rectangles.draw(run);
        }
}

}  // namespace

float light_profile(float distance, float core, float halo)
{
    // The core has no edge: seen large, a disc with a rim is a bead, not a light.
    const float inner = core * 0.4f, outer = core * 1.3f + 0.5f;
    const float t = std::clamp((outer - distance) / (outer - inner), 0.0f, 1.0f), inside = t * t * (3 - 2 * t);
    const float fall = halo > core ? std::clamp(1 - distance / halo, 0.0f, 1.0f) : 0.0f;
    return inside + (1 - inside) * kHaloStrength * fall * fall;
}

float all_seen_at(const Lights& lights)
{
    float last = 0;
    for (const Light& light : lights.points) last = std::max(last, light.appears);
    return last + lights.fade_in;
}

float light_brightness(const Light& light, const Lights& lights, float all_seen, float seconds)
{
    if (seconds <= light.appears) return 0;
    const float seen = lights.fade_in > 0 ? ease(Ease::OutQuint, (seconds - light.appears) / lights.fade_in) : 1.0f;
    if (lights.breathing <= 0 || seconds <= all_seen) return light.brightness * seen;
    const float ramp = std::min(1.0f, (seconds - all_seen) / kBreathingRamp);
    const float turn = (seconds - all_seen) / lights.breathing_period * 2 * std::numbers::pi_v<float>;
    return light.brightness * (1 + lights.breathing * ramp * std::sin(turn + light.phase));
}

std::unique_ptr<LightField> LightField::create(const Lights& lights, float pixels_per_unit, Way way, LightPrograms& programs)
{
    if (way == Way::Stamped) return std::make_unique<StampedLights>(lights, pixels_per_unit);
    return make_instanced_lights(lights, pixels_per_unit, programs);
}

}  // namespace renkei::canvas
