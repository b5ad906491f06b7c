#pragma once
// The programme of a day: one immutable snapshot of the content with the order and dwell in which it is shown. Built whole
// on a worker thread (never on the render thread), then shared as shared_ptr<const Programme> and never changed.
// A new revision or a new day makes a new programme. No GL, no animation, no clock: the date is an argument.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil_time.hpp"
#include "model/content.hpp"
#include "model/notice_keys.hpp"
#include "programme/notices.hpp"
#include "programme/opening.hpp"

namespace renkei::programme {

// One entry of the loop.
struct Slot {
    std::string scene;      // one of kScenes (programme/scenes.hpp)
    std::string item;       // showcase key, organisation's prefecture code, events page …; may be empty
    float dwell = 12;       // seconds, transition into it included
    friend bool operator==(const Slot&, const Slot&) = default;
};

enum class EventState { Today, Coming, Past };

// One page of the event board.
struct BoardPage {
    bool record = false;            // これまでの催し: nothing lies ahead
    const model::Event* today = nullptr;
    std::vector<const model::Event*> rows;   // at most three
};

// The chronicle of disaster support tells this many of them a page, in items "1", "2" …
inline constexpr size_t kDisastersAPage = 10;

// Pages of the wards, so many turns each, so that every one has its time within a page's dwell. Items "nation-1" … and
// "hokkaido-1" ….
inline constexpr size_t kWardsAPage = 7, kRegionsAPage = 5;

using model::kClosingCard, model::kClosedCard;

// An urgent notice takes the display while its time holds.
struct Urgent {
    size_t slot = 0;                // as Programme::slot() counts
    NoticeTime time;
};

struct Options {
    std::vector<std::string> scenes;   // which scenes, in order; empty: all
    bool dated = true;                 // false while the clock is not trusted: nothing that depends on the date
    float characters_per_second = 5;   // reading speed (requirements R66)
    int rows_a_page = 3;
    int minute = 0;                    // of the date: which notices stand in the loop, which events of today have ended
    OpeningHours hours{};
    bool films_move = true;            // false: a film is its poster, for as long as a picture stays
    bool operator==(const Options&) const = default;
};

struct Programme {
    std::shared_ptr<const model::Content> content;
    Date date{};
    std::string revision;               // id of the store's revision, for doctor and the overlay
    std::vector<Slot> slots;            // never empty
    std::vector<BoardPage> pages;       // of the event board, by item "1", "2" …
    // Start of every slot in seconds from the loop's begin, and the loop's length.
    std::vector<float> starts;
    float loop_seconds = 0;
    // What may take the display from the loop: the cards of the hall's hours, then the urgent notices.
    std::vector<Slot> cards;
    std::optional<size_t> closing_card, closed_card;   // as slot() counts; none where nothing ever closes
    std::vector<Urgent> urgent;
    OpeningHours hours;

    // The loop's slots, and the cards after them.
    [[nodiscard]] const Slot& slot(size_t index) const { return index < slots.size() ? slots[index] : cards[index - slots.size()]; }
};

// 3 s and a fifth of a second a character, between 8 and 30 s (requirements R66), in tenths of a second.
[[nodiscard]] float dwell_for(size_t characters, float characters_per_second = 5);

// A photograph is on the display for so long before the next one of the same place takes its turn.
inline constexpr float kPhotoSeconds = 6;
// More of them than this would be looked at by nobody.
inline constexpr size_t kMostPhotos = 5;

// The photographs of a municipality that may be shown on a day, kMostPhotos at most. The last day of a permission counts.
[[nodiscard]] std::vector<const model::Photo*> photos_on(const model::Content& content, std::string_view code5, Date day);

// A film has a slot of its own, whose item is this: "01665/mashu.mp4".
[[nodiscard]] std::string item_of(const model::Film& film);
// The film of a slot; null for any other, and for one that may not be shown on this day.
[[nodiscard]] const model::Film* film_of(const model::Content& content, std::string_view item, Date day);
// Films in one loop; with more each day shows the next ones.
inline constexpr size_t kFilmsALoop = 6;

// How long a film stays: as long as it lasts, and where films do not move as long as a picture.
[[nodiscard]] float film_dwell(int milliseconds, const Options& options);

// The same loop, in which the film of a slot, which cannot be played, leaves its seconds to showcases: every other slot stays where it
// was, so the display is in step with others again when the film's time is over. Null where the loop has no such film.
[[nodiscard]] std::shared_ptr<const Programme> without_film(const Programme& programme, const Slot& film);

// How long a scene stays: as long as its slot, or, where today's loop has none, as long as it would stay there at the usual
// reading speed. Without an item the first of its kind counts.
[[nodiscard]] float dwell_of(const Programme& programme, std::string_view scene, std::string_view item);

// The loop: title, showcases, agreements, a visit to each region, showcases, the wards and their regions, plans, showcases, event
// board, exhibitions in the hall, notices of the staff, partners, showcases, numbers, the disasters that were helped, showcases.
// `options.scenes` replaces that order; a scene without content is left out; what remains is never empty (title).
// At most 24 showcases a loop; with more, each day continues where the day before ended. `content` may be null.
[[nodiscard]] std::shared_ptr<const Programme> build(std::shared_ptr<const model::Content> content, Date date, std::string revision, const Options& options);

}  // namespace renkei::programme
