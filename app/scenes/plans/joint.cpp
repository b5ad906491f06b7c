// The plans that wards and regions made together, one after the other: the 23 wards and the region face each other, the region in a
// pattern of its own with every member named, and a line runs to it from the wards that share the plan.

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "map/framing.hpp"
#include "scenes/art/palette.hpp"
#include "scenes/art/patterns.hpp"
#include "scenes/land.hpp"
#include "scenes/link.hpp"
#include "scenes/member_counts.hpp"
#include "scenes/names.hpp"
#include "scenes/plans/binding.hpp"
#include "scenes/plans/pages.hpp"
#include "scenes/plans/parts.hpp"
#include "scenes/plans/place_names.hpp"
#include "scenes/refusals.hpp"
#include "scenes/strings.hpp"
#include "text/dates.hpp"

namespace renkei::scenes::plans {
namespace {

namespace ink = paint::ink;

struct Turn {
    const model::WideAreaPlan* plan = nullptr;
    float begin = 0, end = -1;      // seconds; a negative end stays
    art::Hue hue = art::Hue::Matsuba;
    art::Pattern pattern = art::Pattern::Asanoha;
};

struct Page {
    Rect region, wards;             // where the two maps stand
    Rect prefecture;                // and the little one that says where the region lies
    Vec2 words;                     // top left of the facts
    float measure = 0;
};

map::View fitted_view(const map::Shape& shape, Rect area)
{
    map::View view;
    float l = 1e9f, t = 1e9f, r = -1e9f, b = -1e9f;
    for (const auto& ring : shape.rings)
        for (const Vec2 v : ring) l = std::min(l, v.x), t = std::min(t, v.y), r = std::max(r, v.x), b = std::max(b, v.y);
    view.scale = std::min(area.w / (r - l), area.h / (b - t));
    view.centre = {(l + r) / 2, (t + b) / 2};
    view.at = {area.x + area.w / 2, area.y + area.h / 2};
    return view;
}

canvas::Sprite& show_turn(Board& board, int layer, const Turn& turn, float after)
{
    canvas::Sprite& sprite = board.show(layer);
    sprite.opacity = canvas::Track(0).to(1, turn.begin + after, 0.8f, canvas::Ease::OutQuint);
    if (turn.end >= 0) sprite.opacity.to(0, turn.end, 0.5f, canvas::Ease::InQuad);
    return sprite;
}

paint::Color field_of(const art::Tones& tones) { return paint::mix(ink::kWashi, tones.middle, 0.4f); }

struct Region {
    std::vector<const model::Municipality*> members;
    map::View view;
    Vec2 middle;                    // of the members: whither the line from the wards runs
    std::shared_ptr<const Land> land, lakes;
};

// No name stands half in a lake.
std::vector<Rect> shores_of(const Land& lakes)
{
    constexpr float kPond = 14;   // units: letters go over a smaller one
    std::vector<Rect> boxes;
    for (const auto& ring : lakes.rings) {
        Rect box{ring.front().x, ring.front().y, 0, 0};
        for (const Vec2 v : ring) box = box.united({v.x, v.y, 0.1f, 0.1f});
        if (std::max(box.w, box.h) > kPond) boxes.push_back(box);
    }
    return boxes;
}

// The line from the wards runs about the region: the plan is with all of it.
constexpr float kEmbrace = 13;   // units from its border
constexpr float kLineWide = 4;

void add_embrace(Board& board, const std::shared_ptr<const Land>& region, const Turn& turn)
{
    const auto whole = std::make_shared<const Land>(without_specks(*region, 2 * kEmbrace));
    show_turn(board, board.layer("embrace", region->bounds.grown(kEmbrace + kLineWide + 2), [whole](paint::Painter& p) {
        p.begin_group();
        p.begin();
        trace(p, *whole);
        p.stroke(ink::kWakatake, {2 * kEmbrace + kLineWide, paint::Cap::Round, paint::Join::Round, {}, 0});
        p.save();
        p.mode(paint::Mode::Erase);
        p.stroke(ink::kSumi, {2 * kEmbrace - kLineWide, paint::Cap::Round, paint::Join::Round, {}, 0});
        p.fill(ink::kSumi, paint::FillRule::EvenOdd);
        p.restore();
        p.begin();
        p.end_group(1);
    }), turn, 1.35f);
}

Region add_region(Board& board, const Turn& turn, Rect area)
{
    const Setting& s = board.setting();
    const auto& content = *s.programme.content;
    const map::View view = fitted_view(s.atlas.outline(turn.plan->member_codes, map::Detail::Region), area);
    const map::Detail detail = map::detail_for(view.scale, s.pixels_per_unit);
    auto region = std::make_shared<Land>(place(s.atlas.outline(turn.plan->member_codes, detail), view));
    auto borders = std::make_shared<Lines>();
    const auto lakes = std::make_shared<const Land>(lakes_of(s.atlas, view, area.grown(90), s.pixels_per_unit, turn.plan->prefecture_code));
    std::vector<const model::Municipality*> members;
    Vec2 middle;
    for (const auto& code : turn.plan->member_codes) {
        const auto* m = content.municipality(code);
        if (!m) continue;
        members.push_back(m);
        middle = middle + view.place(map::LonLat{m->lon, m->lat});
        for (auto& ring : place(s.atlas.outline(std::span(&code, 1), detail), view).rings) borders->closed.push_back(std::move(ring));
    }
    const art::Tones tones = art::tones(turn.hue);
    const Rect box = area.grown(90);
    add_embrace(board, region, turn);
    const int layer = board.layer("region " + turn.plan->region, box, [=, pattern = turn.pattern](paint::Painter& p) {
        const Vec2 centre{area.x + area.w / 2, area.y + area.h / 2};
        begin_land(p);
        p.begin();
        trace(p, *region);
        p.fill(field_of(tones), paint::FillRule::EvenOdd);
        art::fill_pattern(p, pattern, {.tile = 64, .line = 1.6f}, centre, tones.near.with_alpha(0.34f));
        p.begin();
        trace(p, *borders);
        p.stroke(ink::kWashi, {2.2f, paint::Cap::Round, paint::Join::Round, {}, 0});
        p.begin();
        trace(p, *region);
        p.stroke(tones.near, {3, paint::Cap::Round, paint::Join::Round, {}, 0});
        end_land(p, *lakes);
        p.begin();
    });
    show_turn(board, layer, turn, 0.1f);
    const Vec2 end = members.empty() ? Vec2{area.x, area.y} : middle * (1 / static_cast<float>(members.size()));
    return {std::move(members), view, end, region, lakes};
}

// From the wards to the line about the region. Returns where it runs, which names leave free.
std::vector<Rect> link_wards(Board& board, Vec2 from, const Region& region, const Turn& turn)
{
    constexpr float kFree = 9;         // units about the line
    const Vec2 way = region.middle - from, whole{from.x + way.x * 0.42f - way.y * 0.12f, from.y + way.y * 0.42f + way.x * 0.16f};
    const auto at = [&](float t) { return from * ((1 - t) * (1 - t)) + whole * (2 * t * (1 - t)) + region.middle * (t * t); };
    const Land land = without_specks(*region.land, 2 * kEmbrace);
    const auto reached = [&](Vec2 p) {
        return inside(land, p) || std::any_of(land.rings.begin(), land.rings.end(), [&](const auto& ring) {
            return std::any_of(ring.begin(), ring.end(), [&](Vec2 v) { return std::hypot(v.x - p.x, v.y - p.y) <= kEmbrace; });
        });
    };
    const float step = 1 / std::max(1.0f, std::hypot(way.x, way.y));   // about a unit of the way
    float ends = 0;
    while (ends < 1 && !reached(at(ends))) ends += step;
    ends = std::min(1.0f, ends);
    const Vec2 to = at(ends), bend = from * (1 - ends) + whole * ends;
    std::vector<Rect> runs{Rect{to.x, to.y, 0, 0}.grown(16)};
    for (float t = 0; t < ends; t += 0.02f) runs.push_back(Rect{at(t).x, at(t).y, 0, 0}.grown(kFree));
    add_link(board, {.from = from, .bend = bend, .to = to, .ink = ink::kWakatake, .width = kLineWide, .ground_width = 9, .ring = 0}, board.portrait() ? canvas::Edge::Bottom : canvas::Edge::Left,
             {turn.begin + 0.5f, 1.1f, turn.end});
    return runs;
}

// Those wards of the 23 that share the plan: in young bamboo, their names beside them, and the line growing out of them.
// Returns where that runs.
std::vector<Rect> add_wards(Board& board, const Turn& turn, const map::View& view, const Region& region, Rect area)
{
    const Setting& s = board.setting();
    auto lit = std::make_shared<Land>();
    std::vector<const model::Municipality*> wards;
    for (const auto& code : turn.plan->ward_codes) {
        const auto* m = s.programme.content->municipality(code);
        if (!m) continue;
        wards.push_back(m);
        merge(*lit, place(s.atlas.outline(std::span(&code, 1), map::Detail::Prefecture), view));
    }
    if (wards.empty()) return {};
    const Rect& b = lit->bounds;
    std::vector<Rect> line = link_wards(board, {b.x + b.w / 2, b.y + b.h / 2}, region, turn);
    show_turn(board, board.layer("wards", b.grown(4), [lit](paint::Painter& p) {
        p.begin();
        trace(p, *lit);
        p.fill(ink::kWakatake, paint::FillRule::EvenOdd);
        p.stroke(ink::kWashi, {1.4f, paint::Cap::Round, paint::Join::Round, {}, 0});
        p.begin();
    }), turn, 0.2f);
    add_names(board, wards, view, {.standing = Standing::Beside, .ground = ink::kSuna, .frame = area, .kept = line, .open = {}, .taken = {}, .lines = {}}, turn.begin + 0.5f, turn.end);
    return line;
}

// 令和2年4月, 2020.4, 2020年4月, 2020년 4월
std::string month_of(const model::WideAreaPlan& plan, Wording language)
{
    if (is_plain_japanese(language) || plan.approved_month.size() != 7) return plan.approved_wareki;
    const auto first = parse_date(plan.approved_month + "-01");
    return first ? text::year_and_month(*first, language) : plan.approved_wareki;
}

// 16町・2村; in letters their number.
std::string counted(const model::WideAreaPlan& plan, const model::Content& content, Wording language)
{
    if (is_alphabetic(language)) return filled(words("plans.members", language), "count", std::to_string(plan.member_count));
    return told(counts_of(plan.member_codes, content), language);
}

// Returns where they stand.
Rect add_facts(Board& board, const Turn& turn, const Page& page)
{
    const model::WideAreaPlan& plan = *turn.plan;
    const Wording language = board.setting().language;
    const bool alphabetic = in_letters(board);
    float y = page.words.y, at = turn.begin + 0.2f;
    Rect all;
    const auto say = [&](const std::string& words, const Lettering& how, paint::Color color, float gap) {
        const Rect box = add_text(board, words, how, {page.words.x, y}, Anchor::TopLeft, color, {at, {0, 12}, 0.6f, turn.end}).box;
        all = all.united(box);
        y = box.bottom() + gap;
        at += 0.08f;
    };
    say(said(board, "regions", plan.region), {text::Face::Gothic, 30, 1.3f, page.measure}, art::tones(turn.hue).near, 20);
    std::string title = said(board, "joint_plans", plan.project);
    if (!alphabetic)   // the lines that its authors marked
        for (const std::string_view mark : {"～", " "})
            if (const size_t found = title.find(mark); found != std::string::npos) title.replace(found, mark.size(), "\n");
    if (const size_t tail = title.rfind("～"); !alphabetic && tail != std::string::npos && tail + 3 == title.size()) title.erase(tail);
    const auto marked = static_cast<float>(1 + std::count(title.begin(), title.end(), '\n'));   // its lines, if they fit
    say(title, fitted(board, title, {text::Face::Headline, 46, 1.36f, page.measure}, {46, 42, 38, 36}, alphabetic ? 330.0f : marked * 36 * 1.36f + 22), ink::kSumi, 30);
    std::string wards;
    for (const auto& code : plan.ward_codes)
        if (const auto* m = board.setting().programme.content->municipality(code)) wards += (wards.empty() ? "" : std::string(between_names(language))) + town_name(*m, language);
    say(wards + (alphabetic ? " × " : "　×　") + said(board, "regions", plan.region) + (alphabetic ? "\n" : " ") + counted(plan, *board.setting().programme.content, language), {text::Face::Gothic, 28, 1.45f, page.measure}, ink::kWakatake, 14);
    const std::string approved = plan.approved_wareki.empty() ? words("plans.with_grant", language)
        : filled(words("plans.approved", language), "month", month_of(plan, language));
    say(approved, {text::Face::Gothic, 26, 1.45f, page.measure}, ink::kSumi, 0);
    return all;
}

// The prefecture, its name, and the region in it.
void add_prefecture(Board& board, const Turn& turn, const Region& region, Rect area)
{
    const Setting& s = board.setting();
    if (region.members.empty()) return;
    const map::Shape prefecture = s.atlas.outline(s.atlas.codes_of(turn.plan->prefecture_code), map::Detail::Region);
    const Rect box = map::mainland_of(prefecture, map::kTerritoriesReach);
    map::View view = map::fit(box, area);
    view.at.x = area.right() - box.w * view.scale / 2;
    const auto land = std::make_shared<Land>(without_specks(place_inside(prefecture, view, area.grown(12)), 2));
    const auto lit = std::make_shared<Land>(place(s.atlas.outline(turn.plan->member_codes, map::Detail::Region), view));
    show_turn(board, board.layer("prefecture", land->bounds.united(lit->bounds).grown(4), [land, lit, color = art::tones(turn.hue).near](paint::Painter& p) {
        p.begin();
        trace(p, *land);
        p.fill(ink::kSuna, paint::FillRule::EvenOdd);
        p.begin();
        trace(p, *lit);
        p.fill(color, paint::FillRule::EvenOdd);
        p.begin();
    }), turn, 0.3f);
    const std::string& name = region.members.front()->prefecture;
    board.line(prefecture_name(name, s.language), board.style(text::Face::Gothic, board.type(24), 1), {land->bounds.x - 14, area.bottom()}, Anchor::BaselineRight, ink::kSumi, {turn.begin + 0.4f, {0, 0}, 0.6f, turn.end});
}

Page page_of(const Board& board, float headline)
{
    const Size f = board.frame();
    Page page;
    page.words = {kMargin, kMargin};
    if (board.portrait()) {
        page.measure = f.w - 2 * kMargin - headline - 60;
        page.region = {kMargin + 20, 590, f.w - 2 * kMargin - 40, f.h - 640 - 630};
        page.wards = {kMargin, f.h - 580, 520, 410};
        page.prefecture = {board.right() - 280, f.h - 410, 280, 240};
        return page;
    }
    page.measure = std::min(700.0f, f.w * 0.365f);
    const float left = kMargin + page.measure + 60, right = board.right() - headline - 100;
    page.region = {left, kMargin, right - left, f.h - 2 * kMargin - 70};
    page.wards = {kMargin, 0, page.measure - 20, 0};   // below the facts
    page.prefecture = {board.right() - 220, f.h - 304, 220, 164};
    return page;
}

// The little map keeps off the headline as far as its size allows.
Rect below_headline(Rect map, float headline_ends)
{
    constexpr float kApart = 60, kLeast = 140;   // units; its height
    const float top = std::clamp(headline_ends + kApart, map.y, map.bottom() - kLeast);
    return {map.x, top, map.w, map.bottom() - top};
}

struct Wards {
    map::View view;
    Rect box;   // their land
};

// The 23 wards stay; what changes is which of them are lit. Nothing where the store knows none.
std::optional<Wards> add_ward_ground(Board& board, Rect area)
{
    const Setting& s = board.setting();
    std::vector<std::string> codes;
    for (const auto& m : s.programme.content->municipalities)
        if (m.kind == "特別区") codes.push_back(m.code5);
    const map::Shape wards = s.atlas.outline(codes, map::Detail::Prefecture);
    if (wards.rings.empty()) return std::nullopt;
    const map::View view = fitted_view(wards, area);
    auto land = std::make_shared<Land>(place(wards, view));
    auto borders = std::make_shared<Lines>();
    for (const auto& code : codes)
        for (auto& ring : place(s.atlas.outline(std::span(&code, 1), map::Detail::Prefecture), view).rings) borders->closed.push_back(std::move(ring));
    board.show(board.layer("23 wards", land->bounds.grown(4), [=](paint::Painter& p) {
        p.begin();
        trace(p, *land);
        p.fill(ink::kSuna, paint::FillRule::EvenOdd);
        p.begin();
        trace(p, *borders);
        p.stroke(ink::kWashi, {1.4f, paint::Cap::Round, paint::Join::Round, {}, 0});
        p.begin();
        trace(p, *land);   // the borders run along the coast too, over the rim that it has in high contrast
        p.stroke(ink::kSuna, {1.0f, paint::Cap::Round, paint::Join::Round, {}, 0});
        p.begin();
    }), {0.2f, {0, 0}, 0.8f});
    return Wards{view, land->bounds};
}

}  // namespace

Result<canvas::Composition> joint(const Setting& setting)
{
    const auto& content = *setting.programme.content;
    std::vector<Turn> turns;
    static constexpr std::array kLooks{std::pair{art::Hue::Kincha, art::Pattern::Asanoha}, std::pair{art::Hue::Matsuba, art::Pattern::Shippo}, std::pair{art::Hue::Ai, art::Pattern::Seigaiha}};
    for (const auto& plan : content.plans) {
        const auto [hue, pattern] = kLooks[turns.size() % kLooks.size()];
        if (!setting.atlas.outline(plan.member_codes, map::Detail::Region).rings.empty()) turns.push_back({&plan, 0, -1, hue, pattern});
    }
    if (turns.empty()) return nothing_for("plans", "joint");
    Board board(setting, Ground::Day);
    const Size f = board.frame();
    const float each = setting.dwell / static_cast<float>(turns.size()), headline = board.portrait() ? 84.0f : 104.0f;
    for (size_t i = 0; i < turns.size(); ++i) {
        turns[i].begin = each * static_cast<float>(i);
        if (i + 1 < turns.size()) turns[i].end = each * static_cast<float>(i + 1) - 0.4f;
    }
    add_page(board);
    const float headline_ends = add_headline(board, "plans.joint", {board.right(), kMargin}, headline).box.bottom();

    Page page = page_of(board, headline);
    if (!board.portrait()) page.prefecture = below_headline(page.prefecture, headline_ends);
    std::vector<Rect> facts;
    for (const Turn& turn : turns) facts.push_back(add_facts(board, turn, page));
    float below = 0;
    for (const Rect& one : facts) below = std::max(below, one.bottom());
    if (page.wards.h <= 0) page.wards.y = below + 54, page.wards.h = f.h - kMargin - 60 - page.wards.y;
    const std::optional<Wards> wards = add_ward_ground(board, page.wards);
    // The open paper about the regions, for names that lead out of them: also between the wards, whose names may reach over their land, and a region.
    constexpr float kWardNames = 60, kOffWords = 20;
    constexpr float kOffFacts = 80, kLower = 50;   // standing, from the facts to the region, which leaves room for names below it if they are short
    const float foot = board.footing(words("credit.map_lakes", board.setting().language)).top;
    const Rect open{kMargin - kSeaAir, kMargin, board.right() - kMargin + kSeaAir - (board.portrait() ? 0 : headline + 36), foot - 8 - kMargin};
    const Rect words_of_wards = board.portrait() || !wards ? page.wards.grown(12) : wards->box.grown(kWardNames);
    const std::vector<Rect> always{words_of_wards, page.prefecture, {page.prefecture.x - 190, page.prefecture.bottom() - 44, 200, 54},
                                   {board.right() - headline - 36, 0, headline + 36, board.portrait() ? 600.0f : 0.0f}};
    for (size_t i = 0; i < turns.size(); ++i) {
        const Turn& turn = turns[i];
        Rect area = page.region;
        if (board.portrait()) area.y = std::clamp(facts[i].bottom() + kOffFacts, area.y, area.y + kLower);
        const Region region = add_region(board, turn, area);
        std::vector<Rect> taken = always;
        taken.push_back({0, 0, facts[i].right() + kOffWords, facts[i].bottom() + 16});
        Naming naming{.standing = Standing::Within, .ground = field_of(art::tones(turn.hue)), .frame = area.grown(40), .kept = shores_of(*region.lakes),
                      .open = open, .taken = taken, .lines = {},
                      .shore = kEmbrace + kLineWide, .far = board.portrait()};   // standing, the land reaches both margins
        if (wards) naming.lines = add_wards(board, turn, wards->view, region, page.wards.grown(24));
        add_names(board, region.members, region.view, naming, turn.begin + 0.7f, turn.end);
        add_prefecture(board, turn, region, page.prefecture);
    }
    board.footer(words("credit.map_lakes", board.setting().language), ink::kSumi.with_alpha(0.8f), ink::kSumi);
    return board.finish();
}

}  // namespace renkei::scenes::plans
