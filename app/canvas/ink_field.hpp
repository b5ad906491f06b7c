#pragma once
// When the ink reaches each place of the display in a sumi bleed: a slow radial spread whose edge is frayed by noise.
// Made once for a display size from a fixed seed, so every display and every run bleeds alike. No GL.

#include <vector>

#include "base/geometry.hpp"

namespace renkei::canvas {

struct InkField {
    int width = 0, height = 0;          // a quarter of the display
    std::vector<float> arrival;         // 0 first … 1 last, row by row, top first

    // The earliest and latest arrival within each square of `kTile` display pixels, row by row.
    static constexpr int kTile = 64;
    int columns = 0, rows = 0;
    std::vector<float> earliest, latest;
};

[[nodiscard]] InkField make_ink_field(PixelSize display);

}  // namespace renkei::canvas
