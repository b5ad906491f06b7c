#include "map/mesh.hpp"

#include <zlib.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>

#include "base/sentence.hpp"

namespace renkei::map {
namespace {

// The tables unpack to 0.8 MB; more than this is not one of them.
constexpr size_t kMostUnpacked = 16u << 20;
constexpr size_t kHeaderBytes = 36;

Error damaged(const std::string& name, const Sentence& what)
{
    return {ErrorKind::BadData, sentence("The mesh table {1} could not be read: {2}. Install the file again", name, what)};
}

// Closes zlib's state on every way out.
struct Inflater {
    z_stream stream{};
    bool open = false;
    Inflater() { open = inflateInit2(&stream, 15 + 16) == Z_OK; }   // 16: gzip only
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;
    ~Inflater() { if (open) inflateEnd(&stream); }
};

std::optional<std::vector<uint8_t>> unpack(std::span<const std::byte> gz)
{
    Inflater inflater;
    if (!inflater.open || gz.size() > kMostUnpacked) return std::nullopt;
    std::vector<uint8_t> in(gz.size()), out(1u << 20);
    if (!gz.empty()) std::memcpy(in.data(), gz.data(), gz.size());
    inflater.stream.next_in = in.data();
    inflater.stream.avail_in = static_cast<uInt>(in.size());
    size_t used = 0;
    for (;;) {
        if (used == out.size()) {
            if (out.size() >= kMostUnpacked) return std::nullopt;
            out.resize(out.size() * 2);
        }
        inflater.stream.next_out = out.data() + used;
        inflater.stream.avail_out = static_cast<uInt>(out.size() - used);
        const int status = inflate(&inflater.stream, Z_NO_FLUSH);
        used = out.size() - inflater.stream.avail_out;
        if (status == Z_STREAM_END) break;
        if (status != Z_OK || (inflater.stream.avail_in == 0 && inflater.stream.avail_out != 0)) return std::nullopt;
    }
    if (inflater.stream.avail_in != 0) return std::nullopt;
    out.resize(used);
    return out;
}

// Reads numbers until something is wrong, then stays bad.
class Reader {
  public:
    explicit Reader(std::span<const uint8_t> bytes) : bytes_(bytes) {}

    uint32_t fixed(size_t width)
    {
        if (bytes_.size() - at_ < width) return fail();
        uint32_t n = 0;
        for (size_t i = 0; i < width; ++i) n |= static_cast<uint32_t>(bytes_[at_++]) << (8 * i);
        return n;
    }
    // Unsigned LEB128 in its shortest form, three bytes at most.
    uint32_t varint()
    {
        uint32_t n = 0;
        for (unsigned shift = 0; shift < 21; shift += 7) {
            if (at_ == bytes_.size()) return fail();
            const uint8_t b = bytes_[at_++];
            n |= static_cast<uint32_t>(b & 0x7F) << shift;
            if (b < 0x80) return b == 0 && shift > 0 ? fail() : n;
        }
        return fail();
    }
    std::string text(size_t length)
    {
        if (bytes_.size() - at_ < length) { fail(); return {}; }
        const auto first = bytes_.begin() + static_cast<std::ptrdiff_t>(at_);
        at_ += length;
        return {first, first + static_cast<std::ptrdiff_t>(length)};
    }
    [[nodiscard]] bool good() const { return good_; }
    [[nodiscard]] bool at_end() const { return at_ == bytes_.size(); }

