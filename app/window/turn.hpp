#pragma once
// A picture that is shown turned clockwise by 0, 90, 180 or 270 degrees, and the display it is shown on. Pure; any thread.

#include <utility>

#include "base/geometry.hpp"

namespace renkei::window {

// From the display's size to the picture's, and back.
[[nodiscard]] inline PixelSize turned(PixelSize size, int degrees)
{
    if (degrees % 180 != 0) std::swap(size.w, size.h);
    return size;
}

// Where a point of the display lies in the picture; both from their upper left corners, 0…1.
[[nodiscard]] inline Vec2 in_picture(Vec2 on_display, int degrees)
{
    switch (degrees) {
        case 90: return {on_display.y, 1 - on_display.x};    // the picture's top lies to the right
        case 180: return {1 - on_display.x, 1 - on_display.y};
        case 270: return {1 - on_display.y, on_display.x};
        default: return on_display;
    }
}

}  // namespace renkei::window
