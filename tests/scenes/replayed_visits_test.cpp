// Visits as people make them, replayed by scripts against the pages that ship, each a strip of pictures of its moments.
//   RENKEI_RENEW_GOLDENS=1 build/release/bin/test_scenes '[golden][visit]'     writes tests/golden/ anew

#include <catch2/catch.hpp>

#include "album.hpp"
#include "scenery.hpp"
#include "scenes/make_scene.hpp"
#include "studio.hpp"
#include "support/picture.hpp"
#include "visit/game.hpp"
#include "visit/replay.hpp"

using namespace renkei;
using namespace renkei::tests;
using namespace std::chrono_literals;

namespace {

constexpr const char* kMarsh = "marsh";   // instead of a day: the exhibition's

constexpr PixelSize kSmall{480, 270}, kSmallPortrait{270, 480};
constexpr test::Tolerance kTolerance{.level = 24, .share = 0.0008, .mean = 0.5};

struct Replayer {
    std::shared_ptr<const programme::Programme> programme;
    scenes::SceneWish wish;

    Replayer(std::shared_ptr<const programme::Programme> of, PixelSize display) : programme(std::move(of))
    {
        wish.display = display;
        wish.touch = true;
    }
    Result<visit::Shown> shown(const std::string& scene, const std::optional<visit::Visit>& visit) const
    {
        scenes::SceneWish one = wish;
        one.scene = scene;
        one.visit = visit;
        RENKEI_TRY(const auto page, scenes::compose_scene(one, *programme, the_atlas(), the_typesetter()));
        return visit::Shown{page.targets, scenes::characters_to_read(page), page.map, page.map ? std::optional(visit::sight_of(*page.map, page.frame)) : std::nullopt, page.film ? page.film->clip : "", page.film ? page.film->seconds : 0};
    }
    // Who touches the title is on the map.
    visit::Replayed after(const std::string& text, std::chrono::milliseconds until) const
    {
        const auto script = visit::read_script(text);
        REQUIRE(script.ok());
        const visit::Display display{.mm_per_unit = wish.mm_per_unit,
                                     .viewing_distance_mm = 600,
                                     .begins = [](visit::Time now) -> std::optional<visit::Visit> { return visit::begun("title", "", "", Language::Japanese, now); },
                                     .loop = [this](visit::Time) { return shown("title", {}); },
                                     .page = [this](const visit::Visit& visit) { return shown("visit", visit); }};
        const auto replayed = visit::replay(*script, until, display);
        if (!replayed) FAIL(replayed.error().message);
        return *replayed;
    }
};

// The moments beside each other.
test::Picture strip(const std::vector<test::Picture>& pictures)
{
    test::Picture all;
    all.height = pictures.front().height;
    for (const auto& p : pictures) all.width += p.width;
    all.pixels.resize(static_cast<size_t>(all.width) * static_cast<size_t>(all.height));
    int left = 0;
    for (const auto& p : pictures) {
        for (int y = 0; y < p.height; ++y) std::copy_n(p.pixels.begin() + static_cast<std::ptrdiff_t>(y) * p.width, p.width, all.pixels.begin() + static_cast<std::ptrdiff_t>(y) * all.width + left);
        left += p.width;
    }
    return all;
}

uint32_t coarse(uint32_t pixel)
{
    uint32_t result = 0xff000000u;
    for (int shift = 0; shift < 24; shift += 8) result |= std::min((pixel >> shift & 255u) / 6 * 6 + 3, 255u) << shift;
    return result;
}

struct Made {
    const char* name;
    const char* day;
    PixelSize display;
    std::string script;
    std::vector<std::chrono::milliseconds> moments;
    std::string ends;   // page and subject
};

// An exhibition with photographs, whose third panel is a film of forty seconds.
Album& marsh()
{
    static Album album;
    static const bool made = [] {
        exhibit_in(album);
        model::ExhibitPanel& panel = album.content().panels[2];
        const model::Photo poster = album.view_of(1280, 720, 0);
        put_film_on(panel, 40'000, poster.media);
        panel.picture.caption = "木道から見る春の川";
        panel.text.clear();
        return true;
    }();
    (void)made;
    return album;
}

Replayer replayer_of(const char* day, PixelSize display)
{
    if (std::string_view(day) != kMarsh) return {programme_of(day), display};
    Replayer replayer(marsh().programme(), display);
    replayer.wish.media_path = marsh().media_path();
    return replayer;
}

// The game begins with the round of the moment at which its button is let go.
constexpr int kRound = 2080 % visit::kRounds;

const model::Municipality* answer(int question) { return visit::question_of(std::to_string(kRound) + " " + std::to_string(question), *lobby_content()).answer; }

// Misses the first, finds the second and the third, and goes to see that town.
std::string child_script()
{
    const std::string round = "open game " + std::to_string(kRound) + " ";
    const visit::Question first = visit::question_of(std::to_string(kRound) + " 1", *lobby_content());
    const auto* missed = first.towns[first.towns[0] == first.answer ? 1 : 0];
    return "1 tap 900 500; 2 tap \"open game\"; 3 tap \"" + round + "1 " + missed->code5 + "\"; 4 tap \"" + round + "2\"; 5 tap \"" + round + "2 " + answer(2)->code5 + "\"; 6 tap \"" + round + "3\"; 7 tap \"" + round + "3 " + answer(3)->code5 +
           "\"; 8 tap \"open town " + answer(3)->code5 + "\"";
}

// Each tap is half a second after the one before unless it says otherwise.
const std::vector<Made>& visits()
{
    static const std::vector<Made> all{
        {"child", kLater, kSmall, child_script(), {2600ms, 3600ms, 5600ms, 7600ms, 8600ms}, "town " + answer(3)->code5},
        {"wheelchair", kLater, kSmallPortrait, "1 tap 540 1500; 2 tap \"open wards\"; 3 tap \"open ward 13118\"; 4 tap \"large\"; 5 tap \"back\"; 6 tap \"home\"", {2600ms, 3600ms, 4600ms, 5600ms, 6600ms}, "map "},
        {"english", kLater, kSmall, "1 tap 300 300; 2 tap \"open languages\"; 3 tap \"say en\"; 4 tap \"open find\"; tap \"open find k\"; 6 tap \"open find ku\"; 7 tap \"open find kus\"; wait 60", {2600ms, 4200ms, 5000ms, 7500ms, 55000ms}, "find kus"},
        {"unread", kLater, kSmall, "1 tap 960 540; 2 tap \"open region 1\"; 3 tap \"open towns 01/釧路総合振興局\"; 4 tap \"open town 01665\"", {1600ms, 2600ms, 3600ms, 4600ms}, "town 01665"},
        {"suginami", kLater, kSmall, "1 tap 960 540; 2 tap \"open wards\"; 3 tap \"open ward 13115\"; 4 tap \"open town 01452\"", {2600ms, 3600ms, 4600ms}, "town 01452"},
        {"events", kAutumn, kSmall, "1 tap 960 540; 2 tap \"open events\"; 3 tap \"home\"", {2600ms}, "events "},
        // Large type for old eyes, the whole exhibition panel by panel, and its film.
        {"exhibition", kMarsh, kSmall, "1 tap 960 540; 2 tap \"open exhibits\"; 3 tap \"open exhibits marsh/1\"; 4 tap \"large\"; 5 tap \"open exhibits marsh/2\"; 6 tap \"open exhibits marsh/3\"", {2600ms, 3600ms, 4600ms, 5600ms, 6600ms}, "exhibits marsh/3"},
        // Somebody from Kumamoto, at a standing panel: was my town among them?
        {"helped", kLater, kSmallPortrait, "1 tap 540 1500; 2 tap \"open layers\"; 3 tap \"layer links\"; 4 tap \"layer helped\"; 5 tap \"open towns 43\"; 6 tap \"open town 43433\"", {2600ms, 3600ms, 4600ms, 5600ms, 6600ms}, "town 43433"},
        // Two people at once, the palm of one of them at rest on the map: the other goes on.
        {"together", kLater, kSmall, "1 tap 960 540; 2 down 1 1500 300; 2.1 down 2 1530 330; 2.2 down 3 1560 290; 3 tap \"open region 2\"; 4 tap \"open towns 02\"; 5 up 1; 5.1 up 2; 5.2 up 3; 6 tap \"open town 02201\"", {2800ms, 3600ms, 5600ms, 6600ms}, "town 02201"},
        {"pinch", kLater, kSmall, "1 tap 960 540; 2 down 1 1200 260; 2.1 down 2 1300 260; 2.2 move 2 1350 260; 2.4 move 2 1600 260; 2.6 up 1; 2.7 up 2; 4 tap \"nearer\"; 6 tap \"farther\"", {3000ms, 5000ms, 8000ms}, "map "},
    };
    return all;
}

}  // namespace

TEST_CASE("visits by script lead where people want to go", "[scenes][golden][visit][slow]")
{
    for (const Made& made : visits()) {
        CAPTURE(made.name);
        Studio studio(made.display);
        const Replayer replayer = replayer_of(made.day, made.display);
        std::vector<test::Picture> pictures;
        for (const auto moment : made.moments) {
            const visit::Replayed now = replayer.after(made.script, moment);
            REQUIRE(now.visit);
            const auto scene = studio.prepare(*replayer.programme, {.scene = "visit", .item = "", .media_path = replayer.wish.media_path, .visit = now.visit});
            studio.press(scene, now.pressed);
            pictures.push_back(studio.picture(scene, std::chrono::duration<float>(visit::Time{} + moment - now.since).count()));
        }
        test::Picture all = strip(pictures);
        for (uint32_t& pixel : all.pixels) pixel = coarse(pixel);
        const auto comparison = test::compare_golden(RENKEI_TEST_DIR, std::string("replay-") + made.name, all, kTolerance);
        INFO(comparison.message);
        CHECK(comparison.same);
        const visit::Replayed end = replayer.after(made.script, made.moments.back());
        CHECK(std::string(visit::name_of(end.visit->here().page)) + " " + end.visit->here().subject == made.ends);
    }
}

TEST_CASE("who goes away is asked, and then the loop is there", "[scenes][visit]")
{
    const Replayer replayer = replayer_of(kLater, kSmall);
    CHECK((replayer.after("1 tap 960 540", 47s).visit->asked == visit::Time{} + 46080ms));   // 45 s after the finger was lifted
    CHECK_FALSE(replayer.after("1 tap 960 540", 67s).visit);
    CHECK(replayer.after("1 tap 960 540; 50 tap 960 400", 67s).visit);
}

TEST_CASE("who watches a film is not asked before it is over", "[scenes][visit]")
{
    Replayer replayer = replayer_of(kMarsh, kSmall);
    replayer.wish.films_move = true;
    const std::string there = "1 tap 960 540; 2 tap \"open exhibits\"; 3 tap \"open exhibits marsh/3\"";   // lifted at 3.08 s: until 43.08 s it plays
    CHECK_FALSE(replayer.after(there, 88s).visit->asked);
    CHECK((replayer.after(there, 89s).visit->asked == visit::Time{} + 88480ms));   // 0.4 s are for its first picture
    CHECK_FALSE(replayer.after(there, 109s).visit);
    // Where films stand still nobody watches.
    replayer.wish.films_move = false;
    CHECK((replayer.after(there, 49s).visit->asked == visit::Time{} + 48080ms));
}
