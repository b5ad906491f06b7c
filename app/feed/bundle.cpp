#include "feed/bundle.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <set>
#include <vector>

#include "base/sentence.hpp"
#include "feed/canonical.hpp"
#include "feed/catalogue.hpp"
#include "feed/client.hpp"
#include "feed/folder.hpp"
#include "feed/refusal.hpp"

namespace renkei::feed {
namespace {

namespace fs = std::filesystem;

// Of a header of ustar: where its fields are.
constexpr size_t kBlock = 512, kNameLength = 100, kModeAt = 100, kSizeAt = 124, kSizeLength = 12, kTimeAt = 136, kSumAt = 148, kSumLength = 8, kTypeAt = 156,
    kMagicAt = 257, kPrefixAt = 345, kPrefixLength = 155;
constexpr size_t kMostFiles = 100'000;
using Block = std::array<char, kBlock>;

std::string text_at(const Block& block, size_t at, size_t length) { return {block.data() + at, ::strnlen(block.data() + at, length)}; }

std::optional<uint64_t> octal_at(const Block& block, size_t at, size_t length)
{
    uint64_t value = 0;
    bool any = false;
    for (const char c : text_at(block, at, length)) {
        if (c == ' ') continue;
        if (c < '0' || c > '7' || value > (uint64_t{1} << 50)) return std::nullopt;
        value = value * 8 + static_cast<uint64_t>(c - '0');
        any = true;
    }
    return any ? std::optional(value) : std::nullopt;
}

// The sum of the header's bytes, with blanks in place of the sum itself.
uint64_t sum_of(const Block& block)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < kBlock; ++i) sum += i >= kSumAt && i < kSumAt + kSumLength ? uint64_t{' '} : static_cast<unsigned char>(block[i]);
    return sum;
}

bool read_at(int file, char* bytes, size_t count, uint64_t offset)
{
    while (count > 0) {
        const ssize_t got = ::pread(file, bytes, count, static_cast<off_t>(offset));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        bytes += got;
        offset += static_cast<uint64_t>(got);
        count -= static_cast<size_t>(got);
    }
    return true;
}

uint64_t padded(uint64_t length) { return (length + kBlock - 1) / kBlock * kBlock; }

Error no_bundle(const fs::path& file) { return {ErrorKind::BadData, sentence("{1} is no bundle of a feed", file)}; }

Block header_of(const std::string& name, uint64_t length)
{
    Block block{};
    std::copy(name.begin(), name.end(), block.begin());
    std::snprintf(block.data() + kModeAt, 24, "%07o", 0644);
    std::snprintf(block.data() + kModeAt + 8, 8, "%07o", 0);    // owner and group: nobody's
    std::snprintf(block.data() + kModeAt + 16, 8, "%07o", 0);
    std::snprintf(block.data() + kSizeAt, kSizeLength, "%011llo", static_cast<unsigned long long>(length));
    std::snprintf(block.data() + kTimeAt, 12, "%011o", 0);       // the same site makes the same bundle
    block[kTypeAt] = '0';
    std::copy_n("ustar\00000", 8, block.begin() + kMagicAt);
    std::snprintf(block.data() + kSumAt, kSumLength, "%06llo", static_cast<unsigned long long>(sum_of(block)));
    block[kSumAt + kSumLength - 1] = ' ';
    return block;
}

