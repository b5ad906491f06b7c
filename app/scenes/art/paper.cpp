#include "scenes/art/paper.hpp"

#include <algorithm>

namespace renkei::scenes::art {

namespace {

// What the ground must be before the fibres darken it, for the sheet to have this colour on average.
paint::Color before_fibres(paint::Color ground, paint::Color ink, const paint::Image& fibres)
{
    if (fibres.empty()) return ground;
    double thickness = 0;
    for (const uint32_t p : fibres.pixels) thickness += p >> 24;
    const float cover = static_cast<float>(thickness / (255.0 * static_cast<double>(fibres.pixels.size()))) * ink.a;
    const auto lifted = [cover](float g, float i) { return std::min(1.0f, (g - cover * i) / (1 - cover)); };
    return {lifted(ground.r, ink.r), lifted(ground.g, ink.g), lifted(ground.b, ink.b), 1};
}

}  // namespace

void paint_paper(paint::Painter& painter, Rect area, const paint::Image& fibres, paint::Color ground)
{
    // Alpha of the ink where fibres lie thickest: some ±2 % of grey. Neutral ink, for a coloured one shifts the hue of the
    // paper when so little of it is rounded to eight bits.
    constexpr float kStrength = 0.034f;
    const paint::Color ink = paint::ink::kSumi.with_alpha(kStrength);
    painter.begin();
    painter.rect(area);
    painter.fill(before_fibres(ground, ink, fibres));
    painter.fill_through(fibres, {area.x, area.y}, ink, paint::Tiling::Repeat);
    painter.begin();
}

}  // namespace renkei::scenes::art
