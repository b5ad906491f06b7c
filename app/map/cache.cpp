#include "map/cache.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "base/descriptor.hpp"
#include "base/sentence.hpp"

namespace renkei::map {
namespace {

// Raise whenever tracing, smoothing, levels or this layout change: caches of displays in the field are then rebuilt.
constexpr uint32_t kVersion = 2;
constexpr uint32_t kByteOrder = 0x01020304;
constexpr char kMagic[8] = {'R', 'N', 'K', 'O', 'U', 'T', 'L', '\n'};
constexpr size_t kTables = 4, kSections = 1 + 2 * kLevels * kTables;
constexpr size_t kAlignment = 16;

struct Section {
    uint64_t offset = 0, count = 0;
};

struct Header {
    char magic[8]{};
    uint32_t version = 0, byte_order = 0;
    uint64_t file_bytes = 0, source = 0;
    uint64_t body_checksum = 0;     // of everything after the header
    Section sections[kSections];
    uint64_t header_checksum = 0;   // of everything before
};
static_assert(sizeof(Header) == 48 + 16 * kSections && std::is_trivially_copyable_v<Header>);

uint64_t header_checksum(const Header& header)
{
    return checksum(std::as_bytes(std::span(&header, 1)).first(offsetof(Header, header_checksum)));
}

class Packer {
  public:
    explicit Packer(std::vector<std::byte>& bytes) : bytes_(bytes) { bytes_.resize(sizeof(Header)); }

    template <class T>
    void add(std::span<const T> items)
    {
        bytes_.resize((bytes_.size() + kAlignment - 1) / kAlignment * kAlignment);
        header.sections[next_++] = {bytes_.size(), items.size()};
        const auto raw = std::as_bytes(items);
        bytes_.insert(bytes_.end(), raw.begin(), raw.end());
    }
    void add(const OutlineTable& table)
    {
        add(std::span<const OutlineLine>(table.lines));
        add(std::span<const Vec2>(table.points));
        add(std::span<const uint32_t>(table.first_of));
        add(std::span<const uint32_t>(table.line_of));
    }
    Header header;

  private:
    std::vector<std::byte>& bytes_;
    size_t next_ = 0;
};

// The items of a section; nothing when they reach beyond the block.
template <class T>
bool view(std::span<const std::byte> bytes, const Section& section, std::span<const T>& items)
{
    if (section.offset % alignof(T) != 0 || section.offset > bytes.size() || section.count > (bytes.size() - section.offset) / sizeof(T)) return false;
    items = {reinterpret_cast<const T*>(bytes.data() + section.offset), section.count};
    return true;
}

bool view(std::span<const std::byte> bytes, const Section* sections, OutlineView& tables)
{
    return view(bytes, sections[0], tables.lines) && view(bytes, sections[1], tables.points) && view(bytes, sections[2], tables.first_of) &&
           view(bytes, sections[3], tables.line_of);
}

Error unwritten(const std::filesystem::path& path, const std::string& step)
{
    return {ErrorKind::CannotCreate, sentence("The outlines of the map could not be kept in {1} ({2}: {3}). Check the disk and the rights of the folder; until then they are built anew at every start",
                                              path, step, std::strerror(errno))};
}

}  // namespace

uint64_t checksum(std::span<const std::byte> bytes, uint64_t seed)
{
    // Four lanes of multiply and fold, so that the multiplications overlap: about 10 GB/s, 0.5 ms for the whole cache.
    constexpr uint64_t kPrime = 0x9E3779B97F4A7C15;
    uint64_t lane[4] = {seed ^ bytes.size(), seed + 1, seed + 2, seed + 3};
    const auto mix = [](uint64_t h, uint64_t word) {
        h = (h ^ word) * kPrime;
        return h ^ (h >> 29);
    };
    size_t i = 0;
    for (; i + 32 <= bytes.size(); i += 32) {
        uint64_t word[4];
        std::memcpy(word, bytes.data() + i, 32);
        for (size_t k = 0; k < 4; ++k) lane[k] = mix(lane[k], word[k]);
    }
    for (; i < bytes.size(); ++i) lane[0] = mix(lane[0], static_cast<uint64_t>(bytes[i]) + 1);
    uint64_t hash = 0;
    for (const uint64_t l : lane) hash = mix(hash, l);
    return hash;
}

OutlineBlock OutlineBlock::pack(const OutlineSet& set, uint64_t source)
{
    auto bytes = std::make_shared<std::vector<std::byte>>();
    Packer packer(*bytes);
    std::string codes;
    for (const std::string& code : set.codes) codes += code;
    packer.add(std::span<const char>(codes));
    for (const OutlineTable& table : set.land) packer.add(table);
    for (const OutlineTable& table : set.lakes) packer.add(table);
    Header& header = packer.header;
    std::memcpy(header.magic, kMagic, sizeof kMagic);
    header.version = kVersion;
    header.byte_order = kByteOrder;
    header.file_bytes = bytes->size();
    header.source = source;
    header.body_checksum = checksum(std::span(*bytes).subspan(sizeof(Header)));
    header.header_checksum = header_checksum(header);
    std::memcpy(bytes->data(), &header, sizeof header);
    OutlineBlock block;
    block.bytes_ = *bytes;
    block.owner_ = std::move(bytes);
    [[maybe_unused]] const bool sound = block.adopt(source);
    assert(sound);
    return block;
}

std::optional<OutlineBlock> OutlineBlock::read(const std::filesystem::path& path, uint64_t source)
{
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));   // a pipe in its place must not hang us
    struct stat status {};
    if (!file || ::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode) || status.st_size < static_cast<off_t>(sizeof(Header))) return std::nullopt;
    // Read, not mapped: a file that is cut short while the display runs would end it with SIGBUS.
    const auto size = static_cast<size_t>(status.st_size);
    std::shared_ptr<std::byte[]> bytes = std::make_unique_for_overwrite<std::byte[]>(size);
    if (read_all(file.get(), bytes.get(), size) != size) return std::nullopt;
    OutlineBlock block;
    block.bytes_ = {bytes.get(), size};
    block.owner_ = std::move(bytes);
    if (!block.adopt(source)) return std::nullopt;
    return block;
}

