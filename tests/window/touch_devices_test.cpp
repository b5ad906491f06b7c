// Touch panels that hang turned, are calibrated, are several, come and go.

#include <catch2/catch.hpp>

#include <SDL.h>

#include <cmath>
#include <numeric>
#include <set>

#include "window/touch_devices.hpp"
#include "window/window.hpp"

using namespace renkei;
using namespace renkei::window;

namespace {

constexpr CalibrationMatrix kQuarter{0, -1, 1, 1, 0, 0}, kHalf{-1, 0, 1, 0, -1, 1}, kThreeQuarters{0, 1, 0, -1, 0, 1};

// As SDL would tell of a finger, in the window's queue.
void push(Uint32 type, SDL_TouchID device, SDL_FingerID finger, Vec2 at)
{
    SDL_Event event{};
    event.type = type;
    event.tfinger.touchId = device;
    event.tfinger.fingerId = finger;
    event.tfinger.x = at.x;
    event.tfinger.y = at.y;
    REQUIRE(SDL_PushEvent(&event) == 1);
}

std::vector<Input> touches(Window& window)
{
    std::vector<Input> found;
    for (auto& input : window.poll(0))
        if (input.kind == Input::Kind::TouchDown || input.kind == Input::Kind::TouchMove || input.kind == Input::Kind::TouchUp)
            found.push_back(std::move(input));
    return found;
}

bool near(Vec2 a, Vec2 b) { return std::abs(a.x - b.x) < 0.01f && std::abs(a.y - b.y) < 0.01f; }

}  // namespace

TEST_CASE("a finger on each corner of a turned panel is on the picture's corner that lies there", "[window][gl]")
{
    struct Turn {
        CalibrationMatrix matrix;
        Vec2 corners[4];   // where the device's upper left, upper right, lower right and lower left lie
    };
    const Turn turns[]{{kStraight, {{0, 0}, {640, 0}, {640, 360}, {0, 360}}},
                       {kQuarter, {{640, 0}, {640, 360}, {0, 360}, {0, 0}}},
                       {kHalf, {{640, 360}, {0, 360}, {0, 0}, {640, 0}}},
                       {kThreeQuarters, {{0, 360}, {0, 0}, {640, 0}, {640, 360}}}};
    for (const Turn& turn : turns) {
        auto window = Window::open({.surface = Surface::Offscreen, .size = {640, 360}, .panels = {{.matrix = turn.matrix}}});
        REQUIRE(window.ok());
        (void)window->poll(0);
        constexpr Vec2 kTold[4]{{0, 0}, {1, 0}, {1, 1}, {0, 1}};
        for (int i = 0; i < 4; ++i) {
            push(SDL_FINGERDOWN, 7, 3, kTold[i]);
            push(SDL_FINGERMOTION, 7, 3, {0.5f, 0.5f});
            push(SDL_FINGERUP, 7, 3, kTold[i]);
            const auto felt = touches(*window);
            REQUIRE(felt.size() == 3);
            CHECK(near(felt[0].at, turn.corners[i]));
            CHECK(near(felt[1].at, {320, 180}));
            CHECK(near(felt[2].at, turn.corners[i]));
            CHECK(felt[0].finger == felt[2].finger);
        }
    }
}

TEST_CASE("a panel that is plugged in while the display runs is turned as the settings say of its name", "[window]")
{
    TouchDevices devices({{"ilitek", kQuarter}, {"eGalax", {1.1f, 0, -0.05f, 0, 1.2f, -0.1f}}});
    CHECK(near(devices.down(1, "Ilitek Multi-Touch", 0, {0.25f, 0.5f}).at, {0.5f, 0.25f}));
    const auto second = devices.down(2, "eGalax Inc. USB", 0, {0.5f, 0.5f});   // comes later, with a finger of the same number
    CHECK(near(second.at, {0.5f, 0.5f}));
    CHECK(second.finger != devices.moved(1, 0, {0, 0}).finger);
    CHECK(near(devices.moved(2, 0, {1, 1}).at, {1, 1}));                      // beyond the edge is the edge
    CHECK(near(devices.moved(2, 0, {0, 0}).at, {0, 0}));
    CHECK(near(devices.down(3, "Other", 0, {0.25f, 0.5f}).at, {0.25f, 0.5f}));   // of which nothing is said
    // Pulled out: its fingers are lifted where they were. The number goes to another panel, which is another one.
    const auto lifted = devices.lost({1, 3});
    REQUIRE(lifted.size() == 1);
    CHECK(lifted.front().finger == second.finger);
    CHECK(near(lifted.front().at, {0, 0}));
    CHECK(devices.lost({1, 3}).empty());
    CHECK(near(devices.down(2, "ILITEK", 0, {0.25f, 0.5f}).at, {0.5f, 0.25f}));
    (void)devices.up(1, 0, {0, 0});
    (void)devices.up(2, 0, {0, 0});
    (void)devices.up(3, 0, {0, 0});
    CHECK(devices.untouched());
}

