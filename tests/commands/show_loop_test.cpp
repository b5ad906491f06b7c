// The loop of the display as it runs in a lobby, on the offscreen video driver: window, canvas, preparer, store and watch are
// the real ones.

#include <signal.h>

#include <catch2/catch.hpp>

#include <set>
#include <sstream>
#include <thread>

#include "commands/show_loop.hpp"
#include "paint/painter.hpp"
#include "support/clips.hpp"
#include "support/content_builder.hpp"
#include "support/files.hpp"
#include "support/temporary_folder.hpp"

using namespace renkei;
using namespace renkei::commands;
namespace fs = std::filesystem;

namespace {

constexpr PixelSize kDisplay{320, 180};

// Midnight in Japan: a loop that divides a day begins with its first slot.
Instant start() { return *parse_instant("2026-11-22T00:00:00+09:00"); }

model::Content content_with(const model::Showcase& showcase)
{
    model::Content content;
    content.municipalities = {tests::a_municipality()};
    content.showcases = {showcase};
    content.showcases.front().ward_codes.clear();
    return content;
}
model::Content sound() { return content_with(tests::a_showcase("kushiro")); }
// Its municipality is unknown, so the scene cannot be made.
model::Content broken() { return content_with(tests::a_showcase("kushiro", "99999")); }

store::RevisionId publish(const fs::path& folder, const model::Content& content)
{
    auto store = store::Store::open(folder, {.access = store::Access::Write});
    REQUIRE(store.ok());
    store::CommitRequest request;
    request.who = "test";
    request.when = start();
    request.publish = true;
    const auto committed = store->commit(content, request);
    REQUIRE(committed.ok());
    return committed->id;
}

// A lobby for one show. What it told staff is in `told`.
struct Lobby {
    tests::TemporaryFolder folder;
    Result<window::Window> window = window::Window::open({.surface = window::Surface::Offscreen, .size = kDisplay});
    Result<canvas::Canvas> canvas = window.ok() ? canvas::Canvas::create(RENKEI_SOURCE_DIR "/shaders") : Result<canvas::Canvas>(window.error());
    Result<map::Atlas> atlas = map::Atlas::open(RENKEI_SOURCE_DIR "/data/mesh", fs::temp_directory_path() / "renkei-test-cache");
    Result<text::Typesetter> typesetter = text::Typesetter::open();
    programme::Options options;
    std::atomic<bool> ending = false;
    std::vector<std::string> told;
    std::function<void(ShowLoop&)> on_told = [](ShowLoop&) {};
    std::function<void()> on_look = [] {};   // called by the watch's thread
    int64_t frames = 0;
    Instant begins = start();
    scenes::SceneWish wish;
    std::string script;   // touches

    [[nodiscard]] std::shared_ptr<const programme::Programme> programme_of(const model::Content& content, store::RevisionId revision) const
    {
        return programme::build(std::make_shared<const model::Content>(content), civil_time(start()).date, std::to_string(revision), options);
    }

    // The first slot's scene, with these layers in the place of its own.
    [[nodiscard]] FirstScene first_scene(const canvas::Composition& composition) const
    {
        auto painted = std::make_shared<canvas::PaintedScene>(canvas::paint_layers(std::make_shared<const canvas::Composition>(composition),
                                                                                   scenes::frame_for(kDisplay).pixels_per_unit, *typesetter));
        return {stage::at(*programme_of({}, 0), start()), start(), kDisplay, std::move(painted)};
    }

    LoopReport show(const model::Content& content, double speed, double seconds, FirstScene first = {})
    {
        REQUIRE((canvas.ok() && atlas.ok() && typesetter.ok()));
        const auto revision = publish(folder.path(), content);
        const auto programme = programme_of(content, revision);
        Preparer preparer(std::move(atlas).value(), std::move(typesetter).value());
        ProgrammeWatch watch({.store = folder.path(),
                              .revision = revision,
                              .content = programme->content,
                              .date = programme->date,
                              .options = options,
                              .clock_floor = {},
                              .now = [this] {
                                  on_look();
                                  return start();
                              },
                              .between_looks = std::chrono::milliseconds(5),
                              .tell = [](const Error&) {}});
        ShowClock clock(begins, speed);
        Service service;
        ShowLoop* running = nullptr;
        ShowLoop loop({.window = *window,
                       .canvas = *canvas,
                       .preparer = preparer,
                       .watch = watch,
                       .clock = clock,
                       .service = service,
                       .programme = programme,
                       .wish = wish,
                       .first = std::move(first),
                       .seconds = seconds,
                       .ending = ending,
                       .tell =
                           [&](const Sentence& sentence) {
                               told.push_back(sentence.en);
                               on_told(*running);
                           },
                       .film_program = fs::path(RENKEI_BINARY).parent_path() / "renkei-film",
                       .script = script.empty() ? std::nullopt : std::optional(visit::read_script(script).value())});
        running = &loop;
        LoopReport report = loop.run();
        frames = loop.statistics().frames();
        return report;
    }
};

// A page of one square.
canvas::Composition a_square(canvas::Track opacity)
{
    canvas::Composition page;
    page.frame = scenes::frame_for(kDisplay).units;
    page.clear = paint::rgb(0x102030);
    page.layers.push_back({.name = "square", .bounds = {100, 100, 300, 300}, .paint = [](paint::Painter& p) { p.fill_all(paint::rgb(0xF5F1E8)); }});
    canvas::Sprite sprite;
    sprite.layer = 0;
    sprite.opacity = std::move(opacity);
    page.elements.emplace_back(sprite);
    return page;
}

}  // namespace

