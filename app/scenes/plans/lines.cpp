// The lines of the plan as ribbons woven in a pattern, laid under their words over four fiscal years: what was begun, what goes on.
// Where the source lost the border between two years, the ribbon's head is torn into dashes. With large type they come in two turns.

#include <algorithm>
#include <array>
#include <cmath>

#include "scenes/art/palette.hpp"
#include "scenes/art/patterns.hpp"
#include "scenes/paper.hpp"
#include "scenes/plans/pages.hpp"
#include "scenes/plans/parts.hpp"
#include "scenes/refusals.hpp"
#include "scenes/strings.hpp"
#include "text/dates.hpp"

namespace renkei::scenes::plans {
namespace {

namespace ink = paint::ink;

struct Strip {
    int from = 0, to = 0;       // fiscal years
    std::string words;
    bool torn = false;          // its first year was inferred
};
struct Line {
    int number = 0;
    std::string title;
    std::vector<Strip> strips;
    float height = 0;
};

std::vector<Line> lines_of(const Board& board)
{
    std::vector<Line> lines;
    const std::string mark = in_english(board) ? "; " : "　";
    for (const auto& row : board.setting().programme.content->programme_lines) {
        if (row.kind != "plan" || !row.fy_from || !row.fy_to) continue;
        auto line = std::find_if(lines.begin(), lines.end(), [&](const Line& l) { return l.number == row.number; });
        if (line == lines.end()) {
            lines.push_back({row.number, said(board, "plans", row.title), {}, 0});
            line = lines.end() - 1;
        }
        const std::string words = said(board, "plans_progress", row.progress);
        if (!line->strips.empty() && line->strips.back().from == *row.fy_from) line->strips.back().words += mark + words;
        else line->strips.push_back({*row.fy_from, *row.fy_to, words, row.span_basis == "inferred" && !line->strips.empty()});
    }
    return lines;
}

struct Page {
    Rect area;                  // all lines
    float strips = 0, year = 0; // x of the first year, width of one
    int first = 0;              // fiscal year
    float title_at = 0, title = 0;   // x and measure of a title
    bool stacked = false;       // title above its strips
    float begin = 0, end = -1;  // seconds of this turn

