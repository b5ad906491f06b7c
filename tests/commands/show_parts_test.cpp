#include <catch2/catch.hpp>

#include <chrono>
#include <filesystem>
#include <thread>

#include "commands/frame_statistics.hpp"
#include "commands/legibility.hpp"
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

TEST_CASE("the contrast of type is measured against its ground, not against its own edges", "[commands]")
{
    const paint::Color ground = paint::ink::kWashi;
    constexpr uint32_t kGround = 0xfff5f1e8u, kType = 0xff171b26u, kEdge = 0xff868687u;
    paint::Image picture{200, 100, std::vector<uint32_t>(200 * 100, kGround)};
    canvas::TextRecord record;
    record.units = 40;
    record.box = {20, 20, 160, 40};
    record.color = paint::ink::kSumi;
    const auto fill = [&](int x0, int x1, uint32_t pixel) {
        for (int y = 24; y < 56; ++y)
            for (int x = x0; x < x1; ++x) picture.pixels[static_cast<size_t>(y * 200 + x)] = pixel;
    };
    for (int stroke = 0; stroke < 7; ++stroke) {
        const int x = 30 + stroke * 20;
        fill(x, x + 1, kEdge);
        fill(x + 1, x + 5, kType);
        fill(x + 5, x + 6, kEdge);
    }
    CHECK(measured_contrast(picture, record, 1) == Approx(paint::contrast_ratio(record.color, ground)).epsilon(0.01));

    SECTION("the worst part of the ground decides")
    {
        for (int y = 0; y < 100; ++y)
            for (int x = 150; x < 200; ++x)
                if (auto& pixel = picture.pixels[static_cast<size_t>(y * 200 + x)]; pixel == kGround) pixel = 0xff808080u;
        CHECK(measured_contrast(picture, record, 1) == Approx(paint::contrast_ratio(record.color, paint::rgb(0x808080))).epsilon(0.01));
    }
    SECTION("type on its own colour has none")
    {
        picture.pixels.assign(picture.pixels.size(), kType);
        CHECK(measured_contrast(picture, record, 1) == 1);
    }
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
