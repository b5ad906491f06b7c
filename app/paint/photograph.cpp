#include "paint/photograph.hpp"

#include <turbojpeg.h>

#include <algorithm>
#include <array>
#include <cstring>
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

constexpr int kLookQuality = 90, kLongestLook = static_cast<int>(kLookSide);

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
    if (file.bad() || length < 0 || length > kMostBytes || static_cast<size_t>(file.gcount()) != bytes.size())
        return Error{ErrorKind::Io, sentence("The photograph {1} cannot be read; check the disk", path)};
    return bytes;
}

Error damaged(const std::string& path) { return {ErrorKind::BadData, sentence("The photograph {1} is not what was stored; check the disk and load it again", path)}; }

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
    if (!codec || tjDecompressHeader3(codec.get(), bytes.data(), bytes.size(), &whole.w, &whole.h, &subsampling, &space) != 0 || whole.w > most ||
        whole.h > most) return std::nullopt;
    const PixelSize size = loaded_size(whole, at_least);
    Image image{size.w, size.h, std::vector<uint32_t>(static_cast<size_t>(size.w) * static_cast<size_t>(size.h))};
    auto* pixels = reinterpret_cast<unsigned char*>(image.pixels.data());
    if (tjDecompress2(codec.get(), bytes.data(), bytes.size(), pixels, size.w, 0, size.h, TJPF_BGRA, TJFLAG_ACCURATEDCT) != 0) return std::nullopt;
    return image;
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
std::vector<uint8_t> head_of(PixelSize size, int subsampling, int quality)
{
    const std::vector<uint8_t> grey(size_t{16} * 16 * 3, 0x80);
    auto jpeg = encoded({16, 16}, grey.data(), TJPF_RGB, subsampling, quality);
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

// Is every 0xFF in it one of the picture's own, as a 0 behind it says?
bool is_without_marker(std::span<const uint8_t> data)
{
    for (size_t at = 0; at < data.size(); at += 2) {
        const void* found = std::memchr(data.data() + at, 0xFF, data.size() - at);
        if (found == nullptr) return true;
        at = static_cast<size_t>(static_cast<const uint8_t*>(found) - data.data());
        if (at + 1 == data.size() || data[at + 1] != 0) return false;
    }
    return true;
}

// The sides that its frame tells; nothing where there is none.
PixelSize told_size(std::span<const uint8_t> jpeg)
{
    for (size_t at = 2; at + 9 <= jpeg.size() && jpeg[at] == 0xFF;) {
        if (jpeg[at + 1] == 0xC0) return {jpeg[at + 7] << 8 | jpeg[at + 8], jpeg[at + 5] << 8 | jpeg[at + 6]};
        at += 2 + (size_t{jpeg[at + 2]} << 8 | jpeg[at + 3]);
    }
    return {};
}

std::vector<uint8_t> without_thumbnail(std::span<const uint8_t> bytes, std::span<const uint8_t> thumbnail)
{
    std::vector<uint8_t> plain(bytes.begin(), bytes.end());
    if (!thumbnail.empty()) plain.erase(plain.begin() + 2, plain.begin() + (thumbnail.data() - bytes.data()) + static_cast<std::ptrdiff_t>(thumbnail.size()));
    return plain;
}

// Such a head, data without a marker, and the end.
bool is_ours(std::span<const uint8_t> jpeg, PixelSize size, int subsampling, int quality)
{
    const std::vector<uint8_t> head = head_of(size, subsampling, quality);
    if (head.empty() || jpeg.size() < head.size() + 2 || !std::equal(head.begin(), head.end(), jpeg.begin())) return false;
    return is_without_marker(jpeg.subspan(head.size(), jpeg.size() - head.size() - 2)) && jpeg[jpeg.size() - 2] == 0xFF && jpeg.back() == 0xD9;
}

// In a head of this program's: its two tables of steps become these. False: they are not where they should be.
bool put_steps(std::span<uint8_t> head, const std::array<std::array<uint8_t, 64>, 2>& steps)
{
    size_t put = 0;
    for (size_t at = 2; at + 4 <= head.size(); at += 2 + (size_t{head[at + 2]} << 8 | head[at + 3])) {
        if (head[at + 1] != 0xDB) continue;
        constexpr size_t kNumber = 4;   // behind marker and length
        if (put == steps.size() || at + kNumber + 1 + steps[put].size() > head.size() || head[at + kNumber] != put) return false;
        std::copy(steps[put].begin(), steps[put].end(), head.begin() + static_cast<std::ptrdiff_t>(at + kNumber + 1));
        ++put;
    }
    return put == steps.size();
}

std::optional<int> subsampling_of(uint32_t across, uint32_t down)
{
    if (across == 1 && down == 1) return TJSAMP_444;
    if (across == 2 && down == 1) return TJSAMP_422;
    if (across == 2 && down == 2) return TJSAMP_420;
    return std::nullopt;
}

// The small copy was made of the pixels before they became a JPEG, so it is like what is read of that, and not the same.
bool alike(const Image& a, const Image& b)
{
    constexpr uint64_t kMostMean = 24;   // levels of a channel; noise differs most
    if (a.width != b.width || a.height != b.height) return false;
    uint64_t difference = 0;
    for (size_t i = 0; i < a.pixels.size(); ++i)
        for (const int shift : {0, 8, 16})
            difference += static_cast<uint64_t>(std::abs(static_cast<int>(a.pixels[i] >> shift & 0xFF) - static_cast<int>(b.pixels[i] >> shift & 0xFF)));
    return difference <= kMostMean * 3 * a.pixels.size();
}

// So many that a compiler adds them at once: the sums are nobody else's, and their number is known.
constexpr size_t kAtOnce = 96;

// Of the columns from `at` on, over all rows of a band.
void sum_columns(std::span<const uint8_t> band, size_t samples, size_t at, std::vector<uint16_t>& to)
{
    std::array<uint16_t, kAtOnce> sums{};
    const size_t count = std::min(kAtOnce, samples - at);
    for (size_t row = at; row < band.size(); row += samples) {
        if (count == kAtOnce)
            for (size_t i = 0; i < kAtOnce; ++i) sums[i] = static_cast<uint16_t>(sums[i] + band[row + i]);
        else
            for (size_t i = 0; i < count; ++i) sums[i] = static_cast<uint16_t>(sums[i] + band[row + i]);
    }
    std::copy_n(sums.begin(), count, to.begin() + static_cast<std::ptrdiff_t>(at));
}

// The mean of every square of `side` pixels, as BGRA: what the library makes of a JPEG at 1/side, without one to read again.
Image squares_of(PixelSize whole, std::span<const uint8_t> rgb, int side)
{
    const auto parts = [side](int length) { return (length + side - 1) / side; };
    Image image{parts(whole.w), parts(whole.h), {}};
    image.pixels.reserve(static_cast<size_t>(image.width) * static_cast<size_t>(image.height));
    const auto samples = static_cast<size_t>(whole.w) * 3;
    std::vector<uint16_t> sums(samples);
    for (int top = 0; top < whole.h; top += side) {
        const int rows = std::min(side, whole.h - top);
        const auto band = rgb.subspan(static_cast<size_t>(top) * samples, static_cast<size_t>(rows) * samples);
        for (size_t at = 0; at < samples; at += kAtOnce) sum_columns(band, samples, at, sums);
        for (int left = 0; left < whole.w; left += side) {
            const int columns = std::min(side, whole.w - left);
            uint32_t pixel = 0xFF, sum[3] = {};
            for (int x = left; x < left + columns; ++x)
                for (size_t c = 0; c < 3; ++c) sum[c] += sums[static_cast<size_t>(x) * 3 + c];
            const auto all = static_cast<uint32_t>(rows * columns);
            for (const uint32_t one : sum) pixel = pixel << 8 | (one + all / 2) / all;
            image.pixels.push_back(pixel);
        }
    }
    return image;
}

// The whole as its small copy: as large as one read from the file would be.
std::optional<Image> look_of(PixelSize whole, std::span<const uint8_t> rgb, std::span<const uint8_t> jpeg)
{
    const PixelSize size = loaded_size(whole, look_size(whole));
    for (const int side : {2, 4, 8})
        if (size == PixelSize{(whole.w + side - 1) / side, (whole.h + side - 1) / side}) return squares_of(whole, rgb, side);
    return decoded(jpeg, size);
}

}  // namespace

