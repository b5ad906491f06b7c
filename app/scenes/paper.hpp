#pragma once
// The day ground: washi with its fibres (media/washi.png), or the plain colour where the texture is missing.

#include "scenes/board.hpp"

namespace renkei::scenes {

void add_paper(Board& board, Rect area, paint::Color tint = paint::ink::kWashi);

}  // namespace renkei::scenes
