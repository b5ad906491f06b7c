// The work of one fiscal year. Its heart are the fairs: a lantern for every municipality that came, hung on ropes as at a
// festival, those that the fair before did not have in vermilion. Beside their two figures stands a third, what the years
// brought together, and below it the rest as a table.

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <optional>

#include "base/han_forms.hpp"
#include "scenes/figures.hpp"
#include "scenes/names.hpp"
#include "scenes/night.hpp"
#include "scenes/plans/binding.hpp"
#include "scenes/plans/marginalia.hpp"
#include "scenes/plans/pages.hpp"
#include "scenes/plans/parts.hpp"
#include "scenes/refusals.hpp"
#include "scenes/strings.hpp"
#include "text/dates.hpp"

namespace renkei::scenes::plans {
namespace {

namespace ink = paint::ink;

constexpr double kTenThousand = 10000;
constexpr size_t kMostFairs = 3;
constexpr int kMostLanterns = 240, kMostRopes = 16;

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

// Ropes across the area, each sagging, with as many places each; the last may have some free.
struct Ropes {
    Rect area;
    int each = 10, lanterns = 0;
    float step = 50, sag = 14;
    [[nodiscard]] int count() const { return (lanterns + each - 1) / each; }
    [[nodiscard]] Vec2 at(int rope, float along) const { return {area.x + area.w * along, area.y + step * static_cast<float>(rope) + sag * 4 * along * (1 - along)}; }
    [[nodiscard]] Vec2 lantern(int index) const { return at(index / each, (static_cast<float>(index % each) + 0.5f) / static_cast<float>(each)); }
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
    for (int rope = 0; rope < ropes.count(); ++rope) {
        const Rect box{ropes.area.x - 8, ropes.at(rope, 0).y - 4, ropes.area.w + 16, ropes.sag + width * 1.78f + 8};
        canvas::Sprite& sprite = board.show(board.layer("lanterns", box, [=](paint::Painter& p) {
            std::vector<Vec2> line;
            for (int i = 0; i <= 32; ++i) line.push_back(ropes.at(rope, static_cast<float>(i) / 32));
            p.begin();
            p.polyline(line);
            p.stroke(paint::mix(ink::kSuna, ink::kSumi, 0.35f), {1.6f, paint::Cap::Round, paint::Join::Round, {}, 0});
            for (int i = rope * ropes.each; i < std::min((rope + 1) * ropes.each, ropes.lanterns); ++i) paint_lantern(p, ropes.lantern(i), width, before > 0 && i >= before);
        }));
        sprite.reveal_from = canvas::Edge::Left;
        const float each = seconds / static_cast<float>(ropes.count());
        sprite.reveal = canvas::Track(0).to(1, begin + each * static_cast<float>(rope), each * 1.6f, canvas::Ease::InOutSine);
    }
}

// Names in a row's note: 京都・千葉.
std::string places_of(const Board& board, const std::string& note)
{
    const Language language = board.setting().language;
    if (language == Language::Japanese) return note;
    std::string names;
    constexpr std::string_view kDot = "・";
    for (size_t at = 0; at <= note.size();) {
        const size_t end = std::min(note.find(kDot, at), note.size());
        const std::string name = note.substr(at, end - at);
        std::string said = han_of(name, language);
        for (const char* suffix : {"", "府", "県"})
            if (const std::string found = prefecture_name(name + suffix, language); in_letters(board) && said == name && found != name + suffix) said = found;
        names += (names.empty() ? "" : std::string(between_names(language))) + said;
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
    return notes;
}

// By how many municipalities the years before had grown.
std::optional<Note> growth_of(const Board& board)
{
    const auto& content = *board.setting().programme.content;
    const Wording language = board.setting().language;
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
            return Note{figure_of(*row), std::move(text), {}};
        }
    return std::nullopt;
}

// 約2万人; English counts in thousands.
std::string visitors_told(double visitors, Wording language)
{
    const auto tenths = std::lround(visitors / kTenThousand * 10);
    const std::string ten_thousands = std::to_string(tenths / 10) + (tenths % 10 == 0 ? "" : "." + std::to_string(tenths % 10));
    return filled(words("plans.work_visitors", language), "count", language == Language::English ? text::grouped(std::llround(visitors)) : ten_thousands);
}

text::Style count_style(const Board& board) { return board.style(text::Face::Numeral, board.portrait() ? 112.0f : 124.0f, 1); }
constexpr Lettering kTold{text::Face::Mincho, 30, 1.4f};

std::string told_of(const Fair& fair, Wording language)
{
    return words("plans.work_municipalities", language) + (fair.visitors > 0 ? "\n" + visitors_told(fair.visitors, language) : "");
}

float beside_count(const Board& board, const Fair& fair) { return board.setting().typesetter.line(std::string(std::to_string(fair.municipalities).size(), '8'), count_style(board)).size.w + 30; }

// How many came to a fair. Returns the lower edge, and the figure's baseline.
float add_count(Board& board, const Fair& fair, size_t index, bool more, bool below, Vec2 at, float begin, float& baseline)
{
    const Wording language = board.setting().language;
    const Placed ordinal = add_text(board, filled(words("plans.work_fair", language), "n", std::to_string(index + 1)), {text::Face::Gothic, 26, 1.3f}, at, Anchor::TopLeft, ink::kWashi, {begin, {0, 10}});
    const float size = count_style(board).size;
    baseline = ordinal.box.bottom() + size * 0.86f;
    canvas::Counter& counter = board.counter(size, {at.x, baseline}, text::Align::Start, more ? ink::kShuNight : ink::kWashi);
    counter.value = canvas::Track(0).to(static_cast<float>(fair.municipalities), begin, 2.2f, canvas::Ease::InOutSine);
    counter.opacity = canvas::Track(0).to(1, begin, canvas::kEnter);
    const Vec2 words_at = below ? Vec2{at.x, baseline + 26} : Vec2{at.x + beside_count(board, fair), baseline + 6};
    const Placed text = add_text(board, told_of(fair, language), kTold, words_at, below ? Anchor::TopLeft : Anchor::BottomLeft, ink::kWashi, {begin + 0.2f, {0, 10}});
    return std::max(baseline, text.box.bottom());
}

// What the years brought, in the form of the fairs' figures: its words end at the same baseline. Returns the lower edge.
float add_growth(Board& board, const Note& growth, Rect area, float baseline)
{
    const text::Style style = count_style(board);
    const float begin = 0.8f, width = board.setting().typesetter.line(growth.figure, style).size.w;
    board.line(growth.figure, style, {area.x, baseline}, Anchor::BaselineLeft, ink::kWashi, {begin, {0, 12}});
    const Lettering how{text::Face::Gothic, 24, 1.42f, area.w - width - 30};
    const float height = size_of(board, growth.words, how).h;
    const Placed words = add_text(board, growth.words, how, {area.x + width + 30, std::max(area.y, baseline + 8 - height)}, Anchor::TopLeft, ink::kWashi, {begin + 0.2f, {0, 10}});
    return std::max(baseline, words.box.bottom());
}

// Where the row of large figures stands, and what hangs below it.
struct Row {
    float baseline = 0, hangs = 0;
};

// The fairs beside each other, one measure for all: their lanterns hang as close.
Row add_fairs(Board& board, const std::vector<Fair>& fairs, Rect area, float gap)
{
    const float width = (area.w - gap * static_cast<float>(fairs.size() - 1)) / static_cast<float>(fairs.size());
    const auto left = [&](size_t i) { return area.x + (width + gap) * static_cast<float>(i); };
    const auto begin = [](size_t i) { return 0.4f + 0.5f * static_cast<float>(i); };
    bool below = false;
    int most = 1;
    for (const Fair& fair : fairs) {
        below = below || beside_count(board, fair) + size_of(board, told_of(fair, board.setting().language), kTold).w > width;
        most = std::max(most, std::min(fair.municipalities, kMostLanterns));
    }
    const auto more = [&](size_t i) { return i > 0 && fairs[i].municipalities > fairs[i - 1].municipalities; };
    Row row{0, area.y};
    for (size_t i = 0; i < fairs.size(); ++i) row.hangs = std::max(row.hangs, add_count(board, fairs[i], i, more(i), below, {left(i), area.y}, begin(i), row.baseline) + 50);
    const float height = area.bottom() - row.hangs;
    // Ten to a rope, which can be counted.
    const int a_rope = std::max(10, (most + kMostRopes - 1) / kMostRopes), ropes = (most + a_rope - 1) / a_rope;
    const float step = height / static_cast<float>(ropes), lantern = std::min(width / static_cast<float>(a_rope) * 0.78f, (step - 2) / 1.62f);
    for (size_t i = 0; i < fairs.size(); ++i) {
        const int lanterns = std::min(fairs[i].municipalities, kMostLanterns);
        add_lanterns(board, {.area = {left(i), row.hangs, width, height}, .each = a_rope, .lanterns = lanterns, .step = step}, lantern, more(i) ? fairs[i - 1].municipalities : 0, begin(i) + 0.3f, 2.4f);
    }
    return row;
}

struct Page {
    Rect fairs, notes;              // the notes' top is that of the lanterns, on a lying page
    float gap = 56, headline = 92;
};

Page page_of(const Board& board)
{
    const Size f = board.frame();
    const float bottom = std::min(f.h - 132, board.footing(words("plans.work_signs", board.setting().language)).top - 24);
    Page page;
    if (board.portrait()) {
        page.headline = 84;
        page.gap = 44;
        const float fairs_bottom = f.h * (in_turns(board) ? 0.60f : 0.572f);
        page.fairs = {kMargin, kMargin, board.right() - page.headline - 44 - kMargin, fairs_bottom - kMargin};
        page.notes = {kMargin, fairs_bottom + 56, board.right() - kMargin, bottom - fairs_bottom - 56};
        return page;
    }
    const float right = board.right() - page.headline - 84, notes = in_turns(board) ? 430.0f : 600.0f;
    page.fairs = {kMargin, kMargin, right - notes - 64 - kMargin, bottom - kMargin};
    page.notes = {right - notes, kMargin, notes, bottom - kMargin};
    return page;
}

// The figure of growth and the table; page by page where type is too large for that.
void add_rest(Board& board, const Page& page, const Row& row)
{
    std::vector<Note> notes = notes_of(board);
    const std::optional<Note> growth = growth_of(board);
    const float standing = page.notes.y + count_style(board).size * 0.86f;   // a baseline of its own
    const paint::Color rule = paint::mix(ink::kSumi, ink::kSuna, 0.28f);
    if (!in_turns(board)) {
        float top = page.notes.y;
        if (growth) top = add_growth(board, *growth, page.notes, board.portrait() ? standing : row.baseline) + 36;
        // Level with the lanterns, higher where that leaves too little.
        for (const float begin : {board.portrait() ? top : std::max(row.hangs, top), top})
            if (add_note_table(board, notes, {page.notes.x, begin, page.notes.w, page.notes.bottom() - begin}, 1.1f, ink::kWashi, rule)) return;
        add_notes(board, notes, {page.notes.x, top, page.notes.w, page.notes.bottom() - top}, board.portrait() ? 2 : 1, 2.0f, ink::kWashi, ink::kWashi);
        return;
    }
    if (growth) notes.push_back(*growth);
    add_notes(board, notes, page.notes, 1, 2.0f, ink::kWashi, ink::kWashi);
}

}  // namespace

Result<canvas::Composition> work(const Setting& setting)
{
    const auto fairs = fairs_of(*setting.programme.content);
    const auto* row = last_row(*setting.programme.content, "miryoku_event_municipalities");
    if (fairs.empty() || row == nullptr) return nothing_for("plans", "work");
    Board board(setting, Ground::Night);
    const Size f = board.frame();
    const Page page = page_of(board);
    const auto when = taken(*row);
    const std::string title = filled(words("plans.work_fairs", setting.language), "year", when ? told(*when, setting.language) : row->period);
    std::vector<Glow> glows;
    const float each = (page.fairs.w - page.gap * static_cast<float>(fairs.size() - 1)) / static_cast<float>(fairs.size());
    for (size_t i = 0; i < fairs.size(); ++i) glows.push_back({{kMargin + (each + page.gap) * static_cast<float>(i) + each / 2, page.fairs.bottom() - (board.portrait() ? 420.0f : 330.0f)}, 230, paint::rgb(0x8A5A22), 0.34f});
    const paint::Field field = night_field(f, {}, 0, glows);
    board.layer("night", {0, 0, f.w, f.h}, [=](paint::Painter& p) { p.field(field); });
    board.last_layer().opaque = true;
    board.show(0);
    add_binding(board, Ground::Night);
    add_headline(board, "plans.work", {board.right(), kMargin}, page.headline, ink::kWashi);
    const Placed label = add_text(board, title, {text::Face::Mincho, 34, 1.3f, page.fairs.w}, {kMargin, kMargin - 4}, Anchor::TopLeft, ink::kWashi, {0.3f, {0, 10}});
    const float top = label.box.bottom() + 34;
    const Row figures = add_fairs(board, fairs, {kMargin, top, page.fairs.w, page.fairs.bottom() - top}, page.gap);
    add_rest(board, page, figures);
    board.footer(words("plans.work_signs", setting.language), ink::kWashi.with_alpha(0.8f), ink::kWashi.with_alpha(0.8f));
    return board.finish();
}

}  // namespace renkei::scenes::plans
