// renkei-office: the commands for which a display's own program has no libraries (commands/command_line.hpp).
#include "commands/command_line.hpp"

int main(int argc, char** argv)
{
    return renkei::commands::run(argc, argv, renkei::commands::office_carrier);
}
