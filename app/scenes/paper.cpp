#include "scenes/paper.hpp"

namespace renkei::scenes {

void add_paper(Board& board, Rect area, paint::Color tint)
{
    const int layer = board.layer("paper", area, [tint](paint::Painter& p) { p.fill_all(tint); });
    board.last_layer().opaque = true;
    board.show(layer);
}

}  // namespace renkei::scenes
