#include "programme/programme.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <string_view>

#include "programme/board.hpp"
#include "programme/book.hpp"
#include "programme/exhibits.hpp"
#include "programme/reading.hpp"
#include "programme/scenes.hpp"
#include "programme/told_events.hpp"
#include "programme/wards.hpp"

namespace renkei::programme {
namespace {

// The loop. Every "showcase" is a place where an equal share of the day's showcases stands.
constexpr std::array<std::string_view, 16> kOrder{"title", "showcase", "agreements", "region", "showcase", "wards", "plans", "showcase", "events", "exhibit",
                                                  "notice", "partners", "showcase", "numbers", "support", "showcase"};
static_assert(std::all_of(kOrder.begin(), kOrder.end(), is_scene), "the loop shows scenes that exist");
static_assert(std::all_of(kScenes.begin(), kScenes.end(),
                          [](std::string_view scene) { return std::find(kOrder.begin(), kOrder.end(), scene) != kOrder.end(); }), "the loop shows every scene");

// Showcases in one loop. With more of them each day shows the next ones, so that each comes round: 1,741 in 73 days.
constexpr size_t kShowcasesALoop = 24;

// Pages of exhibitions in one loop, opening pages aside: a quarter of an hour. With more each day shows the next ones. A panel that
// begins among them is shown to its end; a film counts as the pages that could be read meanwhile.
constexpr size_t kExhibitPagesALoop = 48;

// Dwell in seconds of the scenes whose length is choreography, not reading.
constexpr float kTitleDwell = 12, kAgreementsDwell = 24, kNumbersDwell = 16;

// A disaster's name, date and amount are taken in at a glance; its recipients are looked up by those whom it concerns.
constexpr float kDisasterSeconds = 2.6f;

// The cards that take the display stay as long as their reason holds; they are made anew after so many seconds, with the clock.
constexpr float kClosingDwell = 30, kClosedDwell = 300, kUrgentDwell = 60;

// A list of names is looked through, not read: 9 s for a short one, 20 s for Hokkaido's 144.
constexpr float kShortListDwell = 9, kLongListDwell = 20;
constexpr float kShortList = 15, kLongList = 144;

// Bounds of the dwell from reading speed, seconds (requirements R66).
constexpr float kFirstLook = 3, kLeastDwell = 8, kLongestDwell = 30, kUsualSpeed = 5;

// Tenths of a second are exact enough for the eye and keep the sum of a loop the same on every machine.
float in_tenths(float seconds)
{
    return std::round(seconds * 10) / 10;
}

float region_dwell(int member_count)
{
    const float t = (static_cast<float>(member_count) - kShortList) / (kLongList - kShortList);
    return in_tenths(kShortListDwell + std::clamp(t, 0.0f, 1.0f) * (kLongListDwell - kShortListDwell));
}

// So many of all, counted on from day to day.
template <class Value>
std::vector<Value> of_this_day(const std::vector<Value>& all, size_t most, Date date)
{
    if (all.size() <= most) return all;
    const auto n = static_cast<long long>(all.size()),
        first = static_cast<long long>(std::chrono::sys_days(date).time_since_epoch().count()) * static_cast<long long>(most);
    std::vector<Value> chosen;
    // days before 1970 count too
    for (long long i = 0; i < static_cast<long long>(most); ++i) chosen.push_back(all[static_cast<size_t>(((first + i) % n + n) % n)]);
    return chosen;
}

// The same with the pages of panels: no day begins in the middle of a text, and none ends there. A panel is shown on the day to which
// its first page falls.
std::vector<ExhibitPage> panels_of_this_day(const std::vector<ExhibitPage>& all, const Options& options, Date date)
{
    std::vector<const ExhibitPage*> turns;   // a page each, a film several
    for (const ExhibitPage& page : all)
        turns.insert(turns.end(), page.filmed ? static_cast<size_t>(std::ceil(film_dwell(page.panel->clip.milliseconds, options) / kLongestDwell)) : 1, &page);
    std::vector<size_t> of_day(turns.size());
    std::iota(of_day.begin(), of_day.end(), size_t{0});
    of_day = of_this_day(of_day, kExhibitPagesALoop, date);
    const auto goes_on = [&](size_t turn) { return turn > 0 && turns[turn]->panel == turns[turn - 1]->panel; };
    if (of_day.size() < turns.size()) {
        for (size_t next = (of_day.back() + 1) % turns.size(); goes_on(next); next = (next + 1) % turns.size()) of_day.push_back(next);
        of_day.erase(of_day.begin(), std::find_if_not(of_day.begin(), of_day.end(), goes_on));
    }
    std::vector<ExhibitPage> chosen;
    for (const size_t turn : of_day)
        if (chosen.empty() || chosen.back().item != turns[turn]->item) chosen.push_back(*turns[turn]);
    return chosen;
}

struct Builder {
    const model::Content& content;
    const Options& options;
    const std::vector<BoardPage>& pages;
    std::vector<const model::Showcase*> showcases;   // of this day
    std::vector<const model::Film*> films;           // of this day
    std::map<std::string, std::string, std::less<>> undated{};
    size_t showcase_places = 0, showcase_place = 0;
    std::vector<Slot> slots;
    Date date{};

