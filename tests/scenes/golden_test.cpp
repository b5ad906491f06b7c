// Scenes as golden pictures. What may differ: the drivers of different Mesa versions blend and filter a few levels apart,
// and a glyph may move by a quarter pixel, so a pixel counts from 24 levels on, and a few in ten thousand may (kTolerance).
// A layout that moved, a missing word or a wrong colour is far beyond that.
//   RENKEI_RENEW_GOLDENS=1 build/release/bin/test_scenes '[golden]'     writes tests/golden/ anew

#include <catch2/catch.hpp>

#include <algorithm>

#include "album.hpp"
#include "golden_shots.hpp"
#include "programme/scenes.hpp"

using namespace renkei;
using namespace renkei::tests;

namespace {

constexpr PixelSize kLandscape{640, 360}, kPortrait{360, 640};
// A word that has moved is more; 0.005 let a weekday in other letters pass.
constexpr test::Tolerance kTolerance{.level = 24, .share = 0.0008, .mean = 0.5};

// Seconds at which everything has arrived, except where the name says another.
const GoldenShot kShots[] = {
    {"title", kLater, {"title", ""}, 9},
    {"showcase-teshikaga", kLater, {"showcase", "teshikaga"}, 6},
    {"agreements-two-seconds", kLater, {"agreements", ""}, 2},
    {"region-01", kLater, {"region", "01"}, 18},
    {"region-26", kLater, {"region", "26"}, 9},
    {"events-record", kLater, {"events", "1"}, 8},
    {"events-autumn", kAutumn, {"events", "1"}, 8},
    {"events-today", kEventDay, {"events", "1"}, 8},
    {"numbers", kLater, {"numbers", ""}, 12},
    {"support-1", kLater, {"support", "1"}, 5.4f},
    {"support-2", kLater, {"support", "2"}, 28},
    {"plans-fields", kLater, {"plans", "fields"}, 12},
    {"plans-joint", kLater, {"plans", "joint"}, 26},
    {"wards-nation", kLater, {"wards", "nation-1"}, 5},
    {"wards-nation-end", kLater, {"wards", "nation-2"}, 20},
    {"wards-hokkaido", kLater, {"wards", "hokkaido-1"}, 8},
    {"notice-closing", kLater, {"notice", "closing"}, 6},
    {"notice-closed", kLater, {"notice", "closed"}, 6},
    {"notice-urgent", kLater, {"notice", "drill"}, 6},
    {"notice-calm", kLater, {"notice", "lift"}, 6},
    {"plans-platform", kLater, {"plans", "platform"}, 12},
    {"plans-work", kLater, {"plans", "work"}, 28},
    {"plans-grants", kLater, {"plans", "grants"}, 12},
    {"plans-survey", kLater, {"plans", "survey"}, 12},
    {"plans-lines", kLater, {"plans", "lines"}, 12},
    {"plans-outlook", kLater, {"plans", "outlook"}, 8},
    {"partners-companies", kLater, {"partners", "companies"}, 12},
    {"partners-history", kLater, {"partners", "history-3"}, 20},
};

// Kept in steps of 6 levels, which the tolerance does not see and which halves the files.
uint32_t coarse(uint32_t pixel)
{
    uint32_t result = 0xff000000u;
    for (int shift = 0; shift < 24; shift += 8) result |= std::min((pixel >> shift & 255u) / 6 * 6 + 3, 255u) << shift;
    return result;
}

void check(const std::string& name, test::Picture picture, const test::Tolerance& tolerance = kTolerance)
{
    for (uint32_t& pixel : picture.pixels) pixel = coarse(pixel);
    const test::Comparison comparison = test::compare_golden(RENKEI_TEST_DIR, name, picture, tolerance);
    INFO(name << ": " << comparison.message);
    CHECK(comparison.same);
}

void check_all(PixelSize size, const std::string& suffix)
{
    Studio studio(size);
    for (const GoldenShot& shot : kShots) check(shot.name + suffix, studio.picture(studio.prepare(*programme_of(shot.day), shot.subject), shot.at));
}

}  // namespace

std::span<const GoldenShot> renkei::tests::golden_shots() { return kShots; }

