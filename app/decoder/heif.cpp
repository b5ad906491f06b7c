// HEIC (ISO/IEC 23008-12), as telephones write it, by libheif: its primary picture.

#include <libheif/heif.h>

#include <cstring>
#include <memory>

#include "decoder/colours.hpp"

namespace renkei::decoder {
namespace {

template <class T>
using Owned = std::unique_ptr<T, void (*)(T*)>;

void release(heif_image_handle* handle) { heif_image_handle_release(handle); }
void release_image(heif_image* image) { heif_image_release(image); }

void check(const heif_error& error)
{
    if (error.code == heif_error_Ok) return;
    if (error.code == heif_error_Memory_allocation_error) refuse(PhotoOutcome::OutOfMemory);
    if (error.subcode == heif_suberror_End_of_data) refuse(PhotoOutcome::CutShort);
    refuse(error.code == heif_error_Unsupported_filetype || error.code == heif_error_Unsupported_feature ? PhotoOutcome::Unsupported : PhotoOutcome::Broken);
}

std::vector<uint8_t> profile_of(const heif_image_handle* handle)
{
    const heif_color_profile_type type = heif_image_handle_get_color_profile_type(handle);
    if (type != heif_color_profile_type_prof && type != heif_color_profile_type_rICC) return {};
    std::vector<uint8_t> icc(heif_image_handle_get_raw_color_profile_size(handle));
    if (!icc.empty()) check(heif_image_handle_get_raw_color_profile(handle, icc.data()));
    return icc;
}

}  // namespace

Picture read_heif(Bytes file)
{
    const Owned<heif_context> context(heif_context_alloc(), heif_context_free);
    heif_context_set_max_decoding_threads(context.get(), 0);
    heif_context_set_maximum_image_size_limit(context.get(), 16384);
    check(heif_context_read_from_memory_without_copy(context.get(), file.data(), file.size(), nullptr));
    heif_image_handle* raw_handle = nullptr;
    check(heif_context_get_primary_image_handle(context.get(), &raw_handle));
    const Owned<heif_image_handle> handle(raw_handle, release);
    const int wide = heif_image_handle_get_width(handle.get()), high = heif_image_handle_get_height(handle.get());
    if (wide <= 0 || high <= 0) refuse(PhotoOutcome::Broken);
    check_size(static_cast<uint64_t>(wide), static_cast<uint64_t>(high));

    const bool alpha = heif_image_handle_has_alpha_channel(handle.get()) != 0;
    const Owned<heif_decoding_options> options(heif_decoding_options_alloc(), heif_decoding_options_free);
    options->convert_hdr_to_8bit = 1;
    heif_image* raw_image = nullptr;
    check(heif_decode_image(handle.get(), &raw_image, heif_colorspace_RGB, alpha ? heif_chroma_interleaved_RGBA : heif_chroma_interleaved_RGB, options.get()));
    const Owned<heif_image> image(raw_image, release_image);
    // What is said and what is decoded need not agree.
    const int got_wide = heif_image_get_width(image.get(), heif_channel_interleaved), got_high = heif_image_get_height(image.get(), heif_channel_interleaved);
    int stride = 0;
    const uint8_t* plane = heif_image_get_plane_readonly(image.get(), heif_channel_interleaved, &stride);
    const size_t channels = alpha ? 4 : 3;
    if (plane == nullptr || got_wide <= 0 || got_high <= 0 || stride < 0 || static_cast<size_t>(stride) < static_cast<size_t>(got_wide) * channels)
        refuse(PhotoOutcome::Broken);
    check_size(static_cast<uint64_t>(got_wide), static_cast<uint64_t>(got_high));
    const auto width = static_cast<uint32_t>(got_wide), height = static_cast<uint32_t>(got_high);

    // Turned and mirrored by libheif, as the file's own boxes say; EXIF repeats that and is not asked.
    Picture picture{.width = width, .height = height, .source_width = width, .source_height = height, .orientation = 1, .rgb = {}};
    const size_t row_bytes = width * channels;
    picture.rgb.resize(row_bytes * height);
    for (uint32_t y = 0; y < height; ++y) std::memcpy(picture.rgb.data() + y * row_bytes, plane + size_t{y} * static_cast<size_t>(stride), row_bytes);
    if (alpha) flatten(picture.rgb);
    const std::vector<uint8_t> icc = profile_of(handle.get());
    const Colours colours(icc, Channels::Rgb);
    for (uint32_t y = 0; y < height; ++y) {
        uint8_t* row = picture.rgb.data() + size_t{y} * width * 3;
        colours.convert(row, row, width);
    }
    return picture;
}

}  // namespace renkei::decoder