  private:
    uint32_t fail()
    {
        good_ = false;
        return 0;
    }
    std::span<const uint8_t> bytes_;
    size_t at_ = 0;
    bool good_ = true;
};

// One row's runs; an empty answer when it breaks a rule of the format.
bool read_row(Reader& in, uint32_t columns, uint32_t codes, std::vector<Run>& runs)
{
    const uint32_t count = in.varint();
    uint32_t column = 0, last = 0;
    for (uint32_t i = 0; i < count; ++i) {
        const uint32_t skip = in.varint(), length = in.varint(), value = in.varint();
        column += skip;
        if (!in.good() || length == 0 || value == 0 || value > codes || column + length > columns) return false;
        if (i > 0 && skip == 0 && value == last) return false;
        runs.push_back({static_cast<uint16_t>(column), static_cast<uint16_t>(length), static_cast<uint16_t>(value)});
        column += length;
        last = value;
    }
    return in.good();
}

}  // namespace

Result<std::vector<std::byte>> read_file(const std::filesystem::path& path)
{
    std::error_code code;
    const auto size = std::filesystem::file_size(path, code);
    if (code)
        return Error{ErrorKind::NotFound, sentence("The map file {1} was looked for and is not there ({2}). Install it again", path, code.message())};
    std::vector<std::byte> bytes(size);
    std::ifstream file(path, std::ios::binary);
    file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    if (!file) return Error{ErrorKind::Io, sentence("The map file {1} could not be read. Check the disk and the rights of the file", path)};
    return bytes;
}

Result<Mesh> Mesh::decode(std::span<const std::byte> gz, const std::string& name)
{
    const auto bytes = unpack(gz);
    if (!bytes) return damaged(name, sentence("it does not unpack"));
    Reader in(*bytes);
    if (in.text(4) != "JMSH" || in.fixed(2) != 1) return damaged(name, sentence("it is no table of version 1"));
    Mesh mesh;
    mesh.side_ = static_cast<int>(in.fixed(2));
    mesh.south_ = static_cast<int>(in.fixed(4));
    mesh.west_ = static_cast<int>(in.fixed(4));
    const uint32_t rows = in.fixed(4), columns = in.fixed(4), codes = in.fixed(4), runs = in.fixed(4), cells = in.fixed(4);
    if (!in.good() || mesh.side_ == 0 || rows > 0x7FFF || columns > 0x7FFF || codes > 0x7FFF || runs > bytes->size())
        return damaged(name, sentence("its header cannot be right"));
    mesh.columns_ = static_cast<int>(columns);
    for (uint32_t i = 0; i < codes; ++i) mesh.palette_.push_back(in.text(5));
    if (!std::is_sorted(mesh.palette_.begin(), mesh.palette_.end())) return damaged(name, sentence("its codes are out of order"));
    mesh.runs_.reserve(runs);
    mesh.row_start_.reserve(rows + 1);
    mesh.row_start_.push_back(0);
    for (uint32_t r = 0; r < rows; ++r) {
        if (!read_row(in, columns, codes, mesh.runs_)) return damaged(name, sentence("row {1} breaks the format", r));
        mesh.row_start_.push_back(static_cast<uint32_t>(mesh.runs_.size()));
    }
    uint64_t counted = 0;
    for (const Run& run : mesh.runs_) counted += run.length;
    if (!in.good() || !in.at_end() || mesh.runs_.size() != runs || counted != cells)
        return damaged(name, sentence("it does not hold what its header promises"));
    return mesh;
}

std::span<const Run> Mesh::row(int r) const
{
    if (r < 0 || r >= rows()) return {};
    const auto i = static_cast<size_t>(r);
    return std::span(runs_).subspan(row_start_[i], row_start_[i + 1] - row_start_[i]);
}

uint16_t Mesh::cell(int r, int column) const
{
    const auto line = row(r);
    const auto after = std::upper_bound(line.begin(), line.end(), column, [](int c, const Run& run) { return c < run.column; });
    if (after == line.begin()) return 0;
    const Run& run = *(after - 1);
    return column < run.column + run.length ? run.value : uint16_t{0};
}

uint16_t Mesh::at(LonLat place) const
{
    const double r = std::floor(place.lat * 1.5 * side_) - south_, c = std::floor((place.lon - 100) * side_) - west_;
    if (!(r >= 0 && r < rows() && c >= 0 && c < columns_)) return 0;   // false for what is not a number too
    return cell(static_cast<int>(r), static_cast<int>(c));
}

LonLat Mesh::corner(double column, double r) const
{
    return {100 + (west_ + column) / side_, (south_ + r) / (1.5 * side_)};
}

}  // namespace renkei::map
