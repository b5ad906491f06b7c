// What a scene looks like at a second: its sprites, counters and lights, drawn into the framebuffer that is bound.

#include <algorithm>
#include <cmath>

#include "canvas/canvas_impl.hpp"

namespace renkei::canvas {

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

}  // namespace renkei::canvas
