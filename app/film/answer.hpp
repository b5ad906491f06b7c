#pragma once
// What renkei-film answers at once: facts and single pictures. The exit code is what is returned.

#include "film/clip.hpp"

namespace renkei::film {

[[nodiscard]] int answer_facts();
[[nodiscard]] int answer_still(ClipOptions options, uint32_t width, uint32_t height, double seconds);

}  // namespace renkei::film
