#pragma once
// One picture of many: small copies in a tidy grid, each with its caption.

#include <string>
#include <vector>

#include "paint/painter.hpp"

namespace renkei::commands {

struct SheetEntry {
    std::string caption;
    paint::Image picture;   // already small
};

// Height in pixels of the small copies.
inline constexpr int kSheetLandscapeWidth = 480, kSheetPortraitWidth = 300;

// Averages blocks of pixels down to `width`, keeping the shape.
[[nodiscard]] paint::Image small_copy(const paint::Image& picture, int width);
[[nodiscard]] paint::Image contact_sheet(const std::vector<SheetEntry>& entries, const std::string& title, const text::Typesetter& typesetter);

}  // namespace renkei::commands
