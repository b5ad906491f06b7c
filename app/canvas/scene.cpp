#include "canvas/scene.hpp"

#include <algorithm>

namespace renkei::canvas {

namespace {

size_t bytes_of(const paint::Image& image) { return image.pixels.size() * sizeof(uint32_t); }

}  // namespace

Canvas::Scene::Scene(std::shared_ptr<const PaintedScene> painted, LightField::Way way, LightPrograms& programs)
    : composition(painted->composition), pixels_per_unit(painted->pixels_per_unit), painted_(std::move(painted))
{
    layers.resize(painted_->layers.size());
    strips.resize(painted_->digits.size());
    GLint longest = 2048;
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &longest);
    const auto add = [&](const paint::Image& image, gl::Texture& texture) {
        if (image.empty()) return;
        if (texture_bytes_ + bytes_of(image) > kMaxSceneTextureBytes || std::max(image.width, image.height) > longest) {
            ++skipped_;
            return;
        }
        texture_bytes_ += bytes_of(image);
        jobs_.push_back({.image = &image, .texture = &texture});
    };
    for (size_t i = 0; i < layers.size(); ++i) {
        const PaintedLayer& layer = painted_->layers[i];
        layers[i].texels = {layer.image.width, layer.image.height};
        layers[i].place = layer.place;
        add(layer.image, layers[i].texture);
    }
    for (size_t i = 0; i < strips.size(); ++i) {
        const DigitStrip& strip = painted_->digits[i];
        strips[i].texels = {strip.image.width, strip.image.height};
        strips[i].strip = {.image = {},
                           .cell_width = strip.cell_width,
                           .cell_height = strip.cell_height,
                           .origin_x = strip.origin_x,
                           .baseline = strip.baseline,
                           .digit_advance = strip.digit_advance,
                           .comma_advance = strip.comma_advance,
                           .point_advance = strip.point_advance};
        add(strip.image, strips[i].texture);
    }
    for (const Element& element : composition->elements)
        if (const auto* points = std::get_if<Lights>(&element)) {
            lights.push_back(LightField::create(*points, pixels_per_unit, way, programs));
            texture_bytes_ += lights.back()->texture_bytes();
        }
    if (ready()) painted_.reset();
}

bool Canvas::Scene::ready() const
{
    return next_ == jobs_.size() && std::all_of(lights.begin(), lights.end(), [](const auto& field) { return field->built(); });
}

size_t Canvas::Scene::upload(size_t bytes)
{
    size_t done = 0;
    while (next_ < jobs_.size() && done < bytes) {
        Job& job = jobs_[next_];
        const size_t row_bytes = static_cast<size_t>(job.image->width) * sizeof(uint32_t);
        if (job.next_row == 0) {
            *job.texture = gl::make_texture(job.image->width, job.image->height);
            done += bytes_of(*job.image);   // the driver clears it, and meets each page for the first time
        } else {
            glBindTexture(GL_TEXTURE_2D, job.texture->id());
        }
        const int left = job.image->height - job.next_row;
        const int rows = std::clamp(static_cast<int>((bytes - std::min(done, bytes)) / row_bytes), std::min(left, 16), left);
        glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
        glTexSubImage2D(GL_TEXTURE_2D, 0, 0, job.next_row, job.image->width, rows, gl::kPixelFormat, GL_UNSIGNED_BYTE,
                        job.image->pixels.data() + static_cast<size_t>(job.next_row) * static_cast<size_t>(job.image->width));
        done += row_bytes * static_cast<size_t>(rows);
        job.next_row += rows;
        if (job.next_row == job.image->height) ++next_;
    }
    for (const auto& field : lights)
        if (done < bytes) done += field->build(bytes - done);
    if (ready()) painted_.reset();
    return done;
}

void Canvas::copy_layer(const Scene& from, int from_layer, Scene& to, int to_layer)
{
    const auto layer_of = [](const Scene& scene, int layer) -> const LayerTexture* {
        const bool there = scene.ready() && layer >= 0 && static_cast<size_t>(layer) < scene.layers.size() && scene.layers[static_cast<size_t>(layer)].texture;
        return there ? &scene.layers[static_cast<size_t>(layer)] : nullptr;
    };
    const LayerTexture *source = layer_of(from, from_layer), *goal = layer_of(to, to_layer);
    if (source == nullptr || goal == nullptr) return;
    glDisable(GL_SCISSOR_TEST);
    const gl::Framebuffer read = gl::Framebuffer::create(), draw = gl::Framebuffer::create();
    const auto bound = [](GLenum where, const gl::Framebuffer& framebuffer, const LayerTexture& layer) {
        glBindFramebuffer(where, framebuffer.id());
        glFramebufferTexture2D(where, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, layer.texture.id(), 0);
        return glCheckFramebufferStatus(where) == GL_FRAMEBUFFER_COMPLETE;
    };
    if (bound(GL_READ_FRAMEBUFFER, read, *source) && bound(GL_DRAW_FRAMEBUFFER, draw, *goal))
        glBlitFramebuffer(0, 0, source->texels.w, source->texels.h, 0, 0, goal->texels.w, goal->texels.h, GL_COLOR_BUFFER_BIT, GL_LINEAR);
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

}  // namespace renkei::canvas
