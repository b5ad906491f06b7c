#pragma once
// One scene leaves, the next arrives. The one that leaves stands still: it is drawn once into a texture, and from then on
// rectangles of that texture are drawn over the scene that arrives.

#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "canvas/canvas.hpp"
#include "canvas/ink_field.hpp"
#include "canvas/rectangles.hpp"

namespace renkei::canvas {

// A whole picture in a texture, first row at the top.
struct Snapshot {
    gl::Texture texture;
    gl::Framebuffer framebuffer;
    PixelSize size;
    [[nodiscard]] size_t bytes() const { return texture ? static_cast<size_t>(size.w) * static_cast<size_t>(size.h) * 4 : 0; }
};

// Makes a snapshot and binds its framebuffer. Error: Unavailable when the driver cannot draw into such a texture.
Result<Snapshot> begin_snapshot(PixelSize size);

class Transitions {
  public:
    explicit Transitions(std::string shader_directory) : shader_directory_(std::move(shader_directory)) {}

    // Draws the arriving scene, as far as it is seen, through `draw_arriving` (which keeps to the clip of `rectangles`),
    // and the leaving picture over it. `rectangles` has begun.
    void draw(Rectangles& rectangles, const Snapshot& leaving, Transition kind, float progress, const std::function<void()>& draw_arriving);

    // Shader and ink field take some milliseconds: made ahead of their first use when somebody calls this.
    void prepare(PixelSize size);

    // Why there is no ink and scenes cross-fade instead: once.
    [[nodiscard]] std::optional<Error> take_refusal() { return std::exchange(refusal_, std::nullopt); }
    void forget_refusal() { tried_ = static_cast<bool>(bleed_); }

  private:
    void prepare_small();
    void prepare_bleed(PixelSize size);
    void cross_fade(Rectangles& rectangles, const Snapshot& leaving, float progress, const std::function<void()>& draw_arriving);
    void fusuma(Rectangles& rectangles, const Snapshot& leaving, float progress, const std::function<void()>& draw_arriving);
    void sumi_bleed(Rectangles& rectangles, const Snapshot& leaving, float progress, const std::function<void()>& draw_arriving);
    void draw_ink_front(Rectangles& rectangles, const Snapshot& leaving, float front, const Rect& run);

    std::string shader_directory_;
    bool tried_ = false;
    std::optional<Error> refusal_;
    gl::Program bleed_;               // empty: the driver refuses it, and scenes cross-fade instead
    gl::VertexArray empty_;
    GLint place_ = -1, source_ = -1, front_ = -1;
    gl::Texture shade_, edge_;        // the shadow that a panel casts, and its frame
    gl::Texture arrival_;             // InkField::arrival
    InkField field_;
    PixelSize field_for_;
};

}  // namespace renkei::canvas
