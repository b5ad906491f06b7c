#pragma once
// Pictures as files of every kind that the decoder reads, made here so that a test says what is in them.

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace renkei::tests {

struct Rgb {
    uint32_t width = 0, height = 0;
    std::vector<uint8_t> bytes;
    [[nodiscard]] std::array<int, 3> at(uint32_t x, uint32_t y) const
    {
        const size_t place = (size_t{y} * width + x) * 3;
        return {bytes[place], bytes[place + 1], bytes[place + 2]};
    }
};

// Four quarters: red, green / blue, white.
[[nodiscard]] Rgb quarters(uint32_t width, uint32_t height);

// TIFF-structured EXIF data that tell nothing but this orientation.
[[nodiscard]] std::string exif(int orientation);

[[nodiscard]] std::string jpeg(const Rgb& picture, int orientation = 1, const std::string& icc = "");
// As programs for pictures write them: in several passes, with codes of its own, with places to begin anew, or in grey.
enum class JpegForm { Progressive, OwnCodes, Restarts, Grey };
[[nodiscard]] std::string jpeg_as(const Rgb& picture, JpegForm form);
// What stands behind the header of its first scan and before the end of the file.
[[nodiscard]] std::string jpeg_data(const std::string& file);
[[nodiscard]] std::string cmyk_jpeg(uint32_t width, uint32_t height, std::array<uint8_t, 4> ink);
[[nodiscard]] std::string png(const Rgb& picture, int orientation = 1, const std::string& icc = "");
[[nodiscard]] std::string webp(const Rgb& picture, int orientation = 1);
[[nodiscard]] std::string tiff(const Rgb& picture, int orientation = 1);
[[nodiscard]] std::string heic(const Rgb& picture);
// An RGB profile in which red and green have changed places: nobody can take it for sRGB.
[[nodiscard]] std::string swapped_profile();
// sRGB, said at length as cameras do.
[[nodiscard]] std::string srgb_profile();

}  // namespace renkei::tests
