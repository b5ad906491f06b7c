#include <catch2/catch.hpp>

#include "commands/planned.hpp"

using namespace renkei;
using namespace renkei::commands;

TEST_CASE("a planned time is a day and a time in Japan, however it is written", "[commands]")
{
    const auto nine = parse_instant("2026-12-24T09:00:00+09:00");
    for (const char* written : {"2026-12-24T09:00", "2026-12-24 09:00", "2026-12-24T09:00:00", "2026-12-24T09:00:00+09:00", "2026-12-24T00:00:00Z"}) {
        INFO(written);
        CHECK(planned_time(written) == nine);
    }
    for (const char* written : {"", "2026-12-24", "09:00", "2026-13-24T09:00", "2026-12-24T25:00", "2026-12-24T09:00x", "tomorrow at nine"}) {
        INFO(written);
        CHECK_FALSE(planned_time(written));
    }
}
