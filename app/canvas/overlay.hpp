#pragma once
// Draws Dear ImGui's picture (the diagnostic overlay, the staff panel) over the frame. Our own few lines, because the
// renderer in Debian's library is for desktop GL and raises errors in an ES context. Loaded at its first use.

#include <cstdint>
#include <string>
#include <vector>

#include "base/geometry.hpp"
#include "canvas/gl.hpp"
#include "paint/painter.hpp"

struct ImFontAtlas;

namespace renkei::canvas {

class Overlay {
  public:
    explicit Overlay(std::string shader_directory) : shader_directory_(std::move(shader_directory)) {}
    // Draws ImGui::GetDrawData() into the bound framebuffer; nothing when there is no ImGui context or no picture.
    // False while the font atlas is still on its way to the GPU, a slice a call.
    bool draw(PixelSize size);
    [[nodiscard]] uintptr_t add_picture(const paint::Image& image);
    void drop_pictures() { pictures_.clear(); }

    bool upload_font(ImFontAtlas& atlas);

  private:
    bool prepare();

    std::string shader_directory_;
    bool tried_ = false;
    gl::Program program_;
    gl::VertexArray array_;
    gl::Buffer vertices_, indices_;
    gl::Texture font_, coming_;          // of the atlas in use; of the one that is on its way
    int coming_rows_ = 0;
    std::vector<gl::Texture> pictures_;
    GLint scale_ = -1;
};

}  // namespace renkei::canvas