bool append(int to, const fs::path& site, const std::string& name)
{
    const Descriptor from(::open((site / name).c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat status {};
    if (!from || ::fstat(from.get(), &status) != 0) return false;
    const auto length = static_cast<uint64_t>(status.st_size);
    const Block header = header_of(name, length);
    if (!write_all(to, header.data(), header.size())) return false;
    std::vector<char> part(size_t{1} << 20);
    for (uint64_t at = 0; at < length;) {
        const size_t count = static_cast<size_t>(std::min<uint64_t>(part.size(), length - at));
        if (!read_at(from.get(), part.data(), count, at) || !write_all(to, part.data(), count)) return false;
        at += count;
    }
    const Block nothing{};
    return write_all(to, nothing.data(), static_cast<size_t>(padded(length) - length));
}

// A member of a file of ours: its "signed" part.
Json signed_part(const fs::path& file)
{
    const auto bytes = read_file(file, kMostTargetsBytes);
    const auto parsed = bytes ? parse_strictly(*bytes) : Result<Json>(Error{});
    return parsed && parsed->is_object() ? parsed->value("signed", Json::object()) : Json::object();
}

// In the order in which a display asks for them.
std::vector<std::string> files_of(const fs::path& site)
{
    const fs::path metadata = site / "metadata";
    std::vector<std::string> names;
    std::error_code code;
    for (long long version = 1; fs::exists(metadata / (std::to_string(version) + ".root.json"), code); ++version)
        names.push_back("metadata/" + std::to_string(version) + ".root.json");
    const long long snapshot = signed_part(metadata / "timestamp.json").value("/meta/snapshot.json/version"_json_pointer, 0LL);
    const long long targets = signed_part(metadata / (std::to_string(snapshot) + ".snapshot.json")).value("/meta/targets.json/version"_json_pointer, 0LL);
    const std::string catalogue = signed_part(metadata / (std::to_string(targets) + ".targets.json")).value("/targets/catalog.json/hashes/sha256"_json_pointer,
        "");
    names.insert(names.end(), {"metadata/timestamp.json", "metadata/" + std::to_string(snapshot) + ".snapshot.json",
                               "metadata/" + std::to_string(targets) + ".targets.json", "targets/" + catalogue + ".catalog.json"});
    const auto list = read_file(site / names.back(), kMostTargetBytes);
    const auto parts = list ? read_parts(*list) : Result<std::optional<std::vector<Part>>>(Error{});
    if (!parts) return {};
    std::vector<fs::path> catalogues;
    if (!*parts) catalogues.push_back(site / names.back());
    else
        for (const Part& part : **parts) {
            names.push_back("targets/" + std::string(kPartsFolder) + "/" + part.sha256);
            catalogues.push_back(site / names.back());
        }
    std::set<std::string> media;
    for (const fs::path& file : catalogues) {
        const auto bytes = read_file(file, kMostTargetBytes);
        const auto parsed = bytes ? parse_strictly(*bytes, Numbers::Fractions) : Result<Json>(Error{});
        if (!parsed || !parsed->is_object()) return {};
        const Json lengths = parsed->value("media", Json::object());
        for (const auto& [hash, length] : lengths.items()) media.insert(hash);
    }
    for (const std::string& hash : media) names.push_back("targets/media/" + hash);
    return names;
}

}  // namespace

Result<std::unique_ptr<Bundle>> Bundle::open(const fs::path& file)
{
    Descriptor from(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat status {};
    if (!from || ::fstat(from.get(), &status) != 0) return Error{ErrorKind::NotFound, sentence("{1} cannot be read ({2})", file, std::strerror(errno))};
    if (!S_ISREG(status.st_mode)) return no_bundle(file);
    std::map<std::string, Place> places;
    const auto size = static_cast<uint64_t>(status.st_size);
    for (uint64_t at = 0; at + kBlock <= size;) {
        Block block;
        if (!read_at(from.get(), block.data(), block.size(), at)) return no_bundle(file);
        if (std::all_of(block.begin(), block.end(), [](char c) { return c == 0; })) break;
        const auto length = octal_at(block, kSizeAt, kSizeLength), sum = octal_at(block, kSumAt, kSumLength);
        if (!length || !sum || *sum != sum_of(block) || text_at(block, kMagicAt, 5) != "ustar" || at + kBlock + *length > size || places.size() == kMostFiles)
            return no_bundle(file);
        const std::string prefix = block[kMagicAt + 5] == 0 ? text_at(block, kPrefixAt, kPrefixLength) : "", name = text_at(block, 0, kNameLength);
        std::string path = prefix.empty() ? name : prefix + "/" + name;
        if (path.starts_with("./")) path.erase(0, 2);
        if (block[kTypeAt] == '0' || block[kTypeAt] == 0) places.insert_or_assign(path, Place{at + kBlock, *length});
        at += kBlock + padded(*length);
    }
    if (!places.contains("metadata/timestamp.json")) return no_bundle(file);
    return std::unique_ptr<Bundle>(new Bundle(std::move(from), std::move(places)));
}

Result<std::optional<std::string>> Bundle::metadata(const std::string& path, uint64_t most)
{
    ++traffic_.requests;
    const auto found = places_.find("metadata/" + path);
    if (found == places_.end()) return std::optional<std::string>();
    if (found->second.length > most) return too_long(path);
    std::string bytes(static_cast<size_t>(found->second.length), '\0');
    if (!read_at(file_.get(), bytes.data(), bytes.size(), found->second.offset))
        return unreachable(path, sentence("{1} cannot be read ({2})", path, std::strerror(errno)));
    traffic_.bytes += static_cast<long long>(bytes.size());
    return std::optional(std::move(bytes));
}

Result<void> Bundle::target(const std::string& path, uint64_t most, const fs::path& to)
{
    ++traffic_.requests;
    const auto found = places_.find("targets/" + path);
    if (found == places_.end()) return no_target(path);
    if (found->second.length > most) return too_long(path);
    const Descriptor file(::open(to.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    if (!file) return Error{ErrorKind::Io, sentence("Folder {1}: {2} ({3})", to, "open", std::strerror(errno))};
    std::vector<char> part(size_t{1} << 20);
    for (uint64_t at = 0; at < found->second.length;) {
        const size_t count = static_cast<size_t>(std::min<uint64_t>(part.size(), found->second.length - at));
        if (!read_at(file_.get(), part.data(), count, found->second.offset + at))
            return unreachable(path, sentence("{1} cannot be read ({2})", path, std::strerror(errno)));
        if (!write_all(file.get(), part.data(), count)) return disk_error(to, "write", errno);
        at += count;
        traffic_.bytes += static_cast<long long>(count);
    }
    return {};
}

Result<size_t> write_bundle(const fs::path& site, const fs::path& bundle)
{
    const auto names = files_of(site);
    if (names.empty()) return Error{ErrorKind::NotFound, sentence("{1} cannot be read ({2})", site / "metadata" / "timestamp.json", "open")};
    const fs::path incoming = bundle.string() + ".incoming";
    std::error_code code;
    {
        const Descriptor to(::open(incoming.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
        if (!to) return Error{ErrorKind::CannotCreate, sentence("Folder {1}: {2} ({3})", bundle, "open", std::strerror(errno))};
        const std::array<char, 2 * kBlock> end{};
        bool written = std::all_of(names.begin(), names.end(), [&](const std::string& name) { return append(to.get(), site, name); });
        written = written && write_all(to.get(), end.data(), end.size()) && ::fsync(to.get()) == 0;
        if (!written) {
            const int why = errno;
            fs::remove(incoming, code);
            return disk_error(bundle, "write", why);
        }
    }
    fs::rename(incoming, bundle, code);
    if (code) return Error{ErrorKind::Io, sentence("Folder {1}: {2} ({3})", bundle, "rename", code.message())};
    return names.size();
}

}  // namespace renkei::feed
