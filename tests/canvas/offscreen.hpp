#pragma once
// An ES 3.0 context without a display (EGL on Mesa's surfaceless platform), and scenes made by hand.

#include <memory>
#include <vector>

#include "canvas/canvas.hpp"
#include "support/picture.hpp"

namespace renkei::test {

class OffscreenContext {
  public:
    explicit OffscreenContext(PixelSize size);
    OffscreenContext(const OffscreenContext&) = delete;
    OffscreenContext& operator=(const OffscreenContext&) = delete;
    ~OffscreenContext();
    [[nodiscard]] bool ok() const { return context_ != nullptr; }

  private:
    void *display_ = nullptr, *surface_ = nullptr, *context_ = nullptr;
};

// A scene of plain rectangles: each layer one colour (premultiplied 0xAARRGGBB), at 1 pixel a unit.
class SceneByHand {
  public:
    SceneByHand(PixelSize size, paint::Color clear);
    int layer(Rect bounds, uint32_t pixel, bool opaque = false);
    int layer(Rect bounds, paint::Image image, bool opaque = false);
    void add(canvas::Element element) { composition_.elements.push_back(std::move(element)); }
    void strip(canvas::DigitStrip digits) { digits_.push_back(std::move(digits)); }
    [[nodiscard]] std::shared_ptr<const canvas::PaintedScene> finish() const;

  private:
    canvas::Composition composition_;
    std::vector<canvas::PaintedLayer> layers_;
    std::vector<canvas::DigitStrip> digits_;
};

[[nodiscard]] Picture picture_of(const canvas::Canvas& canvas, PixelSize size);
[[nodiscard]] inline uint32_t pixel_at(const Picture& picture, int x, int y) { return picture.pixels[static_cast<size_t>(y * picture.width + x)] & 0xffffffu; }

}  // namespace renkei::test
