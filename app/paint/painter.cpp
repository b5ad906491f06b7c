#include "paint/painter.hpp"

#include <sys/mman.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <numbers>

#include "paint/blur.hpp"
#include "paint/painter_impl.hpp"

namespace renkei::paint {

namespace {

Pattern pattern_of(const Gradient& g)
{
    Pattern p;
    if (g.kind == Gradient::Kind::Linear) {
        p.reset(cairo_pattern_create_linear(g.from.x, g.from.y, g.to.x, g.to.y));
    } else {
        const float radius = std::hypot(g.to.x - g.from.x, g.to.y - g.from.y);
        p.reset(cairo_pattern_create_radial(g.from.x, g.from.y, 0, g.from.x, g.from.y, radius));
    }
    for (const Stop& s : g.stops) cairo_pattern_add_color_stop_rgba(p.get(), s.at, s.color.r, s.color.g, s.color.b, s.color.a);
    return p;
}

cairo_fill_rule_t cairo_rule(FillRule rule)
{
    return rule == FillRule::EvenOdd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING;
}

cairo_line_join_t cairo_join(Join join)
{
    switch (join) {
        case Join::Miter: return CAIRO_LINE_JOIN_MITER;
        case Join::Round: return CAIRO_LINE_JOIN_ROUND;
        case Join::Bevel: return CAIRO_LINE_JOIN_BEVEL;
    }
    return CAIRO_LINE_JOIN_ROUND;
}

cairo_operator_t cairo_mode(Mode mode)
{
    switch (mode) {
        case Mode::Over: return CAIRO_OPERATOR_OVER;
        case Mode::Add: return CAIRO_OPERATOR_ADD;
        case Mode::Multiply: return CAIRO_OPERATOR_MULTIPLY;
        case Mode::Screen: return CAIRO_OPERATOR_SCREEN;
        case Mode::Erase: return CAIRO_OPERATOR_DEST_OUT;
        case Mode::Atop: return CAIRO_OPERATOR_ATOP;
    }
    return CAIRO_OPERATOR_OVER;
}

// A full screen is two thousand small pages, and the kernel's work to hand them out one by one is a tenth of the painting.
// Only whole large pages inside the range: what is not used stays not there. Where the system has none, nothing changes.
void ask_for_large_pages(void* begin, size_t bytes)
{
    constexpr uintptr_t kLarge = uintptr_t{2} * 1024 * 1024;
    const auto from = (reinterpret_cast<uintptr_t>(begin) + kLarge - 1) / kLarge * kLarge,
        until = (reinterpret_cast<uintptr_t>(begin) + bytes) / kLarge * kLarge;
    if (until > from) ::madvise(reinterpret_cast<void*>(from), until - from, MADV_HUGEPAGE);
}

}  // namespace

PixelRect pixel_bounds(Rect window, float ppu)
{
    // A hair of tolerance, so that an edge that lies on a pixel border in exact arithmetic stays there.
    const int x0 = static_cast<int>(std::floor(window.x * ppu + 0.001f)), y0 = static_cast<int>(std::floor(window.y * ppu + 0.001f));
    const int x1 = static_cast<int>(std::ceil(window.right() * ppu - 0.001f)), y1 = static_cast<int>(std::ceil(window.bottom() * ppu - 0.001f));
    return {x0, y0, std::max(x1 - x0, 1), std::max(y1 - y0, 1)};
}

Painter::Painter(Image& image, Rect window, float pixels_per_unit, const text::Typesetter& typesetter, Lettering lettering, Contrast contrast)
    : impl_(new Impl{image, window, pixels_per_unit, typesetter, lettering, contrast})
{
    const PixelRect size = pixel_bounds(window, pixels_per_unit);
    image.width = size.w;
    image.height = size.h;
    const size_t count = static_cast<size_t>(size.w) * static_cast<size_t>(size.h);
    image.pixels.reserve(count);
    ask_for_large_pages(image.pixels.data(), count * sizeof(uint32_t));
    image.pixels.assign(count, 0);
    // Cairo's ARGB32 is a native 32-bit word: on little-endian machines the bytes B G R A that GL's BGRA wants.
    impl_->surface = cairo_image_surface_create_for_data(reinterpret_cast<unsigned char*>(image.pixels.data()), CAIRO_FORMAT_ARGB32, size.w, size.h,
                                                         size.w * 4);
    impl_->cr = cairo_create(impl_->surface);
    cairo_translate(impl_->cr, -size.x, -size.y);
    cairo_scale(impl_->cr, pixels_per_unit, pixels_per_unit);
    cairo_set_tolerance(impl_->cr, 0.05);
}

Painter::~Painter()
{
    cairo_destroy(impl_->cr);
    cairo_surface_finish(impl_->surface);
    cairo_surface_destroy(impl_->surface);
}

const text::Typesetter& Painter::typesetter() const { return impl_->typesetter; }
float Painter::pixels_per_unit() const { return impl_->pixels_per_unit; }
Rect Painter::window() const { return impl_->window; }

void Painter::begin() { cairo_new_path(impl_->cr); }
void Painter::move_to(Vec2 p) { cairo_move_to(impl_->cr, p.x, p.y); }
void Painter::line_to(Vec2 p) { cairo_line_to(impl_->cr, p.x, p.y); }
void Painter::curve_to(Vec2 a, Vec2 b, Vec2 p) { cairo_curve_to(impl_->cr, a.x, a.y, b.x, b.y, p.x, p.y); }
void Painter::close() { cairo_close_path(impl_->cr); }
void Painter::arc(Vec2 c, float r, float from, float to) { cairo_arc(impl_->cr, c.x, c.y, r, from, to); }
void Painter::rect(Rect r) { cairo_rectangle(impl_->cr, r.x, r.y, r.w, r.h); }

void Painter::rounded_rect(Rect r, float radius)
{
    constexpr float kQuarter = 1.57079633f;
    radius = std::min({radius, r.w / 2, r.h / 2});
    cairo_new_sub_path(impl_->cr);
    arc({r.right() - radius, r.y + radius}, radius, -kQuarter, 0);
    arc({r.right() - radius, r.bottom() - radius}, radius, 0, kQuarter);
    arc({r.x + radius, r.bottom() - radius}, radius, kQuarter, 2 * kQuarter);
    arc({r.x + radius, r.y + radius}, radius, 2 * kQuarter, 3 * kQuarter);
    close();
}

void Painter::circle(Vec2 centre, float radius)
{
    cairo_new_sub_path(impl_->cr);
    arc(centre, radius, 0, 6.28318531f);
    close();
}

void Painter::polyline(std::span<const Vec2> points)
{
    if (points.empty()) return;
    move_to(points.front());
    for (const Vec2 p : points.subspan(1)) line_to(p);
}

void Painter::polygon(std::span<const Vec2> points)
{
    polyline(points);
    if (!points.empty()) close();
}

void Painter::fill(Color color, FillRule rule)
{
    color = ground_color(color, impl_->contrast);
    cairo_set_source_rgba(impl_->cr, color.r, color.g, color.b, color.a);
    cairo_set_fill_rule(impl_->cr, cairo_rule(rule));
    cairo_fill_preserve(impl_->cr);
    constexpr float kRimWidth = 1.5f;   // units
    if (impl_->contrast == Contrast::High && color == ink::kSuna) stroke(kRim, {kRimWidth, Cap::Butt, Join::Round, {}, 0});
}

void Painter::fill(const Gradient& gradient, FillRule rule)
{
    const Pattern p = pattern_of(gradient);
    cairo_set_source(impl_->cr, p.get());
    cairo_set_fill_rule(impl_->cr, cairo_rule(rule));
    cairo_fill_preserve(impl_->cr);
}

void Painter::stroke(Color color, const Stroke& s)
{
    const Color seen = line_color(color, impl_->contrast);
    // A hairline of sand that lies between two pixels is pale again in both: two pixels' width covers one of them whole, on displays of 720 lines
    // and more. On smaller pictures, which are for looking over, coasts would become bands.
    constexpr float kLeast = 2, kMost = 3;   // units
    const float least_rule = std::clamp(2 / impl_->pixels_per_unit, kLeast, kMost);
    const bool deepened = seen.with_alpha(1) == kRim && color.with_alpha(1) != kRim;
    cairo_set_source_rgba(impl_->cr, seen.r, seen.g, seen.b, seen.a);
    cairo_set_line_width(impl_->cr, deepened ? std::max(s.width, least_rule) : s.width);
    cairo_set_line_cap(impl_->cr, s.cap == Cap::Round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
    cairo_set_line_join(impl_->cr, cairo_join(s.join));
    const std::vector<double> dash(s.dash.begin(), s.dash.end());
    cairo_set_dash(impl_->cr, dash.data(), static_cast<int>(dash.size()), s.dash_offset);
    cairo_stroke_preserve(impl_->cr);
}

void Painter::clip(FillRule rule)
{
    cairo_set_fill_rule(impl_->cr, cairo_rule(rule));
    cairo_clip(impl_->cr);
}

void Painter::save() { cairo_save(impl_->cr); }
void Painter::restore() { cairo_restore(impl_->cr); }
void Painter::translate(Vec2 by) { cairo_translate(impl_->cr, by.x, by.y); }
void Painter::scale(float x, float y) { cairo_scale(impl_->cr, x, y); }
void Painter::rotate(float radians) { cairo_rotate(impl_->cr, radians); }
void Painter::mode(Mode m) { cairo_set_operator(impl_->cr, cairo_mode(m)); }
void Painter::begin_group() { cairo_push_group(impl_->cr); }

void Painter::end_group(float opacity)
{
    cairo_pop_group_to_source(impl_->cr);
    cairo_paint_with_alpha(impl_->cr, opacity);
}

void Painter::end_group(const Gradient& mask)
{
    cairo_pop_group_to_source(impl_->cr);
    const Pattern p = pattern_of(mask);
    cairo_mask(impl_->cr, p.get());
}

void Painter::fill_all(Color color)
{
    color = ground_color(color, impl_->contrast);
    cairo_set_source_rgba(impl_->cr, color.r, color.g, color.b, color.a);
    cairo_paint(impl_->cr);
}

void Painter::fill_all(const Gradient& gradient)
{
    const Pattern p = pattern_of(gradient);
    cairo_set_source(impl_->cr, p.get());
    cairo_paint(impl_->cr);
}

void Painter::field(const Field& field)
{
    if (impl_->contrast == Contrast::High && relative_luminance({field.at(0, 0)[0], field.at(0, 0)[1], field.at(0, 0)[2], 1}) < 0.05f) {
        fill_all(ink::kSumi);   // the night is plain
        return;
    }
    cairo_surface_flush(impl_->surface);
    render_field(field, {.width = impl_->image.width, .height = impl_->image.height, .first_row = 0, .rows = impl_->image.height}, impl_->image.pixels.data());
    cairo_surface_mark_dirty(impl_->surface);
}

void Painter::blur(float sigma)
{
    cairo_surface_t* target = cairo_get_group_target(impl_->cr);
    cairo_surface_flush(target);
    if (cairo_surface_get_type(target) != CAIRO_SURFACE_TYPE_IMAGE) return;
    box_blur(reinterpret_cast<uint8_t*>(cairo_image_surface_get_data(target)), cairo_image_surface_get_width(target), cairo_image_surface_get_height(target),
             cairo_image_surface_get_stride(target), sigma * impl_->pixels_per_unit);
    cairo_surface_mark_dirty(target);
}

void Painter::text(const text::Block& block, Vec2 at, Color color)
{
    if (impl_->lettering == Lettering::Painted) glyphs(block, at, type_color(color, impl_->contrast));
}

void Painter::keyline(const text::Block& block, Vec2 at, Color ground, float width)
{
    ground = ground_color(ground, impl_->contrast);
    constexpr int kDirections = 16;   // enough that the line is even at three units
    for (int i = 0; i < kDirections; ++i) {
        const float a = 2 * std::numbers::pi_v<float> * static_cast<float>(i) / kDirections;
        glyphs(block, at + Vec2{std::cos(a) * width, std::sin(a) * width}, ground);
    }
    glyphs(block, at, ground);   // strokes wider than the keyline leave no hole
}

void Painter::glyphs(const text::Block& block, Vec2 at, Color color)
{
    cairo_matrix_t m;
    cairo_get_matrix(impl_->cr, &m);
    const float scale = static_cast<float>(m.xx);   // text is never rotated or skewed: uniform scale and offset only
    // The block's pixels, with room for ruby and glyphs that reach beyond their em box.
    float reach = 8;
    for (const text::Glyph& g : block.glyphs) reach = std::max(reach, g.size);
    double x0 = at.x - reach, y0 = at.y - reach;
    cairo_user_to_device(impl_->cr, &x0, &y0);
    // Inside a group the target has an offset of its own.
    double ox = 0, oy = 0;
    cairo_surface_get_device_offset(cairo_get_group_target(impl_->cr), &ox, &oy);
    const int left = static_cast<int>(std::floor(x0)), top = static_cast<int>(std::floor(y0));
    const int width = static_cast<int>(std::ceil((block.size.w + 2 * reach) * scale)) + 2,
        height = static_cast<int>(std::ceil((block.size.h + 2 * reach) * scale)) + 2;
    const Surface mask(cairo_image_surface_create(CAIRO_FORMAT_A8, width, height));
    if (cairo_surface_status(mask.get()) != CAIRO_STATUS_SUCCESS) return;
    cairo_surface_flush(mask.get());
    uint8_t* const pixels = cairo_image_surface_get_data(mask.get());
    const int stride = cairo_image_surface_get_stride(mask.get());
    for (const text::Glyph& g : block.glyphs) {
        double gx = at.x + g.origin.x, gy = at.y + g.origin.y;
        cairo_user_to_device(impl_->cr, &gx, &gy);
        const double fx = std::floor(gx * 4 + 0.5) / 4, fy = std::floor(gy * 4 + 0.5) / 4;
        const int px = static_cast<int>(std::floor(fx)), py = static_cast<int>(std::floor(fy));
        const int phase_x = static_cast<int>((fx - px) * 4), phase_y = static_cast<int>((fy - py) * 4);
        const text::Coverage& c = impl_->typesetter.rasterise(g, g.size * scale, phase_x, phase_y);
        for (int row = 0; row < c.height; ++row) {
            const int y = py + c.top + row - top;
            if (y < 0 || y >= height) continue;
            for (int column = 0; column < c.width; ++column) {
                const int x = px + c.left + column - left;
                if (x < 0 || x >= width) continue;
                uint8_t& to = pixels[y * stride + x];
                to = std::max(to, c.alpha[static_cast<size_t>(row) * static_cast<size_t>(c.width) + static_cast<size_t>(column)]);
            }
        }
    }
    cairo_surface_mark_dirty(mask.get());
    cairo_save(impl_->cr);
    cairo_identity_matrix(impl_->cr);
    cairo_set_source_rgba(impl_->cr, color.r, color.g, color.b, color.a);
    cairo_mask_surface(impl_->cr, mask.get(), left, top);
    cairo_restore(impl_->cr);
}

void Painter::image(const Image& picture, Rect where, float opacity)
{
    if (picture.empty()) return;
    // Cairo only reads through this surface.
    auto* bytes = reinterpret_cast<unsigned char*>(const_cast<uint32_t*>(picture.pixels.data()));
    const Surface source(cairo_image_surface_create_for_data(bytes, CAIRO_FORMAT_ARGB32, picture.width, picture.height, picture.width * 4));
    cairo_save(impl_->cr);
    cairo_translate(impl_->cr, where.x, where.y);
    cairo_scale(impl_->cr, where.w / static_cast<float>(picture.width), where.h / static_cast<float>(picture.height));
    cairo_set_source_surface(impl_->cr, source.get(), 0, 0);
    cairo_pattern_set_filter(cairo_get_source(impl_->cr), CAIRO_FILTER_GOOD);
    cairo_pattern_set_extend(cairo_get_source(impl_->cr), CAIRO_EXTEND_PAD);
    cairo_rectangle(impl_->cr, 0, 0, picture.width, picture.height);
    cairo_clip(impl_->cr);
    cairo_paint_with_alpha(impl_->cr, opacity);
    cairo_restore(impl_->cr);
}

}  // namespace renkei::paint
