// An event as a visitor looks at it: its day, what it is, where and when, its landscape and the way to its own page.

#include <algorithm>

#include "scenes/art/emblem.hpp"
#include "scenes/event_words.hpp"
#include "scenes/paper.hpp"
#include "scenes/strings.hpp"
#include "scenes/visitor/page.hpp"
#include "text/dates.hpp"

namespace renkei::scenes {
namespace {

namespace ink = paint::ink;

constexpr float kAfterTitle = 26, kAfterHeld = 20;

// Title, venue and hours as large as they fit.
struct Told {
    text::Block title;
    Held held;
    When when;
    float height = 0;
};

Told told_in(const Board& board, const model::Event& event, float measure, float title, float small)
{
    const Wording language = board.setting().language;
    Told told;
    told.title = shortened(board, title_of(event, language), text::Face::Mincho, board.type(title), 1.35f, measure, title > 40 ? 3 : 5);
    told.held = set_held(board, venue_of(event, language), ward_of(event, *board.setting().programme.content, language), board.type(small), 28, measure, 2);
    told.when = set_when(board, event, text::date_range(*event.start_date, model::last_day(event), language), board.type(small), measure, Hours::Below, 2);
    told.height = told.title.size.h + kAfterTitle + told.held.height + kAfterHeld + told.when.height;
    return told;
}

Told told_of(const Board& board, const model::Event& event, float measure, float room)
{
    for (const auto& [title, small] : {std::pair{72.0f, 34.0f}, {60.0f, 34.0f}, {52.0f, 32.0f}, {44.0f, 30.0f}, {36.0f, 28.0f}})
        if (Told told = told_in(board, event, measure, title, small); told.height <= room && !told.title.overflow) return told;
    return told_in(board, event, measure, 28, 24);
}

void add_told(Board& board, const Told& told, Vec2 at)
{
    place_block(board, told.title, at, ink::kSumi, kThere);
    at.y += told.title.size.h + kAfterTitle;
    place_held(board, told.held, at, kThere);
    at.y += told.held.height + kAfterHeld;
    place_when(board, told.when, at, kThere);
}

// The day as on the event board: the numeral, and beside it month and weekday. Returns where it ends.
Vec2 add_day(Board& board, Date day, Vec2 top_left, float size, paint::Color color)
{
    const Wording language = board.setting().language;
    constexpr float kHigh = 0.75f;
    const float beside = board.type(40);
    const Placed numeral = board.line(std::to_string(static_cast<unsigned>(day.day())), board.style(text::Face::Numeral, size, 1), {top_left.x - 8, top_left.y + kHigh * size}, Anchor::BaselineLeft, color, kThere);
    const float x = numeral.box.right() + 20, bottom = top_left.y + kHigh * size;
    const Placed month = board.line(text::month_name(day.month(), language), board.style(text::Face::Mincho, beside, 1), {x, bottom - 1.5f * beside}, Anchor::BaselineLeft, ink::kSumi, kThere);
    const Placed weekday = board.line(weekday_of(day, language), board.style(text::Face::Mincho, beside, 1), {x, bottom}, Anchor::BaselineLeft, ink::kSumi, kThere);
    return {std::max(month.box.right(), weekday.box.right()), bottom};
}

void add_landscape_of(Board& board, const std::string& code, Vec2 centre, float diameter)
{
    if (code.empty()) return;
    board.show(board.layer("emblem", Rect{centre.x, centre.y, 0, 0}.grown(diameter / 2 + 2), [centre, code, diameter](paint::Painter& p) { art::paint_emblem(p, centre, diameter, code); }));
}

}  // namespace

void add_event_page(Board& board, VisitPage& page)
{
    const Wording language = page.visit.language;
    const Rect room = page.layout.picture;
    add_paper(board, {0, 0, board.frame().w, board.frame().h});
    const auto events = visit::events_at(page.here(), page.matter);
    const model::Event* event = visit::event_at(page.here(), events);
    const bool over = visit::are_over(events, page.matter.today);
    const std::string heading = event == nullptr ? words("visit.events.none", language) : words(over ? "events.past" : "footer.events", language);
    const Placed head = board.line(heading, board.style(text::Face::Headline, std::max(52.0f, board.type(24)), 1), {room.x, room.y + 12}, Anchor::TopLeft, over ? ink::kAi : ink::kShuText, kThere);
    if (event != nullptr) {
        const std::string emblem = emblem_of(*event, page.content);
        const float side = event->url.empty() ? 0 : code_side(page), top = head.box.bottom() + 40;
        const Date day = *event->start_date;
        if (board.portrait()) {
            const Vec2 end = add_day(board, day, {room.x, top}, 300, over ? ink::kAi : ink::kShu);
            const float diameter = std::min(240.0f, room.right() - end.x - 40);
            if (diameter > 120) add_landscape_of(board, emblem, {room.right() - diameter / 2, top + 0.75f * 300 - diameter / 2}, diameter);
            const float at = end.y + 56;
            add_told(board, told_of(board, *event, room.w, room.bottom() - at - (side > 0 ? side + 60 : 0)), {room.x, at});
        } else {
            const Vec2 end = add_day(board, day, {room.x, top}, 300, over ? ink::kAi : ink::kShu);
            const float column = side > 0 ? std::max(side, 180.0f) + 60 : 0, left = std::max(end.x, room.x + 420) + 64;
            const float measure = room.right() - column - left;
            const Told told = told_of(board, *event, measure, room.bottom() - head.box.y - 8);
            add_told(board, told, {left, head.box.y + 4});
            // Its landscape stands where there is room: below the words, as large as that is.
            const float from = head.box.y + 4 + told.height + 36, diameter = std::min(280.0f, room.bottom() + 8 - from);
            if (diameter > 110) add_landscape_of(board, emblem, {left + diameter / 2, room.bottom() + 8 - diameter / 2}, diameter);
        }
        for (visit::Button& button : page.layout.buttons) button.on = button.on || (button.role == visit::Role::Choice && button.id.starts_with("open events ") && button.id.ends_with(" " + event->key));
        add_code(board, page, event->url, {room.right(), room.bottom() + (board.portrait() ? 0.0f : 8.0f)});
    }
    add_buttons(board, page, Ground::Day);
}

}  // namespace renkei::scenes
