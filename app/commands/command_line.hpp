#pragma once
// The command line: reads it, picks the command, returns a sysexits.h code. Results on stdout, messages on stderr.
//
// The commands are in two programs. `renkei` has what a display needs and starts with that alone: a library that is linked is mapped, bound and
// searched for every symbol of the graphics driver, whether it is used or not, and those of the network and the workbooks were a tenth of all the
// processor's work before the first picture. The others are in `renkei-office`, to which `renkei` hands over, in the same process.

#include <string>

namespace renkei::commands {

struct Given;

// Carries out a command of which everything that was given is right; `argv` as the program got it. Returns the exit code.
using Carrier = int (*)(const std::string& command, const Given& given, char** argv);

[[nodiscard]] int display_command(const std::string& command, const Given& given, char** argv);   // hands over what it has not
[[nodiscard]] int office_command(const std::string& command, const Given& given, char** argv);    // has all

[[nodiscard]] int run(int argc, char** argv, Carrier carrier);

}  // namespace renkei::commands
