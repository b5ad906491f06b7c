#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>

#include "map/build.hpp"
#include "map/map_support.hpp"

using namespace renkei;
using namespace renkei::map;
using namespace renkei::map::test;

namespace {

constexpr std::array kDetails{Detail::Country, Detail::Region, Detail::Prefecture};
constexpr Rect kEverywhere{-90, -90, 180, 180};
constexpr double kSquareKm = 111.195 * 111.195;   // of a square unit of the plane

Shape outline(const std::vector<std::string>& codes, Detail detail) { return the_atlas().outline(codes, detail); }

std::map<std::string, std::vector<std::string>> by_prefecture()
{
    std::map<std::string, std::vector<std::string>> prefectures;
    for (const Point& m : municipalities()) prefectures[m.code5.substr(0, 2)].push_back(m.code5);
    return prefectures;
}

struct Segment {
    Vec2 a, b;
};

double turn(Vec2 a, Vec2 b, Vec2 c)
{
    const auto d = [](float v) { return static_cast<double>(v); };
    return (d(b.x) - d(a.x)) * (d(c.y) - d(a.y)) - (d(b.y) - d(a.y)) * (d(c.x) - d(a.x));
}

// Pairs of segments that cross properly; sweeps from west to east.
size_t crossings(std::vector<Segment> segments)
{
    const auto left = [](const Segment& s) { return std::min(s.a.x, s.b.x); };
    std::sort(segments.begin(), segments.end(), [&](const Segment& s, const Segment& t) { return left(s) < left(t); });
    size_t found = 0;
    for (size_t i = 0; i < segments.size(); ++i) {
        const Segment& s = segments[i];
        const float right = std::max(s.a.x, s.b.x), top = std::min(s.a.y, s.b.y), bottom = std::max(s.a.y, s.b.y);
        for (size_t j = i + 1; j < segments.size() && left(segments[j]) <= right; ++j) {
            const Segment& t = segments[j];
            if (std::max(t.a.y, t.b.y) < top || std::min(t.a.y, t.b.y) > bottom) continue;
            if (turn(s.a, s.b, t.a) * turn(s.a, s.b, t.b) < 0 && turn(t.a, t.b, s.a) * turn(t.a, t.b, s.b) < 0) ++found;
        }
    }
    return found;
}

}  // namespace

TEST_CASE("no two lines of a level cross, so nothing gaps or overlaps at any zoom", "[map]")
{
    const OutlineSet set = build_outlines(the_mesh(), Mesh::decode(mesh_bytes("japan-lakes-250m.rle.gz"), "lakes").value());
    for (const OutlineTable& table : set.land) {
        std::vector<Segment> segments;
        for (const OutlineLine& line : table.lines) {
            const auto points = table.view().points_of(line);
            for (size_t i = 1; i < points.size(); ++i) segments.push_back({points[i - 1], points[i]});
            if (line.closed()) segments.push_back({points.back(), points.front()});
        }
        CHECK(crossings(std::move(segments)) == 0);
    }
}

TEST_CASE("every municipality and every village of the Northern Territories has an outline at each level", "[map]")
{
    for (const Detail detail : kDetails)
        for (const std::string& code : the_atlas().codes()) {
            INFO(code);
            const Shape shape = outline({code}, detail);
            REQUIRE(area(shape) > 0);
            for (const Ring& ring : shape.rings) REQUIRE(ring.size() >= 3);
            REQUIRE(shape.bounds.w > 0);
        }
}

TEST_CASE("areas are those of the source's outlines", "[map]")
{
    // areas.csv: GRS80; the plane is conformal, so its areas are 1 % small at 38° and 5 % large at 24°.
    for (const auto& row : csv_rows(mesh_directory() / "areas.csv")) {
        const double known = std::stod(row[1]);
        if (known < 50) continue;
        INFO(row[0]);
        const double here = area(outline({row[0]}, Detail::Prefecture)) * kSquareKm;
        REQUIRE(here == Approx(known).epsilon(0.07));
    }
}

TEST_CASE("a prefecture's outline dissolves the borders inside and keeps the area", "[map]")
{
    for (const Detail detail : kDetails)
        for (const auto& [prefecture, codes] : by_prefecture()) {
            INFO(prefecture);
            double sum = 0;
            size_t points = 0;
            for (const std::string& code : codes) {
                const Shape one = outline({code}, detail);
                sum += area(one);
                for (const Ring& ring : one.rings) points += ring.size();
            }
            const Shape whole = outline(codes, detail);
            size_t kept = 0;
            for (const Ring& ring : whole.rings) kept += ring.size();
            REQUIRE(area(whole) == Approx(sum).epsilon(0.005));
            REQUIRE(kept <= points);
        }
}

