#include "canvas/canvas.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/sentence.hpp"
#include "canvas/inspect.hpp"
#include "canvas/overlay.hpp"
#include "canvas/page_turn.hpp"
#include "canvas/scene.hpp"
#include "canvas/transitions.hpp"

namespace renkei::canvas {

namespace {

// glTexSubImage2D on llvmpipe is a copy at about this speed; on a GPU it is faster, and the slice merely shorter in time.
constexpr float kUploadBytesPerMillisecond = 1.2e6f;

constexpr GLuint64 kLongestFrame = 1'000'000'000;   // ns; a driver that hangs longer is met where frames are presented

}  // namespace

struct Canvas::Impl {
    Rectangles rectangles;
    LightPrograms light_programs;
    Transitions transitions;
    Overlay overlay;
    std::string renderer;
    bool software = false;
    gl::Fence frame_before{};   // after the last frame's commands; software only
    Stats stats{};
    std::vector<std::weak_ptr<Scene>> scenes{};

    // The picture of the scene that is leaving, and the room for the next one: made while there is time, for the first frame of a transition
    // already draws twice.
    Snapshot leaving{}, room{};
    PixelSize frame{};       // as last drawn; none before the first picture, which waits for nothing
    std::weak_ptr<const Composition> leaving_of{};
    float leaving_seconds = 0;
    bool snapshots = true;   // false after the driver refused one
    std::vector<Error> refusals{};
    size_t uploaded = 0;     // since the last frame
    size_t warmed = 0;       // steps of warm_up that are done
    std::optional<Rect> piece{};

    // What waits in a cross-fade shows no more than this of itself; known for the pair below.
    struct Turn {
        std::weak_ptr<const Composition> leaving{}, arriving{};
        std::vector<bool> waits{};
    } turn{};

    void draw_elements(Scene& scene, float seconds, const std::vector<bool>* waits = nullptr, float most = 1);
    void draw_sprite(const Scene& scene, const Sprite& sprite, float seconds, float most);
    void draw_counter(const StripTexture& strip, const Counter& counter, float seconds, float pixels_per_unit, float most);
    const std::vector<bool>& waiting_in(const Scene& from, float from_seconds, const Scene& to);
    bool take_snapshot(Scene& from, float seconds, PixelSize size);
    [[nodiscard]] bool has_room() const { return !snapshots || frame.w == 0 || (room.texture && room.size == frame); }
    void make_room();
    void begin_frame(PixelSize size);
    void end_frame();
};

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
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
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
        glBindFramebuffer(GL_FRAMEBUFFER, 0);
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
        glBindFramebuffer(GL_FRAMEBUFFER, 0);
        impl_->rectangles.begin(size, Rows::BottomFirst);
    }
    impl_->rectangles.draw({.texture = texture.id(), .texels = {kSide, kSide}, .place = {way.shift, way.shift, kSide, kSide}, .opacity = way.opacity, .blending = way.blending});
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
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
            glBindFramebuffer(GL_FRAMEBUFFER, 0);
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
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    rectangles.forget_state();
    if (begun) room = std::move(begun).value();
}

const std::vector<bool>& Canvas::Impl::waiting_in(const Scene& from, float from_seconds, const Scene& to)
{
    if (turn.leaving.lock() != from.composition || turn.arriving.lock() != to.composition) turn = {from.composition, to.composition, waiting(*from.composition, from_seconds, *to.composition)};
    return turn.waits;
}

