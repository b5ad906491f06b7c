#pragma once
// The whole country on one frame: the four main islands with the Northern Territories and the Izu islands, a framed inset for
// the islands from Tokara to Yonaguni, another for Ogasawara. No municipality is cut off or left out.

#include "map/projection.hpp"
#include "model/content.hpp"
#include "scenes/board.hpp"

namespace renkei::scenes {

enum class NationUse { Title, Agreements };

enum class Part { Main, Nansei, Ogasawara };

struct Inset {
    Rect frame;
    map::View view;
    const char* label;      // key of words()
    bool label_below;
};

struct NationLayout {
    map::View main;
    Inset nansei, ogasawara;

    [[nodiscard]] const map::View& view(Part part) const;
    [[nodiscard]] Vec2 place(const model::Municipality& m) const;
};

[[nodiscard]] Part part_of(const model::Municipality& m);
[[nodiscard]] NationLayout nation_layout(Size frame, NationUse use);
void paint_inset_frames(paint::Painter& p, const NationLayout& layout);
void place_inset_labels(Board& board, const NationLayout& layout, paint::Color color);

}  // namespace renkei::scenes