    [[nodiscard]] float x(int fy) const { return strips + year * static_cast<float>(fy - first); }
};

constexpr float kRibbon = 18;      // width of a ribbon
constexpr float kOnRibbon = 8;     // from the words to the ribbon below them
constexpr float kUnderTitle = 14;
constexpr float kPadding = 2;
constexpr float kBegins = 0.7f, kSeconds = 3.2f;   // the strips share one sweep, as time does

Lettering strip_type(const Board& board, const Page& page, const Strip& s)
{
    return {text::Face::Gothic, in_english(board) ? 24.0f : 25.0f, 1.32f, page.year * static_cast<float>(s.to - s.from + 1) - 2 * kPadding - 6};
}
Lettering title_type(const Page& page) { return {text::Face::Mincho, page.stacked ? 32.0f : 28.0f, 1.25f, page.title}; }

text::Style ordinal_style(const Board& board) { return board.style(text::Face::Mincho, board.type(26), 1); }

// Words and the ribbon under them.
float strip_height(const Board& board, const Page& page, const Line& line)
{
    float height = 0;
    for (const Strip& s : line.strips) height = std::max(height, size_of(board, s.words, strip_type(board, page, s)).h + kOnRibbon + kRibbon);
    return height;
}

// Lines take what their words need; what is left is shared.
void share_height(const Board& board, const Page& page, std::vector<Line>& lines)
{
    float sum = 0;
    for (Line& line : lines) {
        const float title = size_of(board, line.title, title_type(page)).h;
        const float strip = strip_height(board, page, line);
        line.height = page.stacked ? title + kUnderTitle + strip : std::max(title, strip);
        sum += line.height;
    }
    const float more = (page.area.h - sum) / static_cast<float>(lines.size());
    for (Line& line : lines) line.height += std::max(more, 6.0f);
}

// What a line began with is pale, what goes on from it is full; no line has a colour of its own.
void add_strip(Board& board, Rect r, const Page& page, bool torn, bool begins_it)
{
    const art::Tones tones = art::tones(art::Hue::Ai);
    const int layer = board.layer("ribbon", r.grown(4), [=](paint::Painter& p) {
        // Its tail is cut like a bookmark's.
        p.begin();
        p.polygon(std::vector<Vec2>{{r.x, r.y}, {r.right(), r.y}, {r.right() - r.h * 0.5f, r.y + r.h / 2}, {r.right(), r.bottom()}, {r.x, r.bottom()}});
        p.fill(begins_it ? paint::mix(ink::kWashi, tones.middle, 0.42f) : tones.middle);
        art::fill_pattern(p, art::Pattern::Seigaiha, {.tile = r.h * 1.5f, .line = 1.2f}, {r.x, r.y}, ink::kWashi.with_alpha(0.42f));
        p.begin();
        p.move_to({r.x, r.y - 3});
        p.line_to({r.x, r.bottom() + 3});
        p.stroke(torn ? ink::kWashi : tones.near, {7, paint::Cap::Butt, paint::Join::Miter, torn ? std::vector<float>{4, 4} : std::vector<float>{}, 0});
        p.begin();
    });
    canvas::Sprite& sprite = board.show(layer);
    sprite.reveal_from = canvas::Edge::Left;
    const float whole = page.year * 4, from = page.begin + kBegins + kSeconds * (r.x - page.strips) / whole;
    sprite.reveal = canvas::Track(0).to(1, from, kSeconds * r.w / whole, canvas::Ease::InOutSine);
    if (page.end >= 0) sprite.opacity.to(0, page.end, canvas::kLeave, canvas::Ease::InQuad);
}

void add_line(Board& board, const Line& line, size_t index, float top, const Page& page)
{
    const float at = page.begin + 0.3f + 0.06f * static_cast<float>(index);
    const Lettering title = title_type(page);
    const Entrance enter{at, {0, 0}, canvas::kEnter, page.end};
    const float title_height = size_of(board, line.title, title).h, bottom = top + line.height - (page.stacked ? 20 : 10);
    // A title belongs to the words below it, or beside it.
    const float middle = page.stacked ? bottom - strip_height(board, page, line) - kUnderTitle - title_height / 2 : bottom - kRibbon - kOnRibbon - title_height / 2;
    board.line(ordinal(board, line.number), ordinal_style(board), {kMargin, middle - ordinal_style(board).size / 2}, Anchor::TopLeft, ink::kWakatake, enter);
    add_text(board, line.title, title, {page.title_at, middle - title_height / 2}, Anchor::TopLeft, ink::kSumi, enter);
    std::vector<Rule> years;   // their marks, as on a ruler: nothing is struck through
    for (int fy = page.first + 1; fy < page.first + 4; ++fy) years.push_back({{page.x(fy), bottom - kRibbon - 4}, {page.x(fy), bottom + 5}});
    add_rules(board, std::move(years), enter, 0.25f);
    for (const Strip& s : line.strips) {
        const Rect r{page.x(s.from) + 3, top, page.x(s.to + 1) - page.x(s.from) - 6, bottom - top};
        add_strip(board, {r.x, r.bottom() - kRibbon, r.w, kRibbon}, page, s.torn, &s != &line.strips.back());
        const Lettering how = strip_type(board, page, s);
        const float height = size_of(board, s.words, how).h;
        add_text(board, s.words, how, {r.x + kPadding, r.bottom() - kRibbon - kOnRibbon - height}, Anchor::TopLeft, ink::kSumi, {page.begin + kBegins + kSeconds * (r.x - page.strips) / (page.year * 4) + 0.3f, {0, 0}, canvas::kEnter, page.end});
    }
}

void add_years(Board& board, const Page& page, float baseline)
{
    const Wording language = board.setting().language;
    const text::Style era = board.style(text::Face::Mincho, board.type(24), 1), western = board.style(text::Face::Gothic, board.type(24), 1);
    const auto width = [&](const std::string& words, const text::Style& style) { return board.setting().typesetter.line(words, style).size.w; };
    std::vector<std::string> names;
    bool both = language == Language::Japanese && !language.easy;   // the western year beside each, or beside none
    for (int fy = page.first; fy < page.first + 4; ++fy) {
        const Date may{std::chrono::year(fy), std::chrono::May, std::chrono::day(1)};   // a fiscal year is named after the era of its spring
        const std::string name = text::year_name(may, language);
        names.push_back(in_english(board) ? "FY " + name : language == Language::Japanese ? name + "度" : name);
        both = both && width(names.back(), era) + 12 + width(std::to_string(fy), western) + 20 < page.year;
    }
    for (int i = 0; i < 4; ++i) {
        const Placed name = board.line(names[static_cast<size_t>(i)], era, {page.x(page.first + i) + 3, baseline}, Anchor::BaselineLeft, ink::kSumi, {0.4f, {0, 0}});
        if (both) board.line(std::to_string(page.first + i), western, {name.box.right() + 12, baseline}, Anchor::BaselineLeft, ink::kSumi.with_alpha(0.72f), {0.4f, {0, 0}});
    }
    std::vector<Rule> years;
    for (int fy = page.first; fy <= page.first + 4; ++fy) years.push_back({{page.x(fy), baseline - era.size}, {page.x(fy), page.area.y - 6}});
    add_rules(board, std::move(years), {0.2f, {0, 0}, 0.9f});
}

}  // namespace

Result<canvas::Composition> lines(const Setting& setting)
{
    Board board(setting, Ground::Day);
    std::vector<Line> all = lines_of(board);
    if (all.empty()) return nothing_for("plans", "lines");
    const Size f = board.frame();
    const float dwell = setting.dwell, type = board.type(24);
    add_paper(board, {0, 0, f.w, f.h});
    const float headline = board.portrait() ? 84.0f : 112.0f;
    add_headline(board, "plans.lines", {board.right(), kMargin}, headline);

    Page page;
    page.stacked = board.portrait();
    const float right = board.right() - headline - (board.portrait() ? 36.0f : 64.0f);
    const float years = kMargin + type * 0.9f, top = years + 26;
    page.area = {kMargin, top, right - kMargin, f.h - (page.stacked ? 90 : 104) - top};
    page.strips = page.stacked ? kMargin - 3 : kMargin + (type > 28 ? 532.0f : 542.0f) * std::min(1.0f, f.w / 1920);   // a strip stands 3 units within its years
    page.year = (right - page.strips) / 4;
    float widest = 0;
    for (const Line& line : all) widest = std::max(widest, setting.typesetter.line(ordinal(board, line.number), ordinal_style(board)).size.w);
    page.title_at = kMargin + widest + 14;
    page.title = (page.stacked ? right : page.strips - 24) - page.title_at;
    page.first = all.front().strips.front().from;
    for (const Line& line : all)
        for (const Strip& s : line.strips) page.first = std::min(page.first, s.from);
    add_years(board, page, years);

    const size_t turns = type > 28 ? 2 : 1, a_turn = (all.size() + turns - 1) / turns;
    for (size_t turn = 0; turn < turns; ++turn) {
        std::vector<Line> some(all.begin() + static_cast<std::ptrdiff_t>(turn * a_turn), all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), (turn + 1) * a_turn)));
        page.begin = dwell * static_cast<float>(turn) / static_cast<float>(turns);
        page.end = turn + 1 < turns ? dwell / static_cast<float>(turns) - 0.3f : -1;
        share_height(board, page, some);
        float y = page.area.y;
        for (size_t i = 0; i < some.size(); ++i) {
            add_line(board, some[i], turn * a_turn + i, y, page);
            y += some[i].height;
        }
    }
    board.footer(words("plans.inferred", setting.language), ink::kSumi.with_alpha(0.8f), ink::kSumi);
    return board.finish();
}

}  // namespace renkei::scenes::plans
