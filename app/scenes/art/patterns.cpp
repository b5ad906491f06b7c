#include "scenes/art/patterns.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace renkei::scenes::art {

using paint::Color;
using paint::Painter;

namespace {

constexpr float kRoot3 = 1.7320508f;
constexpr Color kSolid{1, 1, 1, 1};
// Rings of a wave, in its radius: a strong edge and two echoes.
constexpr std::array<float, 3> kRings{1.0f, 0.68f, 0.36f};

// Tiles are drawn in their own space, 0..1 of the motif's width, stretched by less than half a pixel to whole pixels.
struct Sheet {
    Painter& p;
    float w, h;        // tile, units
    float line;        // units
    [[nodiscard]] paint::Stroke pen() const { return {.width = line, .cap = paint::Cap::Round, .join = paint::Join::Round, .dash = {}}; }
};

void seigaiha(const Sheet& s)
{
    // Radius ½ of the width; rows half a radius apart, each shifted by one radius. Lower rows lie over upper ones.
    const float r = s.w / 2, step = s.h / 2;
    for (int row = -3; row <= 5; ++row) {
        for (int column = -1; column <= 2; ++column) {
            const Vec2 c{static_cast<float>(column) * s.w + (row % 2 != 0 ? r : 0), static_cast<float>(row) * step + r};
            s.p.begin();
            s.p.circle(c, r);
            s.p.mode(paint::Mode::Erase);
            s.p.fill(kSolid);
            s.p.mode(paint::Mode::Over);
            for (const float ring : kRings) {
                s.p.begin();
                s.p.circle(c, r * ring - s.line / 2);
                s.p.stroke(kSolid, s.pen());
            }
        }
    }
}

void asanoha(const Sheet& s)
{
    // Equilateral triangles, upright edges; every centre is joined to its three corners. Tile: one star's two columns.
    const float half = s.w / 2, edge = s.h;
    const auto corner = [&](int column, int row) { return Vec2{static_cast<float>(column) * half, (static_cast<float>(row) + (column % 2 != 0 ? 0.5f : 0.0f)) * edge}; };
    s.p.begin();
    for (int column = -1; column <= 3; ++column) {
        for (int row = -2; row <= 2; ++row) {
            const Vec2 a = corner(column, row), b = corner(column, row + 1);
            const int shift = column % 2 != 0 ? 1 : 0;
            const Vec2 right = corner(column + 1, row + shift), left = corner(column - 1, row + shift);
            for (const Vec2 to : {b, right, Vec2{right.x, right.y - edge}}) {
                s.p.move_to(a);
                s.p.line_to(to);
            }
            for (const Vec2 third : {right, left}) {
                const Vec2 centre = (a + b + third) * (1.0f / 3);
                for (const Vec2 to : {a, b, third}) {
                    s.p.move_to(centre);
                    s.p.line_to(to);
                }
            }
        }
    }
    s.p.stroke(kSolid, s.pen());
}

void shippo(const Sheet& s)
{
    const float r = s.w / 2;
    s.p.begin();
    for (int y = -1; y <= 3; ++y)
        for (int x = -1; x <= 3; ++x)
            if ((x + y) % 2 == 0) s.p.circle({static_cast<float>(x) * r, static_cast<float>(y) * s.h / 2}, r);
    s.p.stroke(kSolid, s.pen());
}

void kikko(const Sheet& s)
{
    // Upright sides; side length a third of the tile's height.
    const float half = s.w / 2, side = s.h / 3;
    for (const float scale : {1.0f, 0.58f}) {
        s.p.begin();
        for (int row = -1; row <= 2; ++row) {
            for (int column = -1; column <= 2; ++column) {
                const Vec2 c{static_cast<float>(column) * s.w + (row % 2 != 0 ? half : 0), static_cast<float>(row) * 1.5f * side};
                const float x = half * scale, y = side * scale;
                const std::array<Vec2, 6> shell{Vec2{c.x, c.y - y}, {c.x + x, c.y - y / 2}, {c.x + x, c.y + y / 2}, {c.x, c.y + y}, {c.x - x, c.y + y / 2}, {c.x - x, c.y - y / 2}};
                s.p.polygon(shell);
            }
        }
        s.p.stroke(kSolid, s.pen());
    }
}

void yagasuri(const Sheet& s)
{
    // Two feathers a tile, the second upside down; half of each feather's length is dyed, its shaft left white.
    const float column = s.w / 2, slant = column * 0.55f, gap = s.line * 0.75f;
    s.p.begin();
    for (int c = 0; c < 2; ++c) {
        const float x = static_cast<float>(c) * column, tip = c == 0 ? -slant : slant;
        for (int row = -1; row <= 1; ++row) {
            const float y = (static_cast<float>(row) + (c == 0 ? 0.0f : 0.5f)) * s.h, length = s.h / 2;
            const float middle = x + column / 2;
            for (const float side : {-1.0f, 1.0f}) {
                const float inner = middle + side * gap, outer = middle + side * (column / 2 - gap * 0.5f);
                const std::array<Vec2, 4> vane{Vec2{inner, y + tip}, {outer, y}, {outer, y + length}, {inner, y + length + tip}};
                s.p.polygon(vane);
            }
        }
    }
    s.p.fill(kSolid);
}

void ichimatsu(const Sheet& s)
{
    s.p.begin();
    s.p.rect({0, 0, s.w / 2, s.h / 2});
    s.p.rect({s.w / 2, s.h / 2, s.w / 2, s.h / 2});
    s.p.fill(kSolid);
}

float height_ratio(Pattern pattern)
{
    switch (pattern) {
        case Pattern::Seigaiha: return 0.5f;
        case Pattern::Asanoha: return 1 / kRoot3;
        case Pattern::Shippo: return 1;
        case Pattern::Kikko: return kRoot3;
        case Pattern::Yagasuri: return 1.5f;
        case Pattern::Ichimatsu: return 1;
    }
    return 1;
}

}  // namespace

