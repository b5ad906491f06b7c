#include "decoder/jpeg_file.hpp"

#include <jerror.h>

#include <cstdlib>

namespace renkei::decoder {
namespace {

// A progressive file may ask for any number of passes over the whole picture.
constexpr int kMostPasses = 200;

void on_error(j_common_ptr info)
{
    const int code = info->err->msg_code;
    refuse(code == JERR_OUT_OF_MEMORY ? PhotoOutcome::OutOfMemory : code == JERR_IMAGE_TOO_BIG ? PhotoOutcome::TooManyPixels : PhotoOutcome::Broken);
}

void on_progress(j_common_ptr info)
{
    if (info->is_decompressor && reinterpret_cast<j_decompress_ptr>(info)->input_scan_number > kMostPasses) refuse(PhotoOutcome::Broken);
}

}  // namespace

void JpegFile::on_message(j_common_ptr info, int level)
{
    if (level >= 0) return;
    ++info->err->num_warnings;
    auto& file = *static_cast<JpegFile*>(info->client_data);
    const int code = info->err->msg_code;
    if (code == JWRN_EXTRANEOUS_DATA) file.surplus_ = true;
    if (file.all_rows_) return;
    // The library would fill what is missing with grey and go on.
    if (code == JWRN_JPEG_EOF) refuse(PhotoOutcome::CutShort);
    if (code == JWRN_HIT_MARKER || code == JWRN_HUFF_BAD_CODE) refuse(PhotoOutcome::Broken);
}

JpegFile::JpegFile(Bytes file)
{
    info.err = jpeg_std_error(&errors_);
    errors_.error_exit = on_error;
    errors_.emit_message = on_message;
    info.client_data = this;   // kept by jpeg_create_decompress
    jpeg_create_decompress(&info);
    progress_.progress_monitor = on_progress;
    info.progress = &progress_;
    constexpr unsigned kWholeMarker = 0xFFFF;
    jpeg_save_markers(&info, JPEG_APP0 + 1, kWholeMarker);
    jpeg_save_markers(&info, JPEG_APP0 + 2, kWholeMarker);
    jpeg_mem_src(&info, file.data(), file.size());
    (void)jpeg_read_header(&info, TRUE);
    check_size(info.image_width, info.image_height);
}

int JpegFile::orientation() const
{
    for (auto* marker = info.marker_list; marker != nullptr; marker = marker->next)
        if (marker->marker == JPEG_APP0 + 1)
            if (const Bytes exif{marker->data, marker->data_length}; exif.size() > 6 && exif[0] == 'E' && exif[1] == 'x') return exif_orientation(exif);
    return 1;
}

Colours JpegFile::colours()
{
    JOCTET* data = nullptr;
    unsigned length = 0;
    if (!jpeg_read_icc_profile(&info, &data, &length)) length = 0;
    const Channels channels = !cmyk() ? Channels::Rgb : info.saw_Adobe_marker ? Channels::CmykInverted : Channels::Cmyk;
    Colours colours(Bytes(data, length), channels);
    std::free(data);
    return colours;
}

void JpegFile::read_rows(const Colours& colours, uint8_t* to)
{
    std::vector<uint8_t> row(colours.leave_as_is() ? 0 : size_t{info.output_width} * static_cast<size_t>(info.output_components));
    for (; info.output_scanline < info.output_height; to += size_t{info.output_width} * 3) {
        JSAMPROW rows = row.empty() ? to : row.data();
        (void)jpeg_read_scanlines(&info, &rows, 1);
        if (!row.empty()) colours.convert(row.data(), to, info.output_width);
    }
    all_rows_ = true;
}

void JpegFile::read_end() { (void)jpeg_finish_decompress(&info); }

}  // namespace renkei::decoder
