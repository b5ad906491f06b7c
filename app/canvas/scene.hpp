#pragma once
// Canvas::Scene: the textures of one painted scene, filled a slice a frame. Render thread only.

#include <memory>
#include <optional>
#include <vector>

#include "canvas/canvas.hpp"
#include "canvas/gl.hpp"
#include "canvas/lights.hpp"

namespace renkei::canvas {

// Texture bytes one scene may hold; a layer beyond it is left out and counted. Four full screens of 3840 × 2160 and a half.
inline constexpr size_t kMaxSceneTextureBytes = size_t{150} * 1024 * 1024;

struct LayerTexture {
    gl::Texture texture;       // empty: nothing painted, or left out
    PixelSize texels;
    Rect place;                // display pixels, at rest
};

struct StripTexture {
    gl::Texture texture;
    PixelSize texels;
    DigitStrip strip;          // without its image
};

class Canvas::Scene {
  public:
    Scene(std::shared_ptr<const PaintedScene> painted, LightField::Way way, LightPrograms& programs);
    Scene(const Scene&) = delete;
    Scene& operator=(const Scene&) = delete;

    // Uploads at most about `bytes`; returns how many it did. The painted pixels are let go when all are up.
    size_t upload(size_t bytes);
    [[nodiscard]] bool ready() const;
    [[nodiscard]] size_t texture_bytes() const { return texture_bytes_; }
    [[nodiscard]] int skipped_layers() const { return skipped_; }

    std::shared_ptr<const Composition> composition;
    float pixels_per_unit = 1;
    std::string pressed;       // id of the target under a finger
    std::optional<Following> following{};   // where what follows the visitor stands; none: where it was painted
    std::vector<LayerTexture> layers;
    std::vector<StripTexture> strips;
    std::vector<std::unique_ptr<LightField>> lights;   // one a Lights element, in order

  private:
    struct Job {
        const paint::Image* image = nullptr;
        gl::Texture* texture = nullptr;
        int next_row = 0;
    };
    std::shared_ptr<const PaintedScene> painted_;
    std::vector<Job> jobs_;
    size_t next_ = 0;
    size_t texture_bytes_ = 0;
    int skipped_ = 0;
};

}  // namespace renkei::canvas
