#include "visit/script.hpp"

#include <catch2/catch.hpp>

#include "visit/replay.hpp"

using namespace renkei;
using namespace renkei::visit;
using namespace std::chrono_literals;

namespace {

std::string wrong(const std::string& text)
{
    const auto script = read_script(text);
    REQUIRE_FALSE(script.ok());
    CHECK(script.error().kind == ErrorKind::BadData);
    return script.error().message;
}

bool tells(const std::string& message, const std::string& place) { return message.find(place) != std::string::npos; }

// A display of two pages: the map with a button, and what it leads to.
struct Hall {
    int composed = 0;
    float film_seconds = 0;                 // of the second page's film
    std::optional<Target> shape{};          // on the map
    Display display()
    {
        return {.mm_per_unit = 0.25f,
                .viewing_distance_mm = 600,
                .begins = [](Time now) -> std::optional<Visit> { return begun("title", "", "", Language::Japanese, now); },
                .loop = [](Time) -> Result<Shown> { return Shown{}; },
                .page = [this](const Visit& visit) -> Result<Shown> {
                    ++composed;
                    Shown shown;
                    if (visit.here().page == Page::Map) {
                        shown.targets = {{"open find", {100, 700, 200, 100}}};
                        shown.map = Rect{0, 0, 1000, 500};
                        shown.sight = Rect{0, 0, 1000, 600};
                        if (shape) shown.targets.push_back(*shape);
                    } else {
                        shown.targets = {{"home", {400, 700, 200, 100}}, {"large", {700, 700, 200, 100}}};
                        if (film_seconds > 0 && !visit.asked) shown.clip = "crane.webm", shown.film_seconds = film_seconds;
                    }
                    return shown;
                }};
    }
    Replayed after(const std::string& text, std::chrono::milliseconds until)
    {
        const auto script = read_script(text);
        REQUIRE(script.ok());
        auto replayed = replay(*script, until, display());
        REQUIRE(replayed.ok());
        return std::move(replayed).value();
    }
};

}  // namespace

TEST_CASE("a script is steps with a time, a finger and a place", "[visit]")
{
    const auto script = read_script("# a visit\n0.5 tap 960 540\n1.0 down 1 10 20\n1.2 move 1 30.5 -4\n1.4 up 1\ntap \"open town 01667\"\nwait 60\n0.25 tap 1 2; wait 3");
    REQUIRE(script.ok());
    const auto& steps = script->steps;
    REQUIRE(steps.size() == 9);
    CHECK((steps[0].kind == Touch::Kind::Down && steps[0].at == 500ms && steps[0].place == Vec2{960, 540}));
    CHECK((steps[1].kind == Touch::Kind::Up && steps[1].at == 580ms && steps[1].finger == steps[0].finger));
    CHECK((steps[3].kind == Touch::Kind::Move && steps[3].finger == 1 && steps[3].place == Vec2{30.5f, -4}));
    CHECK((steps[5].target == "open town 01667" && steps[5].at == 1900ms && steps[5].line == 6 && steps[5].column == 5));
    CHECK(steps[7].at == 62150ms);   // times count from the end of a wait
    CHECK(script->length == 65150ms);
}

