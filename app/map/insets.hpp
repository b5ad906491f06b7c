#pragma once
// How the whole country fits one frame: the main islands with the Northern Territories and the Izu islands, and framed insets
// for what lies too far away. Every place of Japan belongs to exactly one part; nothing is cut off.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "map/atlas.hpp"
#include "map/projection.hpp"

namespace renkei::map {

enum class MapPart {
    Main,              // with Tsushima, Goto, Yakushima, 青ヶ島 and 鳥島
    SouthWest,         // 南西諸島: Tokara, Amami, Okinawa, Daito, Senkaku, Sakishima to Yonaguni
    Ogasawara,         // 小笠原群島 and 火山列島 with 硫黄島
    Minamitorishima,   // 南鳥島, also 小笠原村: 1,200 km farther east, so it has a frame of its own, at a larger scale
};

// 小笠原村 (13421) is Ogasawara by its code; only a place can be Minamitorishima.
[[nodiscard]] MapPart part_of(std::string_view code5);
[[nodiscard]] MapPart part_at(LonLat place);
// The codes to draw in a part, out of all (Atlas::codes()). Land without a municipality (00000) comes as NN000 of its
// prefecture, as Atlas::outline knows it.
[[nodiscard]] std::vector<std::string> codes_of(MapPart part, std::span<const std::string> all);

struct Inset {
    MapPart part = MapPart::SouthWest;
    Rect frame;   // layout units, to be drawn as a hairline
    View view;    // north is up inside the frame
};

// The part in a frame of the caller's choice, as large as it fits with a margin of sea: all of its land is inside.
// 南鳥島, an island of 2 km, so comes out some twenty times larger than the rest; its frame is there to be seen, not to compare.
[[nodiscard]] Inset inset_in(MapPart part, Rect frame);

// Only the rings that lie inside the inset's frame: 小笠原村 has rings in two of them.
[[nodiscard]] Shape rings_within(const Shape& shape, const Inset& inset);

}  // namespace renkei::map
