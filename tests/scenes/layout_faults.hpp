#pragma once
// Finds what is wrong with the lettering of a composition without painting it.

#include <string>
#include <vector>

#include "canvas/composition.hpp"
#include "scenes/land.hpp"
#include "text/typesetter.hpp"

namespace renkei::tests {

// Smallest distance of any type from the edge of the frame, units.
inline constexpr float kLeastMargin = 24;

[[nodiscard]] std::vector<std::string> outside_the_margin(const canvas::Composition& composition, const text::Typesetter& typesetter);
// Pairs of texts that are on the display at the same time and touch each other. Counters count as texts with their last value.
[[nodiscard]] std::vector<std::string> overlapping(const canvas::Composition& composition, const text::Typesetter& typesetter);
// Texts that lie on land: over its coast, or within it.
[[nodiscard]] std::vector<std::string> on_land(const canvas::Composition& composition, const text::Typesetter& typesetter, const scenes::Land& land);
// A ward's name in Latin letters or Hangul without what makes it a ward: on its tile, where a long one is smaller than large type
// rather than torn. The ward that is spoken of stands large below.
[[nodiscard]] bool names_tile(const canvas::TextRecord& text);
inline constexpr float kNormalFloor = 24;   // nothing is smaller
[[nodiscard]] std::vector<std::string> below_the_floor(const canvas::Composition& composition, float type_floor);
[[nodiscard]] std::vector<std::string> without_glyph(const canvas::Composition& composition, const text::Typesetter& typesetter, Language language);

// True when there are none; otherwise says them on stderr, one a line: Catch2 would break them inside their characters.
[[nodiscard]] bool none(const std::vector<std::string>& faults);

// UTF-8 to characters.
[[nodiscard]] std::u32string characters_of(const std::string& text);

}  // namespace renkei::tests
