#include "commands/wishes.hpp"

#include <cmath>

#include "commands/messages.hpp"
#include "commands/shipped_files.hpp"
#include "paint/painter.hpp"
#include "programme/opening.hpp"
#include "programme/scenes.hpp"
#include "store/store.hpp"

namespace renkei::commands {

namespace {

Result<paint::Image> load_washi(const std::filesystem::path& data)
{
    RENKEI_TRY(const auto media, media_folder(data));
    return paint::load_artwork((media / "washi.png").string());
}

}  // namespace

scenes::SceneWish wish_of(const Common& common, const config::Config& config, const std::filesystem::path& data, const std::filesystem::path& store)
{
    auto washi = load_washi(data);
    if (!washi) say(common, sentence("Pages are drawn on plain paper: {1}", washi.error()));
    return {.scene = {},
            .item = {},
            .display = {},
            .language = config.show.languages.empty() ? Wording{} : config.show.languages.front(),
            .type_floor = static_cast<float>(config::type_floor(config)),
            .footer = config.show.footer,
            .touch = config.display.touch,
            .reduced_motion = config.show.reduced_motion,
            .films_move = films_move(config, config.show.reduced_motion),
            .films_heard = config.show.sound,
            .mm_per_unit = static_cast<float>(config::mm_per_unit(config::whole_wall(config))),
            .contrast = config.show.high_contrast ? paint::Contrast::High : paint::Contrast::Designed,
            .washi = washi ? std::make_shared<const paint::Image>(std::move(washi).value()) : nullptr,
            .media_path = [store](const std::string& hash) { return store::media_file(store, hash).string(); }};
}

bool films_move(const config::Config& config, bool reduced_motion) { return config.show.films == "always" || (config.show.films == "auto" && !reduced_motion); }

std::vector<Wording> languages_in_turn(const config::Config& config) { return config.show.rotate_languages ? config.show.languages : std::vector<Wording>{}; }

Instant begin_of(const stage::Moment& moment, Instant at) { return at - std::chrono::milliseconds(std::llround(static_cast<double>(moment.seconds) * 1000)); }

scenes::SceneWish wish_for(scenes::SceneWish every, const std::vector<Wording>& turns, const programme::Programme& programme, const stage::Moment& moment,
                           Instant at, PixelSize display)
{
    const programme::Slot& slot = programme.slot(moment.slot);
    every.scene = slot.scene;
    every.item = slot.item;
    every.display = display;
    every.arrives = moment.transition;
    if (const auto count = static_cast<long long>(turns.size()); count > 0) every.language = turns[static_cast<size_t>((moment.round % count + count) % count)];
    scenes::set_clock(every, begin_of(moment, at));
    return every;
}

visit::Visit visit_begun(const programme::Programme& programme, const programme::Slot& slot, Wording language, visit::Time now)
{
    std::string town;
    if (slot.scene == "showcase" && programme.content)
        for (const auto& s : programme.content->showcases)
            if (s.key == slot.item) town = s.code5;
    return visit::begun(slot.scene, slot.item, town, language, now);
}

Result<void> check_wall(const config::Wall& wall, PixelSize display)
{
    // Every display keeps the whole picture's layers; beyond this they are left out for want of room (canvas/scene.hpp).
    constexpr long long kMostPixels = 3840LL * 2160;
    const PixelSize whole = picture_size(wall, display);
    if (wall.columns * wall.rows == 1 || static_cast<long long>(whole.w) * whole.h <= kMostPixels) return {};
    return Error{ErrorKind::Configuration, sentence("A wall of {1} columns and {2} rows of {3} is too large: all its displays together may have 3840 × 2160 pixels at most. Lower their resolution", wall.columns, wall.rows,
                                                    std::to_string(display.w) + "x" + std::to_string(display.h))};
}

PixelSize picture_size(const config::Wall& wall, PixelSize display) { return {display.w * wall.columns, display.h * wall.rows}; }

std::optional<Rect> piece_of(const config::Wall& wall, PixelSize display)
{
    if (wall.columns == 1 && wall.rows == 1) return std::nullopt;
    const auto width = static_cast<float>(display.w), height = static_cast<float>(display.h);
    return Rect{static_cast<float>(wall.column - 1) * width, static_cast<float>(wall.row - 1) * height, width, height};
}

Result<void> check_scenes(const config::Config& config)
{
    for (const std::string& name : config.show.scenes)
        if (!programme::is_scene(name))
            return Error{ErrorKind::Configuration, sentence("The settings name the scene {1} in show.scenes, which does not exist; renkei show --help names the scenes", name)};
    return {};
}

namespace {

programme::OpeningHours opening_hours(const config::Opening& opening)
{
    const auto day = [](const config::Hours& h) { return programme::DayHours{h.open, h.close}; };
    programme::OpeningHours hours{.weekday = day(opening.weekday), .saturday = day(opening.saturday), .sunday = day(opening.sunday)};
    for (const config::ClosedDays& days : opening.closed_days) {
        const auto date = [](int y, int m, int d) {
            return Date{std::chrono::year(y), std::chrono::month(static_cast<unsigned>(m)), std::chrono::day(static_cast<unsigned>(d))};
        };
        hours.closed.push_back({date(days.first_year, days.first_month, days.first_day), date(days.last_year, days.last_month, days.last_day),
                                days.first_year == 0});
    }
    const config::Opening whole_days;
    hours.always = opening.weekday == whole_days.weekday && opening.saturday == whole_days.saturday && opening.sunday == whole_days.sunday &&
        hours.closed.empty();
    hours.closing_minutes = static_cast<int>(opening.closing_minutes);
    hours.outside = opening.outside == "dark" ? programme::Outside::Dark : opening.outside == "loop" ? programme::Outside::Loop : programme::Outside::Page;
    return hours;
}

}  // namespace

programme::Options programme_options(const config::Config& config)
{
    programme::Options options;
    options.scenes = config.show.scenes;
    options.characters_per_second = static_cast<float>(config.show.characters_per_second);
    options.hours = opening_hours(config.opening);
    options.films_move = films_move(config, config.show.reduced_motion);
    return options;
}

}  // namespace renkei::commands
