// PNG (ISO/IEC 15948) by libpng.

#include <png.h>

#include <algorithm>
#include <cstring>

#include "decoder/colours.hpp"

namespace renkei::decoder {
namespace {

struct Source {
    Bytes rest;
};

void on_error(png_structp, png_const_charp) { refuse(PhotoOutcome::Broken); }
void on_warning(png_structp, png_const_charp) {}

void read_some(png_structp png, png_bytep to, size_t length)
{
    auto* source = static_cast<Source*>(png_get_io_ptr(png));
    if (source->rest.size() < length) refuse(PhotoOutcome::CutShort);
    std::memcpy(to, source->rest.data(), length);
    source->rest = source->rest.subspan(length);
}

// Whatever the file has becomes R G B A, 8 bits each.
void as_rgba(png_structp png)
{
    png_set_expand(png);
    png_set_scale_16(png);
    png_set_gray_to_rgb(png);
    png_set_add_alpha(png, 0xFF, PNG_FILLER_AFTER);
    (void)png_set_interlace_handling(png);
}

}  // namespace

Picture read_png(Bytes file)
{
    Source source{file};
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, on_error, on_warning);
    if (png == nullptr) refuse(PhotoOutcome::OutOfMemory);
    png_infop info = png_create_info_struct(png);
    constexpr png_alloc_size_t kLargestChunk = 16u << 20;
    constexpr png_uint_32 kLongestSide = 65500;
    png_set_user_limits(png, kLongestSide, kLongestSide);
    png_set_chunk_malloc_max(png, kLargestChunk);
    png_set_read_fn(png, &source, read_some);
    png_read_info(png, info);
    const uint32_t width = png_get_image_width(png, info), height = png_get_image_height(png, info);
    check_size(width, height);
    as_rgba(png);
    png_read_update_info(png, info);

    Picture picture{.width = width, .height = height, .source_width = width, .source_height = height, .orientation = 1,
                    .rgb = std::vector<uint8_t>(size_t{width} * height * 4)};
    std::vector<png_bytep> rows;
    for (uint32_t y = 0; y < height; ++y) rows.push_back(picture.rgb.data() + size_t{y} * width * 4);
    png_read_image(png, rows.data());
    png_read_end(png, info);

    png_charp name = nullptr;
    png_bytep icc = nullptr, exif = nullptr;
    png_uint_32 length = 0;
    int compression = 0;
    if (png_get_iCCP(png, info, &name, &compression, &icc, &length) == 0) length = 0;
    const Colours colours(Bytes(icc, length), Channels::Rgb);
    if (png_get_eXIf_1(png, info, &length, &exif) != 0) picture.orientation = exif_orientation(Bytes(exif, length));
    flatten(picture.rgb);
    for (uint32_t y = 0; y < height; ++y) {
        uint8_t* row = picture.rgb.data() + size_t{y} * width * 3;
        colours.convert(row, row, width);
    }
    png_destroy_read_struct(&png, &info, nullptr);
    return picture;
}

}  // namespace renkei::decoder
