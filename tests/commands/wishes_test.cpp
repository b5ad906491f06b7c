#include <catch2/catch.hpp>

#include <map>

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
    const auto language_at = [&](Instant at, const std::vector<Wording>& in_turn) { return wish_for(every, in_turn, p, stage::at(p, at), at, {1920, 1080}).language; };
    CHECK(language_at(epoch(), turns) == Language::Japanese);
    CHECK(language_at(epoch() + 19999ms, turns) == Language::Japanese);
    CHECK(language_at(epoch() + 20s, turns) == Language::English);
    CHECK(language_at(epoch() + 45s, turns) == Language::Korean);
    CHECK(language_at(epoch() + 60s, turns) == Language::Japanese);
    CHECK(language_at(epoch() - 1ms, turns) == Language::Korean);
    CHECK(language_at(epoch() + 20s, {}) == Language::SimplifiedChinese);

    config.show.languages = {kEasyJapanese, Language::Japanese};
    CHECK(language_at(epoch(), languages_in_turn(config)) == kEasyJapanese);
    CHECK(language_at(epoch() + 20s, languages_in_turn(config)) == Wording(Language::Japanese));
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

namespace {

// Everything that the settings say about pictures and programme, as the display acts on it.
std::string acted_on(const config::Config& config)
{
    const Common common;
    const auto wish = wish_of(common, config, RENKEI_SOURCE_DIR "/data", "/nowhere");
    const auto options = programme_options(config);
    std::string all = std::string(wording_tag(wish.language)) + " " + std::to_string(wish.type_floor) + (wish.footer ? " footer" : "") + (wish.touch ? " touch" : "") +
                      (wish.reduced_motion ? " reduced" : "") + (wish.contrast == paint::Contrast::High ? " contrast" : "") + (wish.films_move ? " films" : "") + (wish.films_heard ? " heard" : "");
    for (const Wording language : languages_in_turn(config)) all.append(" ").append(wording_tag(language));
    for (const auto& scene : options.scenes) all += " " + scene;
    all += " " + std::to_string(options.characters_per_second);
    const auto& hours = options.hours;
    for (const auto& day : {hours.weekday, hours.saturday, hours.sunday}) all += " " + std::to_string(day.open) + "-" + std::to_string(day.close);
    all += " " + std::to_string(hours.always) + " " + std::to_string(hours.closed.size()) + " " + std::to_string(hours.closing_minutes) + " " + std::to_string(static_cast<int>(hours.outside));
    const PixelSize picture = picture_size(config.wall, {1920, 1080});
    all += " " + std::to_string(picture.w) + "x" + std::to_string(picture.h);
    if (const auto piece = piece_of(config.wall, {1920, 1080})) all += " " + std::to_string(piece->x) + "," + std::to_string(piece->y);
    return all;
}

}  // namespace

TEST_CASE("every setting changes what is shown", "[commands]")
{
    // Another value than the built-in one, beside what it needs to matter. A new key fails here until it is named.
    using Values = std::map<std::string, std::string>;
    const std::map<std::string, std::pair<Values, std::string>> changes{
        {"display.width_mm", {{}, "300"}},
        {"display.height_mm", {{{"display.width_mm", "600"}}, "300"}},
        {"display.viewing_distance_mm", {{}, "6000"}},
        {"display.touch", {{}, "true"}},
        {"show.languages", {{}, "en,ja"}},
        {"show.scenes", {{}, "title,events"}},
        {"show.characters_per_second", {{}, "4"}},
        {"show.rotate_languages", {{}, "true"}},
        {"show.reduced_motion", {{}, "true"}},
        {"show.high_contrast", {{}, "true"}},
        {"show.large_text", {{}, "true"}},
        {"show.footer", {{}, "false"}},
        {"show.films", {{}, "poster"}},
        {"show.sound", {{}, "true"}},
        {"wall.columns", {{}, "2"}},
        {"wall.rows", {{}, "2"}},
        {"wall.column", {{{"wall.columns", "2"}}, "2"}},
        {"wall.row", {{{"wall.rows", "2"}}, "2"}},
        {"opening.weekday", {{}, "09:00-20:30"}},
        {"opening.saturday", {{}, "09:00-17:00"}},
        {"opening.sunday", {{}, "closed"}},
        {"opening.closed_days", {{}, "12-29/01-03"}},
        {"opening.closing_minutes", {{}, "5"}},
        {"opening.outside", {{}, "dark"}},
    };
    const std::vector<std::string> folders{"store", "cache", "data"};   // where things lie; tests/e2e
    const std::vector<std::string> not_yet{"display.rotation"};         // docs/architecture.md says so
    const auto loaded = [](Values values) {
        auto config = config::load({.file = "", .system_file = "/none", .environment = {}, .flags = std::move(values)});
        INFO((config ? "" : config.error().message));
        REQUIRE(config.ok());
        return config->config;
    };
    for (const std::string& key : config::keys()) {
        CAPTURE(key);
        if (std::count(folders.begin(), folders.end(), key) + std::count(not_yet.begin(), not_yet.end(), key) > 0) continue;
        REQUIRE(changes.contains(key));
        Values with = changes.at(key).first;
        const std::string before = acted_on(loaded(with));
        with[key] = changes.at(key).second;
        CHECK(acted_on(loaded(with)) != before);
    }
}
