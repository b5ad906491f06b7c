#pragma once
// What a reader in the lobby gets: the contrast of every line of text as it is on the display.

#include <vector>

#include "canvas/composition.hpp"
#include "paint/painter.hpp"

namespace renkei::scenes {

// The texts that are at rest at this second, and the counters among them with what they say then.
[[nodiscard]] std::vector<canvas::TextRecord> lettering_at(const canvas::Composition& composition, float seconds, const text::Typesetter& typesetter);

// WCAG contrast of a line of text, measured at the edges of its glyphs: `picture` is the display, `ground` the same second
// painted without lettering, so that what lies under the type and its smoothed edges is known pixel by pixel. The worst 1 %
// of the edge's pixels counts. Type that is drawn weaker than, or otherwise than recorded counts as it is drawn. 1 when none
// of it is there.
[[nodiscard]] float measured_contrast(const paint::Image& picture, const paint::Image& ground, const canvas::TextRecord& text, float pixels_per_unit);

// What is asked of type of this size: 3:1 from 60 units on, 4.5:1 below (WCAG 2.2, 1.4.3), and 7:1 (1.4.6) of running text,
// which is type of 32 units and more in plain ink.
[[nodiscard]] float least_contrast(const canvas::TextRecord& text);

}  // namespace renkei::scenes
