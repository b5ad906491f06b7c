#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>

#include "scenes/wards/pages.hpp"

namespace renkei::scenes::wards {

namespace ink = paint::ink;

Rect name_room(const Board& board, const Page& page)
{
    const float top = board.portrait() ? page.tiles.corner.y + page.tiles.size().h - page.tiles.width : 20, left = board.portrait() ? kMargin : page.tiles.corner.x + page.tiles.size().w + 20;
    return {left, top, board.right() - left - (board.portrait() ? 0.0f : page.headline_size + 36), page.words.y - 10 - top};
}

void add_place_name(Board& board, OpenSea& sea, const std::string& name, Vec2 place, const Turn& turn, std::span<const Flow> flows, float size)
{
    const auto block = std::make_shared<const text::Block>(board.setting().typesetter.set(board.paragraph(name, board.style(text::Face::Mincho, board.type(size), 1))));
    const auto off_lines = [&](std::span<const Flow> lines) {
        return [&, lines](const SeaName& s) {
            const Rect air = s.box.grown(kSeaAir);
            for (const Flow& each : lines)
                if (std::any_of(each.ways.begin(), each.ways.end(), [&](const Way& way) { return way.meets(air); })) return false;
            // The hairline crosses no line of light and runs past no other place's dot.
            return std::none_of(flows.back().ways.begin(), flows.back().ways.end(), [&](const Way& way) {
                const Vec2 dot = way.points.back();
                return leader_crosses(s, way.points) || (std::hypot(dot.x - place.x, dot.y - place.y) > 2 && distance_from(s, dot) < 9);
            });
        };
    };
    auto standing = beside_land(sea.chart, sea.within, sea.taken, place, block->size, off_lines(flows));
    if (!standing) standing = beside_land(sea.chart, sea.within, sea.taken, place, block->size, off_lines(flows.last(1)));
    if (!standing) return;   // it is said below
    sea.taken.push_back(standing->box.grown(kSeaAir));
    const float begin = turn.begin + 0.9f, end = turn.end - 0.3f;
    const Vec2 at{standing->box.x, standing->box.y};
    board.record(*block, at, ink::kWashi, begin + 0.6f, turn.last ? std::numeric_limits<float>::infinity() : end);
    canvas::Sprite& sprite = board.show(board.layer("name " + name, bounds_of(*standing), [block, at, leads = *standing](paint::Painter& p) {
        paint_leader(p, leads);
        p.text(*block, at, ink::kWashi);
    }));
    sprite.opacity = canvas::Track(0).to(1, begin, 0.6f);
    if (!turn.last) sprite.opacity.to(0, end, 0.4f, canvas::Ease::InQuad);
}

}  // namespace renkei::scenes::wards
