#include <catch2/catch.hpp>

#include "staff/lock.hpp"

using namespace renkei;
using namespace renkei::staff;
using namespace std::chrono_literals;

namespace {

const Instant kNow = *parse_instant("2026-11-29T10:00:00+09:00");

Lock after(int wrong)
{
    Lock lock;
    for (int i = 0; i < wrong; ++i) lock = after_wrong(lock, kNow);
    return lock;
}

}  // namespace

TEST_CASE("a PIN is six to twelve digits", "[staff]")
{
    CHECK(is_pin("246810"));
    CHECK(is_pin("123456789012"));
    for (const char* wrong : {"", "12345", "1234567890123", "24681a", "24 810", "２４６８１０"}) CHECK_FALSE(is_pin(wrong));
}

TEST_CASE("the fifth wrong PIN locks for five minutes", "[staff]")
{
    CHECK(tries_left({}, kNow) == 5);
    CHECK(tries_left(after(4), kNow) == 1);
    CHECK_FALSE(is_locked(after(4), kNow));
    const Lock locked = after(5);
    CHECK(is_locked(locked, kNow));
    CHECK(tries_left(locked, kNow) == 0);
    CHECK(seconds_locked(locked, kNow) == 300);
    CHECK(seconds_locked(locked, kNow + 4min + 59s + 1ms) == 1);
    CHECK(is_locked(locked, kNow + 5min - 1ms));
    CHECK_FALSE(is_locked(locked, kNow + 5min));
    CHECK(tries_left(locked, kNow + 5min) == 5);
}

TEST_CASE("trying while it is locked neither counts nor makes it longer", "[staff]")
{
    const Lock locked = after(5);
    CHECK(after_wrong(locked, kNow + 2min) == locked);
}

TEST_CASE("a clock that was set back does not lock for years", "[staff]")
{
    const Instant before = kNow - std::chrono::hours(24 * 365);
    const Lock kept = at(after(5), before);   // as it is kept from now on
    CHECK(seconds_locked(kept, before) == 300);
    CHECK_FALSE(is_locked(kept, before + 5min));
}
