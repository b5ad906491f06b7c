#include "scenes/art/cloth.hpp"

#include <algorithm>
#include <array>

#include "scenes/art/emblem.hpp"

namespace renkei::scenes::art {

namespace ink = paint::ink;

Cloth cloth_of(std::string_view code5)
{
    static constexpr std::array<float, kPatterns> kTiles{60, 76, 58, 54, 46, 60};   // in the order of Pattern
    const Emblem emblem = emblem_for(code5);
    return {emblem.hue, emblem.pattern, kTiles[static_cast<size_t>(emblem.pattern)]};
}

Color dye(Hue hue)
{
    Color c = tones(hue).near;
    while (paint::contrast_ratio(c, ink::kWashi) < 7.4f) c = paint::mix(c, ink::kSumi, 0.08f);
    return c;
}

void paint_cloth(paint::Painter& p, Rect r, const Cloth& cloth, float words_end)
{
    const Color ground = dye(cloth.hue), line = tones(cloth.hue).far;
    p.begin();
    p.rect(r);
    p.fill(paint::Gradient{paint::Gradient::Kind::Linear, {0, r.y}, {0, r.bottom()}, {{0, paint::mix(ground, ink::kSumi, 0.22f)}, {1, ground}}});
    const bool solid = cloth.pattern == Pattern::Yagasuri || cloth.pattern == Pattern::Ichimatsu;
    const float calm = std::clamp((words_end + 10 - r.y) / r.h, 0.3f, 0.97f);
    const float strong = solid ? 0.30f : 0.62f;
    fill_pattern(p, cloth.pattern, {.tile = cloth.tile, .line = 1.5f}, {r.x + r.w / 2, r.bottom()},
                 paint::Gradient{paint::Gradient::Kind::Linear, {0, r.y}, {0, r.bottom()}, {{0, line.with_alpha(0)}, {calm, line.with_alpha(0)}, {calm + (1 - calm) * 0.4f, line.with_alpha(strong * 0.55f)}, {1, line.with_alpha(strong)}}});
    p.begin();
}

}  // namespace renkei::scenes::art
