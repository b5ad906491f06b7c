// Composition → pixels on the CPU. Contains no GL: it runs on the preparer's thread.

#include <algorithm>
#include <cmath>
#include <cstring>
#include <future>
#include <map>

#include "canvas/canvas.hpp"

namespace renkei::canvas {

namespace {

struct PixelBox {
    int left = 0, top = 0, right = 0, bottom = 0;
    [[nodiscard]] bool empty() const { return right <= left || bottom <= top; }
};

// The smallest box that contains every pixel that is not transparent.
PixelBox painted_part(const paint::Image& image)
{
    PixelBox box{image.width, image.height, 0, 0};
    for (int y = 0; y < image.height; ++y) {
        const uint32_t* row = image.pixels.data() + static_cast<size_t>(y) * static_cast<size_t>(image.width);
        const uint32_t* end = row + image.width;
        const uint32_t* first = std::find_if(row, end, [](uint32_t pixel) { return pixel != 0; });
        if (first == end) continue;
        const uint32_t* last = end;
        while (*(last - 1) == 0) --last;
        box.left = std::min(box.left, static_cast<int>(first - row));
        box.right = std::max(box.right, static_cast<int>(last - row));
        box.top = std::min(box.top, y);
        box.bottom = y + 1;
    }
    return box;
}

// In place: rows only move towards the front, and no second picture is asked of the system.
void cut(paint::Image& image, const PixelBox& box)
{
    const int width = box.right - box.left, height = box.bottom - box.top;
    uint32_t* to = image.pixels.data();
    for (int y = box.top; y < box.bottom; ++y, to += width)
        std::memmove(to, &image.pixels[static_cast<size_t>(y) * static_cast<size_t>(image.width) + static_cast<size_t>(box.left)],
                     static_cast<size_t>(width) * sizeof(uint32_t));
    image.width = width;
    image.height = height;
    image.pixels.resize(static_cast<size_t>(width) * static_cast<size_t>(height));
}

PaintedLayer paint_layer(const Layer& layer, float pixels_per_unit, const text::Typesetter& typesetter, const Painting& how)
{
    PaintedLayer painted;
    if (layer.bounds.empty() || !layer.paint) return painted;
    {
        paint::Painter painter(painted.image, layer.bounds, pixels_per_unit * layer.density, typesetter, how.lettering, how.contrast);
        layer.paint(painter);
    }
    const paint::PixelRect box = paint::pixel_bounds(layer.bounds, pixels_per_unit * layer.density);
    const PixelBox part = painted_part(painted.image);
    if (part.empty()) return {};
    const bool whole = part.left == 0 && part.top == 0 && part.right == painted.image.width && part.bottom == painted.image.height;
    if (!whole) cut(painted.image, part);
    painted.place = {static_cast<float>(box.x + part.left), static_cast<float>(box.y + part.top), static_cast<float>(painted.image.width),
                     static_cast<float>(painted.image.height)};
    if (layer.density != 1)
        painted.place = {painted.place.x / layer.density, painted.place.y / layer.density, painted.place.w / layer.density, painted.place.h / layer.density};
    return painted;
}

DigitStrip paint_digits(const Counter& counter, float pixels_per_unit, const text::Typesetter& typesetter, const Painting& how)
{
    text::Style style = counter.style;
    style.figures = text::Figures::Tabular;
    std::vector<text::Block> blocks;
    for (const char character : DigitStrip::kCharacters) blocks.push_back(typesetter.line(std::string(1, character), style));

    DigitStrip strip;
    float widest = 0;
    for (const text::Block& block : blocks) widest = std::max(widest, block.size.w);
    for (size_t i = 0; i < 10; ++i) strip.digit_advance = std::max(strip.digit_advance, blocks[i].size.w * pixels_per_unit);
    strip.comma_advance = blocks[DigitStrip::kCharacters.find(',')].size.w * pixels_per_unit;
    strip.point_advance = blocks[DigitStrip::kCharacters.find('.')].size.w * pixels_per_unit;
    // Ink may lean out of its advance; the comma hangs below the em box.
    const int margin = static_cast<int>(std::ceil(style.size * pixels_per_unit * 0.12f)) + 1;
    const float base = blocks[0].glyphs.empty() ? style.size * 0.88f : blocks[0].glyphs[0].origin.y;
    strip.origin_x = margin;
    strip.baseline = margin + static_cast<int>(std::lround(base * pixels_per_unit));
    strip.cell_width = static_cast<int>(std::ceil(widest * pixels_per_unit)) + 2 * margin;
    strip.cell_height = strip.baseline + static_cast<int>(std::ceil(style.size * pixels_per_unit * 0.35f));

    const float width = static_cast<float>(strip.cell_width * static_cast<int>(blocks.size())) / pixels_per_unit;
    paint::Painter painter(strip.image, {0, 0, width, static_cast<float>(strip.cell_height) / pixels_per_unit}, pixels_per_unit, typesetter, how.lettering,
                           how.contrast);
    for (size_t i = 0; i < blocks.size(); ++i) {
        const float own_base = blocks[i].glyphs.empty() ? base : blocks[i].glyphs[0].origin.y;
        const float x = static_cast<float>(strip.cell_width * static_cast<int>(i) + margin) / pixels_per_unit;
        painter.text(blocks[i], {x, static_cast<float>(strip.baseline) / pixels_per_unit - own_base}, counter.color);
    }
    return strip;
}

}  // namespace

PaintedScene paint_layers(std::shared_ptr<const Composition> composition, float pixels_per_unit, const text::Typesetter& typesetter, const Painting& how)
{
    PaintedScene scene;
    scene.pixels_per_unit = pixels_per_unit;
    const std::vector<bool> wanted = how.only_seen ? layers_seen(*composition, *how.only_seen) : std::vector<bool>(composition->layers.size(), true);
    scene.whole = std::all_of(wanted.begin(), wanted.end(), [](bool one) { return one; });
    const auto paint = [&](size_t i) { return paint_layer(composition->layers[i], pixels_per_unit, typesetter, how); };
    // A first picture waits for its photographs, so each is painted beside the rest; later there is time, and the picture needs the processors. They
    // set no type: the typesetter stays with this thread.
    std::map<size_t, std::future<PaintedLayer>> beside;
    for (size_t i = 0; how.only_seen && i < wanted.size(); ++i)
        if (wanted[i] && composition->layers[i].costly) beside.emplace(i, std::async(std::launch::async, paint, i));
    for (size_t i = 0; i < wanted.size(); ++i) scene.layers.push_back(wanted[i] && !beside.contains(i) ? paint(i) : PaintedLayer{});
    for (auto& [i, painted] : beside) scene.layers[i] = painted.get();
    for (const Element& element : composition->elements)
        if (const auto* counter = std::get_if<Counter>(&element)) scene.digits.push_back(paint_digits(*counter, pixels_per_unit, typesetter, how));
    scene.composition = std::move(composition);
    return scene;
}

}  // namespace renkei::canvas
