// Every municipality and the Northern Territories are on every map, lying and standing.

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <map>

#include "scenery.hpp"
#include "scenes/callouts.hpp"
#include "scenes/locator.hpp"
#include "scenes/nation.hpp"
#include "scenes/region_map.hpp"

using namespace renkei;
using namespace renkei::tests;
using scenes::NationUse;

namespace {

constexpr Size kFrames[] = {{1920, 1080}, {1080, 1920}, {1728, 1080}, {1440, 1080}, {1080, 1728}};
const std::vector<std::string> kNorthernTerritories{"01695", "01696", "01697", "01698", "01699", "01700"};

bool inside(Rect outer, Rect inner)
{
    return outer.contains({inner.x, inner.y}) && outer.contains({inner.right(), inner.bottom()});
}

bool apart(Rect a, Rect b) { return a.x >= b.right() || b.x >= a.right() || a.y >= b.bottom() || b.y >= a.bottom(); }

Rect page(Size frame) { return {0, 0, frame.w, frame.h}; }

}  // namespace

TEST_CASE("every municipality has its place on the nation's map", "[scenes]")
{
    for (const Size frame : kFrames)
        for (const NationUse use : {NationUse::Title, NationUse::Agreements}) {
            const auto nation = scenes::nation_layout(frame, use);
            for (const auto& m : shipped_content()->municipalities) {
                CAPTURE(m.code5, m.name, frame.w);
                const Vec2 at = nation.place(m);
                REQUIRE(page(frame).grown(-24).contains(at));
                const auto framed = std::find_if(nation.insets.begin(), nation.insets.end(), [&](const auto& i) { return i.inset.part == map::part_of(m.code5); });
                for (const auto& i : nation.insets) REQUIRE(i.inset.frame.contains(at) == (framed != nation.insets.end() && i.inset.part == framed->inset.part));
            }
            for (const auto& a : nation.insets) {
                CHECK(inside(page(frame).grown(-scenes::kMargin + 1), a.inset.frame));
                for (const auto& b : nation.insets) CHECK((&a == &b || apart(a.inset.frame, b.inset.frame)));
            }
        }
}

TEST_CASE("the land of every municipality is on the agreements' map, and not cut off", "[scenes]")
{
    for (const Size frame : {kFrames[0], kFrames[1]}) {
        const auto nation = scenes::nation_layout(frame, NationUse::Agreements);
        const auto land_of = [&](const std::string& code) {
            scenes::Land land = scenes::main_land(nation, the_atlas(), std::span(&code, 1), 1);
            merge(land, scenes::inset_land(nation, the_atlas(), std::span(&code, 1), 1));
            return land;
        };
        for (const auto& m : shipped_content()->municipalities) {
            CAPTURE(m.code5, m.name, frame.w);
            const scenes::Land land = land_of(m.code5);
            REQUIRE_FALSE(land.rings.empty());
            REQUIRE(inside(page(frame), land.bounds));
        }
        for (const auto& code : kNorthernTerritories) {
            CAPTURE(code, frame.w);
            const scenes::Land land = land_of(code);
            REQUIRE_FALSE(land.rings.empty());
            CHECK(inside(page(frame).grown(-36), land.bounds));
        }
        // 小笠原村 has land in two frames, of which 南鳥島 is one.
        const auto minamitorishima = std::find_if(nation.insets.begin(), nation.insets.end(), [](const auto& i) { return i.inset.part == map::MapPart::Minamitorishima; });
        REQUIRE(minamitorishima != nation.insets.end());
        const std::string ogasawara = "13421";
        scenes::NationLayout alone{nation.main, {*minamitorishima}};
        const scenes::Land island = scenes::inset_land(alone, the_atlas(), std::span(&ogasawara, 1), 1);
        CHECK(island.rings.size() == 1);
        CHECK(std::max(island.bounds.w, island.bounds.h) > 12);   // to be seen from across the room
    }
}

TEST_CASE("the line to a prefecture's members stands on their land", "[scenes]")
{
    const auto programme = programme_of(kLater);
    const scenes::Setting setting = setting_of(*programme, {});
    const auto nation = scenes::nation_layout(kFrames[0], NationUse::Agreements);
    std::map<std::string, std::vector<std::string>> members;
    for (const auto& o : shipped_content()->organisations) members[o.prefecture_code].insert(members[o.prefecture_code].end(), o.member_codes.begin(), o.member_codes.end());
    REQUIRE(members.size() == 9);
    for (const auto& [prefecture, codes] : members) {
        CAPTURE(prefecture);
        const auto anchor = scenes::callout_anchor(setting, nation, codes);
        REQUIRE(anchor.has_value());
        // With the middle of the dot: between neighbours that are all members it may lie on more than one.
        for (const Vec2 off : {Vec2{0, 0}, Vec2{2, 0}, Vec2{-2, 0}, Vec2{0, 2}, Vec2{0, -2}}) {
            const auto code = the_atlas().pick(map::unproject(nation.main.plane(*anchor + off)));
            REQUIRE(code.has_value());
            CHECK(std::find(codes.begin(), codes.end(), *code) != codes.end());
        }
    }
    CHECK_FALSE(scenes::callout_anchor(setting, nation, {}).has_value());
}

