// The lines of the plan over four fiscal years: each a thread that grows towards its end, where it is fledged like an arrow (矢羽), its words on
// the paper above it. What a line begins with is pale; where the source lost the border between two years, the thread that
// follows begins with dashes. Lying, and with large type, they come in two turns.

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <utility>

#include "scenes/art/palette.hpp"
#include "scenes/plans/binding.hpp"
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
    std::vector<std::string> phrases;
    bool torn = false;          // its first year was inferred
};
struct Line {
    int number = 0;
    std::string title;
    std::vector<Strip> strips;
    float height = 0, words = 0, title_height = 0;  // of the row, of the words above its threads, of its title
    bool stepped = false;       // a word is wider than its years: the words of its threads stand below each other
};

std::vector<Line> lines_of(const Board& board)
{
    std::vector<Line> lines;
    for (const auto& row : board.setting().programme.content->programme_lines) {
        if (row.kind != "plan" || !row.fy_from || !row.fy_to) continue;
        auto line = std::find_if(lines.begin(), lines.end(), [&](const Line& l) { return l.number == row.number; });
        if (line == lines.end()) {
            lines.push_back({row.number, said(board, "plans", row.title), {}, 0, 0, 0});
            line = lines.end() - 1;
        }
        const std::string words = said(board, "plans_progress", row.progress);
        if (!line->strips.empty() && line->strips.back().from == *row.fy_from) line->strips.back().phrases.push_back(words);
        else line->strips.push_back({*row.fy_from, *row.fy_to, {words}, row.span_basis == "inferred" && !line->strips.empty()});
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
    float scale = 1;            // of the words, where larger ones have room

    [[nodiscard]] float x(int fy) const { return strips + year * static_cast<float>(fy - first); }
};

constexpr float kGutter = 12;      // to either side of a border
constexpr float kThread = 22;      // height of a thread with its feathers
constexpr float kUnderWords = 6, kBelow = 8;   // … and between words below each other
constexpr float kUnderTitle = 10;
constexpr float kBetween = 14;      // rows, at least
constexpr float kBegins = 0.7f, kSeconds = 3.2f;   // the threads share one sweep, as time does

// Where the words and threads of a year begin: clear of its border, as its name does, and at the first border itself.
float begins(const Page& page, int fy) { return page.x(fy) + (fy > page.first ? kGutter : 3); }
Rect strip_of(const Page& page, const Strip& s, float top, float height) { return {begins(page, s.from), top, page.x(s.to + 1) - kGutter - begins(page, s.from), height}; }
// `stepped`: up to the end of all years.
Lettering strip_type(const Page& page, const Strip& s, bool stepped = false)
{
    const float measure = stepped ? page.x(page.first + 4) - kGutter - begins(page, s.from) : strip_of(page, s, 0, 0).w;
    return {text::Face::Gothic, (page.stacked ? 26.0f : 30.0f) * page.scale, 1.3f, measure};
}
Lettering title_type(const Page& page) { return {text::Face::Mincho, (page.stacked ? 32.0f : 34.0f) * page.scale, 1.25f, page.title}; }

text::Style ordinal_style(const Board& board) { return board.style(text::Face::Mincho, board.type(board.portrait() ? 26.0f : 30.0f), 1); }

std::string joined(const std::vector<std::string>& phrases, size_t begin, size_t end, const std::string& mark)
{
    std::string text;
    for (size_t i = begin; i < end; ++i) text += (text.empty() ? "" : mark) + phrases[i];
    return text;
}

// One line; else two that break between phrases and are about as long as each other; else as it comes. Two names share the noun
// behind them: 十勝・山城｜地域計画, never 十勝・｜山城地域計画.
std::string words_of(const Board& board, const Strip& s, const Lettering& how)
{
    const bool korean = board.setting().language == Language::Korean;
    const std::string mark = korean ? ", " : in_letters(board) ? "; " : "　", whole = joined(s.phrases, 0, s.phrases.size(), mark);
    Lettering line = how;
    line.measure = 0;
    const auto width = [&](const std::string& words) { return size_of(board, words, line).w; };
    if (width(whole) <= how.measure) return whole;
    std::string best;
    float narrowest = how.measure;
    for (size_t i = 1; i < s.phrases.size(); ++i) {
        const std::string first = joined(s.phrases, 0, i, mark) + (korean ? "," : in_letters(board) ? ";" : ""), second = joined(s.phrases, i, s.phrases.size(), mark);
        if (const float wide = std::max(width(first), width(second)); wide <= narrowest) narrowest = wide, best = first + "\n" + second;
    }
    if (!best.empty()) return best;
    constexpr std::string_view kDot = "・", kShared = "地域";
    const size_t dot = whole.find(kDot), noun = dot == std::string::npos ? dot : whole.find(kShared, dot);
    return noun == std::string::npos ? whole : whole.substr(0, noun) + "\n" + whole.substr(noun);
}

// Is a word wider than the measure? It would be broken in two.
bool breaks_a_word(const Board& board, const std::string& words, Lettering how)
{
    const float measure = std::exchange(how.measure, 0);
    for (size_t at = 0; at < words.size();) {
        const size_t end = std::min(words.find_first_of(" \n", at), words.size());
        if (size_of(board, words.substr(at, end - at), how).w > measure) return true;
        at = end + 1;
    }
    return false;
}

// What each line needs.
void measure(const Board& board, const Page& page, std::vector<Line>& lines)
{
    for (Line& line : lines) {
        line.words = 0;
        line.stepped = in_letters(board) && std::any_of(line.strips.begin(), line.strips.end(), [&](const Strip& s) { return breaks_a_word(board, words_of(board, s, strip_type(page, s)), strip_type(page, s)); });
        for (const Strip& s : line.strips) {
            const Lettering how = strip_type(page, s, line.stepped);
            const float high = size_of(board, words_of(board, s, how), how).h;
            line.words = line.stepped ? line.words + (line.words > 0 ? kBelow : 0) + high : std::max(line.words, high);
        }
        line.title_height = size_of(board, line.title, title_type(page)).h;
        const float strips = line.words + kUnderWords + kThread;
        line.height = (page.stacked ? line.title_height + kUnderTitle + strips : std::max(line.title_height, strips)) + kBetween;
    }
}

// So many lines a turn have room in every one of them.
bool have_room(const std::vector<Line>& lines, size_t a_turn, float room)
{
    for (size_t first = 0; first < lines.size(); first += a_turn) {
        float sum = 0;
        for (size_t i = first; i < std::min(lines.size(), first + a_turn); ++i) sum += lines[i].height;
        if (sum - kBetween > room) return false;
    }
    return true;
}

// Large type that stands alone has room for more still: the largest with which the lines of a turn stand apart.
float larger(const Board& board, Page page, std::vector<Line> lines)
{
    constexpr float kApart = 34;
    if (!in_turns(board) || !page.stacked) return 1;
    for (const float scale : {1.75f, 1.65f, 1.55f, 1.45f}) {
        page.scale = scale;
        measure(board, page, lines);
        float sum = 0;
        bool whole = true;
        for (const Line& line : lines) {
            sum += line.height + kApart;
            whole = whole && !line.stepped;
            for (const Strip& s : line.strips) whole = whole && size_of(board, words_of(board, s, strip_type(page, s)), strip_type(page, s)).w <= strip_type(page, s).measure + 1;
        }
        if (whole && sum <= page.area.h) return scale;
    }
    return 1;
}

// Rows as high as each other; where one needs more, and where each has its title above its thread, each takes what it needs and the rest is
// shared: there rows of one height would stand nearer to the next title than to their own. Returns what the first needs of its own.
float share_height(const Page& page, std::vector<Line>& lines)
{
    float most = 0, sum = 0;
    for (const Line& line : lines) {
        most = std::max(most, line.height);
        sum += line.height;
    }
    const float pitch = page.area.h / static_cast<float>(lines.size()), more = std::max(0.0f, (page.area.h - sum) / static_cast<float>(lines.size()));
    const bool even = most <= pitch && !page.stacked;
    const float own = even ? most : lines.front().height;
    for (Line& line : lines) line.height = even ? pitch : line.height + more;
    return own;
}

// A thread from a dot, swelling towards what comes, with three pairs of feathers where the line ends.
void paint_thread(paint::Painter& p, Rect r, bool first, bool last, bool torn)
{
    const paint::Color deep = art::tones(art::Hue::Ai).near, color = last ? deep : paint::mix(ink::kWashi, deep, 0.5f);
    const float middle = r.y + r.h / 2, swell = last ? 3.0f : 2.0f, dashes = torn ? std::min(70.0f, r.w / 3) : 0;
    if (torn) {
        p.begin();
        p.move_to({r.x + 2, middle});
        p.line_to({r.x + dashes, middle});
        p.stroke(color, {2, paint::Cap::Butt, paint::Join::Miter, {8, 6}, 0});
    } else {
        p.begin();
        p.circle({r.x + 5, middle}, first ? 5.0f : 3.5f);
        p.fill(color);
    }
    const float from = r.x + (torn ? dashes : 5), tip = r.right() - 1;
    p.begin();
    p.polygon(std::array{Vec2{from, middle - 0.8f}, Vec2{tip - 16, middle - swell}, Vec2{tip, middle}, Vec2{tip - 16, middle + swell}, Vec2{from, middle + 0.8f}});
    p.fill(color);
    if (!last) return;
    p.begin();
    for (int i = 0; i < 3; ++i)
        for (const float side : {-1.0f, 1.0f}) {
            const float x = tip - 2 - 9 * static_cast<float>(i);
            p.move_to({x, middle});
            p.line_to({x - 11, middle + side * (r.h / 2 - 1)});
        }
    p.stroke(color, {1.6f, paint::Cap::Round, paint::Join::Round, {}, 0});
    p.begin();
}

// No line has a colour of its own. Words and thread are uncovered together, from the left.
void add_strip(Board& board, Rect thread, const Page& page, const Strip& s, const Line& line, const std::shared_ptr<const text::Block>& words, Vec2 at)
{
    const bool first = &s == line.strips.data(), last = &s == &line.strips.back();
    const Rect box = thread.united({at.x, at.y, std::max(thread.w, words->size.w), words->size.h});
    canvas::Sprite& sprite = board.show(board.layer("strip", box.grown(5), [=, torn = s.torn](paint::Painter& p) {
        paint_thread(p, thread, first, last, torn);
        p.begin();
        p.text(*words, at, ink::kSumi);
    }));
    sprite.reveal_from = canvas::Edge::Left;
    const float whole = page.year * 4, from = page.begin + kBegins + kSeconds * (thread.x - page.strips) / whole, seconds = kSeconds * thread.w / whole;
    sprite.reveal = canvas::Track(0).to(1, from, seconds, canvas::Ease::InOutSine);
    if (page.end >= 0) sprite.opacity.to(0, page.end, canvas::kLeave, canvas::Ease::InQuad);
    board.record(*words, at, ink::kSumi, from + seconds, page.end >= 0 ? page.end : std::numeric_limits<float>::infinity());
}

// Returns where its title stands, which the years' borders leave free.
Rect add_title(Board& board, const Line& line, size_t index, float top, const Page& page)
{
    const Lettering title = title_type(page);
    const Entrance enter{page.begin + 0.3f + 0.06f * static_cast<float>(index), {0, 0}, canvas::kEnter, page.end};
    // Beside its words, level with their first line.
    const float height = line.title_height, first_line = 1.25f * board.type(title.size), words_line = 1.3f * board.type(30);
    const float middle = top + (page.stacked ? height : std::max(first_line, words_line) + height - first_line) / 2;
    // A figure stands beside the title's first line, a character of a number in its middle.
    const float ordinal_at = in_letters(board) ? middle - (height - first_line) / 2 : middle;
    board.line(ordinal(board, line.number), ordinal_style(board), {kMargin, ordinal_at - ordinal_style(board).size / 2}, Anchor::TopLeft, ink::kWakatake, enter);
    const Rect box = add_text(board, line.title, title, {page.title_at, middle - height / 2}, Anchor::TopLeft, ink::kSumi, enter).box;
    return box.united({kMargin, box.y, 1, box.h});
}

// Adds where its words stand, which the years' borders leave free, too.
void add_strips(Board& board, const Line& line, float top, const Page& page, std::vector<Rect>& taken)
{
    const float y = top + (page.stacked ? line.title_height + kUnderTitle : 0);
    float down = 0;
    for (const Strip& s : line.strips) {
        const Lettering how = strip_type(page, s, line.stepped);
        const auto words = std::make_shared<const text::Block>(board.setting().typesetter.set(paragraph_of(board, words_of(board, s, how), how)));
        // Words of one line stand on the thread, beside a neighbour of two.
        const Vec2 at{begins(page, s.from), y + (line.stepped ? down : line.words - words->size.h)};
        down += words->size.h + kBelow;
        add_strip(board, strip_of(page, s, y + line.words + kUnderWords, kThread), page, s, line, words, at);
        for (const text::Line& row : words->lines) taken.push_back(row.box.moved(at));
    }
}

// The borders of the years: lying, down the page past all words; standing, where rows follow each other closely, ticks on each thread.
void add_borders(Board& board, const Page& page, const std::vector<Line>& lines, float top, float from, float bottom, std::vector<Rect> words)
{
    const Entrance enter{page.begin + 0.2f, {0, 0}, 0.9f, page.end};
    std::vector<float> at;
    for (int fy = page.first + 1; fy < page.first + 4; ++fy) at.push_back(page.x(fy));
    if (!page.stacked) return add_uprights(board, at, top, bottom, std::move(words), enter);
    constexpr float kTick = 13;
    std::vector<Rule> rules;
    float y = from;
    for (const float x : at) rules.push_back({{x, top}, {x, page.area.y - 16}});
    for (const Line& line : lines) {
        const float thread = y + line.title_height + kUnderTitle + line.words + kUnderWords + kThread / 2;
        for (const float x : at) rules.push_back({{x, thread - kTick}, {x, thread + kTick}});
        y += line.height;
    }
    add_rules(board, std::move(rules), enter, 0.2f);
}

void add_years(Board& board, const Page& page, float baseline)
{
    const Wording language = board.setting().language;
    const text::Style era = board.style(text::Face::Mincho, board.type(24), 1), western = board.style(text::Face::Gothic, board.type(24), 1);
    const auto width = [&](const std::string& words, const text::Style& style) { return board.setting().typesetter.line(words, style).size.w; };
    std::vector<std::string> names;
    bool both = is_plain_japanese(language);   // the western year beside each, or beside none
    for (int fy = page.first; fy < page.first + 4; ++fy) {
        const Date may{std::chrono::year(fy), std::chrono::May, std::chrono::day(1)};   // a fiscal year is named after the era of its spring
        const std::string name = text::year_name(may, language);
        names.push_back(language == Language::English ? "FY " + name : language == Language::Japanese ? name + "度" : text::fiscal_year_name(fy, language));
        both = both && width(names.back(), era) + 12 + width(std::to_string(fy), western) + 20 < page.year;
    }
    for (int i = 0; i < 4; ++i) {
        const Placed name = board.line(names[static_cast<size_t>(i)], era, {begins(page, page.first + i), baseline}, Anchor::BaselineLeft, ink::kSumi, {0.4f, {0, 0}});
        if (both) board.line(std::to_string(page.first + i), western, {name.box.right() + 12, baseline}, Anchor::BaselineLeft, ink::kSumi.with_alpha(0.72f), {0.4f, {0, 0}});
    }
}

bool has_torn(const Line& line)
{
    return std::any_of(line.strips.begin(), line.strips.end(), [](const Strip& strip) { return strip.torn; });
}

}  // namespace

