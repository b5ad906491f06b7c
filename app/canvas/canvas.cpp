#include "canvas/canvas.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/sentence.hpp"
#include "canvas/canvas_impl.hpp"
#include "canvas/inspect.hpp"
#include "canvas/page_turn.hpp"

namespace renkei::canvas {

namespace {

// glTexSubImage2D on llvmpipe is a copy at about this speed; on a GPU it is faster, and the slice merely shorter in time.
constexpr float kUploadBytesPerMillisecond = 1.2e6f;

constexpr GLuint64 kLongestFrame = 1'000'000'000;   // ns; a driver that hangs longer is met where frames are presented

}  // namespace

Canvas::Canvas(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Canvas::Canvas(Canvas&&) noexcept = default;
Canvas& Canvas::operator=(Canvas&&) noexcept = default;
Canvas::~Canvas() = default;

Result<Canvas> Canvas::create(const std::string& shader_directory)
{
    const auto* renderer = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
    if (renderer == nullptr) return Error{ErrorKind::Unavailable, sentence("No OpenGL context is current: the graphics driver gave none. Check that a driver for OpenGL ES 3.0 is installed (libgl1-mesa-dri)")};
    RENKEI_TRY(Rectangles rectangles, Rectangles::create(shader_directory));
    const bool software = is_software_renderer(renderer);
    LightPrograms light_programs;
    if (!software) {
        RENKEI_TRY(light_programs, LightPrograms::create(shader_directory));
    }
    auto impl = std::unique_ptr<Impl>(new Impl{.rectangles = std::move(rectangles),
                                               .light_programs = std::move(light_programs),
                                               .transitions = Transitions(shader_directory),
                                               .overlay = Overlay(shader_directory),
                                               .renderer = renderer,
                                               .shader_directory = shader_directory,
                                               .software = software});
    if (const std::string error = gl::take_error(); !error.empty())
        return Error{ErrorKind::Unavailable, sentence("Preparing OpenGL on {1} failed: {2}", impl->renderer, error)};
    return Canvas(std::move(impl));
}

std::shared_ptr<Canvas::Scene> Canvas::begin_upload(std::shared_ptr<const PaintedScene> painted)
{
    const auto way = impl_->software ? LightField::Way::Stamped : LightField::Way::Instanced;
    auto scene = std::make_shared<Scene>(std::move(painted), way, impl_->light_programs);
    std::erase_if(impl_->scenes, [](const std::weak_ptr<Scene>& old) { return old.expired(); });
    impl_->scenes.push_back(scene);
    return scene;
}

bool Canvas::upload_some(Scene& scene, float budget_ms)
{
    if (!scene.ready()) {
        impl_->uploaded += scene.upload(static_cast<size_t>(std::max(budget_ms, 0.01f) * kUploadBytesPerMillisecond));
        impl_->rectangles.forget_state();
        return scene.ready() && impl_->has_room();
    }
    if (!impl_->has_room()) impl_->make_room();
    return true;
}

std::shared_ptr<const Composition> Canvas::composition_of(const Scene& scene) const { return scene.composition; }

int Canvas::skipped_layers(const Scene& scene) const { return scene.skipped_layers(); }

PixelSize Canvas::layer_texels(const Scene& scene, int layer) const
{
    if (!scene.ready() || layer < 0 || static_cast<size_t>(layer) >= scene.layers.size()) return {};
    const LayerTexture& one = scene.layers[static_cast<size_t>(layer)];
    return one.texture ? one.texels : PixelSize{};
}

void Canvas::replace_layer(Scene& scene, int layer, const Pixels& pixels)
{
    const PixelSize texels = layer_texels(scene, layer);
    if (texels.w == 0 || texels != pixels.size) return;
    glBindTexture(GL_TEXTURE_2D, scene.layers[static_cast<size_t>(layer)].texture.id());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, static_cast<GLint>(pixels.row_bytes / sizeof(uint32_t)));
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, texels.w, texels.h, gl::kPixelFormat, GL_UNSIGNED_BYTE, pixels.data);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    impl_->uploaded += pixels.row_bytes * static_cast<size_t>(texels.h);
    impl_->rectangles.forget_state();
}

void Canvas::Impl::begin_frame(PixelSize size)
{
    // Where presenting waits for nothing, llvmpipe takes up to 64 frames at once and keeps some megabytes of each until that
    // place in its queue comes up again: 190 MB in ten minutes. The frame before is long done when the next one begins.
    if (software) frame_before.wait(kLongestFrame);
    rectangles.reset_count();
    display.begin(piece ? PixelSize{static_cast<int>(piece->w), static_cast<int>(piece->h)} : size);
    rectangles.begin(size, Rows::BottomFirst, piece);
    frame = size;
}

void Canvas::Impl::end_frame()
{
    // Offscreen, presenting does not flush, and llvmpipe would drop a frame that the next one clears: nothing measured.
    glFlush();
    if (software) frame_before.set();
    stats.draw_calls = rectangles.draw_calls();
    stats.texture_bytes = leaving.bytes() + room.bytes();
    stats.skipped_layers = 0;
    stats.uploaded_bytes = std::exchange(uploaded, 0);
    for (const auto& one : scenes)
        if (const auto scene = one.lock()) {
            stats.texture_bytes += scene->texture_bytes();
            stats.skipped_layers += scene->skipped_layers();
        }
}

void Canvas::show_piece(std::optional<Rect> pixels) { impl_->piece = pixels; }

Result<void> Canvas::turn(int degrees)
{
    impl_->rectangles.forget_state();
    return impl_->display.turn(degrees, impl_->shader_directory);
}

