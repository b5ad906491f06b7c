#include "scenes/paper.hpp"

#include "scenes/art/paper.hpp"

namespace renkei::scenes {

void add_paper(Board& board, Rect area, paint::Color tint)
{
    const int layer = board.layer("paper", area, [area, tint, washi = board.setting().washi](paint::Painter& p) {
        if (washi) art::paint_paper(p, area, *washi, tint);
        else p.fill_all(tint);
    });
    board.last_layer().opaque = true;
    board.show(layer);
}

}  // namespace renkei::scenes