paint::Image pattern_tile(const Painter& painter, Pattern pattern, Cut cut)
{
    const float ppu = painter.pixels_per_unit();
    // Even numbers, since most tiles have a middle line.
    const auto pixels = [ppu](float units) { return std::max(4.0f, 2 * std::round(units * ppu / 2)); };
    const float w = pixels(cut.tile) / ppu, h = pixels(cut.tile * height_ratio(pattern)) / ppu;
    paint::Image tile;
    Painter p(tile, {0, 0, w, h}, ppu, painter.typesetter());
    const Sheet sheet{p, w, h, cut.line};
    switch (pattern) {
        case Pattern::Seigaiha: seigaiha(sheet); break;
        case Pattern::Asanoha: asanoha(sheet); break;
        case Pattern::Shippo: shippo(sheet); break;
        case Pattern::Kikko: kikko(sheet); break;
        case Pattern::Yagasuri: yagasuri(sheet); break;
        case Pattern::Ichimatsu: ichimatsu(sheet); break;
    }
    return tile;
}

void fill_pattern(Painter& painter, Pattern pattern, Cut cut, Vec2 origin, const paint::Gradient& ink)
{
    painter.fill_through(pattern_tile(painter, pattern, cut), origin, ink, paint::Tiling::Repeat);
}

void fill_pattern(Painter& painter, Pattern pattern, Cut cut, Vec2 origin, Color ink)
{
    painter.fill_through(pattern_tile(painter, pattern, cut), origin, ink, paint::Tiling::Repeat);
}