void Canvas::finish()
{
    if (!impl_->display.turned()) return;
    impl_->display.show();
    impl_->rectangles.forget_state();
}

bool Canvas::warm_up(PixelSize size)
{
    // Every combination that draw and draw_transition use: opacity, blending, filter (half a pixel off is smooth) …
    struct Way {
        float opacity;
        Blending blending;
        float shift;
    };
    static constexpr std::array kWays{Way{1, Blending::None, 0},   Way{1, Blending::None, 0.5f},   Way{1, Blending::Over, 0},     Way{1, Blending::Over, 0.5f},
                                      Way{0.5f, Blending::Over, 0}, Way{0.5f, Blending::Over, 0.5f}, Way{1, Blending::Add, 0}};
    // … on the display and in a snapshot, whose pixels have another format; and the ink.
    const size_t step = impl_->warmed;
    if (step > 2 * kWays.size()) return true;
    ++impl_->warmed;
    constexpr int kSide = 11;   // not a power of two, like nearly every layer
    if (step == 2 * kWays.size()) {
        auto begun = begin_snapshot(size);
        impl_->bind_display();
        if (begun) {
            impl_->rectangles.begin(size, Rows::BottomFirst);
            impl_->transitions.prepare(size);
            impl_->transitions.draw(impl_->rectangles, *begun, Transition::SumiBleed, 0.5f, [] {});
        }
        return true;
    }
    const Way& way = kWays[step % kWays.size()];
    const gl::Texture texture = gl::make_texture(kSide, kSide);
    Result<Snapshot> aside = Error{};
    if (step >= kWays.size()) {
        aside = begin_snapshot({kSide, kSide});
        impl_->rectangles.begin({kSide, kSide}, Rows::TopFirst);
    } else {
        impl_->bind_display();
        impl_->rectangles.begin(size, Rows::BottomFirst);
    }
    impl_->rectangles.draw({.texture = texture.id(), .texels = {kSide, kSide}, .place = {way.shift, way.shift, kSide, kSide}, .opacity = way.opacity,
                            .blending = way.blending});
    impl_->bind_display();
    return false;
}

void Canvas::draw(Scene& scene, float seconds, PixelSize size)
{
    impl_->leaving = {};
    impl_->begin_frame(size);
    impl_->draw_elements(scene, seconds);
    impl_->end_frame();
}

void Canvas::draw_transition(Scene& from, float from_seconds, Scene& to, float to_seconds, Transition kind, float progress, PixelSize size)
{
    if (kind == Transition::Cut || !impl_->take_snapshot(from, from_seconds, size)) {
        draw(to, to_seconds, size);
        return;
    }
    const std::vector<bool>* waits = kind == Transition::CrossFade ? &impl_->waiting_in(from, from_seconds, to) : nullptr;
    impl_->begin_frame(size);
    impl_->transitions.draw(impl_->rectangles, impl_->leaving, kind, progress, [&] { impl_->draw_elements(to, to_seconds, waits, entered_by(progress)); });
    impl_->end_frame();
}

void Canvas::press(Scene& scene, std::string target) const { scene.pressed = std::move(target); }
void Canvas::follow(Scene& scene, std::optional<Following> following) const { scene.following = following; }

std::vector<Error> Canvas::take_refusals()
{
    if (auto refused = impl_->transitions.take_refusal()) impl_->refusals.push_back(std::move(*refused));
    return std::exchange(impl_->refusals, {});
}

void Canvas::forget_refusals()
{
    impl_->snapshots = true;
    impl_->transitions.forget_refusal();
}

bool Canvas::Impl::take_snapshot(Scene& from, float seconds, PixelSize size)
{
    if (!snapshots) return false;
    const auto known = leaving_of.lock();
    if (leaving.texture && leaving.size == size && known == from.composition && leaving_seconds == seconds) return true;
    if (!room.texture || room.size != size) {
        auto begun = begin_snapshot(size);
        snapshots = begun.ok();
        if (!snapshots) {
            bind_display();
            refusals.push_back(begun.error());
            return false;
        }
        room = std::move(begun).value();
    }
    leaving = std::exchange(room, {});
    glBindFramebuffer(GL_FRAMEBUFFER, leaving.framebuffer.id());
    leaving_of = from.composition;
    leaving_seconds = seconds;
    rectangles.begin(size, Rows::TopFirst);
    draw_elements(from, seconds);
    return true;
}

void Canvas::Impl::make_room()
{
    room = {};
    auto begun = begin_snapshot(frame);   // what is refused is told by the transition that wants it
    bind_display();
    rectangles.forget_state();
    if (begun) room = std::move(begun).value();
}

const std::vector<bool>& Canvas::Impl::waiting_in(const Scene& from, float from_seconds, const Scene& to)
{
    if (turn.leaving.lock() != from.composition || turn.arriving.lock() != to.composition)
        turn = {from.composition, to.composition, waiting(*from.composition, from_seconds, *to.composition)};
    return turn.waits;
}

uintptr_t Canvas::add_overlay_picture(const paint::Image& image) { return impl_->overlay.add_picture(image); }
bool Canvas::upload_overlay_font(ImFontAtlas& atlas) { return impl_->overlay.upload_font(atlas); }
void Canvas::drop_overlay_pictures() { impl_->overlay.drop_pictures(); }

bool Canvas::draw_overlay(PixelSize size)
{
    return impl_->overlay.draw(size);
}

const Stats& Canvas::stats() const { return impl_->stats; }
std::string Canvas::renderer() const { return impl_->renderer; }
bool Canvas::software() const { return impl_->software; }

}  // namespace renkei::canvas
