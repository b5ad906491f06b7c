#include "scenes/timeline.hpp"

#include <algorithm>
#include <cmath>

#include "scenes/names.hpp"
#include "scenes/strings.hpp"
#include "text/dates.hpp"

namespace renkei::scenes {
namespace {

constexpr int kDotsHigh = 12;
constexpr float kNarrow = 1200;                    // units: below, the days are left out
constexpr float kDotPitch = 7, kNarrowDotPitch = 4.6f;
constexpr float kAfterTick = 14;                   // from a year's first day to its name
constexpr float kAxisBelow = 10, kDatesBelow = 40, kYearsBelow = 84;   // from the dots to the axis, from there to the baselines

struct Scale {
    float x, w;
    std::chrono::sys_days first, last;   // 1 January of the first year, 1 January after the last
    [[nodiscard]] float at(std::chrono::sys_days day) const
    {
        return x + w * static_cast<float>((day - first).count()) / static_cast<float>((last - first).count());
    }
};

std::chrono::sys_days new_year(int year)
{
    return std::chrono::sys_days(Date{std::chrono::year(year), std::chrono::January, std::chrono::day(1)});
}

// One dot a municipality, in columns of twelve; the rightmost column ends at the date, the leftmost may be short.
std::vector<Vec2> dots(int count, float right, float bottom, float pitch)
{
    std::vector<Vec2> result;
    const int columns = (count + kDotsHigh - 1) / kDotsHigh;
    for (int i = 0; i < count; ++i) {
        const int column = columns - 1 - i / kDotsHigh;
        result.push_back({right - (static_cast<float>(columns - 1 - column) + 0.5f) * pitch, bottom - (static_cast<float>(i % kDotsHigh) + 0.5f) * pitch});
    }
    return result;
}

void paint_dots(paint::Painter& p, const std::vector<Vec2>& points, float radius, paint::Color color)
{
    p.begin();
    for (const Vec2 d : points) p.circle(d, radius);
    p.fill(color);
    p.begin();
}

// `last`: what signed last stays as it is said, as on the map.
void add_dots(Board& board, const Signing& signing, float time, bool last, const Scale& scale, float axis, float pitch)
{
    const float x = scale.at(std::chrono::sys_days(signing.date));
    const auto points = std::make_shared<std::vector<Vec2>>(dots(signing.members, x, axis - 8, pitch));
    Rect box;
    for (const Vec2 p : *points) box = box.united({p.x - pitch / 2, p.y - pitch / 2, pitch, pitch});
    const float radius = pitch * 0.37f;
    board.show(board.layer("dots to come", box, [=](paint::Painter& p) { paint_dots(p, *points, radius, paint::ink::kEmber); }), {0.8f, {0, 0}, 0.9f});
    const int lit = board.layer("dots", box, [=](paint::Painter& p) { paint_dots(p, *points, radius, paint::ink::kShuNight); });
    canvas::Sprite& rise = board.show(lit);
    rise.reveal_from = canvas::Edge::Bottom;
    rise.reveal = canvas::Track(0).to(1, time, 0.9f, canvas::Ease::OutQuint);
    const int flare = board.layer("dots flare", box.grown(26), [=](paint::Painter& p) {
        paint_dots(p, *points, radius, paint::ink::kShuNight);
        p.blur(7);
        paint_dots(p, *points, radius, paint::ink::kShuGlow);
    });
    canvas::Track& bright = board.show(flare).opacity = canvas::Track(0).to(1, time + 0.2f, 0.5f);
    if (!last) bright.to(0, time + 1.8f, 0.8f, canvas::Ease::InOutSine);
}

// Dates of a few days apart share one string (1月19日・27日); of two neighbours that would touch, the earlier ends at its tick
// and the later begins at its own. The one that is said turns vermilion.
struct DateGroup {
    size_t first = 0, end = 0;
    std::vector<std::string> words;
    float width = 0, from = 0, to = 0;   // ticks of the first and the last date
    float x = 0;
};

// A comma is followed by a space, which would be cut off at the end of a line of its own.
float after(const std::string& word, const text::Style& style) { return word.ends_with(",") ? style.size * 0.25f : 0; }

std::vector<DateGroup> date_groups(const Board& board, const std::vector<Signing>& signings, const Scale& scale, const text::Style& style)
{
    const Wording language = board.setting().language;
    std::vector<DateGroup> groups;
    for (size_t i = 0; i < signings.size(); ++i) {
        const float tick = scale.at(std::chrono::sys_days(signings[i].date));
        const bool joins = !groups.empty() && tick - groups.back().to < 40;
        if (!joins) groups.push_back({i, i, {}, 0, tick, tick, 0});
        DateGroup& g = groups.back();
        const bool same_month = joins && signings[i].date.month() == signings[i - 1].date.month() && language == Language::Japanese;
        std::string word = same_month ? std::to_string(static_cast<unsigned>(signings[i].date.day())) + "日" : text::month_day(signings[i].date, language, text::Weekday::Omit);
        if (joins) g.words.back() += language == Language::Japanese ? "・" : is_chinese(language) ? words("region.and_date", language) : ",";
        g.words.push_back(std::move(word));
        g.end = i + 1;
        g.to = tick;
    }
    for (DateGroup& g : groups)
        for (const std::string& word : g.words) g.width += board.setting().typesetter.line(word, style).size.w + after(word, style);
    for (size_t i = 0; i < groups.size(); ++i) {
        DateGroup& g = groups[i];
        const bool crowded_right = i + 1 < groups.size() && groups[i + 1].from - g.from < g.width + 16;
        const bool crowded_left = i > 0 && groups[i - 1].x + groups[i - 1].width > g.from - 16;
        g.x = crowded_right ? g.to + 7 - g.width : crowded_left ? std::max(g.from - 2, groups[i - 1].x + groups[i - 1].width + 16) : g.from - 2;
        g.x = std::clamp(g.x, scale.x, scale.x + scale.w - g.width);
    }
    return groups;
}

void add_dates(Board& board, const std::vector<Signing>& signings, const std::vector<float>& times, const Scale& scale, float baseline)
{
    const text::Style style = board.style(text::Face::Gothic, board.type(24), 1);
    const auto& typesetter = board.setting().typesetter;
    for (const DateGroup& group : date_groups(board, signings, scale, style)) {
        float x = group.x;
        for (size_t i = group.first; i < group.end; ++i) {
            const std::string& word = group.words[i - group.first];
            const Placed quiet = board.line(word, style, {x, baseline}, Anchor::BaselineLeft, paint::ink::kWashi.with_alpha(0.86f), {0.9f, {0, 0}});
            const text::Block said = typesetter.line(word, style);
            const Vec2 at{x, quiet.box.y};
            const int layer = board.layer("date said", quiet.box.grown(8), [said, at](paint::Painter& p) { p.text(said, at, paint::ink::kShuNight); });
            canvas::Track& vermilion = board.show(layer).opacity = canvas::Track(0).to(1, times[i], 0.5f);
            if (i + 1 < signings.size()) vermilion.to(0, times[i] + 1.7f, 0.6f, canvas::Ease::InOutSine);
            x += quiet.box.w + after(word, style);
        }
    }
}

struct YearMark {
    float x;
    std::string name, western;   // western: empty where the name says it
    std::string brief;           // where the name has no room
    float brief_from;            // the day from which it is called so
};

bool is_brief(const Board& board, const YearMark& m, const text::Style& style, float right)
{
    return m.name != m.brief && m.x + kAfterTick + board.setting().typesetter.line(m.name, style).size.w > right;
}

// 平成28年 2016, and 平成31・令和元年 2019 in the year of the change. Other languages know no eras: 2016.
std::vector<YearMark> year_marks(const Scale& scale, int first, int last, Wording language)
{
    constexpr std::string_view kYear = "年";
    std::vector<YearMark> marks;
    for (int y = first; y <= last; ++y) {
        const Date january{std::chrono::year(y), std::chrono::January, std::chrono::day(1)}, december{std::chrono::year(y), std::chrono::December, std::chrono::day(31)};
        const std::string begin = text::year_name(january, language), end = text::year_name(december, language);
        const bool eras = is_plain_japanese(language);
        std::chrono::sys_days change = new_year(y);
        while (text::year_name(Date(change), language) != end) change += std::chrono::days(1);
        marks.push_back({scale.at(new_year(y)), begin == end ? begin : begin.substr(0, begin.size() - kYear.size()) + "・" + end, eras ? std::to_string(y) : "", end, scale.at(change)});
    }
    return marks;
}

// Where the names of the years stand: the lines of the days and of the years, and the right margin.
struct YearLines {
    float dates = 0, years = 0, right = 0;
};

// Larger type, wider lines: below the days' ticks it stays as clear of them.
float larger(const Board& board) { return 0.75f * (board.type(24) - 24); }

text::Style year_style(const Board& board) { return board.style(text::Face::Mincho, board.type(24), 1); }

// In wareki and in the common era, one below the other where the page is narrow.
void add_years(Board& board, const std::vector<YearMark>& marks, bool narrow, const YearLines& at)
{
    const text::Style name = year_style(board), western = board.style(text::Face::Gothic, board.type(24), 1);
    const float name_line = narrow ? at.dates : at.years;
    for (const YearMark& m : marks) {
        const auto width = [&](const std::string& words) { return board.setting().typesetter.line(words, name).size.w; };
        const bool brief = is_brief(board, m, name, at.right);
        const std::string& said = brief ? m.brief : m.name;
        // The last one keeps the margin.
        const float x = std::min(m.x + kAfterTick, at.right - width(said)), from = brief ? std::min(m.brief_from + kAfterTick, at.right - width(said)) : x;
        const Placed placed = board.line(said, name, {narrow ? from : x, name_line}, Anchor::BaselineLeft, paint::ink::kWashi, {0.7f, {0, 0}});
        if (!m.western.empty())
            board.line(m.western, western, {narrow ? x : placed.box.right() + 12, narrow ? at.years : name_line}, Anchor::BaselineLeft,
                       paint::ink::kWashi.with_alpha(0.72f), {0.7f, {0, 0}});
    }
}

}  // namespace

float timeline_height(const Board& board, float width)
{
    return static_cast<float>(kDotsHigh) * (width < kNarrow ? kNarrowDotPitch : kDotPitch) + kAxisBelow + kYearsBelow + (width < kNarrow ? larger(board) : 0);
}

void add_timeline(Board& board, const std::vector<Signing>& signings, const std::vector<float>& times, Rect area)
{
    const int first = static_cast<int>(signings.front().date.year()), last = static_cast<int>(signings.back().date.year());
    const Scale scale{area.x, area.w, new_year(first), new_year(last + 1)};
    const bool narrow = area.w < kNarrow;
    const float wider = larger(board), below = kYearsBelow + (narrow ? 1.0f : 1.6f) * wider;
    const float pitch = std::min(narrow ? kNarrowDotPitch : kDotPitch, (area.h - kAxisBelow - below) / static_cast<float>(kDotsHigh));
    const float axis = area.y + static_cast<float>(kDotsHigh) * pitch + kAxisBelow, dates = axis + kDatesBelow + wider, years = axis + below;
    const std::vector<YearMark> marks = year_marks(scale, first, last, board.setting().language);

    std::vector<float> ticks, eras;   // eras: where a year is named from the day of its new era
    for (const YearMark& m : marks) {
        ticks.push_back(m.x);
        if (narrow && m.brief_from > m.x && is_brief(board, m, year_style(board), area.right())) eras.push_back(m.brief_from);
    }
    const float foot = (narrow && marks.front().western.empty() ? dates : years) + 8;   // of the years' ticks: no further than what they part
    std::vector<float> days;
    for (const Signing& s : signings) days.push_back(scale.at(std::chrono::sys_days(s.date)));
    board.show(board.layer("axis", {area.x - 2, axis - 8, area.w + 4, years - axis + 20}, [=](paint::Painter& p) {
        const paint::Stroke hair{1.25f, paint::Cap::Butt, paint::Join::Miter, {}, 0};
        p.begin();
        p.move_to({area.x, axis});
        p.line_to({area.right(), axis});
        for (const float x : ticks) {
            p.move_to({x + 0.6f, narrow ? axis : years - 30});
            p.line_to({x + 0.6f, foot});
        }
        for (const float x : eras) {
            p.move_to({x + 0.6f, axis});
            p.line_to({x + 0.6f, dates + 8});
        }
        p.stroke(paint::ink::kWashi.with_alpha(0.34f), hair);
        p.begin();
        for (const float x : days) {
            p.move_to({x, axis - 6});
            p.line_to({x, axis + 8});
        }
        p.stroke(paint::ink::kWashi.with_alpha(0.8f), hair);
        p.begin();
    }), {0.5f, {0, 0}, 0.9f});

    // The line that runs: it is at each day when that day is said, and goes on to the end of the last year.
    const Rect run{area.x, axis - 1.5f, area.w, 3};
    canvas::Sprite& line = board.show(board.layer("line", run, [run](paint::Painter& p) {
        p.rect(run);
        p.fill(paint::ink::kShuNight);
    }));
    line.reveal_from = canvas::Edge::Left;
    line.reveal = canvas::Track(0);
    float from = 0.8f;
    for (size_t i = 0; i < signings.size(); ++i) {
        line.reveal.to((days[i] - area.x) / area.w, from, std::max(times[i] - from, 0.05f), canvas::Ease::InOutSine);
        from = times[i] + 0.7f;
    }
    line.reveal.to(1, from + 0.6f, 1.4f, canvas::Ease::InOutSine);

    for (size_t i = 0; i < signings.size(); ++i) add_dots(board, signings[i], times[i], i + 1 == signings.size(), scale, axis, pitch);
    if (!narrow) add_dates(board, signings, times, scale, dates);
    add_years(board, marks, narrow, {dates, years, area.right()});
}

}  // namespace renkei::scenes
