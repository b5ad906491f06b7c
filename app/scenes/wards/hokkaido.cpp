// The regions of Hokkaido with which wards are paired: each in its own shape, dissolved from the mesh, lit in its turn; those
// of its towns and villages that take part stand out of it.

#include <algorithm>

#include "map/framing.hpp"
#include "scenes/names.hpp"
#include "scenes/night.hpp"
#include "scenes/plans/parts.hpp"
#include "scenes/refusals.hpp"
#include "scenes/region_map.hpp"
#include "scenes/strings.hpp"
#include "scenes/wards/pages.hpp"

namespace renkei::scenes::wards {
namespace {

namespace ink = paint::ink;

struct Shape {
    Land whole, members;       // the subprefecture, and the part of it that takes part
    Lines borders;             // of the members
};

Shape shape_of(const Setting& s, const RegionMap& map, const std::string& prefecture, const model::WardLink& link)
{
    const map::Detail detail = map::detail_for(map.view.scale, s.pixels_per_unit);
    std::vector<std::string> codes;
    for (const auto& m : s.programme.content->municipalities)
        if (m.prefecture_code == prefecture && m.subprefecture == link.subprefecture) codes.push_back(m.code5);
    Shape shape{place(s.atlas.outline(codes, detail), map.view), place(s.atlas.outline(link.member_codes, detail), map.view), {}};
    for (const auto& code : link.member_codes)
        for (auto& ring : without_specks(place(s.atlas.outline(std::span(&code, 1), detail), map.view), 9).rings) shape.borders.closed.push_back(std::move(ring));
    return shape;
}

// The whole prefecture beside the headline, the Northern Territories with it.
RegionMap map_of(const Setting& s, const std::string& prefecture, Rect area)
{
    RegionMap map = region_map(s, prefecture, area, s.frame.w - kMargin);
    map.view = map::fit(map::mainland_of(s.atlas.outline(map.codes, map::Detail::Region), map::kTerritoriesReach), area);
    map.land = place(s.atlas.outline(map.codes, map::detail_for(map.view.scale, s.pixels_per_unit)), map.view);
    map.lakes = lakes_of(s.atlas, map.view, {0, 0, s.frame.w, s.frame.h}, s.pixels_per_unit, prefecture);
    return map;
}

void add_land(Board& board, const RegionMap& map, std::shared_ptr<const std::vector<Shape>> shapes)
{
    const Size f = board.frame();
    const paint::Field field = night_field(f, {}, 0, {{map.view.at, 520, ink::kAi, 0.46f}});
    board.show(board.layer("land", {0, 0, f.w, f.h}, [=](paint::Painter& p) {
        p.field(field);
        begin_land(p);
        p.begin();
        trace(p, map.land);
        p.fill(ink::kAi, paint::FillRule::EvenOdd);
        p.begin();   // one blue for all that is not spoken of; lines show which regions will be
        for (const Shape& s : *shapes) trace(p, without_specks(s.whole, 9));
        p.stroke(ink::kSumi, {2.4f, paint::Cap::Butt, paint::Join::Round, {}, 0});
        end_land(p, map.lakes);
    }));
    board.last_layer().opaque = true;
}

// Bright in its turn, as the others afterwards.
void light_region(Board& board, const RegionMap& map, const Shape& shape, const Turn& turn)
{
    const auto s = std::make_shared<const Shape>(shape);
    const auto lakes = std::make_shared<const Land>(map.lakes), ground = std::make_shared<const Land>(map.land);
    const auto paint_land = [s, lakes](paint::Painter& p) {   // those that are no members are land like any other
        begin_land(p);
        p.begin();
        trace(p, s->members);
        p.fill(ink::kShuNight, paint::FillRule::EvenOdd);
        p.begin();
        trace(p, s->borders);
        p.stroke(ink::kSumi, {1.1f, paint::Cap::Butt, paint::Join::Round, {}, 0});
        p.begin();
        trace(p, without_specks(s->whole, 9));
        p.stroke(ink::kSumi, {2.4f, paint::Cap::Butt, paint::Join::Round, {}, 0});
        end_land(p, *lakes);
    };
    const int lit = board.layer("lit region", shape.whole.bounds.grown(48), [=](paint::Painter& p) {
        p.begin();
        trace(p, s->members);
        p.fill(ink::kShuNight.with_alpha(0.7f), paint::FillRule::EvenOdd);
        p.blur(14);
        p.save();   // light falls on the sea, not on the neighbours
        p.mode(paint::Mode::Erase);
        p.begin();
        trace(p, *ground);
        p.fill(ink::kSumi, paint::FillRule::EvenOdd);
        p.restore();
        paint_land(p);
    });
    canvas::Track& opacity = board.show(lit).opacity = canvas::Track(0).to(1, turn.begin + 0.6f, 0.6f, canvas::Ease::OutQuint);
    if (!turn.last) opacity.to(0, turn.end - 0.1f, 0.6f, canvas::Ease::InOutSine);
}

std::string short_name(const Board& board, const model::WardLink& link)
{
    return subprefecture_name(link.subprefecture, board.setting().language);
}

}  // namespace

Result<canvas::Composition> hokkaido(const Setting& setting, size_t page)
{
    const auto& content = *setting.programme.content;
    const size_t first = page * programme::kRegionsAPage, last = std::min(content.links.size(), first + programme::kRegionsAPage);
    if (first >= last) return nothing_for("wards", "hokkaido-" + std::to_string(page + 1));
    Board board(setting, Ground::Night);
    const Page at = page_of(board);
    const std::string prefecture = content.links[first].member_codes.empty() ? "01" : content.links[first].member_codes.front().substr(0, 2);
    const RegionMap map = map_of(setting, prefecture, at.map);
    auto shapes = std::make_shared<std::vector<Shape>>();
    std::vector<std::string_view> tied;
    for (const auto& link : content.links) {
        shapes->push_back(shape_of(setting, map, prefecture, link));
        tied.push_back(link.ward_code5);
    }
    add_land(board, map, shapes);
    float whole = 0, begin = 0;
    for (size_t i = first; i < last; ++i) whole += programme::seconds_of(content.links[i]);
    const float pace = setting.dwell / whole;
    std::vector<Turn> turns;
    for (size_t i = first; i < last; ++i) {
        const auto& link = content.links[i];
        const auto* ward = content.municipality(link.ward_code5);
        if (!ward) continue;
        Turn turn{ward, {{.link = &link}}, begin, begin, i + 1 == last};
        turn.end = begin = begin + programme::seconds_of(link) * pace;
        light_region(board, map, (*shapes)[i], turn);
        turns.push_back(turn);
    }
    const auto place_of = [&](const Turn& turn) { return map.view.place(map::LonLat{turn.ties.front().link->lon, turn.ties.front().link->lat}); };
    std::vector<Flow> flows;
    for (const Turn& turn : turns) {
        flows.push_back(flow_of(board, at, turn.ward->code5, {place_of(turn)}));
        flows.back().begin = turn.begin + (turn.begin == 0 ? 0.5f : 0), flows.back().end = turn.end, flows.back().last = turn.last;
    }
    add_tiles(board, at.tiles, tied);
    for (const Flow& flow : flows) add_flow(board, flow);
    for (const Turn& turn : turns) light_tile(board, at.tiles, turn.ward->code5, turn.begin + (turn.begin == 0 ? 0.6f : 0.1f), turn.last ? -1 : turn.end - 0.2f);
    add_tile_names(board, tile_names(board, at.tiles));
    plans::add_headline(board, "wards.hokkaido", at.headline, board.portrait() ? 84 : 94, ink::kWashi);
    std::vector<Rect> taken{{board.right() - 140, 0, 140, board.portrait() ? 800.0f : 0.0f}};
    for (const WardTile& tile : ward_tiles()) taken.push_back({at.tiles.centre(tile).x - at.tiles.width / 2, at.tiles.centre(tile).y - at.tiles.width / 2, at.tiles.width, at.tiles.width});
    const SeaChart chart(map.land, setting.frame);
    for (size_t i = 0; i < turns.size(); ++i) {
        OpenSea sea{chart, taken, name_room(board, at)};
        add_place_name(board, sea, short_name(board, *turns[i].ties.front().link), place_of(turns[i]), turns[i], std::span<const Flow>(flows).first(i + 1), 42);
        add_words(board, at, turns[i]);
    }
    add_tile_key(board, at);
    board.footer(words("credit.map_lakes", board.setting().language), ink::kWashi.with_alpha(0.62f), ink::kWashi);
    return board.finish();
}

}  // namespace renkei::scenes::wards