bool OutlineBlock::adopt(uint64_t source)
{
    Header header;
    std::memcpy(&header, bytes_.data(), sizeof header);
    if (std::memcmp(header.magic, kMagic, sizeof kMagic) != 0 || header.version != kVersion || header.byte_order != kByteOrder) return false;
    if (header.header_checksum != header_checksum(header) || header.file_bytes != bytes_.size() || header.source != source) return false;
    if (header.body_checksum != checksum(bytes_.subspan(sizeof header))) return false;
    if (!view(bytes_, header.sections[0], codes_) || codes_.size() % kCodeLength != 0) return false;
    const Section* at = header.sections + 1;
    for (auto* set : {&land_, &lakes_})
        for (OutlineView& tables : *set) {
            if (!view(bytes_, at, tables)) return false;
            at += kTables;
        }
    return true;
}

Result<void> OutlineBlock::write(const std::filesystem::path& path) const
{
    std::error_code code;
    std::filesystem::create_directories(path.parent_path(), code);   // a failure shows at the next step
    std::string temporary = path.string() + ".XXXXXX";
    const Descriptor file(::mkstemp(temporary.data()));
    if (!file) return unwritten(path, "creating a file beside it");
    const auto given_up = [&](const char* step) {
        Error error = unwritten(path, step);
        ::unlink(temporary.c_str());
        return error;
    };
    if (!write_all(file.get(), bytes_.data(), bytes_.size())) return given_up("writing");
    if (::fchmod(file.get(), 0644) != 0 || ::fsync(file.get()) != 0) return given_up("flushing");
    if (::rename(temporary.c_str(), path.c_str()) != 0) return given_up("renaming");
    const Descriptor folder(::open(path.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder) ::fsync(folder.get());   // the rename itself; without it only the old file would come back
    return {};
}

std::string_view OutlineBlock::code(size_t value) const
{
    assert(value >= 1 && value <= values());
    return {codes_.data() + (value - 1) * kCodeLength, kCodeLength};
}

std::optional<uint16_t> OutlineBlock::value(std::string_view wanted) const
{
    size_t low = 1, high = values() + 1;
    while (low < high) {
        const size_t middle = (low + high) / 2;
        if (code(middle) < wanted) low = middle + 1;
        else high = middle;
    }
    if (low > values() || code(low) != wanted) return std::nullopt;
    return static_cast<uint16_t>(low);
}

}  // namespace renkei::map
