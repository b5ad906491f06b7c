#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

#include "commands/bench.hpp"
#include "commands/wishes.hpp"
#include "support/content_builder.hpp"

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
    const auto language_at = [&](Instant at, const std::vector<Wording>& in_turn) {
        return wish_for(every, in_turn, p, stage::at(p, at), at, {1920, 1080}).language;
    };
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
struct ActedOn {
    programme::Options programme;
    std::vector<Wording> turns;
    Wording language;
    float type_floor = 0;
    bool footer = false, touch = false, reduced_motion = false, films_move = false, films_heard = false;
    paint::Contrast contrast = paint::Contrast::Designed;
    PixelSize picture;
    std::optional<Rect> piece;
    bool operator==(const ActedOn&) const = default;
};

ActedOn acted_on(const config::Config& config)
{
    const auto wish = wish_of(Common{}, config, RENKEI_SOURCE_DIR "/data", "/nowhere");
    return {.programme = programme_options(config),
            .turns = languages_in_turn(config),
            .language = wish.language,
            .type_floor = wish.type_floor,
            .footer = wish.footer,
            .touch = wish.touch,
            .reduced_motion = wish.reduced_motion,
            .films_move = wish.films_move,
            .films_heard = wish.films_heard,
            .contrast = wish.contrast,
            .picture = picture_size(config.wall, {1920, 1080}),
            .piece = piece_of(config.wall, {1920, 1080})};
}

config::Config with(std::map<std::string, std::string> values)
{
    auto config = config::load({.file = "", .system_file = "/none", .environment = {}, .flags = std::move(values)});
    INFO((config ? "" : config.error().message));
    REQUIRE(config.ok());
    return config->config;
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
    // what the staff panel and its commands are told; tests/e2e
    const std::vector<std::string> panels{"staff.media_roots", "staff.names", "staff.second_person"};
    for (const std::string& key : config::keys()) {
        CAPTURE(key);
        if (std::count(folders.begin(), folders.end(), key) + std::count(panels.begin(), panels.end(), key) > 0) continue;
        if (key == "touch.panels") continue;                            // where a finger is; tests/window
        if (key == "display.rotation") continue;                        // how the picture stands on the screen; tests/e2e/rotation_test.cpp
        if (key.starts_with("desk.")) continue;                         // of renkei desk, which shows nothing; tests/desk
        if (key.starts_with("feed.")) continue;                         // of renkei sync, which shows nothing by itself; tests/e2e
        if (key.starts_with("site.")) continue;                         // of renkei site, likewise; tests/e2e
        REQUIRE(changes.contains(key));
        Values values = changes.at(key).first;
        const ActedOn before = acted_on(with(values));
        values[key] = changes.at(key).second;
        CHECK(acted_on(with(values)) != before);
    }
}

TEST_CASE("the hall's hours are those that the settings say", "[commands]")
{
    const auto hours = programme_options(with({{"opening.weekday", "09:00-20:30"}, {"opening.saturday", "21:00-02:00"}, {"opening.sunday", "closed"},
                                               {"opening.closed_days", "12-29/01-03,2026-08-11"}, {"opening.closing_minutes", "5"},
                                                   {"opening.outside", "dark"}})).hours;
    using namespace std::chrono;
    const programme::OpeningHours said{.weekday = {.open = 9 * 60, .close = 20 * 60 + 30},
                                       .saturday = {.open = 21 * 60, .close = 2 * 60},
                                       .sunday = {.open = 0, .close = 0},
                                       .always = false,
                                       .closed = {{.first = year(0) / 12 / 29, .last = year(0) / 1 / 3, .every_year = true},
                                                  {.first = year(2026) / 8 / 11, .last = year(2026) / 8 / 11}},
                                       .closing_minutes = 5,
                                       .outside = programme::Outside::Dark};
    CHECK(hours.weekday == said.weekday);
    CHECK(hours.saturday == said.saturday);
    CHECK(hours.sunday == said.sunday);
    CHECK(hours.closed == said.closed);
    CHECK(hours == said);
    CHECK(programme_options(with({})).hours == programme::OpeningHours{});
    CHECK_FALSE(programme_options(with({{"opening.closed_days", "12-29/01-03"}})).hours == programme_options(with({{"opening.closed_days",
        "12-29/01-04"}})).hours);
}

TEST_CASE("a scene for which there is no content is not measured", "[commands]")
{
    auto content = std::make_shared<model::Content>();
    content->exhibits = {tests::an_exhibit("aki")};
    const auto without = scenes_without_content(*programme::build(content, *parse_date("2026-11-22"), "1", {}));
    const auto lacks = [&](const char* scene) { return std::find(without.begin(), without.end(), scene) != without.end(); };
    CHECK_FALSE(lacks("title"));
    CHECK_FALSE(lacks("exhibit"));
    CHECK(lacks("notice"));
    CHECK(lacks("showcase"));
}
