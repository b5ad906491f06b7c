#pragma once
// Paints what stands still: shapes, gradients, patterns, pictures and text, on the CPU, into one premultiplied BGRA image
// that the canvas then composites. Cairo draws shapes, the text room's coverage draws glyphs. Painting happens on the
// preparer's thread while another scene is on the display, never on the render thread.
//
// Units: layout units of the frame; the painter maps them to the image's pixels. Colours are sRGB, straight alpha, 0..1,
// blended in encoded values. Thread: one painter, one thread. Errors: drawing outside the image is clipped.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.hpp"
#include "base/result.hpp"
#include "paint/color.hpp"
#include "paint/field.hpp"
#include "text/typesetter.hpp"

namespace renkei::paint {

// width × height pixels, premultiplied, bytes B G R A, rows without padding.
struct Image {
    int width = 0, height = 0;
    std::vector<uint32_t> pixels;
    [[nodiscard]] bool empty() const { return pixels.empty(); }
};

// The whole pixels that hold this part of the frame: what the painter's image shows, and where the canvas puts it.
struct PixelRect {
    int x = 0, y = 0, w = 0, h = 0;
    friend bool operator==(const PixelRect&, const PixelRect&) = default;
};
[[nodiscard]] PixelRect pixel_bounds(Rect window, float pixels_per_unit);

struct Stop {
    float at = 0;   // 0..1
    Color color;
};

struct Gradient {
    enum class Kind { Linear, Radial } kind = Kind::Linear;
    Vec2 from, to;              // linear: its axis; radial: from = centre, to.x = centre.x + radius
    std::vector<Stop> stops;    // ascending
};

enum class Cap { Butt, Round };
enum class Join { Miter, Round, Bevel };
enum class FillRule { NonZero, EvenOdd };
enum class Tiling { Once, Repeat };
enum class Mode { Over, Add, Multiply, Screen, Erase, Atop };
// What is painted without its type is the ground on which the type stands; contrast is measured against it.
enum class Lettering { Painted, LeftOut };

struct Stroke {
    float width = 1;
    Cap cap = Cap::Round;
    Join join = Join::Round;
    std::vector<float> dash;    // on, off, …; empty: solid
    float dash_offset = 0;
};

class Painter {
  public:
    // Paints into `image` (resized to pixel_bounds(window) and cleared to transparent); `window` is the part of the frame
    // that it shows.
    Painter(Image& image, Rect window, float pixels_per_unit, const text::Typesetter& typesetter, Lettering lettering = Lettering::Painted,
            Contrast contrast = Contrast::Designed);
    Painter(const Painter&) = delete;
    Painter& operator=(const Painter&) = delete;
    ~Painter();  // flushes into the image

    [[nodiscard]] const text::Typesetter& typesetter() const;
    [[nodiscard]] float pixels_per_unit() const;
    [[nodiscard]] Rect window() const;

    // Path
    void begin();
    void move_to(Vec2 p);
    void line_to(Vec2 p);
    void curve_to(Vec2 control1, Vec2 control2, Vec2 p);
    void close();
    void arc(Vec2 centre, float radius, float from_radians, float to_radians);  // clockwise on the screen
    void rect(Rect r);
    void rounded_rect(Rect r, float radius);
    void circle(Vec2 centre, float radius);
    void polygon(std::span<const Vec2> points);                  // closed
    void polyline(std::span<const Vec2> points);

    // Painting the path; it stays current until begin().
    void fill(Color color, FillRule rule = FillRule::NonZero);
    void fill(const Gradient& gradient, FillRule rule = FillRule::NonZero);
    // … with `ink` through the alpha of `mask`, one mask pixel to one pixel of the image: nothing is resampled, so lines stay
    // as crisp as they were drawn. The mask's corner is the whole pixel nearest to `at`; scale and rotation do not touch it.
    void fill_through(const Image& mask, Vec2 at, const Gradient& ink, Tiling tiling);
    void fill_through(const Image& mask, Vec2 at, Color ink, Tiling tiling);
    // … with a dithered field of light (opaque) stretched over `where`; for wide gradients, in which Cairo's would band.
    void fill_field(const Field& field, Rect where);
    void stroke(Color color, const Stroke& stroke);
    void clip(FillRule rule = FillRule::NonZero);                // intersects; undone by restore()

    void save();
    void restore();
    void translate(Vec2 by);
    void scale(float x, float y);
    void rotate(float radians);
    void mode(Mode mode);                                        // until changed or restored
    // What is painted between begin_group and end_group is one picture, laid down with this opacity …
    void begin_group();
    void end_group(float opacity);
    // … or through a gradient's alpha.
    void end_group(const Gradient& mask);

    // Whole window
    void fill_all(Color color);
    void fill_all(const Gradient& gradient);
    // Covers the whole window with a dithered field of light (opaque).
    void field(const Field& field);
    // Blurs everything painted so far (three box passes, close to a Gaussian of this standard deviation in units).
    void blur(float sigma);

    void text(const text::Block& block, Vec2 top_left, Color color);
    // The same letters thickened all round by `width`, in the ground's colour: painted below a text that stands on a map. It
    // belongs to the ground, so it is painted also where the lettering is left out.
    void keyline(const text::Block& block, Vec2 top_left, Color ground, float width);
    // A QR code (ISO/IEC 18004, level M) with its quiet zone of 4 modules inside `area`, which should be square.
    void qr(std::string_view content, Rect area, Color ink, Color ground, int least = 0);
    void image(const Image& picture, Rect where, float opacity = 1);

  private:
    struct Impl;
    void glyphs(const text::Block& block, Vec2 top_left, Color color);
    std::unique_ptr<Impl> impl_;
};

// A PNG or JPEG that ships in media/, through stb_image: never for files from outside. Error: NotFound, BadData.
[[nodiscard]] Result<Image> load_artwork(const std::string& path);

}  // namespace renkei::paint
