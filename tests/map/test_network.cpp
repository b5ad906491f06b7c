#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <map>

#include "map/build.hpp"
#include "map/map_support.hpp"

using namespace renkei;
using namespace renkei::map;
using namespace renkei::map::test;

namespace {

Network traced(const std::vector<std::string>& picture)
{
    return trace(a_mesh(picture), [](int, const Run& run) { return run.value; },
                 [](uint16_t a, uint16_t b) { return a == 0 || b == 0 ? BorderRank::Coast : BorderRank::Municipality; });
}

}  // namespace

TEST_CASE("the country's borders are the network that the mesh's README counts", "[map]")
{
    const Network network = trace_land(the_mesh(), outline_codes(the_mesh()));
    CHECK(network.unit_edges == 421'133);
    CHECK(network.nodes.size() == 3'837);
    CHECK(network.corner_touches == 1'365);
    size_t points = 0;   // every edge lies in exactly one line
    for (const NetworkLine& line : network.lines) points += line.points.size() - (line.closed() ? 0u : 2u);
    CHECK(points == network.unit_edges);
}

TEST_CASE("an island is one loop with its cells inside", "[map]")
{
    const Network network = traced({".....", ".aaa.", ".a.a.", ".aaa.", "....."});
    REQUIRE(network.lines.size() == 2);   // the shore, and the pond's
    CHECK(network.nodes.empty());
    for (const NetworkLine& line : network.lines) {
        CHECK(line.closed());
        CHECK(((line.left == 0) != (line.right == 0)));
        CHECK((line.cells == 9 || line.cells == 1));
        // The left value lies inside when the loop runs counter-clockwise: land in the shore, water in the pond.
        const uint16_t inside = area(line.points) > 0 ? line.left : line.right;
        CHECK(inside == (line.cells == 9 ? 1 : 0));
    }
}

TEST_CASE("three neighbours meet in a node and share each line", "[map]")
{
    const Network network = traced({"aabb", "aabb", "cccc", "cccc"});
    CHECK(network.nodes.size() == 4);    // the middle, and three on the coast
    CHECK(network.lines.size() == 6);
    std::map<std::pair<uint16_t, uint16_t>, int> between;
    for (const NetworkLine& line : network.lines) ++between[std::minmax(line.left, line.right)];
    for (const auto& [sides, count] : between) CHECK(count == 1);
    CHECK(between.size() == 6);
}

TEST_CASE("where cells touch crosswise the higher value stays joined, land before sea", "[map]")
{
    SECTION("two land cells in the sea are one island")
    {
        const Network network = traced({"a.", ".a"});
        CHECK(network.corner_touches == 1);
        REQUIRE(network.lines.size() == 1);
        CHECK(network.lines[0].cells == 2);
    }
    SECTION("the other diagonal too")
    {
        const Network network = traced({".a", "a."});
        REQUIRE(network.lines.size() == 1);
        CHECK(network.lines[0].cells == 2);
    }
    SECTION("of two municipalities the higher code is joined")
    {
        // b's two cells hold together, so the border is one line from coast to coast on either side of them.
        const Network network = traced({"aab", "aba", "baa"});
        CHECK(network.corner_touches == 2);
        CHECK(std::none_of(network.lines.begin(), network.lines.end(), [](const NetworkLine& l) { return l.closed(); }));
    }
}

TEST_CASE("smoothing keeps lines joined at their nodes and islands at their size", "[map]")
{
    std::vector<std::string> picture(40, std::string(40, '.'));
    for (size_t r = 0; r < 40; ++r)
        for (size_t c = 0; c < 40; ++c) {
            const double d = std::hypot(static_cast<double>(r) - 19.5, static_cast<double>(c) - 19.5);
            if (d < 15) picture[r][c] = c < 20 ? 'a' : 'b';
        }
    picture[1][1] = 'c';
    for (size_t r = 33; r < 40; ++r)
        for (size_t c = 0; c < 7; ++c) picture[r][c] = 'd';
    Network network = traced(picture);
    const Network before = network;
    smooth(network);
    REQUIRE(network.nodes.size() == 2);
    for (const NetworkLine& line : network.lines) {
        if (line.closed()) {
            CHECK(std::abs(std::abs(area(line.points)) - line.cells) < 1e-6 * line.cells);
            continue;
        }
        CHECK(line.points.front().x == network.nodes[static_cast<size_t>(line.start)].x);
        CHECK(line.points.back().y == network.nodes[static_cast<size_t>(line.end)].y);
        // The coast comes close to the circle the cells were cut from; the steps of the cells were 0.5 off it.
        if (line.rank == BorderRank::Coast)
            for (const MeshPoint& p : line.points) CHECK(std::abs(std::hypot(p.x - 20, p.y - 20) - 15) < 0.35);
        else   // the border between them is straight and stays so, and it does not dent the coast
            for (const MeshPoint& p : line.points) CHECK(std::abs(p.x - 20) < 0.05);
    }
}
