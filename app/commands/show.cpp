// renkei show: the display. Wires window, canvas, preparer and the watch on the store; the loop is in show_loop.cpp.

#include <malloc.h>

#include <nlohmann/json.hpp>

#include <cmath>
#include <csignal>
#include <future>

#include "commands/clock.hpp"
#include "commands/fault_log.hpp"
#include "commands/messages.hpp"
#include "commands/open_store.hpp"
#include "commands/planned.hpp"
#include "commands/shipped_files.hpp"
#include "commands/shot_touch.hpp"
#include "commands/wishes.hpp"
#include "commands/show_loop.hpp"
#include "config/config.hpp"
#include "programme/scenes.hpp"

namespace renkei::commands {

namespace {

// Set by SIGTERM and SIGINT. A signal handler can reach nothing but an object of static storage.
std::atomic<bool> ending{false};

void on_signal(int) { ending = true; }

void end_on_signals()
{
    struct sigaction action {};
    action.sa_handler = on_signal;
    ::sigemptyset(&action.sa_mask);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP}) ::sigaction(signal, &action, nullptr);
}

// Until the first picture memory is kept: Cairo asks for megabytes for each long line that it strokes, and the system's work to hand out the same
// pages again and again was a tenth of the painting. The preparer trims what is free after the first scene that it paints.
void keep_memory()
{
    ::mallopt(M_ARENA_MAX, 2);
    ::mallopt(M_MMAP_THRESHOLD, 32 * 1024 * 1024);   // the most that glibc takes
    ::mallopt(M_TRIM_THRESHOLD, 256 * 1024 * 1024);
}

// Pictures come and go by the megabyte for months: from then on each in its own mapping, given back at once. Without this, glibc
// raises its threshold after the first free and keeps them.
void keep_memory_small()
{
    ::mallopt(M_MMAP_THRESHOLD, 256 * 1024);
    ::mallopt(M_TRIM_THRESHOLD, 512 * 1024);
}

// What does not need the window: opened on another thread while the window and GL come up, the first scene included.
struct Materials {
    Shown shown;
    map::Atlas atlas;
    text::Typesetter typesetter;
    std::shared_ptr<const programme::Programme> programme;
    programme::Options options;
    Instant built_at;   // for which the programme was built
    Instant clock_floor;
    scenes::SceneWish wish;
    std::vector<Wording> turns;
    FirstScene first;
};

// Real time in which the worker has painted the whole scene, on a slow machine too. The next of several photographs mostly falls into it, and
// the first picture would wait for two: it is ready in fewer (on two cores of a server the whole takes 0.2 to 0.6 s).
constexpr float kFirstSeconds = 6, kFirstPhotograph = 2;

FirstScene paint_first(const Materials& materials, PixelSize display, Instant now, double speed)
{
    FirstScene first{.moment = stage::at(*materials.programme, now), .at = now, .display = display, .painted = {}};
    scenes::SceneWish wish = wish_for(materials.wish, materials.turns, *materials.programme, first.moment, now, display);
    // The rest of the scene is painted while this is on the display.
    const float begins = first.moment.seconds, scale = std::max(1.0f, static_cast<float>(speed));
    wish.only_seen = canvas::Seconds{begins, begins + kFirstSeconds * scale, begins + kFirstPhotograph * scale};
    auto painted = scenes::make_scene(wish, *materials.programme, materials.atlas, materials.typesetter);
    if (painted) first.painted = std::move(painted).value();
    return first;
}

Result<Materials> open_materials(const Common& common, const config::Config& config, const ShowOptions& show, const ShowClock& clock,
                                 std::shared_future<PixelSize> display)
{
    if (show.scenes.empty()) RENKEI_CHECK(check_scenes(config));   // --scenes is checked already and replaces them
    RENKEI_TRY(Shown shown, open_to_show(common, config, Purpose::Run, show.revision));
    RENKEI_TRY(map::Atlas atlas, map::Atlas::open(shown.data / "mesh", cache_folder(config)));
    RENKEI_TRY(text::Typesetter typesetter, text::Typesetter::open());
    programme::Options options = programme_options(config);
    if (!show.scenes.empty()) options.scenes = show.scenes;
    // Without --start the system's clock counts, and one that stands before the last deed in the store, or before this version, is wrong.
    const Instant floor = show.start ? Instant{} : std::max(shown.last_deed, *parse_instant(kClockFloor));
    const Instant now = clock.read().instant;
    options.dated = now >= floor;
    options.minute = civil_time(now).minute_of_day();
    options.films_move = films_move(config, config.show.reduced_motion || show.reduced_motion);
    auto programme = programme::build(shown.content, civil_time(now).date, std::to_string(shown.revision), options);
    scenes::SceneWish wish = wish_of(common, config, shown.data, shown.folder);
    wish.reduced_motion = wish.reduced_motion || show.reduced_motion;
    wish.films_move = options.films_move;
    Materials materials{.shown = std::move(shown),
                        .atlas = std::move(atlas),
                        .typesetter = std::move(typesetter),
                        .programme = std::move(programme),
                        .options = std::move(options),
                        .built_at = now,
                        .clock_floor = floor,
                        .wish = std::move(wish),
                        .turns = languages_in_turn(config),
                        .first = {}};
    if (const PixelSize size = display.get(); size.w > 0)
        materials.first = paint_first(materials, picture_size(config.wall, size), clock.read().instant, show.speed);
    return materials;
}

