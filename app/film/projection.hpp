#pragma once
// A film that plays, in step with a clock that the display has too.

#include "film/clip.hpp"

namespace renkei::film {

// Plays until the parent is gone. `began_us`: reading of the monotonic clock at which second 0 is due; it may lie ahead.
[[nodiscard]] int project(ClipOptions options, uint32_t width, uint32_t height, int64_t began_us);

}  // namespace renkei::film
