// 1. Title. Sumi ground; 1,741 points of light, and six for the Northern Territories, appear outward from Tokyo, in order of
// distance, and are Japan. 「全国連携」 stands vertical; the number of linked municipalities counts up with the light.

#include <algorithm>
#include <cmath>

#include "base/utf8.hpp"
#include "map/build.hpp"
#include "map/framing.hpp"
#include "scenes/board.hpp"
#include "scenes/figures.hpp"
#include "scenes/nation.hpp"
#include "scenes/night.hpp"
#include "scenes/scenes.hpp"
#include "scenes/strings.hpp"

namespace renkei::scenes {
namespace {

constexpr float kLightBegins = 0.6f, kLightEnds = 5.6f;   // seconds in which the country lights up
constexpr float kBreathing = 0.28f, kBreathingPeriod = 7;

struct Arrangement {
    NationLayout nation;
    float title_size, title_x;
    bool title_left;
    float number_size;
    Vec2 number;          // baseline, left
    float caption_size, english_size;
    float when, caption, english;   // baselines
    float when_room, caption_room;  // units; lying, the sea between the margin and Kyushu
};

Arrangement arrange(const Board& board)
{
    const Size frame = board.frame();
    Arrangement a;
    a.nation = nation_layout(frame, NationUse::Title, board.type(24), inset_names(board));
    if (board.portrait()) {
        a.title_size = 192;
        a.title_left = true;
        a.title_x = kMargin;
        a.number_size = 264;
        a.number = {kMargin - 18, frame.h - 276};
        a.when = frame.h - 84;
        a.when_room = a.caption_room = frame.w - 2 * kMargin;
        a.caption_size = 48;
        a.english_size = 28;
        a.caption = frame.h - 180;
        a.english = frame.h - 132;
    } else {
        a.title_size = 222;
        a.title_left = false;
        a.title_x = board.right();
        a.number_size = compact(frame) ? 140 : 200;   // beside Kyushu
        a.number = {kMargin - 18, frame.h - 222};
        a.when = a.number.y - 184;
        a.when_room = 540;
        a.caption_room = 570;
        a.caption_size = 40;
        a.english_size = 24;
        a.caption = frame.h - 146;
        a.english = frame.h - 102;
    }
    return a;
}

// Crowded places get smaller lights, or Kanto turns into a white blot: neighbours within 12 units, found on a grid.
std::vector<float> crowding(const std::vector<Vec2>& points)
{
    constexpr float kReach = 12;
    std::vector<float> result(points.size(), 0);
    std::vector<size_t> order(points.size());
    for (size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](size_t a, size_t b) { return points[a].x < points[b].x; });
    for (size_t i = 0; i < order.size(); ++i)
        for (size_t j = i + 1; j < order.size() && points[order[j]].x - points[order[i]].x < kReach; ++j) {
            const Vec2 d = points[order[j]] - points[order[i]];
            const float near = 1 - std::hypot(d.x, d.y) / kReach;
            if (near <= 0) continue;
            result[order[i]] += near;
            result[order[j]] += near;
        }
    return result;
}

// A fixed brightness for each place, 0..1: FNV-1a of its code, its bits mixed once more, or neighbours, whose codes differ in
// the last figure only, would shine alike.
float brightness_of(const std::string& code)
{
    uint32_t hash = 2166136261u;
    for (const char c : code) hash = (hash ^ static_cast<uint8_t>(c)) * 16777619u;
    hash = (hash ^ hash >> 16) * 0x85ebca6bu;
    hash = (hash ^ hash >> 13) * 0xc2b2ae35u;
    return static_cast<float>(hash >> 16) / 65536.0f;
}

// The municipalities of the content, and the land that the atlas knows beside them: the villages of the Northern Territories.
std::vector<model::Municipality> places_of(const model::Content& content, const map::Atlas& atlas)
{
    std::vector<model::Municipality> places = content.municipalities;
    if (places.empty()) return places;
    for (const std::string& code : atlas.codes()) {
        if (code == map::kNoMunicipality || content.municipality(code)) continue;
        const Rect land = map::mainland_of(atlas.outline(std::span(&code, 1), map::Detail::Country));
        const map::LonLat middle = map::unproject({land.x + land.w / 2, land.y + land.h / 2});
        model::Municipality& village = places.emplace_back();
        village.code5 = code;
        village.lon = middle.lon;
        village.lat = middle.lat;
    }
    return places;
}

canvas::Lights lights_of(const std::vector<model::Municipality>& places, const std::vector<Vec2>& points, Vec2 tokyo, paint::Contrast contrast)
{
    // Where contrast is wanted every place shines alike, larger, and hardly breathes; but a crowd yields as it does by design.
    const bool high = contrast == paint::Contrast::High;
    canvas::Lights lights;
    lights.breathing = high ? kBreathing / 4 : kBreathing;
    lights.breathing_period = kBreathingPeriod;
    const std::vector<float> crowd = crowding(points);
    // Distances are those on the globe's plane, so that an inset's islands appear when their turn comes.
    const Vec2 origin = map::project(map::kTokyo);
    std::vector<float> distance;
    float farthest = 1e-6f;
    for (const auto& m : places) {
        const Vec2 d = map::project({m.lon, m.lat}) - origin;
        distance.push_back(std::hypot(d.x, d.y));
        farthest = std::max(farthest, distance.back());
    }
    for (size_t i = 0; i < points.size(); ++i) {
        const auto& m = places[i];
        const bool ward = m.kind == "特別区";
        const float random = brightness_of(m.code5);
        const float room = 1 / (1 + 0.2f * crowd[i]);
        canvas::Light light;
        // Over the indigo of the night washi would turn blue: a little yamabuki in the light keeps it washi to the eye.
        light.at = points[i];
        light.core = (high ? 2.9f : 1.5f + 1.1f * random * random) * std::max(high ? 0.42f : 0.58f, high ? room : std::sqrt(room));
        light.halo = high ? (ward ? 3.0f : 7.5f) * std::max(0.30f, room) : (7.5f + 4.0f * random) * std::max(0.40f, room);
        light.color = ward ? paint::ink::kWakatakeNight : paint::mix(paint::ink::kWashi, paint::ink::kYamabukiField, high ? 0.05f : 0.14f + 0.16f * random);
        light.brightness = high ? 1 : (0.58f + 0.42f * random) * std::max(0.58f, std::sqrt(room));
        light.appears = kLightBegins + (kLightEnds - kLightBegins) * std::pow(distance[i] / farthest, 0.72f);
        // The breath runs outward from Tokyo like a wave.
        light.phase = -distance[i] / farthest * 9.0f;
        lights.bounds = lights.bounds.united(Rect{light.at.x, light.at.y, 0.01f, 0.01f}.grown(light.halo + 2));
        lights.points.push_back(light);
    }
    // The source: Tokyo itself, the brightest point of the country.
    canvas::Light source;
    source.at = tokyo;
    source.core = high ? 4.5f : 6;
    source.halo = high ? 14 : 30;   // light is added to light: a wide one would turn the wards white
    source.color = paint::ink::kWakatakeNight;
    source.appears = 0.3f;
    lights.points.push_back(source);
    lights.bounds = lights.bounds.united(Rect{tokyo.x, tokyo.y, 0.01f, 0.01f}.grown(32));
    return lights;
}

// 「全国連携」 by its characters, which come one after the other.
std::vector<std::string> one_by_one(const std::string& words)
{
    std::vector<std::string> characters;
    for (const char c : words) {
        if (characters.empty() || begins_code_point(c)) characters.emplace_back();
        characters.back() += c;
    }
    return characters;
}

struct NumberWords {
    text::Paragraph caption, second, when;
};

NumberWords number_words(const Board& board, const Arrangement& a, const Figure& figure)
{
    const Wording language = board.setting().language, second = language == Language::English ? Language::Japanese : Language::English;
    const float size = board.type(language == Language::English ? (board.portrait() ? 34.0f : 32.0f) : a.caption_size);
    const text::Style small = board.style(text::Face::Gothic, board.type(a.english_size), 1.2f);
    std::string when = told(figure.taken, language);
    const std::string source = words("figures.source", Language::Japanese);
    if (figure.row->note.find(source) != std::string::npos) {
        const std::string both = when + (language == Language::English ? ", " : "　") + words("figures.source", language);
        if (board.setting().typesetter.line(both, small).size.w < a.when_room) when = both;
    }
    NumberWords w{board.paragraph(words("title.caption", language), board.style(text::Face::Gothic, size, 1.2f)), board.paragraph(words("title.caption", second), small), board.paragraph(when, small)};
    w.second.style.language = second;
    if (language == Language::English || board.portrait()) w.caption.measure = a.caption_room;
    if (board.portrait()) w.second.measure = a.caption_room;
    w.caption = board.balanced(std::move(w.caption));
    w.second = board.balanced(std::move(w.second));
    return w;
}

// Where the words are larger than usual, or take more lines, they go up line by line from the footer, and the number keeps the
// room above them.
void stand_on_footer(const Board& board, Arrangement& a, const NumberWords& w)
{
    constexpr float kFirstLine = 0.88f, kFigures = 0.75f, kComma = 0.21f;   // ems
    constexpr float kAboveFooter = 16, kBetween = 14, kUnderIslands = 24, kWhenAbove = 184;
    float bottom = board.footing(words("credit.map", board.setting().language)).top - kAboveFooter;
    const auto set = [&](const text::Paragraph& p, float& baseline) {
        const float height = board.setting().typesetter.set(p).size.h, first = kFirstLine * p.style.size;
        baseline = std::min(baseline, bottom - height + first);
        bottom = baseline - first - kBetween;
    };
    if (board.portrait()) set(w.when, a.when);
    set(w.second, a.english);
    set(w.caption, a.caption);
    if (board.portrait()) {
        float top = 0;
        for (const NationInset& i : a.nation.insets) top = std::max(top, i.inset.frame.bottom() + kUnderIslands);
        a.number_size = std::min(a.number_size, (bottom - top) / (kFigures + kComma));
    }
    a.number.y = std::min(a.number.y, bottom - kComma * a.number_size);   // its comma, too, keeps off the words
    if (!board.portrait()) a.when = a.number.y - kWhenAbove;
}

// How many municipalities are linked, of when that is, and what it counts in two languages.
void add_number(Board& board, Arrangement a)
{
    const auto figure = newest_figure(*board.setting().programme.content, "total_linked_municipalities");
    if (!figure) return;
    const NumberWords w = number_words(board, a, *figure);
    stand_on_footer(board, a, w);
    canvas::Counter& number = board.counter(a.number_size, a.number, text::Align::Start, paint::ink::kShuNight);
    number.value = canvas::Track(0).to(static_cast<float>(figure->value), kLightBegins, kLightEnds - kLightBegins, canvas::Ease::InOutSine);
    number.opacity = canvas::Track(0).to(1, kLightBegins, canvas::kEnter);

    board.text(w.when, {kMargin, a.when}, Anchor::BaselineLeft, paint::ink::kWashi.with_alpha(0.72f), {0.8f, {0, 0}});
    board.text(w.caption, {kMargin, a.caption}, Anchor::BaselineLeft, paint::ink::kWashi, {0.8f, {0, 0}});
    board.text(w.second, {kMargin, a.english}, Anchor::BaselineLeft, paint::ink::kWashi.with_alpha(0.72f), {0.86f, {0, 0}});
}

// 全国連携 is the name on every display; in another language what it says stands upright beside it.
void add_name(Board& board, const Arrangement& a)
{
    constexpr float kSize = 56, kBeside = 20;
    const Wording language = board.setting().language;
    if (language == Language::Japanese) return;
    text::Paragraph name = board.paragraph(words("title.name", language), board.style(text::Face::Headline, board.type(kSize), 1));
    name.direction = text::Direction::Vertical;
    const float away = a.title_size + kBeside;
    board.text(name, {a.title_left ? a.title_x + away : a.title_x - away, kMargin + 6}, a.title_left ? Anchor::TopLeft : Anchor::TopRight, paint::ink::kWashi, {0.8f, {0, 0}, 0.9f});
}

}  // namespace

