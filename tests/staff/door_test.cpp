#include <catch2/catch.hpp>

#include "staff/door.hpp"

using namespace renkei;
using namespace std::chrono_literals;
using staff::Door;

namespace {

const Door::Time kStart = Door::Time{} + 1h;
constexpr Vec2 kInCorner{40, 40}, kOutside{400, 40};

}  // namespace

TEST_CASE("five taps in the corner within four seconds open the staff door", "[staff]")
{
    Door door;
    for (int i = 0; i < 4; ++i) REQUIRE_FALSE(door.tap(kInCorner, kStart + 900ms * i));
    REQUIRE_FALSE(door.is_open(kStart + 3s));
    REQUIRE(door.tap(kInCorner, kStart + 3600ms));
    REQUIRE(door.is_open(kStart + 4s));

    SECTION("it closes by itself after two minutes") { REQUIRE_FALSE(door.is_open(kStart + 3600ms + Door::kOpenFor)); }
    SECTION("work behind it keeps it open")
    {
        door.used(kStart + 60s);
        REQUIRE(door.is_open(kStart + 170s));
        door.used(kStart + 300s);   // closed by then: use does not open it
        REQUIRE_FALSE(door.is_open(kStart + 301s));
    }
}

TEST_CASE("what a visitor does leaves the staff door shut", "[staff]")
{
    Door door;
    SECTION("slow taps")
    {
        for (int i = 0; i < 20; ++i) REQUIRE_FALSE(door.tap(kInCorner, kStart + 1100ms * i));
    }
    SECTION("taps elsewhere")
    {
        for (int i = 0; i < 20; ++i) REQUIRE_FALSE(door.tap(kOutside, kStart + 100ms * i));
    }
    SECTION("a tap elsewhere in between begins anew")
    {
        for (int i = 0; i < 4; ++i) REQUIRE_FALSE(door.tap(kInCorner, kStart + 100ms * i));
        REQUIRE_FALSE(door.tap(kOutside, kStart + 450ms));
        REQUIRE_FALSE(door.tap(kInCorner, kStart + 500ms));
    }
}