TEST_CASE("every kind of scene looks as it did, lying", "[scenes][golden][slow]") { check_all(kLandscape, ""); }
TEST_CASE("every kind of scene looks as it did, standing", "[scenes][golden][slow]") { check_all(kPortrait, "-portrait"); }

TEST_CASE("every scene has a golden picture, and what is looked at everywhere has every scene", "[scenes]")
{
    const std::vector<Item> items = everything();
    for (const std::string_view scene : programme::kScenes) {
        CAPTURE(scene);
        // Exhibitions are staff's alone: theirs are with the photographs.
        CHECK((scene == "exhibit" || std::any_of(std::begin(kShots), std::end(kShots), [&](const GoldenShot& shot) { return shot.subject.scene == scene; })));
        CHECK(std::any_of(items.begin(), items.end(), [&](const Item& item) { return item.scene == scene; }));
    }
}

TEST_CASE("transitions look as they did in their middle", "[scenes][golden][slow]")
{
    Studio studio(kLandscape);
    const auto programme = programme_of(kLater);
    const auto agreements = studio.prepare(*programme, {"agreements", ""}), showcase = studio.prepare(*programme, {.scene = "showcase", .item = "teshikaga", .arrives = Transition::Fusuma});
    const auto title = studio.prepare(*programme, {"title", ""}), events = studio.prepare(*programme, {"events", "1"});
    // The moving edge is where drivers differ: a row of pixels more or less on a side is no fault.
    constexpr test::Tolerance kMoving{.level = 24, .share = 0.01, .mean = 2};
    check("transition-fusuma", studio.transition(agreements, 24, showcase, Transition::Fusuma, 0.5f), kMoving);
    check("transition-sumi", studio.transition(showcase, 12, title, Transition::SumiBleed, 0.5f), kMoving);
    check("transition-fade-leaving", studio.transition(showcase, 12, events, Transition::CrossFade, 0.35f), kMoving);
    check("transition-fade", studio.transition(showcase, 12, events, Transition::CrossFade, 0.5f), kMoving);
}

TEST_CASE("reduced motion fades, and ends with the same picture", "[scenes][golden][slow]")
{
    Studio studio(kLandscape);
    const auto programme = programme_of(kLater);
    const auto calm = studio.prepare(*programme, {"numbers", "", true}), lively = studio.prepare(*programme, {"numbers", ""});
    check("numbers-reduced-motion-fade", studio.picture(calm, 0.15f));
    const auto arrived = test::compare(studio.picture(lively, 15.5f), studio.picture(calm, 15.5f), kTolerance);
    INFO(arrived.message);
    CHECK(arrived.same);
}

// Visits that are replayed: what was touched, one after the other.
TEST_CASE("the pages of a visit look as they did", "[scenes][golden][slow]")
{
    const std::pair<const char*, std::vector<const char*>> kVisits[] = {{"visit-map", {}},
                                                                        {"visit-region", {"open region 2"}},
                                                                        {"visit-kushiro", {"open region 1", "open towns 01/釧路総合振興局"}},
                                                                        {"visit-teshikaga", {"open find", "open find た*", "open find て", "open town 01665"}},
                                                                        {"visit-find", {"open find", "open find た*", "open find て"}},
                                                                        {"visit-find-en", {"open languages", "say en", "open find", "open find k"}},
                                                                        {"visit-ward", {"open wards", "open ward 13118"}},
                                                                        {"visit-wards", {"open wards"}},
                                                                        {"visit-languages", {"open languages"}},
                                                                        {"visit-large", {"large", "open towns 20"}}};
    for (const auto& [size, suffix] : {std::pair{kLandscape, ""}, std::pair{kPortrait, "-portrait"}}) {
        Studio studio(size);
        const auto programme = programme_of(kLater);
        for (const auto& [name, touched] : kVisits) {
            visit::Visit visit;
            for (const char* id : touched) visit = visit::done(std::move(visit), id);
            check(std::string(name) + suffix, studio.picture(studio.prepare(*programme, {.scene = "visit", .item = "", .visit = visit}), 1));
        }
    }
    Studio studio(kLandscape);
    const auto scene = studio.prepare(*programme_of(kLater), {.scene = "visit", .item = "", .visit = visit::Visit{}});
    studio.press(scene, "open region 2");
    check("visit-pressed", studio.picture(scene, 1));
}

