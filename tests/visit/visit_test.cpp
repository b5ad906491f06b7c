#include "visit/visit.hpp"

#include <catch2/catch.hpp>

using namespace renkei;
using namespace renkei::visit;
using namespace std::chrono_literals;

namespace {

constexpr Rules kRules{.mm_per_unit = 0.25f, .quiet = 45s};   // 4 units a millimetre
const Time kStart{1000s};

const std::vector<Target>& targets()
{
    static const std::vector<Target> all{{"open find", {100, 700, 200, 100}}, {"home", {400, 700, 200, 100}}};
    return all;
}

Visit fresh() { return begun("title", "", "", Language::Japanese, kStart); }

struct Hand {
    Visit visit = fresh();
    Time now = kStart;
    long long finger = 1;

    void down(Vec2 at, long long id = 1) { visit = touched(std::move(visit), {Touch::Kind::Down, id, at}, targets(), kRules, now); }
    void move(Vec2 at, long long id = 1) { visit = touched(std::move(visit), {Touch::Kind::Move, id, at}, targets(), kRules, now); }
    void up(Vec2 at, long long id = 1) { visit = touched(std::move(visit), {Touch::Kind::Up, id, at}, targets(), kRules, now); }
    void tap(Vec2 at, std::chrono::milliseconds held = 80ms)
    {
        down(at);
        now += held;
        up(at);
    }
};

constexpr Vec2 kFind{200, 750}, kHome{500, 750}, kNowhere{900, 200};

}  // namespace

TEST_CASE("contact shows what is pressed, and letting go acts", "[visit]")
{
    Hand hand;
    hand.down(kFind);
    CHECK(hand.visit.pressed() == "open find");
    CHECK(hand.visit.here().page == Page::Map);
    hand.now += 80ms;
    hand.up(kFind);
    CHECK(hand.visit.pressed().empty());
    CHECK(hand.visit.here().page == Page::Find);
}

TEST_CASE("what is no tap does nothing", "[visit]")
{
    Hand hand;
    SECTION("a finger that strays more than 10 mm, even if it comes back")
    {
        hand.down(kFind);
        hand.move(kFind + Vec2{45, 0});
        CHECK(hand.visit.pressed().empty());
        hand.now += 80ms;
        hand.up(kFind);
    }
    SECTION("one that is let go beside what it pressed")
    {
        hand.down({290, 750});
        hand.now += 80ms;
        hand.up({315, 750});
    }
    SECTION("a brush of less than 20 ms") { hand.tap(kFind, 10ms); }
    SECTION("a sleeve that lies there") { hand.tap(kFind, 1600ms); }
    SECTION("a touch where nothing is") { hand.tap(kNowhere); }
    CHECK(hand.visit.here().page == Page::Map);
    CHECK(hand.visit.fingers.empty());
}

TEST_CASE("a finger that strays a little still taps", "[visit]")
{
    Hand hand;
    hand.down(kFind);
    hand.move(kFind + Vec2{30, 0});
    hand.now += 80ms;
    hand.up(kFind + Vec2{30, 0});
    CHECK(hand.visit.here().page == Page::Find);
}

TEST_CASE("two people's fingers do no harm", "[visit]")
{
    Hand hand;
    hand.down(kFind, 1);
    hand.down(kHome, 2);
    CHECK(hand.visit.pressed() == "open find");
    hand.now += 80ms;
    hand.up(kFind, 1);
    CHECK(hand.visit.here().page == Page::Find);
    hand.up(kHome, 2);   // its button has left the display with the page
    CHECK(hand.visit.here().page == Page::Find);
}

TEST_CASE("a hand with more than ten fingers is held in ten", "[visit]")
{
    Hand hand;
    for (long long id = 0; id < 500; ++id) hand.down(kNowhere, id);
    CHECK(hand.visit.fingers.size() == kMostFingers);
}

