// The platform of collaboration as the report drew it in words: a round table at which many sit, on a stage; the stage is the
// office, under whose beam stands what it does. One accent: the seats of the wards.

#include <algorithm>
#include <array>
#include <cmath>

#include "scenes/art/patterns.hpp"
#include "scenes/plans/binding.hpp"
#include "scenes/plans/pages.hpp"
#include "scenes/plans/parts.hpp"
#include "scenes/refusals.hpp"
#include "scenes/strings.hpp"

namespace renkei::scenes::plans {
namespace {

namespace ink = paint::ink;

constexpr int kSeats = 24;
constexpr float kBehind = 76, kBefore = 96, kUnderBeam = 40;   // from the table to the far edge of the boards, to the names on them; below the beam
constexpr float kNamesOver = 22, kFades = 60;   // from the names on the boards to the beam; the way on which drawn timber fades before words
constexpr std::array kNames{46.0f, 42.0f, 38.0f, 34.0f, 30.0f, 26.0f};   // standing, of those who sit there

struct Drawing {
    Vec2 table;                  // centre of the table top
    float rx = 400, ry = 150;    // its radii
    float floor = 0;             // y of the stage's far edge
    float far = 0, near = 0;     // half its width there, and at the beam: every seat stands on it
    float calm = 0;              // y from which on names stand on the boards, whose lines end there; the beam where none do
    Rect stage, functions;       // its beam, and what is named below
    size_t rows = 1;             // of those names: words of Latin letters, which lie, stand in two on a standing page
    [[nodiscard]] Rect cell(size_t i, size_t of) const
    {
        const size_t columns = (of + rows - 1) / rows;
        const float width = functions.w / static_cast<float>(columns), height = functions.h / static_cast<float>(rows);
        return {functions.x + width * static_cast<float>(i % columns), functions.y + height * static_cast<float>(i / columns), width, height};
    }
    [[nodiscard]] float half_floor(float y) const { return far + (near - far) * (y - floor) / (stage.y - floor); }
};

std::vector<const model::SchemePart*> parts_of(const model::Content& content, std::string_view part)
{
    std::vector<const model::SchemePart*> found;
    for (const auto& p : content.schemes)
        if (p.scheme == "platform" && p.part == part) found.push_back(&p);
    return found;
}

void ellipse(paint::Painter& p, Vec2 centre, float rx, float ry)
{
    p.save();
    p.translate(centre);
    p.scale(1, ry / rx);
    p.circle({0, 0}, rx);
    p.restore();
}

// Drawn as a plate in a catalogue is: ink lines on paper, washi where light falls, suna in the shade.
void add_table(Board& board, const Drawing& d)
{
    const float thick = 22;
    board.show(board.layer("table", Rect{d.table.x - d.rx, d.table.y - d.ry, 2 * d.rx, 2 * d.ry + thick}.grown(60), [=](paint::Painter& p) {
        p.begin();
        ellipse(p, d.table + Vec2{0, 40}, d.rx * 1.01f, d.ry * 1.02f);   // its shadow on the boards
        p.fill(ink::kSumi.with_alpha(0.16f));
        p.blur(14);
        p.begin();
        ellipse(p, d.table + Vec2{0, thick}, d.rx, d.ry);
        p.fill(paint::mix(ink::kSuna, ink::kSumi, 0.16f));
        p.stroke(ink::kSumi, {1.6f, paint::Cap::Butt, paint::Join::Round, {}, 0});
        p.begin();
        ellipse(p, d.table, d.rx, d.ry);
        p.fill(ink::kWashi);
        art::fill_pattern(p, art::Pattern::Shippo, {.tile = 64, .line = 1.2f}, d.table,
                          paint::Gradient{paint::Gradient::Kind::Radial, d.table, {d.table.x + d.rx, d.table.y}, {{0, ink::kSumi.with_alpha(0)}, {0.62f, ink::kSumi.with_alpha(0)}, {1, ink::kSumi.with_alpha(0.3f)}}});
        p.stroke(ink::kSumi, {1.8f, paint::Cap::Butt, paint::Join::Round, {}, 0});
        p.begin();
        ellipse(p, d.table, d.rx - 12, d.ry - 8);
        p.stroke(ink::kSumi.with_alpha(0.45f), {1.1f, paint::Cap::Butt, paint::Join::Round, {}, 0});
        p.begin();
    }), {0.4f, {0, 0}, 1.0f});
}

// Those at the back first, so that nearer ones lie over the table's edge. A quarter of the table for each of the four who may sit
// there; the wards' is the one in their colour.
void add_seats(Board& board, const Drawing& d)
{
    for (int i = 0; i < kSeats; ++i) {
        const float angle = 6.2831853f * (static_cast<float>(i) + 0.5f) / kSeats - 1.5707963f;
        const Vec2 at{d.table.x + std::cos(angle) * (d.rx + 46), d.table.y + 8 + std::sin(angle) * (d.ry + 44)};
        const float depth = 0.5f + 0.5f * std::sin(angle), radius = 16 + 6 * depth;
        const bool wards = i >= kSeats / 4 && i < kSeats / 2;
        board.show(board.layer("seat", Rect{at.x, at.y, 0, 0}.grown(radius + 8), [=](paint::Painter& p) {
            p.begin();
            ellipse(p, at + Vec2{0, 4}, radius, radius * 0.62f);   // a cushion: its side, and its top
            p.fill(wards ? paint::mix(ink::kWakatake, ink::kSumi, 0.4f) : paint::mix(ink::kSuna, ink::kSumi, 0.16f));
            p.stroke(ink::kSumi, {1.4f, paint::Cap::Butt, paint::Join::Round, {}, 0});
            p.begin();
            ellipse(p, at, radius, radius * 0.62f);
            p.fill(wards ? ink::kWakatake : ink::kWashi);
            p.stroke(ink::kSumi, {1.4f, paint::Cap::Butt, paint::Join::Round, {}, 0});
            p.begin();
        }), {1.0f + 0.09f * static_cast<float>(i), {0, 0}, 0.6f});
    }
}

// The beam is of the boards' own timber, seen from its side: light on its upper edge, its grain along it.
// Words stand on its middle, where no grain runs through them.
void paint_beam(paint::Painter& p, Rect beam, float words)
{
    p.begin();
    p.rect(beam);
    p.fill(paint::Gradient{paint::Gradient::Kind::Linear, {0, beam.y}, {0, beam.bottom()}, {{0, paint::mix(ink::kSuna, ink::kWashi, 0.35f)}, {1, paint::mix(ink::kSuna, ink::kSumi, 0.10f)}}});
    p.begin_group();
    p.begin();
    for (const float part : {0.14f, 0.30f, 0.72f, 0.88f}) {
        const float y = beam.y + beam.h * part, sag = beam.h * (part < 0.5f ? 0.05f : -0.05f);
        p.move_to({beam.x + 2, y});
        p.curve_to({beam.x + beam.w * 0.3f, y + sag}, {beam.x + beam.w * 0.7f, y - sag}, {beam.right() - 2, y + sag * 0.5f});
    }
    p.stroke(ink::kSumi.with_alpha(0.14f), {1.1f, paint::Cap::Butt, paint::Join::Round, {}, 0});
    p.begin();
    const float calm = std::min(0.5f, (words / 2 + 12) / beam.w), fades = std::min(0.5f, calm + kFades / beam.w);
    const paint::Color seen = ink::kSumi, none = ink::kSumi.with_alpha(0);
    p.end_group({paint::Gradient::Kind::Linear, {beam.x, 0}, {beam.right(), 0},
                 {{0.5f - fades, seen}, {0.5f - calm, none}, {0.5f + calm, none}, {0.5f + fades, seen}}});
    p.begin();
    p.rect(beam);
    p.stroke(ink::kSumi, {1.8f, paint::Cap::Butt, paint::Join::Miter, {}, 0});
    p.begin();
}

Lettering of_office(const Board& board, const Drawing& d, const std::string& office)
{
    return fitted(board, office, {text::Face::Headline, 42, 1.2f, d.stage.w - 60, false, text::Align::Centre}, {44, 40, 36}, d.stage.h - 12);
}

// Boards that run towards the viewer, and the beam at their end, which bears the office's name. Their lines fade before the names upon them.
void add_stage(Board& board, const Drawing& d, const std::string& office)
{
    float words = 0;   // as wide as they are, not as they might be
    const text::Block block = board.setting().typesetter.set(paragraph_of(board, office, of_office(board, d, office)));
    for (const text::Line& line : block.lines) words = std::max(words, line.box.w);
    const float far = d.far, near = d.near, middle = d.table.x;
    board.show(board.layer("stage", Rect{d.stage.x, d.floor, d.stage.w, d.stage.bottom() - d.floor}.grown(8), [=](paint::Painter& p) {
        p.begin();
        p.polygon(std::array{Vec2{middle - far, d.floor}, Vec2{middle + far, d.floor}, Vec2{middle + near, d.stage.y}, Vec2{middle - near, d.stage.y}});
        p.fill(paint::Gradient{paint::Gradient::Kind::Linear, {0, d.floor}, {0, d.stage.y}, {{0, ink::kSuna.with_alpha(0.18f)}, {1, ink::kSuna.with_alpha(0.6f)}}});
        p.begin_group();
        p.begin();
        constexpr int kBoards = 16;
        for (int i = 0; i <= kBoards; ++i) {
            const float part = 2 * static_cast<float>(i) / kBoards - 1;
            p.move_to({middle + far * part, d.floor});
            p.line_to({middle + near * part, d.stage.y});
        }
        p.stroke(ink::kSumi.with_alpha(0.22f), {1.1f, paint::Cap::Butt, paint::Join::Miter, {}, 0});
        p.begin();
        const float there = d.calm < d.stage.y ? 0 : 1;
        p.end_group({paint::Gradient::Kind::Linear, {0, d.calm - kFades}, {0, d.calm}, {{0, ink::kSumi}, {1, ink::kSumi.with_alpha(there)}}});
        paint_beam(p, d.stage, words);
    }), {0.2f, {0, 14}, 1.0f});
}

// Hairlines on the paper between what the office does.
void add_partings(Board& board, const Drawing& d, size_t functions)
{
    std::vector<Rule> rules;
    for (size_t i = 1; i < functions; ++i) {
        const Rect cell = d.cell(i, functions);
        if (cell.x > d.functions.x + 1) rules.push_back({{cell.x, cell.y + 6}, {cell.x, cell.bottom() - 6}});
        else rules.push_back({{d.functions.x, cell.y}, {d.functions.right(), cell.y}});
    }
    add_rules(board, std::move(rules), {1.6f, {0, 0}, 0.9f}, 0.2f);
}

// From the foot upwards: the caption, the functions, the beam, and above it the table as high as there is room.
Drawing drawing_of(const Board& board, float right, float foot)
{
    const float middle = (kMargin + right) / 2, half = (right - kMargin) / 2;
    Drawing d;
    if (board.portrait()) {
        // Two names above the boards, two upon them before the seats. What room is left stands above all of it, and is the functions'.
        const float name = 1.25f * board.type(kNames.front());
        d.rx = half - 98;
        d.ry = d.rx * (in_turns(board) && board.setting().language == Language::English ? 0.92f : 0.7f);   // rounder where many large words lie on it
        d.near = half;
        d.far = half - 52;   // so that the outermost seats stand on the boards
        const float seats = 2 * d.ry + kBehind + kBefore, beam = 132, functions = 320;
        const float room = std::max(foot - kMargin - 2 * name - 28 - seats - beam - functions - kUnderBeam - 44, 0.0f);
        d.rows = in_letters(board) ? 2 : 1;
        d.table = {middle, kMargin + std::min(0.5f * room, 120.0f) + name + 28 + kBehind + d.ry};
        d.stage = {kMargin, d.table.y + d.ry + kBefore + name, right - kMargin, beam};
        d.functions = {d.stage.x, d.stage.bottom() + kUnderBeam, d.stage.w, std::min(functions + std::min(0.4f * room, 100.0f), foot - kUnderBeam - d.stage.bottom())};
    } else {
        const float functions = std::max(84.0f, board.type(44) * 1.5f);
        d.rx = std::min(in_letters(board) ? 420.0f : 436.0f, half - (in_letters(board) ? 380.0f : 340.0f));
        d.near = d.rx + 150;
        d.stage = {middle - d.near, foot - functions - 42 - 84, 2 * d.near, 84};
        d.functions = {d.stage.x, d.stage.bottom() + 22, d.stage.w, functions};
        d.ry = std::min(190.0f, (d.stage.y - 232) / 2);
        d.table = {middle, (kMargin + d.stage.y - 40) / 2};
        d.far = d.rx - 6;
    }
    d.floor = d.table.y - d.ry - kBehind;
    d.calm = board.portrait() ? d.stage.y - kNamesOver - 1.25f * board.type(kNames.front()) : d.stage.y;
    return d;
}

void add_table_words(Board& board, const Drawing& d, const model::SchemePart& body)
{
    const float inner = d.rx * 1.36f;
    const std::string name = said(board, "schemes", body.title), what = said(board, "schemes", body.description);
    Lettering large = fitted(board, name, {text::Face::Headline, 58, 1.2f, inner, false, text::Align::Centre}, {60, 54, 48, 42}, 80);
    Lettering small{text::Face::Gothic, 26, 1.45f, board.portrait() ? 1.52f * d.rx : inner, false, text::Align::Centre};
    const auto height = [&] { return size_of(board, name, large).h + 18 + size_of(board, what, small).h; };
    if (board.portrait()) small.size = 30;
    while (small.size > 24 && height() > 1.2f * d.ry) small.size -= 2;
    const float block = height();
    const Placed title = add_text(board, name, large, {d.table.x, d.table.y - block / 2}, Anchor::TopCentre, ink::kSumi, {0.9f, {0, 0}});
    add_text(board, what, small, {d.table.x, title.box.bottom() + 18}, Anchor::TopCentre, ink::kSumi, {1.1f, {0, 0}});
}

// Who may sit there, each at its quarter of the table: beside the boards, where the page stands above and upon them.
void add_seated(Board& board, const Drawing& d, const std::vector<const model::SchemePart*>& seated)
{
    const bool portrait = board.portrait();
    const float half = d.stage.w / 2 - 20;
    float size = portrait ? kNames.front() : 36;
    for (const auto* one : seated)
        if (portrait) size = std::min(size, fitted(board, said(board, "schemes", one->title), {text::Face::Mincho, size, 1.2f, half}, {kNames.begin(), kNames.end()}, board.type(size) * 1.3f).size);
    // Beside the boards the names keep to the page's margin.
    const auto leaves_page = [&](size_t i) {
        const float y = d.table.y + (i < 2 ? -0.78f : 0.7f) * (d.ry + 24) + board.type(size);
        return d.table.x - d.half_floor(y) - 30 - size_of(board, said(board, "schemes", seated[i]->title), {text::Face::Mincho, size, 1.2f}).w < kMargin;
    };
    for (size_t i = 0; i < seated.size(); i += 2)
        while (!portrait && size > 26 && leaves_page(i)) size -= 2;
    for (size_t i = 0; i < seated.size(); ++i) {
        const bool left = i % 2 == 0, upper = i < 2;
        const float type = board.type(size), over = upper ? d.floor - 18 : d.stage.y - kNamesOver;
        const float y = portrait ? over - type * 1.2f : d.table.y + (upper ? -0.78f : 0.7f) * (d.ry + 24);
        float x = portrait ? d.table.x + (left ? -1.0f : 1.0f) * (d.near - (upper ? 0.0f : 40.0f)) : d.table.x + (left ? -1.0f : 1.0f) * (d.half_floor(y + type) + 30);
        if (!portrait && left) x = std::max(x, kMargin + size_of(board, said(board, "schemes", seated[i]->title), {text::Face::Mincho, size, 1.2f}).w);   // nearer to the boards than off the page
        // Upon the boards a deeper green: they are darker than paper.
        const paint::Color color = seated[i]->title == "23区" ? (portrait && !upper ? paint::mix(ink::kWakatake, ink::kSumi, 0.3f) : ink::kWakatake) : ink::kSumi;
        add_text(board, said(board, "schemes", seated[i]->title), {text::Face::Mincho, size, 1.2f}, {x, y}, left == portrait ? Anchor::TopLeft : Anchor::TopRight, color, {1.3f + 0.3f * static_cast<float>(i), {0, 0}});
    }
}

// On the beam, and below it on the paper.
void add_stage_words(Board& board, const Drawing& d, const model::SchemePart& body, const std::vector<const model::SchemePart*>& functions)
{
    const std::string office = said(board, "schemes", body.title);
    add_text(board, office, of_office(board, d, office), {d.stage.x + d.stage.w / 2, d.stage.y + d.stage.h / 2}, Anchor::Centre, ink::kSumi, {1.2f, {0, 0}});
    const float width = d.cell(0, functions.size()).w;
    for (size_t i = 0; i < functions.size(); ++i) {
        const std::string words = said(board, "schemes", functions[i]->title);
        const Rect column = d.cell(i, functions.size());
        const Vec2 centre{column.x + width / 2, column.y + column.h / 2};
        const bool upright = board.portrait() && !in_letters(board) && static_cast<unsigned char>(words.front()) >= 0x80;
        Lettering how = upright ? fitted(board, words, {text::Face::Mincho, 44, 1.2f, column.h - 20, true}, {64, 60, 56, 52, 48, 44, 40, 36}, width - 30)
                                      : fitted(board, words, {text::Face::Mincho, 38, 1.3f, width - 40, false, text::Align::Centre}, {42, 38, 34, 30, 26}, column.h);
        // Where one line has room at any size, a word is not broken for a larger one.
        for (const float size : {board.portrait() ? 60.0f : 48.0f, 48.0f, 42.0f, 38.0f, 34.0f, 30.0f, 26.0f})
            if (const Lettering line{text::Face::Mincho, board.type(size), 1.3f}; !upright && size_of(board, words, line).w <= width - 40) {
                how = line;
                break;
            }
        add_text(board, words, how, centre, Anchor::Centre, ink::kSumi, {1.7f + 0.2f * static_cast<float>(i), {0, 0}});
    }
}

}  // namespace

Result<canvas::Composition> platform(const Setting& setting)
{
    const auto& content = *setting.programme.content;
    const auto bodies = parts_of(content, "body"), functions = parts_of(content, "function"), seated = parts_of(content, "participant"), tasks = parts_of(content, "task");
    if (bodies.size() < 2 || functions.empty()) return nothing_for("plans", "platform");
    Board board(setting, Ground::Day);
    const Size f = board.frame();
    const bool portrait = board.portrait(), alphabetic = in_letters(board);
    // Beside a headline in another language the Japanese one stands small.
    const float headline = 84, right = board.right() - headline - (portrait ? setting.language == Language::Japanese ? 30.0f : 62.0f : 96.0f);
    std::string all;
    for (const auto* task : tasks) all += (all.empty() ? "" : alphabetic ? ", " : setting.language == Language::Japanese ? "・" : "、") + said(board, "schemes", task->title);
    all = filled(words("plans.tasks", setting.language), "tasks", all);
    const std::string source = words("plans.report", setting.language);
    // The caption is as wide as the beam; it ends above the source.
    Lettering caption{text::Face::Gothic, portrait ? 30.0f : 26.0f, 1.5f, drawing_of(board, right, f.h).stage.w, false, text::Align::Start};
    const float foot = board.footing(source).top - (portrait ? 60 : 34) - size_of(board, all, caption).h;
    const Drawing d = drawing_of(board, right, foot);
    add_page(board);
    add_headline(board, "plans.platform", {board.right(), kMargin}, headline);
    add_stage(board, d, said(board, "schemes", bodies[1]->title));
    add_partings(board, d, functions.size());
    add_table(board, d);
    add_seats(board, d);

    add_table_words(board, d, *bodies[0]);
    add_seated(board, d, seated);
    add_stage_words(board, d, *bodies[1], functions);
    add_text(board, all, caption, {d.stage.x, portrait ? d.functions.bottom() + 44 : foot}, Anchor::TopLeft, ink::kSumi, {2.6f, {0, 0}});
    board.footer(source, ink::kSumi.with_alpha(0.8f), ink::kSumi);
    return board.finish();
}

}  // namespace renkei::scenes::plans
