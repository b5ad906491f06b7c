#pragma once
// Where the files lie that ship with the program: facts and mesh, shaders, artwork.

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace renkei::commands {

// `renkei`'s own file, in renkei-office too; empty where the system does not tell.
[[nodiscard]] std::filesystem::path program_file();

// Folders that may hold what ships, the likeliest first: in the tree that the program was installed into (its own place
// counts, not the prefix of the build, so that a tree may be moved), in the source tree that it was built from, and in
// /usr/share/renkei.
[[nodiscard]] std::vector<std::filesystem::path> shipped_places();

// shaders/ in or beside the data folder, else in or beside one of the shipped places. Error: NotFound, naming what was tried.
[[nodiscard]] Result<std::string> shader_folder(const std::filesystem::path& data);

// media/, looked for likewise. Error: NotFound, naming what was tried.
[[nodiscard]] Result<std::filesystem::path> media_folder(const std::filesystem::path& data);

// A program that comes with renkei: beside it in a build, in libexec when installed.
[[nodiscard]] std::filesystem::path tool_program(const char* name);

// The program with the commands that `renkei` itself has not (commands/command_line.hpp).
[[nodiscard]] std::filesystem::path office_program();

// What `renkei bench` measures against: the yardstick program lies beside renkei in a build and in libexec when installed.
[[nodiscard]] std::filesystem::path yardstick_program();

}  // namespace renkei::commands