TEST_CASE("a storm of touches comes to a few, and no end of one is lost", "[visit]")
{
    std::vector<Touch> storm{{Touch::Kind::Down, 1, kFind}};
    for (int i = 0; i < 10000; ++i) storm.push_back({Touch::Kind::Move, 1, {static_cast<float>(i), 0}});
    storm.push_back({Touch::Kind::Up, 1, kHome});
    const auto kept = condensed(storm);
    REQUIRE(kept.size() == 3);
    CHECK(kept[1].at.x == 9999);
    CHECK(kept[2].kind == Touch::Kind::Up);

    std::vector<Touch> many;
    for (int i = 0; i < 10000; ++i) {
        many.push_back({Touch::Kind::Down, i, kFind});
        many.push_back({Touch::Kind::Up, i, kFind});
    }
    CHECK(condensed(many).size() <= 128);
}

TEST_CASE("whoever stops touching is asked, and then let go", "[visit]")
{
    Hand hand;
    CHECK(presence(hand.visit, kRules, kStart + 44s) == Presence::Here);
    CHECK(presence(hand.visit, kRules, kStart + 45s) == Presence::Asked);
    CHECK(presence(hand.visit, kRules, kStart + 64s) == Presence::Asked);
    SECTION("any touch goes on, and does nothing else")
    {
        hand.now = kStart + 60s;
        hand.tap(kFind);
        CHECK_FALSE(hand.visit.asked);
        CHECK(hand.visit.here().page == Page::Map);
        CHECK(presence(hand.visit, kRules, hand.now + 44s) == Presence::Here);
    }
    SECTION("without one the visit is over after twenty seconds") { CHECK(presence(hand.visit, kRules, kStart + 65s) == Presence::Gone); }
}

TEST_CASE("the display is patient where people read", "[visit]")
{
    CHECK(quiet_for(2000, 0) == 60s);
    CHECK(quiet_for(600, 0) == 45s);
    CHECK(quiet_for(600, 201) == 120s);
}

TEST_CASE("the first touch opens what the loop showed", "[visit]")
{
    CHECK(begun("title", "", "", Language::Japanese, kStart).here().page == Page::Map);
    CHECK(begun("showcase", "kushiro", "01206", Language::Japanese, kStart).here() == Place{Page::Town, "01206"});
    CHECK(begun("wards", "nation-1", "", Language::Japanese, kStart).here().page == Page::Wards);
    CHECK(begun("region", "20", "", Language::Japanese, kStart).here() == Place{Page::Towns, "20"});
}

TEST_CASE("the first touch on a map of the loop opens the town under it", "[visit]")
{
    const std::vector<Target> map{{"open town 20201", {300, 100, 200, 200}, {{{300, 100}, {500, 100}, {500, 300}, {300, 300}}}}};
    CHECK(met(begun("region", "20", "", Language::Japanese, kStart), map, {400, 200}, kRules).here() == Place{Page::Town, "20201"});
    CHECK(met(begun("region", "20", "", Language::Japanese, kStart), map, {800, 200}, kRules).here() == Place{Page::Towns, "20"});
}

TEST_CASE("a language and large type belong to the visit", "[visit]")
{
    Visit visit = done(fresh(), "open languages");
    visit = done(std::move(visit), "say en");
    CHECK(visit.language == Language::English);
    CHECK(visit.here().page == Page::Map);
    visit = done(std::move(visit), "large");
    CHECK(visit.large);
    visit = done(std::move(visit), "large");
    CHECK_FALSE(visit.large);
    CHECK(fresh().language == Language::Japanese);
}

TEST_CASE("back undoes one step, and a letter at a time while finding", "[visit]")
{
    Visit visit = done(done(done(fresh(), "open find た*"), "open find て"), "open find てし");
    CHECK(visit.here().subject == "てし");
    visit = done(std::move(visit), "back");
    CHECK(visit.here().subject == "て");
    visit = done(std::move(visit), "back");
    CHECK(visit.here().subject.empty());
    visit = done(std::move(visit), "back");
    CHECK(visit.here().page == Page::Map);
    CHECK(done(visit, "back").here().page == Page::Map);
}

