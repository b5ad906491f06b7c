#pragma once
// The round landscape that every one of the 1,741 municipalities and wards has. It is a free landscape chosen by the code,
// the same for ever, and never called 紋章 or 市章. Far hills are plain; only the nearest ground carries a pattern.

#include <string_view>

#include "scenes/art/palette.hpp"
#include "scenes/art/patterns.hpp"

namespace renkei::scenes::art {

enum class Silhouette { Cone, Twin, Jagged, Rolling, Shoulder };
inline constexpr int kSilhouettes = 5;

struct Emblem {
    Hue hue = Hue::Ai;
    Silhouette silhouette = Silhouette::Cone;
    Pattern pattern = Pattern::Seigaiha;
    bool moon_on_the_right = false;
    uint64_t seed = 0;          // the finer choices: where the summit stands, how the hills lie

    friend bool operator==(const Emblem&, const Emblem&) = default;
};

// `code5` is the five-digit local government code, "01465". The same code gives the same emblem on every machine.
[[nodiscard]] Emblem emblem_for(std::string_view code5);

// A circle of this diameter in layout units, nothing outside it.
void paint_emblem(paint::Painter& painter, Vec2 centre, float diameter, std::string_view code5);

}  // namespace renkei::scenes::art
