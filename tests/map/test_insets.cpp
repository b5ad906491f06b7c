#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <set>

#include "map/framing.hpp"
#include "map/insets.hpp"
#include "map/map_support.hpp"

using namespace renkei;
using namespace renkei::map;
using namespace renkei::map::test;

TEST_CASE("every code belongs to exactly one part, and its point lies there too", "[map]")
{
    const auto all = the_atlas().codes();
    std::multiset<std::string> drawn;
    for (const MapPart part : {MapPart::Main, MapPart::SouthWest, MapPart::Ogasawara})
        for (std::string& code : codes_of(part, all)) drawn.insert(std::move(code));
    for (const std::string& code : all)
        if (code != "00000") CHECK(drawn.count(code) == 1);
    for (const char* code : {"12000", "13000", "23000", "47000"}) CHECK(drawn.count(code) == 1);
    CHECK(drawn.size() == all.size() - 1 + 4);
    CHECK(codes_of(MapPart::Minamitorishima, all) == std::vector<std::string>{"13421"});
    for (const Point& m : municipalities()) {
        INFO(m.code5);
        CHECK(part_of(m.code5) == part_at(m.place));
    }
    CHECK(part_at({153.98, 24.29}) == MapPart::Minamitorishima);
    CHECK(part_at({140.30, 30.48}) == MapPart::Main);   // 鳥島
}

TEST_CASE("no ring of the country is cut off by a frame", "[map]")
{
    const Atlas& atlas = the_atlas();
    const auto all = atlas.codes();
    size_t rings = 0;
    for (const MapPart part : {MapPart::SouthWest, MapPart::Ogasawara, MapPart::Minamitorishima}) {
        const Inset frame = inset_in(part, {100, 100, 240, 176});
        const Shape shape = atlas.outline(codes_of(part, all), Detail::Region);
        const Shape within = rings_within(shape, frame);
        CHECK_FALSE(within.rings.empty());
        for (const Ring& ring : within.rings)
            for (const Vec2 p : ring) REQUIRE(frame.frame.grown(-2).contains(frame.view.place(p)));
        rings += within.rings.size();
        if (part == MapPart::SouthWest) CHECK(within.rings.size() == shape.rings.size());
    }
    const Shape main = atlas.outline(codes_of(MapPart::Main, all), Detail::Region);
    const Rect bounds = main_bounds();
    CHECK(main.bounds.x >= bounds.x);
    CHECK(main.bounds.y >= bounds.y);
    CHECK(main.bounds.right() <= bounds.right());
    CHECK(main.bounds.bottom() <= bounds.bottom());
    CHECK(bounds.w < main.bounds.w + 0.4f);   // and no more sea than needed
    CHECK(bounds.h < main.bounds.h + 0.4f);
    CHECK(rings + main.rings.size() == atlas.country(Detail::Region).rings.size());
}

TEST_CASE("an inset stands north up and fills the frame that it is given", "[map]")
{
    const auto all = the_atlas().codes();
    for (const MapPart part : {MapPart::SouthWest, MapPart::Ogasawara, MapPart::Minamitorishima})
        for (const Rect frame : {Rect{96, 548, 308, 224}, Rect{0, 0, 120, 112}, Rect{20, 700, 60, 200}}) {
            const Inset made = inset_in(part, frame);
            CHECK(made.frame == frame);
            const LonLat middle = unproject(made.view.centre);
            const Vec2 foot = made.view.place(LonLat{middle.lon, middle.lat - 0.01}), top = made.view.place(LonLat{middle.lon, middle.lat + 0.01});
            CHECK(std::abs(top.x - foot.x) < 0.02f * std::abs(top.y - foot.y));
            CHECK(top.y < foot.y);
            Rect land;
            for (const Ring& ring : rings_within(the_atlas().outline(codes_of(part, all), Detail::Region), made).rings) {
                Ring placed;
                for (const Vec2 p : ring) placed.push_back(made.view.place(p));
                land = land.united(bounds_of(placed));
            }
            // 南鳥島 has twice as much sea on either side as it has land.
            CHECK(std::max(land.w / frame.w, land.h / frame.h) > (part == MapPart::Minamitorishima ? 0.14f : 0.6f));
        }
}

TEST_CASE("fit shows all of the bounds, centred and as large as can be", "[map]")
{
    const Rect into{96, 96, 1200, 888};
    for (const Rect bounds : {main_bounds(), Rect{-1, 2, 0.5f, 4}, Rect{3, 3, 7, 0.1f}}) {
        const View view = fit(bounds, into);
        const Vec2 a = view.place(Vec2{bounds.x, bounds.y}), b = view.place(Vec2{bounds.right(), bounds.bottom()});
        CHECK(a.x >= into.x - 0.01f);
        CHECK(a.y >= into.y - 0.01f);
        CHECK(b.x <= into.right() + 0.01f);
        CHECK(b.y <= into.bottom() + 0.01f);
        CHECK((std::abs(b.x - a.x - into.w) < 0.01f || std::abs(b.y - a.y - into.h) < 0.01f));
        CHECK(a.x - into.x == Approx(into.right() - b.x).margin(0.01));
    }
    const View point = fit({1, 1, 0, 0}, into);
    CHECK(std::isfinite(point.scale));
    CHECK(point.place(Vec2{1, 1}) == Vec2{696, 540});
}

TEST_CASE("bounds of places and of codes", "[map]")
{
    CHECK(bounds_of(std::span<const LonLat>{}).empty());
    const std::vector<std::string> kyoto{"26100"};
    const Rect here = the_atlas().outline(kyoto, Detail::Region).bounds;
    CHECK(here.contains(project({135.768, 35.011})));
    CHECK(here.w < 1);
}

TEST_CASE("the mainland of a shape leaves far islets out", "[map]")
{
    const Ring large{{0, 0}, {10, 0}, {10, 8}, {0, 8}}, close{{10.5f, 1}, {11, 1}, {11, 2}}, far{{30, 30}, {31, 30}, {31, 31}};
    CHECK(mainland_of({}).empty());
    CHECK(mainland_of({{close, large, far}, {}}) == Rect{0, 0, 10, 8});
    CHECK(mainland_of({{close, large, far}, {}}, 0.12f) == Rect{0, 0, 11, 8});
    CHECK(mainland_of({{close, large, far}, {}}, 3) == Rect{0, 0, 31, 31});
}

TEST_CASE("a prefecture's codes are all of its land, Hokkaido's with the Northern Territories", "[map]")
{
    const auto hokkaido = the_atlas().codes_of("01"), kyoto = the_atlas().codes_of("26");
    CHECK(hokkaido.size() == 179 + 6);
    CHECK(kyoto.size() == 26);
    for (const char* village : {"01695", "01696", "01697", "01698", "01699", "01700"}) CHECK(std::count(hokkaido.begin(), hokkaido.end(), village) == 1);
    CHECK(the_atlas().codes_of("48").empty());
    // 択捉島's cape is the easternmost land but for 南鳥島.
    CHECK(the_atlas().outline(hokkaido, Detail::Region).bounds.right() == Approx(main_bounds().right()).margin(0.1));
}
