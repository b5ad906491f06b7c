#include "scenes/event_lead.hpp"

#include <algorithm>

#include "programme/told_events.hpp"
#include "scenes/art/emblem.hpp"
#include "scenes/event_fit.hpp"
#include "scenes/event_words.hpp"
#include "scenes/headline.hpp"
#include "scenes/names.hpp"
#include "scenes/strings.hpp"
#include "text/dates.hpp"

namespace renkei::scenes {
namespace {

namespace ink = paint::ink;

constexpr float kFigure = 0.75f;          // height of a numeral, of its size: it begins at the margin
constexpr float kNumeralHigh = 430;       // from the margin to what stands below numeral and heading
constexpr float kAfterTitle = 28, kAfterHeld = 20, kAfterWhen = 20;

void add_emblem(Board& board, const std::string& code, Vec2 centre, float diameter, const Entrance& entrance)
{
    board.show(board.layer("emblem", Rect{centre.x, centre.y, 0, 0}.grown(diameter / 2 + 2), [centre, code, diameter](paint::Painter& p) { art::paint_emblem(p, centre, diameter, code); }),
               entrance);
}

// The day and what is said of it: the head of the field. Lying, two figures are smaller, so that month and heading keep apart.
void add_head(Board& board, const Lead& lead, float right, bool emblem)
{
    const Wording language = board.setting().language;
    const bool portrait = board.portrait();
    const std::string numeral = std::to_string(static_cast<unsigned>(lead.day.day()));
    const float beside = portrait ? 44.0f : 30.0f, to_heading = language == Language::Japanese ? 24.0f : 48.0f;   // the small Japanese stands between
    const auto width = [&](const std::string& words, text::Face face, float type) { return board.setting().typesetter.line(words, board.style(face, type, 1)).size.w; };
    const float month = std::max(width(text::month_name(lead.day.month(), language), text::Face::Mincho, 60), width(weekday_of(lead.day, language), text::Face::Mincho, 60));
    float size = numeral.size() == 1 ? 480.0f : portrait ? 400.0f : 344.0f;
    // On nearly square pages the field is narrow.
    while (size > 240 && kMargin - 12 + width(numeral, text::Face::Numeral, size) + beside + month + to_heading > right - lead.heading_size) size -= 8;
    const Placed big = board.line(numeral, board.style(text::Face::Numeral, size, 1), {kMargin - 12, kMargin + kFigure * size}, Anchor::BaselineLeft, lead.color, {0.2f, {0, 24}, 0.9f});
    const float x = big.box.right() + beside;
    board.line(text::month_name(lead.day.month(), language), board.style(text::Face::Mincho, 60, 1), {x, kMargin + 52}, Anchor::BaselineLeft, ink::kSumi, {0.35f, {0, 18}});
    // A lone 日 under the month would read as a day whose figure is missing.
    board.line(weekday_of(lead.day, language), board.style(text::Face::Mincho, 60, 1), {x, kMargin + 140}, Anchor::BaselineLeft, ink::kSumi, {0.41f, {0, 18}});
    // Its landscape begins with them and ends with the heading.
    const float free = right - 110 - x;
    if (const std::string code = emblem_of(*lead.event, *board.setting().programme.content); emblem && !code.empty()) {
        const float diameter = !portrait ? std::min(168.0f, free - 40) : numeral.size() == 1 ? 264.0f : std::min(188.0f, free - 72);   // under the weekday
        const Vec2 centre = !portrait ? Vec2{x + diameter / 2, kMargin + 276} : numeral.size() == 1 ? Vec2{right - 300, kMargin + 250} : Vec2{x + diameter / 2, kMargin + 360 - diameter / 2};
        if (centre.x - diameter / 2 > x - 10 && centre.x + diameter / 2 < right - 100) add_emblem(board, code, centre, diameter, {0.5f, {0, 18}});
    }
    Headline heading = headline_of(board, lead.heading, lead.heading_size, lead.color);
    if (language != Language::Japanese && lead.color == ink::kShu) heading.color = ink::kShuText;   // it may be smaller than 60
    heading.entrance = {0.3f, {0, 0}, 0.9f};
    add_headline(board, heading, {right, kMargin}, Anchor::TopRight);
}

struct Words {
    text::Block title;
    Held held;
    When when;
    float height = 0;
};

// The numeral has said a day: what is still to be said of when. The year, and until when; of a later day than the first, all.
std::string days_of(const model::Event& event, Date said, Wording language)
{
    const Date first = *event.start_date, last = model::last_day(event);
    if (said != first) return text::date_range(first, last, language);
    if (last == first) return text::year_name(first, language);
    return filled(words("exhibit.until", language), "date", text::long_date(last, language));
}

// Type, and the most lines, of what is said of an event.
struct Measures {
    float title, venue, small, pitch;
    EventLines lines;
};

Words words_in(const Board& board, const model::Event& event, Date said, float measure, const Measures& m, Ending ending = Ending::Marked)
{
    const Wording language = board.setting().language;
    const float small = board.type(m.small);
    Words words;
    words.title = shortened(board, title_of(event, language), text::Face::Mincho, board.type(m.title), m.pitch, measure, m.lines.title, ending);
    words.held = set_held(board, venue_of(event, language), ward_of(event, *board.setting().programme.content, language), board.type(m.venue), 32, measure, m.lines.venue, ending);
    words.when = set_when(board, event, days_of(event, said, language), small, measure, Hours::Below, m.lines.note);
    words.height = words.title.size.h + kAfterTitle + words.held.height + kAfterHeld + words.when.height;
    return words;
}

// The largest size at which the title keeps to its own breaks; a very long one goes down until it is whole and all below it has room,
// a venue on its own before. Where even the smallest type has no room for all, lines are left out: those who take part leave theirs first.
Words set_words(const Board& board, const model::Event& event, Date said, float measure, float room, float without_names)
{
    const Wording language = board.setting().language;
    const std::string title = title_of(event, language), venue = venue_of(event, language);
    const auto whole = [&](const std::string& words, text::Face face, float size, float pitch, int lines) { return !wrapped(board, words, face, board.type(size), pitch, measure, lines).overflow; };
    for (const float candidate : {72.0f, 66.0f, 60.0f, 54.0f, 48.0f, 40.0f, 34.0f}) {
        if (candidate > 60 && !board.portrait()) continue;
        const bool high = candidate > 40, fits = setting_fits(board, title, board.style(text::Face::Mincho, candidate, 1), measure);
        const int lines = high ? 3 : 6;
        if (!fits && (candidate > 48 || !whole(title, text::Face::Mincho, candidate, 1.35f, lines))) continue;
        for (const auto& [size, most] : {std::pair{40.0f, 2}, std::pair{34.0f, high ? 3 : 2}, std::pair{28.0f, 4}}) {
            if ((size > 34 && !high) || !whole(venue, text::Face::Gothic, size, 1.35f, most)) continue;
            Words words = words_in(board, event, said, measure, {candidate, size, high ? 32.0f : 28.0f, 1.35f, {lines, most, high ? 2 : 1}});
            if (words.height <= room) return words;
        }
    }
    for (const float size : {30.0f, 27.0f}) {
        const Measures all{size, size, 27, 1.3f, kEventWhole};
        if (words_in(board, event, said, measure, all, Ending::Torn).height <= room) return words_in(board, event, said, measure, all);
    }
    Measures least{24, 24, 24, 1.25f, kEventWhole};
    least.lines = fewer_lines(kEventWhole, without_names, [&](const EventLines& lines, Ending ending) { return words_in(board, event, said, measure, {24, 24, 24, 1.25f, lines}, ending).height; });
    return words_in(board, event, said, measure, least);
}

// What it is, where there is room below all the rest; in the words of its municipality, so on Japanese displays alone. The lower end.
float add_summary(Board& board, const model::Event& event, Vec2 at, float measure, float bottom)
{
    constexpr float kAir = 34, kLeastAir = 12, kBelow = 20, kPitch = 1.6f;
    constexpr int kMostLines = 5;
    const std::string summary = falls_back_on_english(board.setting().language) ? "" : programme::summary_of(event);
    if (summary.empty()) return at.y;
    for (const auto& [size, air] : {std::pair{30.0f, kAir}, std::pair{30.0f, kLeastAir}, std::pair{27.0f, kLeastAir}}) {
        const text::Block block = wrapped(board, summary, text::Face::Mincho, board.type(size), kPitch, measure, kMostLines);
        if (block.overflow || at.y + air + block.size.h + kBelow > bottom) continue;
        place_block(board, block, {at.x, at.y + air}, ink::kSumi, {0.79f, {0, 18}});
        return at.y + air + block.size.h;
    }
    return at.y;
}

}  // namespace

const char* heading_of_today(const model::Event& event, Date today, int minute)
{
    if (event.start_minute && event.end_minute && *event.start_minute <= minute && minute < *event.end_minute) return "events.now";
    return *event.start_date < today && model::last_day(event) == today ? "events.last_day" : "events.today";
}

void add_lead(Board& board, const Lead& lead)
{
    const model::Event& event = *lead.event;
    const float right = lead.field.right() - (board.portrait() ? kMargin : 84), bottom = lead.foot;
    const float measure = right - kMargin;
    float y = kMargin + kNumeralHigh;
    const text::Style small = board.style(text::Face::Gothic, board.type(30));
    const bool some = !taking_part(board, event, small, measure, Naming::Counted).empty();
    const Words words = set_words(board, event, lead.day, measure, bottom - y - (some ? kAfterWhen + small.size * 1.55f : 0), bottom - y);
    place_block(board, words.title, {kMargin, y}, ink::kSumi, {0.55f, {0, 18}});
    y += words.title.size.h + kAfterTitle;
    place_held(board, words.held, {kMargin, y}, {0.61f, {0, 18}});
    y += words.held.height + kAfterHeld;
    place_when(board, words.when, {kMargin, y}, {0.67f, {0, 18}});
    y += words.when.height + kAfterWhen;
    for (const Naming naming : {Naming::Each, Naming::Counted}) {
        const text::Block who = wrapped(board, taking_part(board, event, small, measure, naming), text::Face::Gothic, small.size, 1.55f, measure, 3);
        if (who.overflow || y + who.size.h > bottom) continue;
        place_block(board, who, {kMargin, y}, ink::kSumi, {0.73f, {0, 18}});
        y += who.size.h;
        break;
    }
    y = add_summary(board, event, {kMargin, y}, measure, bottom);
    // Lying, two figures leave little room between them and the heading: the landscape begins below the words, at their margin, where these are few.
    constexpr float kLeastBelow = 160, kMostBelow = 250, kAbove = 40, kRowsEnd = 14;   // … where the rows beside it end
    const float below = std::min(kMostBelow, bottom - kRowsEnd - y - kAbove);
    const std::string code = emblem_of(event, *board.setting().programme.content);
    const bool beneath = lead.emblem && !code.empty() && !board.portrait() && static_cast<unsigned>(lead.day.day()) > 9 && below >= kLeastBelow;
    if (beneath) add_emblem(board, code, {kMargin + below / 2, bottom - kRowsEnd - below / 2}, below, {0.8f, {0, 18}});
    add_head(board, lead, right, lead.emblem && !beneath);
}

void add_landscape(Board& board, const model::Event& event, Rect area)
{
    constexpr float kShare = 0.78f;   // of the area's shorter side
    const std::string code = emblem_of(event, *board.setting().programme.content);
    if (code.empty()) return;
    add_emblem(board, code, {area.x + area.w / 2, area.y + area.h / 2}, std::min(area.w, area.h) * kShare, {0.5f, {0, 0}, 1.2f});
}

}  // namespace renkei::scenes