TEST_CASE("what a finger cannot tell apart becomes a choice", "[visit]")
{
    const auto square = [](float x, float side) {
        return std::vector<std::vector<Vec2>>{{{x, 100}, {x + side, 100}, {x + side, 100 + side}, {x, 100 + side}}};
    };
    const std::vector<Target> map{{"open town 1", {100, 100, 12, 12}, square(100, 12)}, {"open town 2", {112, 100, 12, 12}, square(112, 12)},
                                  {"open town 3", {300, 100, 200, 200}, square(300, 200)}};
    Visit visit = fresh();
    const auto tap = [&](Vec2 at) {
        visit = touched(std::move(visit), {Touch::Kind::Down, 1, at}, map, kRules, kStart);
        visit = touched(std::move(visit), {Touch::Kind::Up, 1, at}, map, kRules, kStart + 80ms);
    };
    SECTION("two tiny towns under one finger")
    {
        tap({110, 106});
        CHECK(visit.here().near == std::vector<std::string>{"1", "2"});
        visit = done(std::move(visit), "back");
        CHECK(visit.here().near.empty());
    }
    SECTION("a large one is meant")
    {
        tap({400, 200});
        CHECK(visit.here() == Place{Page::Town, "3"});
    }
    SECTION("the open sea is not")
    {
        tap({700, 600});
        CHECK(visit.here().page == Page::Map);
    }
}

TEST_CASE("nobody is asked while a film plays, and afterwards as if it had been a touch", "[visit]")
{
    Visit visit;
    Rules rules{.quiet = 45s, .film_ends = Time{} + 100s};
    CHECK(presence(visit, rules, Time{} + 60s) == Presence::Here);
    CHECK(presence(visit, rules, Time{} + 144s) == Presence::Here);
    CHECK(presence(visit, rules, Time{} + 145s) == Presence::Asked);
    Visit touched_late;
    touched_late.last_touch = Time{} + 120s;
    CHECK(presence(touched_late, rules, Time{} + 164s) == Presence::Here);
    CHECK(presence(touched_late, rules, Time{} + 165s) == Presence::Asked);
    rules.film_ends.reset();   // it could not be played
    Visit waiting;
    CHECK(presence(waiting, rules, Time{} + 45s) == Presence::Asked);
}

TEST_CASE("the country is enlarged where it was touched, and else over land", "[visit]")
{
    const Rules rules{.map = Rect{700, 0, 1200, 600}};
    const Target nearer{"nearer", {100, 900, 100, 100}};
    const auto tap = [&](Visit visit, Vec2 at, Time when) {
        visit = touched(std::move(visit), {Touch::Kind::Down, 1, at}, std::span(&nearer, 1), rules, when);
        return touched(std::move(visit), {Touch::Kind::Up, 1, at}, std::span(&nearer, 1), rules, when + 100ms);
    };
    Visit untouched = tap({}, {150, 950}, Time{} + 1s);
    REQUIRE(untouched.glide);
    CHECK(untouched.glide->to.zoom == 2);
    CHECK(untouched.glide->to.centre.x > 0.5f);    // Japan's towns lie to the right of the Sea of Japan, and below
    CHECK(untouched.glide->to.centre.y > 0.6f);
    Visit meant = tap(tap({}, {1500, 200}, Time{} + 1s), {150, 950}, Time{} + 2s);   // 北海道
    REQUIRE(meant.glide);
    CHECK(meant.glide->to.centre.x > 0.6f);
    CHECK(meant.glide->to.centre.y < 0.4f);
    // Nearer once more stays there.
    const Vec2 hokkaido = meant.glide->to.centre;
    meant = tap(advanced(std::move(meant), Time{} + 5s), {150, 950}, Time{} + 6s);
    const Camera twice = advanced(std::move(meant), Time{} + 9s).here().camera;
    CHECK(twice.zoom == 4);
    CHECK(twice.centre.x == Approx(hokkaido.x).margin(1e-4));
    CHECK(twice.centre.y == Approx(hokkaido.y).margin(1e-4));
    // A page that is opened before the map has come to rest stands as a whole.
    const Visit left = done(tap({}, {150, 950}, Time{} + 10s), "open region 2");
    CHECK_FALSE(left.glide);
    CHECK(advanced(left, Time{} + 13s).here().camera.zoom == 1);
}

