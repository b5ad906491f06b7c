#include "decoder/picture.hpp"

#include <algorithm>
#include <cstring>
#include <string_view>

namespace renkei::decoder {
namespace {

bool begins(Bytes file, std::string_view sign, size_t at = 0)
{
    return file.size() >= at + sign.size() && std::memcmp(file.data() + at, sign.data(), sign.size()) == 0;
}

// ISO/IEC 23008-12: a file type box, and a brand that stands for still pictures in HEVC or AV1.
bool is_heif(Bytes file)
{
    if (!begins(file, "ftyp", 4)) return false;
    for (const std::string_view brand : {"heic", "heix", "heim", "heis", "mif1", "avif"})
        if (begins(file, brand, 8)) return true;
    return false;
}

// Numbers of a TIFF header, in its order of bytes; 0 past the end.
struct Numbers {
    Bytes bytes;
    bool big = false;
    [[nodiscard]] uint32_t at(size_t place, size_t length) const
    {
        if (place > bytes.size() || bytes.size() - place < length) return 0;
        uint32_t value = 0;
        for (size_t i = 0; i < length; ++i) value = value << 8 | bytes[place + (big ? i : length - 1 - i)];
        return value;
    }
};

}  // namespace

void check_size(uint64_t width, uint64_t height)
{
    if (width == 0 || height == 0) refuse(PhotoOutcome::Broken);
    if (width > kMostPhotoPixels / height) refuse(PhotoOutcome::TooManyPixels);
    if (std::min(width, height) < kShortestPhotoSide) refuse(PhotoOutcome::TooSmall);
}

Picture read_picture(Bytes file, uint32_t longest, Room room)
{
    using namespace std::string_view_literals;
    if (begins(file, "\xff\xd8\xff"sv)) return read_jpeg(file, longest, room);
    if (begins(file, "\x89PNG\r\n\x1a\n"sv)) return read_png(file);
    if (begins(file, "RIFF"sv) && begins(file, "WEBP"sv, 8)) return read_webp(file, longest);
    if (begins(file, "II*\0"sv) || begins(file, "MM\0*"sv)) return read_tiff(file);
    if (is_heif(file)) return read_heif(file);
    refuse(PhotoOutcome::UnknownKind);
}

int exif_orientation(Bytes exif)
{
    using namespace std::string_view_literals;
    if (begins(exif, "Exif\0\0"sv)) exif = exif.subspan(6);
    const bool little = begins(exif, "II*\0"sv);
    if (!little && !begins(exif, "MM\0*"sv)) return 1;
    const Numbers numbers{exif, !little};
    const size_t directory = numbers.at(4, 4);
    const uint32_t entries = numbers.at(directory, 2);
    for (uint32_t i = 0; i < entries; ++i) {
        const size_t entry = directory + 2 + size_t{i} * 12;
        constexpr uint32_t kOrientation = 0x0112, kShort = 3;
        if (numbers.at(entry, 2) != kOrientation || numbers.at(entry + 2, 2) != kShort) continue;
        const uint32_t value = numbers.at(entry + 8, 2);
        return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
    }
    return 1;
}

Picture upright(Picture picture)
{
    if (picture.orientation <= 1 || picture.orientation > 8) return picture;
    const bool turned = picture.orientation >= 5;
    const uint32_t w = turned ? picture.height : picture.width, h = turned ? picture.width : picture.height;
    std::vector<uint8_t> rgb(picture.rgb.size());
    const uint32_t last_x = picture.width - 1, last_y = picture.height - 1;
    size_t to = 0;
    for (uint32_t y = 0; y < h; ++y)
        for (uint32_t x = 0; x < w; ++x, to += 3) {
            uint32_t from_x = turned ? y : x, from_y = turned ? x : y;
            // EXIF 2.3, tag Orientation: where row 0 and column 0 of the file are seen.
            if (picture.orientation == 2 || picture.orientation == 3 || picture.orientation == 7 || picture.orientation == 8) from_x = last_x - from_x;
            if (picture.orientation == 3 || picture.orientation == 4 || picture.orientation == 6 || picture.orientation == 7) from_y = last_y - from_y;
            std::memcpy(rgb.data() + to, picture.rgb.data() + (size_t{from_y} * picture.width + from_x) * 3, 3);
        }
    if (turned) std::swap(picture.source_width, picture.source_height);
    picture.width = w;
    picture.height = h;
    picture.orientation = 1;
    picture.rgb = std::move(rgb);
    return picture;
}

}  // namespace renkei::decoder
