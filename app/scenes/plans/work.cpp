// The work of one fiscal year. Its heart are the fairs: a lantern for every municipality that came, hung on ropes as at a
// festival, those that the fair before did not have in vermilion, and below them the crowd, a person for a hundred visitors.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "scenes/art/palette.hpp"
#include "scenes/figures.hpp"
#include "scenes/names.hpp"
#include "scenes/night.hpp"
#include "scenes/plans/marginalia.hpp"
#include "scenes/plans/pages.hpp"
#include "scenes/plans/parts.hpp"
#include "scenes/refusals.hpp"
#include "scenes/strings.hpp"
#include "text/dates.hpp"

namespace renkei::scenes::plans {
namespace {

namespace ink = paint::ink;

constexpr double kPerson = 100;              // visitors
constexpr double kTenThousand = 10000;
constexpr size_t kMostFairs = 3;
constexpr int kMostLanterns = 240, kMostPeople = 900;

struct Fair {
    int municipalities = 0;
    double visitors = 0;
};

// A fair's two rows name it alike: 第1回, and 第1回 約2万人.
std::vector<Fair> fairs_of(const model::Content& content)
{
    std::vector<Fair> fairs;
    const auto visitors = rows_of(content, "miryoku_event_visitors");
    for (const auto* row : rows_of(content, "miryoku_event_municipalities")) {
        Fair fair{static_cast<int>(*row->value), 0};
        for (const auto* v : visitors)
            if (!row->note.empty() && v->period == row->period && v->note.starts_with(row->note)) fair.visitors = *v->value;
        if (fair.municipalities > 0 && fairs.size() < kMostFairs) fairs.push_back(fair);
    }
    return fairs;
}

// Ropes across the area, each sagging; lanterns share the ropes as evenly as they divide.
struct Ropes {
    Rect area;
    int count = 1, lanterns = 0;
    float step = 50, sag = 14;
    [[nodiscard]] int first(int rope) const { return lanterns * rope / count; }
    [[nodiscard]] Vec2 at(int rope, float along) const { return {area.x + area.w * along, area.y + step * static_cast<float>(rope) + sag * 4 * along * (1 - along)}; }
    [[nodiscard]] Vec2 lantern(int index, int rope) const
    {
        const int here = first(rope + 1) - first(rope);
        return at(rope, (static_cast<float>(index - first(rope)) + 0.5f) / static_cast<float>(here));
    }
};

void paint_lantern(paint::Painter& p, Vec2 hook, float width, bool vermilion)
{
    const float height = width * 1.22f, top = hook.y + width * 0.26f;
    const Rect body{hook.x - width / 2, top, width, height};
    const paint::Color edge = vermilion ? paint::rgb(0xC24A30) : paint::rgb(0xC98A3C), heart = vermilion ? ink::kShuGlow : paint::rgb(0xFFF3D6), cap = paint::mix(ink::kSumi, paint::rgb(0x6B4A2E), 0.45f);
    p.begin();
    p.rounded_rect(body, width * 0.44f);
    p.fill(paint::Gradient{paint::Gradient::Kind::Radial, {hook.x, top + height * 0.52f}, {hook.x + width * 0.78f, top + height * 0.52f}, {{0, heart}, {0.42f, paint::mix(heart, vermilion ? ink::kShuNight : ink::kYamabukiField, 0.62f)}, {1, edge}}});
    p.begin();
    for (int i = 1; i < 6; ++i) {
        const float y = top + height * static_cast<float>(i) / 6, half = width * 0.5f * std::sqrt(std::max(0.0f, 1 - std::pow(std::abs(static_cast<float>(i) / 3 - 1), 3.2f)));
        p.move_to({hook.x - half, y});
        p.line_to({hook.x + half, y});
    }
    p.stroke(paint::rgb(0x7A4A18).with_alpha(0.30f), {0.9f, paint::Cap::Butt, paint::Join::Round, {}, 0});
    p.begin();
    p.rect({hook.x - width * 0.26f, top - width * 0.10f, width * 0.52f, width * 0.16f});
    p.rect({hook.x - width * 0.22f, top + height - width * 0.06f, width * 0.44f, width * 0.14f});
    p.fill(cap);
    p.begin();
    p.move_to(hook);
    p.line_to({hook.x, top - width * 0.08f});
    p.move_to({hook.x, top + height + width * 0.06f});
    p.line_to({hook.x, top + height + width * 0.26f});
    p.stroke(paint::mix(ink::kSuna, ink::kSumi, 0.45f), {1.2f, paint::Cap::Butt, paint::Join::Round, {}, 0});
    p.begin();
}

void add_lanterns(Board& board, const Ropes& ropes, float width, int before, float begin, float seconds)
{
    for (int rope = 0; rope < ropes.count; ++rope) {
        const Rect box{ropes.area.x - 8, ropes.at(rope, 0).y - 4, ropes.area.w + 16, ropes.sag + width * 1.78f + 8};
        canvas::Sprite& sprite = board.show(board.layer("lanterns", box, [=](paint::Painter& p) {
            std::vector<Vec2> line;
            for (int i = 0; i <= 32; ++i) line.push_back(ropes.at(rope, static_cast<float>(i) / 32));
            p.begin();
            p.polyline(line);
            p.stroke(paint::mix(ink::kSuna, ink::kSumi, 0.35f), {1.6f, paint::Cap::Round, paint::Join::Round, {}, 0});
            for (int i = ropes.first(rope); i < ropes.first(rope + 1); ++i) paint_lantern(p, ropes.lantern(i, rope), width, before > 0 && i >= before);
        }));
        sprite.reveal_from = canvas::Edge::Left;
        const float each = seconds / static_cast<float>(ropes.count);
        sprite.reveal = canvas::Track(0).to(1, begin + each * static_cast<float>(rope), each * 1.6f, canvas::Ease::InOutSine);
    }
}

// The same place holds any number: twice the people stand twice as close.
void add_crowd(Board& board, Rect area, int people, uint64_t seed, const Entrance& entrance)
{
    constexpr float kHead = 6;
    board.show(board.layer("crowd", area.grown(16), [=](paint::Painter& p) {
        art::Dice dice(seed);
        std::vector<Vec2> feet;
        const float cell = std::sqrt(area.w * area.h / static_cast<float>(people));
        const int rows = std::max(1, static_cast<int>(std::lround(area.h / cell)));
        for (int i = 0; i < people; ++i) {
            const int row = i * rows / people, first = (row * people + rows - 1) / rows, next = ((row + 1) * people + rows - 1) / rows;
            const float along = (static_cast<float>(i - first) + 0.5f + dice.between(-0.32f, 0.32f)) / static_cast<float>(next - first);
            const float round = 0.80f + 0.20f * std::sin(3.1416f * (static_cast<float>(row) + 0.5f) / static_cast<float>(rows));   // a crowd has no corners
            feet.push_back({area.x + area.w / 2 + (along - 0.5f) * area.w * round, area.y + (static_cast<float>(row) + 0.5f + dice.between(-0.3f, 0.3f)) * area.h / static_cast<float>(rows)});
        }
        std::sort(feet.begin(), feet.end(), [](Vec2 a, Vec2 b) { return a.y < b.y; });
        static constexpr std::array kHues{art::Hue::Ai, art::Hue::Fuji, art::Hue::Asagi, art::Hue::Kuri, art::Hue::Matsuba, art::Hue::Nibi, art::Hue::Uguisu};
        for (const Vec2 at : feet) {
            const float light = 1 - (at.y - area.y) / std::max(area.h, 1.0f);   // of the lanterns above
            const paint::Color robe = paint::mix(art::tones(kHues[static_cast<size_t>(dice.below(static_cast<int>(kHues.size())))]).middle, ink::kAi, 0.60f - 0.18f * light);
            p.begin();
            p.move_to({at.x - kHead * 1.5f, at.y + kHead * 2.2f});
            p.curve_to({at.x - kHead * 1.5f, at.y - kHead * 0.1f}, {at.x + kHead * 1.5f, at.y - kHead * 0.1f}, {at.x + kHead * 1.5f, at.y + kHead * 2.2f});
            p.close();
            p.fill(robe);
            p.begin();
            p.circle({at.x, at.y - kHead * 0.35f}, kHead * 0.78f);
            p.fill(paint::mix(paint::rgb(0xF2D9B0), ink::kSumi, 0.48f - 0.34f * light));
            p.begin();
        }
    }), entrance);
}

// Names in a row's note: 京都・千葉.
std::string places_of(const Board& board, const std::string& note)
{
    if (!in_english(board)) return note;
    std::string names;
    constexpr std::string_view kDot = "・";
    for (size_t at = 0; at <= note.size();) {
        const size_t end = std::min(note.find(kDot, at), note.size());
        const std::string name = note.substr(at, end - at);
        std::string english = name;
        for (const char* suffix : {"", "府", "県"})
            if (const std::string found = english_prefecture(name + suffix); english == name && found != name + suffix) english = found;
        names += (names.empty() ? "" : ", ") + english;
        at = end + kDot.size();
    }
    return names;
}

struct Place {
    const char* name;
    std::string value;
};

// A note of a metric's row, its words filled; nothing without the row.
void note(const Board& board, std::vector<Note>& notes, const char* metric, const char* key, const std::vector<Place>& places, std::string names = {})
{
    const auto* row = last_row(*board.setting().programme.content, metric);
    if (row == nullptr || std::any_of(places.begin(), places.end(), [](const Place& p) { return p.value.empty(); })) return;
    std::string text = words(key, board.setting().language);
    for (const Place& p : places) text = filled(std::move(text), p.name, p.value);
    notes.push_back({figure_of(*row), std::move(text), std::move(names)});
}

std::string calendar_year(int year, Wording language) { return text::year_name(Date{std::chrono::year(year), std::chrono::December, std::chrono::day(1)}, language); }

// What else the year brought. What the agreements came to by its end is the report's own expectation.
std::vector<Note> notes_of(const Board& board)
{
    const auto& content = *board.setting().programme.content;
    const Wording language = board.setting().language;
    const auto figure = [&](const char* metric) { const auto* row = last_row(content, metric); return row == nullptr ? std::string() : figure_of(*row); };
    const auto remark = [&](const char* metric) { const auto* row = last_row(content, metric); return row == nullptr ? std::string() : places_of(board, row->note); };
    std::vector<Note> notes;
    note(board, notes, "symposium_count", "plans.work_symposia", {{"people", figure("symposium_attendance")}});
    note(board, notes, "exhibition_count", "plans.work_exhibitions", {}, remark("exhibition_count"));
    double talks = 0;
    for (const char* metric : {"liaison_kyoto", "liaison_hiroshima", "liaison_hokkaido"})
        if (const auto* row = last_row(content, metric)) talks += *row->value;
    if (talks > 0) notes.push_back({text::grouped(std::llround(talks)), words("plans.work_talks", language), {}});
    note(board, notes, "project_meetings", "plans.work_meetings", {{"bodies", figure("project_subcommittees")}});
    note(board, notes, "wards_with_hokkaido_towns", "plans.work_wards", {});
    note(board, notes, "disaster_recipient_prefectures", "plans.work_recipients", {}, remark("disaster_recipient_prefectures"));
    if (const auto* regions = last_row(content, "agreement_regions"); regions != nullptr && regions->as_of) {
        const auto then = [&](const char* metric) {
            for (const auto* row : rows_of(content, metric))
                if (row->as_of == regions->as_of) return figure_of(*row);
            return std::string();
        };
        note(board, notes, "agreement_regions", "plans.work_regions", {{"bodies", then("agreement_organisations")}, {"members", then("agreement_municipalities")}, {"day", text::long_date(*regions->as_of, language, text::Weekday::Omit)}});
    }
    const auto increase = [&](const char* metric) {
        for (const auto* row : rows_of(content, metric))
            if (row->status == "derived") return figure_of(*row);
        return std::string();
    };
    for (const auto* row : rows_of(content, "total_linked_municipalities_increase"))
        if (int from = 0, to = 0; row->status == "derived" && std::sscanf(row->period.c_str(), "%4d-%4d", &from, &to) == 2) {
            std::string text = words("plans.work_increase", language);
            for (const Place& p : {Place{"from", calendar_year(from, language)}, {"to", calendar_year(to, language)}, {"wards", increase("ward_exchange_municipalities_increase")}, {"agreements", increase("agreement_municipalities_increase")}, {"website", increase("website_member_municipalities_increase")}})
                text = filled(std::move(text), p.name, p.value);
            notes.push_back({figure_of(*row), std::move(text), {}});
        }
    return notes;
}

// 約2万人; English counts in thousands.
std::string visitors_told(double visitors, Wording language)
{
    const auto tenths = std::lround(visitors / kTenThousand * 10);
    const std::string ten_thousands = std::to_string(tenths / 10) + (tenths % 10 == 0 ? "" : "." + std::to_string(tenths % 10));
    return filled(words("plans.work_visitors", language), "count", language == Language::English ? text::grouped(std::llround(visitors)) : ten_thousands);
}

text::Style count_style(const Board& board) { return board.style(text::Face::Numeral, board.portrait() ? 112.0f : 124.0f, 1); }
constexpr Lettering kTold{text::Face::Mincho, 32, 1.36f};

std::string told_of(const Fair& fair, Wording language)
{
    return words("plans.work_municipalities", language) + (fair.visitors > 0 ? "\n" + visitors_told(fair.visitors, language) : "");
}

float beside_count(const Board& board, const Fair& fair) { return board.setting().typesetter.line(std::string(std::to_string(fair.municipalities).size(), '8'), count_style(board)).size.w + 30; }

// How many came to a fair. Returns the lower edge.
float add_count(Board& board, const Fair& fair, size_t index, bool more, bool below, Vec2 at, float begin)
{
    const Wording language = board.setting().language;
    const Placed ordinal = add_text(board, filled(words("plans.work_fair", language), "n", std::to_string(index + 1)), {text::Face::Gothic, 26, 1.3f}, at, Anchor::TopLeft, ink::kWashi, {begin, {0, 10}});
    const float size = count_style(board).size, baseline = ordinal.box.bottom() + size * 0.86f;
    canvas::Counter& counter = board.counter(size, {at.x, baseline}, text::Align::Start, more ? ink::kShuNight : ink::kWashi);
    counter.value = canvas::Track(0).to(static_cast<float>(fair.municipalities), begin, 2.2f, canvas::Ease::InOutSine);
    counter.opacity = canvas::Track(0).to(1, begin, canvas::kEnter);
    const Vec2 words_at = below ? Vec2{at.x, baseline + 26} : Vec2{at.x + beside_count(board, fair), baseline + 6};
    const Placed text = add_text(board, told_of(fair, language), kTold, words_at, below ? Anchor::TopLeft : Anchor::BottomLeft, ink::kWashi, {begin + 0.2f, {0, 10}});
    return std::max(baseline, text.box.bottom());
}

// The fairs beside each other, one measure for all: their lanterns hang as close, their crowds have the same place.
void add_fairs(Board& board, const std::vector<Fair>& fairs, Rect area, float gap, float crowd)
{
    const float width = (area.w - gap * static_cast<float>(fairs.size() - 1)) / static_cast<float>(fairs.size());
    const auto left = [&](size_t i) { return area.x + (width + gap) * static_cast<float>(i); };
    const auto begin = [](size_t i) { return 0.6f + 0.9f * static_cast<float>(i); };
    bool below = false;
    int most = 1;
    for (const Fair& fair : fairs) {
        below = below || beside_count(board, fair) + size_of(board, told_of(fair, board.setting().language), kTold).w > width;
        most = std::max(most, std::min(fair.municipalities, kMostLanterns));
    }
    const auto more = [&](size_t i) { return i > 0 && fairs[i].municipalities > fairs[i - 1].municipalities; };
    float top = area.y;
    for (size_t i = 0; i < fairs.size(); ++i) top = std::max(top, add_count(board, fairs[i], i, more(i), below, {left(i), area.y}, begin(i)) + 42);
    const float height = area.bottom() - crowd - 40 - top;
    // As many ropes as let a lantern be about as far from its neighbours beside as below.
    const int ropes = std::clamp(static_cast<int>(std::lround(std::sqrt(static_cast<float>(most) * height / width / 1.45f))), 1, 16), a_rope = (most + ropes - 1) / ropes;
    const float step = height / static_cast<float>(ropes), lantern = std::min(width / static_cast<float>(a_rope) * 0.74f, (step - 2) / 1.62f);
    for (size_t i = 0; i < fairs.size(); ++i) {
        const int lanterns = std::min(fairs[i].municipalities, kMostLanterns), count = (lanterns + a_rope - 1) / a_rope;
        add_lanterns(board, {.area = {left(i), top, width, height}, .count = count, .lanterns = lanterns, .step = step}, lantern, more(i) ? fairs[i - 1].municipalities : 0, begin(i) + 0.3f, 2.4f);
        if (const int people = std::min(static_cast<int>(fairs[i].visitors / kPerson), kMostPeople); people > 0)
            add_crowd(board, {left(i) + 12, area.bottom() - crowd, width - 24, crowd - 16}, people, 2017 + i, {begin(i) + 1.2f, {0, 14}, 1.6f});
    }
}

}  // namespace

Result<canvas::Composition> work(const Setting& setting)
{
    const auto fairs = fairs_of(*setting.programme.content);
    const auto* row = last_row(*setting.programme.content, "miryoku_event_municipalities");
    if (fairs.empty() || row == nullptr) return nothing_for("plans", "work");
    Board board(setting, Ground::Night);
    const Size f = board.frame();
    const bool portrait = board.portrait();
    const float headline = portrait ? 84.0f : 92.0f, right = board.right() - headline - (portrait ? 44.0f : 84.0f);
    const float notes_width = portrait ? board.right() - kMargin : in_turns(board) ? 430.0f : 440.0f;
    const float fairs_right = portrait ? right : right - notes_width - 76, fairs_bottom = portrait ? f.h * 0.60f : f.h - 112;
    const auto when = taken(*row);
    const std::string title = filled(words("plans.work_fairs", setting.language), "year", when ? told(*when, setting.language) : row->period);
    std::vector<Glow> glows;
    const float gap = portrait ? 44.0f : 60.0f, each = (fairs_right - kMargin - gap * static_cast<float>(fairs.size() - 1)) / static_cast<float>(fairs.size());
    for (size_t i = 0; i < fairs.size(); ++i) glows.push_back({{kMargin + (each + gap) * static_cast<float>(i) + each / 2, fairs_bottom - (portrait ? 420.0f : 380.0f)}, 230, paint::rgb(0x8A5A22), 0.34f});
    const paint::Field field = night_field(f, {}, 0, glows);
    board.layer("night", {0, 0, f.w, f.h}, [=](paint::Painter& p) { p.field(field); });
    board.last_layer().opaque = true;
    board.show(0);
    add_headline(board, "plans.work", {board.right(), kMargin}, headline, ink::kWashi);
    const Placed label = add_text(board, title, {text::Face::Mincho, 34, 1.3f, fairs_right - kMargin}, {kMargin, kMargin - 4}, Anchor::TopLeft, ink::kWashi, {0.3f, {0, 10}});
    const float top = label.box.bottom() + 34;
    add_fairs(board, fairs, {kMargin, top, fairs_right - kMargin, fairs_bottom - top}, gap, portrait ? 176.0f : 168.0f);
    const float notes_bottom = std::min(f.h - 132, board.footing(words("plans.work_signs", setting.language)).top - 24);
    const Rect notes = portrait ? Rect{kMargin, fairs_bottom + 56, notes_width, notes_bottom - fairs_bottom - 56} : Rect{right - notes_width, kMargin, notes_width, notes_bottom - kMargin};
    add_notes(board, notes_of(board), notes, portrait && !in_turns(board) ? 2 : 1, 2.0f, ink::kWashi, ink::kWashi);
    board.footer(words("plans.work_signs", setting.language), ink::kWashi.with_alpha(0.8f), ink::kWashi.with_alpha(0.8f));
    return board.finish();
}

}  // namespace renkei::scenes::plans
