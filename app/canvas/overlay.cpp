#include "canvas/overlay.hpp"

#include <imgui.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace renkei::canvas {

namespace {

GLuint texture_of(ImTextureID id) { return static_cast<GLuint>(reinterpret_cast<uintptr_t>(id)); }

void attribute(GLuint index, GLint count, GLenum type, GLboolean normalised, size_t offset)
{
    glEnableVertexAttribArray(index);
    glVertexAttribPointer(index, count, type, normalised, sizeof(ImDrawVert), reinterpret_cast<const void*>(offset));
}

void smooth()
{
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, 0);
}

constexpr int kFontSlice = 1 << 20;   // bytes a frame: a millisecond in software

}  // namespace

bool Overlay::prepare()
{
    if (tried_) return static_cast<bool>(program_);
    tried_ = true;
    auto program = gl::load_program(shader_directory_, "overlay", "overlay");
    if (!program) return false;   // diagnostics only: the display goes on without them
    program_ = std::move(program).value();
    scale_ = glGetUniformLocation(program_.id(), "scale");

    array_ = gl::VertexArray::create();
    vertices_ = gl::Buffer::create();
    indices_ = gl::Buffer::create();
    glBindVertexArray(array_.id());
    glBindBuffer(GL_ARRAY_BUFFER, vertices_.id());
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_.id());
    attribute(0, 2, GL_FLOAT, GL_FALSE, offsetof(ImDrawVert, pos));
    attribute(1, 2, GL_FLOAT, GL_FALSE, offsetof(ImDrawVert, uv));
    attribute(2, 4, GL_UNSIGNED_BYTE, GL_TRUE, offsetof(ImDrawVert, col));
    glBindVertexArray(0);
    return true;
}

// One byte a texel, shown as white with that opacity: a fourth of the memory of ImGui's RGBA.
bool Overlay::upload_font(ImFontAtlas& atlas)
{
    if (font_ && atlas.TexID != nullptr && texture_of(atlas.TexID) == font_.id()) return true;
    unsigned char* pixels = nullptr;
    int width = 0, height = 0;
    atlas.GetTexDataAsAlpha8(&pixels, &width, &height);
    if (atlas.TexID == nullptr) {
        coming_ = gl::Texture::create();
        coming_rows_ = 0;
        glBindTexture(GL_TEXTURE_2D, coming_.id());
        glTexStorage2D(GL_TEXTURE_2D, 1, GL_R8, width, height);
        for (const int channel : {GL_TEXTURE_SWIZZLE_R, GL_TEXTURE_SWIZZLE_G, GL_TEXTURE_SWIZZLE_B})
            glTexParameteri(GL_TEXTURE_2D, static_cast<GLenum>(channel), GL_ONE);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_A, GL_RED);
        smooth();
        atlas.SetTexID(reinterpret_cast<ImTextureID>(static_cast<uintptr_t>(coming_.id())));
    }
    const int rows = std::min(height - coming_rows_, std::max(1, kFontSlice / width));
    glBindTexture(GL_TEXTURE_2D, coming_.id());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, coming_rows_, width, rows, GL_RED, GL_UNSIGNED_BYTE,
                    pixels + static_cast<size_t>(coming_rows_) * static_cast<size_t>(width));
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    coming_rows_ += rows;
    if (coming_rows_ < height) return false;
    font_ = std::move(coming_);
    return true;
}

uintptr_t Overlay::add_picture(const paint::Image& image)
{
    pictures_.push_back(gl::Texture::create());
    glBindTexture(GL_TEXTURE_2D, pictures_.back().id());
    // B G R A read as R G B A and exchanged by the sampler: in BGRA llvmpipe (Mesa 22.3) takes its linear path, which with this
    // blending leaves out every tile that the rectangle covers.
    glTexStorage2D(GL_TEXTURE_2D, 1, GL_RGBA8, image.width, image.height);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_R, GL_BLUE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_B, GL_RED);
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, image.width, image.height, GL_RGBA, GL_UNSIGNED_BYTE, image.pixels.data());
    smooth();
    return pictures_.back().id();
}

bool Overlay::draw(PixelSize size)
{
    if (ImGui::GetCurrentContext() == nullptr) return true;
    ImDrawData* picture = ImGui::GetDrawData();
    if (picture == nullptr || picture->CmdListsCount == 0 || !prepare()) return true;
    if (!upload_font(*ImGui::GetIO().Fonts)) return false;

    glViewport(0, 0, size.w, size.h);
    glUseProgram(program_.id());
    glUniform2f(scale_, 2 / static_cast<float>(size.w), 2 / static_cast<float>(size.h));
    glActiveTexture(GL_TEXTURE0);
    glBindSampler(0, 0);
    glBindVertexArray(array_.id());
    glBindBuffer(GL_ARRAY_BUFFER, vertices_.id());
    glEnable(GL_BLEND);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);   // ImGui's colours are not premultiplied
    glEnable(GL_SCISSOR_TEST);
    for (int i = 0; i < picture->CmdListsCount; ++i) {
        const ImDrawList* list = picture->CmdLists[i];
        glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(list->VtxBuffer.size_in_bytes()), list->VtxBuffer.Data, GL_STREAM_DRAW);
        glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(list->IdxBuffer.size_in_bytes()), list->IdxBuffer.Data, GL_STREAM_DRAW);
        for (const ImDrawCmd& command : list->CmdBuffer) {
            const int left = std::max(0, static_cast<int>(command.ClipRect.x)), top = std::max(0, static_cast<int>(command.ClipRect.y));
            const int right = std::min(size.w, static_cast<int>(command.ClipRect.z)), bottom = std::min(size.h, static_cast<int>(command.ClipRect.w));
            if (command.UserCallback != nullptr || right <= left || bottom <= top) continue;
            glScissor(left, size.h - bottom, right - left, bottom - top);
            glBindTexture(GL_TEXTURE_2D, texture_of(command.GetTexID()));
            glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(command.ElemCount), sizeof(ImDrawIdx) == 2 ? GL_UNSIGNED_SHORT : GL_UNSIGNED_INT,
                           reinterpret_cast<const void*>(command.IdxOffset * sizeof(ImDrawIdx)));
        }
    }
    glDisable(GL_SCISSOR_TEST);
    glBindVertexArray(0);
    return true;
}

}  // namespace renkei::canvas