TEST_CASE("a scene that cannot be made is passed over, told and counted once, and the others go on", "[commands][gl][slow]")
{
    Lobby lobby;
    lobby.options.scenes = {"title", "showcase"};
    const LoopReport report = lobby.show(broken(), 12, 4);   // 48 s: the loop comes round twice
    CHECK_FALSE(report.fatal);
    CHECK(report.skipped == 1);
    REQUIRE(lobby.told.size() == 1);
    CHECK(lobby.told.front().starts_with("The scene showcase kushiro is passed over"));
    REQUIRE(report.scenes.size() == 1);
    CHECK(report.scenes.at("title") >= 2);
}

TEST_CASE("a scene that failed is tried again with the next revision", "[commands][gl][slow]")
{
    Lobby lobby;
    lobby.options.scenes = {"title", "showcase"};
    lobby.on_told = [&](ShowLoop&) { (void)publish(lobby.folder.path(), sound()); };
    const LoopReport report = lobby.show(broken(), 12, 5);
    CHECK(report.skipped == 1);
    CHECK(lobby.told.size() == 1);
    REQUIRE(report.scenes.contains("showcase"));
    CHECK(report.scenes.at("showcase") >= 1);
}

TEST_CASE("a show of which nothing can be made ends with the reason", "[commands][gl][slow]")
{
    Lobby lobby;
    lobby.options.scenes = {"showcase"};
    const LoopReport report = lobby.show(broken(), 1, 60);
    REQUIRE(report.fatal);
    CHECK(report.fatal->kind == ErrorKind::BadData);
    CHECK(lobby.frames == 0);
}

TEST_CASE("the signal to end is heard before the next frame", "[commands][gl][slow]")
{
    Lobby lobby;
    lobby.options.scenes = {"title", "showcase"};
    int64_t before = -1;
    lobby.on_told = [&](ShowLoop& loop) {
        before = loop.statistics().frames();
        lobby.ending = true;   // what the handler of SIGTERM does, here in the middle of a round
    };
    const LoopReport report = lobby.show(broken(), 12, 600);
    CHECK_FALSE(report.fatal);
    REQUIRE(before >= 0);
    CHECK(lobby.frames <= before + 1);
}

TEST_CASE("a scene that stands still is presented once, one that moves with every frame", "[commands][gl][slow]")
{
    Lobby lobby;
    lobby.options.scenes = {"title"};
    const bool moves = GENERATE(false, true);
    const auto page = a_square(moves ? canvas::Track(0).to(1, 0, 10, canvas::Ease::InOutSine) : canvas::Track(1));
    const LoopReport report = lobby.show({}, 1, 1, lobby.first_scene(page));
    CHECK(report.scenes.at("title") == 1);
    if (moves) CHECK(lobby.frames > 3);
    else CHECK(lobby.frames == 1);
}

TEST_CASE("a layer without room in the driver is left out, counted and told, and the rest is shown", "[commands][gl][slow]")
{
    Lobby lobby;
    lobby.options.scenes = {"title"};
    FirstScene first = lobby.first_scene(a_square(canvas::Track(1)));
    auto larger = std::make_shared<canvas::PaintedScene>(*first.painted);
    larger->layers.front().image = {100'000, 1, std::vector<uint32_t>(100'000, 0xffffffffu)};   // no driver has textures as wide
    first.painted = larger;
    const LoopReport report = lobby.show({}, 1, 0.3, std::move(first));
    CHECK(report.skipped_layers == 1);
    REQUIRE(lobby.told.size() == 1);
    CHECK(lobby.told.front().starts_with("The scene title is shown without 1 of its layers"));
    CHECK(report.scenes.at("title") == 1);
}