TEST_CASE("a script that is wrong says where", "[visit]")
{
    CHECK(tells(wrong("0.5 tap 960 540\n1 tup 3 4"), "line 2, column 3: tup"));
    CHECK(tells(wrong("1 tap 3"), "line 1, column 7: a place"));
    CHECK(tells(wrong("1 tap 3 4 5"), "line 1, column 11: nothing is expected behind the step, and 5"));
    CHECK(tells(wrong("1 tap \"open"), "line 1, column 7: the quotation mark"));
    CHECK(tells(wrong("2 tap 1 1\n1 tap 1 1"), "line 2, column 1: this step comes earlier"));
    CHECK(tells(wrong("wait -1"), "line 1, column 6"));
    CHECK(tells(wrong("1 up 3"), "line 1, column 6: finger 3"));
    CHECK(tells(wrong("1 down 1.5 3 4"), "line 1, column 8"));
    CHECK(tells(wrong("1 down 1 3 4\n1.2 down 2 3 4\n1.5 down 1 5 6"), "line 3, column 10: finger 1 is on the display already"));
    CHECK(read_script("1 down 1 3 4; 2 up 1; 3 down 1 5 6; 3 down 2 5 6").ok());
    // What an editor for Windows puts before the text is no part of it, and no column.
    CHECK(read_script("\xEF\xBB\xBF" "1 tap 3 4").ok());
    CHECK(tells(wrong("\xEF\xBB\xBF" "1 tup 3 4"), "line 1, column 3: tup"));
    CHECK(tells(wrong("\xEF\xBB\xBF"), "no step"));
    CHECK(tells(wrong("1 tap 3 4\n\xEF\xBB\xBF" "2 tap 3 4"), "line 2, column 1"));
    CHECK(tells(wrong("1 tap 1 1; 2 tap 弟子屈 4"), "line 1, column 18"));
    // A line ends as it does on any machine: also of an old Mac, where CR stands alone.
    CHECK(tells(wrong("# a visit\r1 tap 3 4\r2 tup 3 4"), "line 3, column 3: tup"));
    CHECK(tells(wrong("# a visit\r\n1 tap 3 4\r\n2 tup 3 4"), "line 3, column 3: tup"));
    CHECK(tells(wrong("1 tap \"open\r2 tap 3 4"), "line 1, column 7: the quotation mark"));
    CHECK(read_script("# a visit\r1 tap 3 4 # here\r2 tap 5 6\r")->steps.size() == 4);
    CHECK(tells(wrong("nan tap 1 1"), "line 1, column 1: nan"));
    CHECK(tells(wrong(""), "no step"));
    CHECK(tells(wrong("# nothing"), "no step"));
    CHECK_FALSE(read_script("1e9 tap 1 1").ok());
    std::string long_one;
    for (size_t i = 0; i < kLongestScript; ++i) long_one += "tap 1 1\n";
    CHECK(tells(wrong(long_one), "steps are too many"));
}

TEST_CASE("a script is replayed until an instant", "[visit]")
{
    Hall hall;
    const std::string text = "1 tap 500 300\n3 tap \"open find\"\n";
    CHECK_FALSE(hall.after(text, 999ms).visit);
    CHECK(hall.after(text, 2s).visit->here().page == Page::Map);
    CHECK(hall.after(text, 3020ms).pressed == "open find");
    const Replayed found = hall.after(text, 4s);
    CHECK(found.visit->here().page == Page::Find);
    CHECK(found.since == Time{} + 3080ms);
    CHECK(found.pressed.empty());
    CHECK(hall.after(text, 49s).visit->asked == Time{} + 48080ms);   // 45 s at arm's length, then the question
    CHECK_FALSE(hall.after(text, 69s).visit);
}

TEST_CASE("a button that is not there is named with what is", "[visit]")
{
    Hall hall;
    const auto script = read_script("1 tap 500 300\n3 tap \"open town 01667\"\n");
    REQUIRE(script.ok());
    const auto replayed = replay(*script, 5s, hall.display());
    REQUIRE_FALSE(replayed.ok());
    CHECK(replayed.error().kind == ErrorKind::BadData);
    CHECK(tells(replayed.error().message, "line 2, column 7: there is no button \"open town 01667\" on the display at second 3; on it are \"open find\""));
    CHECK(replay(*script, 2s, hall.display()).ok());
}

