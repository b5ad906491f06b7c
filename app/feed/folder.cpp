#include "feed/folder.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <vector>

#include "base/hash.hpp"
#include "base/sentence.hpp"
#include "base/descriptor.hpp"
#include "base/write_failure.hpp"

namespace renkei::feed {
namespace {

namespace fs = std::filesystem;

constexpr const char* kIncoming = ".incoming";   // never ends in .json, so nobody takes it for metadata
constexpr size_t kMostKept = size_t{8} << 20;    // bytes: above the largest metadata

Error failed(const fs::path& path, const char* what) { return disk_error(path, what, errno); }

}  // namespace

Error disk_error(const fs::path& path, const char* what, int code)
{
    if (code == ENOSPC || code == EDQUOT) return {ErrorKind::Io, sentence("the disk is full; make room and try again")};
    return {code == EACCES || code == EPERM || code == EROFS ? ErrorKind::NoPermission : ErrorKind::Io,
            sentence("Folder {1}: {2} ({3})", path, what, std::strerror(code))};
}

std::optional<std::string> read_file(const fs::path& file, size_t most)
{
    const Descriptor from(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat status {};
    if (!from || ::fstat(from.get(), &status) != 0 || !S_ISREG(status.st_mode) || static_cast<size_t>(status.st_size) > most) return std::nullopt;
    std::string bytes(static_cast<size_t>(status.st_size), '\0');
    if (read_all(from.get(), bytes.data(), bytes.size()) != bytes.size()) return std::nullopt;
    return bytes;
}

std::string sha256_of_file(const fs::path& file)
{
    const Descriptor from(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!from) return {};
    std::vector<uint8_t> part(size_t{64} << 10);
    Sha256Parts hash;
    for (;;) {
        const ssize_t got = read_some(from.get(), part.data(), part.size());
        if (got < 0) return {};
        if (got == 0) return to_hex(hash.finish());
        hash.add({part.data(), static_cast<size_t>(got)});
    }
}

Result<Folder> Folder::open(const fs::path& folder)
{
    std::error_code code;
    fs::create_directories(folder, code);
    if (code) return Error{kind_of_write(code.value()), sentence("Folder {1}: {2} ({3})", folder, "mkdir", code.message())};
    fs::remove(folder / kIncoming, code);
    return Folder(folder);
}

std::optional<std::string> Folder::read(const std::string& name) const { return read_file(path_ / name, kMostKept); }

Result<void> Folder::put(const std::string& name, const std::function<Result<void>(int)>& fill) const
{
    const fs::path incoming = path_ / kIncoming;
    {
        step("create");
        const Descriptor file(::open(incoming.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
        if (!file) return failed(path_, "open");
        step("write");
        RENKEI_CHECK(fill(file.get()));
        step("fsync");
        if (::fsync(file.get()) != 0) return failed(path_, "fsync");
    }
    step("rename");
    if (::rename(incoming.c_str(), (path_ / name).c_str()) != 0) return failed(path_, "rename");
    step("fsync folder");
    const Descriptor folder(::open(path_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder || ::fsync(folder.get()) != 0) return failed(path_, "fsync");
    return {};
}

Result<void> Folder::write(const std::string& name, std::string_view bytes) const
{
    return put(name, [&](int to) { return write_all(to, bytes.data(), bytes.size()) ? Result<void>() : failed(path_, "write"); });
}

Result<void> Folder::copy(const std::string& name, const fs::path& from, uint64_t most, const std::string& sha256) const
{
    const Descriptor source(::open(from.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!source) return Error{ErrorKind::NotFound, sentence("{1} cannot be read ({2})", from, std::strerror(errno))};
    struct stat status {};
    const auto too_large = [&] { return Error{ErrorKind::BadData, sentence("{1} cannot be read ({2})", from, std::to_string(most >> 20) + " MiB")}; };
    if (::fstat(source.get(), &status) != 0 || static_cast<uint64_t>(status.st_size) > most) return too_large();
    const auto copied = put(name, [&](int to) -> Result<void> {
        std::vector<uint8_t> part(size_t{256} << 10);
        Sha256Parts hash;
        for (uint64_t length = 0;;) {
            const ssize_t got = read_some(source.get(), part.data(), part.size());
            if (got < 0) return Error{ErrorKind::Io, sentence("{1} cannot be read ({2})", from, std::strerror(errno))};
            if (got == 0) break;
            length += static_cast<uint64_t>(got);
            if (length > most) return too_large();
            hash.add({part.data(), static_cast<size_t>(got)});
            if (!write_all(to, part.data(), static_cast<size_t>(got))) return failed(path_, "write");
        }
        if (to_hex(hash.finish()) != sha256) return Error{ErrorKind::BadData, sentence("{1} cannot be read ({2})", from, "SHA-256")};
        return {};
    });
    std::error_code ignored;
    if (!copied) fs::remove(path_ / kIncoming, ignored);
    return copied;
}

Result<void> Folder::remove(const std::string& name) const
{
    step("remove");
    if (::unlink((path_ / name).c_str()) != 0 && errno != ENOENT) return failed(path_, "unlink");
    return {};
}

}  // namespace renkei::feed
