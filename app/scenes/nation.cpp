#include "scenes/nation.hpp"

#include <algorithm>

#include "scenes/strings.hpp"

namespace renkei::scenes {
namespace {

constexpr map::LonLat kTokyo{139.753, 35.694};

Inset inset(Rect frame, map::LonLat centre, float scale, const char* label, bool below)
{
    Inset i;
    i.frame = frame;
    i.view.centre = map::project(centre);
    i.view.scale = scale;
    i.view.at = {frame.x + frame.w / 2, frame.y + frame.h / 2};
    i.view.rotation = -map::convergence(centre.lon);   // north straight up inside its own frame
    i.label = label;
    i.label_below = below;
    return i;
}

}  // namespace

Part part_of(const model::Municipality& m)
{
    if (m.code5 == "13421") return Part::Ogasawara;
    // Okinawa, Amami and Tokara; Tanegashima and Yakushima (30.3° N) still belong to the main map.
    if (m.prefecture_code == "47" || (m.prefecture_code == "46" && m.lat < 30.1)) return Part::Nansei;
    return Part::Main;
}

const map::View& NationLayout::view(Part part) const
{
    return part == Part::Main ? main : part == Part::Nansei ? nansei.view : ogasawara.view;
}

Vec2 NationLayout::place(const model::Municipality& m) const
{
    return view(part_of(m)).place(map::LonLat{m.lon, m.lat});
}

NationLayout nation_layout(Size frame, NationUse use)
{
    NationLayout n;
    n.main.centre = map::project(kTokyo);
    // The title's frame holds one light, 父島's; the map's frame all islands from 聟島 to 南硫黄島.
    constexpr map::LonLat nansei{127.15, 27.15};
    const map::LonLat ogasawara = use == NationUse::Title ? map::LonLat{142.19, 27.07} : map::LonLat{141.75, 25.95};
    if (frame.portrait()) {
        const float k = std::min(1.0f, frame.h / 1920);
        if (use == NationUse::Title) {
            n.main.scale = 69 * k;
            n.main.at = {708, 857 * k};
            n.nansei = inset({468, 1120 * k, 368, 276 * k}, nansei, 42 * k, "inset.nansei", false);
            n.ogasawara = inset({864, 1284 * k, 120, 112 * k}, ogasawara, 27 * k, "inset.ogasawara", false);
        } else {
            n.main.scale = 58 * k;
            n.main.at = {700, 956 * k};
            n.nansei = inset({744, 1082 * k, 240, 176 * k}, nansei, 27 * k, "inset.nansei", false);
            n.ogasawara = inset({864, 912 * k, 120, 112 * k}, ogasawara, 27 * k, "inset.ogasawara", false);
        }
    } else {
        const float k = std::min(1.0f, frame.w / 1920), c = frame.w / 2;
        if (use == NationUse::Title) {
            n.main.scale = 57 * k;
            n.main.at = {c + 210 * k, 618};
            n.nansei = inset({kMargin, kMargin, 368 * k, 276 * k}, nansei, 42 * k, "inset.nansei", false);
            n.ogasawara = inset({c + 447 * k, 831, 121, 113}, ogasawara, 27, "inset.ogasawara", true);
        } else {
            n.main.scale = 48 * k;
            n.main.at = {c + 62 * k, 546};
            n.nansei = inset({kMargin, 548, 308 * k, 224 * k}, nansei, 34 * k, "inset.nansei", false);
            n.ogasawara = inset({c + 596 * k, 640, 104, 116}, ogasawara, 27, "inset.ogasawara", true);
        }
    }
    return n;
}

void paint_inset_frames(paint::Painter& p, const NationLayout& layout)
{
    for (const Inset* i : {&layout.nansei, &layout.ogasawara}) {
        p.begin();
        p.rect(i->frame);
        p.stroke(paint::ink::kWashi.with_alpha(0.28f), {1.25f, paint::Cap::Butt, paint::Join::Miter, {}, 0});
    }
    p.begin();
}

void place_inset_labels(Board& board, const NationLayout& layout, paint::Color color)
{
    const Entrance still{-1, {0, 0}};
    const text::Style style = board.style(text::Face::Gothic, board.type(24), 1);
    for (const Inset* i : {&layout.nansei, &layout.ogasawara}) {
        const std::string label = words(i->label, board.setting().language);
        if (i->label_below)
            board.line(label, style, {i->frame.right(), i->frame.bottom() + 12}, Anchor::TopRight, color, still);
        else if (i->frame.w < 200)
            board.line(label, style, {i->frame.right(), i->frame.y - 12}, Anchor::BottomRight, color, still);
        else
            board.line(label, style, {i->frame.x + 16, i->frame.y + 14}, Anchor::TopLeft, color, still);
    }
}

}  // namespace renkei::scenes
