#pragma once
// Draws textured rectangles, each one call: everything the canvas shows except GPU lights and the front of the ink bleed.
// What keeps llvmpipe on its linear rasteriser is decided here: clipping happens on the CPU (a clipped triangle is no
// rectangle any more), opaque pictures are not blended, texel-for-pixel pictures are sampled nearest.

#include <optional>
#include <span>
#include <string>

#include "base/geometry.hpp"
#include "canvas/gl.hpp"

namespace renkei::canvas {

enum class Blending { None, Over, Add };

// The display has its first row at the top in our coordinates; a picture kept in a texture has it first in memory.
enum class Rows { BottomFirst, TopFirst };

struct Rectangle {
    GLuint texture = 0;
    PixelSize texels;                 // size of the texture
    Rect place;                       // display pixels, y downward
    Rect source{0, 0, 1, 1};          // fraction of the texture
    float opacity = 1;
    Blending blending = Blending::Over;
};

class Rectangles {
  public:
    static Result<Rectangles> create(const std::string& shader_directory);

    // Starts a picture in the framebuffer that is bound: sets the viewport and forgets what was bound before.
    // Given a piece, the framebuffer has its size and shows that much of the picture; all coordinates stay those of the whole.
    void begin(PixelSize size, Rows rows, std::optional<Rect> piece = {});
    // Nothing is drawn outside until the next begin().
    void clip(Rect pixels);
    [[nodiscard]] Rect clip() const { return clip_; }
    // Limits what is not drawn by draw() to the clip.
    void scissor() const;
    [[nodiscard]] PixelSize size() const { return size_; }

    void draw(const Rectangle& rectangle);
    // Somebody else has changed GL state since the last draw().
    void forget_state();

    [[nodiscard]] Rect clip_space(const Rect& pixels) const;   // x, y: left and top; w, h: right and bottom
    [[nodiscard]] int draw_calls() const { return draw_calls_; }
    void reset_count() { draw_calls_ = 0; }
    void count_draw() { ++draw_calls_; }

  private:
    Rectangles() = default;
    void use(const gl::Program& program, bool faded);
    void blend(Blending blending);

    gl::Program plain_, faded_;
    gl::VertexArray empty_;
    gl::Sampler nearest_, smooth_;
    GLint plain_place_ = -1, plain_source_ = -1, faded_place_ = -1, faded_source_ = -1, faded_opacity_ = -1;

    PixelSize size_;
    Rows rows_ = Rows::BottomFirst;
    Rect clip_, piece_;
    int draw_calls_ = 0;
    // What GL has bound; 0 or -1: unknown.
    GLuint program_ = 0, texture_ = 0, sampler_ = 0;
    int blending_ = -1;
    float opacity_ = -1;
};

}  // namespace renkei::canvas
