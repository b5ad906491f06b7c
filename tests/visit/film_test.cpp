// Until when the film of a page plays.

#include "visit/film.hpp"

#include <catch2/catch.hpp>

using namespace renkei;
using namespace renkei::visit;
using namespace std::chrono_literals;

TEST_CASE("a film ends its length after its page and the player's start", "[visit]")
{
    const PageFilm film{.page = Page::Exhibits, .subject = "marsh/2", .clip = "crane.webm", .seconds = 12.5f};
    CHECK(film_end({}, {}, film, Time{} + 3s) == Time{} + 15900ms);
    CHECK_FALSE(film_end({}, Time{} + 9s, {.page = Page::Exhibits, .subject = "marsh/3"}, Time{} + 3s));
    CHECK_FALSE(film_end(film, Time{} + 9s, {.page = Page::Exhibits, .subject = "marsh/2"}, Time{} + 3s));   // the question covers it
}

TEST_CASE("the same page in other type keeps the end of its film, and another page does not", "[visit]")
{
    const PageFilm film{.page = Page::Exhibits, .subject = "marsh/2", .clip = "crane.webm", .seconds = 10};
    CHECK(goes_on(film, film));
    CHECK(film_end(film, Time{} + 12s, film, Time{} + 8s) == Time{} + 12s);
    CHECK_FALSE(film_end(film, {}, film, Time{} + 8s));   // it was left: nobody waits for it
    PageFilm other = film;
    other.subject = "marsh/3";
    CHECK_FALSE(goes_on(film, other));
    CHECK(film_end(film, Time{} + 12s, other, Time{} + 8s) == Time{} + 18400ms);
    other = film;
    other.page = Page::Town;
    CHECK_FALSE(goes_on(film, other));
    other = film;
    other.clip = "deer.webm";
    CHECK_FALSE(goes_on(film, other));
    CHECK_FALSE(goes_on({}, {}));   // two pages without one
}