    // Adds what the loop shows of this scene; nothing where the content has nothing for it.
    void add(std::string_view scene);

    void add_title() { slots.push_back({"title", "", kTitleDwell}); }
    void add_agreements()
    {
        if (!content.organisations.empty()) slots.push_back({"agreements", "", kAgreementsDwell});
    }
    void add_numbers()
    {
        if (!content.statistics.empty()) slots.push_back({"numbers", "", kNumbersDwell});
    }
    void add_showcases()
    {
        const size_t from = share(showcases.size(), showcase_place), to = share(showcases.size(), showcase_place + 1);
        for (size_t i = from; i < to; ++i) {
            const model::Showcase& s = *showcases[i];
            const auto further = undated.find(s.code5);
            const size_t length = characters(s.ja.lead) + characters(s.ja.body) + characters(s.link_label_ja) +
                (further != undated.end() ? characters(further->second) : 0);
            const auto photos = static_cast<float>(photos_on(content, s.code5, date).size());
            slots.push_back({"showcase", s.key, std::max(dwell_for(length, options.characters_per_second), std::min(photos * kPhotoSeconds, kLongestDwell))});
        }
        const size_t first_film = share(films.size(), showcase_place), last_film = share(films.size(), showcase_place + 1);
        for (size_t i = first_film; i < last_film; ++i) slots.push_back({"showcase", item_of(*films[i]), film_dwell(films[i]->milliseconds, options)});
        ++showcase_place;
    }

    // How many of so many stand before this place: the first places take what does not divide evenly.
    [[nodiscard]] size_t share(size_t count, size_t place) const
    {
        const size_t even = count / showcase_places, more = count % showcase_places;
        return place * even + std::min(place, more);
    }

    // One visit a prefecture, in the order in which its first organisation signed.
    void add_regions()
    {
        std::vector<const model::Organisation*> signing;
        for (const auto& organisation : content.organisations) signing.push_back(&organisation);
        std::stable_sort(signing.begin(), signing.end(), [](const auto* a, const auto* b) { return a->signed_date < b->signed_date; });
        std::vector<std::string_view> visited;
        for (const auto* first : signing) {
            if (std::find(visited.begin(), visited.end(), first->prefecture_code) != visited.end()) continue;
            visited.push_back(first->prefecture_code);
            int names = 0;
            for (const auto* organisation : signing)
                if (organisation->prefecture_code == first->prefecture_code)
                    names += std::max(organisation->member_count, static_cast<int>(organisation->member_codes.size()));
            slots.push_back({"region", first->prefecture_code, region_dwell(names)});
        }
    }

    // Each disaster has its moment on the map, and the page a breath before and after.
    void add_support()
    {
        for (size_t first = 0; first < content.supports.size(); first += kDisastersAPage) {
            const size_t count = std::min(kDisastersAPage, content.supports.size() - first);
            slots.push_back({"support", std::to_string(first / kDisastersAPage + 1),
                             in_tenths(std::max(kLeastDwell, 2.8f + kDisasterSeconds * static_cast<float>(count)))});
        }
    }

    // Pages of a book: each stays as long as its words are many, one without words is left out.
    void add_book(const char* scene, const std::vector<BookPage>& pages_of_book)
    {
        for (const BookPage& page : pages_of_book)
            slots.push_back({scene, std::string(page.item), page.seconds > 0 ? std::clamp(page.seconds, kLeastDwell, kLongestDwell)
                             : dwell_for(page.characters, options.characters_per_second)});
    }
    void add_plans() { add_book("plans", plan_pages(content)); }
    void add_partners() { add_book("partners", partner_pages(content)); }

