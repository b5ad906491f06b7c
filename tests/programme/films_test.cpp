// Films in the loop: where they stand, how long, for how many days, and what comes in the place of one that does not play.

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

#include "programme/programme.hpp"
#include "support/content_builder.hpp"

using namespace renkei;
using namespace renkei::programme;
using namespace renkei::tests;

namespace {

constexpr Date kDay{std::chrono::year(2026), std::chrono::month(11), std::chrono::day(22)};

model::Film a_film(const std::string& file, int seconds)
{
    model::Film film;
    film.code5 = "01206";
    film.file = file;
    film.width = 1920;
    film.height = 1080;
    film.milliseconds = seconds * 1000;
    film.credit = "釧路市";
    return film;
}

model::Content content_with(std::vector<model::Film> films)
{
    model::Content content;
    content.municipalities = {a_municipality()};
    content.showcases = {a_showcase("kushiro"), a_showcase("other")};
    for (auto& film : films) film.code5 = content.municipalities.front().code5;
    content.films = std::move(films);
    return content;
}

std::shared_ptr<const Programme> programme_of(const model::Content& content, const Options& options = {})
{
    return build(std::make_shared<const model::Content>(content), kDay, "1", options);
}

std::vector<Slot> films_in(const Programme& programme)
{
    std::vector<Slot> films;
    std::copy_if(programme.slots.begin(), programme.slots.end(), std::back_inserter(films),
                 [](const Slot& slot) { return slot.item.find('/') != std::string::npos; });
    return films;
}

}  // namespace

TEST_CASE("a film has a slot of its own as long as it lasts, three minutes at most", "[programme]")
{
    const auto programme = programme_of(content_with({a_film("lake.mp4", 42), a_film("long.mp4", 400), a_film("short.mp4", 3)}));
    const auto films = films_in(*programme);
    REQUIRE(films.size() == 3);
    CHECK(films[0].scene == "showcase");
    CHECK(films[0].item == item_of(programme->content->films[0]));
    CHECK(films[0].dwell == 42);
    CHECK(films[1].dwell == 180);
    CHECK(films[2].dwell == 8);
    CHECK(dwell_of(*programme, "showcase", films[0].item) == 42);
    CHECK(std::count_if(programme->slots.begin(), programme->slots.end(), [](const Slot& s) { return s.item == "kushiro"; }) == 1);   // the showcase stays
}

TEST_CASE("standing still a film stays as long as a picture", "[programme]")
{
    Options still;
    still.films_move = false;
    const auto films = films_in(*programme_of(content_with({a_film("lake.mp4", 42)}), still));
    REQUIRE(films.size() == 1);
    CHECK(films[0].dwell == 10);
}

TEST_CASE("the last day of a film's permission counts, and the next does not", "[programme]")
{
    auto content = content_with({a_film("lake.mp4", 42)});
    content.films[0].permitted_until = kDay;
    CHECK(films_in(*programme_of(content)).size() == 1);
    content.films[0].permitted_until = Date{std::chrono::year(2026), std::chrono::month(11), std::chrono::day(21)};
    CHECK(films_in(*programme_of(content)).empty());
    CHECK(film_of(content, item_of(content.films[0]), kDay) == nullptr);
}

TEST_CASE("films come six a loop, and others the next day; never alone", "[programme]")
{
    std::vector<model::Film> many;
    for (int i = 0; i < 10; ++i) many.push_back(a_film("film" + std::to_string(i) + ".mp4", 20));
    const auto content = content_with(many);
    const auto today = films_in(*programme_of(content)),
        tomorrow = films_in(*build(std::make_shared<const model::Content>(content),
                                   Date{std::chrono::year(2026), std::chrono::month(11), std::chrono::day(23)}, "1", {}));
    CHECK(today.size() == kFilmsALoop);
    CHECK(tomorrow.size() == kFilmsALoop);
    CHECK(today.front().item != tomorrow.front().item);
    auto alone = content;
    alone.showcases.clear();
    CHECK(films_in(*programme_of(alone)).empty());
}

TEST_CASE("without a film every other slot stays where it was", "[programme]")
{
    auto content = content_with({a_film("lake.mp4", 42), a_film("hill.mp4", 17)});
    content.notices.emplace_back();
    content.notices.back().key = "help";
    content.notices.back().urgent = true;
    const auto before = programme_of(content);
    const Slot film = films_in(*before).front();
    const std::string item = film.item;
    const auto after = without_film(*before, film);
    REQUIRE(after);
    CHECK(films_in(*after).size() == 1);
    CHECK(after->loop_seconds == before->loop_seconds);
    REQUIRE(after->starts.size() == after->slots.size());
    for (size_t i = 0; i + 1 < after->slots.size(); ++i) CHECK(std::abs(after->starts[i] + after->slots[i].dwell - after->starts[i + 1]) < 0.051f);
    for (size_t i = 0; i < before->slots.size(); ++i) {
        if (before->slots[i].item == item) continue;
        const auto found = std::find(after->starts.begin(), after->starts.end(), before->starts[i]);
        REQUIRE(found != after->starts.end());
        CHECK(after->slots[static_cast<size_t>(found - after->starts.begin())] == before->slots[i]);
    }
    for (const Slot& slot : after->slots) CHECK(slot.dwell >= 7.9f);
    REQUIRE(after->urgent.size() == 1);
    CHECK(after->slot(after->urgent.front().slot) == before->slot(before->urgent.front().slot));
    CHECK(without_film(*after, film) == nullptr);
    CHECK(without_film(*before, {.scene = "showcase", .item = "kushiro"}) == nullptr);
}
