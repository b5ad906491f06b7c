#include "visit/film.hpp"

namespace renkei::visit {

PageFilm film_of(const Visit& visit, std::string clip, float seconds) { return {visit.here().page, visit.here().subject, std::move(clip), seconds}; }

bool goes_on(const PageFilm& before, const PageFilm& page)
{
    return !page.clip.empty() && before.clip == page.clip && before.page == page.page && before.subject == page.subject;
}

std::optional<Time> film_end(const PageFilm& before, std::optional<Time> end, const PageFilm& page, Time now)
{
    if (goes_on(before, page)) return end;
    if (page.clip.empty()) return std::nullopt;
    return now + kFilmLead + std::chrono::round<Time::duration>(std::chrono::duration<double>(page.seconds));
}

}  // namespace renkei::visit
