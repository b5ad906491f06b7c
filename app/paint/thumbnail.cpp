#include "paint/thumbnail.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace renkei::paint {
namespace {

constexpr size_t kStart = 2;             // SOI
constexpr size_t kMost = 65'400;         // a segment's length has 16 bits and counts all that follows the marker
constexpr size_t kLengthAt = 2, kSizeAt = 70;

// APP1 with both lengths left at nothing: "Exif", a TIFF header (big-endian), IFD0 with the orientation alone, IFD1 with the
// thumbnail's compression, place and length. Offsets count from the TIFF header, byte 10.
constexpr std::array<uint8_t, 78> kHead{
    0xFF, 0xE1, 0, 0, 'E', 'x', 'i', 'f', 0, 0,             // marker, length, identifier
    'M', 'M', 0, 42, 0, 0, 0, 8,                            // header: IFD0 at 8
    0, 1,                                                   // IFD0: one entry
    0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 1, 0, 0,               // Orientation, SHORT: upright
    0, 0, 0, 26,                                            // IFD1 at 26
    0, 3,                                                   // IFD1: three entries
    0x01, 0x03, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0,               // Compression, SHORT: JPEG
    0x02, 0x01, 0, 4, 0, 0, 0, 1, 0, 0, 0, 68,              // JPEGInterchangeFormat, LONG: at 68
    0x02, 0x02, 0, 4, 0, 0, 0, 1, 0, 0, 0, 0,               // JPEGInterchangeFormatLength, LONG
    0, 0, 0, 0,                                             // no IFD after it
};
static_assert(kHead.size() == 10 + 68, "the thumbnail begins where IFD1 says");

void put(std::span<uint8_t> bytes, size_t at, size_t digits, size_t value)
{
    for (size_t i = digits; i-- > 0; value >>= 8) bytes[at + i] = static_cast<uint8_t>(value & 0xFF);
}

size_t number(std::span<const uint8_t> bytes, size_t at, size_t digits)
{
    size_t value = 0;
    for (size_t i = 0; i < digits; ++i) value = value << 8 | bytes[at + i];
    return value;
}

}  // namespace

std::vector<uint8_t> with_thumbnail(std::vector<uint8_t> jpeg, std::span<const uint8_t> thumbnail)
{
    if (jpeg.size() < kStart || thumbnail.empty() || thumbnail.size() > kMost) return jpeg;
    std::vector<uint8_t> segment(kHead.begin(), kHead.end());
    put(segment, kLengthAt, 2, segment.size() - 2 + thumbnail.size());
    put(segment, kSizeAt, 4, thumbnail.size());
    segment.insert(segment.end(), thumbnail.begin(), thumbnail.end());
    jpeg.insert(jpeg.begin() + kStart, segment.begin(), segment.end());
    return jpeg;
}

std::span<const uint8_t> thumbnail_of(std::span<const uint8_t> jpeg)
{
    if (jpeg.size() < kStart + kHead.size()) return {};
    const auto head = jpeg.subspan(kStart, kHead.size());
    const size_t length = number(head, kSizeAt, 4);
    if (length > kMost || number(head, kLengthAt, 2) != kHead.size() - 2 + length || jpeg.size() < kStart + kHead.size() + length) return {};
    std::array<uint8_t, kHead.size()> expected = kHead;
    put(expected, kLengthAt, 2, kHead.size() - 2 + length);
    put(expected, kSizeAt, 4, length);
    if (!std::equal(head.begin(), head.end(), expected.begin())) return {};
    return jpeg.subspan(kStart + kHead.size(), length);
}

}  // namespace renkei::paint
