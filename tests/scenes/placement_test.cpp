// Where things stand on the maps and plates: names and their hairlines, rings, codes with their quiet zone, sources.

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <set>

#include "layout_faults.hpp"
#include "paint/qr.hpp"
#include "scenery.hpp"
#include "scenes/make_scene.hpp"
#include "scenes/plans/place_names.hpp"
#include "scenes/sea_names.hpp"
#include "scenes/support_map.hpp"
#include "scenes/wards/pages.hpp"

using namespace renkei;
using namespace renkei::tests;

namespace {

constexpr PixelSize kLandscape{1920, 1080}, kPortrait{1080, 1920};

scenes::Land square(float x, float y, float side) { return {{{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}}}, {x, y, side, side}}; }

std::vector<const canvas::Layer*> layers_of(const canvas::Composition& page, std::string_view begins)
{
    std::vector<const canvas::Layer*> found;
    for (const canvas::Element& element : page.elements)
        if (const auto* sprite = std::get_if<canvas::Sprite>(&element); sprite != nullptr && page.layers[static_cast<size_t>(sprite->layer)].name.starts_with(begins)) found.push_back(&page.layers[static_cast<size_t>(sprite->layer)]);
    return found;
}

}  // namespace

TEST_CASE("what names the years of a standing line of time keeps off the days' ticks", "[scenes]")
{
    constexpr float kTick = 8, kLeast = 8;   // units below the axis to a tick's foot; from there to a name
    for (const Wording language : kAllWordings)
        for (const float floor : {24.0f, 30.0f, 36.0f}) {
            const Look look{.display = {1080, 1920}, .language = language, .type_floor = floor, .touch = false};
            const auto page = composed(*programme_of(kLater), "agreements", "", look);
            REQUIRE(page.ok());
            const auto line = std::find_if(page->layers.begin(), page->layers.end(), [](const canvas::Layer& layer) { return layer.name == "axis"; });
            REQUIRE(line != page->layers.end());
            const float axis = line->bounds.y + 8;
            int years = 0;
            for (const canvas::TextRecord& t : page->texts) {
                if (t.box.y < axis || t.box.y > line->bounds.bottom() - 20) continue;
                CAPTURE(t.text, wording_tag(language), floor);
                CHECK(t.box.y >= axis + kTick + kLeast);
                ++years;
            }
            CHECK(years >= 4);
        }
}

TEST_CASE("names that look for their places in the sea together do not clash", "[scenes]")
{
    // A square island with four rows of four places: too many for the side of each to have its own place there at once.
    const scenes::Land island = square(400, 300, 280);
    const scenes::SeaChart chart(island, {1080, 900});
    std::vector<scenes::ToName> names;
    for (int i = 0; i < 16; ++i) names.push_back({{430 + 73.0f * static_cast<float>(i % 4), 330 + 73.0f * static_cast<float>(i / 4)}, {90, 30}});
    const auto standing = scenes::all_beside_land({chart, {20, 20, 1040, 860}, {}}, names);
    REQUIRE(standing.size() == names.size());
    int named = 0;
    for (size_t i = 0; i < standing.size(); ++i) {
        if (!standing[i]) continue;
        ++named;
        CHECK_FALSE(standing[i]->box.grown(8).meets(island.bounds));
        for (size_t k = 0; k < i; ++k)
            if (standing[k]) CHECK_FALSE(scenes::clash(*standing[i], *standing[k]));
        for (size_t k = 0; k < names.size(); ++k)
            if (k != i) CHECK(scenes::distance_from(*standing[i], names[k].place) >= 12);
    }
    CHECK(named >= 14);
    // What clashes: one over the other, a hairline through a name, two hairlines that could be taken for each other.
    const scenes::SeaName one{{0, 0}, {100, 0, 60, 30}, {{0, 15}, {90, 15}}, 0};
    CHECK(scenes::clash(one, {{0, 50}, {120, 20, 60, 30}, {{0, 50}, {110, 35}}, 0}));
    CHECK(scenes::clash(one, {{130, -90}, {300, 100, 60, 30}, {{130, -90}, {130, 90}, {290, 115}}, 0}));
    CHECK(scenes::clash(one, {{0, 20}, {100, 90, 60, 30}, {{0, 20}, {60, 20}, {60, 105}, {90, 105}}, 0}));
    CHECK_FALSE(scenes::clash(one, {{0, 90}, {100, 90, 60, 30}, {{0, 105}, {90, 105}}, 0}));
}

