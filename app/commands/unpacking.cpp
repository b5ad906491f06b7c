#include "commands/unpacking.hpp"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <utility>

#include "intake/archive.hpp"

namespace renkei::commands {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFolder = "unpacking";   // in the store's folder
constexpr const char* kBegins = "load-";

// -1 where somebody works in it, or it is none of ours; errno says which.
int locked(const fs::path& folder)
{
    const int lock = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (lock < 0 || ::flock(lock, LOCK_EX | LOCK_NB) == 0) return lock;
    const int why = errno;
    ::close(lock);
    errno = why;
    return -1;
}

void sweep(const fs::path& all)
{
    std::error_code failed, ignored;
    for (fs::directory_iterator at(all, failed), end; !failed && at != end; at.increment(failed)) {
        if (!at->path().filename().string().starts_with(kBegins)) continue;
        const int lock = locked(at->path());
        if (lock < 0) continue;
        fs::remove_all(at->path(), ignored);
        ::close(lock);
    }
}

}  // namespace

Result<UnpackingFolder> UnpackingFolder::make(const fs::path& store)
{
    const fs::path all = store / kFolder;
    std::error_code wrong;
    fs::create_directories(all, wrong);
    if (wrong) return intake::not_unpacked(all, wrong.value());
    fs::permissions(all, fs::perms::owner_all, wrong);
    sweep(all);
    std::string place = (all / kBegins).string() + "XXXXXX";
    if (::mkdtemp(place.data()) == nullptr) return intake::not_unpacked(all, errno);
    const int lock = locked(place);
    if (lock < 0) {   // another load took it for one left behind, in the moment before the lock
        const int why = errno;   // before what is removed sets it anew
        fs::remove_all(place, wrong);
        return intake::not_unpacked(all, why);
    }
    return UnpackingFolder(place, lock);
}

void UnpackingFolder::remove_left_behind(const fs::path& store)
{
    sweep(store / kFolder);
    std::error_code ignored;
    fs::remove(store / kFolder, ignored);   // when it is empty
}

UnpackingFolder::UnpackingFolder(UnpackingFolder&& other) noexcept : place_(std::move(other.place_)), lock_(std::exchange(other.lock_, -1)),
    folders_(other.folders_) {}

UnpackingFolder::~UnpackingFolder()
{
    if (lock_ < 0) return;
    std::error_code ignored;
    fs::remove_all(place_, ignored);
    ::close(lock_);
    fs::remove(place_.parent_path(), ignored);   // when it is empty
}

Result<fs::path> UnpackingFolder::folder(const std::string& name)
{
    fs::path made = place_ / std::to_string(++folders_) / fs::path(name).filename();
    std::error_code wrong;
    fs::create_directories(made, wrong);
    if (wrong) return intake::not_unpacked(made, wrong.value());
    return made;
}

}  // namespace renkei::commands
