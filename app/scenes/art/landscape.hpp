#pragma once
// The large made landscape of a municipality: what stands where it has no photograph. Chosen and coloured by the code;
// a free landscape in the manner of a colour woodcut, never a likeness of the place.
//
// In an area of 1,000 units or more in height the lowest 150 fade to sumi, so that a footer of washi type keeps its contrast;
// a lower one, on which no type stands, darkens in its lowest 80 only. Deterministic; 20–60 ms for 960 × 1080 pixels.

#include <string_view>

#include "base/geometry.hpp"
#include "paint/painter.hpp"

namespace renkei::scenes::art {

enum class Motif { Lake, Coast, Mountain, Field, River, Pasture };

// "lake", "coast", "cliffs" (a coast of rock), "mountain", "field", "pasture" or "river", as content names them. Anything else, and nothing: chosen by the code,
// among mountain, field and river only, for a town without a coast should not be given one by a hash.
[[nodiscard]] Motif motif_for(std::string_view code5, std::string_view motif);

// How far every layer reaches beyond the area on all sides: room for a drift of 14 units and 4 % of enlargement.
inline constexpr float kOverscan = 64;

// The picture in three depths, back to front: Sky is opaque, Far and Near are transparent above their land. Each
// reaches kOverscan beyond the area and is not clipped, so the painter's window decides: area.grown(kOverscan) at most.
enum class Layer { Sky, Far, Near };
void paint_landscape_layer(paint::Painter& painter, Rect area, std::string_view code5, std::string_view motif, Layer layer);

// Below this the land covers the sky, whatever drifts: what is not seen need not be painted.
[[nodiscard]] float sky_ends(Rect area, std::string_view code5, std::string_view motif);

}  // namespace renkei::scenes::art
