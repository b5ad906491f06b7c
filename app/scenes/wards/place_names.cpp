#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>

#include "scenes/plans/parts.hpp"
#include "scenes/strings.hpp"
#include "scenes/wards/pages.hpp"

namespace renkei::scenes::wards {

namespace ink = paint::ink;

// Lying, the land reaches into the upper margin, and so may names beside it: their hairlines run level then.
constexpr float kNamesTop = 60;

Rect name_room(const Board& board, const Page& page)
{
    const float top = board.portrait() ? page.tiles.corner.y + page.tiles.size().h - page.tiles.width : kNamesTop, left = board.portrait() ? kMargin : page.tiles.corner.x + page.tiles.size().w + 20;
    return {left, top, board.right() - left - (board.portrait() ? 0.0f : page.headline_size + 36), page.words.y - 10 - top};
}

void add_place_name(Board& board, OpenSea& sea, const std::string& name, Vec2 place, const Turn& turn, std::span<const Flow> flows, float size)
{
    const auto block = std::make_shared<const text::Block>(board.setting().typesetter.set(board.paragraph(name, board.style(text::Face::Mincho, board.type(size), 1))));
    constexpr float kOffDots = 18;   // nearer a hairline seems to lead to them
    const auto off_lines = [&](std::span<const Flow> lines) {
        return [&, lines](const SeaName& s) {
            const Rect air = s.box.grown(kSeaAir);
            for (const Flow& each : lines)
                if (std::any_of(each.ways.begin(), each.ways.end(), [&](const Way& way) { return way.meets(air); })) return false;
            // The hairline crosses no line of light and runs past no other place's dot.
            return std::none_of(flows.back().ways.begin(), flows.back().ways.end(), [&](const Way& way) {
                const Vec2 dot = way.points.back();
                return leader_crosses(s, way.points) || (std::hypot(dot.x - place.x, dot.y - place.y) > 2 && distance_from(s, dot) < kOffDots);
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

void add_tile_key(Board& board, const Page& page)
{
    constexpr float kTile = 26, kGap = 12;
    const text::Style style = board.style(text::Face::Gothic, board.type(24), 1);
    const std::string said = words("wards.key", board.setting().language);
    const float room = (board.portrait() ? page.words.w : kNameColumn - 32) - kTile - kGap;
    // Lying, in the column of the ward's name, in two lines where it is large; standing, below the words.
    const bool one = board.setting().typesetter.line(said, style).size.w <= room;
    const Vec2 at{page.words.x, page.words.bottom() + (board.portrait() ? page.key : -8)};
    const float middle = at.y - style.size * (one ? 0.36f : 0.98f);
    const TileMap tile{{at.x, middle - kTile * 0.5773503f}, kTile};
    const Entrance enter{0.3f, {0, 0}, 0.8f};
    board.show(board.layer("key", Rect{at.x, middle - kTile * 0.9f, kTile, kTile * 1.8f}.grown(4), [outline = tile.outline({"", 0, 1}, 0), down = kTile * 0.8660254f](paint::Painter& p) {
        p.save();
        p.translate({0, -down});   // the row below the first begins at the left
        p.begin();
        p.polygon(outline);
        p.fill(paint::mix(ink::kSumi, ink::kWakatake, 0.42f));
        p.stroke(ink::kWakatakeNight.with_alpha(0.7f), {1.5f, paint::Cap::Butt, paint::Join::Round, {}, 0});
        p.begin();
        p.restore();
    }), enter);
    const Vec2 beside{at.x + kTile + kGap, at.y};
    const paint::Color color = ink::kWashi.with_alpha(0.75f);
    if (one) board.line(said, style, beside, Anchor::BaselineLeft, color, enter);
    else plans::add_text(board, said, {text::Face::Gothic, 24, 1.25f, room}, {beside.x, beside.y + style.size * 0.12f}, Anchor::BottomLeft, color, enter);
}

}  // namespace renkei::scenes::wards
