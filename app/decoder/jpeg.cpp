// JPEG (ITU-T T.81) by libjpeg-turbo, scaled while it is decoded where the picture is much larger than needed.

#include <cstddef>
#include <cstdio>   // jpeglib.h uses FILE

#include <jerror.h>
#include <jpeglib.h>

#include <algorithm>
#include <cstdlib>

#include "decoder/colours.hpp"

namespace renkei::decoder {
namespace {

// A progressive file may ask for any number of passes over the whole picture.
constexpr int kMostPasses = 200;

void on_error(j_common_ptr info)
{
    const int code = info->err->msg_code;
    refuse(code == JERR_OUT_OF_MEMORY ? PhotoOutcome::OutOfMemory : code == JERR_IMAGE_TOO_BIG ? PhotoOutcome::TooManyPixels : PhotoOutcome::Broken);
}

void on_message(j_common_ptr info, int level)
{
    if (level >= 0) return;
    // The library would fill what is missing with grey and go on.
    if (info->err->msg_code == JWRN_JPEG_EOF) refuse(PhotoOutcome::CutShort);
    if (info->err->msg_code == JWRN_HIT_MARKER || info->err->msg_code == JWRN_HUFF_BAD_CODE) refuse(PhotoOutcome::Broken);
}

void on_progress(j_common_ptr info)
{
    if (info->is_decompressor && reinterpret_cast<j_decompress_ptr>(info)->input_scan_number > kMostPasses) refuse(PhotoOutcome::Broken);
}

int orientation_of(const jpeg_decompress_struct& info)
{
    for (auto* marker = info.marker_list; marker != nullptr; marker = marker->next)
        if (marker->marker == JPEG_APP0 + 1)
            if (const Bytes exif{marker->data, marker->data_length}; exif.size() > 6 && exif[0] == 'E' && exif[1] == 'x') return exif_orientation(exif);
    return 1;
}

Colours colours_of(jpeg_decompress_struct& info, bool cmyk)
{
    JOCTET* data = nullptr;
    unsigned length = 0;
    if (!jpeg_read_icc_profile(&info, &data, &length)) length = 0;
    const Channels channels = !cmyk ? Channels::Rgb : info.saw_Adobe_marker ? Channels::CmykInverted : Channels::Cmyk;
    Colours colours(Bytes(data, length), channels);
    std::free(data);
    return colours;
}

void scale(jpeg_decompress_struct& info, uint32_t longest)
{
    const uint64_t longer = std::max(info.image_width, info.image_height);
    info.scale_denom = 8;
    for (info.scale_num = 1; info.scale_num < 8 && longer * info.scale_num / 8 < longest;) ++info.scale_num;
}

void read_rows(jpeg_decompress_struct& info, const Colours& colours, uint8_t* to)
{
    std::vector<uint8_t> row(colours.leave_as_is() ? 0 : size_t{info.output_width} * static_cast<size_t>(info.output_components));
    for (; info.output_scanline < info.output_height; to += size_t{info.output_width} * 3) {
        JSAMPROW rows = row.empty() ? to : row.data();
        (void)jpeg_read_scanlines(&info, &rows, 1);
        if (!row.empty()) colours.convert(row.data(), to, info.output_width);
    }
}

}  // namespace

Picture read_jpeg(Bytes file, uint32_t longest, Room room)
{
    jpeg_error_mgr errors;
    jpeg_progress_mgr progress{};
    jpeg_decompress_struct info;
    info.err = jpeg_std_error(&errors);
    errors.error_exit = on_error;
    errors.emit_message = on_message;
    jpeg_create_decompress(&info);
    progress.progress_monitor = on_progress;
    info.progress = &progress;
    constexpr unsigned kWholeMarker = 0xFFFF;
    jpeg_save_markers(&info, JPEG_APP0 + 1, kWholeMarker);
    jpeg_save_markers(&info, JPEG_APP0 + 2, kWholeMarker);
    jpeg_mem_src(&info, file.data(), file.size());
    (void)jpeg_read_header(&info, TRUE);
    check_size(info.image_width, info.image_height);

    const bool cmyk = info.jpeg_color_space == JCS_CMYK || info.jpeg_color_space == JCS_YCCK;
    info.out_color_space = cmyk ? JCS_CMYK : JCS_RGB;
    info.dct_method = JDCT_ISLOW;
    scale(info, longest);
    const Colours colours = colours_of(info, cmyk);
    Picture picture{.width = 0, .height = 0, .source_width = info.image_width, .source_height = info.image_height, .orientation = orientation_of(info), .rgb = {}};
    (void)jpeg_start_decompress(&info);
    picture.width = info.output_width;
    picture.height = info.output_height;
    const size_t bytes = size_t{picture.width} * picture.height * 3;
    picture.in_place = picture.orientation == 1 && std::max(picture.width, picture.height) <= longest && bytes <= room.size();
    if (!picture.in_place) picture.rgb.resize(bytes);
    read_rows(info, colours, picture.in_place ? room.data() : picture.rgb.data());
    jpeg_destroy_decompress(&info);
    return picture;
}

}  // namespace renkei::decoder
