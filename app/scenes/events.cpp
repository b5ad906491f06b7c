// 5. Events. A board like the page of an almanac: huge day numerals, weekday, name, place, ward, municipalities. What is on today
// owns the larger field and says so; what comes stands beside it; when nothing lies ahead, the record of what was.

#include <algorithm>
#include <charconv>
#include <cmath>

#include "scenes/art/emblem.hpp"
#include "scenes/art/patterns.hpp"
#include "scenes/board.hpp"
#include "scenes/names.hpp"
#include "scenes/paper.hpp"
#include "scenes/scenes.hpp"
#include "scenes/strings.hpp"
#include "text/dates.hpp"

namespace renkei::scenes {
namespace {

namespace ink = paint::ink;

constexpr float kBand = 34;   // the indigo spine of the book

// Names in lines of their own making: a line ends after a name and carries no mark at its end.
std::string in_lines(const Board& board, const std::vector<std::string>& names, const text::Style& style, float measure)
{
    const std::string comma = style.language == Language::English ? ", " : "・";
    std::string all, line;
    for (const std::string& name : names) {
        const std::string longer = line.empty() ? name : line + comma + name;
        if (!line.empty() && board.setting().typesetter.line(longer, style).size.w > measure) {
            all += line + "\n";
            line = name;
        } else {
            line = longer;
        }
    }
    return all + line;
}

// "釧路市・釧路町・…", or "北海道町村会など13団体", or the first name and how many there are.
std::string taking_part(const Board& board, const model::Event& event, const text::Style& style, float measure)
{
    const model::Content& content = *board.setting().programme.content;
    const Language language = board.setting().language;
    const bool english = language == Language::English;
    std::vector<std::string> organisations;
    std::string_view rest = event.related_organisations;
    while (!rest.empty()) {
        const size_t cut = rest.find(';');
        const std::string name(rest.substr(0, cut));
        if (!name.empty()) organisations.push_back(english ? short_english_organisation(name) : name);
        rest = cut == std::string_view::npos ? std::string_view() : rest.substr(cut + 1);
    }
    if (organisations.size() > 2)
        return filled(filled(words("events.organisations_more", language), "first", organisations.front()), "count", std::to_string(organisations.size()));
    if (!organisations.empty()) return in_lines(board, organisations, style, measure);
    std::vector<std::string> names;
    for (const auto& code : event.related_codes)
        if (const auto* m = content.municipality(code)) names.push_back(english ? m->romaji : m->name);
    if (names.empty()) return "";
    if (names.size() > (english ? 5u : 8u))
        return filled(filled(words("events.municipalities_more", language), "first", names.front()), "count", std::to_string(names.size()));
    return in_lines(board, names, style, measure);
}

// Whose landscape stands beside an event: the municipality that its title or place names, else the first that takes part,
// else the ward where it is held.
std::string emblem_of(const model::Event& event, const model::Content& content)
{
    for (const auto& code : event.related_codes) {
        const auto* m = content.municipality(code);
        if (!m || m->name.size() <= 3) continue;
        const std::string stem = m->name.substr(0, m->name.size() - 3);   // without 市, 町 or 村
        if (event.title.find(stem) != std::string::npos || event.venue.find(stem) != std::string::npos) return code;
    }
    return event.related_codes.empty() ? event.code5 : event.related_codes.front();
}

std::string title_of(const model::Event& e, Language language) { return language == Language::English ? english_event(e.key, e.title) : e.title; }
std::string venue_of(const model::Event& e, Language language) { return language == Language::English ? english_venue(e.key, e.venue) : e.venue; }

std::string ward_of(const model::Event& e, const model::Content& content, Language language)
{
    if (language != Language::English) return e.ward;
    const auto* ward = content.municipality(e.code5);
    return ward ? ward->romaji : e.ward;
}

struct Rows {
    float left = 0, right = 0;      // of the rules
    float numeral_right = 0;        // day numerals end here
    float month = 0;                // left edge of month and weekday
    float text = 0;                 // left edge of the title
    float numeral = 144;
    float title = 40, venue = 30, small = 24;   // type
    bool emblems = false;           // a landscape of the first municipality stands at the right
};

constexpr float kEmblem = 148, kPortraitEmblem = 168;

// Where it is: the venue and its ward.
struct Held {
    text::Block venue, ward;
    Vec2 ward_at;                   // from the venue's corner
    float height = 0;
};

// The lines of one row, set before they are placed, since rows share the height that is there.
struct SetRow {
    const model::Event* event = nullptr;
    text::Block title, when, who;
    Held held;
    float after_title = 18, after_held = 16;   // units between the lines
    bool new_year = false;
    float height = 0;
};

constexpr float kYearRule = 56, kRowGap = 44, kCloseRowGap = 20;

// Where the words have a space of their own, a title that needs two lines breaks there, as its author would.
std::string broken_at_space(const Board& board, const std::string& words, const text::Style& style, float measure)
{
    if (board.setting().typesetter.line(words, style).size.w <= measure) return words;
    for (const std::string_view space : {"　", " "})
        for (size_t at = words.rfind(space); at != std::string::npos && at > 0; at = words.rfind(space, at - 1)) {
            std::string first = words.substr(0, at), second = words.substr(at + space.size());
            if (board.setting().typesetter.line(first, style).size.w <= measure && board.setting().typesetter.line(second, style).size.w <= measure) return first + "\n" + second;
        }
    return words;
}

// One line, or two broken at the title's own space.
bool setting_fits(const Board& board, const std::string& words, const text::Style& style, float measure)
{
    return board.setting().typesetter.line(words, style).size.w <= measure || broken_at_space(board, words, style, measure) != words;
}

text::Block wrapped(const Board& board, const std::string& words, text::Face face, float size, float line_height, float measure, int max_lines)
{
    const text::Style style = board.style(face, size, line_height);
    const bool spaced = style.language != Language::English && style.language != Language::Korean;
    text::Paragraph p = board.paragraph(spaced ? broken_at_space(board, words, style, measure) : words, style);
    p.measure = measure;
    p.breaking = text::Breaking::Phrase;
    p.max_lines = max_lines;
    return board.setting().typesetter.set(p);
}

// The ward stands beside the last line of the venue, or under it where that takes no more lines than breaking the venue for it.
Held set_held(const Board& board, const std::string& venue, const std::string& ward, float size, float gap, float measure)
{
    const auto within = [&](float room) {
        Held held{wrapped(board, venue, text::Face::Gothic, size, 1.35f, room, 2), wrapped(board, ward, text::Face::Gothic, size, 1, measure, 1), {}, 0};
        held.height = held.venue.size.h;
        if (held.ward.lines.empty() || held.venue.lines.empty()) return held;
        const Rect last = held.venue.lines.back().box;
        held.ward_at = {last.right() + gap, last.y};
        if (held.ward_at.x + held.ward.size.w <= measure) return held;
        held.ward_at = {0, held.height + size * 0.35f};
        held.height += size * 1.35f;
        return held;
    };
    Held wide = within(measure);
    Held narrow = within(std::max(measure - wide.ward.size.w - gap, measure * 0.5f));
    return wide.height <= narrow.height || narrow.venue.overflow ? wide : narrow;
}

// When the rows of a page do not fit, first who takes part is left out, then the type goes one step down, then all stands
// closer; an event is never left out.
enum class Fullness { All, WithoutNames, Small, Close };

SetRow set_row(const Board& board, const model::Event& event, const Rows& rows, Fullness fullness)
{
    const Language language = board.setting().language;
    const auto& content = *board.setting().programme.content;
    const float measure = rows.right - rows.text - (rows.emblems && !board.portrait() ? kEmblem + 48 : 0);
    const bool small = fullness == Fullness::Small || fullness == Fullness::Close;
    SetRow row;
    row.event = &event;
    if (fullness == Fullness::Close) row.after_title = row.after_held = 8;
    row.title = wrapped(board, title_of(event, language), text::Face::Mincho, board.type(small ? 32 : rows.title), 1.35f, measure, small ? 4 : 3);
    row.held = set_held(board, venue_of(event, language), ward_of(event, content, language), board.type(rows.venue), 26, measure);
    row.when = wrapped(board, text::short_range(*event.start_date, model::last_day(event), language), text::Face::Gothic, board.type(rows.small), 1.5f, measure, 1);
    if (fullness == Fullness::All)
        row.who = wrapped(board, taking_part(board, event, board.style(text::Face::Gothic, board.type(rows.small)), measure), text::Face::Gothic, board.type(rows.small), 1.5f, measure, 3);
    row.height = std::max(150.0f, row.title.size.h + row.after_title + row.held.height + row.after_held + row.when.size.h + (row.who.lines.empty() ? 0 : 14 + row.who.size.h));
    if (rows.emblems && board.portrait()) row.height = std::max(row.height, rows.numeral + kPortraitEmblem + 24);
    return row;
}

void place_block(Board& board, const text::Block& block, Vec2 at, paint::Color color, const Entrance& entrance)
{
    if (block.glyphs.empty()) return;
    auto shared = std::make_shared<const text::Block>(block);
    board.record(block, at, color, entrance.at < 0 ? 0 : entrance.at + entrance.duration);
    const int layer = board.layer("row text", Rect{at.x, at.y, block.size.w, block.size.h}.grown(14), [shared, at, color](paint::Painter& p) { p.text(*shared, at, color); });
    board.show(layer, entrance);
}

void place_held(Board& board, const Held& held, Vec2 at, const Entrance& entrance)
{
    place_block(board, held.venue, at, ink::kSumi, entrance);
    if (!held.venue.lines.empty()) place_block(board, held.ward, at + held.ward_at, ink::kWakatake, entrance);
}

void add_rule(Board& board, float x, float y, float right, const Entrance& entrance)
{
    board.show(board.layer("rule", {x, y - 1, right - x, 2}, [=](paint::Painter& p) {
        p.rect({x, y - 0.75f, right - x, 1.5f});
        p.fill(ink::kSuna);
    }), entrance);
}

void add_row(Board& board, const SetRow& row, const Rows& rows, float top, float enter_at)
{
    const Language language = board.setting().language;
    const Entrance enter{enter_at, {0, 18}};
    const Date start = *row.event->start_date;
    const bool english = language == Language::English;
    board.line(std::to_string(static_cast<unsigned>(start.day())), board.style(text::Face::Numeral, rows.numeral, 1), {rows.numeral_right, top + rows.numeral * 0.78f},
               Anchor::BaselineRight, ink::kSumi, enter);
    board.line(text::month_name(start.month(), language), board.style(text::Face::Mincho, board.type(32), 1), {rows.month, top + 38}, Anchor::BaselineLeft, ink::kSumi, enter);
    board.line(text::weekday_name(std::chrono::weekday(std::chrono::sys_days(start)), language), board.style(text::Face::Mincho, english ? board.type(32) : 48.0f, 1),
               {rows.month, top + rows.numeral * 0.78f}, Anchor::BaselineLeft, ink::kSumi, enter);
    float y = top - 2;
    place_block(board, row.title, {rows.text, y}, ink::kSumi, enter);
    y += row.title.size.h + row.after_title;
    place_held(board, row.held, {rows.text, y}, {enter_at + canvas::kStagger, {0, 18}});
    y += row.held.height + row.after_held;
    place_block(board, row.when, {rows.text, y}, ink::kSumi, {enter_at + 2 * canvas::kStagger, {0, 18}});
    y += row.when.size.h + 14;
    place_block(board, row.who, {rows.text, y}, ink::kSumi, {enter_at + 3 * canvas::kStagger, {0, 18}});
    const std::string code = emblem_of(*row.event, *board.setting().programme.content);
    if (!rows.emblems || code.empty()) return;
    // Landscape: at the right edge. Portrait: under the numeral, where the page is free.
    const float diameter = board.portrait() ? kPortraitEmblem : kEmblem;
    const Vec2 centre = board.portrait() ? Vec2{kMargin + diameter / 2 + 60, top + rows.numeral + diameter / 2 + 16} : Vec2{rows.right - diameter / 2, top + diameter / 2 + 2};
    board.show(board.layer("emblem", Rect{centre.x, centre.y, 0, 0}.grown(diameter / 2 + 2), [centre, code, diameter](paint::Painter& p) {
        art::paint_emblem(p, centre, diameter, code);
    }), {enter_at + 2 * canvas::kStagger, {0, 0}, 0.9f});
}

struct SetRows {
    std::vector<SetRow> rows;
    float gap = kRowGap;
    float height = 0;
    bool cut = false;      // a title that did not fit its lines
};

SetRows set_rows(const Board& board, const std::vector<const model::Event*>& events, const Rows& rows, std::optional<Date> before, Fullness fullness)
{
    SetRows set;
    if (fullness == Fullness::Close) set.gap = kCloseRowGap;
    std::optional<std::chrono::year> year;
    if (before) year = before->year();
    for (const model::Event* e : events) {
        SetRow row = set_row(board, *e, rows, fullness);
        row.new_year = !year || e->start_date->year() != *year;
        set.height += row.height + (row.new_year ? kYearRule : 0) + (set.rows.empty() ? 0 : set.gap);
        set.cut = set.cut || row.title.overflow || row.held.venue.overflow;
        year = e->start_date->year();
        set.rows.push_back(std::move(row));
    }
    return set;
}

// The rows between top and bottom, the free height shared between them.
void add_rows(Board& board, const std::vector<const model::Event*>& events, const Rows& rows, float top, float bottom, std::optional<Date> before, float enter_at)
{
    SetRows chosen;
    for (const Fullness fullness : {Fullness::All, Fullness::WithoutNames, Fullness::Small, Fullness::Close}) {
        chosen = set_rows(board, events, rows, before, fullness);
        if (chosen.height <= bottom - top && !chosen.cut) break;
    }
    const std::vector<SetRow>& set = chosen.rows;
    const float used = chosen.height;
    const float air = std::clamp((bottom - top - used) / static_cast<float>(std::max<size_t>(set.size(), 1)), 0.0f, board.portrait() ? 220.0f : 96.0f);
    float y = top;
    const Language language = board.setting().language;
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
        add_row(board, set[i], rows, y, at);
        y += set[i].height + chosen.gap + air;
    }
}

void add_band(Board& board, Rect band)
{
    const int layer = board.layer("spine", band, [band](paint::Painter& p) {
        p.begin();
        p.rect(band);
        p.fill(ink::kAi);
        art::fill_pattern(p, art::Pattern::Asanoha, {.tile = 34, .line = 1.3f}, {band.x, band.y}, ink::kWashi.with_alpha(0.55f));
        p.begin();
    });
    board.last_layer().opaque = true;
    board.show(layer);
}

// Today's event in its field.
void add_today(Board& board, const model::Event& event, Rect field)
{
    const Language language = board.setting().language;
    const bool english = language == Language::English;
    const auto& content = *board.setting().programme.content;
    const Date start = *event.start_date;
    const Date day = board.setting().programme.date;
    const float right = field.right() - (board.portrait() ? kMargin : 84);
    // The numeral is today's day, not the first day of the event: it says 本日.
    const std::string numeral = std::to_string(static_cast<unsigned>(day.day()));
    const float size = numeral.size() > 1 ? 400.0f : 480.0f;
    const Placed big = board.line(numeral, board.style(text::Face::Numeral, size, 1), {kMargin - 12, kMargin + 360}, Anchor::BaselineLeft, ink::kShu, {0.2f, {0, 24}, 0.9f});
    const float x = big.box.right() + 44;
    board.line(text::month_name(day.month(), language), board.style(text::Face::Mincho, 60, 1), {x, kMargin + 52}, Anchor::BaselineLeft, ink::kSumi, {0.35f, {0, 18}});
    board.line(text::weekday_name(std::chrono::weekday(std::chrono::sys_days(day)), language), board.style(text::Face::Mincho, english ? 60.0f : 96.0f, 1),
               {x, kMargin + 158}, Anchor::BaselineLeft, ink::kSumi, {0.41f, {0, 18}});
    if (const std::string code = emblem_of(event, content); !code.empty()) {
        const float diameter = board.portrait() ? 264.0f : 168.0f;
        const Vec2 centre = board.portrait() ? Vec2{right - 300, kMargin + 250} : Vec2{x + 84, kMargin + 276};
        if (centre.x - diameter / 2 > x - 10 && centre.x + diameter / 2 < right - 110)
            board.show(board.layer("emblem", Rect{centre.x, centre.y, 0, 0}.grown(diameter / 2 + 2), [centre, code, diameter](paint::Painter& p) { art::paint_emblem(p, centre, diameter, code); }),
                       {0.5f, {0, 18}});
    }
    const char* what = start < day && last_day(event) == day ? "events.last_day" : "events.today";
    text::Paragraph today = board.paragraph(words(what, english ? Language::Japanese : language), board.style(text::Face::Headline, 92, 1));
    today.direction = text::Direction::Vertical;
    board.text(today, {right, kMargin}, Anchor::TopRight, ink::kShu, {0.3f, {0, 0}, 0.9f});

    const float measure = right - kMargin;
    float y = kMargin + 430;
    const Entrance enter{0.55f, {0, 18}};
    // The largest size at which the title keeps to its own breaks; a very long one goes down until it is whole.
    const std::string words_of_title = title_of(event, language);
    text::Block title;
    for (const float candidate : {60.0f, 54.0f, 48.0f, 40.0f}) {
        const bool fits = setting_fits(board, words_of_title, board.style(text::Face::Mincho, candidate, 1), measure);
        title = wrapped(board, words_of_title, text::Face::Mincho, board.type(candidate), 1.35f, measure, candidate > 40 ? 3 : 6);
        if (fits || (candidate <= 48 && !title.overflow)) break;
    }
    place_block(board, title, {kMargin, y}, ink::kSumi, enter);
    y += title.size.h + 30;
    const Held held = set_held(board, venue_of(event, language), ward_of(event, content, language), board.type(40), 32, measure);
    place_held(board, held, {kMargin, y}, {0.61f, {0, 18}});
    y += held.height + 24;
    const text::Block when = wrapped(board, text::date_range(start, model::last_day(event), language), text::Face::Gothic, board.type(32), 1.4f, measure, 2);
    place_block(board, when, {kMargin, y}, ink::kSumi, {0.67f, {0, 18}});
    y += when.size.h + 26;
    const text::Block who = wrapped(board, taking_part(board, event, board.style(text::Face::Gothic, board.type(30)), measure), text::Face::Gothic, board.type(30), 1.55f, measure, 3);
    if (y + who.size.h <= field.bottom() - (board.portrait() ? 24 : 96)) place_block(board, who, {kMargin, y}, ink::kSumi, {0.73f, {0, 18}});
}

// The heading of a page without an event today: これからの催し or これまでの催し, vertical, on its own field.
void add_heading(Board& board, const std::string& words, Vec2 top_centre)
{
    text::Paragraph p = board.paragraph(words, board.style(text::Face::Headline, 84, 1));
    p.direction = text::Direction::Vertical;
    p.style.tracking = 0.06f;
    board.text(p, top_centre, Anchor::TopCentre, ink::kSumi, {0.2f, {0, 0}, 0.9f});
}

}  // namespace

