// The steps of the project on three pages, upright from the right as a chronicle is written: the year over the first of its steps, and a
// vermilion seal over each agreement. All are of one size, on every page: none is told to weigh more than another. On a standing page
// two shelves; what finds no room is told in a second turn.

#include <algorithm>
#include <array>
#include <span>

#include "programme/book.hpp"
#include "scenes/names.hpp"
#include "scenes/plans/binding.hpp"
#include "scenes/plans/pages.hpp"
#include "scenes/plans/parts.hpp"
#include "scenes/refusals.hpp"
#include "scenes/strings.hpp"
#include "text/dates.hpp"

namespace renkei::scenes::plans {
namespace {

namespace ink = paint::ink;

struct Step {
    std::string year;
    text::Paragraph paragraph;
    float width = 0, size = 0;   // with the gap after it; of its type
    bool begins_year = false, agreement = false;
};
struct Shelf {
    Rect area;
    std::vector<Step> steps;
};

constexpr float kGap = 0.7f;    // ems between two steps
constexpr float kUnderYear = 38;
// Ems of a year: 平成28年, 2016年.
float year_ems(const Board& board) { return is_plain_japanese(board.setting().language) ? 4 : 5; }

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

// 公式Twitter（@Zenkoku_Renkei）: a name of letters alone would lie on its side. It stands where it can be read and taken along, on the page
// of contacts.
std::string without_handles(const Board& board, std::string words)
{
    for (const auto& contact : board.setting().programme.content->contacts) {
        if (contact.kind != "social" || contact.value.empty()) continue;
        const std::string aside = "（" + contact.value + "）";
        if (const size_t at = words.find(aside); at != std::string::npos) words.erase(at, aside.size());
    }
    return words;
}

Step step_of(const Board& board, const model::Milestone& m, float size, float height)
{
    Step s;
    s.year = text::year_name(m.date, board.setting().language);
    s.agreement = m.event.find("協定締結") != std::string::npos;
    s.size = board.type(size);
    s.paragraph = paragraph_of(board, day_of(m) + "　" + without_handles(board, said(board, "milestones", m.event)), {text::Face::Mincho, size, 1.34f, height - year_ems(board) * s.size - kUnderYear, true});
    if (is_translated("milestones", m.event, board.setting().language)) s.paragraph.style.language = board.setting().language;
    s.width = board.setting().typesetter.set(s.paragraph).size.w + kGap * s.size;
    return s;
}

// These steps on so many shelves, each about as full as the others. Empty where they have no room.
std::vector<Shelf> shelved(const Board& board, std::span<const model::Milestone> all, float size, size_t shelves, Size room)
{
    std::vector<Shelf> result;
    float sum = 0, before = 0;
    for (const auto& m : all) sum += step_of(board, m, size, room.h).width;
    size_t next = 0;
    for (size_t i = 0; i < shelves; ++i) {
        Shelf shelf;
        float used = 0;
        for (; next < all.size(); ++next) {
            const bool first = shelf.steps.empty();
            Step s = step_of(board, all[next], size, room.h);
            s.begins_year = first || shelf.steps.back().year != s.year;
            if (used + s.width > room.w + kGap * s.size) break;
            if (!first && i + 1 < shelves && before + s.width / 2 > sum * static_cast<float>(i + 1) / static_cast<float>(shelves)) break;
            used += s.width;
            before += s.width;
            shelf.steps.push_back(std::move(s));
        }
        if (shelf.steps.empty()) return {};
        result.push_back(std::move(shelf));
    }
    return next == all.size() ? result : std::vector<Shelf>{};
}

void add_shelf(Board& board, const Shelf& shelf, float begin, float end)
{
    constexpr float kWidest = 150;   // more than the usual gap
    float x = shelf.area.right(), spare = shelf.area.w;
    for (const Step& s : shelf.steps) spare -= s.width;
    const float more = std::clamp(spare / static_cast<float>(std::max<size_t>(shelf.steps.size(), 2) - 1), 0.0f, kWidest);
    std::vector<Rule> rules;
    float at = begin + 0.3f;
    for (const Step& s : shelf.steps) {
        if (s.begins_year) {
            if (&s != shelf.steps.data()) {
                const float between = x + (kGap * s.size + more) / 2;
                rules.push_back({{between, shelf.area.y}, {between, shelf.area.bottom()}});
            }
            board.text(paragraph_of(board, s.year, {text::Face::MinchoBold, s.size, 1, 0, true}), {x, shelf.area.y}, Anchor::TopRight, ink::kWakatake, {at, {0, 0}, canvas::kEnter, end});
        }
        const float top = shelf.area.y + year_ems(board) * s.size + kUnderYear;
        if (s.agreement) add_seal(board, {x - s.size / 2, top - 17}, {at, {0, 0}, canvas::kEnter, end});
        board.text(s.paragraph, {x, top}, Anchor::TopRight, ink::kSumi, {at, {0, 0}, canvas::kEnter, end});
        at += 0.25f;
        x -= s.width + more;
    }
    add_rules(board, std::move(rules), {begin + 0.3f, {0, 0}, 0.9f, end}, 0.16f);
}

// As large as they can be in one turn; else in as few turns as hold them.
void add_shelves(Board& board, std::span<const model::Milestone> steps, Rect area)
{
    constexpr float kBetween = 48;   // shelves
    const size_t a_turn = board.portrait() ? 2 : 1;
    const float height = (area.h - kBetween * static_cast<float>(a_turn - 1)) / static_cast<float>(a_turn);
    std::vector<Shelf> shelves;
    for (size_t turns = 1; shelves.empty() && turns <= steps.size(); ++turns)
        for (const float size : {40.0f, 38.0f, 36.0f, 34.0f, 32.0f}) {
            shelves = shelved(board, steps, size, std::min(turns * a_turn, steps.size()), {area.w, height});
            if (!shelves.empty()) break;
        }
    const size_t turns = (shelves.size() + a_turn - 1) / a_turn;
    const float each = board.setting().dwell / static_cast<float>(std::max<size_t>(turns, 1));
    for (size_t i = 0; i < shelves.size(); ++i) {
        const size_t turn = i / a_turn;
        shelves[i].area = {area.x, area.y + (height + kBetween) * static_cast<float>(i % a_turn), area.w, height};
        add_shelf(board, shelves[i], each * static_cast<float>(turn), turn + 1 < turns ? each * static_cast<float>(turn + 1) - 0.4f : -1);
    }
}

// English and Korean read the steps in a list, standing each below its day. One turn of it at this size; returns whether the area holds it.
bool add_list_turn(Board& board, std::span<const model::Milestone> steps, float size, Rect r, float begin, float end, bool draw)
{
    const bool below = board.portrait();
    const float widest = below ? 170 : 116;   // between two steps: a page of few is filled as one of many
    const float date = below ? 0 : (board.setting().language == Language::Korean ? 8.6f : 7.2f) * board.type(size), step = below ? 1.32f * board.type(size) : 0;
    const Lettering how{text::Face::Gothic, size, 1.32f, r.w - date};
    float sum = 0;
    for (const auto& m : steps) sum += size_of(board, said(board, "milestones", m.event), how).h + step;
    const float more = (r.h - sum) / static_cast<float>(std::max<size_t>(steps.size(), 2) - 1);
    if (!draw) return more >= 0.7f * size;
    float y = r.y, at = begin + 0.3f;
    for (const auto& m : steps) {
        const Wording language = board.setting().language;
        const std::string day = m.precision == "day" ? text::long_date(m.date, language, text::Weekday::Omit) : text::year_and_month(m.date, language);
        const Entrance enter{at, {0, 8}, canvas::kEnter, end};
        const bool agreement = m.event.find("協定締結") != std::string::npos;
        add_text(board, day, {text::Face::Gothic, size, 1.32f}, {r.x, y}, Anchor::TopLeft, ink::kWakatake, enter);
        y = add_text(board, said(board, "milestones", m.event), how, {r.x + date, y + step}, Anchor::TopLeft, agreement ? ink::kShuText : ink::kSumi, enter).box.bottom() + std::min(more, widest);
        at += 0.2f;
    }
    return true;
}

// As large as they can be in one turn; else in as few turns as hold them.
void add_list(Board& board, std::span<const model::Milestone> all, Rect area)
{
    const float dwell = board.setting().dwell;
    for (size_t turns = 1; turns <= all.size(); ++turns)
        for (const float size : {38.0f, 36.0f, 34.0f, 32.0f, 30.0f}) {
            const size_t each = (all.size() + turns - 1) / turns;
            const auto part = [&](size_t i) { return all.subspan(std::min(i * each, all.size()), std::min(each, all.size() - std::min(i * each, all.size()))); };
            bool fits = true;
            for (size_t i = 0; i < turns; ++i) fits = fits && add_list_turn(board, part(i), size, area, 0, -1, false);
            if (!fits && (turns < all.size() || size > 30)) continue;
            const float seconds = dwell / static_cast<float>(turns);
            for (size_t i = 0; i < turns; ++i) (void)add_list_turn(board, part(i), size, area, seconds * static_cast<float>(i), i + 1 < turns ? seconds * static_cast<float>(i + 1) - 0.4f : -1, true);
            return;
        }
}

}  // namespace

Result<canvas::Composition> history(const Setting& setting, size_t page)
{
    const auto milestones = programme::history_page(*setting.programme.content, page);
    if (milestones.empty()) return nothing_for("partners", "history-" + std::to_string(page));
    Board board(setting, Ground::Day);
    const Size f = board.frame();
    const bool portrait = board.portrait();
    constexpr float kOffFoot = 48;   // units from the steps and their rules to the words at the foot, as from shelf to shelf
    const float headline = portrait ? 92.0f : 112.0f;
    add_page(board);
    add_headline(board, "plans.history", {board.right(), kMargin}, headline);
    const std::string seals = in_letters(board) ? "" : "　\n" + words("plans.history_seal", setting.language);
    const std::string footed = words("plans.source_pages", setting.language) + seals;
    const float foot = std::min(f.h - (in_turns(board) && portrait ? 160.0f : 112.0f), board.footing(footed).top - kOffFoot);
    const Rect area{kMargin, kMargin, board.right() - headline - (portrait ? setting.language == Language::Japanese ? 34.0f : 110.0f : setting.language == Language::Japanese ? 60.0f : 130.0f) - kMargin, foot - kMargin};
    if (in_letters(board)) add_list(board, milestones, area);
    else add_shelves(board, milestones, area);
    board.footer(footed, ink::kSumi.with_alpha(0.8f), ink::kSumi);
    return board.finish();
}

}  // namespace renkei::scenes::plans
