// The platform of collaboration as the report drew it in words: a round table at which many sit, on a stage; the stage is the
// office, and four functions carry it. The lamps round the table are lit one after the other.

#include <algorithm>
#include <cmath>

#include "scenes/art/patterns.hpp"
#include "scenes/night.hpp"
#include "scenes/plans/pages.hpp"
#include "scenes/plans/parts.hpp"
#include "scenes/refusals.hpp"
#include "scenes/strings.hpp"

namespace renkei::scenes::plans {
namespace {

namespace ink = paint::ink;

constexpr int kSeats = 28;

struct Drawing {
    Vec2 table;                  // centre of the table top
    float rx = 400, ry = 150;    // its radii
    Rect stage, pillars;
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

void add_table(Board& board, const Drawing& d)
{
    const float thick = 26;
    board.show(board.layer("table", Rect{d.table.x - d.rx, d.table.y - d.ry, 2 * d.rx, 2 * d.ry + thick}.grown(60), [=](paint::Painter& p) {
        ellipse(p, d.table + Vec2{0, 40}, d.rx * 1.02f, d.ry * 1.05f);   // its shadow of light on the stage
        p.fill(ink::kAiIslet.with_alpha(0.35f));
        p.blur(16);
        p.begin();
        ellipse(p, d.table + Vec2{0, thick}, d.rx, d.ry);
        p.fill(paint::mix(ink::kAi, ink::kSumi, 0.35f));
        p.begin();
        ellipse(p, d.table, d.rx, d.ry);
        p.fill(paint::Gradient{paint::Gradient::Kind::Linear, {0, d.table.y - d.ry}, {0, d.table.y + d.ry}, {{0, ink::kAi}, {1, ink::kAiLight}}});
        art::fill_pattern(p, art::Pattern::Shippo, {.tile = 64, .line = 1.3f}, d.table,
                          paint::Gradient{paint::Gradient::Kind::Radial, d.table, {d.table.x + d.rx, d.table.y}, {{0, ink::kWashi.with_alpha(0)}, {0.6f, ink::kWashi.with_alpha(0.04f)}, {1, ink::kWashi.with_alpha(0.34f)}}});
        p.stroke(ink::kWashi.with_alpha(0.8f), {2, paint::Cap::Butt, paint::Join::Round, {}, 0});
        p.begin();
    }), {0.4f, {0, 0}, 1.0f});
}

// Those at the back first, so that nearer lamps lie over the table's edge.
void add_seats(Board& board, const Drawing& d)
{
    for (int i = 0; i < kSeats; ++i) {
        const float angle = 6.2831853f * (static_cast<float>(i) + 0.5f) / kSeats - 1.5707963f;
        const Vec2 at{d.table.x + std::cos(angle) * (d.rx + 46), d.table.y + 8 + std::sin(angle) * (d.ry + 44)};
        const float depth = 0.5f + 0.5f * std::sin(angle), radius = 9 + 6 * depth;
        board.show(board.layer("seat", Rect{at.x, at.y, 0, 0}.grown(radius * 3.2f), [=](paint::Painter& p) {
            p.circle(at, radius * 1.4f);
            p.fill(ink::kYamabukiField.with_alpha(0.55f));
            p.blur(radius * 0.7f);
            p.begin();
            p.circle(at, radius);
            p.fill(paint::mix(ink::kYamabukiField, ink::kWashi, 0.55f));
            p.begin();
        }), {1.0f + 0.09f * static_cast<float>(i), {0, 0}, 0.6f});
    }
}

void add_stage(Board& board, const Drawing& d, size_t pillars)
{
    const float width = d.pillars.w / (static_cast<float>(pillars) * 1.5f - 0.5f);
    board.show(board.layer("stage", d.stage.united(d.pillars).grown(30), [=](paint::Painter& p) {
        for (size_t i = 0; i < pillars; ++i) {
            const Rect r{d.pillars.x + width * 1.5f * static_cast<float>(i), d.pillars.y, width, d.pillars.h};
            p.begin();
            p.rect(r);
            p.fill(paint::Gradient{paint::Gradient::Kind::Linear, {r.x, 0}, {r.right(), 0}, {{0, ink::kAiLight}, {0.3f, ink::kAi}, {1, paint::mix(ink::kAi, ink::kSumi, 0.45f)}}});
            art::fill_pattern(p, art::Pattern::Yagasuri, {.tile = 30, .line = 1}, {r.x, r.bottom()}, paint::Gradient{paint::Gradient::Kind::Linear, {0, r.y}, {0, r.bottom()}, {{0, ink::kWashi.with_alpha(0)}, {0.6f, ink::kWashi.with_alpha(0)}, {1, ink::kWashi.with_alpha(0.16f)}}});
        }
        p.begin();
        p.rect(d.stage);
        p.fill(ink::kWashi);
        p.begin();
        p.move_to({d.pillars.x - 30, d.pillars.bottom()});
        p.line_to({d.pillars.right() + 30, d.pillars.bottom()});
        p.stroke(ink::kWashi.with_alpha(0.5f), {1.5f, paint::Cap::Butt, paint::Join::Miter, {}, 0});
        p.begin();
    }), {0.2f, {0, 14}, 1.0f});
}

Drawing drawing_of(const Board& board, float right)
{
    const Size f = board.frame();
    const float middle = (kMargin + right) / 2;
    Drawing d;
    if (board.portrait()) {
        d.table = {middle, 620};
        d.rx = (right - kMargin) / 2 - 70;
        d.ry = d.rx * 0.52f;
        d.stage = {kMargin, d.table.y + d.ry + 190, right - kMargin, 132};
        d.pillars = {d.stage.x + 30, d.stage.bottom(), d.stage.w - 60, std::min(430.0f, f.h - 330 - d.stage.bottom())};
    } else {
        d.table = {middle, 338};
        d.rx = std::min(500.0f, (right - kMargin) / 2 - (in_english(board) ? 350.0f : 310.0f));
        d.ry = 168;
        d.stage = {middle - d.rx - 170, 612, 2 * d.rx + 340, 84};
        d.pillars = {d.stage.x + 60, d.stage.bottom(), d.stage.w - 120, 186};
    }
    return d;
}

void add_table_words(Board& board, const Drawing& d, const model::SchemePart& body)
{
    const float inner = d.rx * 1.36f;
    const std::string name = said(board, "schemes", body.title), what = said(board, "schemes", body.description);
    const Lettering large = fitted(board, name, {text::Face::Headline, 58, 1.2f, inner}, {60, 54, 48, 42}, 80), small{text::Face::Gothic, 26, 1.45f, inner, false, text::Align::Centre};
    const float block = size_of(board, name, large).h + 18 + size_of(board, what, small).h;
    const Placed title = add_text(board, name, large, {d.table.x, d.table.y - block / 2}, Anchor::TopCentre, ink::kWashi, {0.9f, {0, 0}});
    add_text(board, what, small, {d.table.x, title.box.bottom() + 18}, Anchor::TopCentre, ink::kWashi, {1.1f, {0, 0}});
}

// Who may sit there: between the lamps, at the corners of the drawing.
void add_seated(Board& board, const Drawing& d, const std::vector<const model::SchemePart*>& seated, float right)
{
    const bool portrait = board.portrait();
    for (size_t i = 0; i < seated.size(); ++i) {
        const bool left = i % 2 == 0, upper = i < 2;
        const float y = portrait ? d.table.y + (upper ? -1.0f : 1.0f) * (d.ry + 116) : d.table.y + (upper ? -0.78f : 0.98f) * (d.ry + 24);
        const float x = portrait ? (left ? kMargin : right) : d.table.x + (left ? -1.0f : 1.0f) * (d.rx + 92);
        add_text(board, said(board, "schemes", seated[i]->title), {text::Face::Mincho, 36, 1.2f}, {x, y}, left ? (portrait ? Anchor::TopLeft : Anchor::TopRight) : (portrait ? Anchor::TopRight : Anchor::TopLeft), seated[i]->title == "23区" ? ink::kWakatakeNight : ink::kWashi,
                 {1.3f + 0.3f * static_cast<float>(i), {0, 0}});
    }
}

// On the stage, and on its pillars.
void add_stage_words(Board& board, const Drawing& d, const model::SchemePart& body, const std::vector<const model::SchemePart*>& functions)
{
    const std::string office = said(board, "schemes", body.title);
    add_text(board, office, fitted(board, office, {text::Face::Headline, 42, 1.2f, d.stage.w - 60, false, text::Align::Centre}, {44, 40, 36}, d.stage.h - 12), {d.stage.x + d.stage.w / 2, d.stage.y + d.stage.h / 2}, Anchor::Centre, ink::kSumi, {1.2f, {0, 0}});
    const float width = d.pillars.w / (static_cast<float>(functions.size()) * 1.5f - 0.5f);
    for (size_t i = 0; i < functions.size(); ++i) {
        const std::string words = said(board, "schemes", functions[i]->title);
        const Vec2 centre{d.pillars.x + width * (1.5f * static_cast<float>(i) + 0.5f), d.pillars.y + d.pillars.h / 2};
        const bool upright = board.portrait() && (in_english(board) || static_cast<unsigned char>(words.front()) >= 0x80);
        Lettering how = upright ? fitted(board, words, {text::Face::Mincho, 44, 1.2f, d.pillars.h - 30, true}, {48, 44, 40, 36}, width - 10)
                                      : fitted(board, words, {text::Face::Mincho, 38, 1.3f, width - 24, false, text::Align::Centre}, {42, 38, 34, 30, 26}, d.pillars.h - 20);
        // Where one line has room at any size, a word is not broken for a larger one.
        for (const float size : {42.0f, 38.0f, 34.0f, 30.0f, 26.0f})
            if (const Lettering line{text::Face::Mincho, board.type(size), 1.3f}; !upright && size_of(board, words, line).w <= width - 16) {
                how = line;
                break;
            }
        add_text(board, words, how, centre, Anchor::Centre, ink::kWashi, {1.7f + 0.2f * static_cast<float>(i), {0, 0}});
    }
}

}  // namespace

Result<canvas::Composition> platform(const Setting& setting)
{
    const auto& content = *setting.programme.content;
    const auto bodies = parts_of(content, "body"), functions = parts_of(content, "function"), seated = parts_of(content, "participant"), tasks = parts_of(content, "task");
    if (bodies.size() < 2 || functions.empty()) return nothing_for("plans", "platform");
    Board board(setting, Ground::Night);
    const Size f = board.frame();
    const bool portrait = board.portrait(), english = in_english(board);
    const float headline = 84, right = board.right() - headline - (portrait ? 30.0f : 96.0f), middle = (kMargin + right) / 2;
    const Drawing d = drawing_of(board, right);
    const paint::Field field = night_field(f, {}, 0, {{d.table, 620, ink::kAi, 0.42f}, {{d.table.x, d.table.y + 60}, 300, ink::kYamabukiField, 0.06f}});
    board.layer("night", {0, 0, f.w, f.h}, [=](paint::Painter& p) { p.field(field); });
    board.last_layer().opaque = true;
    board.show(0);
    add_headline(board, "plans.platform", {board.right(), kMargin}, headline, ink::kWashi);
    add_stage(board, d, functions.size());
    add_table(board, d);
    add_seats(board, d);

    add_table_words(board, d, *bodies[0]);
    add_seated(board, d, seated, right);
    add_stage_words(board, d, *bodies[1], functions);
    std::string all;
    for (const auto* task : tasks) all += (all.empty() ? "" : english ? ", " : "・") + said(board, "schemes", task->title);
    add_text(board, setting.language == Language::Japanese || english ? filled(words("plans.tasks", setting.language), "tasks", all) : all, {text::Face::Gothic, 26, 1.45f, right - kMargin, false, text::Align::Centre}, {middle, d.pillars.bottom() + 26}, Anchor::TopCentre, ink::kWashi, {2.6f, {0, 0}});
    board.footer(words("plans.report", setting.language), ink::kWashi.with_alpha(0.7f), ink::kWashi.with_alpha(0.8f));
    return board.finish();
}

}  // namespace renkei::scenes::plans