TEST_CASE("scenes in easy Japanese look as they did", "[scenes][golden][slow]")
{
    Studio studio(kLandscape);
    const auto programme = programme_of(kLater);
    check("easy-japanese-closed", studio.picture(studio.prepare(*programme, {.scene = "notice", .item = "closed", .language = kEasyJapanese}), 6));
    check("easy-japanese-agreements", studio.picture(studio.prepare(*programme, {.scene = "agreements", .item = "", .language = kEasyJapanese}), 12));
}

// Who reads with difficulty sees the same scenes: larger, on plain white and black.
TEST_CASE("scenes in large text and in high contrast look as they did", "[scenes][golden][slow]")
{
    const std::pair<const char*, Studio::Subject> kSubjects[] = {{"title", {"title", ""}},           {"showcase", {"showcase", "teshikaga"}}, {"agreements", {"agreements", ""}},
                                                                   {"region", {"region", "26"}},       {"events", {"events", "1"}},             {"numbers", {"numbers", ""}},
                                                                   {"support", {"support", "1"}},      {"plans", {"plans", "fields"}},          {"plans-work", {"plans", "work"}}, {"plans-grants", {"plans", "grants"}}, {"partners", {"partners", "companies"}},
                                                                   {"wards", {"wards", "nation-1"}},   {"notice", {"notice", "drill"}},         {"exhibit", {"exhibit", "autumn/2"}}};
    for (const std::string_view scene : programme::kScenes) CHECK(std::any_of(std::begin(kSubjects), std::end(kSubjects), [&](const auto& one) { return one.second.scene == scene; }));
    Studio studio(kLandscape);
    const auto programme = full_day(kLater);
    for (const auto& [name, scene] : kSubjects) {
        Studio::Subject large = scene, plain = scene;
        large.type_floor = 36;
        plain.contrast = paint::Contrast::High;
        check(std::string("large-text-") + name, studio.picture(studio.prepare(*programme, large), 12));
        check(std::string("high-contrast-") + name, studio.picture(studio.prepare(*programme, plain), 12));
    }
}

// What staff bring: pictures that the test paints.
TEST_CASE("photographs and exhibitions look as they did", "[scenes][golden][slow]")
{
    for (const auto& [size, suffix] : {std::pair{kLandscape, ""}, std::pair{kPortrait, "-portrait"}}) {
        Studio studio(size);
        const bool portrait = size.h > size.w;
        const auto shot = [&](const std::string& name, const Album& album, const Studio::Subject& subject) { check(name + suffix, studio.picture(studio.prepare(*album.programme(), subject), 6)); };
        Album wall, spread, triptych;
        wall.add_view(1600, 1000, 0).caption = "朝の湖";
        spread.add_view(900, 1200, 1).no_crop = portrait;
        for (unsigned i = 0; i < 3; ++i) portrait ? triptych.add_view(1500, 1000, i) : triptych.add_view(1000, 1500, i);
        shot("photographs-wall", wall, wall.subject());
        shot("photographs-spread", spread, spread.subject());
        shot("photographs-triptych", triptych, triptych.subject());
        Album films;
        const model::Photo poster = films.view_of(1920, 1080, 2);
        films.content().films = {{.code5 = "01665", .file = "lake.mp4", .media = "a clip", .poster = poster.media, .subtitles = "", .width = 1920, .height = 1080, .milliseconds = 20'000, .sound = false, .caption = "摩周湖の四季", .credit = "弟子屈町", .permitted_until = {}}};
        Studio::Subject film = films.subject("showcase", "01665/lake.mp4");
        film.films_move = false;   // its poster
        shot("film", films, film);
        Album marsh;
        exhibit_in(marsh);
        for (const auto& [name, item] : {std::pair{"opening", "marsh"}, {"beside", "marsh/1"}, {"text", "marsh/3"}, {"picture", "marsh/4"}, {"plate-beside", "marsh/5"}, {"plate", "marsh/6"}})
            shot(std::string("exhibit-") + name, marsh, marsh.subject("exhibit", item));
    }
}
