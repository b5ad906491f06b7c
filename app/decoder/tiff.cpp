// TIFF 6.0 by libtiff: its first picture.

#include <tiffio.h>

#include <algorithm>
#include <cstdio>
#include <cstring>

#include "decoder/colours.hpp"

namespace renkei::decoder {
namespace {

// The file in memory, as libtiff's callbacks see it.
struct Source {
    Bytes file;
    uint64_t at = 0;
};

Source& source_of(thandle_t handle) { return *static_cast<Source*>(handle); }

tmsize_t read_some(thandle_t handle, void* to, tmsize_t length)
{
    Source& source = source_of(handle);
    const uint64_t left = source.file.size() - std::min<uint64_t>(source.at, source.file.size());
    const auto part = static_cast<size_t>(std::min<uint64_t>(left, static_cast<uint64_t>(std::max<tmsize_t>(length, 0))));
    if (part > 0) std::memcpy(to, source.file.data() + source.at, part);
    source.at += part;
    return static_cast<tmsize_t>(part);
}

tmsize_t write_none(thandle_t, void*, tmsize_t) { return 0; }

toff_t seek(thandle_t handle, toff_t offset, int whence)
{
    Source& source = source_of(handle);
    source.at = whence == SEEK_SET ? offset : whence == SEEK_CUR ? source.at + offset : source.file.size() + offset;
    return source.at;
}

int close(thandle_t) { return 0; }
toff_t size(thandle_t handle) { return source_of(handle).file.size(); }

}  // namespace

Picture read_tiff(Bytes file)
{
    TIFFSetErrorHandler(nullptr);
    TIFFSetWarningHandler(nullptr);
    Source source{file};
    TIFF* tiff = TIFFClientOpen("", "rm", &source, read_some, write_none, seek, close, size, nullptr, nullptr);
    if (tiff == nullptr) refuse(PhotoOutcome::Broken);
    uint32_t width = 0, height = 0, length = 0;
    uint16_t orientation = 1;
    void* icc = nullptr;
    TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &width);
    TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &height);
    check_size(width, height);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_ORIENTATION, &orientation);
    if (TIFFGetField(tiff, TIFFTAG_ICCPROFILE, &length, &icc) == 0) length = 0;

    char reason[1024] = "";
    TIFFRGBAImage image;
    if (TIFFRGBAImageOK(tiff, reason) == 0 || TIFFRGBAImageBegin(&image, tiff, 1, reason) == 0) refuse(PhotoOutcome::Unsupported);
    image.req_orientation = image.orientation;   // as it lies in the file; it is turned later, as every kind is
    std::vector<uint32_t> raster(size_t{width} * height);
    if (TIFFRGBAImageGet(&image, raster.data(), width, height) == 0) refuse(PhotoOutcome::Broken);
    TIFFRGBAImageEnd(&image);

    Picture picture{.width = width, .height = height, .source_width = width, .source_height = height, .orientation = orientation >= 1 && orientation <= 8
                    ? orientation : 1, .rgb = {}};
    picture.rgb.reserve(raster.size() * 3);
    for (const uint32_t pixel : raster) {   // premultiplied, on white paper
        const uint32_t paper = 255 - TIFFGetA(pixel);
        for (const uint32_t value : {TIFFGetR(pixel), TIFFGetG(pixel), TIFFGetB(pixel)})
            picture.rgb.push_back(static_cast<uint8_t>(std::min(value + paper, 255u)));
    }
    raster = {};
    const Colours colours(Bytes(static_cast<const uint8_t*>(icc), length), Channels::Rgb);
    for (uint32_t y = 0; y < height; ++y) {
        uint8_t* row = picture.rgb.data() + size_t{y} * width * 3;
        colours.convert(row, row, width);
    }
    TIFFClose(tiff);
    return picture;
}

}  // namespace renkei::decoder
