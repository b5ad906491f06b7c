#include <png.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include "base/sentence.hpp"
#include "canvas/canvas.hpp"
#include "canvas/gl.hpp"

namespace renkei::canvas {

namespace {

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

// Fast compression: a contact sheet of 30 pictures is a minute of level 9 and a few seconds of this.
constexpr int kCompression = 2;

struct Writer {
    png_structp png = nullptr;
    png_infop info = nullptr;
    ~Writer() { png_destroy_write_struct(&png, &info); }
};

void copy_rgb(const uint32_t* from, int count, uint8_t* to)
{
    for (int x = 0; x < count; ++x) {
        *to++ = static_cast<uint8_t>(from[x] >> 16 & 255u);
        *to++ = static_cast<uint8_t>(from[x] >> 8 & 255u);
        *to++ = static_cast<uint8_t>(from[x] & 255u);
    }
}

// libpng reports by longjmp: nothing with a destructor may be made after setjmp in here.
bool encode(Writer& writer, std::FILE* file, const paint::Image& image, std::vector<uint8_t>& row)
{
    if (setjmp(png_jmpbuf(writer.png)) != 0) return false;
    png_init_io(writer.png, file);
    png_set_compression_level(writer.png, kCompression);
    png_set_filter(writer.png, PNG_FILTER_TYPE_BASE, PNG_FILTER_SUB);
    png_set_IHDR(writer.png, writer.info, static_cast<png_uint_32>(image.width), static_cast<png_uint_32>(image.height), 8, PNG_COLOR_TYPE_RGB,
                 PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_write_info(writer.png, writer.info);
    for (int y = 0; y < image.height; ++y) {
        copy_rgb(image.pixels.data() + static_cast<size_t>(y) * static_cast<size_t>(image.width), image.width, row.data());
        png_write_row(writer.png, row.data());
    }
    png_write_end(writer.png, writer.info);
    return true;
}

}  // namespace

std::optional<paint::Image> read_png(const std::string& path)
{
    constexpr png_uint_32 kLargest = 8192;
    png_image png{};
    png.version = PNG_IMAGE_VERSION;
    std::optional<paint::Image> image;
    if (png_image_begin_read_from_file(&png, path.c_str()) != 0 && png.width <= kLargest && png.height <= kLargest) {
        png.format = PNG_FORMAT_BGRA;
        image = paint::Image{static_cast<int>(png.width), static_cast<int>(png.height), std::vector<uint32_t>(size_t{png.width} * png.height)};
        if (png_image_finish_read(&png, nullptr, image->pixels.data(), 0, nullptr) == 0) image.reset();
    }
    png_image_free(&png);
    return image;
}

Result<void> write_png(const paint::Image& image, const std::string& path)
{
    const std::unique_ptr<std::FILE, CloseFile> file(std::fopen(path.c_str(), "wb"));
    if (!file) return Error{ErrorKind::CannotCreate, sentence("Cannot create the picture {1} ({2}); check that its folder exists and can be written", path, std::strerror(errno))};
    Writer writer;
    // Its own handler would print to stderr; the Error below says it in our words.
    writer.png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, [](png_structp png, png_const_charp) { png_longjmp(png, 1); }, nullptr);
    writer.info = writer.png == nullptr ? nullptr : png_create_info_struct(writer.png);
    if (writer.info == nullptr) return Error{ErrorKind::Internal, sentence("No memory to write the picture {1}", path)};
    std::vector<uint8_t> row(static_cast<size_t>(image.width) * 3);
    if (!encode(writer, file.get(), image, row) || std::fflush(file.get()) != 0) {
        const int why = errno;
        struct stat written{};
        // half a picture is none; a device is no picture
        if (::fstat(::fileno(file.get()), &written) == 0 && S_ISREG(written.st_mode)) std::remove(path.c_str());
        return Error{ErrorKind::Io, sentence("Writing the picture {1} failed midway ({2}); check the room on that disk", path, std::strerror(why))};
    }
    return {};
}

Result<paint::Image> Canvas::read_back(PixelSize size) const
{
    paint::Image image{size.w, size.h, {}};
    const auto width = static_cast<size_t>(size.w), height = static_cast<size_t>(size.h);
    std::vector<uint32_t> rows(width * height);
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    glPixelStorei(GL_PACK_ALIGNMENT, 4);
    glReadPixels(0, 0, size.w, size.h, GL_RGBA, GL_UNSIGNED_BYTE, rows.data());
    if (const std::string error = gl::take_error(); !error.empty())
        return Error{ErrorKind::Internal, sentence("Reading the picture back from {1} failed: {2}", renderer(), error)};
    image.pixels.resize(rows.size());
    for (size_t y = 0; y < height; ++y)
        for (size_t x = 0; x < width; ++x) {
            const uint32_t pixel = rows[(height - 1 - y) * width + x];   // bytes R G B A, last row first
            image.pixels[y * width + x] = 0xff000000u | (pixel & 0xffu) << 16 | (pixel & 0xff00u) | (pixel >> 16 & 0xffu);
        }
    return image;
}

}  // namespace renkei::canvas
