#include "desk/incoming.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "base/descriptor.hpp"
#include "base/sentence.hpp"

namespace renkei::desk {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPrefix = "load-";
constexpr size_t kLongestName = 200;   // bytes; file systems take 255

Error unwritten(const std::string& what, int error)
{
    const std::string why = std::strerror(error);   // NOLINT(concurrency-mt-unsafe)
    if (error == ENOSPC) return {ErrorKind::Io, sentence("the disk is full, so {1} cannot be written; tell whoever keeps this machine", what)};
    return {ErrorKind::CannotCreate, sentence("{1} cannot be written ({2})", what, why)};
}

Error refused(Sentence what) { return {ErrorKind::BadData, std::move(what)}; }

}  // namespace

std::optional<std::string> safe_name(std::string_view given, const Normalise& normalise)
{
    const size_t slash = given.find_last_of("/\\");
    if (slash != std::string_view::npos) given.remove_prefix(slash + 1);
    if (given.empty() || given.size() > kLongestName * 2) return std::nullopt;
    std::string name = normalise(given);
    if (name.empty() || name.size() > kLongestName || name.front() == '.' || name.find_first_of("/\\") != std::string::npos) return std::nullopt;
    for (size_t i = 0; i < name.size(); ++i) {
        const auto byte = static_cast<unsigned char>(name[i]);
        if (byte < 0x20 || byte == 0x7F || (byte == 0xC2 && i + 1 < name.size() && static_cast<unsigned char>(name[i + 1]) < 0xA0)) return std::nullopt;
    }
    return name;
}

Result<Incoming> Incoming::open(const fs::path& private_folder, const Limits& limits)
{
    if (::mkdir(private_folder.c_str(), 0700) != 0 && errno != EEXIST) return unwritten(private_folder.string(), errno);
    std::string place = (private_folder / (std::string(kPrefix) + "XXXXXX")).string();
    if (::mkdtemp(place.data()) == nullptr) return unwritten(private_folder.string(), errno);
    return Incoming(place, limits);
}

Incoming::Incoming(Incoming&& other) noexcept
    : folder_(std::exchange(other.folder_, {})), limits_(other.limits_), names_(std::move(other.names_)), bytes_(other.bytes_),
        file_(std::exchange(other.file_, -1))
{
}

Incoming::~Incoming()
{
    if (file_ >= 0) ::close(file_);
    std::error_code ignored;
    if (!folder_.empty()) fs::remove_all(folder_, ignored);
}

Result<void> Incoming::begin_file(std::string_view given, const Normalise& normalise)
{
    RENKEI_CHECK(end_file());
    if (names_.size() >= limits_.files) return refused(sentence("at most {1} files can be sent at once; send them in parts", limits_.files));
    const auto name = safe_name(given, normalise);
    if (!name) return refused(sentence("the name of a file cannot be used; give it a short name of ordinary characters and send it once more"));
    if (!names_.insert(*name).second) return refused(sentence("two files are called “{1}”; rename one of them", *name));
    file_ = ::open((folder_ / *name).c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file_ < 0) return unwritten(*name, errno);
    return {};
}

Result<void> Incoming::add(std::string_view bytes)
{
    bytes_ += bytes.size();
    if (bytes_ > limits_.bytes) return refused(sentence("at most {1} MB can be sent at once; send them in parts", limits_.bytes >> 20));
    if (file_ >= 0 && !write_all(file_, bytes.data(), bytes.size())) return unwritten("upload", errno);
    return {};
}

Result<void> Incoming::end_file()
{
    const int file = std::exchange(file_, -1);
    if (file >= 0 && ::close(file) != 0) return unwritten("upload", errno);
    return {};
}

void remove_leavings(const fs::path& private_folder)
{
    std::error_code failed, ignored;
    for (fs::directory_iterator at(private_folder, failed), end; !failed && at != end; at.increment(failed))
        if (at->path().filename().string().starts_with(kPrefix)) fs::remove_all(at->path(), ignored);
}

}  // namespace renkei::desk
