#include "scenes/region_map.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "map/framing.hpp"
#include "scenes/names.hpp"
#include "scenes/night.hpp"
#include "scenes/sea_names.hpp"

namespace renkei::scenes {
namespace {

namespace ink = paint::ink;

constexpr float kSpeck = 9;   // units: a ring drawn round a smaller islet would bury it

paint::Stroke seam(float width) { return {width, paint::Cap::Round, paint::Join::Round, {}, 0}; }

void fill(paint::Painter& p, const Land& land, paint::Color color)
{
    p.begin();
    trace(p, land);
    p.fill(color, paint::FillRule::EvenOdd);
}

// What the layers of the map share.
struct Members {
    struct Piece {
        Land land, dissolved;   // of one group: each municipality, and all as one
    };
    Land ground, lakes;         // the prefecture, and its water
    std::vector<Piece> pieces;
    Land all;
    Lines borders;
    std::vector<Target> targets;   // each municipality, for a visitor's first touch
};

std::shared_ptr<const Members> members_of(const Setting& s, const RegionMap& map, const std::vector<Group>& groups)
{
    const map::Detail detail = map::detail_for(map.view.scale, s.pixels_per_unit);
    auto members = std::make_shared<Members>();
    members->ground = map.land;
    members->lakes = map.lakes;
    for (const Group& group : groups) {
        Members::Piece piece;
        std::vector<std::string> codes;
        for (const auto* m : group.members) {
            codes.push_back(m->code5);
            Land one = place(s.atlas.outline(std::span(&m->code5, 1), detail), map.view);
            if (s.touch) members->targets.push_back({"open town " + m->code5, one.bounds, one.rings});
            for (const auto& ring : without_specks(one, kSpeck).rings) members->borders.closed.push_back(ring);
            merge(piece.land, std::move(one));
        }
        piece.dissolved = place(s.atlas.outline(codes, detail), map.view);
        merge(members->all, piece.dissolved);
        members->pieces.push_back(std::move(piece));
    }
    return members;
}

// On the land of its members, near the middle of them.
Vec2 place_of(const RegionMap& map, const Group& group)
{
    Vec2 mean;
    for (const auto* m : group.members) mean = mean + map.view.place(map::LonLat{m->lon, m->lat}) * (1 / static_cast<float>(group.members.size()));
    Vec2 nearest = mean;
    float least = 1e9f;
    for (const auto* m : group.members) {
        const Vec2 v = map.view.place(map::LonLat{m->lon, m->lat});
        if (const float off = std::hypot(v.x - mean.x, v.y - mean.y); off < least) least = off, nearest = v;
    }
    return nearest;
}

// All members in one colour, with their borders and those of the groups.
void paint_members(paint::Painter& p, const Members& members, paint::Color color)
{
    fill(p, members.all, color);
    p.begin();
    trace(p, members.borders);
    p.stroke(ink::kSumi, seam(1.1f));
    p.begin();
    for (const auto& piece : members.pieces) trace(p, without_specks(piece.dissolved, kSpeck));
    p.stroke(ink::kSumi, seam(3));
}

// Light about a piece of land, which falls on the sea and not on the neighbours.
void paint_glow(paint::Painter& p, const Members& members, const Land& lit, float strength, float sigma)
{
    fill(p, lit, ink::kShuNight.with_alpha(strength));
    p.blur(sigma);
    p.save();
    p.mode(paint::Mode::Erase);
    fill(p, members.ground, ink::kSumi);
    p.restore();
}

void paint_piece(paint::Painter& p, const Members& members, const Members::Piece& piece)
{
    paint_glow(p, members, piece.dissolved, 0.75f, 13);
    begin_land(p);
    fill(p, piece.dissolved, ink::kShuNight);
    p.begin();
    trace(p, without_specks(piece.land, kSpeck));
    p.stroke(ink::kSumi, seam(1.1f));
    p.begin();
    trace(p, without_specks(piece.dissolved, kSpeck));
    p.stroke(ink::kSumi, seam(2.4f));
    end_land(p, members.lakes);
    p.begin();
}

// A subprefecture's name and where it stands.
struct Named {
    const Group* group;
    std::shared_ptr<const text::Block> block;
    Vec2 place;
    std::shared_ptr<const SeaChart> own;   // its land
    std::optional<SeaName> stands;
};

}  // namespace

RegionMap region_map(const Setting& setting, std::string_view prefecture_code, Rect area, float right)
{
    constexpr float kReach = 0.12f, kClosest = 560;   // units a degree: a small prefecture does not fill the page
    std::vector<std::string> municipalities;
    for (const auto& m : setting.programme.content->municipalities)
        if (m.prefecture_code == prefecture_code) municipalities.push_back(m.code5);
    RegionMap map;
    map.view = map::fit(map::mainland_of(setting.atlas.outline(municipalities, map::Detail::Region), kReach), area);
    map.codes = setting.atlas.codes_of(prefecture_code);
    const Rect wide = map::mainland_of(setting.atlas.outline(map.codes, map::Detail::Region), map::kTerritoriesReach);
    if (map.view.place(Vec2{wide.right(), wide.y}).x > right) map.view = map::fit(wide, {area.x, area.y, right - area.x, area.h});
    map.view.scale = std::min(map.view.scale, kClosest);
    map.land = place(setting.atlas.outline(map.codes, map::detail_for(map.view.scale, setting.pixels_per_unit)), map.view);
    map.lakes = lakes_of(setting.atlas, map.view, {0, 0, setting.frame.w, setting.frame.h}, setting.pixels_per_unit, prefecture_code);
    return map;
}

std::vector<Target> add_region_map(Board& board, const RegionMap& map, const std::vector<Group>& groups, const std::vector<float>& times)
{
    const auto members = members_of(board.setting(), map, groups);
    const paint::Field field = night_field(board.frame(), {}, 0, {{map.view.at, board.portrait() ? 480.0f : 520.0f, ink::kAi, 0.46f}});
    board.layer("land", {0, 0, board.frame().w, board.frame().h}, [=](paint::Painter& p) {
        p.field(field);
        begin_land(p);
        fill(p, members->ground, ink::kAiLight);
        paint_members(p, *members, ink::kEmber);
        end_land(p, members->lakes);
    });
    board.last_layer().opaque = true;
    board.show(0);

    for (size_t i = 0; i < groups.size(); ++i) {
        const int layer = board.layer("lit " + groups[i].name, members->pieces[i].land.bounds.grown(44), [=](paint::Painter& p) { paint_piece(p, *members, members->pieces[i]); });
        canvas::Sprite& sprite = board.show(layer);
        sprite.opacity = canvas::Track(0).to(1, times[i], 0.5f, canvas::Ease::OutQuint);
        if (i + 1 < times.size()) sprite.opacity.to(0, times[i + 1], 0.6f, canvas::Ease::InOutSine);
    }
    // At the end the whole prefecture is lit: what was said one by one is one.
    const int all = board.layer("all lit", members->all.bounds.grown(60), [=](paint::Painter& p) {
        paint_glow(p, *members, members->all, 0.6f, 18);
        begin_land(p);
        paint_members(p, *members, ink::kShuNight);
        end_land(p, members->lakes);
    });
    board.show(all).opacity = canvas::Track(0).to(1, times.back() + kAllLit, 0.9f, canvas::Ease::InOutSine);
    return members->targets;
}

void add_region_names(Board& board, const RegionMap& map, const std::vector<Group>& groups, Rect within, const std::vector<Rect>& taken)
{
    const text::Style style = board.style(text::Face::Mincho, board.type(26), 1);
    const SeaChart chart(map.land, board.frame());
    std::vector<Named> names;
    for (const Group& group : groups) {
        if (group.members.front()->subprefecture.empty()) return;
        std::vector<std::string> codes;
        for (const auto* m : group.members) codes.push_back(m->code5);
        const std::string name = subprefecture_name(group.members.front()->subprefecture, board.setting().language);
        names.push_back({&group, std::make_shared<const text::Block>(board.setting().typesetter.set(board.paragraph(name, style))), place_of(map, group),
                         std::make_shared<const SeaChart>(place(board.setting().atlas.outline(codes, map::Detail::Prefecture), map.view), board.frame()), {}});
    }
    if (names.empty()) return;
    std::vector<ToName> wanted;
    for (const Named& n : names) wanted.push_back({n.place, n.block->size, n.own.get()});
    const auto standing = all_beside_land({chart, within, taken}, wanted);
    for (size_t i = 0; i < names.size(); ++i) names[i].stands = standing[i];
    for (const Named& n : names) {
        if (!n.stands) continue;   // the list names it
        const Vec2 at{n.stands->box.x, n.stands->box.y};
        board.record(*n.block, at, ink::kWashi, 0.8f);
        board.show(board.layer("name " + n.group->name, bounds_of(*n.stands).united(Rect{n.place.x, n.place.y, 0, 0}.grown(8)), [block = n.block, at, leads = *n.stands](paint::Painter& p) {
            paint_leader(p, leads);
            for (const auto& [radius, color] : {std::pair{6.0f, ink::kSumi}, std::pair{4.0f, ink::kWashi}}) {
                p.begin();
                p.circle(leads.place, radius);
                p.fill(color);
            }
            p.begin();
            p.text(*block, at, ink::kWashi);
        }), {0.6f, {0, 0}});
    }
}

}  // namespace renkei::scenes