    // A turn a link, with the names of its members to look through.
    void add_wards()
    {
        const auto add_pages = [&](const char* item, size_t count, size_t a_page, const auto& seconds_of) {
            for (size_t first = 0; first < count; first += a_page) {
                float seconds = 0;
                for (size_t i = first; i < std::min(count, first + a_page); ++i) seconds += seconds_of(i);
                slots.push_back({"wards", std::string(item) + "-" + std::to_string(first / a_page + 1),
                                 in_tenths(std::clamp(seconds, kLeastDwell, kLongestDwell))});
            }
        };
        const std::vector<WardTurn> turns = ward_turns(content);
        add_pages("nation", turns.size(), kWardsAPage, [&](size_t i) { return turns[i].seconds; });
        add_pages("hokkaido", content.links.size(), kRegionsAPage, [&](size_t i) { return seconds_of(content.links[i]); });
    }
    // The exhibitions that are on: each its opening page and its panels.
    void add_exhibits()
    {
        std::vector<ExhibitPage> panels;
        for (const model::Exhibit& exhibit : content.exhibits)
            if (is_on(exhibit, date, options.dated))
                for (ExhibitPage& page : pages_of(content, exhibit, date))
                    if (page.panel != nullptr) panels.push_back(std::move(page));
        panels = panels_of_this_day(panels, options, date);
        for (const model::Exhibit& exhibit : content.exhibits) {
            if (!is_on(exhibit, date, options.dated)) continue;
            add_exhibit_page({.item = item_of(exhibit), .exhibit = &exhibit});
            for (const ExhibitPage& page : panels)
                if (page.exhibit == &exhibit) add_exhibit_page(page);
        }
    }
    void add_exhibit_page(const ExhibitPage& page)
    {
        slots.push_back({"exhibit", page.item, page.filmed ? film_dwell(page.panel->clip.milliseconds, options)
                         : dwell_for(page.read(), options.characters_per_second)});
    }

    // What the staff say to everybody; what is urgent does not wait for its turn.
    void add_notices()
    {
        for (const auto& notice : content.notices)
            if (!notice.urgent && stands(notice))
                slots.push_back({"notice", notice.key, dwell_for(characters(notice.title) + characters(notice.body), options.characters_per_second)});
    }
    [[nodiscard]] bool stands(const model::Notice& notice) const
    {
        const NoticeTime time = time_of(notice);
        return options.dated ? time.holds(instant_of(date, std::chrono::minutes(options.minute))) : !time.dated();
    }

