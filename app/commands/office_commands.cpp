// What `renkei-office` can do: everything. See command_line.hpp.

#include "commands/command_line.hpp"
#include "commands/given.hpp"

namespace renkei::commands {

int office_command(const std::string& command, const Given& given, char** argv)
{
    if (command == "load") return load(given.common, given.load);
    if (command == "doctor") return doctor(given.common, given.doctor);
    if (command == "sync") return sync(given.common, given.sync);
    if (command == "feed") return feed(given.common, given.feed);
    if (command == "site") return site_command(given.common, given.site);
    if (command == "desk") return desk(given.common, given.desk);
    if (command == "bench") return bench(given.common, given.bench);
    return display_command(command, given, argv);
}

}  // namespace renkei::commands
