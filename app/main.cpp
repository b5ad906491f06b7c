#include "commands/command_line.hpp"

int main(int argc, char** argv)
{
    return renkei::commands::run(argc, argv, renkei::commands::display_carrier);
}