TEST_CASE("what the map's colours tell of is chosen by a tap, one thing at a time", "[visit]")
{
    const Visit helped = done({}, "layer helped");
    CHECK(helped.layer == Layer::Helped);
    CHECK_FALSE(helped.looks_as({}));
    CHECK(done(helped, "home").layer == Layer::Helped);   // wherever they go on the map
    CHECK(done(helped, "layer nothing").layer == Layer::Helped);
    CHECK(is_known("layer told"));
    CHECK_FALSE(is_known("layer "));
}

namespace {

constexpr Rect kMap{700, 0, 1200, 600};

// A map of two towns side by side in its middle, painted as a whole, and a button below it.
std::vector<Target> two_towns()
{
    const auto square = [](float x) { return std::vector<std::vector<Vec2>>{{{x, 250}, {x + 100, 250}, {x + 100, 350}, {x, 350}}}; };
    return {{"open town 01667", {1200, 250, 100, 100}, square(1200)}, {"open town 01206", {1300, 250, 100, 100}, square(1300)},
            {"nearer", {100, 900, 100, 100}}};
}

Visit tapped(Visit visit, Vec2 at, const Rules& rules, Time when, std::chrono::milliseconds held = 80ms)
{
    const auto targets = two_towns();
    visit = touched(std::move(visit), {Touch::Kind::Down, 1, at}, targets, rules, when);
    return touched(std::move(visit), {Touch::Kind::Up, 1, at}, targets, rules, when + held);
}

}  // namespace

TEST_CASE("a tap on a map that has moved since it was painted means what is drawn there", "[visit]")
{
    const Rules rules{.mm_per_unit = 0.25f, .map = kMap, .painted = Camera{}};
    Visit near;
    near.way.back().camera = {.zoom = 4, .centre = {0.55f, 0.5f}};   // the sharp map is on its way
    // 1250 was a point of the left town; four times as large the edge between the two stands at 1060.
    CHECK(tapped(near, {1000, 300}, rules, kStart).here() == Place{Page::Town, "01667"});
    CHECK(tapped(near, {1250, 300}, rules, kStart).here() == Place{Page::Town, "01206"});
    CHECK(tapped(near, {1500, 300}, rules, kStart).here().page == Page::Map);   // sea now
    CHECK(tapped(near, {150, 950}, rules, kStart).glide);                       // buttons stay where they are
    // Under the words nothing of it is drawn, so nothing of it is touched.
    Visit left;
    left.way.back().camera = {.zoom = 4, .centre = {0.75f, 0.5f}};
    CHECK(tapped(left, {400, 300}, rules, kStart).here().page == Page::Map);
    Rules wide = rules;
    wide.sight = Rect{300, 0, 1620, 600};
    CHECK(tapped(left, {400, 300}, wide, kStart).here() == Place{Page::Town, "01206"});
}

TEST_CASE("a tap on a map in movement means what the display showed when it came", "[visit]")
{
    Rules rules{.mm_per_unit = 0.25f, .map = kMap, .painted = Camera{}};
    Visit moving = tapped({}, {150, 950}, rules, kStart);   // it goes nearer
    REQUIRE(moving.glide);
    const Time later = kStart + 80ms + 100ms;
    const Camera drawn = advanced(moving, later).here().camera;
    REQUIRE(drawn.zoom > 1.2f);
    const Displacement there = displacement({}, drawn, kMap);
    const Visit met_left = tapped(moving, there({1210, 300}), rules, later), met_right = tapped(moving, there({1390, 300}), rules, later);
    CHECK(met_left.here() == Place{Page::Town, "01667"});
    CHECK(met_right.here() == Place{Page::Town, "01206"});
    CHECK_FALSE(met_left.glide);   // the hand has held it
    // The picture of the frame before counts, not where the map would be by now.
    rules.drawn = Camera{.zoom = 4, .centre = {0.55f, 0.5f}};
    CHECK(touched(moving, {Touch::Kind::Down, 1, {1000, 300}}, two_towns(), rules, later).pressed() == "open town 01667");
    // What was meant by it is that place of the map, too.
    const Visit meant = touched(moving, {Touch::Kind::Down, 1, {1300, 300}}, two_towns(), rules, later);
    REQUIRE(meant.here().meant);
    CHECK(meant.here().meant->x == Approx(0.55f));
}