TEST_CASE("an urgent notice that is published while a scene plays takes its place at once, and leaves when it is withdrawn", "[commands][gl][slow]")
{
    Lobby lobby;
    lobby.options.scenes = {"title"};   // one scene of 12 s, which begins with the show
    int looks = 0;
    lobby.on_look = [&] {               // what staff do meanwhile, told by the looks of the watch
        if (++looks == 150) {
            model::Content alarm = sound();
            alarm.notices.push_back({"alarm", "火災報知機が鳴りました", "", true, {}, {}});
            (void)publish(lobby.folder.path(), alarm);
        }
        if (looks == 900) (void)publish(lobby.folder.path(), sound());
    };
    const LoopReport report = lobby.show(sound(), 1, 10, lobby.first_scene(a_square(canvas::Track(1))));   // there from the first frame
    CHECK_FALSE(report.fatal);
    CHECK(report.skipped == 0);
    REQUIRE(looks > 900);
    REQUIRE(report.scenes.contains("notice"));
    CHECK(report.scenes.at("notice") == 1);
    CHECK(report.scenes.at("title") == 2);       // interrupted, and there again before its own 12 s were over
}

namespace {

// Processes of this one that are players.
std::vector<pid_t> players()
{
    std::vector<pid_t> found;
    for (const auto& task : fs::directory_iterator("/proc/self/task"))
        for (std::istringstream children(tests::bytes_of(task.path() / "children")); children;) {
            pid_t child = 0;
            if (children >> child && tests::bytes_of("/proc/" + std::to_string(child) + "/comm") == "renkei-film\n") found.push_back(child);
        }
    return found;
}

// A lobby whose programme is a showcase and then a film of six seconds, or an exhibition's opening page and then the film of its
// panel, entered half a second before the film.
struct Cinema : Lobby {
    model::Content content = sound();
    explicit Cinema(size_t part = 1, bool on_panel = false)
    {
        const tests::TemporaryFolder clips;
        const fs::path clip = clips.path() / "clip.mp4";
        REQUIRE(tests::make_clip(clip, {.width = 64, .height = 64, .seconds = 8, .container_options = "movflags=+faststart"}));
        const std::string whole = tests::bytes_of(clip);
        tests::write_bytes(clip, whole.substr(0, whole.size() / part));
        model::Film film;
        film.code5 = content.municipalities.front().code5;
        film.file = "lake.mp4";
        film.width = film.height = 64;
        film.milliseconds = 8000;
        film.credit = "釧路市";
        auto store = store::Store::open(folder.path(), {.access = store::Access::Write});
        REQUIRE(store.ok());
        const auto media = store->add_media_file(clip);
        REQUIRE(media.ok());
        film.media = *media;
        if (on_panel) {
            content.exhibits = {tests::an_exhibit("aki")};
            content.panels = {tests::a_panel("aki", 1, "")};
            tests::put_film_on(content.panels.front(), film.milliseconds, *media);
            content.panels.front().clip.media = *media;
        } else {
            content.films = {film};
        }
        options.scenes = {on_panel ? "exhibit" : "showcase"};
        wish.media_path = [this](const std::string& hash) { return store::media_file(folder.path(), hash).string(); };
        const auto programme = programme_of(content, 1);
        while (stage::at(*programme, begins).slot != 0 || stage::at(*programme, begins).until_next > 0.5f) begins += std::chrono::milliseconds(100);
        publish(folder.path(), content);
    }
};

}  // namespace

TEST_CASE("a film plays in its own process, which ends with it", "[commands][gl][slow]")
{
    Cinema cinema;
    std::set<pid_t> seen;
    std::thread watch([&] {
        for (int i = 0; i < 30; ++i, std::this_thread::sleep_for(std::chrono::milliseconds(100)))
            for (const pid_t player : players()) seen.insert(player);
    });
    const LoopReport report = cinema.show(cinema.content, 1, 4.5);
    watch.join();
    CHECK(report.skipped == 0);
    CHECK(cinema.told.empty());
    CHECK(seen.size() == 1);
    CHECK(cinema.frames > 50);      // 25 pictures a second
    CHECK(players().empty());
}

TEST_CASE("a film that was cut short is left and told once, and the loop goes on", "[commands][gl][slow]")
{
    Cinema cinema(3);
    std::chrono::steady_clock::time_point told{};
    cinema.on_told = [&](ShowLoop&) { told = std::chrono::steady_clock::now(); };
    const auto began = std::chrono::steady_clock::now();
    const LoopReport report = cinema.show(cinema.content, 1, 8);
    CHECK(report.skipped == 1);
    REQUIRE(cinema.told.size() == 1);
    CHECK(cinema.told.front().starts_with("The film lake.mp4 is left until the content changes: "));
    CHECK(told - began < std::chrono::seconds(7));   // of which it plays two or three
    CHECK(report.scenes.at("showcase") >= 2);
    CHECK(players().empty());
}

