// What `renkei-office` can do: everything. See command_line.hpp.

#include <array>
#include <cstring>

#include "base/sentence.hpp"
#include "commands/command_line.hpp"
#include "commands/given.hpp"
#include "commands/messages.hpp"

namespace renkei::commands {
namespace {

constexpr std::array kCommands{
    Command{"load", [](const Given& given) { return load(given.common, given.load); }},
    Command{"doctor", [](const Given& given) { return doctor(given.common, given.doctor); }},
    Command{"sync", [](const Given& given) { return sync(given.common, given.sync); }},
    Command{"feed", [](const Given& given) { return feed(given.common, given.feed); }},
    Command{"site", [](const Given& given) { return site_command(given.common, given.site); }},
    Command{"desk", [](const Given& given) { return desk(given.common, given.desk); }},
    Command{"bench", [](const Given& given) { return bench(given.common, given.bench); }},
};

}  // namespace

std::span<const Command> office_commands() { return kCommands; }

int office_carrier(const char* command, const Given& given, char**)
{
    for (const auto commands : {office_commands(), display_commands()})
        for (const Command& own : commands)
            if (std::strcmp(own.name, command) == 0) return carry_out(own, given);
    return fail(given.common, {ErrorKind::Internal, sentence("{1} is not a command", command)});   // handed over, it would come back for ever
}

}  // namespace renkei::commands
