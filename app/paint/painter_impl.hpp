#pragma once
// Inside the painter: Cairo's objects, shared by the files that implement it. Not for other files.

#include <cairo.h>

#include <memory>

#include "paint/painter.hpp"

namespace renkei::paint {

struct PatternDeleter {
    void operator()(cairo_pattern_t* p) const { cairo_pattern_destroy(p); }
};
using Pattern = std::unique_ptr<cairo_pattern_t, PatternDeleter>;

struct SurfaceDeleter {
    void operator()(cairo_surface_t* s) const { cairo_surface_destroy(s); }
};
using Surface = std::unique_ptr<cairo_surface_t, SurfaceDeleter>;

struct Painter::Impl {
    Image& image;
    Rect window;
    float pixels_per_unit;
    const text::Typesetter& typesetter;
    Lettering lettering;
    Contrast contrast;
    cairo_surface_t* surface = nullptr;
    cairo_t* cr = nullptr;

    // Fills the path with pixels whose corner lies on this whole pixel of the image.
    void fill_pixels(const Image& pixels, int x, int y, Tiling tiling);
    // The image's pixels that the path may touch.
    [[nodiscard]] PixelRect touched() const;
};

}  // namespace renkei::paint
