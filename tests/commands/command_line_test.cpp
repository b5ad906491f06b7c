// Which program carries out what.

#include <CLI/CLI.hpp>
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "commands/command_line.hpp"
#include "commands/given.hpp"

using namespace renkei;

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
