// No flashes: WCAG 2.2, 2.3.1, over what the display really draws, at sixty frames a second.

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

#include "config/config.hpp"
#include "programme/scenes.hpp"
#include "stage/stage.hpp"
#include "studio.hpp"
#include "support/flash_meter.hpp"

using namespace renkei;
using namespace renkei::tests;

namespace {

constexpr PixelSize kSize{160, 90};
constexpr int kFramesASecond = 60;
// The standard allows three. A page that slides away takes its dark and light along; within a scene nothing blinks at all.
constexpr int kMostInTransition = 3, kMostInScene = 1;

// Ten degrees in pixels for the viewer who sees the smallest part of the display in them: the one at the booth.
double ten_degrees()
{
    double least = kSize.w;
    for (const char* file : {"lobby.toml", "booth.toml"}) {
        config::Sources sources;
        sources.file = std::string(RENKEI_SOURCE_DIR "/kiosk-config/") + file;
        const auto loaded = config::load(sources);
        REQUIRE(loaded.ok());
        const config::Display& d = loaded->config.display;
        least = std::min(least, 2 * d.viewing_distance_mm * std::tan(5 * std::numbers::pi / 180) / d.width_mm * kSize.w);
    }
    return least;
}

test::FlashMeter meter() { return {kSize.w, kSize.h, ten_degrees(), kFramesASecond}; }

void check_calm(const test::FlashMeter& meter, int most)
{
    CHECK(meter.worst().general <= most);
    CHECK(meter.worst().red == 0);
}

// The transition and the first second of what has arrived.
test::FlashMeter measured(Studio& studio, const Studio::Prepared& leaving, float leaving_at, const Studio::Prepared& arriving, Transition kind)
{
    test::FlashMeter meter = ::meter();
    const int frames = static_cast<int>(kTransitionSeconds * kFramesASecond);
    int frame = 0;
    for (; frame <= frames; ++frame) meter.see(studio.transition(leaving, leaving_at, arriving, kind, static_cast<float>(frame) / static_cast<float>(frames)), frame);
    for (; frame <= frames + kFramesASecond; ++frame) meter.see(studio.picture(arriving, static_cast<float>(frame) / kFramesASecond), frame);
    return meter;
}

const programme::Slot& slot_of(const programme::Programme& programme, const std::string& scene)
{
    const auto slot = std::find_if(programme.slots.begin(), programme.slots.end(), [&](const auto& s) { return s.scene == scene; });
    REQUIRE(slot != programme.slots.end());
    return *slot;
}

}  // namespace

TEST_CASE("every kind of transition between day and night is calm", "[scenes][slow]")
{
    Studio studio(kSize);
    const auto programme = programme_of(kEventDay);
    struct End {
        Studio::Prepared scene;
        float dwell;
    };
    const auto end = [&](const char* scene) {
        const auto& slot = slot_of(*programme, scene);
        return End{studio.prepare(*programme, {slot.scene, slot.item}), slot.dwell};
    };
    const End night = end("agreements"), other_night = end("title"), day = end("numbers"), other_day = end("events");
    REQUIRE(paint::relative_luminance(studio.composition_of(night.scene)->clear) < 0.1f);
    REQUIRE(paint::relative_luminance(studio.composition_of(day.scene)->clear) > 0.7f);
    for (const auto kind : {Transition::Cut, Transition::CrossFade, Transition::Fusuma, Transition::SumiBleed})
        for (const auto& [from, to] : {std::pair{&day, &night}, std::pair{&night, &day}, std::pair{&day, &other_day}, std::pair{&night, &other_night}}) {
            CAPTURE(static_cast<int>(kind), studio.composition_of(from->scene)->texts.front().text, studio.composition_of(to->scene)->texts.front().text);
            check_calm(measured(studio, from->scene, from->dwell, to->scene, kind), kMostInTransition);
        }
}

TEST_CASE("no transition of the loop flashes", "[scenes][slow]")
{
    Studio studio(kSize);
    const auto programme = full_day();
    std::set<std::string> met;
    for (size_t i = 0; i < programme->slots.size(); ++i) {
        const auto &from = programme->slots[i], &to = programme->slots[(i + 1) % programme->slots.size()];
        const auto kind = stage::transition_between(from, to);
        if (!met.insert(from.scene + ">" + to.scene).second) continue;   // one pair of a kind
        CAPTURE(from.scene, from.item, to.scene, to.item, static_cast<int>(kind), kMostInTransition);
        check_calm(measured(studio, studio.prepare(*programme, {from.scene, from.item}), from.dwell, studio.prepare(*programme, {.scene = to.scene, .item = to.item, .arrives = kind}), kind), kMostInTransition);
    }
    CHECK(met.size() >= 6);
}

TEST_CASE("no fade leads from paper to ink or back: between them lies nothing but grey", "[scenes]")
{
    const programme::Slot events{"events", "1", 20}, region{"region", "01", 20};
    size_t nights = 0;
    for (const Item& one : everything()) {
        if (one.scene == "notice") continue;   // comes at once, in the plainest way
        const auto composition = composed(*one.programme, one.scene, one.item);
        REQUIRE(composition.ok());
        const bool night = paint::relative_luminance(composition->clear) < 0.3f;
        nights += night ? 1 : 0;
        CAPTURE(one.scene, one.item, night);
        const programme::Slot slot{one.scene, one.item, 20};
        CHECK((stage::transition_between(slot, events) == Transition::Fusuma) == night);
        CHECK((stage::transition_between(slot, region) == Transition::CrossFade) == night);
    }
    CHECK(nights > 10);
}

TEST_CASE("no scene flashes", "[scenes][slow]")
{
    Studio studio(kSize);
    const auto programme = full_day();
    for (const std::string_view scene : programme::kScenes) {
        const auto& slot = slot_of(*programme, std::string(scene));
        const auto prepared = studio.prepare(*programme, {slot.scene, slot.item});
        test::FlashMeter meter = ::meter();
        for (int frame = 0; frame < static_cast<int>(slot.dwell * kFramesASecond); ++frame) {
            const float seconds = static_cast<float>(frame) / kFramesASecond;
            // What does not move is drawn as it was.
            if (frame == 0 || canvas::moving(*studio.composition_of(prepared), seconds)) meter.see(studio.picture(prepared, seconds), frame);
        }
        CAPTURE(slot.scene, slot.item);
        check_calm(meter, kMostInScene);
    }
}

TEST_CASE("scenes that changed every seventh of a second would be found", "[scenes][slow]")
{
    Studio studio(kSize);
    const auto programme = programme_of(kLater);
    const auto day = studio.prepare(*programme, {"numbers", ""}), night = studio.prepare(*programme, {"title", ""});
    test::FlashMeter meter = ::meter();
    for (int frame = 0; frame < kFramesASecond; ++frame) meter.see(studio.picture(frame / 8 % 2 == 0 ? day : night, 9), frame);
    CHECK(meter.worst().general == 3);
}
