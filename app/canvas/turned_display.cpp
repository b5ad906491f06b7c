#include "canvas/turned_display.hpp"

#include "base/sentence.hpp"

namespace renkei::canvas {

Result<void> TurnedDisplay::turn(int degrees, const std::string& shader_directory)
{
    quarters_ = 0;
    if (degrees % 360 == 0) return {};
    RENKEI_TRY(program_, gl::load_program(shader_directory, "turned", "rectangle"));
    quarters_ = degrees / 90 % 4;
    constexpr PixelSize kTrial{2, 2};
    begin(kTrial);
    const bool drawn = glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
    if (!drawn) quarters_ = 0;
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    if (drawn) return {};
    return Error{ErrorKind::Unavailable, sentence("This graphics driver cannot draw into a texture, so the picture is not turned (display.rotation)")};
}

void TurnedDisplay::begin(PixelSize size)
{
    if (!turned() || size_ == size) return bind();
    size_ = size;
    picture_ = gl::make_texture(size.w, size.h);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);   // pixel for pixel
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    aside_ = gl::Framebuffer::create();
    glBindFramebuffer(GL_FRAMEBUFFER, aside_.id());
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, picture_.id(), 0);
}

void TurnedDisplay::show()
{
    // Where a point of the display, from its lower left corner, lies in the picture: to the right, and up.
    struct Turn {
        float across[3], up[3];   // a constant, and what each step right and up adds
    };
    static constexpr Turn kTurns[] = {
        {{0, 1, 0}, {0, 0, 1}},
        {{1, 0, -1}, {0, 1, 0}},    // the picture's top lies to the right
        {{1, -1, 0}, {1, 0, -1}},
        {{0, 0, 1}, {1, -1, 0}},    // to the left
    };
    if (!picture_) return;
    const Turn& turn = kTurns[quarters_];
    const bool across = quarters_ % 2 != 0;
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    glViewport(0, 0, across ? size_.h : size_.w, across ? size_.w : size_.h);
    glDisable(GL_BLEND);
    glUseProgram(program_.id());
    glUniform3fv(glGetUniformLocation(program_.id(), "across"), 1, turn.across);
    glUniform3fv(glGetUniformLocation(program_.id(), "up"), 1, turn.up);
    glActiveTexture(GL_TEXTURE0);
    glBindSampler(0, 0);
    glBindTexture(GL_TEXTURE_2D, picture_.id());
    glDrawArrays(GL_TRIANGLES, 0, 6);
    glFlush();
}

}  // namespace renkei::canvas
