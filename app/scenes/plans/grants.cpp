// What the state gave and aimed at when the report was written. Money is rice: a bale seen from its end is ten million yen,
// stacked as in a storehouse; what was added in the second year is vermilion. An area is a town with its ring around it.

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <optional>
#include <span>
#include <tuple>

#include "scenes/figures.hpp"
#include "scenes/plans/marginalia.hpp"
#include "scenes/plans/binding.hpp"
#include "scenes/plans/pages.hpp"
#include "scenes/plans/parts.hpp"
#include "scenes/plans/stack.hpp"
#include "scenes/refusals.hpp"
#include "scenes/strings.hpp"
#include "text/dates.hpp"

namespace renkei::scenes::plans {
namespace {

namespace ink = paint::ink;

constexpr int kMostAreas = 400;

std::string trimmed(double value)            // 1.5, 1,000
{
    const auto tenths = std::llround(value * 10);
    return text::grouped(tenths / 10) + (tenths % 10 == 0 ? "" : "." + std::to_string(tenths % 10));
}

// 億円, a hundred million, where it is counted so; in easy Japanese without its tenths.
std::string money(double yen, Wording language) { return language.easy ? yen_amount(std::llround(yen), language) : filled(words("plans.grants_oku", language), "amount", trimmed(yen / (language == Language::English ? 1e6 : 1e8))); }
std::string budget_of(double yen, Wording language) { return language.easy ? yen_amount(std::llround(yen), language) : filled(words("plans.grants_big", language), "amount", trimmed(yen / (language == Language::English ? 1e9 : 1e8))); }

// The straw of a bale's end, wound inwards, and the rope around it.
void paint_bale(paint::Painter& p, Vec2 centre, float radius, float share, bool added)
{
    const float r = radius * 0.93f;
    const paint::Color straw = added ? ink::kShu : paint::rgb(0xC9A45C), deep = added ? paint::rgb(0x8E2A18) : paint::rgb(0x7C5B26), light = added ? paint::rgb(0xF0A48F) : paint::rgb(0xEBD49B);
    if (share < 0.999f) {                    // a bale that is not full: its outline, filled from the ground
        p.save();
        p.begin();
        p.rect({centre.x - r, centre.y + r - 2 * r * share, 2 * r, 2 * r * share});
        p.clip();
    }
    p.begin();
    p.circle(centre, r);
    p.fill(straw);
    p.begin();
    for (int ring = 1; ring < 4; ++ring) {
        const float inner = r * (1 - 0.24f * static_cast<float>(ring));
        p.move_to({centre.x + inner, centre.y});
        p.arc(centre, inner, 0, 6.2832f);
    }
    p.stroke(light, {std::max(1.0f, r * 0.07f), paint::Cap::Butt, paint::Join::Round, {}, 0});
    p.begin();
    for (int ray = 0; ray < 8; ++ray) {
        const float angle = 0.3927f + 0.7854f * static_cast<float>(ray);
        p.move_to({centre.x + r * 0.32f * std::cos(angle), centre.y + r * 0.32f * std::sin(angle)});
        p.line_to({centre.x + r * 0.86f * std::cos(angle + 0.25f), centre.y + r * 0.86f * std::sin(angle + 0.25f)});
    }
    p.stroke(deep.with_alpha(0.55f), {std::max(0.9f, r * 0.06f), paint::Cap::Round, paint::Join::Round, {}, 0});
    p.begin();
    p.circle(centre, r * 0.16f);
    p.fill(deep);
    if (share < 0.999f) p.restore();
    p.begin();
    p.circle(centre, r - 0.6f);
    p.stroke(deep, {1.5f, paint::Cap::Butt, paint::Join::Round, {}, 0});
    p.begin();
}

void add_bales(Board& board, const Stack& stack, int from, int to, Vec2 ground, float radius, bool added, float begin)
{
    if (to <= from) return;
    const Rect box{ground.x, ground.y - stack.height(radius), stack.width(radius), stack.height(radius)};
    canvas::Sprite& sprite = board.show(board.layer(added ? "bales added" : "bales", box.grown(2), [=](paint::Painter& p) {
        for (int i = from; i < to; ++i) paint_bale(p, ground + stack.at(i, radius), radius, i + 1 == stack.bales ? stack.last : 1.0f, added);
    }));
    sprite.reveal_from = canvas::Edge::Bottom;
    sprite.reveal = canvas::Track(0).to(1, begin, 1.4f, canvas::Ease::InOutSine);
}

// A cap of the grant in its years.
struct Cap {
    std::string name;
    double before = 0, now = 0;              // yen
};

std::vector<const model::Statistic*> by_year(const model::Content& content, std::string_view metric)
{
    auto rows = rows_of(content, metric);
    std::stable_sort(rows.begin(), rows.end(), [](const auto* a, const auto* b) { return a->period < b->period; });
    return rows;
}

std::vector<Cap> caps_of(const Board& board)
{
    const Wording language = board.setting().language;
    std::vector<Cap> caps;
    for (const auto& [metric, whose, kind] : {std::array{"grant_cap_prefecture_pioneer", "plans.grants_prefecture", "plans.grants_pioneer"}, {"grant_cap_prefecture_spread", "plans.grants_prefecture", "plans.grants_spread"},
                                              {"grant_cap_municipality_pioneer", "plans.grants_municipality", "plans.grants_pioneer"}, {"grant_cap_municipality_spread", "plans.grants_municipality", "plans.grants_spread"}})
        if (const auto rows = by_year(*board.setting().programme.content, metric); !rows.empty() && *rows.back()->value >= kBale && *rows.front()->value >= kBale)
            caps.push_back({words(whose, language) + (in_letters(board) ? ", " : "　") + words(kind, language), *rows.front()->value, *rows.back()->value});
    return caps;
}

std::string told_of(const Cap& cap, Wording language)
{
    const std::string now = money(cap.now, language);
    return cap.before == cap.now ? now : filled(filled(words("plans.grants_rise", language), "before", money(cap.before, language)), "after", now);
}

// Columns for rows of so many stacks; a cap is told within its column.
std::vector<float> columns_of(const Board& board, std::span<const Cap> caps, size_t a_row, float radius, float room)
{
    constexpr float kLeastColumn = 290, kNarrowColumn = 262, kGap = 24;
    for (const float least : {std::max(kLeastColumn, board.type(26) * 9.5f), kLeastColumn, kNarrowColumn}) {
        std::vector<float> columns(a_row, least);
        float taken = kGap * static_cast<float>(a_row - 1);
        for (size_t i = 0; i < caps.size(); ++i) columns[i % a_row] = std::max(columns[i % a_row], Stack(caps[i].now).width(radius));
        for (const float column : columns) taken += column;
        if (taken <= room || least == kNarrowColumn) return columns;
    }
    return {};
}

// Left edges of these columns, shared out over a width.
std::vector<float> starts_of(const std::vector<float>& columns, float left, float width)
{
    float taken = 0, x = left;
    for (const float column : columns) taken += column;
    const float gap = columns.size() < 2 ? 0 : (width - taken) / static_cast<float>(columns.size() - 1);
    std::vector<float> starts;
    for (const float column : columns) {
        starts.push_back(x);
        x += column + gap;
    }
    return starts;
}

// The stacks on one ground line. Returns the lower edge of their words.
float add_row(Board& board, std::span<const Cap> caps, const std::vector<float>& columns, Rect area, float radius, float ground, float begin)
{
    const std::vector<float> starts = starts_of(columns, area.x, area.w);
    float bottom = ground;
    add_rules(board, {{{area.x, ground + 1}, {area.right(), ground + 1}}}, {begin, {0, 0}, 0.9f}, 0.5f);
    for (size_t i = 0; i < caps.size(); ++i) {
        const Cap& c = caps[i];
        const Stack stack(c.now);
        const float x = starts[i], width = columns[i], at = begin + 0.25f * static_cast<float>(i);
        const int before = c.now > c.before ? static_cast<int>(c.before / kBale) : stack.bales;
        add_bales(board, stack, 0, std::min(before, stack.bales), {x, ground}, radius, false, at + 0.2f);
        add_bales(board, stack, before, stack.bales, {x, ground}, radius, true, at + 1.6f);
        const Placed name = add_text(board, c.name, {text::Face::Gothic, 25, 1.36f, width}, {x, ground + 16}, Anchor::TopLeft, ink::kSumi, {at, {0, 10}});
        const Placed told = add_text(board, told_of(c, board.setting().language), {text::Face::Mincho, 30, 1.3f, width}, {x, name.box.bottom() + 10}, Anchor::TopLeft, c.now > c.before ? ink::kShuText : ink::kSumi, {at + 0.1f, {0, 10}});
        bottom = std::max(bottom, told.box.bottom());
    }
    return bottom;
}

// A kind of area: how many there were, and how many were aimed for.
struct Areas {
    std::string name, told;
    int had = 0, goal = 0;
};

std::optional<Areas> areas_of(const Board& board, std::string_view metric, const char* name)
{
    const Wording language = board.setting().language;
    const model::Statistic *had = nullptr, *goal = nullptr;
    for (const auto* row : rows_of(*board.setting().programme.content, metric)) (row->status == "target" ? goal : had) = row;
    if (had == nullptr || goal == nullptr || *had->value < 1 || *goal->value < *had->value || *goal->value > kMostAreas) return std::nullopt;
    std::string month = had->period;
    if (had->as_of) {
        const std::string year = text::year_name(*had->as_of, language), of_year = text::month_name(had->as_of->month(), language);
        month = language == Language::English ? of_year + " " + year : year + (language == Language::Korean ? " " : "") + of_year;
    }
    std::string told = filled(filled(filled(words("plans.grants_goal", language), "month", month), "count", figure_of(*had)), "goal", figure_of(*goal));
    return Areas{words(name, language), std::move(told), static_cast<int>(*had->value), static_cast<int>(*goal->value)};
}

void add_rings(Board& board, const Areas& areas, Vec2 at, int columns, float pitch, float begin, float leaves)
{
    for (const bool hoped : {false, true}) {
        const int from = hoped ? areas.had : 0, to = hoped ? areas.goal : areas.had, rows = (areas.goal + columns - 1) / columns;
        if (from == to) continue;
        board.show(board.layer(hoped ? "areas hoped for" : "areas", Rect{at.x, at.y, pitch * static_cast<float>(columns), pitch * static_cast<float>(rows)}.grown(2), [=](paint::Painter& p) {
            const auto centre = [&](int i) { return Vec2{at.x + (static_cast<float>(i % columns) + 0.5f) * pitch, at.y + (static_cast<float>(i / columns) + 0.5f) * pitch}; };
            const paint::Color color = hoped ? ink::kShu : ink::kAi;
            for (int i = from; i < to; ++i) {
                p.begin();
                p.circle(centre(i), pitch * 0.36f);
                p.stroke(color, {1.8f, paint::Cap::Butt, paint::Join::Round, {}, 0});
                p.begin();
                if (hoped) continue;
                p.circle(centre(i), pitch * 0.14f);
                p.fill(color);
                p.begin();
            }
        }), {begin + (hoped ? 1.2f : 0.2f), {0, 0}, 1.2f, leaves});
    }
}

// What stands below the stacks, each in a place of its own or in turn.
struct Part {
    float width = 0;                         // of its place beside others
    std::function<float(Rect area, float begin, float leaves)> add;   // returns the lower edge; the height that it is given is that of words above what is drawn
    std::function<float(float width)> words_high = [](float) { return 0.0f; };
    std::function<float(float width)> high;   // all of it
};

constexpr float kAfterName = 10;
Lettering name_type(float measure) { return {text::Face::Mincho, 30, 1.25f, measure}; }
Lettering told_type(float measure) { return {text::Face::Gothic, 25, 1.4f, measure}; }

Lettering grant_type(float measure) { return {text::Face::Gothic, 25, 1.42f, measure}; }

std::string grant_words(const Board& board, const model::Statistic& grant)
{
    return filled(words("plans.grants_kushiro", board.setting().language), "amount", yen_amount(std::llround(*grant.value), board.setting().language));
}

struct Rings {
    float pitch = 22, high = 0;
    int columns = 10;
};

// `alone`: in a turn of its own.
Rings rings_of(const Board& board, const Areas& areas, float width, bool alone)
{
    Rings r;
    r.pitch = alone ? 28.0f : board.portrait() && !in_turns(board) ? 26.0f : 22.0f;
    r.columns = std::clamp(static_cast<int>(width / r.pitch), 1, areas.goal > 60 ? (alone && !board.portrait() ? 48 : 28) : 10);
    r.high = r.pitch * static_cast<float>((areas.goal + r.columns - 1) / r.columns);
    return r;
}

std::vector<Part> parts_of(Board& board, float radius, bool alone)
{
    std::vector<Part> parts;
    // Large type that stands side by side: the month of the second keeps its number beside it.
    const bool closely = in_turns(board) && !alone;
    if (const auto* grant = last_row(*board.setting().programme.content, "kushiro_arakawa_grant"); grant != nullptr && *grant->value > 0)
        parts.push_back({470, [&board, grant, radius](Rect area, float begin, float leaves) {
            const Stack stack(*grant->value);
            const float r = radius * 1.15f, ground = area.y + stack.height(r);
            board.show(board.layer("grant", Rect{area.x, area.y, stack.width(r), stack.height(r)}.grown(2), [=](paint::Painter& p) {
                for (int i = 0; i < stack.bales; ++i) paint_bale(p, Vec2{area.x, ground} + stack.at(i, r), r, i + 1 == stack.bales ? stack.last : 1.0f, false);
            }), {begin, {0, 0}, 1.0f, leaves});
            const float beside = area.x + stack.width(r) + 30;
            const std::string told = grant_words(board, *grant);
            return std::max(ground, add_text(board, told, grant_type(area.right() - beside), {beside, area.y - 6}, Anchor::TopLeft, ink::kSumi, {begin, {0, 10}, canvas::kEnter, leaves}).box.bottom());
        }, [](float) { return 0.0f; }, [&board, grant, radius](float w) {
            const Stack stack(*grant->value);
            const float r = radius * 1.15f;
            return std::max(stack.height(r), size_of(board, grant_words(board, *grant), grant_type(w - stack.width(r) - 30)).h - 6);
        }});
    for (const auto& [metric, name, width] : {std::tuple{"core_urban_area_kpi", "plans.grants_core", closely ? 370.0f : 300.0f},
                                              {"settlement_area_kpi", "plans.grants_settlement", closely ? 616.0f : 640.0f}})
        if (const auto areas = areas_of(board, metric, name))
            parts.push_back({width, [&board, areas = *areas, alone](Rect area, float begin, float leaves) {
                const Entrance enter{begin, {0, 10}, canvas::kEnter, leaves};
                const Placed title = add_text(board, areas.name, name_type(area.w), {area.x, area.y - 6}, Anchor::TopLeft, ink::kSumi, enter);
                const Placed told = add_text(board, areas.told, told_type(area.w), {area.x, title.box.bottom() + kAfterName}, Anchor::TopLeft, ink::kSumi, enter);
                const float rings = std::max(told.box.bottom(), area.y - 6 + area.h) + 14;
                const Rings r = rings_of(board, areas, area.w, leaves >= 0 || alone);
                add_rings(board, areas, {area.x, rings}, r.columns, r.pitch, begin, leaves);
                return rings + r.high;
            }, [&board, areas = *areas](float w) { return size_of(board, areas.name, name_type(w)).h + kAfterName + size_of(board, areas.told, told_type(w)).h; },
            [&board, areas = *areas](float w) { return rings_of(board, areas, w, false).high; }});
    return parts;
}

// Large type, all at once: side by side, on a standing page the first above the others. False where they have no room so.
bool add_closely(Board& board, Rect area, const std::vector<Part>& parts, float begin)
{
    constexpr float kApart = 48, kBelow = 30, kMore = 40;
    const size_t above = board.portrait() && parts.size() > 2 ? 1 : 0;
    float wide = 0, high = 0, most = 0, words = 0;
    for (size_t i = above; i < parts.size(); ++i) wide += parts[i].width;
    const float scale = std::min(1.0f, (area.w - kApart * static_cast<float>(parts.size() - above - 1)) / wide);
    // Standing, two columns alike.
    const auto wide_of = [&](size_t i) { return above > 0 ? (area.w - kApart) / 2 : parts[i].width * scale; };
    for (size_t i = above; i < parts.size(); ++i) words = std::max(words, parts[i].words_high(wide_of(i)));
    for (size_t i = above; i < parts.size(); ++i) most = std::max(most, parts[i].high(wide_of(i)) + (parts[i].words_high(wide_of(i)) > 0 ? words + 14 : 0));
    if (above > 0) high = parts.front().high(area.w) + kBelow;
    if (high + most > area.h) return false;
    if (above > 0) high += std::min(kMore, 0.3f * (area.h - high - most));
    if (above > 0) (void)parts.front().add({area.x, area.y, area.w, 0}, begin, -1);
    float x = area.x;
    for (size_t i = above; i < parts.size(); ++i) {
        (void)parts[i].add({x, area.y + high, wide_of(i), words}, begin + 0.3f * static_cast<float>(i), -1);
        x += wide_of(i) + kApart;
    }
    return true;
}

// `starts`: left edges of what stands above, which the parts keep to where they have room so.
void add_parts(Board& board, Rect area, const std::vector<float>& starts, float radius, float begin)
{
    std::vector<Part> parts = parts_of(board, radius, false);
    if (parts.empty()) return;
    if (in_turns(board) && add_closely(board, area, parts, begin)) return;
    if (in_turns(board)) {
        parts = parts_of(board, radius, true);
        const float each = (board.setting().dwell - begin) / static_cast<float>(parts.size());
        for (size_t i = 0; i < parts.size(); ++i) (void)parts[i].add({area.x, area.y, area.w, 0}, begin + each * static_cast<float>(i), i + 1 < parts.size() ? begin + each * static_cast<float>(i + 1) - 0.5f : -1);
        return;
    }
    constexpr float kBetween = 36;
    const auto room = [&](size_t i) { return (i + 1 < parts.size() ? starts[i + 1] - kBetween : area.right()) - starts[i]; };
    bool below = !board.portrait() && starts.size() >= parts.size();
    for (size_t i = 0; below && i < parts.size(); ++i) below = room(i) >= 0.9f * parts[i].width;
    float wide = 0, x = area.x, y = area.y;
    for (const Part& part : parts) wide += part.width;
    const float gaps = static_cast<float>(parts.size() - 1), narrower = std::min(1.0f, (area.w - kBetween * gaps) / wide);
    const float gap = parts.size() < 2 ? 0 : (area.w - wide * narrower) / gaps;
    const auto wide_of = [&](size_t i) { return below ? room(i) : parts[i].width * narrower; };
    float words = 0;   // side by side, rings stand level
    for (size_t i = 0; i < parts.size(); ++i) words = std::max(words, parts[i].words_high(wide_of(i)));
    for (size_t i = 0; i < parts.size(); ++i) {
        const float bottom = parts[i].add(board.portrait() ? Rect{area.x, y, area.w, 0} : Rect{below ? starts[i] : x, area.y, wide_of(i), words}, begin + 0.3f * static_cast<float>(i), -1);
        x += parts[i].width * narrower + gap;
        y = bottom + 34;
    }
}

// 平成29年度・平成30年度とも, where both years had the same.
std::string years_of(const std::vector<const model::Statistic*>& budgets, Wording language)
{
    const auto year = [&](const model::Statistic& row) { const auto when = taken(row); return when ? told(*when, language) : row.period; };
    if (budgets.size() < 2 || *budgets[budgets.size() - 2]->value != *budgets.back()->value) return year(*budgets.back());
    return filled(filled(words("plans.grants_and", language), "first", year(*budgets[budgets.size() - 2])), "second", year(*budgets.back()));
}

// The sum in figures alone, where a language says it so and there is room beside it and the words at the right end of its line.
void add_figures(Board& board, long long yen, const Placed& sum, float right)
{
    const std::string figures = yen_in_figures(yen, board.setting().language);
    const float from = sum.box.right() + 28, words_from = right - size_of(board, words("plans.grants_cap", board.setting().language), {text::Face::Gothic, 25, 1.3f}).w;
    if (figures.empty() || board.portrait() || from + size_of(board, figures, {text::Face::Gothic, 25, 1}).w + 48 > words_from) return;
    board.line(figures, board.style(text::Face::Gothic, board.type(25), 1), {from, sum.baseline}, Anchor::BaselineLeft, ink::kSumi, {0.6f, {0, 10}});
}

}  // namespace

Result<canvas::Composition> grants(const Setting& setting)
{
    const auto budgets = by_year(*setting.programme.content, "local_revitalisation_grant_budget");
    if (budgets.empty()) return nothing_for("plans", "grants");
    Board board(setting, Ground::Day);
    const bool portrait = board.portrait();
    add_page(board);
    const float headline = portrait ? 84.0f : 92.0f, right = board.right() - headline - (portrait ? 44.0f : 84.0f), width = right - kMargin;
    add_headline(board, "plans.grants", {board.right(), kMargin}, headline);
    const Placed label = add_text(board, filled(words("plans.grants_budget", setting.language), "years", years_of(budgets, setting.language)), {text::Face::Mincho, portrait ? 30.0f : 34.0f, 1.3f, width}, {kMargin, kMargin - 4}, Anchor::TopLeft, ink::kSumi, {0.3f, {0, 10}});
    const Placed budget = board.line(budget_of(*budgets.back()->value, setting.language), board.style(text::Face::Mincho, portrait ? 92.0f : 104.0f, 1), {kMargin, label.box.bottom() + 20}, Anchor::TopLeft, ink::kSumi, {0.5f, {0, 10}});
    add_figures(board, std::llround(*budgets.back()->value), budget, right);
    const std::vector<Cap> caps = caps_of(board);
    std::vector<float> starts;
    float y = budget.box.bottom();
    const float radius = portrait ? in_turns(board) ? 17.5f : 21.0f : in_turns(board) ? 15.5f : 19.0f;
    if (!caps.empty()) {
        const Lettering how{text::Face::Gothic, 25, 1.3f};
        const Size cap = size_of(board, words("plans.grants_cap", setting.language), how);
        const size_t a_row = portrait ? 2 : 4;
        const std::vector<float> columns = columns_of(board, caps, a_row, radius, width);
        starts = starts_of(columns, kMargin, width);
        for (size_t first = 0; first < caps.size(); first += a_row) {
            const auto row = std::span(caps).subspan(first, std::min(a_row, caps.size() - first));
            float height = 0;
            for (const Cap& c : row) height = std::max(height, Stack(c.now).height(radius));
            // The words stand beside the highest stack, not above it.
            const float ground = y + (first == 0 ? (portrait ? 44 + cap.h : 30.0f) : 34.0f) + height;
            if (first == 0) add_text(board, words("plans.grants_cap", setting.language), how, portrait ? Vec2{kMargin, y + 20} : Vec2{right, y - cap.h}, portrait ? Anchor::TopLeft : Anchor::TopRight, ink::kSumi.with_alpha(0.82f), {0.7f, {0, 10}});
            y = add_row(board, row, columns, {kMargin, 0, width, 0}, radius, ground, 0.9f + 0.5f * static_cast<float>(first / a_row));
        }
    }
    const float parts = y + (portrait ? in_turns(board) ? 44.0f : 60.0f : in_turns(board) ? 34.0f : in_letters(board) ? 46.0f : 64.0f);
    add_parts(board, {kMargin, parts, portrait ? board.right() - kMargin : width, board.footing(words("plans.grants_signs", setting.language)).top - 16 - parts}, starts, radius, 2.6f);
    board.footer(words("plans.grants_signs", setting.language), ink::kSumi.with_alpha(0.8f), ink::kSumi);
    return board.finish();
}

}  // namespace renkei::scenes::plans
