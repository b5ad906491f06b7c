#pragma once
// How one page follows the other in a cross-fade: the leaving one's type is gone before the arriving one's comes, so that two texts
// never stand in each other. Grounds, a page's fields and photographs among them, blend meanwhile, and what is on both pages stands.

#include <vector>

#include "canvas/composition.hpp"

namespace renkei::canvas {

// Progress of the transition 0..1; what is left of the leaving picture, and how much the type of the arriving one may show.
[[nodiscard]] float left_of_leaving(float progress);
[[nodiscard]] float entered_by(float progress);

// For each element of the arriving scene, whether it waits: everything but grounds and what the leaving scene shows at that second
// at the same place.
[[nodiscard]] std::vector<bool> waiting(const Composition& leaving, float leaving_seconds, const Composition& arriving);

}  // namespace renkei::canvas
