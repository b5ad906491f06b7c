#pragma once
// The command line: reads it, picks the command, returns a sysexits.h code. Results on stdout, messages on stderr.

namespace renkei::commands {

[[nodiscard]] int run(int argc, char** argv);

}  // namespace renkei::commands