TEST_CASE("every sample near the borders of a prefecture lies in exactly one municipality, or outside all", "[map]")
{
    std::mt19937 random(20161122);
    for (const std::string prefecture : {"26", "13", "42", "01"}) {
        const auto codes = by_prefecture()[prefecture];
        std::vector<std::string> all = codes;
        if (prefecture == "01")
            for (const char* village : {"01695", "01696", "01697", "01698", "01699", "01700"}) all.emplace_back(village);
        if (prefecture == "13") all.emplace_back("13000");
        for (const Detail detail : kDetails) {
            std::vector<Shape> shapes;
            for (const std::string& code : all) shapes.push_back(outline({code}, detail));
            const Shape whole = outline(all, detail);
            std::vector<Vec2> points;
            for (const Shape& shape : shapes)
                for (const Ring& ring : shape.rings) points.insert(points.end(), ring.begin(), ring.end());
            std::uniform_int_distribution<size_t> pick(0, points.size() - 1);
            std::normal_distribution<float> off(0, 0.002f);   // 200 m
            for (int i = 0; i < 500; ++i) {
                const Vec2 p = points[pick(random)] + Vec2{off(random), off(random)};
                const auto holders = std::count_if(shapes.begin(), shapes.end(), [&](const Shape& s) { return s.bounds.contains(p) && contains(s, p); });
                REQUIRE(holders == (contains(whole, p) ? 1 : 0));
            }
        }
    }
}

TEST_CASE("the outline follows the cells: almost every point lies in its own municipality", "[map]")
{
    size_t inside = 0;
    for (const Point& m : municipalities())
        if (contains(outline({m.code5}, Detail::Prefecture), project(m.place))) ++inside;
    // A point within half a cell of a border may fall on the other side of the smoothed line.
    CHECK(inside >= 1738);
}

TEST_CASE("the country reaches from Yonaguni to Minamitorishima and Etorofu at every level", "[map]")
{
    const std::vector<LonLat> places{{122.98, 24.455}, {123.80, 24.07}, {131.243, 25.844}, {131.31, 25.942}, {131.187, 24.47}, {123.48, 25.745},
                                     {129.93, 28.31}, {129.85, 29.85}, {131.866, 37.242}, {139.77, 32.46}, {139.79, 33.11}, {140.30, 30.484},
                                     {142.21, 27.061}, {141.316, 24.781}, {153.981, 24.288}, {148.7, 45.4}, {146.75, 43.83}, {145.9, 44.1}};
    for (const Detail detail : kDetails) {
        const Shape country = the_atlas().country(detail);
        for (const LonLat place : places) {
            INFO(place.lon << " " << place.lat);
            const Vec2 p = project(place);
            // Inside, or within two kilometres of a ring: some of these places are read from maps.
            const bool near = contains(country, p) || std::any_of(country.rings.begin(), country.rings.end(), [&](const Ring& ring) {
                                  return std::any_of(ring.begin(), ring.end(), [&](Vec2 v) { return std::hypot(v.x - p.x, v.y - p.y) < 0.02f; });
                              });
            CHECK(near);
        }
        double sum = 0;
        for (const std::string& code : the_atlas().codes()) sum += area(outline({code}, detail));
        CHECK(area(country) == Approx(sum).epsilon(0.001));
    }
}

TEST_CASE("the country's level leaves islets out but never a lonely one", "[map]")
{
    const Shape coarse = the_atlas().country(Detail::Country), fine = the_atlas().country(Detail::Region);
    CHECK(coarse.rings.size() < 800);
    CHECK(fine.rings.size() > 2 * coarse.rings.size());
    const auto coast = the_atlas().borders(BorderRank::Coast, Detail::Country, kEverywhere);
    for (const Polyline& line : coast) {
        if (!line.closed) continue;
        float left = 1e9f, right = -1e9f, top = 1e9f, bottom = -1e9f;
        for (const Vec2 p : line.points) {
            left = std::min(left, p.x);
            right = std::max(right, p.x);
            top = std::min(top, p.y);
            bottom = std::max(bottom, p.y);
        }
        REQUIRE(std::max(right - left, bottom - top) * 111.195f >= 3.3f);   // two pixels of 1.7 km
    }
}

