// Without a session's bus the display starts none: libdbus would fork for that in a process that has two threads by then.

#include <catch2/catch.hpp>

#include <csignal>

#include "field.hpp"
#include "screen.hpp"

using namespace renkei::tests;
namespace fs = std::filesystem;

TEST_CASE("a display without a session's bus starts none", "[e2e]")
{
    if (fs::exists("/usr/bin/dbus-launch")) {
        WARN("libdbus would start the installed dbus-launch rather than ours here, not tried");
        return;
    }
    const TemporaryFolder folder, x;
    const fs::path programs = folder.path() / "programs", started_one = folder.path() / "started";
    fs::create_directories(programs);
    write_bytes(programs / "dbus-launch", "#!/bin/sh\n: > '" + started_one.string() + "'\nexit 1\n");
    fs::permissions(programs / "dbus-launch", fs::perms::owner_all);
    REQUIRE(run(folder, {"load", "--publish"}).code == 0);
    const Screen screen(x);
    const std::string path = programs.string() + ":" + std::getenv("PATH");
    const pid_t show = started({"env", "-u", "DBUS_SESSION_BUS_ADDRESS", "-u", "XDG_RUNTIME_DIR", "PATH=" + path, RENKEI_BINARY, "show", "--scenes", "title"},
                               {screen.display(), "RENKEI_STORE=" + (folder.path() / "store").string(),
                                "RENKEI_CACHE=" + (folder.path() / "cache").string()},
                               x.path() / "show");
    screen.first_picture(show, x.path() / "show");
    CHECK(ended(show, SIGTERM) == 0);
    CHECK_FALSE(fs::exists(started_one));
}
