#pragma once
// The whole country on one frame: the main part (the four main islands with the Northern Territories and the Izu islands) and
// framed insets for what lies too far away, as the map room parts it. No municipality is cut off or left out.

#include <span>
#include <vector>

#include "map/insets.hpp"
#include "model/content.hpp"
#include "scenes/board.hpp"
#include "scenes/land.hpp"

namespace renkei::scenes {

// The title shows municipalities as points, so it has no frame for 南鳥島, which has none.
enum class NationUse { Title, Agreements };

enum class InsetLabel { Inside, Above, Below };

struct NationInset {
    map::Inset inset;
    const char* label = "";      // key of words()
    InsetLabel at = InsetLabel::Inside;
};

struct NationLayout {
    map::View main;
    std::vector<NationInset> insets;

    [[nodiscard]] Vec2 place(const model::Municipality& m) const;
};

// Lying pages that are nearly square (4:3, 5:4): there the agreements have a list beside the map instead of lines to it.
[[nodiscard]] bool compact(Size frame);

// How wide the names of the insets are in the display's language, units: where insets stand side by side their frames are no narrower,
// so that each name stands over its own.
struct InsetNames {
    float ogasawara = 0, minamitorishima = 0, nansei = 0;
};
// Of the south-west's frame: its islands come down from the upper right corner, and leave so much of the width to a name beside them.
constexpr float kBesideIslands = 0.66f;
[[nodiscard]] InsetNames inset_names(const Board& board);

// Larger type than usual wants more room for the names over the insets.
[[nodiscard]] NationLayout nation_layout(Size frame, NationUse use, float type_floor = 24, InsetNames names = {});

// The land of these municipalities (atlas.codes() for all): what lies in the main part, and what lies in the insets.
[[nodiscard]] Land main_land(const NationLayout& nation, const map::Atlas& atlas, std::span<const std::string> codes, float pixels_per_unit);
[[nodiscard]] Land inset_land(const NationLayout& nation, const map::Atlas& atlas, std::span<const std::string> codes, float pixels_per_unit);

// The lines between municipalities of `of` and of `among`, in the main part and in the insets.
[[nodiscard]] Lines seams(const NationLayout& nation, const map::Atlas& atlas, std::span<const std::string> of, std::span<const std::string> among, float pixels_per_unit);

void paint_inset_frames(paint::Painter& p, const NationLayout& layout);
// Returns where they stand.
std::vector<Rect> place_inset_labels(Board& board, const NationLayout& layout, paint::Color color, const Entrance& entrance = {-1, {0, 0}});

}  // namespace renkei::scenes