TEST_CASE("no words of the agreements' map lie on the land", "[scenes]")
{
    constexpr float kSpeck = 14;   // units: smaller rocks are let be
    const auto programme = full_day(kLater);
    std::vector<std::string> faults;
    for (const Wording language : kAllWordings)
        for (const PixelSize size : {kLandscape, kPortrait})
            for (const float floor : {24.0f, 36.0f}) {
                const Look look{.display = size, .language = language, .type_floor = floor, .touch = false};
                const scenes::Setting setting = setting_of(*programme, look);
                const scenes::Board board(setting, scenes::Ground::Night);
                const auto nation = scenes::nation_layout(setting.frame, scenes::NationUse::Agreements, floor, scenes::inset_names(board));
                const scenes::Land land = scenes::without_specks(scenes::main_land(nation, setting.atlas, setting.atlas.codes(), setting.pixels_per_unit), kSpeck);
                const auto page = composed(*programme, "agreements", "", look);
                REQUIRE(page.ok());
                for (const std::string& fault : on_land(*page, the_typesetter(), land)) faults.push_back(described("agreements", "", look) + " " + std::to_string(static_cast<int>(floor)) + ": " + fault);
            }
    CHECK(none(faults));
}

TEST_CASE("every subprefecture of Hokkaido has its name on the page", "[scenes]")
{
    const auto programme = full_day(kLater);
    for (const Wording language : kAllWordings)
        for (const PixelSize size : {kLandscape, kPortrait})
            for (const float floor : {24.0f, 36.0f}) {
                const Look look{.display = size, .language = language, .type_floor = floor};
                const auto page = composed(*programme, "region", "01", look);
                REQUIRE(page.ok());
                CAPTURE(described("region", "01", look), floor);
                CHECK(layers_of(*page, "name ").size() == 14);
                CHECK(none(overlapping(*page, the_typesetter())));
            }
}

TEST_CASE("the name of an inset stands at its own frame", "[scenes]")
{
    constexpr float kNear = 24;   // units to its frame; none so near over another's
    const auto programme = full_day(kLater);
    std::vector<std::string> faults;
    for (const Wording language : kAllWordings)
        for (const PixelSize size : {kLandscape, kPortrait})
            for (const float floor : {24.0f, 36.0f})
                for (const std::string_view scene : {"agreements", "support", "wards"}) {
                    const Look look{.display = size, .language = language, .type_floor = floor, .touch = false};
                    const scenes::Setting setting = setting_of(*programme, look);
                    scenes::Board board(setting, scenes::Ground::Night);
                    const scenes::InsetNames wide = scenes::inset_names(board);
                    const auto nation = scene == "agreements" ? scenes::nation_layout(setting.frame, scenes::NationUse::Agreements, floor, wide)
                                      : scene == "support"    ? scenes::support_nation(setting.frame, scenes::support_type(board), wide)
                                                              : scenes::wards::country_of(board, scenes::wards::page_of(board));
                    const std::string page = described(std::string(scene), "", look) + " " + std::to_string(static_cast<int>(floor));
                    const std::vector<Rect> names = scenes::place_inset_labels(board, nation, paint::ink::kWashi);
                    if (names.size() != nation.insets.size()) faults.push_back(page + ": a frame without a name");
                    for (const auto& inset : nation.insets) {
                        // All at one place, over their frames or within; standing, a long one has no room over the frame beside Kanto.
                        if (inset.at == scenes::InsetLabel::Below && !(scene == "agreements" && size == kPortrait))
                            faults.push_back(page + ": " + inset.label + " below its frame");
                        if (size == kLandscape && inset.inset.frame.h < 1.6f * floor) faults.push_back(page + ": " + inset.label + " has a flat frame");
                    }
                    for (size_t i = 0; i < std::min(names.size(), nation.insets.size()); ++i)
                        for (size_t k = 0; k < nation.insets.size(); ++k) {
                            const Rect frame = nation.insets[k].inset.frame, name = names[i];
                            const float apart = std::max({0.0f, frame.y - name.bottom(), name.y - frame.bottom()});
                            const bool over = name.x < frame.right() && frame.x < name.right();
                            if (i == k ? over && apart <= kNear : !over || apart >= kNear || name.bottom() > frame.y) continue;
                            faults.push_back(page + ": " + nation.insets[i].label + " and the frame of " + nation.insets[k].label);
                        }
                }
    CHECK(none(faults));
}