PixelSize loaded_size(PixelSize whole, PixelSize at_least)
{
    for (int eighths = 1; eighths < 8; ++eighths) {
        const tjscalingfactor factor{eighths, 8};
        const PixelSize size{TJSCALED(whole.w, factor), TJSCALED(whole.h, factor)};
        if (size.w >= at_least.w && size.h >= at_least.h) return size;
    }
    return whole;
}

std::optional<OwnForm> own_form_of(std::span<const uint8_t> bytes)
{
    const auto most = static_cast<int>(kLongestPhotoSide);
    const std::span<const uint8_t> thumbnail = thumbnail_of(bytes);
    const std::vector<uint8_t> plain = without_thumbnail(bytes, thumbnail);
    const PixelSize size = told_size(plain);
    if (size.w < 1 || size.h < 1 || size.w > most || size.h > most || !is_ours(plain, size, TJSAMP_422, kQuality)) return std::nullopt;
    const PixelSize small = loaded_size(size, look_size(size));
    if (small == size) return thumbnail.empty() ? std::optional(OwnForm{size, {}, {}}) : std::nullopt;
    // What thumbnail_of() reads is what with_thumbnail() writes.
    return is_ours(thumbnail, small, TJSAMP_444, kLookQuality) ? std::optional(OwnForm{size, thumbnail, small}) : std::nullopt;
}

