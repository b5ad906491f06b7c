#include "paint/photograph.hpp"

#include <turbojpeg.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <optional>

#include "base/hash.hpp"
#include "base/photo_wire.hpp"
#include "base/sentence.hpp"
#include "paint/thumbnail.hpp"

namespace renkei::paint {
namespace {

constexpr int kQuality = 92;   // no difference can be seen on a wall; a 4K picture takes 2 to 4 MB

// Longer side of a look, about: a quarter of a display's.
constexpr int kLookSide = 480, kLookQuality = 90;

constexpr std::streamoff kMostBytes = 256 << 20;   // of a file: many times the largest that this program writes

using Codec = std::unique_ptr<void, int (*)(tjhandle)>;

Result<std::vector<uint8_t>> bytes_of(const std::string& path)
{
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    if (!file) return Error{ErrorKind::NotFound, sentence("The photograph {1} is missing in the store; load it again", path)};
    // At once: byte by byte it took as long as to decode it. A folder in its place says that it is longer than any file.
    const std::streamoff length = file.tellg();
    std::vector<uint8_t> bytes(length > 0 && length <= kMostBytes ? static_cast<size_t>(length) : 0);
    file.seekg(0);
    file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    if (file.bad() || length < 0 || length > kMostBytes || static_cast<size_t>(file.gcount()) != bytes.size()) return Error{ErrorKind::Io, sentence("The photograph {1} cannot be read; check the disk", path)};
    return bytes;
}

Error damaged(const std::string& path) { return {ErrorKind::BadData, sentence("The photograph {1} is not what was stored; check the disk and load it again", path)}; }

// The smallest of the library's eighths that is large enough.
PixelSize reduced(PixelSize whole, PixelSize at_least)
{
    for (int eighths = 1; eighths < 8; ++eighths) {
        const tjscalingfactor factor{eighths, 8};
        const PixelSize size{TJSCALED(whole.w, factor), TJSCALED(whole.h, factor)};
        if (size.w >= at_least.w && size.h >= at_least.h) return size;
    }
    return whole;
}

Result<std::vector<uint8_t>> encoded(PixelSize size, const uint8_t* pixels, int format, int subsampling, int quality)
{
    const Codec codec(tjInitCompress(), tjDestroy);
    unsigned char* out = nullptr;
    unsigned long length = 0;
    const int failed = codec ? tjCompress2(codec.get(), pixels, size.w, 0, size.h, format, &out, &length, subsampling, quality, TJFLAG_ACCURATEDCT) : -1;
    const std::unique_ptr<unsigned char, void (*)(unsigned char*)> owned(out, tjFree);
    if (failed != 0) return Error{ErrorKind::Internal, sentence("A photograph could not be written as JPEG; this is a fault of renkei")};
    return std::vector<uint8_t>(out, out + length);
}

// Nothing where the bytes are no JPEG that this program may have written.
std::optional<Image> decoded(std::span<const uint8_t> bytes, PixelSize at_least)
{
    const Codec codec(tjInitDecompress(), tjDestroy);
    PixelSize whole;
    int subsampling = 0, space = 0;
    const auto most = static_cast<int>(kLongestPhotoSide);
    if (!codec || tjDecompressHeader3(codec.get(), bytes.data(), bytes.size(), &whole.w, &whole.h, &subsampling, &space) != 0 || whole.w > most || whole.h > most) return std::nullopt;
    const PixelSize size = reduced(whole, at_least);
    Image image{size.w, size.h, std::vector<uint32_t>(static_cast<size_t>(size.w) * static_cast<size_t>(size.h))};
    auto* pixels = reinterpret_cast<unsigned char*>(image.pixels.data());
    if (tjDecompress2(codec.get(), bytes.data(), bytes.size(), pixels, size.w, 0, size.h, TJPF_BGRA, TJFLAG_ACCURATEDCT) != 0) return std::nullopt;
    return image;
}

// With a small copy inside, where the picture is larger than one.
Result<std::vector<uint8_t>> with_look(std::vector<uint8_t> jpeg, PixelSize size)
{
    const std::optional<Image> look = decoded(jpeg, look_size(size));
    if (!look || (look->width == size.w && look->height == size.h)) return jpeg;
    RENKEI_TRY(const std::vector<uint8_t> small, encoded({look->width, look->height}, reinterpret_cast<const uint8_t*>(look->pixels.data()), TJPF_BGRA, TJSAMP_444, kLookQuality));
    return with_thumbnail(std::move(jpeg), small);
}

// Where the data of the picture begins: behind the header of its scan. 0: there is none.
size_t data_begin(std::span<const uint8_t> jpeg)
{
    for (size_t at = 2; at + 4 <= jpeg.size();) {
        if (jpeg[at] != 0xFF) return 0;
        const bool scan = jpeg[at + 1] == 0xDA;
        at += 2 + (size_t{jpeg[at + 2]} << 8 | jpeg[at + 3]);
        if (scan) return at <= jpeg.size() ? at : 0;
    }
    return 0;
}

// The markers and tables of a picture of this size as this program writes them.
std::vector<uint8_t> head_of(PixelSize size)
{
    const std::vector<uint8_t> grey(size_t{16} * 16 * 3, 0x80);
    auto jpeg = encoded({16, 16}, grey.data(), TJPF_RGB, TJSAMP_422, kQuality);
    if (!jpeg) return {};
    for (size_t at = 2; at + 9 <= jpeg->size();) {
        if ((*jpeg)[at + 1] == 0xC0) {   // SOF0: length, precision, then the two sides
            for (const auto& [place, side] : {std::pair{at + 5, size.h}, std::pair{at + 7, size.w}}) {
                (*jpeg)[place] = static_cast<uint8_t>(side >> 8);
                (*jpeg)[place + 1] = static_cast<uint8_t>(side & 0xFF);
            }
            jpeg->resize(data_begin(*jpeg));
            return *std::move(jpeg);
        }
        at += 2 + (size_t{(*jpeg)[at + 2]} << 8 | (*jpeg)[at + 3]);
    }
    return {};
}

}  // namespace

bool is_encoded_photograph(std::span<const uint8_t> bytes, PixelSize size)
{
    const auto most = static_cast<int>(kLongestPhotoSide);
    if (size.w < 1 || size.h < 1 || size.w > most || size.h > most) return false;
    const std::span<const uint8_t> thumbnail = thumbnail_of(bytes);
    std::vector<uint8_t> plain(bytes.begin(), bytes.end());
    if (!thumbnail.empty()) plain.erase(plain.begin() + 2, plain.begin() + (thumbnail.data() - bytes.data()) + static_cast<std::ptrdiff_t>(thumbnail.size()));
    const std::vector<uint8_t> head = head_of(size);
    if (head.empty() || plain.size() < head.size() + 2 || !std::equal(head.begin(), head.end(), plain.begin())) return false;
    for (size_t at = head.size(); at + 2 < plain.size(); ++at)
        if (plain[at] == 0xFF && plain[at + 1] != 0) return false;   // a marker within the data
    if (plain[plain.size() - 2] != 0xFF || plain.back() != 0xD9) return false;
    const auto whole = with_look(std::move(plain), size);
    return whole && std::equal(whole->begin(), whole->end(), bytes.begin(), bytes.end());
}

PixelSize look_size(PixelSize whole)
{
    const int part = std::max(whole.w, whole.h) / kLookSide + 1;
    return {whole.w / part, whole.h / part};
}

Result<std::vector<uint8_t>> encode_photograph(PixelSize size, std::span<const uint8_t> rgb)
{
    if (rgb.size() != static_cast<size_t>(size.w) * static_cast<size_t>(size.h) * 3) return Error{ErrorKind::Internal, sentence("A photograph could not be written as JPEG; this is a fault of renkei")};
    RENKEI_TRY(std::vector<uint8_t> jpeg, encoded(size, rgb.data(), TJPF_RGB, TJSAMP_422, kQuality));
    return with_look(std::move(jpeg), size);
}

Result<Image> load_photograph(const std::string& path, std::string_view hash, PixelSize at_least)
{
    RENKEI_TRY(const std::vector<uint8_t> bytes, bytes_of(path));
    if (to_hex(sha256(bytes)) != hash) return damaged(path);
    std::optional<Image> image;
    if (const auto small = thumbnail_of(bytes); !small.empty() && std::max(at_least.w, at_least.h) <= kLookSide) image = decoded(small, at_least);
    if (!image || image->width < at_least.w || image->height < at_least.h) image = decoded(bytes, at_least);
    if (!image) return damaged(path);
    return *std::move(image);
}

}  // namespace renkei::paint