TEST_CASE("a place that its land does not hold is named beside the map", "[scenes]")
{
    // A wide place, and one that is narrower than its name.
    std::vector<scenes::plans::PlaceName> names{{square(200, 200, 200), {90, 26}}, {square(400, 200, 60), {90, 26}}};
    const auto stood = scenes::plans::stand_names(names, scenes::plans::Standing::Within, {}, {0, 0, 700, 600});
    CHECK(stood[0].whole);
    CHECK_FALSE(stood[1].whole);
    CHECK(Rect{200, 200, 200, 200}.united(stood[0].box).w == 200);
    // A thin place that has room at one end: there, not over the borders in its middle.
    const scenes::Land thin{{{{335, 100}, {365, 100}, {365, 540}, {385, 540}, {385, 600}, {315, 600}, {315, 540}, {335, 540}}}, {315, 100, 70, 500}};
    const scenes::Land west{{{{100, 100}, {335, 100}, {335, 540}, {315, 540}, {315, 600}, {100, 600}}}, {100, 100, 235, 500}};
    const scenes::Land east{{{{600, 100}, {365, 100}, {365, 540}, {385, 540}, {385, 600}, {600, 600}}}, {365, 100, 235, 500}};
    const std::vector<scenes::plans::PlaceName> beside{{thin, {44, 16}}, {west, {60, 16}}, {east, {60, 16}}};
    const auto at_its_end = scenes::plans::stand_names(beside, scenes::plans::Standing::Within, {}, {0, 0, 700, 700});
    CHECK(at_its_end[0].whole);
    CHECK(at_its_end[0].box.y >= 540);
    // On the pages of the joint plans no name of a town lies over another, in the languages whose names are long too.
    const auto programme = full_day(kLater);
    std::vector<std::string> faults;
    for (const Wording language : kAllWordings)
        for (const PixelSize size : {kLandscape, kPortrait})
            for (const float floor : {24.0f, 36.0f}) {
                const Look look{.display = size, .language = language, .type_floor = floor};
                const auto page = composed(*programme, "plans", "joint", look);
                REQUIRE(page.ok());
                CAPTURE(described("plans", "joint", look), floor);
                for (const std::string& fault : overlapping(*page, the_typesetter())) faults.push_back(described("plans", "joint", look) + ": " + fault);
                CHECK(layers_of(*page, "embrace").size() == shipped_content()->plans.size());   // the line runs about every region
                // A halo over a border rubs it out. English is as wide as its land, and no open paper near: 陸別 lying, in large letters, and 京田辺 standing.
                const bool one = language == Language::English && (floor > 24 || size == kPortrait);
                CHECK(layers_of(*page, "name across").size() <= (one ? 1 : 0));
            }
    CHECK(none(faults));
}

TEST_CASE("every recipient of help has a ring at the end of its line", "[scenes]")
{
    const auto programme = full_day(kLater);
    const auto& supports = shipped_content()->supports;
    for (const PixelSize size : {kLandscape, kPortrait})
        for (const float floor : {24.0f, 36.0f})
            for (size_t number = 1; number <= 2; ++number) {
                const auto page = composed(*programme, "support", std::to_string(number), {.display = size, .type_floor = floor});
                REQUIRE(page.ok());
                CAPTURE(size.w, floor, number);
                size_t recipients = 0;
                for (size_t i = (number - 1) * programme::kDisastersAPage; i < std::min(supports.size(), number * programme::kDisastersAPage); ++i) recipients += supports[i].prefecture_codes.size();
                CHECK(layers_of(*page, "ring").size() == recipients);
                const auto tokyo = layers_of(*page, "tokyo");
                REQUIRE(tokyo.size() == 1);
                for (const auto* ring : layers_of(*page, "ring")) CHECK_FALSE(ring->bounds.grown(-3).meets(tokyo.front()->bounds.grown(-4)));
            }
}

