#pragma once
// A picture that stands turned on its display, as on a screen that hangs upright and has no compositor to turn it: drawn aside
// as ever, and shown turned in a last step, which costs one copy of all pixels a frame. Without a turn it is the display itself.
// Thread: the render thread.

#include <string>

#include "base/geometry.hpp"
#include "base/result.hpp"
#include "canvas/gl.hpp"

namespace renkei::canvas {

class TurnedDisplay {
  public:
    // Reads the shader. Errors: NotFound, Unavailable; the picture then stays upright.
    [[nodiscard]] Result<void> turn(int degrees, const std::string& shader_directory);
    [[nodiscard]] bool turned() const { return quarters_ != 0; }

    // Binds what the next frame is drawn into; `size`: of the upright picture.
    void begin(PixelSize size);
    void bind() const { glBindFramebuffer(GL_FRAMEBUFFER, turned() ? aside_.id() : 0); }
    // Draws what was drawn aside on the whole display. Changes program, texture, blending and viewport.
    void show();

  private:
    int quarters_ = 0;   // clockwise
    PixelSize size_{};
    gl::Texture picture_;
    gl::Framebuffer aside_;
    gl::Program program_;
};

}  // namespace renkei::canvas
