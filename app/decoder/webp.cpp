// WebP (RFC 9649) by libwebp, scaled while it is decoded.

#include <webp/decode.h>
#include <webp/demux.h>

#include <algorithm>
#include <memory>

#include "decoder/colours.hpp"

namespace renkei::decoder {
namespace {

struct Extras {
    std::vector<uint8_t> icc, exif;
};

std::vector<uint8_t> chunk(const WebPDemuxer* demuxer, const char* name)
{
    WebPChunkIterator found;
    std::vector<uint8_t> bytes;
    if (WebPDemuxGetChunk(demuxer, name, 1, &found) != 0) bytes.assign(found.chunk.bytes, found.chunk.bytes + found.chunk.size);
    WebPDemuxReleaseChunkIterator(&found);
    return bytes;
}

Extras extras_of(Bytes file)
{
    const WebPData data{file.data(), file.size()};
    const std::unique_ptr<WebPDemuxer, void (*)(WebPDemuxer*)> demuxer(WebPDemux(&data), WebPDemuxDelete);
    if (!demuxer) refuse(PhotoOutcome::CutShort);
    return {chunk(demuxer.get(), "ICCP"), chunk(demuxer.get(), "EXIF")};
}

void check(VP8StatusCode status)
{
    if (status == VP8_STATUS_OK) return;
    if (status == VP8_STATUS_NOT_ENOUGH_DATA || status == VP8_STATUS_SUSPENDED) refuse(PhotoOutcome::CutShort);
    refuse(status == VP8_STATUS_OUT_OF_MEMORY ? PhotoOutcome::OutOfMemory : PhotoOutcome::Broken);
}

}  // namespace

Picture read_webp(Bytes file, uint32_t longest)
{
    WebPDecoderConfig config;
    if (WebPInitDecoderConfig(&config) == 0) refuse(PhotoOutcome::Unsupported);
    check(WebPGetFeatures(file.data(), file.size(), &config.input));
    if (config.input.has_animation != 0) refuse(PhotoOutcome::Unsupported);
    const auto width = static_cast<uint32_t>(config.input.width), height = static_cast<uint32_t>(config.input.height);
    check_size(width, height);
    Picture picture{.width = width, .height = height, .source_width = width, .source_height = height, .orientation = 1, .rgb = {}};
    // Its own scaler is coarse: it halves the work where the picture is more than twice as large, and ours does the rest.
    if (std::max(width, height) > 2 * longest) {
        picture.width = width / 2;
        picture.height = height / 2;
        config.options.use_scaling = 1;
        config.options.scaled_width = static_cast<int>(picture.width);
        config.options.scaled_height = static_cast<int>(picture.height);
    }
    const Extras extras = extras_of(file);
    picture.orientation = exif_orientation(extras.exif);
    picture.rgb.resize(size_t{picture.width} * picture.height * 4);
    config.output.colorspace = MODE_RGBA;
    config.output.is_external_memory = 1;
    config.output.u.RGBA = {picture.rgb.data(), static_cast<int>(picture.width * 4), picture.rgb.size()};
    check(WebPDecode(file.data(), file.size(), &config));
    WebPFreeDecBuffer(&config.output);
    flatten(picture.rgb);
    const Colours colours(extras.icc, Channels::Rgb);
    for (uint32_t y = 0; y < picture.height; ++y) {
        uint8_t* row = picture.rgb.data() + size_t{y} * picture.width * 3;
        colours.convert(row, row, picture.width);
    }
    return picture;
}

}  // namespace renkei::decoder
