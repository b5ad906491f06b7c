// 7. Numbers. The yearly figures as layered hills that grow from the left; each line ends in its own counter. Solid: known values;
// dotted: years without a value; white ring: projection. No grid, no box, no legend. Axis and words are there from the
// first moment; what grows is the figures and the lines. Of when a figure is, is said once it is there: before, it is of no year.

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "scenes/figures.hpp"
#include "scenes/hills.hpp"
#include "scenes/paper.hpp"
#include "scenes/refusals.hpp"
#include "scenes/scenes.hpp"
#include "scenes/series_values.hpp"
#include "scenes/strings.hpp"
#include "text/dates.hpp"

namespace renkei::scenes {
namespace {

namespace ink = paint::ink;

// A series by its figure: what it counts, of when, and from where to where it runs.
struct Counted {
    const Series* series;
    std::string label, when;
    float from = 0, to = 0;
};

std::vector<Counted> counted(const std::vector<Series>& all, Wording language)
{
    static constexpr const char* labels[] = {"numbers.total", "numbers.ward_exchange", "numbers.agreements", "numbers.members"};
    std::vector<Counted> result;
    for (const Series& series : all) {
        const Reading* last = last_reading(series);
        if (last == nullptr || !series.taken) continue;
        result.push_back({&series, words(labels[static_cast<size_t>(series.id)], language), told(*series.taken, language), series.readings.front().value, last->value});
    }
    return result;
}

const Entrance kThere{-1, {0, 0}};
const Entrance kCounted{kGrowBegins + kGrowSeconds - 0.15f, {0, 0}, 0.5f};   // with the last of its figure

// The value where the sweep has come to: a figure counts with its line. Before the first signing there was no agreement.
canvas::Track value_along(const Series& series, const Plot& plot)
{
    constexpr int kPieces = 5;       // of the way between two values, in which the sweep is of one speed
    constexpr float kSigned = 0.2f;  // seconds in which a step is counted
    // What begins with the axis is there before the sweep, which sets out a little left of it, has come to its line.
    const auto at = [&](float year) { return reached(plot, std::max(plot.x(year), plot.area.x + 2.1f)); };
    canvas::Track value(series.staircase ? 0.0f : series.readings.front().value);
    const Reading* before = nullptr;
    for (const Reading& r : series.readings) {
        if (r.kind == ReadingKind::Projected) continue;
        if (series.staircase) value.to(r.value, at(r.year), kSigned, canvas::Ease::Linear);
        else if (before)
            for (int i = 1; i <= kPieces; ++i) {
                const auto part = [&](float from, float to, int n) { return from + (to - from) * static_cast<float>(n) / kPieces; };
                const float begin = at(part(before->year, r.year, i - 1)), end = at(part(before->year, r.year, i));
                value.to(part(before->value, r.value, i), begin, end - begin, canvas::Ease::Linear);
            }
        before = &r;
    }
    return value;
}

void add_counter(Board& board, const Plot& plot, const Counted& figure, float size, Vec2 baseline)
{
    canvas::Counter& counter = board.counter(size, baseline, text::Align::Start, look_of(figure.series->id, board.setting().contrast).line);
    counter.value = value_along(*figure.series, plot);
    counter.one_run = true;
}

// From the end of a line to its counter, with a bend of 45° where they stand at different heights; where there is no room for that, straight
// down or up first, as the hairlines of the maps run. It begins off the line's end, and a piece too short to be seen as one is left out.
void add_leader(Board& board, const Series& series, Vec2 end, Vec2 to)
{
    const Rect box = Rect{end.x, std::min(end.y, to.y), to.x - 18 - end.x, std::abs(end.y - to.y)}.grown(4);
    constexpr float kOff = 12, kLeast = 8;   // units from the line's end; of a straight piece
    const float rise = std::abs(to.y - end.y), room = to.x - 40 - end.x, down = to.y > end.y ? 1.0f : -1.0f;
    std::vector<Vec2> line{{end.x + 14, end.y}};
    if (rise > room + kOff + kLeast) line = {{end.x, end.y + down * kOff}, {end.x, to.y - down * room}, {end.x + room, to.y}};
    else if (rise > room) line = {{end.x + room - (rise - kOff), end.y + down * kOff}, {end.x + room, to.y}};
    else if (rise > 2) line.push_back({end.x + 14 + rise, to.y});
    line.push_back({to.x - 18, to.y});
    board.show(board.layer("leader", box, [=, color = look_of(series.id, board.setting().contrast).line](paint::Painter& p) {
        p.begin();
        p.polyline(line);
        p.stroke(color, {1.5f, paint::Cap::Butt, paint::Join::Round, {}, 0});
        p.begin();
    }), kCounted);
}

constexpr float kSmallCounter = 96, kBigCounter = 144;
constexpr float kBeside = 176;   // units from a small counter's left edge to the words beside it

// How much room the words of the counters want in a line.
float widest(const Board& board, const std::vector<Counted>& figures, bool with_labels)
{
    const text::Style small = board.style(text::Face::Gothic, board.type(24), 1);
    float width = 0;
    for (const Counted& f : figures) {
        width = std::max(width, board.setting().typesetter.line(f.when, small).size.w);
        if (with_labels) width = std::max(width, board.setting().typesetter.line(f.label, small).size.w);
    }
    return std::ceil(width);
}

// The counters at the right, each joined to its line by a hairline.
void add_counters(Board& board, const std::vector<Counted>& figures, const Plot& plot, float x)
{
    const text::Style small = board.style(text::Face::Gothic, board.type(24), 1), lines = board.style(text::Face::Gothic, board.type(24), 1.4f);
    constexpr float kApart = 24, kUnderTotal = 30, kAfterTotal = 56;
    float free_from = 0;
    for (const Counted& f : figures) {
        const Vec2 end = corners(*f.series, plot).back();
        const bool big = f.series->id == SeriesId::Total;
        if (big && board.portrait()) {   // its figure stands alone at the top, its line has the name
            add_leader(board, *f.series, end, {x, end.y});
            text::Paragraph name = board.paragraph(f.label, lines);
            name.breaking = text::Breaking::Phrase;
            name.measure = board.right() - x - 1;
            const float height = board.setting().typesetter.set(name).size.h;
            free_from = board.text(name, {x + 2, end.y - height / 2}, Anchor::TopLeft, ink::kSumi, kCounted).box.bottom() + kApart;
            continue;
        }
        text::Paragraph label = board.paragraph(f.label, lines), when = board.paragraph(f.when, lines);
        label.breaking = when.breaking = text::Breaking::Phrase;
        const float left = board.portrait() ? x + 2 : x + kBeside;
        label.measure = when.measure = board.right() - left + 1;
        const float below = board.setting().typesetter.set(label).size.h + (lines.line_height - 1) * lines.size, height = below + board.setting().typesetter.set(when).size.h;
        const float size = big ? kBigCounter : kSmallCounter;
        // Figures reach three quarters of their size above the baseline; words beside them may be higher.
        const float rise = big || board.portrait() ? size * 0.76f : std::max(size * 0.76f, size * 0.36f + height / 2);
        float baseline = std::max(end.y + size * 0.36f, free_from + rise);
        // The great figure and what it counts are one thing: they rise until the next figure keeps its distance from both.
        if (big && &f != &figures.back()) {
            const float next = corners(*(&f + 1)->series, plot).back().y + kSmallCounter * (0.36f - 0.76f);
            baseline = std::max(std::min(baseline, next - kAfterTotal - kUnderTotal - small.size), kMargin + size * 0.74f);
        }
        add_counter(board, plot, f, size, {x, baseline});
        add_leader(board, *f.series, end, {x, baseline - size * 0.36f});
        if (big) {
            const float words_at = baseline + kUnderTotal + small.size;
            const Placed name = board.line(f.label, small, {x + 2, words_at}, Anchor::BaselineLeft, ink::kSumi, kThere);
            board.line(f.when, small, {name.box.right() + 24, words_at}, Anchor::BaselineLeft, ink::kSumi, kCounted);
            free_from = words_at + kApart;
            continue;
        }
        const float top = board.portrait() ? baseline + 16 : baseline - size * 0.36f - height / 2;
        board.text(label, {left, top}, Anchor::TopLeft, ink::kSumi, kThere);
        board.text(when, {left, top + below}, Anchor::TopLeft, ink::kSumi, kCounted);
        free_from = std::max(baseline + kApart, top + height + (board.portrait() ? kApart : 12));
    }
}

// Portrait: the headline figure has the upper left of the page to itself. Its words begin as far below its comma as they keep from each
// other. Returns the last baseline of its words.
float add_total(Board& board, const Plot& plot, const Counted& total)
{
    constexpr float kFigure = 250, kComma = 0.21f, kAir = 22;   // units; ems that a comma hangs; units between what stands here
    const text::Style label = board.style(text::Face::Gothic, board.type(36), 1), when = board.style(text::Face::Gothic, board.type(28), 1);
    const float baseline = kMargin + 200, label_at = baseline + kComma * kFigure + kAir + 0.86f * label.size, when_at = label_at + kAir + 0.86f * when.size;
    add_counter(board, plot, total, kFigure, {kMargin - 14, baseline});
    board.line(total.label, label, {kMargin, label_at}, Anchor::BaselineLeft, ink::kSumi, kThere);
    board.line(total.when, when, {kMargin, when_at}, Anchor::BaselineLeft, ink::kSumi, kCounted);
    return when_at;
}

// Every year has its ticks; its number stands where numbers keep their distance: all, every second, every third …
void add_years(Board& board, const Plot& plot)
{
    const text::Style style = board.style(text::Face::Gothic, board.type(26), 1);
    const float axis = plot.area.bottom() + 10, baseline = axis + 16 + style.size;
    const int first = static_cast<int>(std::floor(plot.first)), last = static_cast<int>(std::floor(plot.last));
    std::vector<float> ticks, middles;
    for (int y = first; y <= last; ++y) {
        const float from = plot.x(std::max(static_cast<float>(y), plot.first)), to = plot.x(std::min(static_cast<float>(y + 1), plot.last));
        if (y > first) ticks.push_back(from);
        middles.push_back((from + to) / 2);
    }
    const float room = board.setting().typesetter.line(std::to_string(last), style).size.w + 14;
    size_t step = 1;
    const auto crowded = [&] {
        for (size_t i = step; i < middles.size(); i += step)
            if (middles[i] - middles[i - step] < room) return true;
        return false;
    };
    while (step < middles.size() && crowded()) ++step;
    for (size_t i = 0; i < middles.size(); i += step)
        board.line(std::to_string(first + static_cast<int>(i)), style, {middles[i], baseline}, Anchor::BaselineCentre, ink::kSumi, kThere);
    board.show(board.layer("years", {plot.area.x - 2, axis - 3, plot.area.w + 4, 18}, [=](paint::Painter& p) {
        p.begin();
        p.move_to({plot.area.x, axis});
        p.line_to({plot.area.right(), axis});
        for (const float x : ticks) {
            p.move_to({x, axis});
            p.line_to({x, axis + 12});
        }
        p.stroke(ink::kSumi, {2, paint::Cap::Butt, paint::Join::Miter, {}, 0});
        p.begin();
    }));
}

// 천구십육: a 1 is only said of the ones.
std::string hangul_number(long long value)
{
    static constexpr std::array kDigits{"", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"};
    static constexpr std::array kUnits{"천", "백", "십", ""};
    std::string result;
    long long unit = 1000;
    for (size_t i = 0; i < kUnits.size(); ++i, unit /= 10) {
        const auto digit = static_cast<size_t>(value / unit % 10);
        if (digit > 1 || unit == 1) result += kDigits[digit];
        if (digit > 0) result += kUnits[i];
    }
    return result;
}

// Upright a figure is written as the language writes it: 千九十六, in Chinese 一千零九十六, in Korean 천구십육. Else in figures; where they stand
// one under the other, in easy Japanese, without the comma, which would lay them on their side.
std::string upright_figure(long long value, Wording language)
{
    if (is_plain_japanese(language)) return text::kanji_number(value);
    if (language == Language::English || value < 1 || value > 9999) return text::grouped(value);
    if (language == Language::Korean) return hangul_number(value);
    if (!is_chinese(language)) return std::to_string(value);
    static constexpr std::array kUnits{"千", "百", "十", ""};
    std::string result;
    bool skipped = false;
    long long unit = 1000;
    for (size_t i = 0; i < kUnits.size(); ++i, unit /= 10) {
        const long long digit = value / unit % 10;
        if (digit == 0) {
            skipped = !result.empty();
            continue;
        }
        if (std::exchange(skipped, false)) result += "零";
        if (i != 2 || digit != 1 || !result.empty()) result += text::kanji_number(digit);   // 十六, but 一百一十六
        result += kUnits[i];
    }
    return result;
}

// 六百六十から、千九十六へ。 Returns its lower edge. From the first figure to the newest, in two columns; figures in the other languages.
float add_headline(Board& board, const Counted& total)
{
    float lowest = 0;
    const std::pair<const char*, float> columns[] = {{"numbers.headline_first", total.from}, {"numbers.headline_second", total.to}};
    float x = board.portrait() ? board.right() : kMargin + 196;
    for (const auto& [key, value] : columns) {
        const Wording language = board.setting().language;
        const auto figure = static_cast<long long>(value);
        text::Paragraph headline = board.paragraph(filled(words(key, language), "count", upright_figure(figure, language)),
                                                   board.style(text::Face::Headline, 84, 1));
        headline.direction = text::Direction::Vertical;
        lowest = std::max(lowest, board.text(headline, {x, kMargin}, Anchor::TopRight, ink::kSumi, kThere).box.bottom());
        x -= 108;
    }
    return lowest;
}

// 平成27年度の約1.6倍: as the source rounds it, beside the year of the first figure. Empty where no row says it.
std::string ratio_told(const model::Content& content, Wording language, std::string_view before_ratio)
{
    const auto ratio = newest_figure(content, "total_linked_ratio");
    const auto first = std::find_if(content.statistics.begin(), content.statistics.end(), [](const auto& s) { return s.metric == "total_linked_municipalities" && s.value && s.as_of; });
    if (!ratio || first == content.statistics.end()) return "";
    const int year = static_cast<int>(first->as_of->year()) - (first->as_of->month() < std::chrono::April ? 1 : 0);
    const auto tenths = std::lround(ratio->value * 10);
    return filled(filled(words("numbers.ratio", language), "from", text::fiscal_year_name(year, language)), "ratio", std::string(before_ratio) + std::to_string(tenths / 10) + "." + std::to_string(tenths % 10));
}

// Below the headline; standing, below the headline figure and its words.
void add_ratio(Board& board, float above)
{
    const Wording language = board.setting().language;
    const text::Style style = board.style(text::Face::Mincho, board.type(board.portrait() ? 30.0f : 28.0f), 1.4f);
    const float measure = board.portrait() ? 640.0f : 232.0f;
    std::string ratio = ratio_told(*board.setting().programme.content, language, "");
    if (ratio.empty()) return;
    // Chinese has no phrases to break between: a line ends before the figure, never within the year.
    const bool chinese = is_chinese(language);
    if (chinese && board.setting().typesetter.line(ratio, style).size.w > measure) ratio = ratio_told(*board.setting().programme.content, language, "\n");
    text::Paragraph p = board.paragraph(ratio, style);
    p.breaking = text::Breaking::Phrase;
    p.measure = measure;
    board.text(p, {kMargin, above + (board.portrait() ? 26.0f : 40.0f)}, Anchor::TopLeft, ink::kSumi, kCounted);
}

// Where the lines are drawn, and where the counters begin.
std::pair<Plot, float> plot_of(const Board& board, const std::vector<Series>& series, const std::vector<Counted>& figures)
{
    constexpr float kAir = 0.25f;   // years between the last figure and the end of the axis
    const Size f = board.frame();
    const Span span = span_of(series);
    Plot plot;
    plot.first = span.first;
    plot.last = span.last + kAir;
    plot.top_value = round_above(span.highest);
    float counters_at;
    if (board.portrait()) {
        counters_at = std::min(f.w - kMargin - 286, board.right() - widest(board, figures, false) - 2);
        // The first values stand left of their points, inside the margin.
        const float left = kMargin + board.setting().typesetter.line(text::grouped(static_cast<long long>(series.front().readings.front().value)), board.style(text::Face::Gothic, board.type(26), 1)).size.w + 10;
        plot.area = {left, 640, counters_at - 30 - left, f.h - 640 - 240};
    } else {
        counters_at = std::min(f.w - 540, board.right() - kBeside - widest(board, figures, true));
        plot.area = {396, 120, counters_at - 44 - 396, f.h - 120 - 160};
    }
    return {plot, counters_at};
}

}  // namespace

Result<canvas::Composition> compose_numbers(std::string_view, const Setting& setting)
{
    Board board(setting, Ground::Day);
    add_paper(board, {0, 0, board.frame().w, board.frame().h});
    const std::vector<Series> series = series_of(*setting.programme.content);
    const std::vector<Counted> figures = counted(series, setting.language);
    if (figures.empty()) return nothing_for("numbers");

    const auto [plot, counters_at] = plot_of(board, series, figures);
    add_years(board, plot);
    // Back to front: the highest hill first.
    for (size_t i = 0; i < series.size(); ++i) add_hill(board, series[i], i + 1 < series.size() ? &series[i + 1] : nullptr, plot);
    for (const Series& s : series) add_line(board, s, plot);
    add_values(board, series, plot);
    add_counters(board, figures, plot, counters_at);
    if (figures.front().series->id == SeriesId::Total) {
        float above = add_headline(board, figures.front());
        if (board.portrait()) above = add_total(board, plot, figures.front());
        add_ratio(board, above);
    }
    board.footer(words("numbers.legend", setting.language), ink::kSumi, ink::kSumi);
    return board.finish();
}

}  // namespace renkei::scenes
