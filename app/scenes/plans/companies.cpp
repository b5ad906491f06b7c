// The companies with a partnership agreement, upright and from the right in the order of signing, as names stand in a printed
// list of sponsors; the indigo spine of the event board holds the page together. In English the same list lies level.

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>
#include <utility>

#include "scenes/art/patterns.hpp"
#include "scenes/paper.hpp"
#include "scenes/plans/binding.hpp"
#include "scenes/plans/pages.hpp"
#include "scenes/plans/parts.hpp"
#include "scenes/refusals.hpp"
#include "scenes/strings.hpp"
#include "text/dates.hpp"

namespace renkei::scenes::plans {
namespace {

namespace ink = paint::ink;

constexpr float kBand = 34;   // the indigo spine

void add_spine(Board& board, Rect field)
{
    const Rect band{field.x - kBand, field.y, kBand, field.h};
    const int layer = board.layer("spine", field.united(band), [=](paint::Painter& p) {
        p.rect(field);
        p.fill(ink::kKinari);
        p.begin();
        p.rect(band);
        p.fill(ink::kAi);
        art::fill_pattern(p, art::Pattern::Asanoha, {.tile = 44, .line = 1.2f}, {band.x + band.w / 2, band.y}, ink::kWashi.with_alpha(0.5f));
        p.begin();
    });
    board.last_layer().opaque = true;
    board.show(layer);
}

std::vector<std::string> initiatives(const Board& board, const model::Partner& p)
{
    std::vector<std::string> all;
    for (const std::string& words : {p.initiative_1, p.initiative_2})
        if (!words.empty()) all.push_back(said(board, "initiatives", words));
    return all;
}

std::string formerly(const Board& board, const model::Partner& p)
{
    return p.former_name.empty() || in_letters(board) ? "" : filled(words("plans.formerly", board.setting().language), "name",
                                                                    said(board, "companies", p.former_name));
}

// The upright lines of one company in the room that all have: its name in one line, the day, what is done together. Mincho's figures
// stand two in an em without being made small.
constexpr float kAfterName = 26, kAfterDay = 40, kAfterLine = 22;

Lettering name_type(const Board& board, const model::Partner& p, float high)
{
    const float one_line = board.type(58) * 1.2f + 4;
    return fitted(board, said(board, "companies", p.company), {text::Face::Headline, 58, 1.2f, high, true}, {58, 54, 50, 46}, one_line);
}

std::string day_of(const Board& board, const model::Partner& p)
{
    const std::string before = formerly(board, p);
    return text::long_date(p.signed_date, board.setting().language, text::Weekday::Omit) + (before.empty() ? "" : "　" + before);
}

Lettering day_type(const Board& board, const model::Partner& p, float high)
{
    return fitted(board, day_of(board, p), {text::Face::Mincho, 28, 1.4f, high, true}, {28, 26, 24}, board.type(28) * 1.5f);
}

// How all companies' lines are set: their type, and the share of the usual air between them.
struct Upright {
    float lines = 26, air = 1;
};

float width_of(const Board& board, const model::Partner& p, float high, const Upright& how)
{
    float width = size_of(board, said(board, "companies", p.company), name_type(board, p, high)).w +
        size_of(board, day_of(board, p), day_type(board, p, high)).w + how.air * (kAfterName + kAfterDay - kAfterLine);
    for (const std::string& words : initiatives(board, p))
        width += how.air * kAfterLine + size_of(board, words, {text::Face::Mincho, how.lines, 1.5f, high, true}).w;
    return width;
}

// What each of the columns takes, of which every company has its own or, standing, shares one with others.
std::vector<float> columns_of(const Board& board, const std::vector<const model::Partner*>& partners, size_t across, float high, const Upright& how)
{
    std::vector<float> columns(across, 0);
    for (size_t i = 0; i < partners.size(); ++i) columns[i % across] = std::max(columns[i % across], width_of(board, *partners[i], high, how));
    return columns;
}

float sum_of(const std::vector<float>& columns) { return std::accumulate(columns.begin(), columns.end(), 0.0f); }

// The largest type in which every company has room in a column as wide as the others'; else what the columns share as each needs it, closer
// together where need be.
Upright upright_for(const Board& board, const std::vector<const model::Partner*>& partners, size_t across, Size room, float whole)
{
    for (const float size : {34.0f, 31.0f, 28.0f})
        if (std::all_of(partners.begin(), partners.end(), [&](const auto* p) { return width_of(board, *p, room.h, {size, 1}) <= room.w; })) return {size, 1};
    Upright how;
    while (how.air > 0.4f && sum_of(columns_of(board, partners, across, room.h, how)) > whole) how.air -= 0.1f;
    return how;
}

void add_upright(Board& board, const model::Partner& p, Rect r, const Upright& how, float at)
{
    float x = r.right();
    x = add_text(board, said(board, "companies", p.company), name_type(board, p, r.h), {x, r.y}, Anchor::TopRight, ink::kSumi,
                 {at, {0, -14}}).box.x - how.air * kAfterName;
    x = add_text(board, day_of(board, p), day_type(board, p, r.h), {x, r.y + 6}, Anchor::TopRight, ink::kWakatake,
                 {at + 0.12f, {0, -10}}).box.x - how.air * kAfterDay;
    for (const std::string& words : initiatives(board, p))
        x = add_text(board, words, {text::Face::Mincho, how.lines, 1.5f, r.h, true}, {x, r.y + 6}, Anchor::TopRight, ink::kSumi,
                     {at += 0.14f, {0, -10}}).box.x - how.air * kAfterLine;
}

// A row of the level list: the day over the name; what is done together beside them, from the name's line, or below. All rows are alike.
struct Row {
    float name = 44, line = 26;   // type
    bool beside = false;
    float under_name = 16, under_line = 10;
    float air = 16;               // above the day and below the last line
    float pitch = 1.3f;           // ems: the lines of one stand nearer to each other than two do
};

constexpr float kBesideFrom = 0.46f, kGutter = 40;   // of a row's width: where what is done together begins; units before it
constexpr float kUnderDay = 12, kLargestDay = 34;

float name_measure(const Row& row, float width) { return row.beside ? width * kBesideFrom - kGutter : width; }

text::Paragraph name_in(const Board& board, const model::Partner& p, const Row& row, float width)
{
    return board.balanced(paragraph_of(board, said(board, "companies", p.company), {text::Face::Headline, row.name, 1.25f, name_measure(row, width)}));
}

text::Paragraph line_in(const Board& board, const std::string& words, const Row& row, float width)
{
    return board.balanced(paragraph_of(board, words, {text::Face::Gothic, row.line, row.pitch, row.beside ? width * (1 - kBesideFrom) : width}));
}

text::Paragraph day_in(const Board& board, const model::Partner& p, const Row& row)
{
    return paragraph_of(board, text::long_date(p.signed_date, board.setting().language, text::Weekday::Omit),
                        {text::Face::Gothic, std::min(row.line, kLargestDay), 1.3f});
}

// Of the words; infinite where the name would take more than two lines or be broken within a word.
float height_of(const Board& board, const model::Partner& p, const Row& row, float width)
{
    const auto size = [&](const text::Paragraph& words) { return board.setting().typesetter.set(words).size.h; };
    const text::Block name = board.setting().typesetter.set(name_in(board, p, row, width));
    size_t spaces = 0;   // a line ends at one of them
    for (const char c : said(board, "companies", p.company)) spaces += c == ' ' ? 1u : 0u;
    if (name.overflow || name.lines.size() > std::min<size_t>(2, spaces + 1)) return std::numeric_limits<float>::infinity();
    float lines = -row.under_line;
    for (const std::string& words : initiatives(board, p)) lines += size(line_in(board, words, row, width)) + row.under_line;
    return size(day_in(board, p, row)) + kUnderDay + (row.beside ? std::max(name.size.h, lines + row.name - row.line) : name.size.h + row.under_name + lines);
}

// The largest type in which every company has room, with the same air for all.
Row level_row(const Board& board, const std::vector<const model::Partner*>& partners, Size room)
{
    static constexpr std::array<Row, 8> kLying{{{56, 36, true, 0, 18}, {52, 34, true, 0, 18}, {48, 32, true, 0, 16}, {44, 30, true, 0, 16},
                                                {44, 26, true, 0, 12, 12, 1.18f},
                                                {40, 28, true, 0, 14}, {36, 26, true, 0, 12, 12, 1.18f}, {36, 26, false, 8, 4}}};
    static constexpr std::array<Row, 8> kStanding{{{64, 44, false, 28, 22}, {58, 42, false, 28, 22}, {52, 40, false, 28, 20}, {46, 38, false, 28, 20},
                                                   {44, 32, false, 16, 18}, {42, 28, false, 16, 16},
                                                   {38, 26, false, 14, 14}, {36, 26, false, 12, 12}}};
    for (Row row : board.portrait() ? std::span<const Row>(kStanding) : std::span<const Row>(kLying)) {
        float tallest = 0;
        for (const auto* p : partners) tallest = std::max(tallest, height_of(board, *p, row, room.w));
        if (const float least = row.air; tallest + 2 * least <= room.h) {
            row.air = std::min((room.h - tallest) / 2, 3.5f * least);
            return row;
        }
    }
    return {};
}

void add_level(Board& board, const model::Partner& p, Rect r, const Row& row, float at)
{
    float y = board.text(day_in(board, p, row), {r.x, r.y + row.air}, Anchor::TopLeft, ink::kWakatake, {at, {0, 10}}).box.bottom() + kUnderDay;
    const Placed name = board.text(name_in(board, p, row, r.w), {r.x, y}, Anchor::TopLeft, ink::kSumi, {at + 0.1f, {0, 10}});
    y = name.box.bottom() + row.under_name;
    bool first = true;
    for (const std::string& words : initiatives(board, p)) {
        const bool level = row.beside && std::exchange(first, false);
        const Vec2 from{row.beside ? r.x + r.w * kBesideFrom : r.x, level ? name.baseline : y};
        y = board.text(line_in(board, words, row, r.w), from, level ? Anchor::BaselineLeft : Anchor::TopLeft, ink::kSumi,
                       {at += 0.12f, {0, 10}}).box.bottom() + row.under_line;
    }
}

using Partners = std::vector<const model::Partner*>;

// Lying words, below each other.
void add_level_list(Board& board, const Partners& partners, Rect area)
{
    const auto count = static_cast<float>(partners.size());
    const Row type = level_row(board, partners, {area.w, area.h / count});
    const Rect list{area.x, area.y - type.air, area.w, area.h + type.air};   // its first words stand as high as the headline
    const float height = list.h / count;
    std::vector<Rule> rules;
    for (size_t i = 0; i < partners.size(); ++i) {
        const auto k = static_cast<float>(i);
        add_level(board, *partners[i], {list.x, list.y + height * k, list.w, height}, type, 0.35f + 0.35f * k);
        if (i > 0) rules.push_back({{area.x, list.y + height * k}, {area.right(), list.y + height * k}});
    }
    add_rules(board, std::move(rules), {0.3f, {0, 0}, 0.9f});
}

// Upright words: on a lying page side by side, on a standing one on two shelves of two.
void add_upright_list(Board& board, const Partners& partners, Rect area)
{
    const bool portrait = board.portrait();
    const size_t across = portrait ? 2 : partners.size();
    const float gap = portrait ? 40.0f : 56.0f, whole = area.w - gap * static_cast<float>(across - 1);
    const Size shelf{whole / static_cast<float>(across), portrait ? area.h / 2 : area.h}, room{shelf.w, shelf.h - (portrait ? 38.0f : 0.0f)};
    const Upright how = upright_for(board, partners, across, room, whole);
    std::vector<float> columns = columns_of(board, partners, across, room.h, how);
    if (std::all_of(columns.begin(), columns.end(), [&](float wide) { return wide <= shelf.w; })) columns.assign(across, shelf.w);
    else {
        const float spread = whole / sum_of(columns);
        for (float& wide : columns) wide *= spread;
    }
    const auto right_of = [&](size_t column) {
        return area.right() - sum_of({columns.begin(), columns.begin() + static_cast<std::ptrdiff_t>(column)}) - gap * static_cast<float>(column);
    };
    std::vector<Rule> rules;
    for (size_t i = 0; i < partners.size(); ++i) {
        const size_t column = i % across;
        const float top = area.y + shelf.h * static_cast<float>(i / across), at = 0.35f + 0.35f * static_cast<float>(i);
        add_upright(board, *partners[i], {right_of(column) - columns[column], top, columns[column], room.h}, how, at);
        if (portrait && column == 0 && i > 0) rules.push_back({{area.x, top - 20}, {area.right(), top - 20}});
        if (!portrait && i > 0) rules.push_back({{right_of(column) + gap / 2, area.y}, {right_of(column) + gap / 2, area.bottom()}});
    }
    add_rules(board, std::move(rules), {0.3f, {0, 0}, 0.9f});
}

}  // namespace

Result<canvas::Composition> companies(const Setting& setting)
{
    Partners partners;
    for (const auto& p : setting.programme.content->partners) partners.push_back(&p);
    if (partners.empty()) return nothing_for("partners", "companies");
    std::stable_sort(partners.begin(), partners.end(), [](const auto* a, const auto* b) { return a->signed_date < b->signed_date; });
    Board board(setting, Ground::Day);
    const Size f = board.frame();
    const bool portrait = board.portrait();
    add_paper(board, {0, 0, f.w, f.h});
    const float headline = portrait ? 78.0f : 84.0f;
    Rect field{f.w - kMargin * 2 - headline, 0, kMargin * 2 + headline, f.h};
    // A clock in type so large that it would lie on the spine stands below cover and spine.
    constexpr float kAboveClock = 28, kBesideSpine = 12, kWider = 60, kBeside = 56, kCloser = 32;
    float beside = kBeside;   // between the words and the spine
    const Footing foot = board.footing(words("plans.source", setting.language));
    float invited = board.right();
    if (const text::Style small = board.style(text::Face::Gothic, board.type(24), 1); setting.touch)
        invited = foot.invitation.x - setting.typesetter.line(words("footer.touch", setting.language), small).size.w;
    if (const float begins = std::min(foot.right_begins, invited); begins < field.x + kBesideSpine) {
        // … where a wider cover would not hold it. Words that lie stand closer to it then; standing, they have no room to give.
        if (const float left = std::floor(begins - kBesideSpine); !(in_letters(board) && portrait) && left >= field.x - kWider) {
            field = {left, field.y, f.w - left, field.h};
            if (in_letters(board)) beside = kCloser;
        }
        else field.h = std::round(foot.top - kAboveClock);
    }
    add_spine(board, field);
    add_binding(board, Ground::Day);
    add_headline(board, "plans.companies", {board.right(), kMargin}, headline);

    const Rect area{kMargin, kMargin, field.x - kBand - beside - kMargin, f.h - kMargin - 118};
    if (in_letters(board)) add_level_list(board, partners, area);
    else add_upright_list(board, partners, area);
    board.footer(words("plans.source", setting.language), ink::kSumi.with_alpha(0.8f), ink::kSumi);
    return board.finish();
}

}  // namespace renkei::scenes::plans
