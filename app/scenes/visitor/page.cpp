#include "scenes/visitor/page.hpp"

#include <algorithm>

#include "map/framing.hpp"
#include "scenes/names.hpp"
#include "scenes/night.hpp"
#include "scenes/strings.hpp"
#include "scenes/visitor/map_layers.hpp"
#include "text/dates.hpp"

namespace renkei::scenes {
namespace {

namespace ink = paint::ink;

constexpr float kRadius = 16;     // of a button's corners
constexpr float kLeastLabel = 0.6f;   // of the type floor
constexpr float kSwatch = 28, kSwatchInside = 26;   // its size, and from the button's left edge
constexpr float kInside = 10;     // between its edge and its label, at least

struct Look {
    paint::Color field, edge, type;
};

Look look_of(const visit::Button& button, bool pressed, Ground ground)
{
    const visit::Role role = button.role;
    const bool on = button.on;
    const bool night = ground == Ground::Night;
    const paint::Color paper = night ? ink::kWashi : ink::kSumi, dark = night ? ink::kSumi : ink::kWashi;
    if (pressed) return {night ? ink::kShuNight : ink::kShuText, night ? ink::kShuNight : ink::kShuText, night ? ink::kSumi : ink::kWashi};
    if (on) return {paper, paper, dark};
    if (role == visit::Role::Navigation) return {night ? ink::kSumi : ink::kWashi, paper.with_alpha(0.62f), paper};
    if (role == visit::Role::Leaf || button.id == "open layers") return {night ? paint::mix(ink::kSumi, ink::kAi, 0.4f) : ink::kKinari, paper.with_alpha(0.62f), paper};
    if (button.id.starts_with("open ward ")) return {night ? paint::mix(ink::kSumi, ink::kWakatake, 0.8f) : paint::mix(ink::kWashi, ink::kWakatake, 0.14f), night ? ink::kWakatakeNight : ink::kWakatake, paper};
    return {night ? ink::kAi : ink::kKinari, night ? paint::mix(ink::kAi, ink::kWashi, 0.35f) : paint::mix(ink::kSuna, ink::kSumi, 0.45f), paper};
}

// As large as it fits, on two lines where it must be.
text::Block label_block(const Board& board, const std::string& label, Rect area)
{
    const float floor = board.type(24), room = area.w - 2 * kInside;
    const bool two = label.find('\n') != std::string::npos;
    for (const float size : {std::max(floor, 34.0f), floor}) {
        if (two) break;
        text::Block block = board.setting().typesetter.set(board.paragraph(label, board.style(text::Face::Gothic, size, 1.16f)));
        if (block.size.w <= room) return block;
    }
    text::Paragraph p = board.paragraph(label, board.style(text::Face::Gothic, floor, 1.16f));
    p.measure = room;
    p.align = text::Align::Centre;
    p.breaking = text::Breaking::Phrase;
    text::Block block = board.setting().typesetter.set(p);
    const auto crowded = [&] { return block.lines.size() > 2 || block.size.w > room + 0.5f || block.overflow; };   // a centred block is as wide as its measure, and a hair more
    if (crowded()) {   // a name of one phrase breaks where it must
        p.breaking = text::Breaking::Strict;
        block = board.setting().typesetter.set(p);
    }
    // A long name in Latin letters, on a panel whose type is large: nothing of it is lost.
    for (; p.style.size > kLeastLabel * floor && crowded(); block = board.setting().typesetter.set(p)) p.style.size -= 1;
    return block;
}

struct Key {
    visit::Button button;
    std::shared_ptr<const text::Block> block;
    Vec2 at;
    std::optional<paint::Color> swatch{};   // of a colour of the map, at its left
};

void paint_key(paint::Painter& p, const Key& key, const Look& look)
{
    p.begin();
    p.rounded_rect(key.button.area, kRadius);
    p.fill(look.field);
    p.begin();
    p.rounded_rect(key.button.area.grown(-1), kRadius - 1);
    p.stroke(look.edge, {2, paint::Cap::Butt, paint::Join::Round, {}, 0});
    if (key.swatch) {
        const Rect a = key.button.area;
        const Vec2 at{a.x + kSwatchInside + kSwatch / 2, a.y + a.h / 2};
        p.begin();
        p.circle(at, kSwatch / 2 + 2);
        p.fill(ink::kSumi);   // as on the map: seen on every field
        p.begin();
        p.circle(at, kSwatch / 2);
        p.fill(*key.swatch);
    }
    p.begin();
    p.text(*key.block, key.at, look.type);
}

Key key_for(const Board& board, const visit::Button& button)
{
    const Rect area = button.area;
    auto block = std::make_shared<const text::Block>(label_block(board, button.label, area));
    const Vec2 at = corner(*block, {area.x + area.w / 2, area.y + area.h / 2}, Anchor::Centre);
    static constexpr std::string_view kLayer = "layer ";
    if (!std::string_view(button.id).starts_with(kLayer)) return {button, std::move(block), at};
    for (int i = 0; i < visit::kLayers; ++i)
        if (const auto layer = static_cast<visit::Layer>(i); button.id.substr(kLayer.size()) == visit::name_of(layer)) return {button, std::move(block), at, color_of(layer)};
    return {button, std::move(block), at};
}

// Its pressed look, over it and only while a finger lies on it.
void add_pressed(Board& board, const Key& key, Ground ground)
{
    board.show(board.layer("pressed " + key.button.id, key.button.area.grown(2), [key, look = look_of(key.button, true, ground)](paint::Painter& p) { paint_key(p, key, look); })).pressed_for = key.button.id;
}

}  // namespace

visit::Words visit_words(const Setting& setting)
{
    const Wording wording = setting.visit->language;
    const programme::Programme& programme = setting.programme;
    return {.fixed = [wording](std::string_view key) { return words(key, wording); },
            .prefecture = [wording](std::string_view name) { return prefecture_name(name, wording); },
            .subprefecture = [wording](std::string_view name) { return subprefecture_name(name, wording); },
            .own_name = [](Wording other) { return words("visit.own_name", other); },
            .event = [wording, &programme](const model::Event& event) {
                const bool over = model::last_day(event) < programme.date;
                const bool this_year = event.start_date->year() == programme.date.year();
                const std::string day = over ? text::year_and_month(*event.start_date, wording) : this_year ? text::month_day(*event.start_date, wording, text::Weekday::Omit) : text::long_date(*event.start_date, wording, text::Weekday::Omit);
                const auto* m = programme.content->municipality(event.code5.empty() && !event.related_codes.empty() ? event.related_codes.front() : event.code5);
                return m == nullptr ? day : day + "\n" + visit::label_of(*m, wording);
            }};
}

visit::Surroundings surroundings_of(const Setting& setting) { return {.frame = setting.frame, .mm_per_unit = setting.mm_per_unit, .type = std::max(34.0f, setting.type_floor)}; }

void add_buttons(Board& board, VisitPage& page, Ground ground)
{
    std::vector<Key> keys;
    Rect all;
    for (const visit::Button& button : page.layout.buttons) {
        keys.push_back(key_for(board, button));
        board.record(*keys.back().block, keys.back().at, look_of(button, false, ground).type, 0);
        page.targets.push_back({button.id, button.area});
        all = all.united(button.area);
    }
    board.show(board.layer("buttons", all.grown(2), [keys, ground](paint::Painter& p) {
        for (const Key& key : keys) paint_key(p, key, look_of(key.button, false, ground));
    }));
    for (const Key& key : keys) add_pressed(board, key, ground);
}

void add_big_button(Board& board, VisitPage& page, const std::string& id, const std::string& label, Rect area)
{
    auto block = std::make_shared<const text::Block>(board.setting().typesetter.line(label, board.style(text::Face::GothicBold, std::max(56.0f, board.type(24)), 1)));
    const Key key{{id, label, area, visit::Role::Choice, true}, block, corner(*block, {area.x + area.w / 2, area.y + area.h / 2}, Anchor::Centre)};
    board.record(*block, key.at, ink::kWashi, 0);
    page.targets.push_back({id, area});
    board.show(board.layer("button", area.grown(2), [key](paint::Painter& p) { paint_key(p, key, look_of(key.button, false, Ground::Day)); }));
    add_pressed(board, key, Ground::Day);
}

namespace {

// A swatch, and what it stands for beside it; returns its lower edge.
// In its short form where it would come to lie on the buttons, at `lowest`.
float add_legend(Board& board, const Legend& legend, Vec2 at, float measure, float lowest)
{
    text::Paragraph p = board.paragraph(legend.words, board.style(text::Face::Gothic, board.type(28), 1.4f));
    const float side = 0.9f * p.style.size, beside = side + 16;
    p.measure = measure - beside;
    p.breaking = text::Breaking::Phrase;
    if (at.y + board.setting().typesetter.set(p).size.h > lowest) p.spans = board.paragraph(legend.brief, p.style).spans;
    const Rect swatch{at.x, at.y + (1.4f * p.style.size - side) / 2 - 0.12f * p.style.size, side, side};
    board.show(board.layer("swatch", swatch.grown(2), [swatch, color = legend.color](paint::Painter& painter) {
        painter.begin();
        painter.rounded_rect(swatch, 5);
        painter.fill(color);
    }));
    return std::max(swatch.bottom(), board.text(p, {at.x + beside, at.y}, Anchor::TopLeft, ink::kWashi, kThere).box.bottom());
}

}  // namespace

Rect add_heading(Board& board, const VisitPage& page, const std::string& headline, const std::string& lead, paint::Color color, const std::optional<Legend>& legend)
{
    constexpr float kColumn = 620, kAir = 24;
    const Rect room = page.layout.picture;
    const bool standing = board.portrait();
    const float measure = standing ? room.w : kColumn;
    const float top = room.y + (standing ? 12 : 24);
    float size = 84;
    const auto set = [&] { return board.setting().typesetter.line(headline, board.style(text::Face::Headline, size, 1)); };
    while (size > std::max(48.0f, board.type(24)) && set().size.w > measure) size = std::max(size - 4, std::max(48.0f, board.type(24)));
    text::Paragraph title = board.paragraph(headline, board.style(text::Face::Headline, size, 1.2f));
    title.measure = measure;
    title.breaking = text::Breaking::Phrase;
    const Placed head = board.text(title, {room.x, top}, Anchor::TopLeft, color, kThere);
    text::Paragraph p = board.paragraph(lead, board.style(text::Face::Gothic, board.type(32), 1.5f));
    p.measure = measure;
    p.breaking = text::Breaking::Phrase;
    const Placed below = board.text(p, {room.x, head.box.bottom() + 28}, Anchor::TopLeft, color, kThere);
    float bottom = below.box.bottom();
    if (legend) bottom = add_legend(board, *legend, {room.x, bottom + (standing ? 24.0f : 32.0f)}, measure, room.bottom());
    if (standing) return {room.x, bottom + kAir, room.w, room.bottom() - bottom - kAir};
    return {room.x + kColumn + kAir, room.y, room.w - kColumn - kAir, room.h};
}

Land Chart::land(const Setting& setting, const std::vector<std::string>& codes) const
{
    const float unit = setting.pixels_per_unit;
    if (whole) return scenes::place(setting.atlas.outline(codes, map::detail_for(main.scale, unit)), main);
    Land land = scenes::place(setting.atlas.outline(map::codes_of(map::MapPart::Main, codes), map::detail_for(main.scale, unit)), main);
    for (const map::Inset& inset : insets) {
        const std::vector<std::string> here = map::codes_of(inset.part, codes);
        if (here.empty()) continue;
        const map::Detail detail = std::max(map::Detail::Region, map::detail_for(inset.view.scale, unit));
        merge(land, scenes::place(map::rings_within(setting.atlas.outline(here, detail), inset), inset.view));
    }
    return land;
}

void Chart::look(const visit::Camera& camera, Rect area)
{
    const Vec2 middle{area.x + area.w / 2, area.y + area.h / 2}, seen{area.x + camera.centre.x * area.w, area.y + camera.centre.y * area.h};
    const auto moved = [&](Vec2 p) { return middle + (p - seen) * camera.zoom; };
    const auto enlarge = [&](map::View& view) {
        view.at = moved(view.at);
        view.scale *= camera.zoom;
    };
    enlarge(main);
    for (map::Inset& inset : insets) {
        enlarge(inset.view);
        const Vec2 corner = moved({inset.frame.x, inset.frame.y});
        inset.frame = {corner.x, corner.y, inset.frame.w * camera.zoom, inset.frame.h * camera.zoom};
    }
}

Vec2 Chart::place(const model::Municipality& m) const
{
    const map::LonLat at{m.lon, m.lat};
    const auto framed = whole ? insets.end() : std::find_if(insets.begin(), insets.end(), [&](const map::Inset& i) { return i.part == map::part_of(m.code5); });
    return (framed == insets.end() ? main : framed->view).place(at);
}

// The islands curve through the square from the lower left to the upper right: the frames stand in the two corners that stay free.
Chart chart_of_country(const Setting&, Rect area)
{
    const float side = std::min(area.w, area.h);
    const Rect square{area.x + (area.w - side) / 2, area.y + (area.h - side) / 2, side, side};
    Chart chart{.main = map::fit(map::main_bounds(), square), .whole = false, .insets = {}, .frame = area};
    const float aside = std::min((area.w - side) / 2, 0.16f * side);   // of lying areas: the frames step aside
    const float w = 0.42f * side, h = 0.32f * side;
    chart.insets.push_back(map::inset_in(map::MapPart::SouthWest, {square.x - aside, square.y + 0.04f * side, w, h}));
    chart.insets.push_back(map::inset_in(map::MapPart::Ogasawara, {square.right() + aside - 0.19f * side, square.bottom() - 0.38f * side, 0.19f * side, 0.2f * side}));
    chart.insets.push_back(map::inset_in(map::MapPart::Minamitorishima, {square.right() + aside - 0.19f * side, square.bottom() - 0.15f * side, 0.19f * side, 0.13f * side}));
    return chart;
}

Chart chart_of(const Setting& setting, const std::vector<std::string>& codes, Rect area)
{
    constexpr float kClosest = 2600;   // units a degree: as the 23 wards fill a page; a few islands do not
    const std::vector<std::string> main = map::codes_of(map::MapPart::Main, codes), south = map::codes_of(map::MapPart::SouthWest, codes), east = map::codes_of(map::MapPart::Ogasawara, codes);
    Chart chart{.main = {}, .whole = main.empty(), .insets = {}, .frame = area};
    const float frame = std::min(0.42f * area.h, 0.3f * area.w);
    // Beside the frames, never under them.
    Rect room = area;
    if (!main.empty() && (!south.empty() || !east.empty())) {
        room.w -= 1.3f * frame + 24;
        room.x += 1.3f * frame + 24;
        if (!south.empty()) chart.insets.push_back(map::inset_in(map::MapPart::SouthWest, {area.x, area.bottom() - frame, 1.3f * frame, frame}));
        if (!east.empty()) chart.insets.push_back(map::inset_in(map::MapPart::Ogasawara, {area.x, area.bottom() - frame, 0.9f * frame, frame}));
    }
    const map::Shape shape = setting.atlas.outline(main.empty() ? codes : main, map::Detail::Region);
    chart.main = map::fit(main.empty() ? shape.bounds : map::mainland_of(shape, map::kTerritoriesReach), room);
    chart.main.scale = std::min(chart.main.scale, kClosest);
    return chart;
}

void add_night(Board& board, Vec2 light)
{
    const paint::Field field = night_field(board.frame(), {}, 0, {{light, 520.0f, ink::kAi, 0.40f}});
    board.layer("night", {0, 0, board.frame().w, board.frame().h}, [field](paint::Painter& p) { p.field(field); });
    board.last_layer().opaque = true;
    board.show(0);
}

}  // namespace renkei::scenes
