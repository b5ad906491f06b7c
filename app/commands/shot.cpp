// renkei shot: pictures of the display without a display. The same arguments give the same bytes.

#include <nlohmann/json.hpp>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <iostream>

#include "base/sentence.hpp"
#include "commands/clock.hpp"
#include "commands/contact_sheet.hpp"
#include "commands/film_process.hpp"
#include "commands/messages.hpp"
#include "commands/open_store.hpp"
#include "commands/shipped_files.hpp"
#include "commands/shot_list.hpp"
#include "commands/shot_touch.hpp"
#include "commands/wishes.hpp"
#include "config/config.hpp"
#include "scenes/legibility.hpp"
#include "scenes/make_scene.hpp"
#include "stage/stage.hpp"
#include "window/window.hpp"

namespace renkei::commands {

namespace {

constexpr int kClock = 10 * 60;            // the footer's clock stands at 10:00 unless --start says otherwise
constexpr float kUploadAtOnce = 1e6f;      // milliseconds: nobody is watching

// All that a picture needs, opened once.
struct Studio {
    std::shared_ptr<const programme::Programme> today, autumn;
    map::Atlas atlas;
    text::Typesetter typesetter;
    window::Window window;
    canvas::Canvas canvas;
    PixelSize display, size;               // of the picture that is taken; of the whole, where several displays show one
    Instant clock;
    config::Config config;
    scenes::SceneWish wish;                // but for scene and item
    std::optional<Error> from_memory;
};

Instant start_of(const ShotOptions& options)
{
    if (options.start) return *options.start;
    return instant_of(civil_time(system_now()).date, std::chrono::minutes(kClock));
}

Result<Studio> open_studio(const Common& common, const ShotOptions& options)
{
    RENKEI_TRY(config::Loaded settings, configuration(common));
    RENKEI_TRY(Shown opened, open_to_show(common, settings.config, Purpose::Look, options.revision));
    const CivilTime start = civil_time(start_of(options));
    const std::string revision = std::to_string(opened.revision);
    RENKEI_TRY(map::Atlas atlas, map::Atlas::open(opened.data / "mesh", cache_folder(settings.config)));
    RENKEI_TRY(text::Typesetter typesetter, text::Typesetter::open());
    RENKEI_TRY(const std::string shaders, shader_folder(opened.data));
    RENKEI_TRY(window::Window window, window::Window::open({.surface = window::Surface::Offscreen, .size = options.size}));
    RENKEI_TRY(canvas::Canvas canvas, canvas::Canvas::create(shaders));
    using namespace std::chrono;
    scenes::SceneWish wish = wish_of(common, settings.config, opened.data, opened.folder);
    RENKEI_CHECK(check_wall(settings.config.wall, options.size));
    wish.display = picture_size(settings.config.wall, options.size);
    canvas.show_piece(piece_of(settings.config.wall, options.size));
    const PixelSize whole = wish.display;
    if (options.language) wish.language = *options.language;
    wish.reduced_motion = wish.reduced_motion || options.reduced_motion;
    programme::Options all = programme_options(settings.config);
    wish.films_move = all.films_move = films_move(settings.config, wish.reduced_motion);
    all.scenes.clear();   // any scene can be asked for
    all.minute = start.minute_of_day();
    return Studio{.today = programme::build(opened.content, start.date, revision, all),
                  .autumn = programme::build(opened.content, Date{year(2024), month(10), day(25)}, revision, all),
                  .atlas = std::move(atlas),
                  .typesetter = std::move(typesetter),
                  .window = std::move(window),
                  .canvas = std::move(canvas),
                  .display = options.size,
                  .size = whole,
                  .clock = start_of(options),
                  .config = std::move(settings.config),
                  .wish = std::move(wish),
                  .from_memory = std::move(opened.from_memory)};
}

constexpr std::string_view kVisit = "visit";

// A film stands at its picture of this second. Where that cannot be had, it stands at its poster.
void stand_at(const Common& common, Studio& studio, canvas::Canvas::Scene& scene, float seconds)
{
    const auto composition = studio.canvas.composition_of(scene);
    if (!composition->film) return;
    const canvas::Film& film = *composition->film;
    const float units = composition->layers[static_cast<size_t>(film.layer)].bounds.h;
    const auto still = film_still(film_program(), film, studio.canvas.layer_texels(scene, film.layer), units, seconds);
    if (still) studio.canvas.replace_layer(scene, film.layer, still->pixels());
    else say(common, sentence("The film {1} cannot be shown: {2}", film.name, still.error()));
}

Result<std::shared_ptr<canvas::Canvas::Scene>> ready_scene(const Common& common, Studio& studio, const programme::Programme& programme,
                                                           const std::string& scene, const std::string& item, float seconds, Transition arrives,
                                                           const Shot* shot = nullptr)
{
    scenes::SceneWish wish = studio.wish;
    wish.arrives = arrives;
    wish.scene = scene;
    wish.item = item;
    scenes::set_clock(wish, shot != nullptr ? shot->begins.value_or(studio.clock) : studio.clock);
    if (shot != nullptr && shot->visit) {
        wish.visit = shot->visit;
    } else if (scene == kVisit) {
        RENKEI_TRY(wish.visit, visit_by(item, wish.language));
    }
    RENKEI_TRY(auto painted, scenes::make_scene(wish, programme, studio.atlas, studio.typesetter));
    for (const Error& trouble : painted->composition->troubles) say(common, Filling(trouble).both());
    auto uploaded = studio.canvas.begin_upload(std::move(painted));
    while (!studio.canvas.upload_some(*uploaded, kUploadAtOnce)) {}
    if (const int skipped = studio.canvas.skipped_layers(*uploaded); skipped > 0)
        say(common, sentence("The scene {1} is shown without {2} of its layers: the graphics driver has no room for textures that large", item.empty() ? scene : scene + " " + item, skipped));
    stand_at(common, studio, *uploaded, seconds);
    return uploaded;
}

struct Taken {
    paint::Image picture;
    paint::Image ground;   // the same second without lettering; empty where nobody measures
    std::shared_ptr<const canvas::Composition> composition;
};

// The arriving scene without its lettering. In a transition the type is not at rest, and its contrast says nothing.
Result<paint::Image> ground_of(const Common& common, Studio& studio, const Shot& shot, const canvas::Canvas::Scene& scene)
{
    const float unit = scenes::frame_for(studio.size).pixels_per_unit;
    const auto bare = std::make_shared<const canvas::PaintedScene>(canvas::paint_layers(studio.canvas.composition_of(scene), unit, studio.typesetter,
        {.lettering = paint::Lettering::LeftOut, .contrast = studio.wish.contrast}));
    const auto uploaded = studio.canvas.begin_upload(bare);
    while (!studio.canvas.upload_some(*uploaded, kUploadAtOnce)) {}
    stand_at(common, studio, *uploaded, shot.at);
    studio.canvas.draw(*uploaded, shot.at, studio.size);
    return studio.canvas.read_back(studio.display);
}

enum class Measure { Nothing, Contrast };

// How the scene comes: as the shot wants it, else as it does in the loop.
Transition arrival_of(const Shot& shot)
{
    if (shot.transition) return *shot.transition;
    const auto& slots = shot.programme->slots;
    const programme::Slot* slot = find_slot(*shot.programme, shot.scene, shot.item);
    return slot == nullptr ? Transition::CrossFade : stage::transition_between(slot == slots.data() ? slots.back() : *(slot - 1), *slot);
}

Result<Taken> take(const Common& common, Studio& studio, const Shot& shot, Measure measure)
{
    RENKEI_TRY(const auto arriving, ready_scene(common, studio, *shot.programme, shot.scene, shot.item, shot.at, arrival_of(shot), &shot));
    if (!shot.pressed.empty()) studio.canvas.press(*arriving, shot.pressed);
    if (shot.transition) {
        RENKEI_TRY(const auto leaving, ready_scene(common, studio, *shot.programme, shot.leaving_scene, shot.leaving_item, shot.leaving_at,
                                                   Transition::CrossFade));
        const Transition kind = studio.wish.reduced_motion ? Transition::CrossFade : *shot.transition;   // as the display does it (show_loop)
        studio.canvas.draw_transition(*leaving, shot.leaving_at, *arriving, shot.at, kind, shot.progress, studio.size);
    } else {
        studio.canvas.draw(*arriving, shot.at, studio.size);
    }
    RENKEI_TRY(paint::Image picture, studio.canvas.read_back(studio.display));
    paint::Image ground;
    if (measure == Measure::Contrast && !shot.transition) {
        RENKEI_TRY(ground, ground_of(common, studio, shot, *arriving));
    }
    return Taken{std::move(picture), std::move(ground), studio.canvas.composition_of(*arriving)};
}

// Where a visitor is, after touches were replayed; null: the loop is on the display.
nlohmann::json visit_report(const Shot& shot)
{
    if (!shot.visit) return nullptr;
    const visit::Visit& v = *shot.visit;
    return {{"page", visit::name_of(v.here().page)}, {"subject", v.here().subject}, {"steps", v.way.size() - 1}, {"language", wording_tag(v.language)},
            {"large", v.large}, {"asked", v.asked.has_value()}, {"zoom", v.here().camera.zoom}, {"pressed", shot.pressed}};
}

nlohmann::json report(const Shot& shot, const Taken& taken, const Studio& studio)
{
    const float unit = scenes::frame_for(studio.size).pixels_per_unit;
    const auto mm = static_cast<float>(config::mm_per_unit(config::whole_wall(studio.config)));
    const Rect piece = piece_of(studio.config.wall, studio.display).value_or(Rect{0, 0, static_cast<float>(studio.size.w), static_cast<float>(studio.size.h)});
    const Vec2 corner{-piece.x / unit, -piece.y / unit};
    const Rect seen{0, 0, piece.w / unit, piece.h / unit};
    const auto rounded = [](float value, double parts) { return std::round(static_cast<double>(value) * parts) / parts; };
    nlohmann::json texts = nlohmann::json::array(), targets = nlohmann::json::array();
    for (canvas::TextRecord& text : scenes::lettering_at(*taken.composition, shot.at, studio.typesetter)) {
        text.box = text.box.moved(corner);
        if (!text.box.meets(seen)) continue;   // another display of the wall shows it
        nlohmann::json line{{"text", text.text}, {"units", rounded(text.units, 10)}, {"mm", rounded(text.units * mm, 100)}, {"ruby", text.ruby},
                            {"language", language_tag(text.language)}};
        if (!taken.ground.empty()) line["contrast"] = rounded(scenes::measured_contrast(taken.picture, taken.ground, text, unit), 100);
        texts.push_back(std::move(line));
    }
    for (canvas::Target target : taken.composition->targets) {
        target.area = target.area.moved(corner);
        if (!target.area.meets(seen)) continue;
        targets.push_back({{"id", target.id}, {"x", target.area.x}, {"y", target.area.y}, {"w", target.area.w}, {"h", target.area.h},
                           {"mm", rounded(std::min(target.area.w, target.area.h) * mm, 100)}});
    }
    return {{"scene", shot.scene}, {"item", shot.item}, {"size", std::to_string(studio.display.w) + "x" + std::to_string(studio.display.h)},
            {"seconds", shot.at}, {"panel_mm", {studio.config.display.width_mm, studio.config.display.height_mm}},
            {"from_memory", studio.from_memory.has_value()}, {"visit", visit_report(shot)}, {"texts", texts}, {"targets", targets}};
}

Result<Transition> parse_transition(const std::string& name)
{
    if (name == "fade") return Transition::CrossFade;
    if (name == "fusuma") return Transition::Fusuma;
    if (name == "sumi") return Transition::SumiBleed;
    return Error{ErrorKind::Usage, sentence("There is no transition {1}; the transitions are fade, fusuma and sumi", name)};
}

Result<Shot> wished_shot(const ShotOptions& options, const Studio& studio)
{
    const programme::Programme& programme = *studio.today;
    const std::string item = item_called(programme, options.scene, options.item);
    const programme::Slot* slot = find_slot(programme, options.scene, item);
    Shot shot{.name = options.scene, .programme = &programme, .scene = options.scene, .item = !item.empty() || slot == nullptr ? item : slot->item,
              .at = static_cast<float>(options.at.value_or(0)),
              .transition = {}, .leaving_scene = {}, .leaving_item = {}};
    if (!options.touch.empty())
        return touched_shot({.programme = programme, .wish = studio.wish, .atlas = studio.atlas, .typesetter = studio.typesetter, .clock = studio.clock,
                             .viewing_distance_mm = studio.config.display.viewing_distance_mm}, std::move(shot), options);
    if (options.transition_to.empty()) return shot;
    RENKEI_TRY(shot.transition, parse_transition(options.transition_to));
    if (slot == nullptr) return Error{ErrorKind::NotFound, sentence("The scene {1} is not in today's programme, so nothing leaves before it; leave --transition out", options.scene)};
    const auto index = static_cast<size_t>(slot - programme.slots.data());
    const programme::Slot& before = programme.slots[(index + programme.slots.size() - 1) % programme.slots.size()];
    shot.leaving_scene = before.scene;
    shot.leaving_item = before.item;
    shot.leaving_at = before.dwell;
    shot.progress = static_cast<float>(options.progress);
    shot.at = shot.progress * kTransitionSeconds;
    return shot;
}

Result<void> said(const std::string& result)
{
    std::cout << result << std::endl;
    if (!std::cout) return Error{ErrorKind::Io, sentence("The result could not be written to the standard output; the pictures are written")};
    return {};
}

Result<void> take_one(const Common& common, const ShotOptions& options, Studio& studio)
{
    RENKEI_TRY(const Shot shot, wished_shot(options, studio));
    RENKEI_TRY(const Taken taken, take(common, studio, shot, common.json ? Measure::Contrast : Measure::Nothing));
    if (!options.out.empty()) RENKEI_CHECK(canvas::write_png(taken.picture, options.out));
    if (common.json) return said(report(shot, taken, studio).dump(2, ' ', false, nlohmann::json::error_handler_t::replace));
    if (!options.out.empty()) return said(options.out);
    return {};
}

// "region 22, wards 1"; empty where everything has its picture.
std::string left_out_text(const std::vector<LeftOut>& left_out)
{
    std::string text;
    for (const LeftOut& one : left_out) text += (text.empty() ? "" : ", ") + one.scene + " " + std::to_string(one.items);
    return text;
}

// The sheet itself, which tells what has no picture in it.
Result<std::string> write_sheet(const std::filesystem::path& folder, const std::vector<SheetEntry>& entries, const std::string& left_out, const Studio& studio)
{
    const std::string file = (folder / "contact-sheet.png").string();
    const std::string title = "連携 " + std::to_string(studio.display.w) + " × " + std::to_string(studio.display.h) +
        (left_out.empty() ? "" : "　ここにないもの：" + left_out);
    RENKEI_CHECK(canvas::write_png(contact_sheet(entries, title, studio.typesetter), file));
    return file;
}

Result<void> take_all(const Common& common, const ShotOptions& options, Studio& studio)
{
    const std::filesystem::path folder = options.all;
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    if (failure) return Error{ErrorKind::CannotCreate, sentence("Cannot create the folder {1} ({2}); choose another for --all", folder, failure.message())};
    const auto [shots, left_out] = every_shot(*studio.today, *studio.autumn);
    const int width = studio.display.h > studio.display.w ? kSheetPortraitWidth : kSheetLandscapeWidth;
    nlohmann::json reports = nlohmann::json::array();
    std::vector<SheetEntry> entries;
    std::optional<Error> first_error;
    const bool watched = ::isatty(STDERR_FILENO) == 1;   // a log keeps what steers a terminal
    for (const Shot& shot : shots) {
        if (watched) std::cerr << "\r" << entries.size() + 1 << "/" << shots.size() << " " << shot.name << "\033[K" << std::flush;
        auto taken = take(common, studio, shot, common.json ? Measure::Contrast : Measure::Nothing);
        if (!taken) {   // the others are still worth having
            std::cerr << (watched ? "\n" : "") << in_language(common, taken.error()) << "\n";
            if (!first_error) first_error = taken.error();
            continue;
        }
        RENKEI_CHECK(canvas::write_png(taken->picture, (folder / (shot.name + ".png")).string()));
        if (common.json) reports.push_back(report(shot, *taken, studio));
        entries.push_back({shot.name, small_copy(taken->picture, width)});
    }
    if (watched) std::cerr << "\r\033[K";
    const std::string missing = left_out_text(left_out);
    if (!missing.empty()) say(common, sentence("Without a picture here: {1}; renkei shot --scene SCENE --item KEY takes any of them", missing));
    RENKEI_TRY(const std::string sheet, write_sheet(folder, entries, missing, studio));
    RENKEI_CHECK(said(common.json ? reports.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) : sheet));
    if (first_error) return *first_error;
    return {};
}

}  // namespace

int shot(const Common& common, const ShotOptions& options)
{
    auto studio = open_studio(common, options);
    const Result<void> done = !studio ? Result<void>(studio.error()) : options.all.empty()
        ? take_one(common, options, *studio) : take_all(common, options, *studio);
    if (!done) return fail(common, done.error());
    return studio->from_memory ? exit_code(studio->from_memory->kind) : 0;   // the picture is right; that no store can be kept is not
}

}  // namespace renkei::commands