TEST_CASE("the locator shows every municipality, and Hokkaido with the Northern Territories", "[scenes]")
{
    const Rect area{96, 648, 340, 262};
    for (const auto& m : shipped_content()->municipalities) {
        CAPTURE(m.code5, m.name);
        const auto locator = scenes::locator_of(the_atlas(), m, area, 1);
        REQUIRE(locator.has_value());
        REQUIRE_FALSE(locator->town.rings.empty());
        REQUIRE(inside(area.grown(1), locator->town.bounds));
        REQUIRE(area.contains(locator->centre));
        REQUIRE(inside(area.grown(31), locator->land.bounds));
        for (const auto& ring : locator->town.rings)   // the ring goes round the town
            for (const Vec2 p : ring) REQUIRE(std::hypot(p.x - locator->centre.x, p.y - locator->centre.y) <= locator->radius + 0.1f);
        REQUIRE(inside(area.grown(2), Rect{locator->centre.x, locator->centre.y, 0, 0}.grown(locator->radius)));   // the ring begins at the margin
    }
    const auto& all = shipped_content()->municipalities;
    const auto hokkaido = std::find_if(all.begin(), all.end(), [](const auto& m) { return m.prefecture_code == "01"; });
    const auto locator = scenes::locator_of(the_atlas(), *hokkaido, area, 1);
    const map::Shape territories = the_atlas().outline(kNorthernTerritories, map::Detail::Region);
    // Their islands are rings of the locator's land, the easternmost at its edge.
    CHECK(locator->land.rings.size() > territories.rings.size());
    CHECK(locator->land.bounds.right() == Approx(area.right()).margin(2));
}

TEST_CASE("the length of a line over land leaves out the sea and the holes", "[scenes]")
{
    scenes::Land ring;   // a square with a square hole, and an islet beside it
    ring.rings = {{{10, 10}, {30, 10}, {30, 30}, {10, 30}}, {{15, 15}, {25, 15}, {25, 25}, {15, 25}}, {{40, 10}, {50, 10}, {50, 30}, {40, 30}}};
    ring.bounds = {10, 10, 40, 20};
    CHECK(scenes::length_over(ring, {0, 20}, {60, 20}) == Approx(20));
    CHECK(scenes::length_over(ring, {60, 20}, {0, 20}) == Approx(20));
    CHECK(scenes::length_over(ring, {12, 20}, {45, 20}) == Approx(13));   // begins and ends on land
    CHECK(scenes::length_over(ring, {16, 16}, {24, 24}) == Approx(0).margin(1e-4));
    CHECK(scenes::length_over(ring, {0, 12}, {60, 12}) == Approx(30));
    CHECK(scenes::length_over(ring, {0, 0}, {40, 40}) == Approx(10 * std::sqrt(2.0)));
    CHECK(scenes::length_over(ring, {12, 12}, {12, 12}) == 0);
}

TEST_CASE("lakes are water where they are large enough", "[scenes]")
{
    const auto nation = scenes::nation_layout(kFrames[0], NationUse::Agreements);
    const scenes::Land few = scenes::lakes_of(the_atlas(), nation.main, page(kFrames[0]), 1);
    const scenes::Land more = scenes::lakes_of(the_atlas(), map::View{nation.main.centre, 4 * nation.main.scale, {960, 540}, 0}, {-9999, -9999, 19999, 19999}, 1);
    CHECK(few.rings.size() >= 3);
    CHECK(more.rings.size() > few.rings.size());
    const auto programme = programme_of(kLater);
    const scenes::Setting setting = setting_of(*programme, {});
    const Rect area{96, 268, 700, 590};
    const auto lakes_in = [&](const char* prefecture) { return scenes::region_map(setting, prefecture, area, 1824).lakes.rings.size(); };
    CHECK(lakes_in("01") >= 8);    // サロマ湖, 屈斜路湖, 洞爺湖, 支笏湖 and more
    CHECK(lakes_in("02") == 3);    // 十和田湖, 小川原湖, 十三湖
    CHECK(lakes_in("25") >= 1);    // 琵琶湖
    CHECK(lakes_in("26") == 0);    // beside 琵琶湖, not at it
}