Result<canvas::Composition> compose_events(std::string_view item, const Setting& setting)
{
    const auto& pages = setting.programme.pages;
    size_t number = 1;
    if (!item.empty()) std::from_chars(item.data(), item.data() + item.size(), number);
    if (number < 1 || number > pages.size())
        return Error{ErrorKind::NotFound, "The event board has " + std::to_string(pages.size()) + " pages today, so there is no page '" + std::string(item) + "'."};
    const programme::BoardPage& page = pages[number - 1];

    Board board(setting, Ground::Day);
    const Size f = board.frame();
    const Language language = setting.language;
    const std::string heading = words(page.record ? "events.past" : "events.coming", language == Language::English ? Language::Japanese : language);
    const float foot = f.h - 110;
    Rows rows;
    if (board.portrait()) {
        rows = {kMargin, f.w - kMargin, 242, 264, 360, 136, 40, 30, 24, false};
        const float split = page.today ? std::round(f.h * 0.485f) : 0;
        if (page.today) {
            add_paper(board, {0, 0, f.w, split}, ink::kKinari);
            add_band(board, {0, split, f.w, kBand});
            add_paper(board, {0, split + kBand, f.w, f.h - split - kBand});
            add_today(board, *page.today, {0, 0, f.w, split});
            add_rows(board, page.rows, rows, split + kBand + 50, foot, page.today->start_date, 0.8f);
        } else {
            const float field = 214;
            add_paper(board, {0, 0, f.w, field}, ink::kKinari);
            add_band(board, {0, field, f.w, kBand});
            add_paper(board, {0, field + kBand, f.w, f.h - field - kBand});
            board.line(heading, board.style(text::Face::Headline, 84, 1), {kMargin, 144}, Anchor::BaselineLeft, ink::kSumi, {0.2f, {0, 0}, 0.9f});
            rows.numeral = 170;
            rows.numeral_right = 280;
            rows.month = 306;
            rows.text = 412;
            rows.title = 44;
            rows.venue = 36;
            rows.small = 28;
            rows.emblems = true;
            add_rows(board, page.rows, rows, field + kBand + 60, foot, std::nullopt, 0.6f);
        }
    } else {
        const float field = page.today ? std::round(f.w * 0.444f) : 300;
        add_paper(board, {0, 0, field, f.h}, ink::kKinari);
        add_band(board, {field, 0, kBand, f.h});
        add_paper(board, {field + kBand, 0, f.w - field - kBand, f.h});
        const float left = field + kBand + 72;
        rows = {left, f.w - kMargin, left + 150, left + 172, left + 268, 144, 40, 30, 24, false};
        if (!page.today) {
            rows.numeral_right = left + 168;
            rows.month = left + 194;
            rows.text = left + 330;
            rows.numeral = 156;
            rows.emblems = true;
            add_heading(board, heading, {field / 2, kMargin});
        }
        if (page.today) add_today(board, *page.today, {0, 0, field, f.h});
        add_rows(board, page.rows, rows, kMargin, foot, page.today ? page.today->start_date : std::nullopt, page.today ? 0.8f : 0.5f);
    }
    const std::string locator = words("footer.events", language) + (pages.size() > 1 ? "　" + std::to_string(number) + " / " + std::to_string(pages.size()) : "");
    board.footer(locator, ink::kSumi, ink::kSumi);
    return board.finish();
}

}  // namespace renkei::scenes