bool is_encoded_photograph(std::span<const uint8_t> bytes, PixelSize size)
{
    const auto form = own_form_of(bytes);
    if (!form || form->size != size) return false;
    if (form->look.empty()) return true;
    std::vector<uint8_t> plain = without_thumbnail(bytes, form->look);
    const std::optional<Image> whole = decoded(plain, form->look_size), look = decoded(form->look, form->look_size);
    if (!whole || !look || !alike(*whole, *look)) return false;
    const auto again = with_thumbnail(std::move(plain), form->look);
    return std::equal(again.begin(), again.end(), bytes.begin(), bytes.end());
}

std::optional<std::vector<uint8_t>> file_of(const CodedPhotograph& coded)
{
    const auto most = static_cast<int>(kLongestPhotoSide);
    const auto subsampling = subsampling_of(coded.across, coded.down);
    const bool zero = std::any_of(coded.steps.begin(), coded.steps.end(), [](const auto& table) { return std::count(table.begin(), table.end(), 0) > 0; });
    if (!subsampling || zero || coded.size.w < 1 || coded.size.h < 1 || coded.size.w > most || coded.size.h > most || coded.data.empty() ||
        !is_without_marker(coded.data)) return std::nullopt;
    std::vector<uint8_t> jpeg = head_of(coded.size, *subsampling, kQuality);
    if (!put_steps(jpeg, coded.steps)) return std::nullopt;
    if (const PixelSize small = loaded_size(coded.size, look_size(coded.size)); !(small == coded.size)) {
        if (coded.look.size() != static_cast<size_t>(small.w) * static_cast<size_t>(small.h) * 3) return std::nullopt;
        const auto look = encoded(small, coded.look.data(), TJPF_RGB, TJSAMP_444, kLookQuality);
        if (!look) return std::nullopt;
        jpeg = with_thumbnail(std::move(jpeg), *look);
    }
    jpeg.reserve(jpeg.size() + coded.data.size() + 2);
    jpeg.insert(jpeg.end(), coded.data.begin(), coded.data.end());
    jpeg.insert(jpeg.end(), {0xFF, 0xD9});
    return jpeg;
}

bool begins_as_encoded(std::span<const uint8_t> bytes)
{
    constexpr size_t kFrame = 0xC0;
    const std::vector<uint8_t> head = head_of({16, 16}, TJSAMP_422, kQuality);
    size_t same = 2;   // up to the frame, which tells the size
    while (same + 4 <= head.size() && head[same + 1] != kFrame) same += 2 + (size_t{head[same + 2]} << 8 | head[same + 3]);
    const std::span<const uint8_t> thumbnail = thumbnail_of(bytes);
    const size_t begin = thumbnail.empty() ? 2 : static_cast<size_t>(thumbnail.data() - bytes.data()) + thumbnail.size();
    return same <= head.size() && bytes.size() >= begin + same - 2 && std::equal(head.begin() + 2, head.begin() + static_cast<std::ptrdiff_t>(same),
                                                                                 bytes.begin() + static_cast<std::ptrdiff_t>(begin));
}

PixelSize look_size(PixelSize whole)
{
    const int part = std::max(whole.w, whole.h) / kLongestLook + 1;
    return {whole.w / part, whole.h / part};
}

Result<std::vector<uint8_t>> encode_photograph(PixelSize size, std::span<const uint8_t> rgb)
{
    if (rgb.size() != static_cast<size_t>(size.w) * static_cast<size_t>(size.h) * 3) return Error{ErrorKind::Internal, sentence("A photograph could not be written as JPEG; this is a fault of renkei")};
    RENKEI_TRY(std::vector<uint8_t> jpeg, encoded(size, rgb.data(), TJPF_RGB, TJSAMP_422, kQuality));
    const std::optional<Image> look = look_of(size, rgb, jpeg);
    if (!look || (look->width == size.w && look->height == size.h)) return jpeg;
    RENKEI_TRY(const std::vector<uint8_t> small, encoded({look->width, look->height}, reinterpret_cast<const uint8_t*>(look->pixels.data()), TJPF_BGRA,
                                                         TJSAMP_444, kLookQuality));
    return with_thumbnail(std::move(jpeg), small);
}

Result<Image> load_photograph(const std::string& path, std::string_view hash, PixelSize at_least)
{
    RENKEI_TRY(const std::vector<uint8_t> bytes, bytes_of(path));
    if (to_hex(sha256(bytes)) != hash) return damaged(path);
    std::optional<Image> image;
    if (const auto small = thumbnail_of(bytes); !small.empty() && std::max(at_least.w, at_least.h) <= kLongestLook) image = decoded(small, at_least);
    if (!image || image->width < at_least.w || image->height < at_least.h) image = decoded(bytes, at_least);
    if (!image) return damaged(path);
    return *std::move(image);
}

}  // namespace renkei::paint
