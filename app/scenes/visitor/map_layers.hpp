#pragma once
// The colours of a visitor's maps, and what they say they mean. Private to the visit.

#include "scenes/visitor/page.hpp"

namespace renkei::scenes {

// Bright by night, and darker where names stand on it.
[[nodiscard]] paint::Color color_of(visit::Layer layer);
[[nodiscard]] paint::Color below_names(visit::Layer layer);
// `count`: towns of the layer that the page's map holds, which have that colour there.
[[nodiscard]] Legend legend_of(const VisitPage& page, const visit::Words& words, size_t count, paint::Color color);

}  // namespace renkei::scenes
