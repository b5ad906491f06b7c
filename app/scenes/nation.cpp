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
             {map::inset_in(MapPart::Ogasawara, {std::min(c + 447 * k, frame.w - kMargin - 222 - 24 - 121), 831, 121, 113}), "inset.ogasawara", InsetLabel::Below}}};
}

NationLayout agreements_layout(Size frame, float type_floor)
{
    if (frame.portrait()) {
        const float k = std::min(1.0f, frame.h / 1920);
        return {map::fit(map::main_bounds(), {kMargin, 375 * k, 888, 880 * k}),
                {{map::inset_in(MapPart::SouthWest, {744, 1082 * k, 240, 176 * k}), "inset.nansei"},
                 {map::inset_in(MapPart::Ogasawara, {864, 736 * k, 120, 132 * k}), "inset.ogasawara", InsetLabel::Above},
                 {map::inset_in(MapPart::Minamitorishima, {864, 936 * k, 120, 64 * k}), "inset.minamitorishima", InsetLabel::Above}}};
    }
    if (compact(frame)) {   // the land between the list and the title, the insets in the Pacific
        const float right = frame.w - kMargin - 144;
        return {map::fit(map::main_bounds(), {kMargin + 384, 60, right - kMargin - 384, 700}),
                {{map::inset_in(MapPart::SouthWest, {right - 232, 606, 232, 164}), "inset.nansei"},
                 {map::inset_in(MapPart::Ogasawara, {right - 112, 352, 112, 112}), "inset.ogasawara", InsetLabel::Above},
                 {map::inset_in(MapPart::Minamitorishima, {right - 112, 516, 112, 64}), "inset.minamitorishima", InsetLabel::Above}}};
    }
    const float k = std::min(1.0f, frame.w / 1920), c = frame.w / 2;
    const bool large = type_floor > 28;   // two lines of names over the small ones, and one over the great one
    const float small = large ? 484 : 448, small_height = large ? 64 : 96, great = large ? 610 : 560;
    return {map::fit(map::main_bounds(), {c - 401 * k, 50, 763 * k, 752}),
            {{map::inset_in(MapPart::SouthWest, {kMargin, great, 308 * k, std::min(784 - great, 224 * k)}), "inset.nansei"},
             {map::inset_in(MapPart::Ogasawara, {kMargin, small, 148 * k, small_height}), "inset.ogasawara", InsetLabel::Above},
             {map::inset_in(MapPart::Minamitorishima, {kMargin + 164 * k, small, 144 * k, small_height}), "inset.minamitorishima", InsetLabel::Above}}};
}

}  // namespace

Vec2 NationLayout::place(const model::Municipality& m) const
{
    const MapPart part = map::part_of(m.code5);
    const auto framed = std::find_if(insets.begin(), insets.end(), [&](const NationInset& i) { return i.inset.part == part; });
    return (framed == insets.end() ? main : framed->inset.view).place(map::LonLat{m.lon, m.lat});
}

bool compact(Size frame) { return !frame.portrait() && frame.w < 1.5f * frame.h; }

NationLayout nation_layout(Size frame, NationUse use, float type_floor)
{
    return use == NationUse::Title ? title_layout(frame) : agreements_layout(frame, type_floor);
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

Lines seams(const NationLayout& nation, const map::Atlas& atlas, std::span<const std::string> of, std::span<const std::string> among, float pixels_per_unit)
{
    Lines lines = place(atlas.seams(map::codes_of(MapPart::Main, of), among, map::detail_for(nation.main.scale, pixels_per_unit)), nation.main);
    for (const NationInset& i : nation.insets) {
        const std::vector<std::string> here = map::codes_of(i.inset.part, of);
        if (here.empty()) continue;
        merge(lines, place(atlas.seams(here, among, std::max(map::Detail::Region, map::detail_for(i.inset.view.scale, pixels_per_unit))), i.inset.view));
    }
    return lines;
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

std::vector<Rect> place_inset_labels(Board& board, const NationLayout& layout, paint::Color color, const Entrance& entrance)
{
    constexpr float kApart = 12, kInside = 16;   // units between two names, and from a frame to the name in it
    const text::Style style = board.style(text::Face::Gothic, board.type(24), 1);
    std::vector<Rect> taken;
    for (const NationInset& i : layout.insets) {
        const std::string label = words(i.label, board.setting().language);
        const text::Block block = board.setting().typesetter.line(label, style);
        const Rect frame = i.inset.frame;
        const bool left = frame.x + frame.w / 2 < board.frame().w / 2;   // names keep to the page's nearer edge
        const InsetLabel place = i.at == InsetLabel::Inside && block.size.w > frame.w - 2 * kInside ? InsetLabel::Above : i.at;
        Vec2 at{left ? frame.x : frame.right(), frame.y - 12};
        Anchor anchor = left ? Anchor::BottomLeft : Anchor::BottomRight;
        if (place == InsetLabel::Below) at = {frame.right(), frame.bottom() + 12}, anchor = Anchor::TopRight;
        if (place == InsetLabel::Inside) at = {frame.x + kInside, frame.y + 14}, anchor = Anchor::TopLeft;
        const Vec2 top_left = corner(block, at, anchor);
        Rect box{top_left.x, top_left.y, block.size.w, block.size.h};
        const auto meets = [&](const Rect& other) { return box.x < other.right() + kApart && other.x < box.right() + kApart && box.y < other.bottom() && other.y < box.bottom(); };
        // Of two names over neighbouring frames that are too long for one line the second stands a line higher.
        if (place == InsetLabel::Above && std::any_of(taken.begin(), taken.end(), meets)) {
            const float line = 1.14f * style.size;
            at.y -= line;
            box.y -= line;
        }
        // One without room is left to its frame.
        const bool on_a_frame = std::any_of(layout.insets.begin(), layout.insets.end(), [&](const NationInset& other) { return &other != &i && meets(other.inset.frame); });
        if (on_a_frame || std::any_of(taken.begin(), taken.end(), meets)) continue;
        taken.push_back(box);
        board.line(label, style, at, anchor, color, entrance);
    }
    return taken;
}

}  // namespace renkei::scenes
