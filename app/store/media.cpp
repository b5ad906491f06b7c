// Media files: media/ab/ab12…, named by the SHA-256 of their bytes, written so that a power cut leaves the whole file
// or none (without fsync of file and folder every one of a hundred cuts tore one).

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <functional>
#include <optional>
#include <unordered_set>

#include "base/descriptor.hpp"
#include "base/sentence.hpp"
#include "store/impl.hpp"

namespace renkei::store {
namespace {

namespace fs = std::filesystem;

// The store's, of a file in it or below its media.
fs::path folder_of(const fs::path& path)
{
    for (fs::path at = path; at.has_relative_path(); at = at.parent_path())
        if (at.filename() == "media") return at.parent_path();
    return path.parent_path();
}

Error system_error(const fs::path& path, const Sentence& what)
{
    const int code = errno;
    ErrorKind kind = ErrorKind::Io;
    if (code == EACCES || code == EPERM || code == EROFS) kind = ErrorKind::NoPermission;
    // Neither is a fault of this one file, whose name nobody but the store knows.
    if (code == ENOSPC || code == EDQUOT || code == EFBIG) return {kind, sentence("Store {1}: {2}", folder_of(path), sentence("the disk is full or the file may not grow; make room and try again"))};
    if (code == EROFS) return {kind, sentence("Store {1}: {2}", folder_of(path), sentence("it may not be written; check owner, permissions and whether the disk is read-only"))};
    return {kind, sentence("Media file {1}: {2} ({3})", path, what, std::strerror(code))};
}

Result<void> flush_folder(const fs::path& folder)
{
    const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!descriptor || ::fsync(descriptor.get()) != 0) return system_error(folder, sentence("it could not be flushed to the disk"));
    return {};
}

Result<void> write_on(const Descriptor& file, const fs::path& path, std::span<const uint8_t> bytes)
{
    if (!write_all(file.get(), bytes.data(), bytes.size())) return system_error(path, sentence("it could not be written"));
    return {};
}

Result<void> make_folder(const fs::path& folder)
{
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (failed) return Error{ErrorKind::CannotCreate, sentence("Media folder {1} cannot be made ({2})", folder, failed.message())};
    return {};
}

Result<void> put_in_place(const fs::path& incoming, const fs::path& path)
{
    if (::rename(incoming.c_str(), path.c_str()) != 0) return system_error(path, sentence("it could not be put in its place"));
    RENKEI_CHECK(flush_folder(path.parent_path()));
    return flush_folder(path.parent_path().parent_path());
}

// Reads all of it part by part, since a film does not fit into memory, and returns its SHA-256.
Result<std::string> read_through(const Descriptor& from, const fs::path& source, const std::function<Result<void>(std::span<const uint8_t>)>& each)
{
    std::vector<uint8_t> part(size_t{1} << 20);
    Sha256Parts hash;
    for (;;) {
        const ssize_t got = read_some(from.get(), part.data(), part.size());
        if (got < 0) return system_error(source, sentence("it could not be read"));
        if (got == 0) return to_hex(hash.finish());
        const std::span<const uint8_t> bytes(part.data(), static_cast<size_t>(got));
        hash.add(bytes);
        RENKEI_CHECK(each(bytes));
    }
}

// Returns the SHA-256 of what was copied.
Result<std::string> copy_whole(const Descriptor& from, const fs::path& source, const fs::path& to)
{
    const Descriptor file(::open(to.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    if (!file) return system_error(to, sentence("it could not be created"));
    RENKEI_TRY(std::string hash, read_through(from, source, [&](std::span<const uint8_t> bytes) { return write_on(file, to, bytes); }));
    if (::fsync(file.get()) != 0) return system_error(to, sentence("it could not be flushed to the disk"));
    return hash;
}

Result<void> write_whole(const fs::path& path, std::span<const uint8_t> bytes)
{
    const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    if (!file) return system_error(path, sentence("it could not be created"));
    RENKEI_CHECK(write_on(file, path, bytes));
    if (::fsync(file.get()) != 0) return system_error(path, sentence("it could not be flushed to the disk"));
    return {};
}

// Is it there, whole and unchanged? What a disk has spoilt is written anew: loading again is all that staff can do about it.
bool holds(const fs::path& path, const std::string& hash, uintmax_t size)
{
    std::error_code failed;
    if (fs::file_size(path, failed) != size || failed) return false;
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
    if (!file) return false;
    const auto found = read_through(file, path, [](std::span<const uint8_t>) { return Result<void>(); });
    return found && *found == hash;
}

constexpr const char* kIncoming = "incoming-";
// Shared while files wait for the revision that names them, exclusive while unnamed files are deleted.
constexpr const char* kStagingLock = "media.lock";

bool is_hash(const std::string& name) { return name.size() == 64 && name.find_first_not_of("0123456789abcdef") == std::string::npos; }

// What this program has put into the folder of media: files of its names where it puts them. Nothing else there is ours, and nothing
// beyond a link.
void each_stored(const fs::path& media, const std::function<void(const fs::path&)>& visit)
{
    std::error_code failed;
    for (fs::directory_iterator at(media, failed), end; !failed && at != end; at.increment(failed)) {
        std::error_code unknown;
        const std::string name = at->path().filename().string();
        const fs::file_status status = at->symlink_status(unknown);
        if (fs::is_regular_file(status) && name.starts_with(kIncoming)) visit(at->path());
        if (!fs::is_directory(status) || name.size() != 2) continue;
        for (fs::directory_iterator in(at->path(), unknown); !unknown && in != end; in.increment(unknown)) {
            std::error_code untold;
            const std::string file = in->path().filename().string();
            if (fs::is_regular_file(in->symlink_status(untold)) && ((is_hash(file) && file.starts_with(name)) || file.starts_with(kIncoming)))
                visit(in->path());
        }
    }
}

std::optional<Instant> written_at(const fs::path& path)
{
    struct stat status {};
    if (::lstat(path.c_str(), &status) != 0) return std::nullopt;
    return Instant{std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::seconds(status.st_mtim.tv_sec) +
                                                                         std::chrono::nanoseconds(status.st_mtim.tv_nsec))};
}

}  // namespace

fs::path media_file(const fs::path& folder, const std::string& hash) { return folder / "media" / hash.substr(0, 2) / hash; }

fs::path Store::media_path(const std::string& hash) const { return media_file(impl_->folder, hash); }

Result<std::string> Store::add_media(std::span<const uint8_t> bytes)
{
    RENKEI_CHECK(impl_->need_write_access());
    const std::string hash = to_hex(sha256(bytes));
    const fs::path path = media_path(hash);
    RENKEI_CHECK(impl_->hold_staging());
    std::error_code failed;
    if (holds(path, hash, bytes.size())) return hash;
    RENKEI_CHECK(make_folder(path.parent_path()));
    const fs::path incoming = path.parent_path() / (kIncoming + std::to_string(::getpid()) + "-" + hash);
    if (auto written = write_whole(incoming, bytes); !written) {
        fs::remove(incoming, failed);
        return written.error();
    }
    RENKEI_CHECK(put_in_place(incoming, path));
    return hash;
}

Result<std::string> Store::add_media_file(const fs::path& source)
{
    RENKEI_CHECK(impl_->need_write_access());
    RENKEI_CHECK(impl_->hold_staging());
    const Descriptor from(::open(source.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
    if (!from) return system_error(source, sentence("it cannot be opened ({1})", std::strerror(errno)));
    const fs::path media = impl_->folder / "media", incoming = media / (kIncoming + std::to_string(::getpid()));
    RENKEI_CHECK(make_folder(media));
    auto copied = copy_whole(from, source, incoming);
    std::error_code failed;
    if (!copied) {
        fs::remove(incoming, failed);
        return copied.error();
    }
    const fs::path path = media_path(*copied);
    if (holds(path, *copied, fs::file_size(incoming, failed))) {
        fs::remove(incoming, failed);
        return *copied;
    }
    RENKEI_CHECK(make_folder(path.parent_path()));
    RENKEI_CHECK(put_in_place(incoming, path));
    return *copied;
}

Result<void> Store::adopt_media(const fs::path& file, const std::string& hash)
{
    RENKEI_CHECK(impl_->need_write_access());
    RENKEI_CHECK(impl_->hold_staging());
    const fs::path path = media_path(hash);
    RENKEI_CHECK(make_folder(path.parent_path()));
    if (::rename(file.c_str(), path.c_str()) != 0) return system_error(path, sentence("it could not be put in its place"));
    impl_->unflushed = true;
    return {};
}

// Thousands of files, each with its own flush and those of two folders, would take longer than to fetch them.
Result<void> Store::Impl::flush_adopted()
{
    if (!unflushed) return {};
    const fs::path media = folder / "media";
    const Descriptor descriptor(::open(media.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!descriptor || ::syncfs(descriptor.get()) != 0) return system_error(media, sentence("it could not be flushed to the disk"));
    unflushed = false;
    return {};
}

Result<std::vector<std::string>> Store::damaged_media(RevisionId revision) const
{
    RENKEI_TRY(std::vector<std::string> hashes, media_of(revision));
    std::erase_if(hashes, [this](const std::string& hash) {
        std::error_code failed;
        const auto size = fs::file_size(media_path(hash), failed);
        return !failed && holds(media_path(hash), hash, size);
    });
    return hashes;
}

Result<void> Store::Impl::hold_staging()
{
    if (staging) return {};
    const fs::path path = folder / kStagingLock;
    Descriptor lock(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
    if (!lock || ::flock(lock.get(), LOCK_SH) != 0) {
        if (errno == EACCES || errno == EPERM || errno == EROFS) return Error{ErrorKind::NoPermission, sentence("Store {1}: {2}", folder, sentence("it may not be written; check owner, permissions and whether the disk is read-only"))};
        return system_error(path, sentence("it could not be locked"));
    }
    staging = std::move(lock);
    return {};
}

std::vector<fs::path> Store::Impl::left_behind() const
{
    std::vector<fs::path> left;
    auto oldest = database.prepare("SELECT min(created) FROM revision");
    if (!oldest || !oldest->step().ok()) return left;
    const Instant since{std::chrono::milliseconds(oldest->integer(0))};
    const bool lost_before = has_damaged_aside(folder);
    each_stored(folder / "media", [&](const fs::path& path) {
        if (path.filename().string().starts_with(kIncoming)) left.push_back(path);
        else if (const auto written = written_at(path); !lost_before && written && *written >= since) left.push_back(path);
    });
    return left;
}

void Store::Impl::sweep_media(const std::vector<std::string>& pruned)
{
    staging = Descriptor();
    std::error_code failed;
    if (!fs::is_directory(fs::symlink_status(folder / "media", failed))) return;   // a link leads to what is not ours
    const Descriptor lock(::open((folder / kStagingLock).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
    if (!lock || ::flock(lock.get(), LOCK_EX | LOCK_NB) != 0) return;

    std::unordered_set<std::string> named;
    auto rows = database.prepare("SELECT DISTINCT hash FROM media");
    if (!rows) return;
    for (;;) {
        const auto row = rows->step();
        if (!row) return;
        if (!*row) break;
        named.emplace(rows->text(0));
    }
    std::vector<fs::path> unnamed = left_behind();
    for (const std::string& hash : pruned) unnamed.push_back(media_file(folder, hash));
    for (const auto& path : unnamed)
        if (!named.contains(path.filename().string())) fs::remove(path, failed);
}

}  // namespace renkei::store
