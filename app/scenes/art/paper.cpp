#include "scenes/art/paper.hpp"

namespace renkei::scenes::art {

void paint_paper(paint::Painter& painter, Rect area, const paint::Image& fibres, paint::Color ground)
{
    constexpr float kStrength = 0.085f;   // alpha of the ink where fibres lie thickest; 0.2 already looks dirty
    painter.begin();
    painter.rect(area);
    painter.fill(ground);
    painter.fill_through(fibres, {area.x, area.y}, paint::mix(ground, paint::rgb(0x6B5A3C), 0.75f).with_alpha(kStrength), paint::Tiling::Repeat);
    painter.begin();
}

}  // namespace renkei::scenes::art
