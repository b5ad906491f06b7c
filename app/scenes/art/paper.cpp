#include "scenes/art/paper.hpp"

namespace renkei::scenes::art {

void paint_paper(paint::Painter& painter, Rect area, const paint::Image& fibres, paint::Color ground)
{
    // Alpha of the ink where fibres lie thickest: some ±2 % of grey. Neutral ink, for a coloured one shifts the hue of the
    // paper when so little of it is rounded to eight bits.
    constexpr float kStrength = 0.034f;
    painter.begin();
    painter.rect(area);
    painter.fill(ground);
    painter.fill_through(fibres, {area.x, area.y}, paint::ink::kSumi.with_alpha(kStrength), paint::Tiling::Repeat);
    painter.begin();
}

}  // namespace renkei::scenes::art
