#include "commands/shipped_files.hpp"

#include "base/sentence.hpp"

namespace renkei::commands {
namespace {

namespace fs = std::filesystem;

constexpr const char* kOffice = "renkei-office";

// `folder` of every place, in it (as installed) or beside it (as in the source tree).
std::vector<fs::path> candidates(const fs::path& data, const char* folder)
{
    std::vector<fs::path> found;
    std::vector<fs::path> places = shipped_places();
    places.insert(places.begin(), data);
    for (const fs::path& place : places) {
        found.push_back(place / folder);
        found.push_back(place.parent_path() / folder);
    }
    return found;
}

bool is_there(const fs::path& file)
{
    std::error_code ignored;
    return fs::exists(file, ignored);
}

// The first of the candidates in which this file is.
Result<fs::path> folder_with(const fs::path& data, const char* folder, const char* file)
{
    std::string tried;
    for (const fs::path& candidate : candidates(data, folder)) {
        if (is_there(candidate / file)) return candidate;
        tried += (tried.empty() ? "" : ", ") + candidate.string();
    }
    return Error{ErrorKind::NotFound, sentence("{1} was looked for in {2} and not found. It ships with the program: install it again", file, tried)};
}

}  // namespace

fs::path program_file()
{
    std::error_code failure;
    std::string named = fs::read_symlink("/proc/self/exe", failure).string();
    // An update has put another in its place: that is the one to start.
    if (constexpr std::string_view gone = " (deleted)"; named.ends_with(gone)) named.erase(named.size() - gone.size());
    const fs::path own = named;
    if (own.filename() != kOffice) return own;
    const fs::path built = own.parent_path() / "renkei";
    return is_there(built) ? built : (own.parent_path() / RENKEI_PROGRAM_FROM_TOOLS / "renkei").lexically_normal();
}

std::vector<fs::path> shipped_places()
{
    std::vector<fs::path> places;
    if (const fs::path program = program_file(); !program.empty()) places.push_back((program.parent_path() / RENKEI_DATA_FROM_PROGRAM).lexically_normal());
    places.emplace_back(RENKEI_SOURCE_DATA_DIR);
    places.emplace_back("/usr/share/renkei");
    return places;
}

Result<std::string> shader_folder(const fs::path& data)
{
    RENKEI_TRY(const fs::path folder, folder_with(data, "shaders", "prelude.glsl"));
    return folder.string();
}

Result<fs::path> media_folder(const fs::path& data) { return folder_with(data, "media", "washi.png"); }

fs::path tool_program(const char* name)
{
    const fs::path here = program_file().parent_path();
    const fs::path built = here / name;
    return is_there(built) ? built : (here / RENKEI_TOOLS_FROM_PROGRAM / name).lexically_normal();
}

fs::path office_program() { return tool_program(kOffice); }
fs::path yardstick_program() { return tool_program("renkei-floor"); }

}  // namespace renkei::commands
