// What the interim report foresaw: paper cords (水引) that run through the years, tied into loops where a piece of work begins.
// The report's own year is sealed in vermilion; behind it the cords grow pale, for nothing of that had happened yet.

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "scenes/plans/binding.hpp"
#include "scenes/plans/pages.hpp"
#include "scenes/plans/parts.hpp"
#include "scenes/refusals.hpp"
#include "scenes/strings.hpp"
#include "text/dates.hpp"

namespace renkei::scenes::plans {
namespace {

namespace ink = paint::ink;

// What a thread looks like. Standing there is height for thicker ones, and their knots have fewer loops.
struct Gauge {
    float cord = 1, title = 32, words = 26, loops = 3;
    [[nodiscard]] float loop() const { return 23 * cord; }                 // radius of a tied loop
    [[nodiscard]] float above() const { return 30 + 2 * loop(); }          // from a title to its cord
    [[nodiscard]] float below() const { return 32 * cord; }                // … and on to its words
};
Gauge gauge_of(const Board& board) { return board.portrait() && !in_turns(board) ? Gauge{1.3f, 40, 30, 2} : Gauge{}; }
constexpr float kStep = 8.2f;   // how far one radian of a knot moves on
constexpr float kSeconds = 3.6f, kBegins = 0.7f;

using Lines = std::vector<const model::ProgrammeLine*>;

struct Thread {
    std::string title;
    Lines lines;
};

std::vector<Thread> threads_of(const Board& board)
{
    std::vector<Thread> threads;
    int number = -1;
    for (const auto& line : board.setting().programme.content->programme_lines) {
        if (line.kind != "schedule" || !line.fy_from || !line.fy_to) continue;
        // 大まかなスケジュール 内容: a table's heading, whose last word tells its column.
        if (line.number != number) threads.push_back({said(board, "schedule", line.title.substr(0, line.title.find(" 内容"))), {}});
        number = line.number;
        threads.back().lines.push_back(&line);
    }
    return threads;
}

// The year in which it was foreseen: that of the report's own projections.
std::string foreseen(const Board& board, const model::ProgrammeLine& line)
{
    std::optional<Date> last;
    for (const auto& s : board.setting().programme.content->statistics)
        if (s.source == line.source && s.status == "projected" && s.as_of && (!last || *s.as_of > *last)) last = s.as_of;
    return last ? text::year_name(*last, board.setting().language) : text::fiscal_year_name(*line.fy_from, board.setting().language);
}

struct Years {
    int first = 0, last = 0;
    float left = 0, step = 0;
    // Where a year's words begin, and a step before them its border with the year before.
    [[nodiscard]] float at(int year) const { return left + step * static_cast<float>(year - first); }
    [[nodiscard]] float border(int year) const { return year > first ? at(year) - 14 : left; }
};

Years years_of(const std::vector<Thread>& threads, float left, float right)
{
    Years years{9999, 0, left, 0};
    for (const Thread& t : threads)
        for (const auto* line : t.lines) years.first = std::min(years.first, *line->fy_from), years.last = std::max(years.last, *line->fy_to);
    years.step = (right - left) / static_cast<float>(years.last - years.first + 1);
    return years;
}

// Five strands beside each other; in a knot they turn about one centre, as they are tied.
void add_cord(Board& board, const Thread& thread, const Years& years, float y, float right, paint::Color color, int pale_from)
{
    std::vector<float> knots;
    for (const auto* line : thread.lines) knots.push_back(years.at(*line->fy_from));
    const float pale = years.border(pale_from);
    const Gauge gauge = gauge_of(board);
    const float loop = gauge.loop(), sand = board.setting().contrast == paint::Contrast::High ? 0.4f : 0.52f;   // in what is pale: 3 : 1 left on white
    const Rect box{years.left, y - 2 * loop - 16, right - years.left, 2 * loop + 32};
    canvas::Sprite& sprite = board.show(board.layer("cord", box, [=](paint::Painter& p) {
        for (int strand = -2; strand <= 2; ++strand) {
            const float offset = 3.4f * gauge.cord * static_cast<float>(strand);
            std::vector<Vec2> line{{years.left, y + offset}};
            for (const float knot : knots)
                for (int i = 0; i <= 144; ++i) {
                    const float t = gauge.loops * 6.2832f * static_cast<float>(i) / 144, radius = loop + offset;
                    line.push_back({knot + 22 + kStep * t + radius * std::sin(t), y - loop + radius * std::cos(t)});
                }
            line.push_back({right, y + offset});
            const paint::Color near = strand == 0 ? paint::mix(color, ink::kWashi, 0.35f) : color;
            for (const bool later : {false, true}) {
                p.save();
                p.begin();
                p.rect(later ? Rect{pale, box.y, right - pale, box.h} : Rect{box.x, box.y, pale - box.x, box.h});
                p.clip();
                p.begin();
                p.polyline(line);
                p.stroke(paint::mix(ink::kWashi, ink::kSuna, 0.5f), {4.2f * gauge.cord, paint::Cap::Butt, paint::Join::Round, {}, 0});
                p.stroke(later ? paint::mix(near, ink::kSuna, sand) : near, {2.3f * gauge.cord, paint::Cap::Butt, paint::Join::Round, {}, 0});
                p.begin();
                p.restore();
            }
        }
    }));
    sprite.reveal_from = canvas::Edge::Left;
    sprite.reveal = canvas::Track(0).to(1, kBegins, kSeconds, canvas::Ease::InOutSine);
}

void add_seal(Board& board, Vec2 at, float begin)
{
    board.show(board.layer("seal", Rect{at.x, at.y, 0, 0}.grown(11), [at](paint::Painter& p) {
        p.begin();
        p.circle(at, 8.5f);
        p.fill(ink::kShu);
        p.begin();
    }), {begin, {0, 0}});
}

Lettering lettering(const Board& board, float measure) { return {text::Face::Gothic, gauge_of(board).words, 1.42f, measure}; }

// Where a line's words begin and how much room they have. The report's words stand behind its seal where there is room for one.
struct Place {
    float x = 0, measure = 0;
    bool sealed = false;
};
Place place_of(const Board& board, const Years& years, const model::ProgrammeLine& line, bool own)
{
    constexpr float kSeal = 30;   // units
    Place place{years.at(*line.fy_from), years.step * static_cast<float>(*line.fy_to - *line.fy_from + 1) - 30, false};
    const auto height = [&](float measure) { return size_of(board, said(board, "schedule", line.progress), lettering(board, measure)).h; };
    place.sealed = own && height(place.measure - kSeal) <= height(place.measure);   // it costs no line
    if (place.sealed) place.x += kSeal, place.measure -= kSeal;
    return place;
}

// The height that a thread needs below its cord.
float words_height(const Board& board, const Thread& thread, const Years& years, int own)
{
    float height = 0;
    for (const auto* line : thread.lines) height = std::max(height, size_of(board, said(board, "schedule", line->progress), lettering(board, place_of(board, years, *line, *line->fy_from == own).measure)).h);
    return height;
}

// Returns where words stand, which the years' borders leave free.
std::vector<Rect> add_words(Board& board, const Thread& thread, size_t index, const Years& years, float cord, float right, int report)
{
    const Gauge gauge = gauge_of(board);
    std::vector<Rect> words;
    words.push_back(add_text(board, thread.title, {text::Face::Mincho, gauge.title, 1.25f}, {years.left, cord - gauge.above()}, Anchor::BottomLeft, ink::kSumi, {0.5f + 0.15f * static_cast<float>(index), {0, 10}}).box);
    for (const auto* line : thread.lines) {
        const float x = years.at(*line->fy_from), begin = kBegins + kSeconds * (0.15f + 0.7f * (x - years.left) / (right - years.left));
        const bool own = index == 0 && *line->fy_from == report;
        const Place place = place_of(board, years, *line, own);
        if (place.sealed) add_seal(board, {x + 10, cord + gauge.below() + 2 + board.type(gauge.words) * 0.62f}, begin);
        words.push_back(add_text(board, said(board, "schedule", line->progress), lettering(board, place.measure), {place.x, cord + gauge.below()}, Anchor::TopLeft, own ? ink::kShuText : ink::kSumi, {begin, {0, 12}}).box);
    }
    return words;
}

// When it was foreseen, and that it came otherwise. Returns where the chart begins.
// `foot`: of the headline, where the chart begins below that: then the words stand at its foot, over their chart.
float add_label(Board& board, const model::ProgrammeLine& first, float right, float foot)
{
    const bool portrait = board.portrait();
    std::string then = filled(words("plans.outlook_then", board.setting().language), "year", foreseen(board, first));
    if (const size_t stop = then.find("。"); portrait && stop != std::string::npos && stop + 3 < then.size()) then = then.substr(0, stop + 3) + "\n" + then.substr(stop + 3);
    if (foot > 0) return add_text(board, then, {text::Face::Mincho, 44, 1.5f, right - kMargin}, {kMargin, foot}, Anchor::BottomLeft, ink::kShuText, {0.3f, {0, 10}}).box.bottom();
    return add_text(board, then, {text::Face::Mincho, portrait ? 40.0f : 32.0f, portrait ? 1.6f : 1.4f, right - kMargin}, {kMargin, kMargin - 6}, Anchor::TopLeft, ink::kShuText, {0.3f, {0, 10}}).box.bottom() + (portrait ? 84.0f : 40.0f);
}

}  // namespace

Result<canvas::Composition> outlook(const Setting& setting)
{
    Board board(setting, Ground::Day);
    const std::vector<Thread> threads = threads_of(board);
    if (threads.empty()) return nothing_for("plans", "outlook");
    const Size f = board.frame();
    const bool portrait = board.portrait();
    add_page(board);
    const float headline = portrait ? 84.0f : 92.0f, beside = board.right() - headline - (portrait && setting.language == Language::Japanese ? 52.0f : 84.0f);
    const bool under = portrait && in_turns(board);   // years in large type want all of the page: below the headline
    const float right = under ? board.right() : beside;
    const Placed head = add_headline(board, "plans.outlook", {board.right(), kMargin}, headline);
    const auto& first = *threads.front().lines.front();
    const Years years = years_of(threads, kMargin, right);
    const float labelled = add_label(board, first, beside, under ? head.box.bottom() : 0), top = under ? std::max(labelled, head.box.bottom() + 60) : labelled, bottom = std::min(f.h - 132, board.footing(words("plans.outlook_source", setting.language)).top - 24);
    float years_bottom = top;
    for (int year = years.first; year <= years.last; ++year)
        years_bottom = std::max(years_bottom, add_text(board, text::fiscal_year_name(year, setting.language), {text::Face::Gothic, 24, 1.2f, years.step - 16}, {years.at(year), top}, Anchor::TopLeft, ink::kSumi.with_alpha(0.85f), {0.4f, {0, 0}}).box.bottom());
    const Gauge gauge = gauge_of(board);
    const float title = board.type(gauge.title) * 1.25f;
    // What the words leave lies evenly between the threads.
    std::vector<float> heights;
    float free = bottom - years_bottom;
    for (const Thread& t : threads) {
        heights.push_back(title + gauge.above() + gauge.below() + words_height(board, t, years, *first.fy_from));
        free -= heights.back();
    }
    const float gap = std::max(10.0f, free / static_cast<float>(threads.size() + 1));
    float y = years_bottom;
    std::vector<Rect> words_at;
    std::vector<float> cords;
    for (size_t i = 0; i < threads.size(); ++i) {
        y += gap;
        cords.push_back(y + title + gauge.above());
        for (const Rect& box : add_words(board, threads[i], i, years, cords.back(), right, *first.fy_from)) words_at.push_back(box);
        y += heights[i];
    }
    std::vector<float> borders;
    for (int year = years.first + 1; year <= years.last; ++year) borders.push_back(years.border(year));
    add_uprights(board, borders, top - 6, y, std::move(words_at), {0.4f, {0, 0}, 0.9f});
    static constexpr std::array kColors{ink::kSumi, ink::kAi, ink::kWakatake};
    for (size_t i = 0; i < threads.size(); ++i) add_cord(board, threads[i], years, cords[i], right, kColors[i % kColors.size()], *first.fy_from + 1);
    board.footer(words("plans.outlook_source", setting.language), ink::kSumi.with_alpha(0.8f), ink::kSumi);
    return board.finish();
}

}  // namespace renkei::scenes::plans
