#include <catch2/catch.hpp>

#include <chrono>
#include <filesystem>
#include <thread>

#include "commands/frame_statistics.hpp"
#include "commands/page_sight.hpp"
#include "commands/preparer.hpp"
#include "commands/shot_list.hpp"
#include "commands/show_clock.hpp"
#include "scenes/make_scene.hpp"

using namespace renkei;
using namespace renkei::commands;

TEST_CASE("frame statistics count what is late and keep to a fixed size", "[commands]")
{
    FrameStatistics statistics(1000.0 / 60);
    CHECK(statistics.percentile(0.99) == 0);
    for (int i = 0; i < 99; ++i) statistics.interval(16.7);
    statistics.interval(33.4);
    CHECK(statistics.percentile(0.5) == Approx(16.7));
    CHECK(statistics.percentile(0.98) == Approx(16.7));
    CHECK(statistics.percentile(1) == Approx(33.4));
    CHECK(statistics.late() == 1);
    statistics.interval(5000);
    CHECK(statistics.longest() == 5000);
    CHECK(statistics.percentile(1) == 5000);
}

TEST_CASE("simulated time starts where it is told and runs as fast as it is told", "[commands]")
{
    const Instant start = *parse_instant("2024-10-25T10:00:00+09:00");
    const ShowClock still(start, 0);
    CHECK(still.read().instant == start);
    const ShowClock fast(start, 1000);
    const auto first = fast.read().instant, second = fast.read().instant;
    CHECK(first >= start);
    CHECK(second >= first);
    CHECK(fast.real(10) == Approx(0.01));
}

TEST_CASE("the preparer answers each order from its own thread", "[commands]")
{
    using namespace std::chrono;
    const std::filesystem::path data = RENKEI_SOURCE_DIR "/data";
    auto atlas = map::Atlas::open(data / "mesh", std::filesystem::temp_directory_path() / "renkei-test-cache");
    auto typesetter = text::Typesetter::open();
    REQUIRE((atlas.ok() && typesetter.ok()));
    const auto programme = programme::build(std::make_shared<const model::Content>(), Date{year(2026), month(11), day(22)}, "1", {});
    Preparer preparer(std::move(atlas).value(), std::move(typesetter).value());
    const auto answer = [&](long long id, const std::string& scene) {
        scenes::SceneWish wish;
        wish.scene = scene;
        wish.display = {640, 360};
        preparer.ask({id, programme, wish});
        std::optional<Prepared> prepared;
        // Bounded by ctest's time limit; waiting is what the render thread does between its frames.
        while (!(prepared = preparer.take())) std::this_thread::yield();
        return *prepared;
    };
    const Prepared title = answer(1, "title");
    CHECK(title.id == 1);
    REQUIRE(title.scene.ok());
    CHECK((*title.scene)->layers.size() == (*title.scene)->composition->layers.size());
    const Prepared unknown = answer(2, "no such scene");
    CHECK(unknown.id == 2);
    CHECK_FALSE(unknown.scene.ok());
}

TEST_CASE("the footer's clock is told by the instant at which the scene's own time begins", "[commands]")
{
    scenes::SceneWish wish;
    scenes::set_clock(wish, *parse_instant("2026-06-01T09:59:52+09:00") + std::chrono::milliseconds(500));
    CHECK(wish.clock_minute == 9 * 60 + 59);
    CHECK(wish.clock_second == 52.5f);
}

TEST_CASE("a page is seen once all that is heard is from after it was on the display", "[commands]")
{
    using namespace std::chrono_literals;
    const PageSight::Time start{1000s};
    PageSight sight;
    sight.listens(start);
    CHECK_FALSE(sight.seen());
    sight.presented(start + 20ms);
    CHECK_FALSE(sight.seen());
    sight.listens(start + 36ms);         // with touches from start on: some were meant for what stood there before
    CHECK_FALSE(sight.seen());
    sight.listens(start + 52ms);
    CHECK(sight.seen());
    sight.presented(start + 60ms);       // the same page again
    CHECK(sight.seen());
    sight.changes();
    CHECK_FALSE(sight.seen());
    sight.presented(start + 80ms);
    sight.listens(start + 90ms);
    CHECK_FALSE(sight.seen());
    sight.listens(start + 300ms);
    CHECK(sight.seen());
}
