// The display server ends under a running display: said in words, with a code that the service restarts on, and nothing is damaged.

#include <catch2/catch.hpp>

#include "field.hpp"
#include "screen.hpp"

using namespace renkei::tests;

TEST_CASE("a display server that ends under the display is told in the staff's language", "[e2e]")
{
    const TemporaryFolder folder, x;
    REQUIRE(run(folder, {"load", "--publish"}).code == 0);
    Screen screen(x);
    const pid_t show = started({RENKEI_BINARY, "show", "--scenes", "title", "--lang", "ja"},
                               {screen.display(), "RENKEI_STORE=" + (folder.path() / "store").string(),
                                "RENKEI_CACHE=" + (folder.path() / "cache").string()},
                               x.path() / "show");
    screen.first_picture(show, x.path() / "show");
    screen.end();
    CHECK(ended(show, 0) == 69);
    const std::string said = bytes_of(x.path() / "show");
    CAPTURE(said);
    CHECK(said.find("画面のサーバーが終わった") != std::string::npos);
    CHECK(said.find("XIO") == std::string::npos);
    CHECK(run(folder, {"list", "organisations", "--json"}).code == 0);
}
