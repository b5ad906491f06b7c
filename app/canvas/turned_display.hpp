#pragma once
// A picture that stands turned on its display, as on a screen that hangs upright and has no compositor to turn it: drawn aside
// as ever, and shown turned in a last step, which costs one copy of all pixels a frame. Without a turn it is the display itself.
// Thread: the render thread.

#include <optional>
#include <string>

#include "base/geometry.hpp"
#include "base/result.hpp"
#include "canvas/gl.hpp"

namespace renkei::canvas {

class TurnedDisplay {
  public:
    explicit TurnedDisplay(std::string shader_directory = {}) : shader_directory_(std::move(shader_directory)) {}

    void turn(int degrees) { quarters_ = degrees / 90 % 4; }
    [[nodiscard]] bool turned() const { return quarters_ != 0 && !refused_; }

    // Binds what the next frame is drawn into; `size`: of the upright picture. A driver that cannot draw aside shows it as it
    // is, and the reason is kept.
    void begin(PixelSize size);
    void bind() const { glBindFramebuffer(GL_FRAMEBUFFER, turned() ? aside_.id() : 0); }
    // Draws what was drawn aside on the whole display. Changes program, texture, blending and viewport.
    void show();

    // Why pictures are not turned; told once, and tried again after forget_refusal.
    [[nodiscard]] std::optional<Error> take_refusal() { return std::exchange(reason_, std::nullopt); }
    void forget_refusal() { refused_ = false; }

  private:
    void refuse(Error reason);

    std::string shader_directory_;
    int quarters_ = 0;   // clockwise
    PixelSize size_{};
    gl::Texture picture_;
    gl::Framebuffer aside_;
    gl::Program program_;
    bool refused_ = false;
    std::optional<Error> reason_;
};

}  // namespace renkei::canvas