Result<canvas::Composition> compose_title(std::string_view, const Setting& setting)
{
    Board board(setting, Ground::Night);
    const Arrangement a = arrange(board);
    const auto& content = *setting.programme.content;

    const std::vector<model::Municipality> places = places_of(content, setting.atlas);
    std::vector<Vec2> points;
    for (const auto& m : places) points.push_back(a.nation.place(m));
    const Vec2 tokyo = a.nation.main.place(map::kTokyo);

    const paint::Field field = night_field(board.frame(), points, 0.62f,
        {{tokyo, 34, paint::ink::kWakatakeNight, 0.20f}, {tokyo, 80, paint::ink::kWakatake, 0.26f}, {tokyo, 170, paint::ink::kWakatake, 0.16f}});
    const NationLayout nation = a.nation;
    board.layer("night", {0, 0, board.frame().w, board.frame().h}, [field](paint::Painter& p) { p.field(field); });
    board.last_layer().opaque = true;
    board.show(0);
    // The frames come when the ink of the transition has passed, as everything else does: nothing of the country is there before.
    const Entrance framed{0.9f, {0, 0}};
    for (const NationInset& i : nation.insets)
        board.show(board.layer("inset frame", i.inset.frame.grown(2), [nation](paint::Painter& p) { paint_inset_frames(p, nation); }), framed);

    board.add(lights_of(places, points, tokyo, setting.contrast));
    place_inset_labels(board, nation, paint::ink::kWashi.with_alpha(0.75f), framed);

    // The four characters come one after the other, as a brush would.
    text::Style title = board.style(text::Face::Headline, a.title_size, 1);
    title.language = Language::Japanese;
    const std::vector<std::string> characters = one_by_one(words("title.name", Language::Japanese));
    for (size_t i = 0; i < characters.size(); ++i) {
        const float y = kMargin + static_cast<float>(i) * a.title_size;
        board.line(characters[i], title, {a.title_x, y}, a.title_left ? Anchor::TopLeft : Anchor::TopRight, paint::ink::kWashi,
                   {0.15f + 0.16f * static_cast<float>(i), {0, 0}, 0.9f});
    }
    add_name(board, a);
    add_number(board, a);
    board.footer(words("credit.map", board.setting().language), paint::ink::kWashi.with_alpha(0.62f), paint::ink::kWashi.with_alpha(0.8f));
    return board.finish();
}

}  // namespace renkei::scenes