TEST_CASE("a map that is sent nearer while it moves goes to the land that is drawn", "[visit]")
{
    const Rules rules{.mm_per_unit = 0.25f, .map = kMap, .painted = Camera{}};
    // Over the sea beside the towns, from near: to the nearest shore, wherever the picture was painted.
    Visit still;
    still.way.back().camera = {.zoom = 2, .centre = {0.4f, 0.5f}};
    Rules sharp = rules;
    sharp.painted = still.here().camera;
    const Displacement there = displacement({}, still.here().camera, kMap);
    std::vector<Target> drawn = two_towns();
    for (Target& town : drawn) {
        if (town.rings.empty()) continue;
        const Vec2 corner = there({town.area.x, town.area.y});
        town.area = {corner.x, corner.y, town.area.w * there.zoom, town.area.h * there.zoom};
        for (auto& ring : town.rings)
            for (Vec2& p : ring) p = there(p);
    }
    const auto sent = [&](const std::vector<Target>& targets, const Rules& by) {
        Visit visit = touched(still, {Touch::Kind::Down, 1, {150, 950}}, targets, by, kStart);
        visit = touched(std::move(visit), {Touch::Kind::Up, 1, {150, 950}}, targets, by, kStart + 80ms);
        REQUIRE(visit.glide);
        return visit.glide->to;
    };
    const Camera of_painted = sent(two_towns(), rules), of_sharp = sent(drawn, sharp);
    CHECK(of_painted.centre.x == Approx(of_sharp.centre.x).margin(1e-3));
    CHECK(of_painted.centre.y == Approx(of_sharp.centre.y).margin(1e-3));
    CHECK(of_painted.centre.x == Approx(500.0 / 1200).margin(1e-3));   // the west shore of the left town
}

TEST_CASE("a map is thrown by a finger in movement, and not by one that rested before it was let go", "[visit]")
{
    const Rules rules{.mm_per_unit = 0.25f, .map = kMap, .painted = Camera{}};
    const auto let_go_after = [&](std::chrono::milliseconds rest) {
        Visit visit;
        visit.way.back().camera = {.zoom = 4, .centre = {0.5f, 0.5f}};
        Time now = kStart;
        visit = touched(std::move(visit), {Touch::Kind::Down, 1, {1400, 300}}, {}, rules, now);
        for (int step = 1; step <= 5; ++step)
            visit = touched(std::move(visit), {Touch::Kind::Move, 1, {1400 - 60.0f * static_cast<float>(step), 300}}, {}, rules, now += 20ms);
        return touched(std::move(visit), {Touch::Kind::Up, 1, {1100, 300}}, {}, rules, now + rest);
    };
    CHECK(let_go_after(10ms).glide);
    CHECK_FALSE(let_go_after(300ms).glide);
}

TEST_CASE("a page that nobody has seen is not meant, held or dragged by a finger on the one before", "[visit]")
{
    const Rules unseen{.mm_per_unit = 0.25f};   // no map, and no targets: what whoever shows it gives then
    Visit visit = done(fresh(), "open region 2");
    visit = touched(std::move(visit), {Touch::Kind::Down, 1, {1300, 300}}, {}, unseen, kStart);
    visit = touched(std::move(visit), {Touch::Kind::Move, 1, {900, 300}}, {}, unseen, kStart + 40ms);
    visit = touched(std::move(visit), {Touch::Kind::Up, 1, {900, 300}}, {}, unseen, kStart + 80ms);
    CHECK_FALSE(visit.here().meant);
    CHECK(visit.here().camera == Camera{});
    CHECK_FALSE(visit.glide);
    CHECK(visit.here() == Place{Page::Region, "2"});
}
