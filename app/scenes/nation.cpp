#include "scenes/nation.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>

#include "map/build.hpp"
#include "map/framing.hpp"
#include "scenes/sea_names.hpp"
#include "scenes/strings.hpp"

namespace renkei::scenes {
namespace {

using map::MapPart;

constexpr float kInsetAir = 24;   // units about the frames

text::Style inset_style(const Board& board) { return board.style(text::Face::Gothic, board.type(24), 1); }

NationLayout title_layout(Size frame, InsetNames names)
{
    if (frame.portrait()) {
        const float k = std::min(1.0f, frame.h / 1920), ogasawara = std::max(120.0f, names.ogasawara), beside = 984 - ogasawara;
        return {map::fit(map::main_bounds(), {60, 225 * k, 960, 960 * k}),
                {{map::inset_in(MapPart::SouthWest, {468, 1120 * k, beside - 28 - 468, 276 * k}), "inset.nansei"},
                 {map::inset_in(MapPart::Ogasawara, {beside, 1284 * k, ogasawara, 112 * k}), "inset.ogasawara", InsetLabel::Above}}};
    }
    const float k = std::min(1.0f, frame.w / 1920), c = frame.w / 2;
    return {map::fit(map::main_bounds(), {c - 340 * k, 30, 905 * k, 894}),
            {{map::inset_in(MapPart::SouthWest, {kMargin, kMargin, 368 * k, 276 * k}), "inset.nansei"},
             {map::inset_in(MapPart::Ogasawara, {std::min(c + 447 * k, frame.w - kMargin - 222 - 24 - 121), 831, 121, 113}), "inset.ogasawara", InsetLabel::Below}}};
}

NationLayout agreements_layout(Size frame, float type_floor, InsetNames names)
{
    if (frame.portrait()) {
        const float k = std::min(1.0f, frame.h / 1920);
        const bool off_kanto = names.minamitorishima > 260;   // a name so long stands below its frame, south of the peninsula that it would print on
        const float great = off_kanto ? 1116 * k : 1082 * k;
        return {map::fit(map::main_bounds(), {kMargin, (off_kanto ? 387 : 375) * k, 888, 880 * k}),   // and off what is told above it
                {{map::inset_in(MapPart::SouthWest, {744, great, 240, 1258 * k - great}), "inset.nansei"},
                 {map::inset_in(MapPart::Ogasawara, {864, 736 * k, 120, 132 * k}), "inset.ogasawara", InsetLabel::Above},
                 {map::inset_in(MapPart::Minamitorishima, {864, 936 * k, 120, 64 * k}), "inset.minamitorishima", off_kanto ? InsetLabel::Below : InsetLabel::Above}}};
    }
    if (compact(frame)) {   // the land between the list and the title, the insets in the Pacific
        const float right = frame.w - kMargin - 144;
        return {map::fit(map::main_bounds(), {kMargin + 384, 60, right - kMargin - 384, 700}),
                {{map::inset_in(MapPart::SouthWest, {right - 232, 606, 232, 164}), "inset.nansei"},
                 {map::inset_in(MapPart::Ogasawara, {right - 112, 352, 112, 112}), "inset.ogasawara", InsetLabel::Above},
                 {map::inset_in(MapPart::Minamitorishima, {right - 112, 516, 112, 64}), "inset.minamitorishima", InsetLabel::Above}}};
    }
    const float k = std::min(1.0f, frame.w / 1920), c = frame.w / 2, apart = 16 * k;
    const bool large = is_large_type(type_floor);
    const map::View main = map::fit(map::main_bounds(), {c - 401 * k, 50, 763 * k, 752});
    if (const float column = 308 * k; large && names.ogasawara + apart + names.minamitorishima > column) {
        // Large names too long to stand side by side: the smallest frame below its name, and under it a high one for Ogasawara, which is a chain from
        // north to south, beside the south-west's, whose name stands a line lower: so both have room.
        constexpr float kTop = 395, kLow = 84, kToName = 14, kFoot = 784;
        const float name = type_floor + 12, first = kTop + name, second = first + kLow + kToName + name, third = second + name, high = 0.6f * (kFoot - second);
        const float great = std::max(236 * k, names.nansei);
        return {main,
                {{map::inset_in(MapPart::SouthWest, {kMargin + high + apart, third, great, kFoot - third}), "inset.nansei", InsetLabel::Above},
                 {map::inset_in(MapPart::Ogasawara, {kMargin, second, high, kFoot - second}), "inset.ogasawara", InsetLabel::Above},
                 {map::inset_in(MapPart::Minamitorishima, {kMargin, first, column, kLow}), "inset.minamitorishima", InsetLabel::Above}}};
    }
    const float small = large ? 484 : 448, small_height = large ? 64 : 96, great = large ? 610 : 560;
    const float ogasawara = std::max(148 * k, names.ogasawara), minamitorishima = std::max(144 * k, names.minamitorishima);
    return {main,
            {{map::inset_in(MapPart::SouthWest, {kMargin, great, ogasawara + apart + minamitorishima, std::min(784 - great, 224 * k)}), "inset.nansei"},
             {map::inset_in(MapPart::Ogasawara, {kMargin, small, ogasawara, small_height}), "inset.ogasawara", InsetLabel::Above},
             {map::inset_in(MapPart::Minamitorishima, {kMargin + ogasawara + apart, small, minamitorishima, small_height}), "inset.minamitorishima", InsetLabel::Above}}};
}

}  // namespace

Vec2 NationLayout::place(const model::Municipality& m) const
{
    const MapPart part = map::part_of(m.code5);
    const auto framed = std::find_if(insets.begin(), insets.end(), [&](const NationInset& i) { return i.inset.part == part; });
    return (framed == insets.end() ? main : framed->inset.view).place(map::LonLat{m.lon, m.lat});
}

bool compact(Size frame) { return !frame.portrait() && frame.w < 1.5f * frame.h; }

InsetNames inset_names(const Board& board)
{
    const text::Style style = inset_style(board);
    const auto width = [&](const char* key) { return std::ceil(board.setting().typesetter.line(words(key, board.setting().language), style).size.w); };
    return {.ogasawara = width("inset.ogasawara"), .minamitorishima = width("inset.minamitorishima"), .nansei = width("inset.nansei")};
}

NationLayout nation_layout(Size frame, NationUse use, float type_floor, InsetNames names)
{
    return use == NationUse::Title ? title_layout(frame, names) : agreements_layout(frame, type_floor, names);
}

namespace {

// Rocks that no municipality has, such as 鳥島, and that would stand within the box around all frames of the insets, to which they do not
// belong: a speck there says nothing. Where they are islands in the open sea, they stay.
std::vector<Rect> among_insets(const NationLayout& nation, const map::Atlas& atlas, map::Detail detail)
{
    Rect frames;
    for (const NationInset& i : nation.insets) frames = frames.united(i.inset.frame.grown(kInsetAir));
    const std::vector<std::string> without{std::string(map::kNoMunicipality)};
    std::vector<Rect> rocks;
    for (const auto& ring : place(atlas.outline(map::codes_of(MapPart::Main, without), detail), nation.main).rings)
        if (const Rect box = map::bounds_of(ring); frames.contains({box.x, box.y}) && frames.contains({box.right(), box.bottom()})) rocks.push_back(box);
    return rocks;
}

}  // namespace

Land main_land(const NationLayout& nation, const map::Atlas& atlas, std::span<const std::string> codes, float pixels_per_unit)
{
    const map::Detail detail = map::detail_for(nation.main.scale, pixels_per_unit);
    Land land = place(atlas.outline(map::codes_of(MapPart::Main, codes), detail), nation.main);
    if (std::find(codes.begin(), codes.end(), map::kNoMunicipality) == codes.end()) return land;
    for (const Rect& rock : among_insets(nation, atlas, detail))
        std::erase_if(land.rings, [&](const auto& ring) { return map::bounds_of(ring) == rock; });
    return land;
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

namespace {

struct PlacedName {
    Vec2 at;
    Anchor anchor = Anchor::TopLeft;
    Rect box;
};

PlacedName placed(const text::Block& name, Rect frame, InsetLabel where, bool left)
{
    constexpr float kInside = 16;   // units from a frame to the name in it
    PlacedName p{{left ? frame.x : frame.right(), frame.y - 12}, left ? Anchor::BottomLeft : Anchor::BottomRight, {}};
    if (where == InsetLabel::Below) p.at = {frame.right(), frame.bottom() + 12}, p.anchor = Anchor::TopRight;
    if (where == InsetLabel::Inside) p.at = {frame.x + kInside, frame.y + 14}, p.anchor = Anchor::TopLeft;
    const Vec2 top_left = corner(name, p.at, p.anchor);
    p.box = {top_left.x, top_left.y, name.size.w, name.size.h};
    return p;
}

// The place over a frame, from the page's nearer edge inward, that a name may have.
std::optional<PlacedName> over_frame(const text::Block& name, Rect frame, bool left, const std::function<bool(const Rect&)>& allowed)
{
    constexpr int kSteps = 16;
    const PlacedName outer = placed(name, frame, InsetLabel::Above, left);
    const float way = placed(name, frame, InsetLabel::Above, !left).box.x - outer.box.x;
    for (int step = 0; step <= kSteps; ++step) {
        PlacedName p = outer;
        p.at.x += way * static_cast<float>(step) / kSteps;
        p.box.x += way * static_cast<float>(step) / kSteps;
        if (allowed(p.box)) return p;
    }
    return std::nullopt;
}

}  // namespace

std::vector<Rect> place_inset_labels(Board& board, const NationLayout& layout, paint::Color color, const Entrance& entrance)
{
    constexpr float kApart = 12;              // units between two names
    const text::Style style = inset_style(board);
    const Setting& setting = board.setting();
    Land land = main_land(layout, setting.atlas, setting.atlas.codes(), setting.pixels_per_unit);
    merge(land, inset_land(layout, setting.atlas, setting.atlas.codes(), setting.pixels_per_unit));
    const SeaChart coast(land, board.frame());
    std::vector<Rect> taken;
    for (const NationInset& i : layout.insets) {
        const std::string label = words(i.label, board.setting().language);
        const text::Block block = board.setting().typesetter.line(label, style);
        const Rect frame = i.inset.frame;
        const bool left = frame.x + frame.w / 2 < board.frame().w / 2;   // names keep to the page's nearer edge
        const auto meets = [&](Rect box, Rect other) { return box.x < other.right() + kApart && other.x < box.right() + kApart && box.y < other.bottom() && other.y < box.bottom(); };
        const auto meets_name = [&](Rect box) { return std::any_of(taken.begin(), taken.end(), [&](Rect other) { return meets(box, other); }); };
        const auto meets_any = [&](Rect box) {
            return meets_name(box) || std::any_of(layout.insets.begin(), layout.insets.end(), [&](const NationInset& other) { return &other != &i && meets(box, other.inset.frame); });
        };
        PlacedName name = placed(block, frame, i.at, left);
        // One that is too long for its frame, or would print over its islands, stands over it, where there is room.
        if (i.at == InsetLabel::Inside && (block.size.w > kBesideIslands * frame.w || coast.meets_land(name.box)))
            if (const auto above = over_frame(block, frame, left, [&](const Rect& box) { return !meets_any(box) && !coast.meets_land(box); })) name = *above;
        // Of two names over neighbouring frames that are too long for one line the second stands a line higher.
        if (i.at == InsetLabel::Above && meets_name(name.box)) {
            const float line = 1.14f * style.size;
            name.at.y -= line;
            name.box.y -= line;
        }
        if (meets_any(name.box)) continue;   // one without room is left to its frame
        taken.push_back(name.box);
        board.line(label, style, name.at, name.anchor, color, entrance);
    }
    return taken;
}

}  // namespace renkei::scenes
