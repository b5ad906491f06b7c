#include "scenes/nation.hpp"

#include <algorithm>

#include "map/framing.hpp"
#include "scenes/strings.hpp"

namespace renkei::scenes {
namespace {

using map::MapPart;

NationLayout title_layout(Size frame)
{
    if (frame.portrait()) {
        const float k = std::min(1.0f, frame.h / 1920);
        return {map::fit(map::main_bounds(), {60, 225 * k, 960, 960 * k}),
                {{map::inset_in(MapPart::SouthWest, {468, 1120 * k, 368, 276 * k}), "inset.nansei"},
                 {map::inset_in(MapPart::Ogasawara, {864, 1284 * k, 120, 112 * k}), "inset.ogasawara", InsetLabel::Above}}};
    }
    const float k = std::min(1.0f, frame.w / 1920), c = frame.w / 2;
    return {map::fit(map::main_bounds(), {c - 340 * k, 30, 905 * k, 894}),
            {{map::inset_in(MapPart::SouthWest, {kMargin, kMargin, 368 * k, 276 * k}), "inset.nansei"},
             {map::inset_in(MapPart::Ogasawara, {c + 447 * k, 831, 121, 113}), "inset.ogasawara", InsetLabel::Below}}};
}

NationLayout agreements_layout(Size frame, float room)
{
    if (frame.portrait()) {
        const float k = std::min(1.0f, frame.h / 1920);
        return {map::fit(map::main_bounds(), {kMargin, 375 * k, 888, 880 * k}),
                {{map::inset_in(MapPart::SouthWest, {744, 1082 * k, 240, 176 * k}), "inset.nansei"},
                 {map::inset_in(MapPart::Ogasawara, {864, 736 * k, 120, 132 * k}), "inset.ogasawara", InsetLabel::Above},
                 {map::inset_in(MapPart::Minamitorishima, {864, 936 * k, 120, 64 * k}), "inset.minamitorishima", InsetLabel::Above}}};
    }
    const float k = std::min(1.0f, frame.w / 1920), c = frame.w / 2;
    const float width = std::clamp(room, 224.0f, 308.0f) * k, ogasawara = 148 * k, gap = 16 * k;
    return {map::fit(map::main_bounds(), {c - 401 * k, 50, 763 * k, 752}),
            {{map::inset_in(MapPart::SouthWest, {kMargin, 560, width, 224 * k}), "inset.nansei"},
             {map::inset_in(MapPart::Ogasawara, {kMargin, 448, ogasawara, 96}), "inset.ogasawara", InsetLabel::Above},
             {map::inset_in(MapPart::Minamitorishima, {kMargin + ogasawara + gap, 448, width - ogasawara - gap, 96}), "inset.minamitorishima", InsetLabel::Above}}};
}

}  // namespace

Vec2 NationLayout::place(const model::Municipality& m) const
{
    const MapPart part = map::part_of(m.code5);
    const auto framed = std::find_if(insets.begin(), insets.end(), [&](const NationInset& i) { return i.inset.part == part; });
    return (framed == insets.end() ? main : framed->inset.view).place(map::LonLat{m.lon, m.lat});
}

NationLayout nation_layout(Size frame, NationUse use, float room)
{
    return use == NationUse::Title ? title_layout(frame) : agreements_layout(frame, room);
}

Land main_land(const NationLayout& nation, const map::Atlas& atlas, std::span<const std::string> codes, float pixels_per_unit)
{
    return place(atlas.outline(map::codes_of(MapPart::Main, codes), map::detail_for(nation.main.scale, pixels_per_unit)), nation.main);
}

Land inset_land(const NationLayout& nation, const map::Atlas& atlas, std::span<const std::string> codes, float pixels_per_unit)
{
    Land land;
    for (const NationInset& i : nation.insets) {
        const std::vector<std::string> here = map::codes_of(i.inset.part, codes);
        if (here.empty()) continue;
        // Small islands are what an inset is for: never the level that leaves them out.
        const map::Detail detail = std::max(map::Detail::Region, map::detail_for(i.inset.view.scale, pixels_per_unit));
        merge(land, place(map::rings_within(atlas.outline(here, detail), i.inset), i.inset.view));
    }
    return land;
}

void paint_inset_frames(paint::Painter& p, const NationLayout& layout)
{
    for (const NationInset& i : layout.insets) {
        p.begin();
        p.rect(i.inset.frame);
        p.stroke(paint::ink::kWashi.with_alpha(0.28f), {1.25f, paint::Cap::Butt, paint::Join::Miter, {}, 0});
    }
    p.begin();
}

void place_inset_labels(Board& board, const NationLayout& layout, paint::Color color)
{
    const Entrance still{-1, {0, 0}};
    const text::Style style = board.style(text::Face::Gothic, board.type(24), 1);
    for (const NationInset& i : layout.insets) {
        const std::string label = words(i.label, board.setting().language);
        const Rect frame = i.inset.frame;
        const bool left = frame.x + frame.w / 2 < board.frame().w / 2;   // names keep to the page's nearer edge
        if (i.at == InsetLabel::Below) board.line(label, style, {frame.right(), frame.bottom() + 12}, Anchor::TopRight, color, still);
        else if (i.at == InsetLabel::Inside) board.line(label, style, {frame.x + 16, frame.y + 14}, Anchor::TopLeft, color, still);
        else board.line(label, style, {left ? frame.x : frame.right(), frame.y - 12}, left ? Anchor::BottomLeft : Anchor::BottomRight, color, still);
    }
}

}  // namespace renkei::scenes