Result<canvas::Composition> lines(const Setting& setting)
{
    Board board(setting, Ground::Day);
    std::vector<Line> all = lines_of(board);
    if (all.empty()) return nothing_for("plans", "lines");
    const Size f = board.frame();
    const float dwell = setting.dwell, type = board.type(24);
    add_page(board);
    const float headline = board.portrait() ? 84.0f : 112.0f;
    add_headline(board, "plans.lines", {board.right(), kMargin}, headline);

    const float after_ordinal = board.has_large_type() ? 16.0f : 22.0f, after_title = board.has_large_type() ? 30.0f : 44.0f;   // gutters between the columns
    Page page;
    page.stacked = board.portrait();
    const float right = board.right() - headline - (board.portrait() ? 36.0f : 64.0f);
    const bool torn = std::any_of(all.begin(), all.end(), has_torn);
    const std::string footed = words("plans.source", setting.language) + (torn ? "　\n" + words("plans.inferred", setting.language) : "");
    const float years = kMargin + type * 0.9f, top = years + (page.stacked ? 44.0f : 26.0f);
    page.area = {kMargin, top, right - kMargin, std::min(f.h - (page.stacked ? 90 : 104), board.footing(footed, 0, torn).top - 16) - top};
    page.strips = page.stacked ? kMargin - 3 : kMargin + (board.has_large_type() ? 532.0f : 542.0f) * std::min(1.0f, f.w / 1920);   // a strip stands 3 units within its years
    page.year = (right - page.strips) / 4;
    float widest = 0;
    for (const Line& line : all) widest = std::max(widest, setting.typesetter.line(ordinal(board, line.number), ordinal_style(board)).size.w);
    page.title_at = kMargin + widest + after_ordinal;
    page.title = (page.stacked ? right : page.strips - after_title) - page.title_at;
    page.first = all.front().strips.front().from;
    for (const Line& line : all)
        for (const Strip& s : line.strips) page.first = std::min(page.first, s.from);
    add_years(board, page, years);

    measure(board, page, all);
    size_t turns = board.has_large_type() || !page.stacked ? 2 : 1, a_turn = (all.size() + turns - 1) / turns;
    while (a_turn > 1 && !have_room(all, a_turn, page.area.h)) ++turns, a_turn = (all.size() + turns - 1) / turns;
    turns = (all.size() + a_turn - 1) / a_turn;
    std::vector<Entrance> noted;
    for (size_t turn = 0; turn < turns; ++turn) {
        std::vector<Line> some(all.begin() + static_cast<std::ptrdiff_t>(turn * a_turn), all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), (turn + 1) * a_turn)));
        page.begin = dwell * static_cast<float>(turn) / static_cast<float>(turns);
        page.end = turn + 1 < turns ? dwell * static_cast<float>(turn + 1) / static_cast<float>(turns) - 0.3f : -1;
        if (std::any_of(some.begin(), some.end(), has_torn)) noted.push_back({turn == 0 ? -1 : page.begin + 0.2f, {0, 0}, 0.9f, page.end});
        page.scale = larger(board, page, some);
        measure(board, page, some);
        const float high = share_height(page, some);
        float y = page.area.y + (some.front().height - high) / 2;   // as much above the first line as below the last
        const float first = y;
        std::vector<Rect> taken;
        for (size_t i = 0; i < some.size(); y += some[i].height, ++i) {
            taken.push_back(add_title(board, some[i], turn * a_turn + i, y, page));
            add_strips(board, some[i], y, page, taken);
        }
        add_borders(board, page, some, years - type, first, std::min(y - kBetween, page.area.bottom()), std::move(taken));
    }
    // What dashes mean is said while there are some.
    board.footer(footed, ink::kSumi.with_alpha(0.8f), ink::kSumi, 0, noted.size() == turns ? std::vector<Entrance>{} : noted);
    return board.finish();
}

}  // namespace renkei::scenes::plans
