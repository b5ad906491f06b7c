#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

#include "canvas/composition.hpp"

using namespace renkei;
using namespace renkei::canvas;

TEST_CASE("a track is a function of time that keeps its value between movements", "[canvas]")
{
    Track track(10);
    track.to(20, 1, 2, Ease::Linear).to(0, 5, 1, Ease::Linear);
    CHECK(track.at(-3) == 10);
    CHECK(track.at(1) == 10);
    CHECK(track.at(2) == Approx(15));
    CHECK(track.at(3) == 20);
    CHECK(track.at(4.9f) == 20);
    CHECK(track.at(5.5f) == Approx(10));
    CHECK(track.at(100) == 0);
    CHECK(track.settles() == 6);
    CHECK_FALSE(track.moves_at(0.5f));
    CHECK(track.moves_at(1));
    CHECK_FALSE(track.moves_at(3));
    CHECK(track.next_start(0) == 1);
    CHECK(track.next_start(1) == 5);
    CHECK(std::isinf(track.next_start(5)));
    CHECK(track.reduced().at(0) == 0);
}

TEST_CASE("a movement that begins before another has ended starts from where that one is", "[canvas]")
{
    Track track(0);
    track.to(100, 0, 10, Ease::Linear).to(0, 5, 5, Ease::Linear);
    CHECK(track.at(5) == Approx(50));
    CHECK(track.at(7.5f) == Approx(25));
    CHECK(track.at(10) == 0);
}

TEST_CASE("a step takes its value at once and is no movement", "[canvas]")
{
    Track track(1);
    track.to(2, 3, 9, Ease::Step);
    CHECK(track.at(2.999f) == 1);
    CHECK(track.at(3) == 2);
    CHECK_FALSE(track.moves_at(3));
    CHECK(track.next_start(0) == 3);
    CHECK(track.settles() == 0);
    const Track calm = track.faded(0.3f, 5);   // it comes as it came, not earlier and not slowly
    CHECK(calm.at(2.999f) == 1);
    CHECK(calm.at(3) == 2);
}

TEST_CASE("every easing runs from 0 to 1", "[canvas]")
{
    for (const Ease kind : {Ease::Linear, Ease::OutQuint, Ease::InQuad, Ease::InOutSine, Ease::InOutCubic}) {
        CHECK(ease(kind, 0) == Approx(0).margin(1e-6));
        CHECK(ease(kind, 1) == Approx(1));
        float before = 0;
        for (int i = 1; i <= 100; ++i) {
            const float now = ease(kind, static_cast<float>(i) / 100);
            CHECK(now >= before);
            before = now;
        }
    }
}

