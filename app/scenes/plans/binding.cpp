#include "scenes/plans/binding.hpp"

#include <cmath>

#include "scenes/art/patterns.hpp"
#include "scenes/paper.hpp"

namespace renkei::scenes::plans {
namespace {

namespace ink = paint::ink;

constexpr float kHoles = 40;      // from the edge to the row of holes
constexpr float kNear = 25;       // … and to those beside each of them
constexpr float kAside = 17;      // along the edge, to those
constexpr float kCorner = 50;     // of the cloth
constexpr float kApart = 236;     // between two holes, about

// The threads about one hole: over the edge, and from it to the two beside it, which go over the edge too.
void trace_shell(paint::Painter& p, float edge, float y)
{
    p.move_to({edge - kHoles, y});
    p.line_to({edge, y});
    for (const float side : {-kAside, kAside}) {
        p.move_to({edge - kHoles, y});
        p.line_to({edge - kNear, y + side});
        p.line_to({edge, y + side});
    }
}

void paint_corner(paint::Painter& p, Rect cloth)
{
    p.begin();
    p.rect(cloth);
    p.fill(ink::kAi);
    art::fill_pattern(p, art::Pattern::Asanoha, {.tile = 44, .line = 1.2f}, {cloth.right(), cloth.y}, ink::kWashi.with_alpha(0.5f));
    p.begin();
}

}  // namespace

void add_binding(Board& board, Ground ground)
{
    const Size f = board.frame();
    const bool night = ground == Ground::Night;
    const Rect edge{f.w - kHoles - 6, 0, kHoles + 6, f.h};
    const int layer = board.layer(night ? "binding by night" : "binding", edge.united({f.w - kCorner, 0, kCorner, f.h}), [=](paint::Painter& p) {
        const auto spans = static_cast<int>(std::lround(f.h / kApart));
        p.begin();
        p.move_to({f.w - kHoles, 0});
        p.line_to({f.w - kHoles, f.h});
        for (int i = 1; i < spans; ++i) trace_shell(p, f.w, f.h * static_cast<float>(i) / static_cast<float>(spans));
        p.stroke(night ? ink::kAiLight : ink::kAi, {2.4f, paint::Cap::Round, paint::Join::Round, {}, 0});
        for (const float y : {0.0f, f.h - kCorner}) paint_corner(p, {f.w - kCorner, y, kCorner, kCorner});
    });
    board.show(layer);
}

void add_page(Board& board)
{
    add_paper(board, {0, 0, board.frame().w, board.frame().h});
    add_binding(board, Ground::Day);
}

}  // namespace renkei::scenes::plans
