#include "scenes/event_rows.hpp"

#include <algorithm>
#include <cmath>

#include "base/utf8.hpp"
#include "model/limits.hpp"
#include "scenes/art/emblem.hpp"
#include "scenes/event_fit.hpp"
#include "scenes/event_words.hpp"
#include "text/dates.hpp"

namespace renkei::scenes {
namespace {

namespace ink = paint::ink;

constexpr float kEmblemBelow = 36, kLeastEmblem = 110;   // units: from the numeral to its landscape; the latter's diameter, at most the numeral's column
constexpr float kAirAbout = 48;                          // units between rows that a larger landscape leaves

// The lines of one row, set before they are placed, since rows share the height that is there.
struct SetRow {
    const model::Event* event = nullptr;
    text::Block title, who;
    When when;
    Held held;
    float after_title = 18, after_held = 16, after_when = 14;   // units between the lines
    bool new_year = false;
    std::string emblem;          // code of the landscape below the numeral; empty: none
    float height = 0;
};

constexpr float kYearRule = 56, kRowGap = 44, kCloseRowGap = 20;

// When the rows of a page do not fit, first their landscapes go, then those who take part are counted instead of named, then the type goes one step down,
// then all stands closer, then they are left out, then a page of the longest titles has small type, then the smallest, and last the
// rows that are too high lose lines; an event is never left out.
enum class Fullness { Pictured, All, Counted, Small, Close, WithoutNames, Tight, Least };

float numeral_foot(const Rows& rows) { return rows.numeral * 0.78f; }

SetRow set_row(const Board& board, const model::Event& event, const Rows& rows, Fullness fullness, const EventLines& lines, Ending ending)
{
    const Wording language = board.setting().language;
    const auto& content = *board.setting().programme.content;
    const float measure = rows.right - rows.text;
    const bool close = fullness >= Fullness::Close, small = fullness >= Fullness::Small, tight = fullness >= Fullness::Tight, least = fullness == Fullness::Least;
    const float type = board.type(tight ? 24 : rows.small);
    SetRow row;
    row.event = &event;
    if (close) row.after_title = row.after_held = row.after_when = tight ? 4 : 8;
    row.title = shortened(board, title_of(event, language), text::Face::Mincho, board.type(least ? 24 : tight ? 28 : small ? 32 : rows.title), tight ? 1.25f : 1.35f, measure, lines.title, ending);
    row.held = set_held(board, venue_of(event, language), ward_of(event, content, language), tight ? type : board.type(close ? 26 : rows.venue), 26, measure, lines.venue, ending);
    row.when = set_when(board, event, until_of(event, language), type, measure, Hours::Beside, lines.note);
    const Naming naming = fullness <= Fullness::All ? Naming::Each : Naming::Counted;
    if (fullness < Fullness::WithoutNames) row.who = wrapped(board, taking_part(board, event, board.style(text::Face::Gothic, type), measure, naming), text::Face::Gothic, type, 1.5f, measure, 3);
    if (row.when.height <= 0) row.after_when = 0;
    constexpr float kBlocksApart = 9;
    if (least && (row.title.lines.size() > 2 || row.held.venue.lines.size() > 2)) row.after_title = row.after_held = kBlocksApart;
    row.height = std::max(tight ? 120.0f : 150.0f, row.title.size.h + row.after_title + row.held.height + row.after_held + row.when.height + (row.who.lines.empty() ? 0 : row.after_when + row.who.size.h));
    if (rows.emblems && fullness == Fullness::Pictured) row.emblem = emblem_of(event, content);
    if (!row.emblem.empty()) row.height = std::max(row.height, numeral_foot(rows) + kEmblemBelow + kLeastEmblem);
    return row;
}

void add_rule(Board& board, float x, float y, float right, const Entrance& entrance)
{
    board.show(board.layer("rule", {x, y - 1, right - x, 2}, [=](paint::Painter& p) {
        p.rect({x, y - 0.75f, right - x, 1.5f});
        p.fill(ink::kSuna);
    }), entrance);
}

// The landscapes of a page are of one size: none is told to weigh more than another. They are as wide as the column of the numerals,
// or as wide as the rows have room for, which grow with them.
float enlarge_emblems(std::vector<SetRow>& set, const Rows& rows, float room)
{
    const auto height = [&](const SetRow& row, float diameter) { return row.emblem.empty() ? row.height : std::max(row.height, numeral_foot(rows) + kEmblemBelow + diameter); };
    const auto fits = [&](float diameter) {
        float more = 0;
        for (const SetRow& row : set) more += height(row, diameter) - row.height;
        return more <= room - kAirAbout;
    };
    float diameter = rows.numeral_right - rows.left;
    while (diameter > kLeastEmblem && !fits(diameter)) diameter -= 2;
    diameter = std::max(diameter, kLeastEmblem);
    for (SetRow& row : set) row.height = height(row, diameter);
    return diameter;
}

// Month and weekday stand together, in the middle of the numeral's height: with it they are one date.
void add_month(Board& board, const Rows& rows, Date day, float top, const Entrance& enter)
{
    constexpr float kInk = 0.73f;                  // height of a numeral, of its size
    constexpr float kAbove = 0.85f, kBelow = 0.06f;   // what a character reaches over and under its line
    const Wording language = board.setting().language;
    const float room = rows.text - rows.month - 12, apart_from_title = 32;
    const auto width = [&](const std::string& words, float type) { return board.setting().typesetter.line(words, board.style(text::Face::Mincho, type, 1)).size.w; };
    const float small = board.type(32), low = board.type(language.easy || language == Language::Korean ? 27 : 32);
    std::string weekday = weekday_of(day, language);
    // 土曜日 in easy Japanese, 토요일 in Korean; with large type there is room for 土曜 and 토.
    if ((language.easy || language == Language::Korean) && width(weekday, low) > room)
        weekday = language.easy ? weekday_of(day, Language::Japanese) : text::weekday_name(std::chrono::weekday(std::chrono::sys_days(day)), language);
    float large = low;
    for (const float type : {48.0f, 40.0f})
        if (language != Language::English && large == low && type > low && width(weekday, type) <= room - apart_from_title) large = type;
    const float apart = small * 0.55f, high = (small + large) * (kAbove + kBelow) + apart;
    const float month = top + numeral_foot(rows) - (kInk * rows.numeral + high) / 2 + kAbove * small;
    board.line(text::month_name(day.month(), language), board.style(text::Face::Mincho, small, 1), {rows.month, month}, Anchor::BaselineLeft, ink::kSumi, enter);
    board.line(weekday, board.style(text::Face::Mincho, large, 1), {rows.month, month + kBelow * small + apart + kAbove * large}, Anchor::BaselineLeft, ink::kSumi, enter);
}

void add_row(Board& board, const SetRow& row, const Rows& rows, float diameter, float top, float enter_at)
{
    const Entrance enter{enter_at, {0, 18}};
    const Date start = *row.event->start_date;
    board.line(std::to_string(static_cast<unsigned>(start.day())), board.style(text::Face::Numeral, rows.numeral, 1), {rows.numeral_right, top + rows.numeral * 0.78f},
               Anchor::BaselineRight, ink::kSumi, enter);
    add_month(board, rows, start, top, enter);
    float y = top - 2;
    place_block(board, row.title, {rows.text, y}, ink::kSumi, enter);
    y += row.title.size.h + row.after_title;
    place_held(board, row.held, {rows.text, y}, {enter_at + canvas::kStagger, {0, 18}});
    y += row.held.height + row.after_held;
    place_when(board, row.when, {rows.text, y}, {enter_at + 2 * canvas::kStagger, {0, 18}});
    y += row.when.height + row.after_when;
    place_block(board, row.who, {rows.text, y}, ink::kSumi, {enter_at + 3 * canvas::kStagger, {0, 18}});
    if (row.emblem.empty()) return;
    const Vec2 centre{(rows.left + rows.numeral_right) / 2, top + numeral_foot(rows) + kEmblemBelow + diameter / 2};
    board.show(board.layer("emblem", Rect{centre.x, centre.y, 0, 0}.grown(diameter / 2 + 2), [centre, code = row.emblem, diameter](paint::Painter& p) {
        art::paint_emblem(p, centre, diameter, code);
    }), {enter_at + 2 * canvas::kStagger, {0, 0}, 0.9f});
}

struct SetRows {
    std::vector<SetRow> rows;
    float gap = kRowGap;
    float height = 0;
    bool cut = false;      // words that did not fit their lines
};

// Lines of a row before any is taken from it.
EventLines lines_of(Fullness fullness)
{
    if (fullness == Fullness::Least) return kEventWhole;
    const bool close = fullness >= Fullness::Close;
    return {6, fullness == Fullness::Tight ? 4 : close ? 3 : 2, fullness >= Fullness::WithoutNames ? 1 : fullness >= Fullness::Small ? 2 : 3};
}

// Each row with its lines: those of a page, or fewer in a row that is higher than its share.
SetRows set_rows(const Board& board, const std::vector<const model::Event*>& events, const Rows& rows, std::optional<Date> before, Fullness fullness, float share)
{
    SetRows set;
    if (fullness >= Fullness::Close) set.gap = fullness >= Fullness::Tight ? kCloseRowGap - 4 : kCloseRowGap;
    std::optional<std::chrono::year> year;
    if (before) year = before->year();
    for (const model::Event* e : events) {
        const auto height = [&](const EventLines& lines, Ending ending) { return set_row(board, *e, rows, fullness, lines, ending).height; };
        SetRow row = set_row(board, *e, rows, fullness, share > 0 ? fewer_lines(kEventWhole, share, height) : lines_of(fullness), share > 0 ? Ending::Marked : Ending::Torn);
        row.new_year = !year || e->start_date->year() != *year;
        set.height += row.height + (row.new_year ? kYearRule : 0) + (set.rows.empty() ? 0 : set.gap);
        const bool short_note = row.when.note.overflow && code_points(e->when_note) <= model::kBoardNote;   // only a longer one may lose words before the type is small
        set.cut = set.cut || short_note || row.title.overflow || row.held.venue.overflow || row.who.overflow;
        year = e->start_date->year();
        set.rows.push_back(std::move(row));
    }
    return set;
}

// The numerals of a page are of the size in which the widest of them stands between the margin and its month.
float numeral_of(const Board& board, const std::vector<const model::Event*>& events, const Rows& rows)
{
    float widest = 0;
    for (const model::Event* e : events)
        widest = std::max(widest, board.setting().typesetter.line(std::to_string(static_cast<unsigned>(e->start_date->day())), board.style(text::Face::Numeral, rows.numeral, 1)).size.w);
    const float room = rows.numeral_right - rows.left;
    return widest > room ? std::floor(rows.numeral * room / widest) : rows.numeral;
}

}  // namespace

float add_rows(Board& board, const std::vector<const model::Event*>& events, const Rows& wanted, float top, float bottom, std::optional<Date> before, float enter_at)
{
    Rows rows = wanted;
    rows.numeral = numeral_of(board, events, wanted);
    SetRows chosen;
    for (const Fullness fullness : {Fullness::Pictured, Fullness::All, Fullness::Counted, Fullness::Small, Fullness::Close, Fullness::WithoutNames, Fullness::Tight, Fullness::Least}) {
        chosen = set_rows(board, events, rows, before, fullness, 0);
        if (chosen.height <= bottom - top && !chosen.cut) break;
    }
    if (chosen.height > bottom - top) {
        std::vector<float> heights;
        float words = 0;
        for (const SetRow& row : chosen.rows) heights.push_back(row.height);
        for (const float height : heights) words += height;
        chosen = set_rows(board, events, rows, before, Fullness::Least, share_of(heights, bottom - top - (chosen.height - words)));
    }
    std::vector<SetRow>& set = chosen.rows;
    const float diameter = enlarge_emblems(set, rows, bottom - top - chosen.height);
    float used = chosen.gap * static_cast<float>(std::max<size_t>(set.size(), 1) - 1);
    for (const SetRow& row : set) used += row.height + (row.new_year ? kYearRule : 0);
    // Rows with landscapes end at the foot of the page; words alone would drift apart.
    const bool pictured = std::any_of(set.begin(), set.end(), [](const SetRow& row) { return !row.emblem.empty(); });
    const auto between = static_cast<float>(std::max<size_t>(pictured && set.size() > 1 ? set.size() - 1 : set.size(), 1));
    const float air = std::clamp((bottom - top - used) / between, 0.0f, board.portrait() ? 220.0f : set.size() < 3 ? 190.0f : 96.0f);
    float y = top, end = top;
    const Wording language = board.setting().language;
    for (size_t i = 0; i < set.size(); ++i) {
        const float at = enter_at + 0.14f * static_cast<float>(i);
        if (set[i].new_year) {
            const Placed name = board.line(text::year_name(*set[i].event->start_date, language), board.style(text::Face::Mincho, board.type(32), 1), {rows.left, y + 26},
                                           Anchor::BaselineLeft, ink::kSumi, {at, {0, 0}});
            add_rule(board, name.box.right() + 28, y + 16, rows.right, {at, {0, 0}});
            y += kYearRule;
        } else if (i > 0) {
            add_rule(board, rows.left, y - chosen.gap * 0.5f - air * 0.5f, rows.right, {at, {0, 0}});
        }
        add_row(board, set[i], rows, diameter, y, at);
        end = y + set[i].height;
        y = end + chosen.gap + air;
    }
    return end;
}

}  // namespace renkei::scenes
