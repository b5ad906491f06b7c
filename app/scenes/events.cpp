// 5. Events. A board like the page of an almanac: huge day numerals, weekday, name, place, ward, municipalities. What is on today
// owns the larger field and says so; what comes stands beside it; when nothing lies ahead, the record of what was.

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "scenes/art/patterns.hpp"
#include "scenes/board.hpp"
#include "scenes/event_lead.hpp"
#include "scenes/event_rows.hpp"
#include "scenes/headline.hpp"
#include "scenes/names.hpp"
#include "scenes/page_number.hpp"
#include "scenes/paper.hpp"
#include "scenes/record.hpp"
#include "scenes/refusals.hpp"
#include "scenes/scenes.hpp"
#include "scenes/strings.hpp"

namespace renkei::scenes {
namespace {

namespace ink = paint::ink;

constexpr float kBand = 34;   // the indigo spine of the book

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

// Today's event: the day is today's, not its first, and vermilion says that it is on.
Lead today_of(const Board& board, const model::Event& event, Rect field, float foot, bool alone)
{
    const CivilTime now = civil_time(board.setting().begins);
    const Date day = board.setting().programme.date;
    return {.event = &event, .field = field, .foot = foot, .day = day, .heading = heading_of_today(event, day, now.date == day ? now.minute_of_day() : 0), .color = ink::kShu, .emblem = !alone};
}

// What comes next leads a standing page as today's does, in indigo.
Lead coming_of(const model::Event& event, Rect field, float foot, bool first, bool alone)
{
    constexpr float kLonger = 58;   // これからの催し is as high as 次の催し
    return {.event = &event, .field = field, .foot = foot, .day = *event.start_date, .heading = first ? "events.next" : "events.coming", .heading_size = first ? 92 : kLonger, .color = ink::kAi, .emblem = !alone};
}

// The heading of a page without an event today: これからの催し or これまでの催し, vertical, on its own field. It stands while pages under it turn.
void add_heading(Board& board, const char* key, Vec2 top_centre, bool turned)
{
    Headline heading = headline_of(board, key, 84);
    heading.tracking = 0.06f;
    heading.entrance.at = turned ? -1.0f : 0.2f;
    add_headline(board, heading, top_centre, Anchor::TopCentre);
}

// The same lying across a standing page.
void add_level_heading(Board& board, const char* key, Vec2 baseline, bool turned)
{
    const Wording language = board.setting().language;
    const Entrance enter{turned ? -1.0f : 0.2f, {0, 0}, 0.9f};
    const Placed heading = board.line(words(key, language), board.style(text::Face::Headline, 84, 1), baseline, Anchor::BaselineLeft, ink::kSumi, enter);
    if (language == Language::Japanese) return;
    text::Style small = board.style(text::Face::Mincho, board.type(32), 1);
    small.language = Language::Japanese;
    board.line(words(key, Language::Japanese), small, {heading.box.right() + 32, baseline.y}, Anchor::BaselineLeft, ink::kSumi, enter);
}

// Width of the field at the left of a lying page: of an event, or of the record's heading.
float field_of(const Board& board, const programme::BoardPage& page) { return page.record ? 300 : std::round(board.frame().w * 0.444f); }

// What leads a page, and what comes after it: today's event, else the first of those that come.
struct Led {
    const model::Event* lead = nullptr;
    std::vector<const model::Event*> rows;
};

Led led_by(const programme::BoardPage& page)
{
    Led led{page.today, page.rows};
    if (led.lead) return led;
    led.lead = led.rows.front();
    led.rows.erase(led.rows.begin());
    return led;
}

void add_lead_of(Board& board, const programme::BoardPage& page, const Led& led, Rect field, float foot, bool first)
{
    add_lead(board, page.today ? today_of(board, *led.lead, field, foot, led.rows.empty()) : coming_of(*led.lead, field, foot, first, led.rows.empty()));
}

// The rows of a page; one alone leaves room for its landscape.
void add_rows_in(Board& board, const std::vector<const model::Event*>& events, Rows rows, Rect area, std::optional<Date> before, float enter_at)
{
    constexpr float kLeast = 360;   // of the height that is free
    const bool alone = events.size() == 1;
    if (alone) rows.emblems = false;
    const float end = add_rows(board, events, rows, area.y, area.bottom(), before, enter_at);
    if (alone && area.bottom() - end >= kLeast) add_landscape(board, *events.front(), {area.x, end, area.w, area.bottom() - end});
}

// A standing page: what is on today, or what comes next, above the band and what comes after it below; of the record the heading
// across the top.
void lay_standing(Board& board, const programme::BoardPage& page, bool first, float foot)
{
    constexpr float kField = 0.485f;   // of the page's height
    const Size f = board.frame();
    const float field = page.record ? 214 : std::round(f.h * kField);
    add_paper(board, {0, 0, f.w, field}, ink::kKinari);
    add_band(board, {0, field, f.w, kBand});
    add_paper(board, {0, field + kBand, f.w, f.h - field - kBand});
    if (page.record) {
        const float top = field + kBand + 60;
        add_level_heading(board, "events.past", {kMargin, 144}, !first);
        add_record(board, page.rows, {kMargin, top, f.w - 2 * kMargin, foot - top});
        return;
    }
    const Led led = led_by(page);
    add_lead_of(board, page, led, {0, 0, f.w, field}, field - 24, first);
    const float top = field + kBand + 50;
    const Rows three{kMargin, f.w - kMargin, 242, 264, 360, 136, 40, 30, 24, false}, two{kMargin, f.w - kMargin, 262, 280, 410, 166, 44, 36, 30, true};
    if (led.rows.empty()) add_landscape(board, *led.lead, {0, field + kBand, f.w, foot - field - kBand});
    else add_rows_in(board, led.rows, page.today ? three : two, {0, top, f.w, foot - top}, led.lead->start_date, 0.8f);
}

// A lying page: what leads in the field at the left and what comes after it at the right; of the record its heading and the years.
void lay_lying(Board& board, const programme::BoardPage& page, bool first, float foot)
{
    const Size f = board.frame();
    const float field = field_of(board, page), left = field + kBand + 72;
    add_paper(board, {0, 0, field, f.h}, ink::kKinari);
    add_band(board, {field, 0, kBand, f.h});
    add_paper(board, {field + kBand, 0, f.w - field - kBand, f.h});
    const Rect words{left, kMargin, board.right() - left, foot - kMargin};
    if (page.record) {
        add_heading(board, "events.past", {field / 2, kMargin}, !first);
        add_record(board, page.rows, words);
        return;
    }
    const Led led = led_by(page);
    add_lead_of(board, page, led, {0, 0, field, f.h}, std::min(board.bottom(), foot + 14), first);   // 96 above the edge
    const Rows three{left, board.right(), left + 150, left + 172, left + 268, 144, 40, 30, 24, false}, two{left, board.right(), left + 166, left + 182, left + 310, 164, 42, 34, 30, true};
    if (led.rows.empty()) add_landscape(board, *led.lead, {field + kBand, 0, f.w - field - kBand, f.h});
    else add_rows_in(board, led.rows, page.today ? three : two, words, led.lead->start_date, 0.8f);
}

// In which words the names stand, once a page: a name is the organiser's, and we have translated those that ship.
std::string names_note(const programme::BoardPage& page, Wording language)
{
    const auto own = [&](const model::Event* e) { return e != nullptr && !(is_translated("event_titles", e->title, language) && (e->venue.empty() || is_translated("event_venues", e->venue, language))); };
    return words(own(page.today) || std::any_of(page.rows.begin(), page.rows.end(), own) ? "events.names_own" : "events.names", language);
}

void add_names_note(Board& board, const std::string& said, float left, const Footing& footing)
{
    constexpr float kApart = 48;
    const text::Style style = board.style(text::Face::Gothic, board.type(24), 1);
    if (left + board.setting().typesetter.line(said, style).size.w + kApart > footing.right_begins) return;   // an invitation to touch stands there
    board.line(said, style, {left, footing.clock.y}, Anchor::BaselineLeft, ink::kSumi.with_alpha(0.78f), {0.8f, {0, 0}});
}

}  // namespace

Result<canvas::Composition> compose_events(std::string_view item, const Setting& setting)
{
    const auto& pages = setting.programme.pages;
    const auto number = page_number(item, pages.size());
    if (!number) return no_page("events", item.empty() ? "1" : item, pages.size());
    const programme::BoardPage& page = pages[*number - 1];

    Board board(setting, Ground::Day);
    const bool noted = setting.language != Language::Japanese && setting.language != Language::English, beside = noted && !board.portrait();
    std::string locator = words("footer.events", setting.language) + (pages.size() > 1 ? (noted && !beside ? "　" : "　\n") + std::to_string(*number) + " / " + std::to_string(pages.size()) : "");
    if (noted && !beside) locator += "　\n" + names_note(page, setting.language);
    // Lying, it keeps to its field, and the note stands under the events, where the foot has room for it.
    const float locator_right = board.portrait() ? 0 : field_of(board, page) - 12;
    constexpr float kFoot = 110, kAboveFooter = 16;
    const float foot = std::min(board.frame().h - kFoot, board.footing(locator, locator_right).top - kAboveFooter);
    if (board.portrait()) lay_standing(board, page, *number == 1, foot);
    else lay_lying(board, page, *number == 1, foot);
    board.footer(locator, ink::kSumi, ink::kSumi, locator_right);
    if (beside) add_names_note(board, names_note(page, setting.language), field_of(board, page) + kBand + 72, board.footing(locator, locator_right));
    return board.finish();
}

}  // namespace renkei::scenes
