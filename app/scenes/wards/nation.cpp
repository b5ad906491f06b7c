// The wards in turn, and the country beside them: light runs from a ward to every place with which a table ties it.

#include <algorithm>

#include "map/framing.hpp"
#include "scenes/headline.hpp"
#include "scenes/land.hpp"
#include "scenes/nation.hpp"
#include "scenes/night.hpp"
#include "scenes/plans/parts.hpp"
#include "scenes/refusals.hpp"
#include "scenes/strings.hpp"
#include "scenes/wards/pages.hpp"

namespace renkei::scenes::wards {

namespace ink = paint::ink;

NationLayout country_of(const Board& board, const Page& page)
{
    const Rect m = page.map;
    // The insets stand in the ocean, where no line runs: lying, south of Honshu, and the land makes room for them; standing, east of it.
    const float k = std::min(1.0f, m.w / 800);
    const bool small = board.has_large_type();   // the land is, for the words below it are large
    // Beside wide tiles the land's south-west lies below the longest row of them.
    const bool wide_tiles = page.tiles.flat < 1;
    // Standing, the land rises beside the lower wards, and its islands in the north-east keep left of the headline; where it is
    // small they pass below the headline's foot.
    const Rect standing = small ? Rect{m.x - 40, m.y + 34, m.w, m.h - 34} : Rect{m.x + 64, m.y - 104, 680, m.h + 104};
    NationLayout nation{map::fit(map::main_bounds(), board.portrait() ? standing : wide_tiles
                                 ? Rect{m.x - 70, m.y, m.w - 120, m.h} : Rect{m.x - 10, m.y, m.w - 150, m.h}), {}};
    const auto add = [&](map::MapPart part, Rect frame, const char* name, InsetLabel at) { nation.insets.push_back({map::inset_in(part, frame), name, at}); };
    const float right = m.right(), foot = m.bottom() - (small && !board.portrait() ? 16 : 0);   // large names stand clear of the words below
    if (small) {   // one above the other, each with its name over it
        const float name = 1.14f * board.type(24) + 22;
        Rect frame{right - 204, foot - 130, 204, 130};
        add(map::MapPart::SouthWest, frame, "inset.nansei", InsetLabel::Above);
        frame = {right - 118, frame.y - name - 64, 118, 64};
        add(map::MapPart::Minamitorishima, frame, "inset.minamitorishima", InsetLabel::Above);
        add(map::MapPart::Ogasawara, {right - 118, frame.y - name - 84, 118, 84}, "inset.ogasawara", InsetLabel::Above);
        return nation;
    }
    if (board.portrait()) {
        add(map::MapPart::SouthWest, {right - 232, foot - 456, 232, 150}, "inset.nansei", InsetLabel::Inside);
        add(map::MapPart::Ogasawara, {right - 118 * k, foot - 262 * k, 118 * k, 104 * k}, "inset.ogasawara", InsetLabel::Above);
        add(map::MapPart::Minamitorishima, {right - 118 * k, foot - 92 * k, 118 * k, 66 * k}, "inset.minamitorishima", InsetLabel::Above);
        return nation;
    }
    // The small ones one above the other, the longer name over the upper, where nothing stands beside it; the great one beside the lower.
    const InsetNames names = inset_names(board);
    const float name = 1.14f * board.type(24) + 24;
    const float lower = wide_tiles ? 24 : 0, narrower = wide_tiles ? 36 : 0;   // a name over it keeps off Chiba
    const float below = foot - 26, small_wide = 118 * k, beside = std::max(small_wide, names.ogasawara);
    const Rect ogasawara{right - small_wide, below - 104 * k, small_wide, 104 * k};
    const Rect southwest{right - beside - 290 + narrower, below - 194 + lower, 266 - narrower, 194 - lower};
    add(map::MapPart::SouthWest, southwest, "inset.nansei", InsetLabel::Inside);
    add(map::MapPart::Ogasawara, ogasawara, "inset.ogasawara", InsetLabel::Above);
    add(map::MapPart::Minamitorishima, {right - small_wide, ogasawara.y - name - 66 * k, small_wide, 66 * k}, "inset.minamitorishima", InsetLabel::Above);
    return nation;
}

namespace {

// Returns the land of the main part.
Land add_country(Board& board, const NationLayout& nation)
{
    const Setting& s = board.setting();
    const std::vector<std::string> all = s.atlas.codes();
    const auto main = std::make_shared<const Land>(main_land(nation, s.atlas, all, s.pixels_per_unit)),
        islets = std::make_shared<const Land>(inset_land(nation, s.atlas, all, s.pixels_per_unit));
    const auto lakes = std::make_shared<const Land>(lakes_of(s.atlas, nation.main, {0, 0, s.frame.w, s.frame.h}, s.pixels_per_unit));
    const auto borders = std::make_shared<const Lines>(place(s.atlas.borders(map::BorderRank::Prefecture,
        map::detail_for(nation.main.scale, s.pixels_per_unit), map::main_bounds()), nation.main));
    const Vec2 tokyo = nation.main.place(map::kTokyo);
    const paint::Field field = night_field(board.frame(), {}, 0, {{{tokyo.x - 60, tokyo.y - 120}, 520, ink::kAi, 0.44f}});
    board.show(board.layer("country", {0, 0, s.frame.w, s.frame.h}, [=](paint::Painter& p) {
        p.field(field);
        paint_inset_frames(p, nation);
        begin_land(p);
        trace(p, *main);
        p.fill(paint::mix(ink::kAiLight, ink::kAiIslet, 0.3f), paint::FillRule::EvenOdd);   // seen through the lines that cross it
        p.begin();
        trace(p, *islets);
        p.fill(ink::kAiIslet, paint::FillRule::EvenOdd);
        p.stroke(ink::kAiIslet, {1.4f, paint::Cap::Butt, paint::Join::Bevel, {}, 0});
        p.begin();
        trace(p, *borders);
        p.stroke(ink::kSumi, {1.2f, paint::Cap::Butt, paint::Join::Bevel, {}, 0});
        end_land(p, *lakes);
    }));
    board.last_layer().opaque = true;
    return *main;
}

// Where the members of a tie lie, each, and their middle.
std::vector<Vec2> members_of(const Setting& s, const NationLayout& nation, const programme::WardTie& tie)
{
    std::vector<Vec2> all;
    for (const auto& code : tie.members())
        if (const auto* m = s.programme.content->municipality(code)) all.push_back(nation.place(*m));
    return all;
}

Vec2 middle_of(const Setting& s, const NationLayout& nation, const programme::WardTie& tie)
{
    const std::vector<Vec2> all = members_of(s, nation, tie);
    Vec2 mean;
    for (const Vec2 v : all) mean = mean + v * (1 / static_cast<float>(all.size()));
    return mean;
}

// A region is one place, as the tables give its point; an event's guests are each their own.
std::vector<Vec2> places_of(const Setting& s, const NationLayout& nation, const programme::WardTurn& turn)
{
    std::vector<Vec2> places;
    for (const programme::WardTie& tie : turn.ties) {
        const std::vector<Vec2> all = members_of(s, nation, tie);
        if (tie.link) places.push_back(nation.main.place(map::LonLat{tie.link->lon, tie.link->lat}));
        else if (tie.plan && !all.empty()) places.push_back(middle_of(s, nation, tie));
        else places.insert(places.end(), all.begin(), all.end());
    }
    return places;
}

}  // namespace

Result<canvas::Composition> nation(const Setting& setting, size_t page)
{
    const auto turns = programme::ward_turns(*setting.programme.content);
    const size_t first = page * programme::kWardsAPage, last = std::min(turns.size(), first + programme::kWardsAPage);
    if (first >= last) return nothing_for("wards", "nation-" + std::to_string(page + 1));
    Board board(setting, Ground::Night);
    const Page at = page_of(board);
    const NationLayout layout = country_of(board, at);
    const Land land = add_country(board, layout);
    std::vector<std::string_view> tied;
    float whole = 0, begin = 0;
    for (size_t i = 0; i < turns.size(); ++i) {
        tied.push_back(turns[i].ward->code5);
        if (i >= first && i < last) whole += turns[i].seconds;
    }
    const float pace = setting.dwell / whole;
    std::vector<Turn> shown;
    std::vector<Flow> flows;
    for (size_t i = 0; i < last; ++i) {
        Flow flow = flow_of(board, at, turns[i].ward->code5, places_of(setting, layout, turns[i]));
        flow.last = i + 1 == last, flow.trace_only = i < first;
        if (i >= first) {
            shown.push_back({turns[i].ward, turns[i].ties, begin, begin + turns[i].seconds * pace, i + 1 == last});
            flow.begin = shown.back().begin + (i == first ? 0.5f : 0);
            flow.end = shown.back().end;
            begin = flow.end;
        }
        flows.push_back(std::move(flow));
    }
    add_tiles(board, at.tiles, tied);
    for (const Flow& flow : flows) add_flow(board, flow);
    for (const Turn& turn : shown)
        light_tile(board, at.tiles, turn.ward->code5, turn.begin + (turn.begin == 0 ? 0.6f : 0.1f), turn.last ? -1 : turn.end - 0.2f);
    add_tile_names(board, tile_names(board, at.tiles));
    constexpr float kOffInsets = 18;   // units from a place's name to an inset's, which would read as its second line
    std::vector<Rect> taken = place_inset_labels(board, layout, ink::kWashi.with_alpha(0.62f), {0.4f, {0, 0}});
    for (Rect& name : taken) name = name.grown(kOffInsets);
    for (const NationInset& inset : layout.insets) taken.push_back(inset.inset.frame);
    const Rect headline = add_headline(board, headline_of(board, "wards.nation", at.headline_size, ink::kWashi), at.headline, Anchor::TopRight).box;
    taken.push_back({board.right() - at.headline_size - 16, headline.y, at.headline_size + 16, headline.h + 8});
    for (const WardTile& tile : ward_tiles())
        taken.push_back({at.tiles.centre(tile).x - at.tiles.width / 2, at.tiles.centre(tile).y - at.tiles.width / 2, at.tiles.width, at.tiles.width});
    const SeaChart chart(land, setting.frame);
    for (size_t i = 0; i < shown.size(); ++i) {
        const Turn& turn = shown[i];
        OpenSea sea{chart, taken, name_room(board, at)};
        for (const programme::WardTie& tie : turn.ties)
            if (tie.link)
                add_place_name(board, sea, region_name(board, tie.link->region), layout.main.place(map::LonLat{tie.link->lon, tie.link->lat}), turn,
                               std::span<const Flow>(flows).first(first + i + 1), 32);
            else if (tie.plan)
                add_place_name(board, sea, region_name(board, tie.plan->region), middle_of(setting, layout, tie), turn,
                               std::span<const Flow>(flows).first(first + i + 1), 32);
        add_words(board, at, turn);
    }
    add_tile_key(board, at);
    board.footer(words("credit.map_lakes", board.setting().language), ink::kWashi.with_alpha(0.62f), ink::kWashi);
    return board.finish();
}

}  // namespace renkei::scenes::wards
