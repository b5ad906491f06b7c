#pragma once
// The showcase's layout in which a film plays. Private to the showcase.

#include "scenes/board.hpp"

namespace renkei::scenes {

[[nodiscard]] Result<canvas::Composition> compose_film(const model::Film& film, const Setting& setting);

}  // namespace renkei::scenes
