#pragma once
// The rules of the house (docs/architecture.md, "The rooms") as a check of the source text: who includes whom, which
// technology lives in which room, how long files and functions may grow. Reads files, compiles nothing.

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace renkei::architecture {

// Longer than this is a room within a room: find its name.
inline constexpr int kLongestFile = 400;
inline constexpr int kLongestFunction = 60;

inline constexpr int kLongestLine = 160;   // columns

// A file that is longer, or has a longer function, with the reason in a comment. Its own limits may fall and never rise;
// where it keeps the general ones again its row must go.
struct Exception {
    const char* file;              // below app
    int longest_file = kLongestFile, longest_function = kLongestFunction;
};
using Exceptions = std::vector<Exception>;
[[nodiscard]] const Exceptions& exceptions();

// Room → rooms that it may include besides itself and base.
using Edges = std::map<std::string, std::set<std::string>>;

// From the renkei_room(name ROOMS … LIBRARIES …) calls of CMakeLists.txt.
[[nodiscard]] Edges edges_of(const std::string& cmake_text);

// Rooms that reach themselves, each as "a → b → a".
[[nodiscard]] std::vector<std::string> circles(const Edges& edges);

// How many lines of each folder below this one go on behind kLongestLine. A sentence in quotation marks is not counted: it is a key, and stands in one piece.
[[nodiscard]] std::map<std::string, size_t> long_lines(const std::filesystem::path& folder);

// Every broken rule below `app` as "room/file.cpp:12: sentence", sorted.
[[nodiscard]] std::vector<std::string> broken_rules(const std::filesystem::path& app, const Edges& edges, const Exceptions& exceptions = {});

}  // namespace renkei::architecture
