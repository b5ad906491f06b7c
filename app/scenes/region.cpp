// 3b. A region: the camera goes to one prefecture whose associations signed, its members lit on the map and listed like a sumo
// banzuke: vertical names spread over one height, grouped by subprefecture or district, read from the right.

#include <algorithm>
#include <cmath>

#include "scenes/banzuke.hpp"
#include "scenes/board.hpp"
#include "scenes/land.hpp"
#include "scenes/names.hpp"
#include "scenes/night.hpp"
#include "scenes/scenes.hpp"
#include "scenes/signings.hpp"
#include "scenes/strings.hpp"
#include "text/dates.hpp"

namespace renkei::scenes {
namespace {

namespace ink = paint::ink;

constexpr float kAllLit = 1.1f; // seconds after the last group until all are lit
constexpr float kSpeck = 9;    // units: a ring drawn round a smaller islet would bury it
constexpr float kSea = 26;     // units of sea between the coast and the list

struct Visit {
    std::vector<const model::Organisation*> organisations;
    std::vector<Group> groups;
    std::string prefecture, prefecture_code;
    int members = 0;
};

// Members grouped by subprefecture (Hokkaido), else cities together and towns and villages by district.
Result<Visit> visit_of(const model::Content& content, std::string_view prefecture_code)
{
    Visit v;
    v.prefecture_code = std::string(prefecture_code);
    for (const auto& o : content.organisations)
        if (o.prefecture_code == prefecture_code) v.organisations.push_back(&o);
    if (v.organisations.empty()) return Error{ErrorKind::NotFound, "No association of prefecture '" + std::string(prefecture_code) + "' has signed; 'renkei list organisations' names those that have."};
    v.prefecture = v.organisations.front()->prefecture;
    for (const auto* o : v.organisations) {
        v.members += o->member_count;
        for (const auto& code : o->member_codes) {
            const auto* m = content.municipality(code);
            if (!m) continue;
            std::string name = !m->subprefecture.empty() ? short_subprefecture(m->subprefecture) : m->kind == "市" ? "市" : m->district;
            if (v.groups.empty() || v.groups.back().name != name) {
                const auto known = std::find_if(v.groups.begin(), v.groups.end(), [&](const Group& g) { return g.name == name; });
                if (known != v.groups.end()) {
                    known->members.push_back(m);
                    continue;
                }
                v.groups.push_back({std::move(name), {}});
            }
            v.groups.back().members.push_back(m);
        }
    }
    if (v.groups.empty()) return Error{ErrorKind::NotFound, "The store knows no municipality of " + v.prefecture + "; load the facts that ship with 'renkei load'."};
    if (v.groups.empty()) return Error{ErrorKind::BadData, "The members of the associations of " + v.prefecture + " are no municipalities of this store; load the facts again with 'renkei load'."};
    return v;
}

// 129町・15村
std::string counts(const model::Organisation& o, Language language)
{
    std::string all;
    const auto add = [&](int count, const char* key) {
        if (count > 0) all += (all.empty() ? "" : words("region.and_count", language)) + filled(words(key, language), "count", std::to_string(count));
    };
    add(o.member_cities, "region.count_cities");
    add(o.member_towns, "region.count_towns");
    add(o.member_villages, "region.count_villages");
    return all;
}

Rect bounds_of(const map::Ring& ring)
{
    float l = 1e9f, t = 1e9f, r = -1e9f, b = -1e9f;
    for (const Vec2 v : ring) l = std::min(l, v.x), t = std::min(t, v.y), r = std::max(r, v.x), b = std::max(b, v.y);
    return {l, t, r - l, b - t};
}

// Fitted to the prefecture's rings that matter: everything but specks far out at sea. Hokkaido shows the Northern Territories
// beside the list, as far as they go.
map::View view_of(const map::Shape& shape, Rect area)
{
    Rect largest;
    for (const auto& ring : shape.rings)
        if (const Rect b = bounds_of(ring); b.w * b.h > largest.w * largest.h) largest = b;
    Rect box = largest;
    for (const auto& ring : shape.rings) {
        const Rect b = bounds_of(ring);
        const Rect reach = largest.grown(std::max(largest.w, largest.h) * 0.12f);
        if (reach.contains({b.x, b.y}) && reach.contains({b.right(), b.bottom()})) box = box.united(b);
    }
    map::View view;
    view.scale = std::min({area.w / box.w, area.h / box.h, 560.0f});
    view.centre = {box.x + box.w / 2, box.y + box.h / 2};
    view.at = {area.x + area.w / 2, area.y + area.h / 2};
    return view;
}

struct Layout {
    Rect map, list;
    Vec2 name_top;         // prefecture, vertical, left edge
    float name_size;
    Vec2 number;           // baseline
    float titles;          // baseline of the organisations' names at the lower left
};

Layout layout_of(const Board& board, bool hokkaido, size_t organisations)
{
    const Size f = board.frame();
    if (board.portrait() && hokkaido)   // 144 names need two thirds of the page
        return {{kMargin + 250, 120, f.w - 2 * kMargin - 250, 500}, {kMargin, 790, f.w - 2 * kMargin, f.h - 790 - 100}, {kMargin, kMargin}, 100, {kMargin + 128, kMargin + 108}, 690};
    if (board.portrait())
        return {{kMargin + 20, 330, f.w - 2 * kMargin - 40, 590}, {kMargin, 1180, f.w - 2 * kMargin, f.h - 1180 - 110}, {kMargin, kMargin}, 100, {kMargin + 128, kMargin + 108}, 1060};
    // Hokkaido leaves the upper left free by its own shape; other prefectures stand clear of the name and the number.
    const Rect map = hokkaido ? Rect{kMargin, 268, 700, 590} : Rect{kMargin + 120, 300, 660, organisations > 1 ? 452.0f : 500.0f};
    return {map, {f.w * 0.448f, kMargin, f.w * 0.552f - kMargin, f.h - kMargin - 130}, {kMargin - 4, kMargin - 4}, 100, {kMargin + 128, kMargin + 108}, f.h - 152};
}

void erase(paint::Painter& p, const Land& land)
{
    p.save();
    p.mode(paint::Mode::Erase);
    p.begin();
    trace(p, land);
    p.fill(ink::kSumi, paint::FillRule::EvenOdd);
    p.restore();
}

// Returns the land, so that the list can keep off it.
std::shared_ptr<const Land> add_map(Board& board, const Visit& visit, const map::View& view, const std::vector<float>& times)
{
    const Setting& s = board.setting();
    const map::Detail detail = map::detail_for(view.scale, s.pixels_per_unit);
    const auto& content = *s.programme.content;
    std::vector<std::string> prefecture;
    for (const auto& m : content.municipalities)
        if (m.prefecture_code == visit.prefecture_code) prefecture.push_back(m.code5);
    if (visit.prefecture_code == "01")   // the six villages of the Northern Territories belong to the picture of Hokkaido
        for (const char* code : {"01695", "01696", "01697", "01698", "01699", "01700"}) prefecture.emplace_back(code);
    const auto land = std::make_shared<const Land>(place(s.atlas.outline(prefecture, detail), view));
    auto members = std::make_shared<Land>();
    auto borders = std::make_shared<Lines>();
    struct Piece {
        Land land, dissolved;
    };
    std::vector<std::shared_ptr<Piece>> pieces;
    for (const Group& group : visit.groups) {
        auto piece = std::make_shared<Piece>();
        std::vector<std::string> codes;
        for (const auto* m : group.members) {
            codes.push_back(m->code5);
            Land one = place(s.atlas.outline(std::span(&m->code5, 1), detail), view);
            for (const auto& ring : without_specks(one, kSpeck).rings) borders->closed.push_back(ring);
            merge(piece->land, std::move(one));
        }
        piece->dissolved = place(s.atlas.outline(codes, detail), view);
        merge(*members, piece->dissolved);
        pieces.push_back(std::move(piece));
    }
    const auto paint_members = [=](paint::Painter& p, paint::Color color) {
        p.begin();
        trace(p, *members);
        p.fill(color, paint::FillRule::EvenOdd);
        p.begin();
        trace(p, *borders);
        p.stroke(ink::kSumi, {1.1f, paint::Cap::Round, paint::Join::Round, {}, 0});
        p.begin();
        for (const auto& piece : pieces) trace(p, without_specks(piece->dissolved, kSpeck));
        p.stroke(ink::kSumi, {3.0f, paint::Cap::Round, paint::Join::Round, {}, 0});
        p.begin();
    };
    const paint::Field field = night_field(board.frame(), {}, 0, {{view.at, board.portrait() ? 480.0f : 520.0f, ink::kAi, 0.46f}});
    board.layer("land", {0, 0, board.frame().w, board.frame().h}, [=](paint::Painter& p) {
        p.field(field);
        p.begin();
        trace(p, *land);
        p.fill(ink::kAiLight, paint::FillRule::EvenOdd);
        paint_members(p, ink::kEmber);
    });
    board.last_layer().opaque = true;
    board.show(0);

    for (size_t i = 0; i < pieces.size(); ++i) {
        const auto piece = pieces[i];
        const int layer = board.layer("lit " + visit.groups[i].name, piece->land.bounds.grown(44), [=](paint::Painter& p) {
            p.begin();
            trace(p, piece->dissolved);
            p.fill(ink::kShuNight.with_alpha(0.75f), paint::FillRule::EvenOdd);
            p.blur(13);
            erase(p, *land);   // the light falls on the sea, not on the neighbours
            p.begin();
            trace(p, piece->dissolved);
            p.fill(ink::kShuNight, paint::FillRule::EvenOdd);
            p.begin();
            trace(p, without_specks(piece->land, kSpeck));
            p.stroke(ink::kSumi, {1.1f, paint::Cap::Round, paint::Join::Round, {}, 0});
            p.begin();
            trace(p, without_specks(piece->dissolved, kSpeck));
            p.stroke(ink::kSumi, {2.4f, paint::Cap::Round, paint::Join::Round, {}, 0});
            p.begin();
        });
        const float begin = times[i], end = i + 1 < times.size() ? times[i + 1] : -1;
        canvas::Sprite& sprite = board.show(layer);
        sprite.opacity = canvas::Track(0).to(1, begin, 0.5f, canvas::Ease::OutQuint);
        if (end > 0) sprite.opacity.to(0, end, 0.6f, canvas::Ease::InOutSine);
    }
    // At the end the whole prefecture is lit: what was said one by one is one.
    const int all = board.layer("all lit", members->bounds.grown(60), [=](paint::Painter& p) {
        p.begin();
        trace(p, *members);
        p.fill(ink::kShuNight.with_alpha(0.6f), paint::FillRule::EvenOdd);
        p.blur(18);
        erase(p, *land);
        paint_members(p, ink::kShuNight);
    });
    board.show(all).opacity = canvas::Track(0).to(1, times.back() + kAllLit, 0.9f, canvas::Ease::InOutSine);
    return land;
}

// Subprefectures are named on the map; districts and "cities" are not, their lists say enough.
void add_map_names(Board& board, const Visit& visit, const map::View& view)
{
    const text::Style style = board.style(text::Face::Mincho, board.type(26), 1);
    std::vector<Rect> taken;   // names that would touch move apart
    for (const Group& group : visit.groups) {
        if (group.members.front()->subprefecture.empty()) return;
        Vec2 mean;
        for (const auto* m : group.members) mean = mean + view.place(map::LonLat{m->lon, m->lat}) * (1 / static_cast<float>(group.members.size()));
        const auto block = std::make_shared<const text::Block>(board.setting().typesetter.line(group.name, style));
        Vec2 at = corner(*block, mean, Anchor::Centre);
        for (const Rect& other : taken)
            if (at.x < other.right() + 6 && at.x + block->size.w + 6 > other.x && at.y < other.bottom() + 4 && at.y + block->size.h + 4 > other.y)
                at.y = at.y < other.y ? other.y - block->size.h - 6 : other.bottom() + 6;
        taken.push_back({at.x, at.y, block->size.w, block->size.h});
        board.record(*block, at, ink::kWashi, 0.8f);
        const int layer = board.layer("name " + group.name, Rect{at.x, at.y, block->size.w, block->size.h}.grown(16), [block, at](paint::Painter& p) {
            // A keyline of the ground: the name stands on any land, lit or not.
            for (int i = 0; i < 16; ++i) {
                const float a = 0.392699f * static_cast<float>(i);
                p.text(*block, at + Vec2{std::cos(a) * 3, std::sin(a) * 3}, ink::kSumi);
            }
            p.text(*block, at, ink::kWashi);
        });
        board.show(layer, {0.6f, {0, 0}});
    }
}

}  // namespace

Result<canvas::Composition> compose_region(std::string_view item, const Setting& setting)
{
    const auto& content = *setting.programme.content;
    std::string code(item);
    if (code.empty() && !content.organisations.empty()) code = content.organisations.front().prefecture_code;
    RENKEI_TRY(const Visit visit, visit_of(content, code));
    Board board(setting, Ground::Night);
    const Layout layout = layout_of(board, code == "01", visit.organisations.size());
    const Language language = setting.language;

    std::vector<std::string> codes;
    for (const auto& m : content.municipalities)
        if (m.prefecture_code == code) codes.push_back(m.code5);
    const map::View view = view_of(setting.atlas.outline(codes, map::Detail::Region), layout.map);

    const float dwell = setting.dwell;
    std::vector<float> times;
    const float step = (dwell - 4.2f) / static_cast<float>(visit.groups.size());
    for (size_t i = 0; i < visit.groups.size(); ++i) times.push_back(1.4f + step * static_cast<float>(i));
    const std::shared_ptr<const Land> land = add_map(board, visit, view, times);
    add_map_names(board, visit, view);

    text::Paragraph name = board.paragraph(visit.prefecture, board.style(text::Face::Headline, layout.name_size, 1));
    name.style.language = Language::Japanese;
    name.direction = text::Direction::Vertical;
    board.text(name, layout.name_top, Anchor::TopLeft, ink::kWashi, {0.1f, {0, 0}, 0.9f});
    canvas::Counter& number = board.counter(132, layout.number, text::Align::Start, ink::kWashi);
    number.value = canvas::Track(0).to(static_cast<float>(visit.members), 0.5f, 1.4f, canvas::Ease::OutQuint);
    number.opacity = canvas::Track(0).to(1, 0.3f, canvas::kEnter);
    const bool cities = std::any_of(visit.organisations.begin(), visit.organisations.end(), [](auto* o) { return o->member_cities > 0; });
    const bool towns = std::any_of(visit.organisations.begin(), visit.organisations.end(), [](auto* o) { return o->member_towns + o->member_villages > 0; });
    board.line(words(cities && towns ? "region.unit_municipalities" : cities ? "region.unit_cities" : "region.unit_towns_villages", language),
               board.style(text::Face::Mincho, board.type(language == Language::English ? 32.0f : 40.0f), 1), {layout.number.x + 4, layout.number.y + 62}, Anchor::BaselineLeft, ink::kWashi, {0.4f, {0, 0}});

    float y = layout.titles - 56 * static_cast<float>(visit.organisations.size() - 1);
    for (const auto* o : visit.organisations) {
        const Placed title = board.line(organisation_name(*o, language), board.style(text::Face::Mincho, board.type(language == Language::English ? 30.0f : 40.0f), 1), {kMargin, y},
                                        Anchor::BaselineLeft, ink::kWashi, {0.5f, {0, 0}});
        const text::Style fact = board.style(text::Face::Gothic, board.type(26), 1);
        float x = title.box.right() + 28;
        if (language != Language::English) x = board.line(counts(*o, language), fact, {x, y}, Anchor::BaselineLeft, ink::kWashi, {0.56f, {0, 0}}).box.right() + 20;
        board.line(text::long_date(o->signed_date, language, text::Weekday::Omit), fact, {x, y}, Anchor::BaselineLeft, ink::kShuNight, {0.62f, {0, 0}});
        y += 56;
    }
    const Language second = language == Language::English ? Language::Japanese : Language::English;
    text::Style small = board.style(text::Face::Gothic, board.type(24), 1);
    small.language = second;
    std::string dates;   // each day once
    for (const auto* o : visit.organisations) {
        const std::string day = text::long_date(o->signed_date, second, text::Weekday::Omit);
        if (dates.find(day) == std::string::npos) dates += (dates.empty() ? "" : words("region.and_date", second)) + day;
    }
    const std::string prefecture = second == Language::English ? english_prefecture(visit.prefecture) : visit.prefecture;
    const std::string told = filled(filled(words("region.signed", second), "prefecture", prefecture), "dates", dates);
    board.line(told, small, {kMargin, y - 8}, Anchor::BaselineLeft, ink::kWashi.with_alpha(0.72f), {0.66f, {0, 0}});

    const auto free_from = [&](float top, float foot) {
        float x = layout.list.x;
        for (const auto& ring : land->rings)
            for (const Vec2 p : ring)
                if (p.y > top - kSea && p.y < foot + kSea && p.x < layout.list.right()) x = std::max(x, p.x + kSea);
        return x;
    };
    add_banzuke(board, visit.groups, layout.list, times, times.back() + kAllLit, board.portrait() || code != "01" ? nullptr : std::function<float(float, float)>(free_from));
    board.footer(words("credit.map", Language::Japanese), ink::kWashi.with_alpha(0.62f), ink::kWashi.with_alpha(0.8f));
    return board.finish();
}

}  // namespace renkei::scenes
