#include "commands/shipped_seen.hpp"

#include <fcntl.h>

#include <algorithm>
#include <fstream>
#include <vector>

#include "base/descriptor.hpp"
#include "base/hash.hpp"

namespace renkei::commands {
namespace {

namespace fs = std::filesystem;

fs::path file_in(const fs::path& cache) { return cache / "shipped-seen"; }

}  // namespace

std::string shipped_state(const fs::path& data, const fs::path& folder, store::RevisionId revision)
{
    std::vector<std::string> lines;
    for (const char* part : {"facts", "showcases"}) {
        std::error_code failure;
        for (auto entry = fs::recursive_directory_iterator(data / part, failure); !failure &&
             entry != fs::recursive_directory_iterator(); entry.increment(failure)) {
            std::error_code unreadable;
            if (!entry->is_regular_file(unreadable)) continue;
            const auto size = entry->file_size(unreadable);
            const auto changed = entry->last_write_time(unreadable).time_since_epoch().count();
            if (unreadable) return "";
            lines.push_back(entry->path().string() + " " + std::to_string(size) + " " + std::to_string(changed));
        }
        if (failure) return "";
    }
    std::sort(lines.begin(), lines.end());
    std::string all = "renkei " RENKEI_VERSION "\n" + folder.string() + " " + std::to_string(revision) + "\n";
    for (const std::string& line : lines) all += line + "\n";
    return blake256_hex(all);
}

bool shipped_seen(const fs::path& cache, const std::string& state)
{
    const Descriptor file(::open(file_in(cache).c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));   // a pipe in its place must not hang the display
    std::string seen(state.size() + 1, '\0');
    return !state.empty() && file && read_all(file.get(), seen.data(), seen.size()) == seen.size() && seen == state + "\n";
}

void remember_shipped(const fs::path& cache, const std::string& state)
{
    if (state.empty()) return;
    std::error_code ignored;
    fs::create_directories(cache, ignored);
    if (!fs::is_regular_file(fs::symlink_status(file_in(cache), ignored))) fs::remove(file_in(cache), ignored);
    std::ofstream(file_in(cache), std::ios::binary | std::ios::trunc) << state << "\n";   // cut short it matches nothing
}

}  // namespace renkei::commands
