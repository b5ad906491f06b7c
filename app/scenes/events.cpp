// 5. Events. A board like the page of an almanac: huge day numerals, weekday, name, place, ward, municipalities. What is on today
// owns the larger field and says so; what comes stands beside it; when nothing lies ahead, the record of what was.

#include <cmath>

#include "scenes/art/emblem.hpp"
#include "scenes/art/patterns.hpp"
#include "scenes/board.hpp"
#include "scenes/event_rows.hpp"
#include "scenes/event_words.hpp"
#include "scenes/headline.hpp"
#include "scenes/page_number.hpp"
#include "scenes/paper.hpp"
#include "scenes/record.hpp"
#include "scenes/refusals.hpp"
#include "scenes/scenes.hpp"
#include "scenes/strings.hpp"
#include "text/dates.hpp"

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

// Today's event in its field.
void add_today(Board& board, const model::Event& event, Rect field)
{
    const Wording language = board.setting().language;
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
    Headline today = headline_of(board, what, 92, ink::kShu);
    if (language != Language::Japanese) today.color = ink::kShuText;   // it may be smaller than 60
    today.entrance = {0.3f, {0, 0}, 0.9f};
    add_headline(board, today, {right, kMargin}, Anchor::TopRight);

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
    for (const Naming naming : {Naming::Each, Naming::Counted}) {
        const text::Block who = wrapped(board, taking_part(board, event, board.style(text::Face::Gothic, board.type(30)), measure, naming), text::Face::Gothic, board.type(30), 1.55f, measure, 3);
        if (who.overflow || y + who.size.h > field.bottom() - (board.portrait() ? 24 : 96)) continue;
        place_block(board, who, {kMargin, y}, ink::kSumi, {0.73f, {0, 18}});
        break;
    }
}

// The heading of a page without an event today: これからの催し or これまでの催し, vertical, on its own field.
void add_heading(Board& board, const char* key, Vec2 top_centre)
{
    Headline heading = headline_of(board, key, 84);
    heading.tracking = 0.06f;
    heading.entrance.at = 0.2f;
    add_headline(board, heading, top_centre, Anchor::TopCentre);
}

// The same lying across a standing page.
void add_level_heading(Board& board, const char* key, Vec2 baseline)
{
    const Wording language = board.setting().language;
    const Entrance enter{0.2f, {0, 0}, 0.9f};
    const Placed heading = board.line(words(key, language), board.style(text::Face::Headline, 84, 1), baseline, Anchor::BaselineLeft, ink::kSumi, enter);
    if (language == Language::Japanese) return;
    text::Style small = board.style(text::Face::Mincho, board.type(32), 1);
    small.language = Language::Japanese;
    board.line(words(key, Language::Japanese), small, {heading.box.right() + 32, baseline.y}, Anchor::BaselineLeft, ink::kSumi, enter);
}

// Width of the field at the left of a lying page.
float field_of(const Board& board, const programme::BoardPage& page) { return page.today ? std::round(board.frame().w * 0.444f) : 300; }

// A standing page: today above the band and what comes below it, or the heading across its top.
void lay_standing(Board& board, const programme::BoardPage& page, const char* heading, float foot)
{
    const Size f = board.frame();
    Rows rows = {kMargin, f.w - kMargin, 242, 264, 360, 136, 40, 30, 24, false};
    const float field = page.today ? std::round(f.h * 0.485f) : 214;
    add_paper(board, {0, 0, f.w, field}, ink::kKinari);
    add_band(board, {0, field, f.w, kBand});
    add_paper(board, {0, field + kBand, f.w, f.h - field - kBand});
    if (page.today) {
        add_today(board, *page.today, {0, 0, f.w, field});
        add_rows(board, page.rows, rows, field + kBand + 50, foot, page.today->start_date, 0.8f);
        return;
    }
    add_level_heading(board, heading, {kMargin, 144});
    const float top = field + kBand + 60;
    if (page.record) {
        add_record(board, page.rows, {kMargin, top, f.w - 2 * kMargin, foot - top});
        return;
    }
    rows.numeral = 170;
    rows.numeral_right = 280;
    rows.month = 306;
    rows.text = 412;
    rows.title = 44;
    rows.venue = 36;
    rows.small = 28;
    rows.emblems = true;
    add_rows(board, page.rows, rows, top, foot, std::nullopt, 0.6f);
}

// A lying page: today or the heading in the field at the left, what comes or was at the right.
void lay_lying(Board& board, const programme::BoardPage& page, const char* heading, float foot)
{
    const Size f = board.frame();
    const float field = field_of(board, page), left = field + kBand + 72;
    add_paper(board, {0, 0, field, f.h}, ink::kKinari);
    add_band(board, {field, 0, kBand, f.h});
    add_paper(board, {field + kBand, 0, f.w - field - kBand, f.h});
    Rows rows = {left, f.w - kMargin, left + 150, left + 172, left + 268, 144, 40, 30, 24, false};
    if (page.today) {
        add_today(board, *page.today, {0, 0, field, f.h});
        add_rows(board, page.rows, rows, kMargin, foot, page.today->start_date, 0.8f);
        return;
    }
    add_heading(board, heading, {field / 2, kMargin});
    if (page.record) {
        add_record(board, page.rows, {left, kMargin, board.right() - left, foot - kMargin});
        return;
    }
    rows.numeral_right = left + 168;
    rows.month = left + 194;
    rows.text = left + 330;
    rows.numeral = 156;
    rows.emblems = true;
    add_rows(board, page.rows, rows, kMargin, foot, std::nullopt, 0.5f);
}

}  // namespace

Result<canvas::Composition> compose_events(std::string_view item, const Setting& setting)
{
    const auto& pages = setting.programme.pages;
    const auto number = page_number(item, pages.size());
    if (!number) return no_page("events", item.empty() ? "1" : item, pages.size());
    const programme::BoardPage& page = pages[*number - 1];

    Board board(setting, Ground::Day);
    const char* heading = page.record ? "events.past" : "events.coming";
    const float foot = board.frame().h - 110;
    if (board.portrait()) lay_standing(board, page, heading, foot);
    else lay_lying(board, page, heading, foot);
    const std::string locator = words("footer.events", setting.language) + (pages.size() > 1 ? "　\n" + std::to_string(*number) + " / " + std::to_string(pages.size()) : "");
    // Lying, it keeps to its field.
    board.footer(locator, ink::kSumi, ink::kSumi, board.portrait() ? 0 : field_of(board, page) - 12);
    return board.finish();
}

}  // namespace renkei::scenes
