#pragma once
// The pages of a visit: what a visitor sees after the first touch. Each stands still from its first moment, so that what is
// touched next is there at once; the buttons and where they stand come from the room visit. Private to the visit: page.hpp.

#include "scenes/scene.hpp"

namespace renkei::scenes {

// Setting::visit says where the visitor is. Error: NotFound where the content no longer has what they look at.
Result<canvas::Composition> compose_visit(const Setting& setting);

}  // namespace renkei::scenes
