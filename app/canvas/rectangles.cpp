#include "canvas/rectangles.hpp"

#include <cmath>

namespace renkei::canvas {

namespace {

// A place this close to whole pixels (and a source to whole texels) is meant to be there.
constexpr float kWhole = 0.02f;

bool whole(float value) { return std::abs(value - std::round(value)) < kWhole; }

// One texel on each pixel?
bool texel_for_pixel(const Rectangle& r)
{
    const float width = static_cast<float>(r.texels.w), height = static_cast<float>(r.texels.h);
    return whole(r.place.x) && whole(r.place.y) && whole(r.source.x * width) && whole(r.source.y * height) &&
           std::abs(r.source.w * width - r.place.w) < kWhole && std::abs(r.source.h * height - r.place.h) < kWhole;
}

Rect intersection(const Rect& a, const Rect& b)
{
    const float left = std::max(a.x, b.x), top = std::max(a.y, b.y);
    return {left, top, std::min(a.right(), b.right()) - left, std::min(a.bottom(), b.bottom()) - top};
}

// The part of the texture that belongs to a part of the place.
Rect source_of(const Rectangle& r, const Rect& part)
{
    const float across = r.source.w / r.place.w, down = r.source.h / r.place.h;
    return {r.source.x + (part.x - r.place.x) * across, r.source.y + (part.y - r.place.y) * down, part.w * across, part.h * down};
}

gl::Sampler make_sampler(GLint filter)
{
    gl::Sampler sampler = gl::Sampler::create();
    glSamplerParameteri(sampler.id(), GL_TEXTURE_MIN_FILTER, filter);
    glSamplerParameteri(sampler.id(), GL_TEXTURE_MAG_FILTER, filter);
    glSamplerParameteri(sampler.id(), GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glSamplerParameteri(sampler.id(), GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    return sampler;
}

}  // namespace

Result<Rectangles> Rectangles::create(const std::string& shader_directory)
{
    Rectangles made;
    RENKEI_TRY(made.plain_, gl::load_program(shader_directory, "rectangle", "rectangle"));
    RENKEI_TRY(made.faded_, gl::load_program(shader_directory, "rectangle", "faded"));
    made.empty_ = gl::VertexArray::create();
    made.nearest_ = make_sampler(GL_NEAREST);
    made.smooth_ = make_sampler(GL_LINEAR);
    made.plain_place_ = glGetUniformLocation(made.plain_.id(), "place");
    made.plain_source_ = glGetUniformLocation(made.plain_.id(), "source");
    made.faded_place_ = glGetUniformLocation(made.faded_.id(), "place");
    made.faded_source_ = glGetUniformLocation(made.faded_.id(), "source");
    made.faded_opacity_ = glGetUniformLocation(made.faded_.id(), "opacity");
    return made;
}

void Rectangles::begin(PixelSize size, Rows rows, std::optional<Rect> piece)
{
    size_ = size;
    rows_ = rows;
    clip_ = {0, 0, static_cast<float>(size.w), static_cast<float>(size.h)};
    piece_ = piece.value_or(clip_);
    glViewport(0, 0, static_cast<int>(piece_.w), static_cast<int>(piece_.h));
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_SCISSOR_TEST);
    glDisable(GL_CULL_FACE);
    glActiveTexture(GL_TEXTURE0);
    forget_state();
}

void Rectangles::clip(Rect pixels)
{
    const float left = std::round(pixels.x), top = std::round(pixels.y);
    const Rect snapped{left, top, std::round(pixels.right()) - left, std::round(pixels.bottom()) - top};
    clip_ = intersection(snapped, {0, 0, static_cast<float>(size_.w), static_cast<float>(size_.h)});
}

void Rectangles::scissor() const
{
    const Rect seen = intersection(clip_, piece_);
    const float y = rows_ == Rows::BottomFirst ? piece_.bottom() - seen.bottom() : seen.y - piece_.y;
    glEnable(GL_SCISSOR_TEST);
    glScissor(static_cast<int>(seen.x - piece_.x), static_cast<int>(y), static_cast<int>(std::max(seen.w, 0.0f)), static_cast<int>(std::max(seen.h, 0.0f)));
}

void Rectangles::forget_state()
{
    program_ = texture_ = sampler_ = 0;
    blending_ = -1;
    opacity_ = -1;
}

Rect Rectangles::clip_space(const Rect& pixels) const
{
    const float across = 2 / piece_.w, down = 2 / piece_.h;
    const float sign = rows_ == Rows::BottomFirst ? -1.0f : 1.0f;
    const float left = pixels.x - piece_.x, top = pixels.y - piece_.y;
    return {left * across - 1, sign * (top * down - 1), (left + pixels.w) * across - 1, sign * ((top + pixels.h) * down - 1)};
}

void Rectangles::use(const gl::Program& program, bool faded)
{
    if (program_ == program.id()) return;
    glUseProgram(program.id());
    glBindVertexArray(empty_.id());
    program_ = program.id();
    if (faded) opacity_ = -1;
}

void Rectangles::blend(Blending blending)
{
    if (blending_ == static_cast<int>(blending)) return;
    blending_ = static_cast<int>(blending);
    if (blending == Blending::None) {
        glDisable(GL_BLEND);
        return;
    }
    glEnable(GL_BLEND);
    glBlendFunc(GL_ONE, blending == Blending::Add ? GL_ONE : GL_ONE_MINUS_SRC_ALPHA);
}

void Rectangles::draw(const Rectangle& given)
{
    Rectangle r = given;
    if (r.texture == 0 || r.opacity <= 0.002f || r.place.empty()) return;   // below half a step of 8 bits
    const bool exact = texel_for_pixel(r);
    if (exact) r.place = {std::round(r.place.x), std::round(r.place.y), std::round(r.place.w), std::round(r.place.h)};
    const Rect part = intersection(r.place, intersection(clip_, piece_));
    if (part.empty()) return;
    const Rect source = source_of(r, part);
    const Rect place = clip_space(part);
    const bool faded = r.opacity < 0.998f;

    use(faded ? faded_ : plain_, faded);
    if (texture_ != r.texture) glBindTexture(GL_TEXTURE_2D, texture_ = r.texture);
    const GLuint sampler = exact ? nearest_.id() : smooth_.id();
    if (sampler_ != sampler) glBindSampler(0, sampler_ = sampler);
    blend(faded && r.blending == Blending::None ? Blending::Over : r.blending);
    glUniform4f(faded ? faded_place_ : plain_place_, place.x, place.y, place.w, place.h);
    glUniform4f(faded ? faded_source_ : plain_source_, source.x, source.y, source.right(), source.bottom());
    if (faded && opacity_ != r.opacity) {
        opacity_ = r.opacity;
        glUniform4f(faded_opacity_, opacity_, opacity_, opacity_, opacity_);
    }
    glDrawArrays(GL_TRIANGLES, 0, 6);
    ++draw_calls_;
}

}  // namespace renkei::canvas