TEST_CASE("a composition says when it moves and when it next will", "[canvas]")
{
    Composition composition;
    composition.layers.push_back({});
    Sprite sprite;
    sprite.opacity = Track(0).to(1, 2, 1);
    composition.elements.emplace_back(sprite);
    Lights lights;
    lights.points.push_back({.at = {}, .color = {}, .appears = 6});
    lights.fade_in = 0.5f;
    composition.elements.emplace_back(lights);

    CHECK_FALSE(moving(composition, 0));
    CHECK(next_change(composition, 0) == 2);
    CHECK(moving(composition, 2.5f));
    CHECK(next_change(composition, 2.5f) == 2.5f);
    CHECK_FALSE(moving(composition, 3.5f));
    CHECK(next_change(composition, 3.5f) == 6);
    CHECK(moving(composition, 6.2f));
    CHECK(std::isinf(next_change(composition, 7)));

    SECTION("movement of what is not seen is none")
    {
        Composition unseen;
        unseen.layers.push_back({});
        Sprite hidden;
        hidden.opacity = Track(0);
        hidden.x = Track(0).to(100, 0, 10);
        unseen.elements.emplace_back(hidden);
        CHECK_FALSE(moving(unseen, 5));
    }
    SECTION("reduced motion is a fade of 300 ms")
    {
        const Composition reduced = reduced_motion(composition);
        CHECK(moving(reduced, 0.1f));
        CHECK_FALSE(moving(reduced, 0.5f));
    }
    SECTION("under reduced motion what leaves still has its time, and leaves by a fade")
    {
        Composition lead;
        lead.layers.push_back({});
        Sprite spoken;
        spoken.opacity = Track(0).to(1, 0.5f, 0.9f).to(0, 12, 0.45f);
        spoken.y = Track(18).to(0, 0.5f, 0.9f);
        lead.elements.emplace_back(spoken);
        const Composition reduced = reduced_motion(lead);
        const auto& shown = std::get<Sprite>(reduced.elements.front());
        CHECK(shown.opacity.at(0.4f) == 1);
        CHECK(shown.opacity.at(11.9f) == 1);
        CHECK(shown.opacity.at(12.31f) == 0);
        CHECK(shown.y.at(0) == 0);
    }
    SECTION("under reduced motion what is uncovered in several movements is there as far as it has come")
    {
        Composition time;
        time.layers.push_back({.name = "line", .bounds = {100, 10, 400, 4}, .paint = {}});
        Sprite line;
        line.reveal_from = Edge::Left;
        line.reveal = Track(0).to(0.25f, 1, 1, Ease::Linear).to(0.75f, 3, 1, Ease::Linear);
        time.elements.emplace_back(line);
        const Composition reduced = reduced_motion(time);
        REQUIRE(reduced.elements.size() == 2);
        const auto &first = std::get<Sprite>(reduced.elements.front()), &second = std::get<Sprite>(reduced.elements.back());
        CHECK(first.window == Rect{100, 10, 100, 4});
        CHECK(second.window == Rect{200, 10, 200, 4});
        CHECK(first.opacity.at(2) == 1);
        CHECK(second.opacity.at(3.6f) == 0);   // the rest waits for its time
        CHECK(second.opacity.at(4) == 1);
        CHECK(first.reveal.at(0) == 1);
        CHECK_FALSE(second.reveal.moves_at(3.5f));
    }
    SECTION("under reduced motion a figure that runs in many pieces shows its end, and one that counts keeps its steps")
    {
        Composition figures;
        for (const bool one_run : {true, false}) {
            Counter figure;
            figure.value = Track(10).to(20, 2, 1, Ease::Linear).to(30, 3, 1, Ease::Linear);
            figure.one_run = one_run;
            figures.elements.emplace_back(figure);
        }
        const Composition reduced = reduced_motion(figures);
        CHECK(std::get<Counter>(reduced.elements.front()).value.at(0) == 30);
        CHECK(std::get<Counter>(reduced.elements.back()).value.at(1.9f) == 10);
    }
}

TEST_CASE("the largest value of a track between two seconds counts what comes and goes between them", "[canvas]")
{
    Track flash(0);
    flash.to(1, 2, 0.5f).to(0, 3, 0.5f);
    CHECK(flash.most(0, 1.9f) == 0);
    CHECK(flash.most(0, 10) == 1);
    CHECK(flash.most(0, 2.5f) == 1);
    CHECK(flash.most(3.5f, 10) == 0);
    CHECK(flash.most(3.25f, 10) == Approx(flash.at(3.25f)));
}

TEST_CASE("a layer is seen in the seconds in which one of its sprites can be", "[canvas]")
{
    Composition composition;
    composition.layers.resize(4);
    Sprite ground, late, gone;
    late.layer = 1;
    late.opacity = Track(0).to(1, 8, 0.7f);
    gone.layer = 2;
    gone.opacity = Track(1).to(0, 1, 0.5f);
    composition.elements = {ground, late, gone};   // nothing shows the fourth
    CHECK(layers_seen(composition, {0, 6}) == std::vector<bool>{true, false, true, false});
    CHECK(layers_seen(composition, {2, 8.1f}) == std::vector<bool>{true, true, false, false});
    composition.layers[1].costly = true;
    CHECK(layers_seen(composition, {2, 8.1f}) == std::vector<bool>{true, true, false, false});
    CHECK(layers_seen(composition, {2, 8.1f, 4}) == std::vector<bool>{true, false, false, false});
}
