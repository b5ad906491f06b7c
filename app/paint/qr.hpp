#pragma once
// How large a QR code comes out, for those that are to stand on a line with each other.

#include <string_view>

namespace renkei::paint {

inline constexpr int kQrQuietZone = 4;   // modules on every side, ISO/IEC 18004 §5.3.8

// Modules along a side of the code that Painter::qr makes of this, without its quiet zone.
[[nodiscard]] int qr_modules(std::string_view content);

}  // namespace renkei::paint
