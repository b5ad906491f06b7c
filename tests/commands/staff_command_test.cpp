// A command that the panel or the desk starts for its staff ends whatever it does, and what it said is known.

#include <catch2/catch.hpp>

#include <csignal>
#include <cstdlib>

#include "commands/desk_reports.hpp"
#include "commands/panel_reports.hpp"
#include "commands/staff_command.hpp"

using namespace renkei::commands;
using namespace std::chrono_literals;

namespace {

Told shell(const std::string& script, std::chrono::seconds longest = 60s, const std::string& input = {})
{
    return run({.words = {"/bin/sh", "-c", script}, .who = "山田", .longest = longest, .input = input});
}

}  // namespace

TEST_CASE("a staff command is told whole, in the name of who started it", "[commands]")
{
    const Told told = shell("read line; echo \"$RENKEI_WHO $line\"; echo wrong >&2; exit 3", 60s, "1234\n");
    CHECK(told.code == 3);
    CHECK(told.out == "山田 1234\n");
    CHECK(told.err == "wrong\n");
}

TEST_CASE("a child that dies silently is not blamed on a variable that means nothing", "[commands]")
{
    REQUIRE(::setenv("RENKEI_STROE", "/stroe", 1) == 0);   // NOLINT(concurrency-mt-unsafe)
    REQUIRE(::setenv("RENKEI_STORE", "/store", 1) == 0);   // NOLINT(concurrency-mt-unsafe)
    const Told told = shell("echo $RENKEI_STORE $RENKEI_WHO; [ -z \"$RENKEI_STROE\" ] || echo RENKEI_STROE means nothing >&2; exit 1");
    ::unsetenv("RENKEI_STROE");                            // NOLINT(concurrency-mt-unsafe)
    ::unsetenv("RENKEI_STORE");                            // NOLINT(concurrency-mt-unsafe)
    CHECK(told.out == "/store 山田\n");
    CHECK(last_sentence(told.err).empty());
    CHECK(last_words(told).starts_with("うまくいきませんでした"));
}

TEST_CASE("a staff command that cannot start says why", "[commands]")
{
    const Told told = run({.words = {"/nowhere/renkei"}, .who = "", .longest = 1s});
    CHECK(told.code == -1);
    CHECK(told.err.find("No such file") != std::string::npos);
}

TEST_CASE("a staff command ends: killed, too late, silent but alive, or with too much to say", "[commands]")
{
    CHECK(shell("kill -TERM $$").code == 128 + SIGTERM);
    CHECK(shell("exec sleep 100", 0s).code == 128 + SIGKILL);
    CHECK(shell("exec >&- 2>&-; exec sleep 100", 1s).code == 128 + SIGKILL);
    CHECK(shell("exec yes", 60s).code == 128 + SIGKILL);
    CHECK(shell("exec yes >&2", 60s).code == 128 + SIGKILL);
}

TEST_CASE("a staff command is stopped when nobody waits for it, and heard until then", "[commands]")
{
    std::string heard;
    const Told told = run({.words = {"/bin/sh", "-c", "echo progress 1/2 >&2; exec sleep 100"}, .who = "", .longest = 60s,
                           .go_on = [&heard](const std::string& err) {
                               heard = err;
                               return heard.empty();
                           }});
    CHECK(told.code == 128 + SIGKILL);
    CHECK(heard == "progress 1/2\n");
}

TEST_CASE("a child that does not read what it is given costs nothing", "[commands]")
{
    const auto before = std::signal(SIGPIPE, SIG_DFL);
    for (int i = 0; i < 20; ++i) CHECK(shell("exit 0", 60s, "1234\n").code == 0);
    std::signal(SIGPIPE, before);
}

TEST_CASE("a staff command has the usual signals and none of our files", "[commands]")
{
    const auto before = std::signal(SIGPIPE, SIG_IGN);
    CHECK(shell("ls /proc/$$/fd").out.find("3") == std::string::npos);
    CHECK(shell("grep SigIgn /proc/$$/status").out.find("0000000000001000") == std::string::npos);
    std::signal(SIGPIPE, before);
}
