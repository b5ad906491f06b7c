// The steps of the project, upright from the right as a chronicle is written: the year over the first of its steps, and a
// vermilion seal over each agreement. On a standing page two shelves; what finds no room is told in a second turn.

#include <algorithm>
#include <span>

#include "scenes/names.hpp"
#include "scenes/paper.hpp"
#include "scenes/plans/pages.hpp"
#include "scenes/plans/parts.hpp"
#include "scenes/refusals.hpp"
#include "scenes/strings.hpp"
#include "text/dates.hpp"

namespace renkei::scenes::plans {
namespace {

namespace ink = paint::ink;

struct Step {
    std::string year, words;
    text::Paragraph paragraph;
    float width = 0;
    bool agreement = false;
};
struct Shelf {
    Rect area;
    std::vector<const Step*> steps;
};

constexpr float kGap = 18;      // between two steps
constexpr float kYear = 4;      // ems of a year: 平成28年

// In the figures of the years above and of the words below.
std::string day_of(const model::Milestone& m)
{
    std::string day = std::to_string(static_cast<unsigned>(m.date.month())) + "月";
    if (m.precision == "day") day += std::to_string(static_cast<unsigned>(m.date.day())) + "日";
    return day;
}

constexpr float kSeal = 6;      // radius

void add_seal(Board& board, Vec2 at, const Entrance& entrance)
{
    board.show(board.layer("seal", Rect{at.x, at.y, 0, 0}.grown(kSeal + 2), [at](paint::Painter& p) {
        p.begin();
        p.circle(at, kSeal);
        p.fill(ink::kShu);
        p.begin();
    }), entrance);
}

std::vector<Step> steps_of(const Board& board, float height)
{
    std::vector<Step> steps;
    std::string year;
    for (const auto& m : board.setting().programme.content->milestones) {
        Step s;
        const std::string name = text::year_name(m.date, Language::Japanese);
        if (name != year) s.year = year = name;
        s.words = day_of(m) + "　" + m.event;
        s.agreement = m.event.find("協定締結") != std::string::npos;
        s.paragraph = paragraph_of(board, s.words, {text::Face::Mincho, 25, 1.34f, height, true});
        s.width = board.setting().typesetter.set(s.paragraph).size.w + kGap;
        steps.push_back(std::move(s));
    }
    return steps;
}

void add_shelf(Board& board, const Shelf& shelf, float begin, float end)
{
    const float type = board.type(25);
    float x = shelf.area.right(), spare = shelf.area.w;
    for (const Step* s : shelf.steps) spare -= s->width;
    const float more = shelf.steps.empty() ? 0 : std::clamp(spare / static_cast<float>(shelf.steps.size()), 0.0f, 26.0f);
    std::vector<Rule> rules;
    float at = begin + 0.3f;
    for (const Step* s : shelf.steps) {
        if (!s->year.empty()) {
            const float between = x + (kGap + more) / 2 - 2;
            rules.push_back({{between, shelf.area.y - 10}, {between, shelf.area.bottom()}});
            board.text(paragraph_of(board, s->year, {text::Face::MinchoBold, 25, 1, 0, true}), {x, shelf.area.y}, Anchor::TopRight, ink::kWakatake, {at, {0, 0}, canvas::kEnter, end});
        }
        const float top = shelf.area.y + kYear * type + 28;
        if (s->agreement) add_seal(board, {x - type / 2, top - 14}, {at, {0, 0}, canvas::kEnter, end});
        board.text(s->paragraph, {x, top}, Anchor::TopRight, ink::kSumi, {at, {0, 0}, canvas::kEnter, end});
        at += 0.11f;
        x -= s->width + more;
    }
    add_rules(board, std::move(rules), {begin + 0.3f, {0, 0}, 0.9f, end}, 0.16f);
}

// Other languages than Japanese and its neighbours read the steps in a list. One column of it; returns whether it holds them.
bool add_column(Board& board, std::span<const model::Milestone> steps, Rect r, float begin, float end, bool draw)
{
    const float date = 172 * board.type(24) / 24;
    const Lettering how{text::Face::Gothic, 24, 1.32f, r.w - date};
    float sum = 0;
    for (const auto& m : steps) sum += size_of(board, english_name("milestones", m.event), how).h;
    const float more = steps.empty() ? 0 : (r.h - sum) / static_cast<float>(steps.size());
    float y = r.y, at = begin + 0.3f;
    for (const auto& m : steps) {
        if (!draw) break;
        const std::string day = m.precision == "day" ? text::long_date(m.date, Language::English, text::Weekday::Omit) : std::to_string(static_cast<int>(m.date.year())) + "." + std::to_string(static_cast<unsigned>(m.date.month()));
        const Entrance enter{at, {0, 8}, canvas::kEnter, end};
        const bool agreement = m.event.find("協定締結") != std::string::npos;
        const std::string words = english_name("milestones", m.event);
        add_text(board, day, {text::Face::Gothic, 24, 1.32f}, {r.x, y}, Anchor::TopLeft, ink::kWakatake, enter);
        add_text(board, words, how, {r.x + date, y}, Anchor::TopLeft, agreement ? ink::kShuText : ink::kSumi, enter);
        at += 0.08f;
        y += size_of(board, words, how).h + std::min(more, 44.0f);
    }
    return more >= 12;
}

// As few turns as hold all of them.
void add_list(Board& board, std::span<const model::Milestone> all, Rect area, size_t columns)
{
    const float gap = 56, width = (area.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns), dwell = board.setting().dwell;
    for (size_t turns = 1; turns <= all.size(); ++turns) {
        const size_t parts = turns * columns, each = (all.size() + parts - 1) / parts;
        const auto part = [&](size_t i) { return all.subspan(std::min(i * each, all.size()), std::min(each, all.size() - std::min(i * each, all.size()))); };
        bool fits = true;
        for (size_t i = 0; i < parts; ++i) fits = fits && (part(i).empty() || add_column(board, part(i), {area.x, area.y, width, area.h}, 0, -1, false));
        if (!fits && turns < all.size()) continue;
        for (size_t i = 0; i < parts; ++i) {
            const float turn = static_cast<float>(i / columns), seconds = dwell / static_cast<float>(turns);
            (void)add_column(board, part(i), {area.x + (width + gap) * static_cast<float>(i % columns), area.y, width, area.h}, seconds * turn, i / columns + 1 < turns ? seconds * (turn + 1) - 0.4f : -1, true);
        }
        return;
    }
}

}  // namespace

Result<canvas::Composition> history(const Setting& setting)
{
    const auto& milestones = setting.programme.content->milestones;
    if (milestones.empty()) return nothing_for("partners", "history");
    Board board(setting, Ground::Day);
    const Size f = board.frame();
    const bool portrait = board.portrait();
    const float dwell = setting.dwell, headline = portrait ? 92.0f : 112.0f;
    add_paper(board, {0, 0, f.w, f.h});
    add_headline(board, "plans.history", {board.right(), kMargin}, headline);
    const Rect area{kMargin, kMargin, board.right() - headline - (portrait ? setting.language == Language::Japanese ? 34.0f : 110.0f : setting.language == Language::Japanese ? 60.0f : 130.0f) - kMargin, f.h - kMargin - (in_turns(board) && portrait ? 160.0f : 112.0f)};
    if (in_english(board)) {
        add_list(board, milestones, area, portrait || in_turns(board) ? 1 : 2);
    } else {
        const size_t shelves = portrait ? 2 : 1;
        const float height = (area.h - 48 * static_cast<float>(shelves - 1)) / static_cast<float>(shelves);
        const std::vector<Step> steps = steps_of(board, height - kYear * board.type(25) - 28);
        std::vector<std::vector<Shelf>> turns;
        float used = 1e9f;
        for (const Step& s : steps) {
            if (used + s.width > area.w) {
                if (turns.empty() || turns.back().size() == shelves) turns.emplace_back();
                turns.back().push_back({{area.x, area.y + (height + 48) * static_cast<float>(turns.back().size()), area.w, height}, {}});
                used = 0;
            }
            turns.back().back().steps.push_back(&s);
            used += s.width;
        }
        const float each = dwell / static_cast<float>(turns.size());
        for (size_t t = 0; t < turns.size(); ++t)
            for (const Shelf& shelf : turns[t]) add_shelf(board, shelf, each * static_cast<float>(t), t + 1 < turns.size() ? each * static_cast<float>(t + 1) - 0.4f : -1);
    }
    const std::string seals = in_english(board) ? "" : "　\n" + words("plans.history_seal", setting.language);
    board.footer(words("plans.source_pages", setting.language) + seals, ink::kSumi.with_alpha(0.8f), ink::kSumi);
    return board.finish();
}

}  // namespace renkei::scenes::plans
