#pragma once
// The film of a page: until when it plays, and so when nobody is asked (requirements R64). One rule for the display and for scripts that are
// replayed. Pure.

#include <string>

#include "visit/visit.hpp"

namespace renkei::visit {

inline constexpr std::chrono::milliseconds kFilmLead{400};   // between a page and its film: the player starts, the page fades in

struct PageFilm {
    Page page = Page::Map;
    std::string subject{};
    std::string clip{};          // empty: it has none
    float seconds = 0;
};
[[nodiscard]] PageFilm film_of(const Visit& visit, std::string clip, float seconds);

// The page came in other type or another language: the film goes on where it is, or stands where it ended.
[[nodiscard]] bool goes_on(const PageFilm& before, const PageFilm& page);
// When the film of a page that comes `now` has played; `end`: that of the page before.
[[nodiscard]] std::optional<Time> film_end(const PageFilm& before, std::optional<Time> end, const PageFilm& page, Time now);

}  // namespace renkei::visit
