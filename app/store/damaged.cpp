// Setting a damaged store aside, and making it anew: first the new one, whole and read back, then the exchange.

#include <fcntl.h>
#include <sys/file.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>

#include "base/sentence.hpp"
#include "store/impl.hpp"
#include "store/schema.hpp"

namespace renkei::store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kAside = "content.damaged-", kEnding = ".db";
constexpr size_t kKeptAside = 3;   // each is as large as a store; the newest tell what happened
constexpr const char* kRebuildFolder = "rebuild";
constexpr const char* kRebuildLock = "rebuild.lock";
constexpr const char* kParts[] = {"-wal", "-shm", ""};

fs::path aside_path(const fs::path& folder, int number) { return folder / (std::string(kAside) + std::to_string(number) + std::string(kEnding)); }

// The n of every content.damaged-<n>.db, ascending.
std::vector<int> numbers_aside(const fs::path& folder)
{
    std::vector<int> numbers;
    std::error_code failed;
    for (fs::directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed)) {
        const std::string name = at->path().filename().string();
        if (!name.starts_with(kAside) || !name.ends_with(kEnding) || name.size() <= kAside.size() + kEnding.size()) continue;
        const char *first = name.data() + kAside.size(), *last = name.data() + name.size() - kEnding.size();
        int number = 0;
        if (const auto read = std::from_chars(first, last, number); read.ec == std::errc{} && read.ptr == last && number > 0) numbers.push_back(number);
    }
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

}  // namespace

bool has_damaged_aside(const fs::path& folder) { return !numbers_aside(folder).empty(); }

namespace {

Error cannot_rebuild(const fs::path& path, const std::error_code& failed)
{
    const bool denied = failed == std::errc::permission_denied || failed == std::errc::operation_not_permitted || failed == std::errc::read_only_file_system;
    return {denied ? ErrorKind::NoPermission : ErrorKind::Io, sentence("A new store in place of the damaged one cannot be made: {1} ({2}); check permissions and room", path, failed.message())};
}

std::error_code last_failure() { return {errno, std::generic_category()}; }

// Whether what is on show, or stands in for it, can be read: damage in the rows is not seen by opening alone.
Result<void> read_back(const Store& store)
{
    RENKEI_TRY(const auto current, store.current_revision());
    RENKEI_TRY(const auto newest, store.newest_revision());
    for (const auto& revision : {current, newest}) {
        if (!revision) continue;
        const auto loaded = store.load_content(*revision);
        if (!loaded && loaded.error().kind != ErrorKind::NotFound) return loaded.error();
    }
    return {};
}

bool is_damaged(const fs::path& folder, const Options& options)
{
    Options reading = options;
    reading.access = Access::Read;
    const auto store = Store::open(folder, reading);
    const auto read = store ? read_back(*store) : Result<void>(store.error());
    return !read && read.error().kind == ErrorKind::BadData;
}

// The new store in a folder of its own, closed again, so that it is one file without a log.
Result<void> build(const fs::path& place, const std::function<Result<void>(Store&)>& fill, const Options& options)
{
    Options writing = options;
    writing.access = Access::Write;
    {
        RENKEI_TRY(auto store, Store::open(place, writing));
        RENKEI_CHECK(fill(store));
        RENKEI_CHECK(read_back(store));
    }
    std::error_code ignored;
    const fs::path log = (place / kFileName).string() + "-wal";
    if (fs::exists(log, ignored) && fs::file_size(log, ignored) > 0) return cannot_rebuild(log, std::make_error_code(std::errc::io_error));
    return {};
}

}  // namespace

Result<fs::path> set_aside(const fs::path& folder)
{
    const auto before = numbers_aside(folder);
    const fs::path file = folder / kFileName, aside = aside_path(folder, before.empty() ? 1 : before.back() + 1);
    std::error_code failed;
    // The log first: a file without its log is still found damaged by the next start, a log without its file would be
    // taken for the new file's.
    for (const char* part : kParts) {
        const fs::path from = file.string() + part;
        if (!fs::exists(from, failed)) continue;
        fs::rename(from, aside.string() + part, failed);
        if (failed) return Error{ErrorKind::NoPermission, sentence("Store {1} is damaged and cannot be moved aside ({2}); move it away by hand", from, failed.message())};
    }
    return aside;
}

std::vector<fs::path> remove_oldest_aside(const fs::path& folder)
{
    const auto numbers = numbers_aside(folder);
    std::vector<fs::path> removed;
    std::error_code failed;
    for (size_t i = 0; i + kKeptAside < numbers.size(); ++i) {
        const fs::path oldest = aside_path(folder, numbers[i]);
        for (const char* part : kParts) fs::remove(oldest.string() + part, failed);
        if (!fs::exists(oldest, failed)) removed.push_back(oldest);
    }
    return removed;
}

Result<std::optional<SetAside>> replace_damaged(const fs::path& folder, const std::function<Result<void>(Store&)>& fill, const Options& options)
{
    if (!is_damaged(folder, options)) return std::optional<SetAside>();
    const fs::path lock_file = folder / kRebuildLock, place = folder / kRebuildFolder;
    const Descriptor lock(::open(lock_file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
    if (!lock || ::flock(lock.get(), LOCK_EX) != 0) return cannot_rebuild(lock_file, last_failure());
    // Asked again under the lock: who waited for it finds the other's new store.
    if (!is_damaged(folder, options)) return std::optional<SetAside>();

    std::error_code failed;
    fs::remove_all(place, failed);   // of a rebuild that was killed
    const auto give_up = [&](const Error& error) {
        fs::remove_all(place, failed);
        return error;
    };
    if (const auto built = build(place, fill, options); !built) return give_up(built.error());
    auto aside = set_aside(folder);
    if (!aside) return give_up(aside.error());
    fs::rename(place / kFileName, folder / kFileName, failed);
    if (failed) return give_up(cannot_rebuild(folder / kFileName, failed));
    fs::remove_all(place, failed);
    return std::optional(SetAside{std::move(*aside), remove_oldest_aside(folder)});
}

}  // namespace renkei::store
