#pragma once
// Dyed cloth that hangs into a page, as a noren or a banner: calm where type stands on it, its pattern gathering towards the hem.

#include "base/geometry.hpp"
#include "scenes/art/palette.hpp"
#include "scenes/art/patterns.hpp"

namespace renkei::scenes::art {

struct Cloth {
    Hue hue = Hue::Ai;
    Pattern pattern = Pattern::Seigaiha;
    float tile = 60;
};

// The cloth of a municipality or ward, in the hue and pattern of its emblem: always the same.
[[nodiscard]] Cloth cloth_of(std::string_view code5);

// Deep enough for type in washi, as body type wants it.
[[nodiscard]] Color dye(Hue hue);

// `words_end`: y at which the type on it ends; the pattern leaves what is above alone.
void paint_cloth(paint::Painter& painter, Rect cloth, const Cloth& look, float words_end);

}  // namespace renkei::scenes::art