window::Options window_options(const Common& common, const config::Config& config, const ShowOptions& options)
{
    window::Options wanted;
    wanted.when_server_is_lost = in_language(common, sentence("The display server has ended; the display ends with it. Start both again (the service does so by itself)"));
    wanted.surface = options.offscreen ? window::Surface::Offscreen : options.window ? window::Surface::Windowed : window::Surface::FullScreen;
    wanted.size = options.window.value_or(PixelSize{1920, 1080});
    wanted.turn = config.display.rotation;
    wanted.panels = config::touch_panels(config);
    return wanted;
}

// From a touch to the picture in which it is seen.
nlohmann::json touches_of(const FrameStatistics& touched, const window::Window& window)
{
    return {{"seen", touched.intervals()}, {"p50_ms", touched.percentile(0.5)}, {"p99_ms", touched.percentile(0.99)},
            {"max_ms", std::round(touched.longest() * 1000) / 1000},
            {"p99_frames", std::round(touched.percentile(0.99) * static_cast<double>(window.refresh_hz()) / 10) / 100}};
}

nlohmann::json statistics_of(const LoopReport& report, const ShowLoop& loop, const canvas::Canvas& canvas, const window::Window& window, double began_ms,
                             bool from_memory)
{
    const FrameStatistics& frames = loop.statistics();
    const auto rounded = [](double value) { return std::round(value * 1000) / 1000; };
    const double count = static_cast<double>(std::max<int64_t>(1, frames.frames()));
    nlohmann::json told{{"frames", frames.frames()},
            {"late", frames.late()},
            {"p50_ms", frames.percentile(0.5)},
            {"p99_ms", frames.percentile(0.99)},
            {"max_ms", rounded(frames.longest())},
            {"cpu_ms_per_frame", rounded(report.cpu_s * 1000 / count)},
            {"scenes", report.scenes},
            {"skipped", report.skipped},
            {"skipped_layers", report.skipped_layers},
            {"pss_mib", rounded(process_pss_mib())},
            {"texture_mib", rounded(report.texture_mib)},
            {"cpu_s", rounded(report.cpu_s)},
            {"cpu_to_first_s", rounded(report.cpu_to_first_s)},
            {"first_picture_at_ms", rounded(report.first_picture_ms)},   // CLOCK_MONOTONIC, for whoever started us
            {"first_picture_ms", rounded(report.first_picture_ms - began_ms)},
            {"renderer", canvas.renderer()},
            {"driver", window.driver()},
            {"from_memory", from_memory}};
    if (loop.touch_statistics().intervals() > 0) told["touch"] = touches_of(loop.touch_statistics(), window);
    return told;
}

// What is planned comes on at its time. What waits because of the clock is told once.
std::function<void(Instant)> plans_of(const std::filesystem::path& store, FaultLog& faults)
{
    return [store, &faults, said = std::string()](Instant now) mutable {
        const auto told = carry_out_plans(store, now);
        std::string all;
        for (const Sentence& one : told ? *told : std::vector<Sentence>{Filling(told.error()).both()}) all += one.en;
        if (all == said) return;
        said = all;
        if (!told) return faults.note(Filling(told.error()).both());
        for (const Sentence& one : *told) faults.say(one);
    };
}

ProgrammeWatch::Setup watch_of(const Materials& materials, const ShowClock& clock, FaultLog& faults, const ShowOptions& options)
{
    const bool follows = !options.revision, real_time = !options.start && options.speed == 1;
    return {.store = materials.shown.folder,
            .revision = materials.shown.revision,
            .follows = follows,
            .content = materials.shown.content,
            .date = materials.programme->date,
            .built_at = materials.built_at,
            .options = materials.options,
            .clock_floor = materials.clock_floor,
            .now = [own = clock]() mutable {   // the watch's own clock: the loop moves the other one
                own.follow_system();
                return own.read().instant;
            },
            .carry_out = follows && real_time ? plans_of(materials.shown.folder, faults) : nullptr,   // a simulated clock publishes nothing
            .tell = [&faults](const Error& error) { faults.note(Filling(error).both()); }};
}

PanelSetup panel_of(const Common& common, const config::Config& config, FaultLog& faults)
{
    return {.common = common,
            .staff = config.staff,
            .mm_per_unit = config::mm_per_unit(config.display),
            .pictures = cache_folder(config) / "preview",
            .tell = [&faults](const Sentence& sentence) { faults.say(sentence); },
            .has_sites = config.site.has_sources()};
}

// Who touches by script has a touch panel, whatever the settings say.
Result<std::optional<visit::Script>> script_given(const ShowOptions& options, config::Config& config)
{
    if (options.touch.empty()) return std::optional<visit::Script>();
    RENKEI_TRY(visit::Script script, script_of(options.touch));
    config.display.touch = true;
    return std::optional(std::move(script));
}

