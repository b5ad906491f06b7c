#include <catch2/catch.hpp>

#include <cmath>

#include "map/projection.hpp"

using namespace renkei;
using namespace renkei::map;

TEST_CASE("every place of the country comes back from the plane to a millionth of a degree", "[map]")
{
    for (double lat = 24; lat <= 46; lat += 0.37)
        for (double lon = 122; lon <= 154; lon += 0.41) {
            const LonLat back = unproject(project({lon, lat}));
            REQUIRE(std::abs(back.lon - lon) < 1e-6);
            REQUIRE(std::abs(back.lat - lat) < 1e-6);
        }
}

TEST_CASE("the plane lies as its header says", "[map]")
{
    const Vec2 origin = project({137.5, 37});
    CHECK(std::abs(origin.x) < 1e-6f);
    CHECK(std::abs(origin.y) < 1e-6f);
    CHECK(project({138, 37}).x > 0);                  // x east
    CHECK(project({137.5, 38}).y < 0);                // y south
    // True to scale at the standard parallels: a hundredth of a degree of latitude is a hundredth of a unit there.
    for (const double lat : {33.0, 43.0})
        CHECK(std::abs(project({137.5, lat - 0.5}).y - project({137.5, lat + 0.5}).y - 1) < 2e-4f);
    // Between them the plane is a little too small, outside too large.
    CHECK(project({137.5, 37.5}).y - project({137.5, 38.5}).y < 1);
    CHECK(project({137.5, 24.5}).y - project({137.5, 25.5}).y > 1);
}

TEST_CASE("north leans as convergence says, and an inset turned by it stands upright", "[map]")
{
    CHECK(convergence(137.5) == 0);
    CHECK(convergence(127) > 0);                      // west of the middle north leans to the right
    for (const double lon : {123.0, 127.0, 142.0, 154.0}) {
        const Vec2 foot = project({lon, 26}), top = project({lon, 26.5});
        CHECK(std::abs(std::atan2(top.x - foot.x, foot.y - top.y) - convergence(lon)) < 1e-4f);
        View view;
        view.centre = foot;
        view.rotation = -convergence(lon);
        CHECK(std::abs(view.place(top).x - view.place(foot).x) < 1e-2f);
        CHECK(view.place(top).y < view.place(foot).y);
    }
}

TEST_CASE("a view leads to the layout and back", "[map]")
{
    View view{.centre = project({127, 26.5}), .scale = 42, .at = {280, 234}, .rotation = -convergence(127)};
    CHECK(view.place(view.centre) == Vec2{280, 234});
    const Vec2 plane = project({124.2, 24.4}), back = view.plane(view.place(plane));
    CHECK(std::abs(back.x - plane.x) < 1e-5f);
    CHECK(std::abs(back.y - plane.y) < 1e-5f);
    CHECK(view.place(LonLat{124.2, 24.4}) == view.place(plane));
}
