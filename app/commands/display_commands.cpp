// What `renkei` itself can do. See command_line.hpp.

#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string>

#include "base/sentence.hpp"
#include "commands/command_line.hpp"
#include "commands/given.hpp"
#include "commands/messages.hpp"
#include "commands/shipped_files.hpp"

namespace renkei::commands {
namespace {

int usage(const Common& common, const Sentence& what) { return fail(common, {ErrorKind::Usage, what}); }

bool is_called_png(const std::string& file)
{
    std::string ending = std::filesystem::path(file).extension().string();
    for (char& c : ending) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return ending == ".png";
}

int checked_shot(const Given& given)
{
    if (given.shot.all.empty() && given.shot.scene.empty() && given.shot.touch.empty())
        return usage(given.common, sentence("renkei shot needs --scene ID with --out F.png, or --all DIR"));
    if (!given.shot.out.empty() && !is_called_png(given.shot.out))
        return usage(given.common, sentence("The name of a picture ends in .png; write {1}.png", given.shot.out));
    if (given.shot.all.empty() && given.shot.out.empty() && !given.common.json) return usage(given.common, sentence("renkei shot --scene needs --out F.png, or --json for its texts alone"));
    return shot(given.common, given.shot);
}

int checked_withdraw(const Given& given)
{
    if (given.withdraw.key.empty() && !given.withdraw.list) return usage(given.common, sentence("{1} is missing", "KEY"));
    return withdraw(given.common, given.withdraw);
}

int hand_over(const Common& common, char** argv)
{
    const std::string office = office_program().string();
    ::execv(office.c_str(), argv);
    return fail(common, {ErrorKind::Unavailable, sentence("Cannot start {1} ({2}); it is built and installed together with renkei", office, std::strerror(errno))});
}

constexpr std::array kCommands{
    Command{"show", [](const Given& given) { return show(given.common, given.show); }},
    Command{"shot", checked_shot},
    Command{"publish", [](const Given& given) { return publish(given.common, given.publish); }},
    Command{"rollback", [](const Given& given) { return rollback(given.common); }},
    Command{"revisions", [](const Given& given) { return revisions(given.common, given.revisions); }},
    Command{"pairings", [](const Given& given) { return pairings(given.common, given.pairings); }},
    Command{"withdraw", checked_withdraw},
    Command{"pin", [](const Given& given) { return pin(given.common, given.pin); }},
    Command{"list", [](const Given& given) { return list(given.common, given.list); }},
};

constexpr Command kDump{"doctor", [](const Given& given) { return dump_configuration(given.common); }};

}  // namespace

std::span<const Command> display_commands() { return kCommands; }

int display_carrier(const char* command, const Given& given, char** argv)
{
    for (const Command& own : kCommands)
        if (std::strcmp(own.name, command) == 0) return carry_out(own, given);
    if (std::strcmp(command, kDump.name) == 0 && given.doctor.config_dump) return carry_out(kDump, given);
    return hand_over(given.common, argv);
}

}  // namespace renkei::commands
