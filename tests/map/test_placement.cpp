#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <random>

#include "map/placement.hpp"

using namespace renkei;
using namespace renkei::map;

namespace {

float turn(Vec2 a, Vec2 b, Vec2 c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }

bool cross(Vec2 a, Vec2 b, Vec2 c, Vec2 d) { return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0; }

bool cross(const Leader& a, const Leader& b)
{
    for (const auto& [p, q] : {std::pair{a.from, a.knee}, std::pair{a.knee, a.to}})
        for (const auto& [r, s] : {std::pair{b.from, b.knee}, std::pair{b.knee, b.to}})
            if (cross(p, q, r, s)) return true;
    return false;
}

}  // namespace

TEST_CASE("labels keep clear of each other, of obstacles and of other points", "[map]")
{
    std::mt19937 random(372);
    std::uniform_real_distribution<float> x(0, 900), y(0, 900);
    std::vector<LabelRequest> labels;
    for (int i = 0; i < 80; ++i) labels.push_back({{x(random), y(random)}, {96, 26}});
    const Rect within{0, 0, 900, 900};
    const std::vector<Rect> obstacles{{300, 300, 200, 120}};
    const auto placed = place_labels(labels, within, obstacles);
    size_t count = 0;
    for (size_t i = 0; i < placed.size(); ++i) {
        if (!placed[i]) continue;
        ++count;
        CHECK(placed[i]->x >= 0);
        CHECK(placed[i]->right() <= 900);
        CHECK_FALSE(placed[i]->meets(obstacles[0]));
        for (size_t j = 0; j < placed.size(); ++j) {
            if (j == i) continue;
            if (placed[j]) CHECK_FALSE(placed[i]->meets(*placed[j]));
            CHECK_FALSE(placed[i]->contains(labels[j].anchor));
        }
    }
    CHECK(count > 50);
}

TEST_CASE("a lone label stands to the right of its point, and moves when there is no room", "[map]")
{
    const Rect within{0, 0, 200, 100};
    const std::vector<LabelRequest> free{{{50, 50}, {80, 24}, 6}}, edge{{{150, 50}, {80, 24}, 6}}, none{{{100, 50}, {190, 90}, 6}};
    CHECK(place_labels(free, within, {})[0] == Rect{56, 38, 80, 24});
    CHECK(place_labels(edge, within, {})[0] == Rect{64, 38, 80, 24});
    CHECK_FALSE(place_labels(none, within, {})[0].has_value());
}

TEST_CASE("a column's labels do not touch, keep inside, and their lines do not cross", "[map]")
{
    std::mt19937 random(210);
    std::uniform_real_distribution<float> x(300, 900), y(150, 800);
    for (const Side side : {Side::Right, Side::Left})
        for (int round = 0; round < 300; ++round) {
            std::vector<Callout> callouts;
            for (int i = 0; i < 3 + round % 10; ++i) callouts.push_back({{x(random), y(random)}, i % 3 == 0 ? 68.0f : 34.0f});
            const Column column{side, side == Side::Right ? 1300.0f : 120.0f, 100, 850, 10, 16};
            const auto leaders = lay_column(callouts, column);
            REQUIRE(leaders.size() == callouts.size());
            for (size_t i = 0; i < leaders.size(); ++i) {
                const Leader& a = leaders[i];
                REQUIRE(a.from == callouts[i].anchor);
                REQUIRE(a.to.x == column.x);
                REQUIRE(a.label_top >= column.top - 0.01f);
                REQUIRE(a.label_top + callouts[i].height <= column.bottom + 0.01f);
                REQUIRE(a.knee.y == a.to.y);
                // 45°, or steeper where the column is near.
                REQUIRE(std::abs(a.knee.x - a.from.x) <= std::abs(a.knee.y - a.from.y) + 0.01f);
                for (size_t j = i + 1; j < leaders.size(); ++j) {
                    const Leader& b = leaders[j];
                    REQUIRE_FALSE(cross(a, b));
                    const bool apart = a.label_top + callouts[i].height <= b.label_top - 9.9f || b.label_top + callouts[j].height <= a.label_top - 9.9f;
                    REQUIRE(apart);
                }
            }
        }
}

TEST_CASE("a label with room around it stands level with its point", "[map]")
{
    const std::vector<Callout> callouts{{{500, 600}, 34}, {{500, 200}, 34}};
    const auto leaders = lay_column(callouts, {Side::Right, 1000, 0, 1000, 10, 16});
    CHECK(leaders[0].label_top == Approx(583));
    CHECK(leaders[1].label_top == Approx(183));
    CHECK(leaders[1].knee == leaders[1].from);
    CHECK(lay_column({}, {}).empty());
}

TEST_CASE("labels may stand higher than their points", "[map]")
{
    const std::vector<Callout> callouts{{{500, 600}, 34}, {{480, 640}, 34}};
    const auto leaders = lay_column(callouts, {Side::Left, 100, 0, 1000, 30, 16, 70});
    CHECK(leaders[0].label_top < 600 - 70);
    CHECK(leaders[1].label_top - leaders[0].label_top == Approx(64));
    CHECK(leaders[1].knee.x < 480);
}

TEST_CASE("an area's name stands on it, and gives way to one that stands there already", "[map]")
{
    const Rect within{0, 0, 400, 300};
    const std::vector<LabelRequest> labels{{{200, 150}, {80, 24}, 0, true}, {{210, 152}, {80, 24}, 0, true}, {{200, 152}, {80, 24}, 0, true}};
    const auto placed = place_labels(labels, within, {});
    CHECK(placed[0] == Rect{160, 138, 80, 24});
    REQUIRE(placed[1].has_value());
    REQUIRE(placed[2].has_value());
    CHECK(std::abs(placed[1]->y - 140) <= 30);
    for (const auto& [a, b] : {std::pair{0, 1}, std::pair{0, 2}, std::pair{1, 2}})
        CHECK_FALSE(placed[static_cast<size_t>(a)]->meets(*placed[static_cast<size_t>(b)]));
    const std::vector<Rect> wall{{0, 0, 400, 300}};
    CHECK_FALSE(place_labels(labels, within, wall)[0].has_value());
}
