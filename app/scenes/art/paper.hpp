#pragma once
// The ground of a day page: washi with the faint fibres of hand-made paper.

#include "paint/painter.hpp"

namespace renkei::scenes::art {

// Fills the area with washi (or another light ground) and lays the fibres of media/washi.png on it: some 2 % darker where they
// are thick, as much lighter where the sheet is thin. Their mean is the ground itself, so that a plain field of the same colour
// (the quiet zone of a QR code) does not stand out. Without the artwork (`fibres` empty) the ground is plain.
void paint_paper(paint::Painter& painter, Rect area, const paint::Image& fibres, paint::Color ground = paint::ink::kWashi);

}  // namespace renkei::scenes::art
