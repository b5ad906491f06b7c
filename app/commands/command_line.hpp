#pragma once
// The command line: reads it, picks the command, returns a sysexits.h code. Results on stdout, messages on stderr.
//
// The commands are in two programs. `renkei` has what a display needs and starts with that alone: a library that is linked is mapped, bound and
// searched for every symbol of the graphics driver, whether it is used or not, and those of the network and the workbooks were a tenth of all the
// processor's work before the first picture. The others are in `renkei-office`, to which `renkei` hands over, in the same process.

#include <span>

namespace renkei::commands {

struct Given;

// A subcommand, and what carries it out once everything that was given is right. Returns the exit code.
struct Command {
    const char* name;
    int (*run)(const Given& given);
};
// Each subcommand is in one of the two; tests/commands asks. `doctor` is the office's, but for its --config-dump: the unit of the display asks that
// before each start.
[[nodiscard]] std::span<const Command> display_commands();
[[nodiscard]] std::span<const Command> office_commands();

// Where a command begins: variables RENKEI_… that mean nothing are told first, on stderr; doctor has them in its report.
[[nodiscard]] int carry_out(const Command& command, const Given& given);

// `argv` as the program got it.
using Carrier = int (*)(const char* command, const Given& given, char** argv);
[[nodiscard]] int display_carrier(const char* command, const Given& given, char** argv);   // hands over what it has not. Error: Unavailable
[[nodiscard]] int office_carrier(const char* command, const Given& given, char** argv);    // has all

// One of the two programs, from beginning to end. No other thread may run yet: the process may become the other program.
[[nodiscard]] int run(int argc, char** argv, Carrier carrier);

}  // namespace renkei::commands