TEST_CASE("a dragged map follows, glides on and comes to rest at its edges", "[visit]")
{
    Hall hall;
    const std::string near = "0 tap 500 300; 1 down 1 400 250; 1.1 down 2 500 250; 1.2 move 2 560 250; 1.3 move 2 700 250; 1.4 up 2; 1.5 up 1; ";
    const Replayed pinched = hall.after(near, 4s);
    CHECK(pinched.visit->here().camera.zoom > 1.7f);
    const std::string thrown = near + "2 down 1 500 250; 2.02 move 1 550 250; 2.04 move 1 600 250; 2.06 move 1 650 250; 2.07 up 1";
    const Camera held = hall.after(thrown, 2060ms).visit->here().camera, gliding = hall.after(thrown, 2300ms).visit->here().camera,
        rested = hall.after(thrown, 6s).visit->here().camera;
    CHECK(held.centre.x < pinched.visit->here().camera.centre.x);
    CHECK(gliding.centre.x < held.centre.x);
    CHECK(rested.centre.x <= gliding.centre.x);
    CHECK(rested.centre.x >= 0.5f / rested.zoom - 1e-4f);
    CHECK(rested.centre.x >= 0.25f);   // at the coast: the land is half as wide as its part of the display
    CHECK_FALSE(hall.after(thrown, 6s).visit->moves());
    CHECK(hall.after(thrown, 2300ms).visit->moves());
    // At its own size it stands still whoever pulls.
    CHECK(hall.after("0 tap 500 300; 1 down 1 500 250; 1.2 move 1 900 250; 1.3 move 1 990 250; 1.31 up 1", 4s).visit->here().camera == Camera{});
}

TEST_CASE("a film that goes on in large type ends when it would have, and then comes the question", "[visit]")
{
    Hall hall;
    hall.film_seconds = 100;
    // The page comes at 3.08 s and its film 0.4 s later, so it has played at 103.48 s.
    const std::string opened = "1 tap 500 300; 3 tap \"open find\"; ", larger = opened + "50 tap \"large\"";
    for (const std::string& text : {opened, larger}) {
        CAPTURE(text);
        const Replayed still = hall.after(text, 148s);
        REQUIRE(still.visit);
        CHECK_FALSE(still.visit->asked);
        CHECK(hall.after(text, 149s).visit->asked == Time{} + 148480ms);   // 45 s at arm's length
        CHECK_FALSE(hall.after(text, 169s).visit);
    }
    CHECK(hall.after(larger, 149s).visit->large);
    // Who opens it again later sees it from its begin.
    CHECK(hall.after(larger + "; 60 tap \"home\"; 62 tap \"open find\"", 208s).visit->asked == Time{} + 207480ms);
    // Nor does the next visit go on with that of the last.
    const std::string again = opened + "; 180 tap 500 300; 182 tap \"open find\"";
    CHECK_FALSE(hall.after(again, 327s).visit->asked);
    CHECK(hall.after(again, 328s).visit->asked == Time{} + 327480ms);
}

TEST_CASE("a script names what of an enlarged map can be seen, and nothing else", "[visit]")
{
    Hall hall;
    const auto square = [](const char* id, float x, float y) { return Target{id, {x, y, 40, 40}, {{{x, y}, {x + 40, y}, {x + 40, y + 40}, {x, y + 40}}}}; };
    // The map's middle grows: a shape at its edge leaves the display, one in its middle stays. The page is as it was painted: the fingers lie on it still.
    const std::string near = "0 tap 500 300; 1 down 1 400 250; 1.1 down 2 500 250; 1.2 move 2 600 250; 1.3 move 2 800 250; ";
    hall.shape = square("open town 01667", 950, 20);
    const auto gone = replay(*read_script(near + "1.4 tap \"open town 01667\""), 2s, hall.display());
    REQUIRE_FALSE(gone.ok());
    CHECK(tells(gone.error().message, "on it are \"open find\""));
    CHECK_FALSE(tells(gone.error().message, "on it are \"open find\", "));
    hall.shape = square("open town 01667", 450, 230);
    CHECK(replay(*read_script(near + "1.4 tap \"open town 01667\""), 2s, hall.display()).ok());
}
