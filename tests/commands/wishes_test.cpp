#include <catch2/catch.hpp>

#include "commands/wishes.hpp"

using namespace renkei;
using namespace renkei::commands;
using namespace std::chrono_literals;

namespace {

programme::Programme a_loop()
{
    programme::Programme p;
    p.slots = {{"title", "", 12}, {"region", "01", 8}};
    p.starts = {0, 12};
    p.loop_seconds = 20;
    return p;
}

Instant epoch() { return *parse_instant("2000-01-01T00:00:00+09:00"); }

}  // namespace

TEST_CASE("languages take turns a round, when they are asked to", "[commands]")
{
    config::Config config;
    config.show.languages = {Language::Japanese, Language::English, Language::Korean};
    CHECK(languages_in_turn(config).empty());
    config.show.rotate_languages = true;
    const auto turns = languages_in_turn(config);
    const programme::Programme p = a_loop();
    scenes::SceneWish every;
    every.language = Language::SimplifiedChinese;   // only where none take turns
    const auto language_at = [&](Instant at, const std::vector<Language>& in_turn) { return wish_for(every, in_turn, p, stage::at(p, at), at, {1920, 1080}).language; };
    CHECK(language_at(epoch(), turns) == Language::Japanese);
    CHECK(language_at(epoch() + 19999ms, turns) == Language::Japanese);
    CHECK(language_at(epoch() + 20s, turns) == Language::English);
    CHECK(language_at(epoch() + 45s, turns) == Language::Korean);
    CHECK(language_at(epoch() + 60s, turns) == Language::Japanese);
    CHECK(language_at(epoch() - 1ms, turns) == Language::Korean);
    CHECK(language_at(epoch() + 20s, {}) == Language::SimplifiedChinese);
}

TEST_CASE("a wish names the slot of the moment and the minute at which it began", "[commands]")
{
    const programme::Programme p = a_loop();
    const Instant at = *parse_instant("2026-11-22T10:05:15+09:00");
    const stage::Moment moment = stage::at(p, at);
    const scenes::SceneWish wish = wish_for({}, {}, p, moment, at, {1080, 1920});
    CHECK(wish.scene == p.slots[moment.slot].scene);
    CHECK(wish.item == p.slots[moment.slot].item);
    CHECK(wish.display == PixelSize{1080, 1920});
    const CivilTime began = civil_time(begin_of(moment, at));
    CHECK(wish.clock_minute == began.minute_of_day());
}