namespace {

// To the nearest whole number, −½ to ½. (std::round is a call into the library, a third of a wave's cost.)
float from_nearest(float x) { return x - static_cast<float>(static_cast<int>(x + (x < 0 ? -0.5f : 0.5f))); }

// Coverage of the wave lines at one point of the plane. u: across, in waves; v: away, in rows (two to a radius).
// `across` and `down` are the plane's units a pixel at this point, `lean` how far u moves with a pixel downward.
float wave_coverage(float u, float v, float across, float down, float lean, float half_line)
{
    // Row k has its centres at v = k and reaches up two rows (its radius ½ is two row steps). Of the discs that hold the
    // point the one of the largest k, nearest to the viewer, lies on top.
    const int first = static_cast<int>(std::floor(v)) + 2;
    const float beside[2] = {from_nearest(u), from_nearest(u - 0.5f)};   // even rows, odd rows
    float edge_in_front = 1e9f;   // pixels to the nearest disc that lies in front but does not hold the point
    for (int row = first; row > first - 4; --row) {
        const float du = beside[row & 1], dv = (v - static_cast<float>(row)) * 0.25f;   // both in waves, undistorted
        const float r2 = du * du + dv * dv;
        if (r2 > 0.36f) continue;   // no part of its line can reach here
        // How fast r changes a pixel: its gradient in the plane, carried to the image.
        const float r = std::sqrt(r2), gu = du * across, gv = du * lean + dv * 0.25f * down;
        const float pixels = r / (std::sqrt(gu * gu + gv * gv) + 1e-9f);   // for one wave
        if (r > 0.5f) {
            edge_in_front = std::min(edge_in_front, (r - 0.5f) * pixels);
            continue;
        }
        const float ring = r > 0.42f ? 0.5f : r > 0.26f ? 0.34f : 0.18f;
        // Lines lie inside their ring, so that a disc in front ends with its line.
        const float distance = std::min(edge_in_front + half_line, std::abs((ring - r) * pixels - half_line));
        return std::clamp(half_line + 0.5f - distance, 0.0f, 1.0f);
    }
    return 0;
}

}  // namespace

void fill_waves(Painter& painter, const Waves& waves, const paint::Gradient& ink)
{
    constexpr float kMelted = 0.22f;   // coverage of rows too thin to draw
    const float ppu = painter.pixels_per_unit();
    const Rect visible{std::max(waves.area.x, painter.window().x), std::max(waves.area.y, painter.window().y), 0, 0};
    const float right = std::min(waves.area.right(), painter.window().right()), bottom = std::min(waves.area.bottom(), painter.window().bottom());
    if (right <= visible.x || bottom <= visible.y) return;
    const paint::PixelRect px = paint::pixel_bounds({visible.x, visible.y, right - visible.x, bottom - visible.y}, ppu);
    paint::Image mask{px.w, px.h, std::vector<uint32_t>(static_cast<size_t>(px.w) * static_cast<size_t>(px.h))};
    // With t the distance below the horizon ÷ its greatest, D: width grows as w = W t and the squash of its circles as
    // f = 2 F √t (on a true plane it would be t, which thins the far rows to nothing). Rows lie ¼ of a circle's height apart,
    // so they pass at dv/dy = 4 / (w f), and v = −4 D / (W F √t).
    const float depth = waves.area.bottom() - waves.horizon;
    for (int y = 0; y < px.h; ++y) {
        const float d = (static_cast<float>(px.y + y) + 0.5f) / ppu - waves.horizon;
        if (d <= 0) continue;
        const float t = d / depth, width = waves.width * t, flat = waves.flatness * 2 * std::sqrt(t);
        const float v = waves.phase - 4 * depth / (waves.width * waves.flatness * std::sqrt(t));
        const float across = 1 / (width * ppu), down = 4 / (width * flat * ppu);
        const float half_line = waves.line * ppu * (0.34f + 0.16f * std::min(t, 1.0f));
        // Rows that are thinner than their lines would flicker as the picture drifts: they melt into a tone.
        const float tone = std::clamp((1 / down - 1.3f) / 2.2f, 0.0f, 1.0f);
        uint32_t* row = &mask.pixels[static_cast<size_t>(y) * static_cast<size_t>(px.w)];
        for (int x = 0; x < px.w; ++x) {
            const float u = ((static_cast<float>(px.x + x) + 0.5f) / ppu - waves.centre) / width;
            const float lean = -u / (d * ppu);
            const float c = tone > 0 ? wave_coverage(u, v, across, down, lean, half_line) * tone + kMelted * (1 - tone) : kMelted;
            row[x] = static_cast<uint32_t>(c * 255 + 0.5f) * 0x01010101u;
        }
    }
    painter.fill_through(mask, {static_cast<float>(px.x) / ppu, static_cast<float>(px.y) / ppu}, ink, paint::Tiling::Once);
}

}  // namespace renkei::scenes::art