void Canvas::Impl::draw_elements(Scene& scene, float seconds, const std::vector<bool>* waits, float most)
{
    const paint::Color& clear = scene.composition->clear;
    const Rect clip = rectangles.clip();
    const PixelSize size = rectangles.size();
    const bool whole = clip.w >= static_cast<float>(size.w) && clip.h >= static_cast<float>(size.h);
    if (!whole) rectangles.scissor();
    glClearColor(clear.r, clear.g, clear.b, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    if (!whole) glDisable(GL_SCISSOR_TEST);

    size_t index = 0, counters = 0, fields = 0;
    for (const Element& element : scene.composition->elements) {
        const float shown = waits != nullptr && (*waits)[index++] ? most : 1;
        if (const auto* sprite = std::get_if<Sprite>(&element)) draw_sprite(scene, *sprite, seconds, shown);
        else if (const auto* counter = std::get_if<Counter>(&element)) draw_counter(scene.strips[counters++], *counter, seconds, scene.pixels_per_unit, shown);
        else scene.lights[fields++]->draw(rectangles, seconds);
    }
}

void Canvas::Impl::draw_sprite(const Scene& scene, const Sprite& sprite, float seconds, float most)
{
    if (!sprite.pressed_for.empty() && sprite.pressed_for != scene.pressed) return;
    if (sprite.layer < 0 || static_cast<size_t>(sprite.layer) >= scene.layers.size()) return;
    const auto index = static_cast<size_t>(sprite.layer);
    const LayerTexture& layer = scene.layers[index];
    const float opacity = std::clamp(sprite.opacity.at(seconds), 0.0f, most);
    if (!layer.texture || opacity <= 0) return;
    const float unit = scene.pixels_per_unit;

    // What is uncovered is a part of the layer's bounds, not of the pixels left after trimming.
    Rect shown = layer.place;
    if (sprite.reveal_from) {
        const Rect& bounds = scene.composition->layers[index].bounds;
        const Rect whole{bounds.x * unit, bounds.y * unit, bounds.w * unit, bounds.h * unit};
        const float part = std::clamp(sprite.reveal.at(seconds), 0.0f, 1.0f);
        if (part <= 0) return;   // not even the row of pixels that rounding would leave
        float left = shown.x, top = shown.y, right = shown.right(), bottom = shown.bottom();
        switch (*sprite.reveal_from) {
            case Edge::Left: right = std::min(right, std::round(whole.x + whole.w * part)); break;
            case Edge::Right: left = std::max(left, std::round(whole.right() - whole.w * part)); break;
            case Edge::Top: bottom = std::min(bottom, std::round(whole.y + whole.h * part)); break;
            case Edge::Bottom: top = std::max(top, std::round(whole.bottom() - whole.h * part)); break;
        }
        shown = {left, top, right - left, bottom - top};
    }
    if (shown.empty()) return;
    Rectangle r;
    r.texture = layer.texture.id();
    r.texels = layer.texels;
    r.source = {(shown.x - layer.place.x) / layer.place.w, (shown.y - layer.place.y) / layer.place.h, shown.w / layer.place.w, shown.h / layer.place.h};
    Vec2 offset{sprite.x.at(seconds) * unit, sprite.y.at(seconds) * unit};
    // At rest it stands on whole pixels.
    if (!sprite.x.moves_at(seconds) && !sprite.y.moves_at(seconds)) offset = {std::round(offset.x), std::round(offset.y)};
    r.place = shown.moved(offset);
    if (const float scale = sprite.scale.at(seconds); scale != 1) {
        const Vec2 about = sprite.scale_about * unit;
        r.place = {about.x + (r.place.x - about.x) * scale, about.y + (r.place.y - about.y) * scale, r.place.w * scale, r.place.h * scale};
    }
    r.opacity = opacity;
    r.blending = scene.composition->layers[index].opaque && most >= 1 ? Blending::None : Blending::Over;
    std::optional<Rect> in = sprite.window;
    if (sprite.follows && scene.following) {
        const auto& f = *scene.following;
        r.place = {r.place.x * f.zoom + f.shift.x * unit, r.place.y * f.zoom + f.shift.y * unit, r.place.w * f.zoom, r.place.h * f.zoom};
        in = f.within;
    }
    if (!in) {
        rectangles.draw(r);
        return;
    }
    const Rect before = rectangles.clip();
    const Rect window{in->x * unit, in->y * unit, in->w * unit, in->h * unit};
    const float left = std::max(before.x, window.x), top = std::max(before.y, window.y);
    rectangles.clip({left, top, std::min(before.right(), window.right()) - left, std::min(before.bottom(), window.bottom()) - top});
    rectangles.draw(r);
    rectangles.clip(before);
}

void Canvas::Impl::draw_counter(const StripTexture& texture, const Counter& counter, float seconds, float pixels_per_unit, float most)
{
    const float opacity = std::clamp(counter.opacity.at(seconds), 0.0f, most);
    if (!texture.texture || opacity <= 0) return;
    const DigitStrip& strip = texture.strip;
    const std::string figures = figures_at(counter, seconds);
    float width = 0;
    for (const char figure : figures) width += strip.advance_of(figure);
    float x = counter.at.x * pixels_per_unit;
    if (counter.align == text::Align::End) x -= width;
    if (counter.align == text::Align::Centre) x -= width / 2;
    const float y = std::round(counter.at.y * pixels_per_unit) - static_cast<float>(strip.baseline);
    for (const char figure : figures) {
        const auto cell = static_cast<float>(DigitStrip::kCharacters.find(figure));
        const auto cell_width = static_cast<float>(strip.cell_width), cells = static_cast<float>(texture.texels.w);
        Rectangle r;
        r.texture = texture.texture.id();
        r.texels = texture.texels;
        r.place = {std::round(x) - static_cast<float>(strip.origin_x), y, cell_width, static_cast<float>(texture.texels.h)};
        r.source = {cell * cell_width / cells, 0, cell_width / cells, 1};
        r.opacity = opacity;
        rectangles.draw(r);
        x += strip.advance_of(figure);
    }
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
