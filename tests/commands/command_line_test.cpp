// Which program carries out what.

#include <CLI/CLI.hpp>
#include <catch2/catch.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <set>
#include <sstream>
#include <string>

#include "commands/command_line.hpp"
#include "commands/given.hpp"
#include "support/temporary_folder.hpp"

using namespace renkei;
using tests::TemporaryFolder;

namespace {

// What is said on the standard error meanwhile; results go nowhere.
std::string said_by(const std::function<void()>& act)
{
    const TemporaryFolder folder;
    const std::string file = (folder.path() / "said").string();
    std::fflush(nullptr);
    const std::array before{::dup(STDOUT_FILENO), ::dup(STDERR_FILENO)};
    const std::array instead{::open("/dev/null", O_WRONLY | O_CLOEXEC), ::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600)};
    ::dup2(instead[0], STDOUT_FILENO);
    ::dup2(instead[1], STDERR_FILENO);
    act();
    std::fflush(nullptr);
    ::dup2(before[0], STDOUT_FILENO);
    ::dup2(before[1], STDERR_FILENO);
    for (const int one : {before[0], before[1], instead[0], instead[1]}) ::close(one);
    std::ostringstream said;
    said << std::ifstream(file).rdbuf();
    return said.str();
}

}  // namespace

TEST_CASE("every subcommand is carried out by one of the two programs", "[commands]")
{
    std::multiset<std::string> carried;
    for (const auto commands : {commands::display_commands(), commands::office_commands()})
        for (const commands::Command& command : commands) carried.insert(command.name);
    CLI::App app;
    commands::Given given;
    commands::describe(app, given);
    std::multiset<std::string> described;
    for (const CLI::App* command : app.get_subcommands([](CLI::App*) { return true; })) described.insert(command->get_name());
    CHECK(described.size() > 10);
    CHECK(carried == described);
}

TEST_CASE("a variable that means nothing is told where a command begins, by every one and once", "[commands]")
{
    const TemporaryFolder folder;
    std::string none = (folder.path() / "none.toml").string();
    std::ofstream(none) << "";
    std::array<std::string, 7> words{"renkei", "doctor", "--config-dump", "--lang", "en", "--config", none};
    std::array<char*, 7> arguments{};
    std::transform(words.begin(), words.end(), arguments.begin(), [](std::string& word) { return word.data(); });
    const auto dump = [&] { CHECK(commands::run(static_cast<int>(arguments.size()), arguments.data(), commands::display_carrier) == 0); };

    REQUIRE(::setenv("RENKEI_STROE", "/nowhere", 1) == 0);   // NOLINT(concurrency-mt-unsafe)
    const std::string first = said_by(dump), second = said_by(dump);
    const std::string doctor = said_by([] { CHECK(commands::carry_out({"doctor", [](const commands::Given&) { return 0; }}, commands::Given()) == 0); });
    ::unsetenv("RENKEI_STROE");                              // NOLINT(concurrency-mt-unsafe)
    CHECK(first == "the variable RENKEI_STROE means nothing to renkei; RENKEI_STORE is probably meant\n");
    CHECK(second == first);
    CHECK(doctor.empty());   // it stands in its report
}
