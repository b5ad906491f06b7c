#pragma once
// What a reader in the lobby gets: the contrast of every line of text as it is on the display.

#include "canvas/composition.hpp"
#include "paint/painter.hpp"

namespace renkei::commands {

// WCAG contrast of a line of text against the ground around its glyphs, measured from the picture: the colour of the type
// against the worst 1 % of ground pixels in its box. Glyph pixels and their smoothed edges are told apart from the ground
// by colour and by flatness. 1 when the type cannot be told from the ground at all.
[[nodiscard]] float measured_contrast(const paint::Image& picture, const canvas::TextRecord& text, float pixels_per_unit);

}  // namespace renkei::commands
