// What a page says once it says everywhere alike: its margins, the sizes of its titles, its counts, its colours.

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <set>

#include "layout_faults.hpp"
#include "scenes/board.hpp"
#include "scenes/member_counts.hpp"
#include "scenes/name_lists.hpp"
#include "scenes/strings.hpp"
#include "scenes/support_map.hpp"
#include "studio.hpp"

using namespace renkei;
using namespace renkei::tests;

namespace {

constexpr PixelSize kLandscape{1920, 1080}, kPortrait{1080, 1920};

bool has(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

const canvas::TextRecord* said(const canvas::Composition& page, std::string_view words)
{
    const auto found = std::find_if(page.texts.begin(), page.texts.end(), [&](const auto& t) { return has(t.text, words); });
    return found == page.texts.end() ? nullptr : &*found;
}

// The largest difference of a channel.
int apart(uint32_t a, uint32_t b)
{
    int most = 0;
    for (int shift = 0; shift < 24; shift += 8) most = std::max(most, std::abs(static_cast<int>(a >> shift & 255u) - static_cast<int>(b >> shift & 255u)));
    return most;
}

uint32_t pixel_of(paint::Color c)
{
    const auto level = [](float v) { return static_cast<uint32_t>(std::lround(v * 255)); };
    return level(c.r) << 16 | level(c.g) << 8 | level(c.b);
}

uint32_t at(const test::Picture& picture, Vec2 v) { return picture.pixels[static_cast<size_t>(std::lround(v.y)) * static_cast<size_t>(picture.width) + static_cast<size_t>(std::lround(v.x))]; }

}  // namespace

TEST_CASE("a lying showcase keeps all words of its paper within the margins of that page", "[scenes]")
{
    const auto programme = full_day(kLater);
    for (const auto& showcase : shipped_content()->showcases)
        for (const float floor : {24.0f, 36.0f}) {
            const auto page = composed(*programme, "showcase", showcase.key, {.display = kLandscape, .type_floor = floor});
            REQUIRE(page.ok());
            const float fold = page->frame.w / 2;
            for (const canvas::TextRecord& t : page->texts) {
                if (t.box.x >= fold) continue;
                CAPTURE(showcase.key, floor, t.text);
                CHECK(t.box.right() <= fold - scenes::kMargin + 1);
            }
        }
}

TEST_CASE("the titles of the six fields are all of one size", "[scenes]")
{
    const auto programme = full_day(kLater);
    for (const PixelSize size : {kLandscape, kPortrait})
        for (const float floor : {24.0f, 36.0f}) {
            const auto page = composed(*programme, "plans", "fields", {.display = size, .type_floor = floor});
            REQUIRE(page.ok());
            std::set<float> sizes;
            size_t titles = 0;
            for (const char* begins : {"産業振興", "観光振興", "文化芸術振興", "東京2020", "相互の", "新しい"})
                for (const canvas::TextRecord& t : page->texts)
                    if (t.text.starts_with(begins)) sizes.insert(t.units), ++titles;
            CAPTURE(size.w, floor);
            CHECK(titles >= 6);
            CHECK(sizes.size() == 1);
        }
}

TEST_CASE("values of two years stand apart, not as one column of figures", "[scenes]")
{
    constexpr float kPitch = 1.5f;   // ems, at least, from a value to one below it
    const auto programme = full_day(kLater);
    for (const PixelSize size : {kLandscape, kPortrait}) {
        const auto page = composed(*programme, "numbers", "", {.display = size});
        REQUIRE(page.ok());
        std::vector<canvas::TextRecord> values;
        std::copy_if(page->texts.begin(), page->texts.end(), std::back_inserter(values),
                     [](const auto& t) { return t.text.find_first_not_of("0123456789,") == std::string::npos; });
        CHECK(values.size() > 8);
        for (const canvas::TextRecord& one : values)
            for (const canvas::TextRecord& other : values) {
                const bool over = &one != &other && one.box.x < other.box.right() && other.box.x < one.box.right();
                CAPTURE(size.w, one.text, other.text);
                CHECK_FALSE((over && std::abs(one.box.y - other.box.y) < kPitch * one.units));
            }
    }
}

TEST_CASE("cities, towns and villages are counted alike on every page", "[scenes]")
{
    CHECK(scenes::told({1, 6, 1}, Language::Japanese) == "1市・6町・1村");
    CHECK(scenes::told({0, 16, 2}, Language::SimplifiedChinese) == "16町、2村");
    CHECK(scenes::told({1, 0, 12}, Language::English) == "1 city, 12 villages");
    CHECK(scenes::told({}, Language::Japanese).empty());
    const auto programme = full_day(kLater);
    const auto joint = composed(*programme, "plans", "joint"), wards = composed(*programme, "wards", "hokkaido-1");
    REQUIRE(joint.ok());
    REQUIRE(wards.ok());
    CHECK(said(*joint, "1市・6町・1村") != nullptr);
    CHECK(said(*wards, "1市・6町・1村") != nullptr);
}

TEST_CASE("the little map of a joint plan keeps off the headline", "[scenes]")
{
    const auto page = composed(*full_day(kLater), "plans", "joint", {.display = kLandscape});
    REQUIRE(page.ok());
    float headline = 0;   // upright at the right margin
    for (const canvas::TextRecord& t : page->texts)
        if (t.box.right() > page->frame.w - scenes::kMargin - 4 && t.box.y < 200) headline = std::max(headline, t.box.bottom());
    REQUIRE(headline > 600);
    size_t maps = 0;
    for (const canvas::Layer& layer : page->layers)
        if (layer.name == "prefecture") {
            CHECK(layer.bounds.y + 4 >= headline + 48);
            ++maps;
        }
    CHECK(maps == 3);
}

TEST_CASE("a note that comes and goes behind a source stands apart from it", "[scenes]")
{
    const auto page = composed(*full_day(kLater), "plans", "lines", {.display = kLandscape, .touch = false});
    REQUIRE(page.ok());
    const auto *source = said(*page, "パンフレットによる"), *note = said(*page, "破線");
    REQUIRE(source != nullptr);
    REQUIRE(note != nullptr);
    REQUIRE(source->box.y == Approx(note->box.y));
    CHECK(note->box.x >= source->box.right() + 0.4f * source->units);
}

TEST_CASE("a line at the foot that takes two ends where a sentence does", "[scenes]")
{
    const auto page = composed(*full_day(kLater), "plans", "grants", {.display = kPortrait, .touch = false});
    REQUIRE(page.ok());
    const auto* first = said(*page, "俵は一つが");
    REQUIRE(first != nullptr);
    CHECK(first->text.ends_with("。"));
}

TEST_CASE("the days of the board stand within its margin, all of one size", "[scenes]")
{
    for (const PixelSize size : {kLandscape, kPortrait}) {
        const auto page = composed(*full_day(kAutumn), "events", "1", {.display = size});
        REQUIRE(page.ok());
        const canvas::TextRecord *year = nullptr, *wide = nullptr, *narrow = nullptr;
        for (const canvas::TextRecord& t : page->texts) {
            if (t.text == "25") wide = &t;
            if (t.text == "2") narrow = &t;
            if (t.text == "令和7年") year = &t;
        }
        REQUIRE(year != nullptr);
        REQUIRE(wide != nullptr);
        REQUIRE(narrow != nullptr);
        CHECK(wide->box.x >= year->box.x - 1);
        CHECK(wide->units == Approx(narrow->units));
    }
}

TEST_CASE("standing, the lines of the plan follow each other at one distance", "[scenes]")
{
    const auto page = composed(*full_day(kLater), "plans", "lines", {.display = kPortrait, .touch = false});
    REQUIRE(page.ok());
    std::vector<float> gaps;
    float ends = 0;
    std::vector<Rect> rows;   // a title's box with its words and its thread
    for (const canvas::TextRecord& t : page->texts)
        if (t.units > 31 && t.units < 33) rows.push_back(t.box);
    std::sort(rows.begin(), rows.end(), [](const Rect& a, const Rect& b) { return a.y < b.y; });
    for (const Rect& row : rows) {
        if (ends > 0) gaps.push_back(row.y - ends);
        for (const canvas::Layer& layer : page->layers)
            if (layer.name == "strip" && layer.bounds.y > row.y && layer.bounds.y < row.bottom() + 60) ends = std::max(ends, layer.bounds.bottom());
    }
    REQUIRE(gaps.size() == 10);
    const auto [least, most] = std::minmax_element(gaps.begin(), gaps.end());
    CHECK(*most - *least < 2);
    CHECK(*least > 10);
}

TEST_CASE("land has no colour that its page does not tell", "[scenes]")
{
    Studio studio(kLandscape);
    const auto programme = full_day(kLater);
    // Towns of a region that take no part are land like any other.
    const auto region = studio.prepare(*programme, {"wards", "hokkaido-1"});
    const uint32_t shade = pixel_of(paint::mix(paint::ink::kSumi, paint::ink::kShuNight, 0.36f));
    const test::Picture lit = studio.picture(region, studio.composition_of(region)->dwell - 1);
    CHECK(std::count_if(lit.pixels.begin(), lit.pixels.end(), [&](uint32_t pixel) { return apart(pixel, shade) <= 4; }) < 60);
    // An island too small to be seen is one disc, in the greens of the prefectures.
    const auto support = studio.prepare(*programme, {"support", "2"});
    const test::Picture helped = studio.picture(support, studio.composition_of(support)->dwell - 1);
    const scenes::NationLayout nation = scenes::support_nation({1920, 1080}, 24);
    const auto tinted = [&](const char* code, Vec2 off) { return at(helped, nation.place(*shipped_content()->municipality(code)) + off); };
    for (const char* island : {"13362", "13364", "13381", "13401"})
        for (const Vec2 off : {Vec2{4, 0}, Vec2{-4, 0}, Vec2{0, 4}, Vec2{0, -4}}) {
            CAPTURE(island, off.x, off.y);
            CHECK(apart(tinted(island, {}), tinted(island, off)) <= 3);
            CHECK(apart(tinted(island, off), pixel_of(paint::ink::kWashi)) > 40);
        }
}

namespace {

// The names of a line, where it has nothing but names of places: Hiroo-cho, Fukushima-shi,
bool lists_places(std::string line, const std::set<std::string>& places, Language language)
{
    const std::string between(scenes::between_names(language)), mark(scenes::mark_after_name(language));
    if (line.ends_with(mark)) line.resize(line.size() - mark.size());
    for (size_t at = 0; at <= line.size();) {
        const size_t end = std::min(line.find(between, at), line.size());
        if (!places.contains(line.substr(at, end - at))) return false;
        at = end + between.size();
    }
    return true;
}

}  // namespace

TEST_CASE("a line of a list of names ends with the mark of the list, in every language and on every page", "[scenes]")
{
    for (const Language language : kAllLanguages) {
        std::set<std::string> places;
        for (const auto& m : shipped_content()->municipalities) places.insert(scenes::town_name(m, language));
        const std::string between(scenes::between_names(language)), mark(scenes::mark_after_name(language));
        size_t seen = 0;
        for (const Item& one : everything()) {
            if (one.scene != "events" && one.scene != "wards") continue;
            const auto composition = composed(*one.programme, one.scene, one.item, {.language = language});
            REQUIRE(composition.ok());
            const auto& texts = composition->texts;
            for (size_t i = 0; i + 1 < texts.size(); ++i) {
                const auto &line = texts[i], &next = texts[i + 1];
                const bool below = next.box.x == line.box.x && next.box.y > line.box.y && next.box.y - line.box.y < 2 * line.units;
                if (!below || next.units != line.units || next.appears != line.appears || line.text.find(between) == std::string::npos) continue;
                if (!lists_places(line.text, places, language) || !lists_places(next.text, places, language)) continue;
                CAPTURE(described(one.scene, one.item, {.language = language}), line.text, next.text);
                CHECK(line.text.ends_with(mark));
                ++seen;
            }
        }
        CAPTURE(language_tag(language));
        CHECK(seen > 0);
    }
}

TEST_CASE("the small Japanese beside a headline stands off its descenders", "[scenes]")
{
    const auto gap = [](const char* scene, const char* item, const char* key) {
        const auto composition = composed(*programme_of(kLater), scene, item, {.language = Language::English});
        REQUIRE(composition.ok());
        const auto box_of = [&](Language language) {
            const std::string words = scenes::words(key, language);
            const auto found = std::find_if(composition->texts.begin(), composition->texts.end(), [&](const auto& t) { return t.text == words; });
            REQUIRE(found != composition->texts.end());
            return *found;
        };
        const auto own = box_of(Language::English), japanese = box_of(Language::Japanese);
        return (own.box.x - japanese.box.right() - 12) / own.units;
    };
    CHECK(gap("support", "1", "support.title") > 0.05f);   // Support after disasters
    CHECK(gap("plans", "goals", "plans.goals") > 0.05f);   // Three goals
    CHECK(gap("events", "1", "events.past") < 0.02f);      // Past events
}

TEST_CASE("English is printed with the apostrophe and the quotation marks of print", "[scenes]")
{
    std::set<std::string> typed;
    for (const Item& one : everything()) {
        const auto composition = composed(*one.programme, one.scene, one.item, {.language = Language::English});
        REQUIRE(composition.ok());
        for (const auto& t : composition->texts)
            if (t.text.find_first_of("'\"") != std::string::npos) typed.insert(t.text);
    }
    const auto content = shipped_content();
    for (const auto& m : content->municipalities) {
        const std::string name = scenes::town_name(m, Language::English) + scenes::town_stem(m, Language::English);
        if (name.find('\'') != std::string::npos) typed.insert(name);
    }
    CHECK(none({typed.begin(), typed.end()}));
    CHECK(scenes::town_name(*content->municipality("37205"), Language::English) == "Kan’onji-shi");
}
