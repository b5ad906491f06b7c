#pragma once
// Draws Dear ImGui's picture (the diagnostic overlay, the staff panel) over the frame. Our own few lines, because the
// renderer in Debian's library is for desktop GL and raises errors in an ES context. Loaded at its first use.

#include <string>

#include "base/geometry.hpp"
#include "canvas/gl.hpp"

namespace renkei::canvas {

class Overlay {
  public:
    explicit Overlay(std::string shader_directory) : shader_directory_(std::move(shader_directory)) {}
    // Draws ImGui::GetDrawData() into the bound framebuffer; nothing when there is no ImGui context or no picture.
    void draw(PixelSize size);

  private:
    bool prepare();

    std::string shader_directory_;
    bool tried_ = false;
    gl::Program program_;
    gl::VertexArray array_;
    gl::Buffer vertices_, indices_;
    gl::Texture font_;
    GLint scale_ = -1;
};

}  // namespace renkei::canvas