TEST_CASE("the key of the greens comes with the first of them that is seen", "[scenes]")
{
    model::Support first, second, third;
    first.prefecture_codes = {"03", "04"};
    second.prefecture_codes = {"03", "04", "07"};
    third.prefecture_codes = {"13"};
    third.municipality_codes = {"13361"};
    using Helps = std::vector<scenes::Help>;
    // The second hides what the first left.
    CHECK(scenes::greens_from(Helps{{&first, 1, 3}, {&second, 3, 5}, {&third, 5, -1}}) == 5.0f);
    CHECK(scenes::greens_from(Helps{{&first, 1, 3}, {&third, 3, -1}}) == 3.0f);
    CHECK_FALSE(scenes::greens_from(Helps{{&first, 1, -1}}).has_value());
    CHECK_FALSE(scenes::greens_from(Helps{{&first, 1, 3}, {&second, 3, -1}}).has_value());
    CHECK(scenes::greens_from(Helps{{&first, -1, -1}, {&third, 2, -1}}) == 0.0f);   // of the page before
    // A whole prefecture hides a municipality of it, not the other way round.
    model::Support whole;
    whole.prefecture_codes = {"13"};
    CHECK_FALSE(scenes::greens_from(Helps{{&third, 1, 3}, {&whole, 3, -1}}).has_value());
    CHECK(scenes::greens_from(Helps{{&whole, 1, 3}, {&third, 3, -1}}) == 3.0f);
}

TEST_CASE("nothing stands in the quiet zone of a code", "[scenes]")
{
    std::vector<std::string> faults;
    size_t codes = 0;
    const auto look_at = [&](const canvas::Composition& page, const std::string& name, const Rect& zone) {
        ++codes;
        for (const canvas::TextRecord& t : page.texts) {
            // Letters are a little lower than their em.
            const Rect letters{t.box.x + 1, t.box.y + 0.12f * t.units, t.box.w - 2, t.box.h - 0.24f * t.units};
            if (letters.meets(zone.grown(-0.5f))) faults.push_back(name + ": 「" + t.text + "」 stands in the quiet zone");
        }
    };
    for (const Wording language : {Wording(Language::Japanese), Wording(Language::English)})
        for (const PixelSize size : {kLandscape, kPortrait, PixelSize{3840, 2160}})
            for (const float floor : {24.0f, 36.0f}) {
                const Look look{.display = size, .language = language, .type_floor = floor, .touch = false};
                const float scale = scenes::frame_for(size).pixels_per_unit;
                const auto programme = full_day(kLater);
                for (const auto& showcase : shipped_content()->showcases) {
                    if (showcase.url.empty()) continue;
                    const auto page = composed(*programme, "showcase", showcase.key, look);
                    REQUIRE(page.ok());
                    for (const auto* layer : layers_of(*page, "qr")) look_at(*page, described("showcase", showcase.key, look), paint::qr_zone(showcase.url, layer->bounds, scale));
                }
                const auto page = composed(*programme, "partners", "contacts", look);
                REQUIRE(page.ok());
                const auto layers = layers_of(*page, "code");
                CHECK(layers.size() == 3);
                std::set<int> sides;
                for (size_t i = 0; i < layers.size(); ++i) {
                    look_at(*page, described("partners", "contacts", look), layers[i]->bounds);
                    sides.insert(static_cast<int>(std::lround(layers[i]->bounds.w)));
                    for (size_t k = 0; k < i; ++k) {   // nor another code, whose own zone may lie over it
                        const auto modules = static_cast<float>(paint::qr_modules(layers[k]->name.substr(5), 33) + 2 * paint::kQrQuietZone);
                        CHECK_FALSE(layers[i]->bounds.grown(-layers[i]->bounds.w * paint::kQrQuietZone / modules).meets(layers[k]->bounds));
                    }
                }
                CHECK(sides.size() == 1);   // of one size
            }
    CHECK(codes > 40);
    CHECK(none(faults));
}

