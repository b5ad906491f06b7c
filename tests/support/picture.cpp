#include "support/picture.hpp"

#include <png.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <filesystem>

namespace renkei::test {

namespace {

int channel_difference(uint32_t a, uint32_t b)
{
    int most = 0;
    for (int shift = 0; shift < 24; shift += 8) most = std::max(most, std::abs(static_cast<int>(a >> shift & 255u) - static_cast<int>(b >> shift & 255u)));
    return most;
}

// Equal pixels pale, different ones black, so that the eye finds them.
Picture difference_of(const Picture& a, const Picture& b, int level)
{
    Picture out{a.width, a.height, a.pixels};
    for (size_t i = 0; i < out.pixels.size() && i < b.pixels.size(); ++i) {
        const uint32_t pale = 0xff000000u | ((a.pixels[i] >> 2 & 0x3f3f3fu) + 0xc0c0c0u);
        out.pixels[i] = channel_difference(a.pixels[i], b.pixels[i]) > level ? 0xff000000u : pale;
    }
    return out;
}

}  // namespace

Comparison compare(const Picture& expected, const Picture& actual, Tolerance tolerance)
{
    Comparison result;
    if (expected.width != actual.width || expected.height != actual.height || expected.pixels.size() != actual.pixels.size()) {
        result.message = "sizes differ: expected " + std::to_string(expected.width) + "x" + std::to_string(expected.height) + ", got " +
            std::to_string(actual.width) + "x" + std::to_string(actual.height);
        return result;
    }
    double sum = 0;
    for (size_t i = 0; i < expected.pixels.size(); ++i) {
        const int difference = channel_difference(expected.pixels[i], actual.pixels[i]);
        result.worst = std::max(result.worst, difference);
        if (difference > tolerance.level) ++result.different;
        for (int shift = 0; shift < 24; shift += 8)
            sum += std::abs(static_cast<double>(expected.pixels[i] >> shift & 255u) - static_cast<double>(actual.pixels[i] >> shift & 255u));
    }
    result.mean = sum / (3 * std::max(1.0, static_cast<double>(expected.pixels.size())));
    result.same = static_cast<double>(result.different) <= tolerance.share * static_cast<double>(expected.pixels.size()) && result.mean <= tolerance.mean;
    result.message = std::to_string(result.different) + " pixels differ by more than " + std::to_string(tolerance.level) + ", the worst by " +
        std::to_string(result.worst) + ", all by " +
                     std::to_string(result.mean) + " on the mean";
    return result;
}

Comparison compare_golden(const std::string& test_directory, const std::string& name, const Picture& actual, Tolerance tolerance)
{
    const std::string golden = test_directory + "/golden/" + name + ".png";
    if (const char* update = std::getenv("RENKEI_RENEW_GOLDENS"); update != nullptr && std::strcmp(update, "1") == 0) {
        const bool written = write_picture(actual, golden);
        return {written, 0, 0, 0, written ? "written anew" : "cannot write " + golden};
    }
    Picture expected;
    Comparison result;
    if (read_picture(expected, golden)) result = compare(expected, actual, tolerance);
    else result.message = "there is no golden picture " + golden + " (RENKEI_RENEW_GOLDENS=1 writes it)";
    if (result.same) return result;

    const char* chosen = std::getenv("RENKEI_GOLDEN_OUT");
    const std::filesystem::path folder = chosen == nullptr ? "golden-failures" : chosen;
    std::filesystem::create_directories(folder);
    bool written = write_picture(actual, folder / (name + ".actual.png"));
    if (!expected.pixels.empty()) {
        written = write_picture(expected, folder / (name + ".expected.png")) && written;
        if (expected.pixels.size() == actual.pixels.size())
            written = write_picture(difference_of(expected, actual, tolerance.level), folder / (name + ".difference.png")) && written;
    }
    result.message += written ? "; see " + std::filesystem::absolute(folder).string() : "; the pictures could not be written";
    return result;
}

bool write_picture(const Picture& picture, const std::string& path)
{
    png_image header{};
    header.version = PNG_IMAGE_VERSION;
    header.width = static_cast<png_uint_32>(picture.width);
    header.height = static_cast<png_uint_32>(picture.height);
    header.format = PNG_FORMAT_RGB;
    std::vector<uint8_t> bytes;
    bytes.reserve(picture.pixels.size() * 3);
    for (const uint32_t pixel : picture.pixels)
        for (int shift = 16; shift >= 0; shift -= 8) bytes.push_back(static_cast<uint8_t>(pixel >> shift & 255u));
    return png_image_write_to_file(&header, path.c_str(), 0, bytes.data(), 0, nullptr) != 0;
}

bool read_picture(Picture& picture, const std::string& path)
{
    png_image header{};
    header.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_file(&header, path.c_str()) == 0) return false;
    header.format = PNG_FORMAT_RGB;
    std::vector<uint8_t> bytes(PNG_IMAGE_SIZE(header));
    if (png_image_finish_read(&header, nullptr, bytes.data(), 0, nullptr) == 0) return false;
    picture.width = static_cast<int>(header.width);
    picture.height = static_cast<int>(header.height);
    picture.pixels.clear();
    for (size_t i = 0; i + 2 < bytes.size(); i += 3)
        picture.pixels.push_back(0xff000000u | static_cast<uint32_t>(bytes[i]) << 16 | static_cast<uint32_t>(bytes[i + 1]) << 8 | bytes[i + 2]);
    return true;
}

}  // namespace renkei::test
