// JPEG (ITU-T T.81) by libjpeg-turbo, scaled while it is decoded where the picture is much larger than needed.

#include <algorithm>

#include "decoder/jpeg_file.hpp"

namespace renkei::decoder {
namespace {

void scale(jpeg_decompress_struct& info, uint32_t longest)
{
    const uint64_t longer = std::max(info.image_width, info.image_height);
    info.scale_denom = 8;
    for (info.scale_num = 1; info.scale_num < 8 && longer * info.scale_num / 8 < longest;) ++info.scale_num;
}

}  // namespace

Picture read_jpeg(Bytes file, uint32_t longest, Room room)
{
    JpegFile jpeg(file);
    jpeg_decompress_struct& info = jpeg.info;
    info.out_color_space = jpeg.cmyk() ? JCS_CMYK : JCS_RGB;
    info.dct_method = JDCT_ISLOW;
    scale(info, longest);
    const Colours colours = jpeg.colours();
    Picture picture{.width = 0, .height = 0, .source_width = info.image_width, .source_height = info.image_height, .orientation = jpeg.orientation(),
                    .rgb = {}};
    (void)jpeg_start_decompress(&info);
    picture.width = info.output_width;
    picture.height = info.output_height;
    const size_t bytes = size_t{picture.width} * picture.height * 3;
    picture.in_place = picture.orientation == 1 && std::max(picture.width, picture.height) <= longest && bytes <= room.size();
    if (!picture.in_place) picture.rgb.resize(bytes);
    jpeg.read_rows(colours, picture.in_place ? room.data() : picture.rgb.data());
    jpeg.read_end();
    picture.surplus = jpeg.surplus();
    return picture;
}

}  // namespace renkei::decoder