TEST_CASE("borders come by rank, once, and only from where they are asked for", "[map]")
{
    const Atlas& atlas = the_atlas();
    const Vec2 kyoto = project({135.6, 35.1});
    const Rect box{kyoto.x - 0.5f, kyoto.y - 0.5f, 1, 1};
    const auto here = atlas.borders(BorderRank::Municipality, Detail::Prefecture, box);
    CHECK(here.size() > 40);
    CHECK(here.size() < atlas.borders(BorderRank::Municipality, Detail::Prefecture, kEverywhere).size() / 5);
    CHECK(atlas.borders(BorderRank::Coast, Detail::Country, {-60, -60, 1, 1}).empty());
    // Hokkaido has no neighbour on land.
    const Shape hokkaido = outline(by_prefecture()["01"], Detail::Country);
    Rect inland = hokkaido.bounds;
    inland.h = project({142, 41.6}).y - inland.y;
    CHECK(atlas.borders(BorderRank::Prefecture, Detail::Country, inland).empty());
}

TEST_CASE("seams are the lines between two sets, inside the land that both make", "[map]")
{
    const Atlas& atlas = the_atlas();
    const auto gunma = by_prefecture()["10"], saitama = by_prefecture()["11"];
    const auto total = [](const std::vector<Polyline>& lines) {
        double length = 0;
        for (const Polyline& line : lines)
            for (size_t i = line.closed ? 0 : 1; i < line.points.size(); ++i) {
                const Vec2 d = line.points[i] - line.points[i == 0 ? line.points.size() - 1 : i - 1];
                length += std::hypot(static_cast<double>(d.x), static_cast<double>(d.y));
            }
        return length;
    };
    const auto around = [](const Shape& shape) {
        double length = 0;
        for (const Ring& ring : shape.rings)
            for (size_t i = 0; i < ring.size(); ++i) {
                const Vec2 d = ring[i] - ring[i == 0 ? ring.size() - 1 : i - 1];
                length += std::hypot(static_cast<double>(d.x), static_cast<double>(d.y));
            }
        return length;
    };
    for (const Detail detail : kDetails) {
        // All outlines of the towns hold every seam twice, and the prefecture's outline once.
        double towns = 0;
        for (const std::string& code : gunma) towns += around(outline({code}, detail));
        CHECK(2 * total(atlas.seams(gunma, gunma, detail)) == Approx(towns - around(outline(gunma, detail))).epsilon(0.001));
        // Between two prefectures: what both outlines have in common, from either side.
        std::vector<std::string> both = gunma;
        both.insert(both.end(), saitama.begin(), saitama.end());
        const double common = (around(outline(gunma, detail)) + around(outline(saitama, detail)) - around(outline(both, detail))) / 2;
        CHECK(common > 0);
        CHECK(total(atlas.seams(gunma, saitama, detail)) == Approx(common).epsilon(0.001));
        CHECK(atlas.seams(saitama, gunma, detail).size() == atlas.seams(gunma, saitama, detail).size());
        CHECK(atlas.seams(gunma, by_prefecture()["47"], detail).empty());
    }
}

TEST_CASE("land without a municipality belongs to its prefecture as a whole", "[map]")
{
    const Vec2 torishima = project({140.301, 30.484});
    CHECK(contains(outline({"00000"}, Detail::Prefecture), torishima));
    CHECK(contains(outline({"13000"}, Detail::Prefecture), torishima));
    CHECK_FALSE(contains(outline({"23000"}, Detail::Prefecture), torishima));
    auto tokyo = by_prefecture()["13"];
    CHECK(contains(outline(tokyo, Detail::Prefecture), torishima));
    tokyo.pop_back();
    CHECK_FALSE(contains(outline(tokyo, Detail::Prefecture), torishima));
}

TEST_CASE("an outline of nothing is empty", "[map]")
{
    CHECK(outline({}, Detail::Country).rings.empty());
    CHECK(outline({"99999", "", "1", "東京都"}, Detail::Country).rings.empty());
}

TEST_CASE("the lakes have their areas and lie on land", "[map]")
{
    const auto rows = csv_rows(mesh_directory() / "lakes.csv");
    for (const Detail detail : kDetails) {
        const auto lakes = the_atlas().lakes(detail);
        REQUIRE(lakes.size() == rows.size());
        for (size_t i = 0; i < lakes.size(); ++i) {
            INFO(rows[i][1]);
            CHECK(area(lakes[i]) * kSquareKm == Approx(std::stod(rows[i][2])).epsilon(0.05));
            CHECK(the_atlas().pick(unproject(lakes[i].rings.at(0).at(0))).has_value());
        }
    }
}

TEST_CASE("the level follows the scale of the map in pixels", "[map]")
{
    CHECK(detail_for(57, 1) == Detail::Country);
    CHECK(detail_for(57, 2) == Detail::Country);       // 4K: 0.98 km a pixel, the tolerance is 0.3 pixel
    CHECK(detail_for(231, 1) == Detail::Region);       // Hokkaido, 0.48 km
    CHECK(detail_for(926, 1) == Detail::Prefecture);   // Kyoto, 0.12 km
}
