#pragma once
// The ground of a day page: washi with the faint fibres of hand-made paper.

#include "paint/painter.hpp"

namespace renkei::scenes::art {

// Fills the area with washi (or another light ground) and lays the fibres of media/washi.png on it, about 2 % darker where
// they are thick; type keeps its contrast. Without the artwork (`fibres` empty) the ground is plain.
void paint_paper(paint::Painter& painter, Rect area, const paint::Image& fibres, paint::Color ground = paint::ink::kWashi);

}  // namespace renkei::scenes::art