TEST_CASE("thousands of fingers and panels whose ends are never told stay few, and each is lifted once", "[window]")
{
    TouchDevices devices;
    std::set<long long> down, lifted;
    const auto lift = [&](const std::vector<TouchDevices::Place>& places) {
        for (const auto& place : places) CHECK(lifted.insert(place.finger).second);
    };
    for (int i = 0; i < 5000; ++i) {
        const auto place = devices.down(i, "panel", i % 3, {0.5f, 0.5f});
        CHECK(near(place.at, {0.5f, 0.5f}));
        CHECK(down.insert(place.finger).second);
        lift(devices.lost({i - 2, i - 1, i}));   // three at a time are plugged in
        CHECK(down.size() - lifted.size() <= 3);
    }
    lift(devices.lost({}));
    CHECK(down == lifted);
    CHECK(devices.untouched());
}

TEST_CASE("more panels than are told apart never come to each other's fingers", "[window]")
{
    TouchDevices devices;
    std::vector<TouchDevices::Place> held;
    for (int i = 0; i < 16; ++i) held.push_back(devices.down(i, "panel", 0, {0.25f, 0.5f}));
    (void)devices.moved(1, 0, {0.75f, 0.5f});
    (void)devices.down(0, "panel", 1, {0.5f, 0.5f});   // the first one is in use
    std::vector<long long> all(18);
    std::iota(all.begin(), all.end(), 0);
    CHECK(devices.lost(all).empty());
    // The one that was touched least lately makes room, and its finger is lifted where it was.
    const auto late = devices.down(16, "panel", 0, {0.5f, 0.5f});
    const auto lifted = devices.lost(all);
    REQUIRE(lifted.size() == 1);
    CHECK(lifted.front().finger == held[1].finger);
    CHECK(near(lifted.front().at, {0.75f, 0.5f}));
    for (const auto& one : held) CHECK(one.finger != late.finger);
    for (int i = 0; i < 16; ++i)
        if (i != 1) CHECK(devices.moved(i, 0, {0, 0}).finger == held[static_cast<size_t>(i)].finger);   // as they were
    // What is still told of the one that made room is nobody's, and its next finger is a new one.
    const auto stray = devices.moved(1, 0, {0, 0});
    CHECK(devices.up(1, 0, {0, 0}).finger == stray.finger);
    for (const auto& one : held) CHECK(one.finger != stray.finger);
    CHECK(late.finger != stray.finger);
    CHECK(devices.down(1, "panel", 0, {0, 0}).finger != held[1].finger);
}

TEST_CASE("another panel under the number of one that was pulled out takes none of its fingers over", "[window]")
{
    TouchDevices devices;
    const auto first = devices.down(5, "ilitek", 0, {0.25f, 0.5f});
    const auto second = devices.down(5, "eGalax", 1, {0.5f, 0.5f});   // before anybody saw that the first was gone
    CHECK(devices.moved(5, 0, {0, 0}).finger != first.finger);
    const auto lifted = devices.lost({5});
    REQUIRE(lifted.size() == 1);
    CHECK(lifted.front().finger == first.finger);
    CHECK(devices.up(5, 1, {0, 0}).finger == second.finger);
    CHECK(devices.untouched());
    // Pulled out and plugged in again it is a new one, too.
    const auto before = devices.down(5, "eGalax", 1, {0.5f, 0.5f});
    CHECK(devices.lost({}).size() == 1);
    CHECK(devices.down(5, "eGalax", 1, {0.5f, 0.5f}).finger != before.finger);
}

TEST_CASE("a finger that is forgotten because too many lie there is lifted", "[window]")
{
    TouchDevices devices;
    const auto first = devices.down(1, "panel", 0, {0.5f, 0.5f});
    for (int i = 1; i < 64; ++i) (void)devices.down(1, "panel", i, {0.5f, 0.5f});
    CHECK(devices.lost({1}).empty());
    (void)devices.down(1, "panel", 64, {0.5f, 0.5f});
    const auto lifted = devices.lost({1});
    REQUIRE(lifted.size() == 1);
    CHECK(lifted.front().finger == first.finger);
}