    // Titles are what is read; place and date are looked up by those whom a title has caught.
    void add_events()
    {
        for (size_t i = 0; i < pages.size(); ++i) {
            const model::Event* lead = pages[i].today ? pages[i].today : pages[i].rows.empty() ? nullptr : pages[i].rows.front();
            size_t length = (pages[i].today ? characters(pages[i].today->title) : 0) + (lead ? characters(summary_of(*lead)) : 0);
            for (const auto* row : pages[i].rows) length += characters(row->title);
            slots.push_back({"events", std::to_string(i + 1), dwell_for(length, options.characters_per_second)});
        }
    }
};

// What each scene adds to the loop, in the order of kScenes.
struct Part {
    std::string_view scene;
    void (Builder::*add)();
};
constexpr std::array kParts{Part{"title", &Builder::add_title},   Part{"showcase", &Builder::add_showcases}, Part{"agreements", &Builder::add_agreements},
                            Part{"region", &Builder::add_regions}, Part{"wards", &Builder::add_wards},       Part{"plans", &Builder::add_plans},
                            Part{"events", &Builder::add_events}, Part{"exhibit", &Builder::add_exhibits}, Part{"notice", &Builder::add_notices},
                            Part{"partners", &Builder::add_partners}, Part{"numbers", &Builder::add_numbers}, Part{"support", &Builder::add_support}};
static_assert(std::equal(kParts.begin(), kParts.end(), kScenes.begin(), kScenes.end(),
                         [](const Part& part, std::string_view scene) { return part.scene == scene; }), "every scene has its part, in the order of kScenes");

void Builder::add(std::string_view scene)
{
    for (const Part& part : kParts)
        if (part.scene == scene) (this->*part.add)();
}

// The next kShowcasesALoop of all showcases.
std::vector<const model::Showcase*> showcases_of(const std::vector<model::Showcase>& all, Date date)
{
    std::vector<const model::Showcase*> showcases;
    for (const model::Showcase& showcase : all) showcases.push_back(&showcase);
    return of_this_day(showcases, kShowcasesALoop, date);
}

// A film stands beside what else there is to see, never alone.
std::vector<const model::Film*> films_of(const model::Content& content, Date date)
{
    std::vector<const model::Film*> all;
    for (const model::Film& film : content.films)
        if (film_of(content, item_of(film), date) != nullptr && content.municipality(film.code5) != nullptr) all.push_back(&film);
    return content.showcases.empty() ? std::vector<const model::Film*>{} : of_this_day(all, kFilmsALoop, date);
}

void set_starts(Programme& programme)
{
    programme.starts.clear();
    float at = 0;
    for (const Slot& slot : programme.slots) {
        programme.starts.push_back(at);
        at = in_tenths(at + slot.dwell);
    }
    programme.loop_seconds = at;
}

// Without a clock that can be trusted neither hours nor dates mean anything: what is urgent and has none is shown.
void set_cards(Programme& programme, const Options& options)
{
    const auto add = [&](std::string_view item, float dwell) {
        programme.cards.push_back({"notice", std::string(item), dwell});
        return programme.slots.size() + programme.cards.size() - 1;
    };
    if (options.dated && !options.hours.always) {
        programme.hours = options.hours;
        programme.closing_card = add(kClosingCard, kClosingDwell);
        programme.closed_card = add(kClosedCard, kClosedDwell);
    }
    for (const auto& notice : programme.content->notices)
        if (const NoticeTime time = time_of(notice); notice.urgent && (options.dated || !time.dated()))
            programme.urgent.push_back({add(notice.key, kUrgentDwell), time});
}

}  // namespace

std::vector<const model::Photo*> photos_on(const model::Content& content, std::string_view code5, Date day)
{
    std::vector<const model::Photo*> photos;
    for (const model::Photo& photo : content.photos)
        if (photo.code5 == code5 && (!photo.permitted_until || *photo.permitted_until >= day) && photos.size() < kMostPhotos) photos.push_back(&photo);
    return photos;
}

float dwell_for(size_t characters, float characters_per_second)
{
    const float speed = characters_per_second > 0 ? characters_per_second : kUsualSpeed;
    return in_tenths(std::clamp(kFirstLook + static_cast<float>(characters) / speed, kLeastDwell, kLongestDwell));
}

float dwell_of(const Programme& programme, std::string_view scene, std::string_view item)
{
    const auto in = [&](const std::vector<Slot>& slots) {
        return std::find_if(slots.begin(), slots.end(), [&](const Slot& s) { return s.scene == scene && (item.empty() || s.item == item); });
    };
    if (const auto slot = in(programme.slots); slot != programme.slots.end()) return slot->dwell;
    if (const auto card = in(programme.cards); card != programme.cards.end()) return card->dwell;
    const Options usual;
    Builder builder{.content = *programme.content, .options = usual, .pages = programme.pages, .showcases = {}, .films = {},
                    .undated = undated_events(*programme.content), .showcase_places = 1, .slots = {}, .date = programme.date};
    for (const model::Showcase& showcase : programme.content->showcases) builder.showcases.push_back(&showcase);
    for (const model::Film& film : programme.content->films) builder.films.push_back(&film);
    builder.add(scene);
    const auto slot = in(builder.slots);
    return slot != builder.slots.end() ? slot->dwell : Slot{}.dwell;
}

std::shared_ptr<const Programme> build(std::shared_ptr<const model::Content> content, Date date, std::string revision, const Options& options)
{
    auto programme = std::make_shared<Programme>();
    programme->content = content ? std::move(content) : std::make_shared<const model::Content>();
    programme->date = date;
    programme->revision = std::move(revision);
    if (options.dated) programme->pages = board(programme->content->events, date, options.rows_a_page, options.minute);

    std::vector<std::string_view> order(kOrder.begin(), kOrder.end());
    if (!options.scenes.empty()) order.assign(options.scenes.begin(), options.scenes.end());
    Builder builder{.content = *programme->content, .options = options, .pages = programme->pages,
                    .showcases = showcases_of(programme->content->showcases, date),
                    .films = films_of(*programme->content, date),
                    .undated = undated_events(*programme->content),
                    .showcase_places = static_cast<size_t>(std::count(order.begin(), order.end(), "showcase")), .slots = {}, .date = date};
    for (const std::string_view scene : order) builder.add(scene);
    // There is always a picture, whatever was left out or is missing (requirements R86).
    if (builder.slots.empty()) builder.add("title");
    programme->slots = std::move(builder.slots);
    set_starts(*programme);
    set_cards(*programme, options);
    return programme;
}

}  // namespace renkei::programme
