#include "store/touches.hpp"

#include <fstream>

#include "stores.hpp"

using namespace renkei;
using namespace renkei::tests;
using namespace std::chrono_literals;

TEST_CASE("touches are added up by hour, scene and municipality, and old ones go", "[store]")
{
    const TemporaryFolder folder;
    const Instant hour = store::hour_of(kNoon + 17min), old = hour - std::chrono::hours(24 * (store::kTouchDays + 1));
    CHECK(hour == kNoon);
    CHECK(taken(store::touches(folder.path())).empty());
    const std::vector<store::TouchCount> some{{hour, "title", "", 2}, {hour, "visit town", "01667", 1}, {old, "title", "", 9}};
    REQUIRE(store::add_touches(folder.path(), some, kNoon).ok());
    REQUIRE(store::add_touches(folder.path(), {{some[1]}}, kNoon).ok());
    const auto all = taken(store::touches(folder.path()));
    REQUIRE(all.size() == 2);
    CHECK((all[0].scene == "title" && all[0].count == 2));
    CHECK((all[1].scene == "visit town" && all[1].code5 == "01667" && all[1].count == 2 && all[1].hour == hour));
}

TEST_CASE("a damaged file of counts is begun anew", "[store]")
{
    const TemporaryFolder folder;
    std::ofstream(folder.path() / "touches.db") << std::string(8192, 'x');
    const std::vector<store::TouchCount> one{{kNoon, "title", "", 1}};
    REQUIRE(store::add_touches(folder.path(), one, kNoon).ok());
    CHECK(taken(store::touches(folder.path())).size() == 1);
}
