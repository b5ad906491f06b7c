#pragma once
// How large a QR code comes out, for those that are to stand on a line with each other.

#include <string_view>

#include "base/geometry.hpp"

namespace renkei::paint {

inline constexpr int kQrQuietZone = 4;   // modules on every side, ISO/IEC 18004 §5.3.8

// Modules along a side of the code that Painter::qr makes of this, without its quiet zone.
// `least`: not fewer, so that codes beside each other are of one size.
[[nodiscard]] int qr_modules(std::string_view content, int least = 0);

// Where the code and its quiet zone come out in an area, layout units: whole pixels a module.
[[nodiscard]] Rect qr_zone(std::string_view content, Rect area, float pixels_per_unit, int least = 0);

}  // namespace renkei::paint
