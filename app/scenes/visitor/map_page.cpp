// The pages with a map: the country, a region, the towns of a prefecture, what was found, the wards and what one is linked with.

#include <algorithm>
#include <map>
#include <set>

#include "map/framing.hpp"
#include "map/placement.hpp"
#include "scenes/names.hpp"
#include "scenes/strings.hpp"
#include "scenes/visitor/map_layers.hpp"
#include "scenes/visitor/page.hpp"

namespace renkei::scenes {
namespace {

namespace ink = paint::ink;
using visit::is_country;
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

// From so near on a finger means single towns.
constexpr float kTownsInCountry = 4, kTownsInRegion = 2;

bool are_towns(const visit::Place& here)
{
    const float zoom = here.camera.zoom;
    return here.page == Page::Towns || (is_country(here.page) && zoom >= kTownsInCountry) || (here.page == Page::Region && zoom >= kTownsInRegion);
}

// The pieces in which choosing goes on: prefectures, parts of Hokkaido, or single towns.
std::vector<Piece> pieces_of(const VisitPage& page, const Towns& towns, const visit::Words& words)
{
    std::map<std::string, Piece> pieces;
    const Page kind = are_towns(page.here()) ? Page::Towns : page.here().page;
    for (const auto* m : towns) {
        Piece piece;
        if (kind == Page::Towns) piece = {.id = "open town " + m->code5, .name = visit::label_of(*m, page.visit.language), .codes = {}};
        else if (kind == Page::Wards) piece = {.id = "open ward " + m->code5, .name = visit::label_of(*m, page.visit.language), .codes = {}};
        else if (kind == Page::Region && page.here().subject == "1" && !m->subprefecture.empty()) piece = {.id = "open towns " + m->prefecture_code + "/" + m->subprefecture, .name = words.subprefecture(m->subprefecture), .codes = {}};
        else if (is_country(kind) && m->prefecture_code == "01") piece = {.id = "open region 1", .name = words.prefecture(m->prefecture), .codes = {}};
        else piece = {.id = "open towns " + m->prefecture_code, .name = words.prefecture(m->prefecture), .codes = {}};
        Piece& kept = pieces[piece.id];
        if (kept.id.empty()) kept = std::move(piece);
        kept.codes.push_back(m->code5);
    }
    std::vector<Piece> list;
    for (auto& [id, piece] : pieces) list.push_back(std::move(piece));
    return list;
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
        case Page::Layers: return {words.fixed("visit.layers"), words.fixed("visit.layers.lead")};
        default: return {words.fixed("visit.map"), words.fixed("visit.map.lead")};
    }
}

Rect common(Rect a, Rect b)
{
    const float x = std::max(a.x, b.x), y = std::max(a.y, b.y);
    return {x, y, std::min(a.right(), b.right()) - x, std::min(a.bottom(), b.bottom()) - y};
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
    bool near = false;                     // enlarged: nothing of it stands outside the frame
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
    if (d.near) {
        p.save();
        p.rect(d.frame);
        p.clip();
        p.begin();
    }
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
    if (d.near) p.restore();
}

// Shapes that can be touched, with their look under a finger.
void add_pieces(Board& board, VisitPage& page, const std::vector<Piece>& pieces, Rect area)
{
    for (const Piece& piece : pieces) {
        const Rect seen = page.here().camera.zoom > 1 ? common(piece.land.bounds, area) : piece.land.bounds;
        if (piece.land.rings.empty() || seen.empty()) continue;
        page.targets.push_back({piece.id, seen, piece.land.rings});
        board.show(board.layer("pressed " + piece.id, seen.grown(4), [land = piece.land](paint::Painter& p) {
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
        if (!within.contains(requests[i].anchor)) continue;   // it has been moved out of sight
        auto block = std::make_shared<const text::Block>(std::move(blocks[i]));
        const Vec2 at{box.x, box.y};
        board.record(*block, at, ink::kWashi, 0);
        board.show(board.layer("name " + pieces[i].name, box.grown(12), [block, at](paint::Painter& p) {
            p.keyline(*block, at, ink::kSumi, 2.5f);
            p.text(*block, at, ink::kWashi);
        })).follows = true;
    }
}

bool is_of_points(Page page) { return page == Page::Find || page == Page::Ward; }

Chart chart_for(const Setting& setting, Page page, const Codes& codes, Rect area)
{
    if (is_country(page) || is_of_points(page) || codes.empty()) return chart_of_country(setting, area);
    return chart_of(setting, codes, area.grown(-12));
}

// Land about what the page shows: the whole country, or the prefectures it lies in.
Codes ground_codes(const Setting& setting, Page page, const Towns& towns)
{
    if (is_country(page) || is_of_points(page)) return setting.atlas.codes();
    std::set<std::string> prefectures;
    for (const auto* m : towns) prefectures.insert(m->prefecture_code);
    Codes codes;
    for (const auto& prefecture : prefectures)
        for (auto& code : setting.atlas.codes_of(prefecture)) codes.push_back(std::move(code));
    return codes;
}

// Of what is enlarged, only what may be seen: outlines of the whole country at eight times their size are none.
Codes in_sight(const model::Content& content, const Codes& codes, const Chart& chart, Rect area, float zoom)
{
    constexpr float kLongest = 0.8f;   // degrees, from a town's point to its farthest end, but for a few
    if (zoom <= 1) return codes;
    const Rect reach = area.grown(kLongest * chart.main.scale);
    Codes seen;
    for (const auto& code : codes) {
        const auto* m = content.municipality(code);
        if (m == nullptr || reach.contains(chart.place(*m))) seen.push_back(code);
    }
    return seen;
}

// What is chosen from, laid out; the largest first, whose names come first.
std::vector<Piece> placed_pieces(const VisitPage& page, const Towns& towns, const visit::Words& words, const Chart& chart, const Setting& setting, Rect area)
{
    const float zoom = page.here().camera.zoom;
    std::vector<Piece> pieces = pieces_of(page, towns, words);
    for (Piece& piece : pieces) {
        Codes whole = piece.codes;
        if (piece.id == "open region 1") whole = setting.atlas.codes_of("01");
        piece.land = chart.land(setting, in_sight(page.content, whole, chart, area, zoom));
    }
    if (zoom > 1) {
        std::erase_if(pieces, [&](const Piece& piece) { return piece.land.rings.empty() || !piece.land.bounds.meets(area); });
        std::stable_sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) { return a.land.bounds.w * a.land.bounds.h > b.land.bounds.w * b.land.bounds.h; });
    }
    return pieces;
}

// The towns as lights, for what was found or is linked.
void draw_points(Drawn& drawn, Page kind, const Towns& towns, const Chart& chart, const Setting& setting, Rect area)
{
    drawn.land = ink::kAi;
    drawn.light = kind == Page::Ward ? ink::kWakatakeNight : ink::kYamabukiField;
    for (const auto* m : towns)
        if (!drawn.near || area.contains(chart.place(*m))) drawn.points.push_back(chart.place(*m));
    if (towns.size() > 300) drawn.dot = 2.5f;
    if (kind != Page::Ward) return;
    drawn.member = drawn.light;
    drawn.lit = chart.land(setting, codes_of(towns));
}

// Whom a page with a map is about; all there is where it is about nobody.
Towns subject_of(const VisitPage& page)
{
    visit::Place here = page.here();
    here.near.clear();
    Towns towns = visit::towns_at(here, page.visit.language, page.content, page.index);
    if (is_country(here.page) || here.page == Page::Wards)
        for (const auto& m : page.content.municipalities)
            if (is_country(here.page) || m.kind == "特別区") towns.push_back(&m);
    return towns;
}

// Those of them that the chosen layer lights.
Codes of_layer(const VisitPage& page, Codes codes) { return intersection(visit::towns_in(page.visit.layer, page.content), std::move(codes)); }

// Single towns are too small to be seen on the whole country.
void add_lights(Drawn& drawn, const VisitPage& page, const Chart& chart, Rect area)
{
    constexpr size_t kMost = 60;   // of more the land itself tells
    const Codes codes = visit::towns_in(page.visit.layer, page.content);
    if (codes.size() > kMost) return;
    drawn.light = color_of(page.visit.layer);
    for (const auto& code : codes)
        if (const auto* m = page.content.municipality(code); m != nullptr && area.contains(chart.place(*m))) drawn.points.push_back(chart.place(*m));
}

void draw_insets(Drawn& drawn, const VisitPage& page, const Chart& chart, const Setting& setting)
{
    for (const map::Inset& inset : chart.insets) {
        if (!inset.frame.meets(drawn.frame)) continue;
        Codes islands = map::codes_of(inset.part, setting.atlas.codes());
        const Codes lit = of_layer(page, islands);
        std::erase_if(islands, [&](const std::string& code) { return !is_of_points(page.here().page) && std::find(lit.begin(), lit.end(), code) != lit.end(); });
        merge(drawn.islets, chart.land(setting, islands));
    }
}

}  // namespace

void add_map_page(Board& board, VisitPage& page)
{
    const Setting& setting = board.setting();
    const visit::Words words = visit_words(setting);
    const Page kind = page.here().page;
    const visit::Camera camera = page.here().camera;
    const Towns towns = subject_of(page);
    const Heading heading = heading_of(page, towns, words);
    add_night(board, {board.frame().w * (board.portrait() ? 0.5f : 0.66f), board.frame().h * 0.32f});
    // Below the words; what it shows depends on the room that they leave.
    const auto shown = std::make_shared<Drawn>();
    board.show(board.layer("map", {0, 0, board.frame().w, page.layout.picture.bottom() + 30}, [shown](paint::Painter& p) { paint_map(p, *shown); })).follows = true;
    const bool layered = !is_of_points(kind) && kind != Page::Wards, by_towns = are_towns(page.here()) || kind == Page::Wards;
    const paint::Color member = by_towns || kind == Page::Region ? below_names(page.visit.layer) : color_of(page.visit.layer);
    const Rect area = add_heading(board, page, heading.headline, heading.lead, ink::kWashi, layered ? std::optional(legend_of(page, words, of_layer(page, codes_of(towns)).size(), member)) : std::nullopt);
    page.map = area;
    const Rect sight = camera.zoom <= 1 ? area : visit::sight_of(area, board.frame());
    Chart chart = chart_for(setting, kind, codes_of(towns), area);
    chart.look(camera, area);
    const Codes codes = in_sight(page.content, codes_of(towns), chart, sight, camera.zoom);
    std::vector<Piece> pieces;
    if (!is_of_points(kind)) pieces = placed_pieces(page, towns, words, chart, setting, sight);
    Drawn& drawn = *shown;
    drawn.frame = sight;
    drawn.lying = !board.portrait();
    drawn.near = camera.zoom > 1;
    drawn.insets = chart.insets;
    if (kind != Page::Wards) drawn.ground = chart.land(setting, in_sight(page.content, ground_codes(setting, kind, towns), chart, sight, camera.zoom));   // the bay and the neighbours are not its matter
    for (const Piece& piece : pieces) drawn.pieces.push_back(piece.land);
    if (!is_of_points(kind)) {
        drawn.chosen = chart.land(setting, codes);
        if (layered) drawn.lit = chart.land(setting, of_layer(page, codes));
        drawn.lakes = lakes_of(setting.atlas, chart.main, sight, setting.pixels_per_unit);
    } else {
        draw_points(drawn, kind, towns, chart, setting, sight);
    }
    draw_insets(drawn, page, chart, setting);
    if (layered) drawn.member = member;
    if (page.visit.layer == visit::Layer::Told && is_country(kind)) add_lights(drawn, page, chart, sight);
    for (visit::Button& button : page.layout.buttons) button.on = button.on || button.id == "layer " + std::string(visit::name_of(page.visit.layer));
    drawn.seam = by_towns ? 1.6f : 2.2f;
    add_buttons(board, page, Ground::Night);
    add_pieces(board, page, pieces, sight);
    if (kind == Page::Region || by_towns || camera.zoom > 1) add_names(board, pieces, area, chart);
}

}  // namespace renkei::scenes