TEST_CASE("the film of a panel plays, and one that was cut short is left for showcases", "[commands][gl][slow]")
{
    Cinema whole(1, true);
    CHECK(whole.show(whole.content, 1, 4.5).skipped == 0);
    CHECK(whole.told.empty());
    CHECK(whole.frames > 50);
    Cinema cut(3, true);
    const LoopReport report = cut.show(cut.content, 1, 8);
    CHECK(report.skipped == 1);
    REQUIRE(cut.told.size() == 1);
    CHECK(cut.told.front().starts_with("The film walk.mp4 is left until the content changes: "));
    CHECK(report.scenes.at("showcase") >= 1);   // nothing else of the loop has any
    CHECK(players().empty());
}

TEST_CASE("the film of a panel plays on the page that a visitor has opened, and ends with it", "[commands][gl][slow]")
{
    Cinema cinema(1, true);
    cinema.options.scenes = {"title"};   // the loop itself has none
    cinema.begins = start();
    cinema.wish.touch = true;
    cinema.script = "0.3 tap 960 300; 1.3 tap \"open exhibits\"; 2.3 tap \"open exhibits aki/1\"; 5.3 tap \"home\"; wait 1";
    std::vector<size_t> seen;
    cinema.on_look = [&] { seen.push_back(players().size()); };
    const LoopReport report = cinema.show(cinema.content, 1, 9);
    CHECK(report.skipped == 0);
    CHECK(cinema.told.empty());
    CHECK(report.scenes.contains("visit"));
    REQUIRE_FALSE(seen.empty());
    CHECK(*std::max_element(seen.begin(), seen.end()) == 1);
    CHECK(seen.front() == 0);
    CHECK(seen.back() == 0);             // they went home
    CHECK(players().empty());
}

TEST_CASE("the film of a page goes on where it is when a visitor chooses large type", "[commands][gl][slow]")
{
    Cinema cinema(1, true);
    cinema.options.scenes = {"title"};
    cinema.begins = start();
    cinema.wish.touch = true;
    cinema.script = "0.3 tap 960 300; 1.3 tap \"open exhibits\"; 2.3 tap \"open exhibits aki/1\"; 4.3 tap \"large\"; 6.3 tap \"home\"; wait 1";
    std::set<long long> begins;   // at which second 0 of the film was due, by the monotonic clock: what each player was told
    std::set<pid_t> seen;
    cinema.on_look = [&] {
        for (const pid_t player : players()) {
            std::istringstream words(tests::bytes_of("/proc/" + std::to_string(player) + "/cmdline"));
            std::vector<std::string> all;
            for (std::string word; std::getline(words, word, '\0');) all.push_back(word);
            if (all.size() < 5 || all[1] != "play") continue;
            seen.insert(player);
            begins.insert(std::stoll(all[4]));
        }
    };
    const LoopReport report = cinema.show(cinema.content, 1, 9);
    CHECK(report.skipped == 0);
    CHECK(cinema.told.empty());
    REQUIRE_FALSE(begins.empty());
    CHECK(*begins.rbegin() - *begins.begin() < 1000);   // microseconds; begun anew it would be two seconds
    CHECK(seen.size() == 2);                            // in large type the film has another size, so another player draws it
    CHECK(players().empty());
}

TEST_CASE("a player that is killed costs its film and nothing else", "[commands][gl][slow]")
{
    Cinema cinema;
    std::thread killer([] {
        for (int i = 0; i < 40; ++i, std::this_thread::sleep_for(std::chrono::milliseconds(100)))
            if (i > 18)
                for (const pid_t player : players()) ::kill(player, SIGKILL);
    });
    const LoopReport report = cinema.show(cinema.content, 1, 6);
    killer.join();
    CHECK_FALSE(report.fatal);
    CHECK(report.skipped == 1);
    REQUIRE(cinema.told.size() == 1);
    CHECK(cinema.told.front().ends_with("its player ended"));
    CHECK(report.scenes.at("showcase") >= 2);
}

TEST_CASE("without a film no player is started and nothing of libmpv is in memory", "[commands][gl][slow]")
{
    Lobby lobby;
    lobby.options.scenes = {"showcase"};
    bool any = false;
    lobby.on_look = [&] { any = any || !players().empty(); };
    const LoopReport report = lobby.show(sound(), 1, 2);
    CHECK(report.skipped == 0);
    CHECK_FALSE(any);
}