// Where nobody can touch, under a simulated clock and for touches by script nothing is counted.
std::unique_ptr<TouchCounter> counter_of(const config::Config& config, const ShowOptions& options, const std::filesystem::path& store, FaultLog& faults)
{
    if (!config.display.touch || options.start || !options.touch.empty()) return nullptr;
    return std::make_unique<TouchCounter>(TouchCounter::Setup{.store = store, .now = system_now,
                                                              .tell = [&faults](const Sentence& sentence) { faults.note(sentence); }});
}

std::unique_ptr<MetricsFile> metrics_of(const ShowOptions& options, const std::filesystem::path& store, FaultLog& faults)
{
    if (options.metrics.empty()) return nullptr;
    return std::make_unique<MetricsFile>(MetricsFile::Setup{.file = options.metrics, .store = store, .now = system_now,
                                                            .faults = [&faults] { return faults.noted(); },
                                                            .tell = [&faults](const Sentence& sentence) { faults.note(sentence); }});
}

// A picture that cannot be turned is better than none.
void turn_picture(canvas::Canvas& canvas, window::Window& window, const config::Config& config, FaultLog& faults)
{
    const auto turned = canvas.turn(config.display.rotation);
    if (turned) return;
    window.stay_upright();
    faults.note(Filling(turned.error()).both());
}

Sentence on_words(const window::Window& window, const canvas::Canvas& canvas, const std::string& revision)
{
    return sentence("The display is on: {1} × {2} pixels, {3}, revision {4}", window.size().w, window.size().h, canvas.renderer(), revision);
}

Result<int> run_show(const Common& common, const ShowOptions& options)
{
    const double began_ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
    if (!options.offscreen && !window::available_display())
        return Error{ErrorKind::Unavailable, sentence("There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set and no screen in /dev/dri may be used. Start it in a graphical session, or use --offscreen or renkei shot")};
    RENKEI_TRY(config::Loaded settings, configuration(common));
    RENKEI_TRY(auto script, script_given(options, settings.config));
    ShowClock clock(options.start, options.speed);
    std::promise<PixelSize> display;
    auto opening = std::async(std::launch::async, open_materials, std::cref(common), std::cref(settings.config), std::cref(options), std::cref(clock),
                              display.get_future().share());
    const auto size = window::expected_size(window_options(common, settings.config, options));
    display.set_value(size ? *size : PixelSize{0, 0});   // the other thread must not wait for what does not come
    if (!size) return size.error();

    RENKEI_CHECK(check_wall(settings.config.wall, *size));
    RENKEI_TRY(window::Window window, window::Window::open(window_options(common, settings.config, options)));
    RENKEI_TRY(const std::filesystem::path data, data_folder(settings.config));
    RENKEI_TRY(const std::string shaders, shader_folder(data));
    RENKEI_TRY(canvas::Canvas canvas, canvas::Canvas::create(shaders));
    RENKEI_TRY(Materials materials, opening.get());

    FaultLog faults(common, cache_folder(settings.config));
    turn_picture(canvas, window, settings.config, faults);
    Preparer preparer(std::move(materials.atlas), std::move(materials.typesetter));
    ProgrammeWatch watch(watch_of(materials, clock, faults, options));
    materials.shown.content.reset();
    Service service;
    const auto metrics = metrics_of(options, materials.shown.folder, faults);
    const auto touches = counter_of(settings.config, options, materials.shown.folder, faults);
    const std::string revision = materials.programme->revision;
    ShowLoop loop({.window = window,
                   .canvas = canvas,
                   .preparer = preparer,
                   .watch = watch,
                   .clock = clock,
                   .service = service,
                   .programme = std::move(materials.programme),
                   .wish = materials.wish,
                   .first = std::move(materials.first),
                   .seconds = options.seconds,
                   .ending = ending,
                   .tell = [&faults](const Sentence& sentence) { faults.note(sentence); },
                   .began = [&] {
                       keep_memory_small();
                       service.ready();
                       if (stderr_is_read()) faults.say(on_words(window, canvas, revision));
                   },
                   .viewing_distance_mm = settings.config.display.viewing_distance_mm,
                   .turns = materials.turns,
                   .wall = settings.config.wall,
                   .film_program = film_program(),
                   .metrics = metrics.get(), .touches = touches.get(), .script = std::move(script),
                   .panel = panel_of(common, settings.config, faults)});
    materials.first = {};
    const LoopReport report = loop.run();
    if (report.fatal) return *report.fatal;
    if (common.json)
        if (const int failed = print(common, statistics_of(report, loop, canvas, window, began_ms,
                                                           materials.shown.from_memory.has_value()).dump()); failed != 0) return failed;
    return materials.shown.from_memory ? exit_code(materials.shown.from_memory->kind) : 0;
}

}  // namespace

int show(const Common& common, const ShowOptions& options)
{
    keep_memory();
    window::prepare_process();
    end_on_signals();
    const auto done = run_show(common, options);
    return done ? *done : fail(common, done.error());
}

}  // namespace renkei::commands
