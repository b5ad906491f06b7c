// The pages with a map: the country, a region, the towns of a prefecture, what was found, the wards and what one is linked with.

#include <algorithm>
#include <map>
#include <set>

#include "map/framing.hpp"
#include "map/placement.hpp"
#include "scenes/names.hpp"
#include "scenes/strings.hpp"
#include "scenes/visitor/page.hpp"

namespace renkei::scenes {
namespace {

namespace ink = paint::ink;
using visit::Page;
using Towns = std::vector<const model::Municipality*>;
using Codes = std::vector<std::string>;

// A shape of the map that can be touched.
struct Piece {
    std::string id, name;
    Codes codes;
    Land land{};
};

paint::Stroke line_of(float width) { return {width, paint::Cap::Round, paint::Join::Round, {}, 0}; }

Codes codes_of(const Towns& towns)
{
    Codes codes;
    for (const auto* m : towns) codes.push_back(m->code5);
    return codes;
}

// The pieces in which choosing goes on: prefectures, parts of Hokkaido, or single towns.
std::vector<Piece> pieces_of(const VisitPage& page, const Towns& towns, const visit::Words& words)
{
    std::map<std::string, Piece> pieces;
    const Page kind = page.here().page;
    for (const auto* m : towns) {
        Piece piece;
        if (kind == Page::Towns) piece = {.id = "open town " + m->code5, .name = visit::label_of(*m, page.visit.language), .codes = {}};
        else if (kind == Page::Wards) piece = {.id = "open ward " + m->code5, .name = visit::label_of(*m, page.visit.language), .codes = {}};
        else if (kind == Page::Region && page.here().subject == "1" && !m->subprefecture.empty()) piece = {.id = "open towns " + m->prefecture_code + "/" + m->subprefecture, .name = words.subprefecture(m->subprefecture), .codes = {}};
        else if (kind == Page::Map && m->prefecture_code == "01") piece = {.id = "open region 1", .name = words.prefecture(m->prefecture), .codes = {}};
        else piece = {.id = "open towns " + m->prefecture_code, .name = words.prefecture(m->prefecture), .codes = {}};
        Piece& kept = pieces[piece.id];
        if (kept.id.empty()) kept = std::move(piece);
        kept.codes.push_back(m->code5);
    }
    std::vector<Piece> list;
    for (auto& [id, piece] : pieces) list.push_back(std::move(piece));
    return list;
}

Codes members(const model::Content& content)
{
    std::set<std::string> codes;
    for (const auto& organisation : content.organisations) codes.insert(organisation.member_codes.begin(), organisation.member_codes.end());
    return {codes.begin(), codes.end()};
}

Codes intersection(Codes a, Codes b)
{
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    Codes both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    return both;
}

struct Heading {
    std::string headline, lead;
};

std::string upper(std::string latin)
{
    for (char& c : latin)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return latin;
}

Heading heading_of(const VisitPage& page, const Towns& towns, const visit::Words& words)
{
    const visit::Place& here = page.here();
    const auto counted = [&](std::string_view key) { return filled(words.fixed(key), "count", std::to_string(towns.size())); };
    if (!here.near.empty()) return {words.fixed("visit.near"), words.fixed("visit.near.lead")};
    switch (here.page) {
        case Page::Region: return {visit::name_of_region(here.subject.empty() ? 1 : here.subject.front() - '0', words), words.fixed("visit.region.lead")};
        case Page::Towns: {
            const size_t slash = here.subject.find('/');
            const std::string name = towns.empty() ? "" : words.prefecture(towns.front()->prefecture);
            return {slash == std::string::npos ? name : name + " " + words.subprefecture(here.subject.substr(slash + 1)), counted("visit.towns.lead")};
        }
        case Page::Find: {
            std::string typed = here.subject;
            if (typed.empty()) return {words.fixed("visit.find"), words.fixed("visit.find.lead")};
            if (typed.ends_with('*')) return {filled(words.fixed("visit.find.row"), "letter", typed.substr(0, typed.size() - 1)), words.fixed("visit.find.next")};
            return {filled(words.fixed("visit.find.typed"), "letters", upper(typed)), counted("visit.find.count")};
        }
        case Page::Wards: return {words.fixed("visit.ward"), words.fixed("visit.wards.lead")};
        case Page::Ward: {
            const auto* ward = page.content.municipality(here.subject);
            return {ward == nullptr ? "" : visit::label_of(*ward, page.visit.language), towns.empty() ? words.fixed("visit.ward.none") : counted("visit.ward.count")};
        }
        default: return {words.fixed("visit.map"), words.fixed("visit.map.lead")};
    }
}

void fill(paint::Painter& p, const Land& land, paint::Color color)
{
    p.begin();
    trace(p, land);
    p.fill(color, paint::FillRule::EvenOdd);
}

struct Drawn {
    Land ground, chosen, lit, lakes;       // all land of the chart; what the page is about; agreements among it
    Land islets;                           // what stands in the frames, and is no member
    std::vector<Land> pieces;
    std::vector<map::Inset> insets;
    std::vector<Vec2> points;              // towns as lights
    paint::Color light = ink::kShuNight;
    paint::Color member = ink::kShuNight, land = paint::mix(ink::kSumi, ink::kAi, 0.55f);
    float seam = 1.4f, dot = 5;
    Rect frame;                            // outside it the land about fades
    bool lying = true;
};

// The land about what the page shows: it fades towards the words and the buttons.
void paint_ground(paint::Painter& p, const Drawn& d)
{
    const float fade = 140;
    const auto mask = [](Vec2 from, Vec2 to, float a, float b) { return paint::Gradient{paint::Gradient::Kind::Linear, from, to, {{0, ink::kSumi.with_alpha(a)}, {1, ink::kSumi.with_alpha(b)}}}; };
    p.begin_group();
    p.begin_group();
    fill(p, d.ground, d.land);
    const float edge = d.lying ? d.frame.x : d.frame.y;
    p.end_group(d.lying ? mask({edge - fade / 2, 0}, {edge + fade, 0}, 0, 1) : mask({0, edge - fade / 2}, {0, edge + fade / 2}, 0, 1));
    p.end_group(mask({0, d.frame.bottom() - fade}, {0, d.frame.bottom() + 24}, 1, 0));
    p.begin();
}

void paint_map(paint::Painter& p, const Drawn& d)
{
    begin_land(p);
    paint_ground(p, d);
    fill(p, d.chosen, ink::kAiLight);
    fill(p, d.lit, d.member);
    for (const Land& piece : d.pieces) {
        p.begin();
        trace(p, without_specks(piece, 9));
        p.stroke(ink::kSumi, line_of(d.seam));
    }
    end_land(p, d.lakes);
    // Islands in a frame would drown in indigo.
    fill(p, d.islets, ink::kAiIslet);
    for (const map::Inset& inset : d.insets) {
        p.begin();
        p.rect(inset.frame);
        p.stroke(ink::kWashi.with_alpha(0.28f), line_of(1.25f));
    }
    for (const Vec2 at : d.points) {
        p.begin();
        p.circle(at, d.dot + 2);
        p.fill(ink::kSumi);
        p.begin();
        p.circle(at, d.dot);
        p.fill(d.light);
    }
}

// Shapes that can be touched, with their look under a finger.
void add_pieces(Board& board, VisitPage& page, const std::vector<Piece>& pieces)
{
    for (const Piece& piece : pieces) {
        if (piece.land.rings.empty()) continue;
        page.targets.push_back({piece.id, piece.land.bounds, piece.land.rings});
        board.show(board.layer("pressed " + piece.id, piece.land.bounds.grown(4), [land = piece.land](paint::Painter& p) {
            fill(p, land, ink::kWashi.with_alpha(0.85f));
        })).pressed_for = piece.id;
    }
}

// Names on the map, as far as they have room; the buttons say all of them.
void add_names(Board& board, const std::vector<Piece>& pieces, Rect within, const Chart& chart)
{
    const text::Style style = board.style(text::Face::Gothic, board.type(24), 1);
    std::vector<map::LabelRequest> requests;
    std::vector<text::Block> blocks;
    for (const Piece& piece : pieces) {
        blocks.push_back(board.setting().typesetter.set(board.paragraph(piece.name, style)));
        const Rect box = piece.land.bounds;
        Vec2 middle{box.x + box.w / 2, box.y + box.h / 2};
        size_t most = 0;
        for (const auto& ring : piece.land.rings) {   // of its largest part
            if (ring.size() <= most) continue;
            most = ring.size();
            const Land part{{ring}, map::bounds_of(ring)};
            middle = inner_point(part, {}, {part.bounds.x + part.bounds.w / 2, part.bounds.y + part.bounds.h / 2}, 0.16f * std::min(part.bounds.w, part.bounds.h));
        }
        requests.push_back({middle, {blocks.back().size.w, blocks.back().size.h}, 4, true});
    }
    std::vector<Rect> taken;
    for (const map::Inset& inset : chart.insets) taken.push_back(inset.frame);
    const auto places = map::place_labels(requests, within, taken);
    for (size_t i = 0; i < places.size(); ++i) {
        if (!places[i]) continue;
        // A name stands on or beside what it names, or not at all.
        const Rect box = *places[i];
        if (!box.grown(2).contains(requests[i].anchor) && !box.meets(pieces[i].land.bounds)) continue;
        auto block = std::make_shared<const text::Block>(std::move(blocks[i]));
        const Vec2 at{box.x, box.y};
        board.record(*block, at, ink::kWashi, 0);
        board.show(board.layer("name " + pieces[i].name, box.grown(12), [block, at](paint::Painter& p) {
            p.keyline(*block, at, ink::kSumi, 2.5f);
            p.text(*block, at, ink::kWashi);
        }));
    }
}

bool is_of_points(Page page) { return page == Page::Find || page == Page::Ward; }

Chart chart_for(const Setting& setting, Page page, const Codes& codes, Rect area)
{
    if (page == Page::Map || is_of_points(page) || codes.empty()) return chart_of_country(setting, area);
    return chart_of(setting, codes, area.grown(-12));
}

// Land about what the page shows: the whole country, or the prefectures it lies in.
Codes ground_codes(const Setting& setting, Page page, const Towns& towns)
{
    if (page == Page::Map || is_of_points(page)) return setting.atlas.codes();
    std::set<std::string> prefectures;
    for (const auto* m : towns) prefectures.insert(m->prefecture_code);
    Codes codes;
    for (const auto& prefecture : prefectures)
        for (auto& code : setting.atlas.codes_of(prefecture)) codes.push_back(std::move(code));
    return codes;
}

}  // namespace

void add_map_page(Board& board, VisitPage& page)
{
    const Setting& setting = board.setting();
    const visit::Words words = visit_words(page.visit.language);
    const Page kind = page.here().page;
    Towns towns = visit::towns_at(page.here(), page.visit.language, page.content, page.index);
    const Heading heading = heading_of(page, towns, words);
    add_night(board, {board.frame().w * (board.portrait() ? 0.5f : 0.66f), board.frame().h * 0.32f});
    // Below the words; what it shows depends on the room that they leave.
    const auto shown = std::make_shared<Drawn>();
    board.show(board.layer("map", {0, 0, board.frame().w, page.layout.picture.bottom() + 30}, [shown](paint::Painter& p) { paint_map(p, *shown); }));
    const Rect area = add_heading(board, page, heading.headline, heading.lead, ink::kWashi);
    if (!page.here().near.empty()) towns = visit::towns_at({.page = kind, .subject = page.here().subject}, page.visit.language, page.content, page.index);
    if (kind == Page::Map || kind == Page::Wards)
        for (const auto& m : page.content.municipalities)
            if (kind == Page::Map || m.kind == "特別区") towns.push_back(&m);

    const Codes codes = codes_of(towns);
    const Chart chart = chart_for(setting, kind, codes, area);
    std::vector<Piece> pieces;
    if (!is_of_points(kind)) pieces = pieces_of(page, towns, words);
    Drawn& drawn = *shown;
    drawn.frame = area;
    drawn.lying = !board.portrait();
    drawn.insets = chart.insets;
    drawn.ground = chart.land(setting, ground_codes(setting, kind, towns));
    if (kind == Page::Wards) drawn.ground = {};   // the bay and the neighbours are not its matter
    for (Piece& piece : pieces) {
        Codes whole = piece.codes;
        if (piece.id == "open region 1") whole = setting.atlas.codes_of("01");
        piece.land = chart.land(setting, whole);
        drawn.pieces.push_back(piece.land);
    }
    const bool by_towns = kind == Page::Towns || kind == Page::Wards;
    if (!is_of_points(kind)) {
        drawn.chosen = chart.land(setting, codes);
        drawn.lit = chart.land(setting, intersection(members(page.content), codes));
        drawn.lakes = lakes_of(setting.atlas, chart.main, area, setting.pixels_per_unit);
    } else {
        drawn.land = ink::kAi;
        drawn.light = kind == Page::Ward ? ink::kWakatakeNight : ink::kYamabukiField;
        for (const auto* m : towns) drawn.points.push_back(chart.place(*m));
        if (towns.size() > 300) drawn.dot = 2.5f;
        if (kind == Page::Ward) {
            drawn.member = drawn.light;
            drawn.lit = chart.land(setting, codes);
        }
    }
    for (const map::Inset& inset : chart.insets) {
        Codes islands = map::codes_of(inset.part, setting.atlas.codes());
        const Codes lit = intersection(members(page.content), islands);
        std::erase_if(islands, [&](const std::string& code) { return !is_of_points(kind) && std::find(lit.begin(), lit.end(), code) != lit.end(); });
        merge(drawn.islets, chart.land(setting, islands));
    }
    if (by_towns || kind == Page::Region) drawn.member = paint::mix(ink::kShuNight, ink::kSumi, 0.3f);   // names stand on it
    drawn.seam = by_towns ? 1.6f : 2.2f;
    add_buttons(board, page, Ground::Night);
    add_pieces(board, page, pieces);
    if (kind == Page::Region || by_towns) add_names(board, pieces, area, chart);
}

}  // namespace renkei::scenes