TEST_CASE("an address is broken at a point or a stroke, and never at a hyphen", "[scenes]")
{
    const auto programme = full_day(kLater);
    for (const PixelSize size : {kLandscape, kPortrait})
        for (const float floor : {24.0f, 30.0f, 36.0f}) {
            const auto page = composed(*programme, "partners", "contacts", {.display = size, .type_floor = floor, .touch = false});
            REQUIRE(page.ok());
            std::string all;
            for (const canvas::TextRecord& t : page->texts) {
                CHECK_FALSE(t.text.ends_with("-"));
                CHECK_FALSE(t.text.starts_with("-"));
                all += t.text;
            }
            for (const std::string house : {"collabo.tokyo-23city.or.jp", "www.tokyo23city-kuchokai.jp"}) CHECK(all.find(house) != std::string::npos);
        }
}

TEST_CASE("what the lines of the plan are taken from is said at every second", "[scenes]")
{
    const auto programme = full_day(kLater);
    const auto page = composed(*programme, "plans", "lines", {.touch = false});
    REQUIRE(page.ok());
    const auto source = std::find_if(page->texts.begin(), page->texts.end(), [](const auto& t) { return t.text.find("パンフレットによる") != std::string::npos; });
    REQUIRE(source != page->texts.end());
    CHECK(source->appears <= 0);
    CHECK(source->leaves > page->dwell);
    const auto note = std::find_if(page->texts.begin(), page->texts.end(), [](const auto& t) { return t.text.find("破線") != std::string::npos; });
    REQUIRE(note != page->texts.end());
    CHECK(note->leaves < page->dwell);   // while there are dashes
}

TEST_CASE("the values of the figures keep apart, and none is left out for large type", "[scenes]")
{
    const auto programme = full_day(kLater);
    for (const PixelSize size : {kLandscape, kPortrait})
        for (const float floor : {24.0f, 36.0f}) {
            const auto page = composed(*programme, "numbers", "", {.display = size, .type_floor = floor, .touch = false});
            REQUIRE(page.ok());
            CAPTURE(size.w, floor);
            std::vector<canvas::TextRecord> values;
            for (const canvas::TextRecord& t : page->texts)
                if (std::set<std::string>{"149", "170", "574", "641", "660", "675", "878", "926", "958"}.contains(t.text)) values.push_back(t);
            CHECK(values.size() == 9);
            for (size_t i = 0; i < values.size(); ++i)
                for (size_t k = 0; k < i; ++k) {
                    const auto figures = [](const canvas::TextRecord& t) { return Rect{t.box.x, t.box.y + 0.13f * t.units, t.box.w, 0.75f * t.units}; };
                    CHECK_FALSE(figures(values[i]).grown(0.09f * values[i].units).meets(figures(values[k]).grown(0.09f * values[k].units)));
                }
        }
}

TEST_CASE("what is faint is seen where contrast is wanted", "[scenes]")
{
    const auto programme = full_day(kLater);
    scenes::Setting setting = setting_of(*programme, {});
    setting.contrast = paint::Contrast::High;
    const auto title = scenes::compose("title", "", setting);
    REQUIRE(title.ok());
    for (const canvas::Element& element : title->elements)
        if (const auto* lights = std::get_if<canvas::Lights>(&element)) {
            for (const canvas::Light& light : lights->points) CHECK(light.brightness * (1 - lights->breathing) > 0.9f);
            // A crowd is no white blot: its lights are half as large as one by itself.
            const auto [least, most] = std::minmax_element(lights->points.begin(), lights->points.end() - 1, [](const canvas::Light& a, const canvas::Light& b) { return a.core < b.core; });
            CHECK(least->core < most->core / 2);
        }
    // Who has not signed yet is grey, and has 7 : 1 still.
    const paint::Color waiting = paint::type_color(paint::mix(paint::ink::kWashi, {0, 0, 0, 1}, 0.34f), paint::Contrast::High), signed_already = paint::type_color(paint::ink::kWashi, paint::Contrast::High);
    CHECK(paint::contrast_ratio(waiting, {0, 0, 0, 1}) >= 7);
    CHECK(paint::contrast_ratio(signed_already, waiting) >= 1.8f);
    const auto agreements = scenes::compose("agreements", "", setting);
    REQUIRE(agreements.ok());
    CHECK(std::any_of(agreements->texts.begin(), agreements->texts.end(), [&](const auto& t) { return t.text == "144" && paint::type_color(t.color, paint::Contrast::High) == waiting; }));
}
