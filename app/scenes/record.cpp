#include "scenes/record.hpp"

#include <algorithm>
#include <cmath>

#include "base/utf8.hpp"
#include "scenes/art/cloth.hpp"
#include "scenes/art/emblem.hpp"
#include "scenes/event_fit.hpp"
#include "scenes/event_words.hpp"
#include "scenes/names.hpp"
#include "text/dates.hpp"

namespace renkei::scenes {
namespace {

namespace ink = paint::ink;

constexpr float kYear = 120, kStandingYear = 104;   // type of the year's figures
constexpr float kCloth = 128, kStandingCloth = 150, kBeside = 32;   // width of a banner, and from it to the day
constexpr float kName = 0.3f;                       // of a banner's width: the ward is named smaller than the event
constexpr float kPole = 6, kLoop = 12;              // thickness of the pole, and how far the cloth hangs below it
constexpr float kShortest = 230, kLongest = 440;    // of a banner
constexpr float kDay = 156, kEmblem = 172;
constexpr float kAfterTitle = 16, kAfterVenue = 12, kAfterDay = 8;   // units between the lines
constexpr float kGap = 52;                          // between two events side by side
constexpr float kFirst = 0.1f, kApartInTime = 0.16f;   // seconds: the page before has just gone, and nobody looks at an empty one

// What is told of one event, set before it is placed.
struct Told {
    text::Block title, when, who;
    Held held;
    float height = 0;
    bool cut = false;
    [[nodiscard]] float when_high() const { return when.glyphs.empty() ? 0 : when.size.h + kAfterDay; }   // with the air below it
};

// A standing row has a line to itself and larger type. Where there is little room those who took part are counted, then the title is smaller, then they are left out,
// and last all has the smallest type and may lose lines.
enum class Fullness { Large, All, Counted, Small, WithoutNames, Least };

Told told_of(const Board& board, const model::Event& event, float measure, float title, Fullness fullness, const EventLines& lines, Ending ending)
{
    const Wording language = board.setting().language;
    const bool large = fullness == Fullness::Large;
    const float small = board.type(large ? 28 : 24);
    const bool small_title = fullness >= Fullness::Small, least = fullness == Fullness::Least;
    Told told;
    told.title = shortened(board, title_of(event, language), text::Face::Mincho, board.type(least ? 24 : small_title ? 0.78f * title : title), 1.3f, measure, lines.title, ending);
    told.held = set_held(board, venue_of(event, language), "", board.type(large ? 34 : least ? 24 : 28), 0, measure, lines.venue, ending);   // the ward is named on the banner
    told.when = wrapped(board, until_of(event, language), text::Face::Gothic, small, 1.4f, measure, 2);
    const Naming naming = fullness <= Fullness::All ? Naming::Each : Naming::Counted;
    if (fullness < Fullness::WithoutNames) told.who = wrapped(board, taking_part(board, event, board.style(text::Face::Gothic, small), measure, naming), text::Face::Gothic, small, 1.4f, measure, 3);
    told.height = told.title.size.h + kAfterTitle + told.held.height + kAfterVenue + told.when_high() + told.who.size.h;
    told.cut = told.title.overflow || told.when.overflow || told.held.venue.overflow || told.who.overflow;
    return told;
}

// As full as told; at last with as many lines as the room has.
Told told_in(const Board& board, const model::Event& event, float measure, float title, Fullness fullness, float room)
{
    if (fullness != Fullness::Least) return told_of(board, event, measure, title, fullness, {fullness >= Fullness::Small ? 8 : 4, fullness >= Fullness::Small ? 3 : 2, 0}, Ending::Torn);
    const auto height = [&](const EventLines& lines, Ending ending) { return told_of(board, event, measure, title, fullness, lines, ending).height; };
    return told_of(board, event, measure, title, fullness, fewer_lines({kEventWhole.title, kEventWhole.venue, 0}, room, height), Ending::Marked);
}

void place_told(Board& board, const Told& told, Vec2 at, float enter)
{
    place_block(board, told.title, at, ink::kSumi, {enter, {0, 18}});
    at.y += told.title.size.h + kAfterTitle;
    place_held(board, told.held, at, {enter + canvas::kStagger, {0, 18}});
    at.y += told.held.height + kAfterVenue;
    place_block(board, told.when, at, ink::kSumi, {enter + 2 * canvas::kStagger, {0, 18}});
    at.y += told.when_high();
    place_block(board, told.who, at, ink::kSumi, {enter + 3 * canvas::kStagger, {0, 18}});
}

// The banner, dyed and patterned for its ward, whose name stands on it; of an event outside the wards its first municipality's.
void add_banner(Board& board, const model::Event& event, Rect cloth, float enter)
{
    constexpr float kLeast = 26, kAbove = 34, kHem = 46;
    const float full = board.type(kName * cloth.w);
    const auto& content = *board.setting().programme.content;
    const Wording language = board.setting().language;
    // Outside the wards the town where it was, if that is all that is said of the place.
    const std::string of_ward = ward_of(event, content, language), venue = venue_of(event, language);
    const std::string ward = !of_ward.empty() ? of_ward : code_points(venue) <= (is_alphabetic(language) ? 12u : 5u) ? venue : "", code = event.code5.empty() ? emblem_of(event, content) : event.code5;
    text::Paragraph name = board.paragraph(ward, board.style(text::Face::Headline, full, 1));
    name.direction = text::Direction::Vertical;
    name.style.tracking = is_alphabetic(language) ? 0 : 0.08f;
    const float room = cloth.h - kAbove - kHem;
    if (const float height = board.setting().typesetter.set(name).size.h; height > room) name.style.size = std::max(std::floor(full * room / height), board.type(kLeast));
    const float words_end = ward.empty() ? cloth.y : cloth.y + kAbove + board.setting().typesetter.set(name).size.h;
    const Rect hung = {cloth.x, cloth.y - kLoop, cloth.w, cloth.h + kLoop};
    const int layer = board.layer("banner", hung, [=, look = art::cloth_of(code)](paint::Painter& p) {
        p.begin();
        for (const float part : {0.12f, 0.5f, 0.88f}) p.rect({cloth.x + cloth.w * (part - 0.066f), cloth.y - kLoop, cloth.w * 0.132f, kLoop + 1});
        p.fill(paint::mix(art::dye(look.hue), ink::kSumi, 0.22f));
        art::paint_cloth(p, cloth, look, words_end);
    });
    canvas::Sprite& sprite = board.show(layer);
    sprite.reveal_from = canvas::Edge::Top;
    sprite.reveal = canvas::Track(0).to(1, board.enters(enter), 1.1f, canvas::Ease::OutQuint);
    if (!ward.empty()) board.text(name, {cloth.x + cloth.w / 2, cloth.y + kAbove}, Anchor::TopCentre, ink::kWashi, {enter + 0.3f, {0, 0}});
}

void add_pole(Board& board, float x, float y, float right, float enter)
{
    const Rect pole{x, y, right - x, kPole};
    board.show(board.layer("pole", pole.grown(1), [pole](paint::Painter& p) {
        p.begin();
        p.rounded_rect(pole, kPole / 2);
        p.fill(ink::kSumi);
        p.begin();
    }), {enter, {0, 0}, 0.9f});
}

// 2025 in large figures, 令和7年 beside them where the display counts so and there is room.
void add_year(Board& board, Date date, Vec2 baseline, float size, float room, float enter)
{
    const Wording language = board.setting().language;
    const Placed figures = board.line(std::to_string(static_cast<int>(date.year())), board.style(text::Face::Numeral, size, 1), {baseline.x - 4, baseline.y}, Anchor::BaselineLeft,
                                      ink::kSumi, {enter, {0, 12}, 0.9f});
    const std::string era = text::year_name(date, language);
    if (era.find(std::to_string(static_cast<int>(date.year()))) != std::string::npos) return;
    const text::Style style = board.style(text::Face::Mincho, board.type(36), 1);
    if (figures.box.right() + 24 + board.setting().typesetter.line(era, style).size.w > baseline.x + room) return;
    board.line(era, style, {figures.box.right() + 24, baseline.y}, Anchor::BaselineLeft, ink::kSumi, {enter + 0.1f, {0, 12}});
}

// The day as the largest figure, month and weekday beside or under it. Returns where it ends.
Rect add_day(Board& board, Date day, Vec2 top, float size, bool beside, float enter)
{
    const Wording language = board.setting().language;
    const text::Style small = board.style(text::Face::Mincho, board.type(34 * size / kDay), 1);
    const std::string month = text::month_name(day.month(), language), weekday = weekday_of(day, language);
    const Placed figure = board.line(std::to_string(static_cast<unsigned>(day.day())), board.style(text::Face::Numeral, size, 1), {top.x - 6, top.y + size * 0.75f}, Anchor::BaselineLeft, ink::kSumi, {enter, {0, 18}});
    const float under = top.y + size * 0.75f + 20 + small.size;
    if (!beside) return figure.box.united(board.line(month + (language == Language::English ? ", " : "　") + weekday, small, {top.x, under}, Anchor::BaselineLeft, ink::kSumi, {enter + canvas::kStagger, {0, 18}}).box);
    const float x = figure.box.right() + 26;
    board.line(month, small, {x, top.y + size * 0.75f - small.size * 1.5f}, Anchor::BaselineLeft, ink::kSumi, {enter, {0, 18}});
    return figure.box.united(board.line(weekday, small, {x, top.y + size * 0.75f}, Anchor::BaselineLeft, ink::kSumi, {enter + canvas::kStagger, {0, 18}}).box);
}

void add_emblem(Board& board, const model::Event& event, Vec2 centre, float diameter, float enter)
{
    const std::string code = emblem_of(event, *board.setting().programme.content);
    if (code.empty()) return;
    board.show(board.layer("emblem", Rect{centre.x, centre.y, 0, 0}.grown(diameter / 2 + 2), [=](paint::Painter& p) { art::paint_emblem(p, centre, diameter, code); }),
               {enter + 3 * canvas::kStagger, {0, 0}, 0.9f});
}

bool opens_year(const std::vector<const model::Event*>& events, size_t i) { return i == 0 || events[i]->start_date->year() != events[i - 1]->start_date->year(); }

// Side by side below one pole.
void add_hanging(Board& board, const std::vector<const model::Event*>& events, Rect area)
{
    constexpr size_t kPlaces = 3;
    const float width = (area.w - kGap * static_cast<float>(kPlaces - 1)) / static_cast<float>(kPlaces);
    const float pole = area.y + kYear * 0.75f + 38, top = pole + kPole + kLoop;
    const float narrow = std::min(1.0f, width / 400), cloth = kCloth * narrow;   // on nearly square pages
    std::vector<Told> all;
    float tallest = 0;
    const float room = area.bottom() - 30 - top - kShortest;
    for (const Fullness fullness : {Fullness::All, Fullness::Counted, Fullness::Small, Fullness::WithoutNames, Fullness::Least}) {
        all.clear();
        tallest = 0;
        bool cut = false;
        for (const auto* e : events) {
            all.push_back(told_in(board, *e, width, 42, fullness, room));   // ten characters a line
            tallest = std::max(tallest, all.back().height);
            cut = cut || all.back().cut;
        }
        if (!cut && tallest <= room) break;
    }
    const float hem = std::clamp(area.bottom() - 30 - tallest, top + 120, top + kLongest);
    add_pole(board, area.x - 14, pole, area.right() + 14, kFirst);
    for (size_t i = 0; i < events.size(); ++i) {
        const float x = area.x + (width + kGap) * static_cast<float>(i), enter = kFirst + kApartInTime * static_cast<float>(i);
        if (opens_year(events, i)) add_year(board, *events[i]->start_date, {x, area.y + kYear * 0.75f}, kYear * std::sqrt(narrow), width + kGap - 16, enter);
        add_banner(board, *events[i], {x, top, cloth, hem - top}, enter);
        const float right = x + cloth + kBeside * narrow;
        const Rect day = add_day(board, *events[i]->start_date, {right, top + 16}, kDay * narrow, false, enter + 0.2f);
        if (const float diameter = std::min({kEmblem, hem - day.bottom() - 28, x + width - right}); diameter > 90) add_emblem(board, *events[i], {right + diameter / 2, hem - diameter / 2}, diameter, enter);
        place_told(board, all[i], {x, hem + 30}, enter + 0.3f);
    }
}

// One under the other, each below a pole of its own.
void add_standing(Board& board, const std::vector<const model::Event*>& events, Rect area)
{
    constexpr float kYearRoom = kStandingYear * 0.75f + 34, kApart = 40;
    const float text = area.x + kStandingCloth + kBeside + 16, measure = area.right() - text;
    float years = 0;
    for (size_t i = 0; i < events.size(); ++i) years += opens_year(events, i) ? kYearRoom : 0;
    const float row = std::min(500.0f, (area.h - years - kApart * static_cast<float>(events.size() - 1)) / static_cast<float>(std::max<size_t>(events.size(), 1)));
    const float words = kDay * 0.75f + 26;   // below the day
    const auto fits = [&](const Told& told) { return !told.cut && words + told.height <= row; };
    // All rows of a page have one size.
    const bool large = std::all_of(events.begin(), events.end(), [&](const auto* e) { return fits(told_in(board, *e, measure, 48, Fullness::Large, row - words)); });
    float y = area.y;
    for (size_t i = 0; i < events.size(); ++i) {
        const model::Event& event = *events[i];
        const float enter = kFirst + kApartInTime * static_cast<float>(i);
        if (opens_year(events, i)) {
            add_year(board, *event.start_date, {area.x, y + kStandingYear * 0.75f}, kStandingYear, area.w, enter);
            y += kYearRoom;
        }
        Told told;
        for (const Fullness fullness : {Fullness::Large, Fullness::All, Fullness::Counted, Fullness::Small, Fullness::WithoutNames, Fullness::Least}) {
            if (fullness == Fullness::Large && !large) continue;
            told = told_in(board, event, measure, 48, fullness, row - words);
            if (fits(told)) break;
        }
        const float top = y + kPole + kLoop;
        add_pole(board, area.x - 14, y, area.x + kStandingCloth + 14, enter);
        add_banner(board, event, {area.x, top, kStandingCloth, std::min(kLongest, y + row - top)}, enter);
        const Rect day = add_day(board, *event.start_date, {text, y}, kDay, true, enter + 0.2f);
        if (area.right() - day.right() > 190) add_emblem(board, event, {area.right() - 70, y + 64}, 140, enter);
        place_told(board, told, {text, y + words}, enter + 0.3f);
        y += row + kApart;
    }
}

}  // namespace

void add_record(Board& board, const std::vector<const model::Event*>& events, Rect area)
{
    if (board.portrait()) add_standing(board, events, area);
    else add_hanging(board, events, area);
}

}  // namespace renkei::scenes
