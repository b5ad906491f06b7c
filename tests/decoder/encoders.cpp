#include "encoders.hpp"

#include <cstdio>
#include <cstdlib>

#include <jpeglib.h>
#include <lcms2.h>
#include <libheif/heif.h>
#include <png.h>
#include <tiffio.h>
#include <webp/encode.h>

#include <catch2/catch.hpp>

#include <cstring>
#include <filesystem>

#include "support/files.hpp"
#include "support/temporary_folder.hpp"

namespace renkei::tests {
namespace {

struct Compressor {
    jpeg_error_mgr errors{};
    jpeg_compress_struct info{};
    unsigned char* out = nullptr;
    unsigned long length = 0;

    Compressor(uint32_t width, uint32_t height, int components, J_COLOR_SPACE space)
    {
        info.err = jpeg_std_error(&errors);
        jpeg_create_compress(&info);
        jpeg_mem_dest(&info, &out, &length);
        info.image_width = width;
        info.image_height = height;
        info.input_components = components;
        info.in_color_space = space;
        jpeg_set_defaults(&info);
        jpeg_set_quality(&info, 95, TRUE);
    }
    std::string finish(const std::vector<uint8_t>& rows)
    {
        const size_t row = size_t{info.image_width} * static_cast<size_t>(info.input_components);
        while (info.next_scanline < info.image_height) {
            auto* line = const_cast<uint8_t*>(rows.data() + info.next_scanline * row);
            jpeg_write_scanlines(&info, &line, 1);
        }
        jpeg_finish_compress(&info);
        std::string file(reinterpret_cast<char*>(out), length);
        jpeg_destroy_compress(&info);
        std::free(out);
        return file;
    }
};

const unsigned char* bytes(const std::string& text) { return reinterpret_cast<const unsigned char*>(text.data()); }

void append(png_structp png, png_bytep data, size_t length) { static_cast<std::string*>(png_get_io_ptr(png))->append(reinterpret_cast<char*>(data), length); }

// RIFF: name, length in four bytes, data, a byte of padding where that is odd.
std::string chunk(const std::string& name, const std::string& data)
{
    std::string all = name;
    for (int i = 0; i < 4; ++i) all += static_cast<char>(data.size() >> (8 * i) & 0xFF);
    return all + data + (data.size() % 2 == 1 ? std::string(1, '\0') : "");
}

std::string saved(cmsHPROFILE profile)
{
    cmsUInt32Number length = 0;
    cmsSaveProfileToMem(profile, nullptr, &length);
    std::string icc(length, '\0');
    cmsSaveProfileToMem(profile, icc.data(), &length);
    return icc;
}

}  // namespace

Rgb quarters(uint32_t width, uint32_t height)
{
    Rgb picture{width, height, {}};
    for (uint32_t y = 0; y < height; ++y)
        for (uint32_t x = 0; x < width; ++x) {
            const bool right = x >= width / 2, low = y >= height / 2;
            const auto full = [](bool on) { return static_cast<uint8_t>(on ? 255 : 0); };
            picture.bytes.insert(picture.bytes.end(), {full(right == low), full(right), full(low)});
        }
    return picture;
}

std::string exif(int orientation)
{
    using namespace std::string_literals;
    return "MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0"s + static_cast<char>(orientation) + "\0\0\0\0\0\0"s;
}

std::string jpeg(const Rgb& picture, int orientation, const std::string& icc)
{
    Compressor compressor(picture.width, picture.height, 3, JCS_RGB);
    for (int i = 0; i < 3; ++i) compressor.info.comp_info[i].h_samp_factor = compressor.info.comp_info[i].v_samp_factor = 1;
    jpeg_start_compress(&compressor.info, TRUE);
    const std::string tag = std::string("Exif\0\0", 6) + exif(orientation);
    jpeg_write_marker(&compressor.info, JPEG_APP0 + 1, bytes(tag), static_cast<unsigned>(tag.size()));
    if (!icc.empty()) jpeg_write_icc_profile(&compressor.info, bytes(icc), static_cast<unsigned>(icc.size()));
    return compressor.finish(picture.bytes);
}

std::string jpeg_as(const Rgb& picture, JpegForm form)
{
    Compressor compressor(picture.width, picture.height, 3, JCS_RGB);
    jpeg_compress_struct& info = compressor.info;
    if (form == JpegForm::Progressive) jpeg_simple_progression(&info);
    if (form == JpegForm::OwnCodes) info.optimize_coding = TRUE;
    if (form == JpegForm::Restarts) info.restart_in_rows = 2;
    if (form == JpegForm::Grey) jpeg_set_colorspace(&info, JCS_GRAYSCALE);
    jpeg_start_compress(&info, TRUE);
    return compressor.finish(picture.bytes);
}

std::string jpeg_data(const std::string& file)
{
    const size_t scan = file.find("\xff\xda");
    REQUIRE(scan != std::string::npos);
    const size_t begin = scan + 2 + size_t{static_cast<uint8_t>(file[scan + 2])} * 256 + static_cast<uint8_t>(file[scan + 3]);
    return file.substr(begin, file.size() - begin - 2);
}

std::string cmyk_jpeg(uint32_t width, uint32_t height, std::array<uint8_t, 4> ink)
{
    Compressor compressor(width, height, 4, JCS_CMYK);
    jpeg_start_compress(&compressor.info, TRUE);   // libjpeg writes Adobe's marker, whose programs store ink upside down
    std::vector<uint8_t> rows;
    for (uint32_t i = 0; i < width * height; ++i)
        for (const uint8_t amount : ink) rows.push_back(static_cast<uint8_t>(255 - amount));
    return compressor.finish(rows);
}

std::string png(const Rgb& picture, int orientation, const std::string& icc)
{
    std::string file, tag = exif(orientation);
    png_structp writer = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    png_infop info = png_create_info_struct(writer);
    png_set_write_fn(writer, &file, append, nullptr);
    png_set_IHDR(writer, info, picture.width, picture.height, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_set_eXIf_1(writer, info, static_cast<png_uint_32>(tag.size()), reinterpret_cast<png_bytep>(tag.data()));
    if (!icc.empty()) png_set_iCCP(writer, info, "test", 0, bytes(icc), static_cast<png_uint_32>(icc.size()));
    png_write_info(writer, info);
    for (uint32_t y = 0; y < picture.height; ++y) png_write_row(writer, picture.bytes.data() + size_t{y} * picture.width * 3);
    png_write_end(writer, info);
    png_destroy_write_struct(&writer, &info);
    return file;
}

std::string webp(const Rgb& picture, int orientation)
{
    uint8_t* out = nullptr;
    const size_t length = WebPEncodeLosslessRGB(picture.bytes.data(), static_cast<int>(picture.width), static_cast<int>(picture.height),
                                                static_cast<int>(picture.width * 3), &out);
    const std::string simple(reinterpret_cast<char*>(out), length);
    WebPFree(out);
    std::string head(1, '\x08');   // extended format with EXIF (RFC 9649, section 2.7)
    head.append(3, '\0');
    for (const uint32_t side : {picture.width - 1, picture.height - 1})
        for (int i = 0; i < 3; ++i) head += static_cast<char>(side >> (8 * i) & 0xFF);
    return chunk("RIFF", "WEBP" + chunk("VP8X", head) + simple.substr(12) + chunk("EXIF", exif(orientation)));
}

std::string tiff(const Rgb& picture, int orientation)
{
    const TemporaryFolder folder;
    const std::filesystem::path path = folder.path() / "picture.tif";
    TIFF* file = TIFFOpen(path.c_str(), "w");
    REQUIRE(file != nullptr);
    TIFFSetField(file, TIFFTAG_IMAGEWIDTH, picture.width);
    TIFFSetField(file, TIFFTAG_IMAGELENGTH, picture.height);
    TIFFSetField(file, TIFFTAG_SAMPLESPERPIXEL, 3);
    TIFFSetField(file, TIFFTAG_BITSPERSAMPLE, 8);
    TIFFSetField(file, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_RGB);
    TIFFSetField(file, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
    TIFFSetField(file, TIFFTAG_COMPRESSION, COMPRESSION_LZW);
    TIFFSetField(file, TIFFTAG_ROWSPERSTRIP, 16);
    TIFFSetField(file, TIFFTAG_ORIENTATION, orientation);
    for (uint32_t y = 0; y < picture.height; ++y) TIFFWriteScanline(file, const_cast<uint8_t*>(picture.bytes.data() + size_t{y} * picture.width * 3), y, 0);
    TIFFClose(file);
    return bytes_of(path);
}

std::string heic(const Rgb& picture)
{
    heif_image* image = nullptr;
    const int w = static_cast<int>(picture.width), h = static_cast<int>(picture.height);
    REQUIRE(heif_image_create(w, h, heif_colorspace_RGB, heif_chroma_interleaved_RGB, &image).code == heif_error_Ok);
    REQUIRE(heif_image_add_plane(image, heif_channel_interleaved, w, h, 24).code == heif_error_Ok);
    int stride = 0;
    uint8_t* plane = heif_image_get_plane(image, heif_channel_interleaved, &stride);
    for (int y = 0; y < h; ++y) std::memcpy(plane + y * stride, picture.bytes.data() + static_cast<size_t>(y) * picture.width * 3, size_t{picture.width} * 3);
    heif_context* context = heif_context_alloc();
    heif_encoder* encoder = nullptr;
    REQUIRE(heif_context_get_encoder_for_format(context, heif_compression_HEVC, &encoder).code == heif_error_Ok);
    heif_encoder_set_lossy_quality(encoder, 90);
    REQUIRE(heif_context_encode_image(context, image, encoder, nullptr, nullptr).code == heif_error_Ok);
    heif_encoder_release(encoder);
    heif_image_release(image);
    std::string file;
    heif_writer writer{1, [](heif_context*, const void* data, size_t length, void* to) {
                           static_cast<std::string*>(to)->assign(static_cast<const char*>(data), length);
                           return heif_error{heif_error_Ok, heif_suberror_Unspecified, ""};
                       }};
    REQUIRE(heif_context_write(context, &writer, &file).code == heif_error_Ok);
    heif_context_free(context);
    return file;
}

std::string srgb_profile()
{
    const cmsHPROFILE profile = cmsCreate_sRGBProfile();
    const std::string icc = saved(profile);
    cmsCloseProfile(profile);
    return icc;
}

std::string swapped_profile()
{
    const cmsCIExyY white{0.3127, 0.3290, 1};
    const cmsCIExyYTRIPLE swapped{{0.30, 0.60, 1}, {0.64, 0.33, 1}, {0.15, 0.06, 1}};
    cmsToneCurve* curve = cmsBuildGamma(nullptr, 2.2);
    cmsToneCurve* curves[3] = {curve, curve, curve};
    const cmsHPROFILE profile = cmsCreateRGBProfile(&white, &swapped, curves);
    const std::string icc = saved(profile);
    cmsCloseProfile(profile);
    cmsFreeToneCurve(curve);
    return icc;
}

}  // namespace renkei::tests
