#include "paint/painter.hpp"

#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STBI_ONLY_PNG
#define STBI_ONLY_JPEG
#define STBI_MAX_DIMENSIONS 8192
#define STBI_FAILURE_USERMSG
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wold-style-cast"
#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wduplicated-branches"
#pragma GCC diagnostic ignored "-Wnull-dereference"
#pragma GCC diagnostic ignored "-Wimplicit-fallthrough"
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#include <stb_image.h>
#pragma GCC diagnostic pop

#include <filesystem>
#include <memory>
#include <system_error>

#include "base/sentence.hpp"

namespace renkei::paint {

Result<Image> load_artwork(const std::string& path)
{
    const auto unread = [&path](ErrorKind kind, const std::string& why) { return Error{kind, sentence("The picture {1} cannot be read ({2}). It ships with the program: install it again", path, why)}; };
    if (std::error_code failure; !std::filesystem::exists(path, failure))
        return unread(ErrorKind::NotFound, (failure ? failure : std::make_error_code(std::errc::no_such_file_or_directory)).message());
    int width = 0, height = 0, channels = 0;
    const std::unique_ptr<stbi_uc, void (*)(void*)> rgba(stbi_load(path.c_str(), &width, &height, &channels, 4), stbi_image_free);
    if (!rgba) return unread(ErrorKind::BadData, stbi_failure_reason());
    Image image{width, height, {}};
    image.pixels.reserve(static_cast<size_t>(width) * static_cast<size_t>(height));
    const stbi_uc* p = rgba.get();
    for (size_t i = 0; i < static_cast<size_t>(width) * static_cast<size_t>(height); ++i, p += 4) {
        const uint32_t a = p[3];
        const auto premultiplied = [a](uint32_t v) { return (v * a + 127) / 255; };
        image.pixels.push_back(a << 24 | premultiplied(p[0]) << 16 | premultiplied(p[1]) << 8 | premultiplied(p[2]));
    }
    return image;
}

}  // namespace renkei::paint
