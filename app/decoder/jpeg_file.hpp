#pragma once
// A JPEG opened by libjpeg-turbo, its header read: what both ways of reading it begin with.

#include <cstddef>
#include <cstdint>
#include <cstdio>   // jpeglib.h uses FILE

#include <jpeglib.h>

#include "decoder/colours.hpp"

namespace renkei::decoder {

// Refuses what is no picture, cut short or broken, and what has too many pixels. Stays where it is: the library points into it.
class JpegFile {
  public:
    explicit JpegFile(Bytes file);
    ~JpegFile() { jpeg_destroy_decompress(&info); }
    JpegFile(const JpegFile&) = delete;
    JpegFile& operator=(const JpegFile&) = delete;

    [[nodiscard]] int orientation() const;
    [[nodiscard]] bool cmyk() const { return info.jpeg_color_space == JCS_CMYK || info.jpeg_color_space == JCS_YCCK; }
    [[nodiscard]] Colours colours();
    // What is left of it, into rows of R G B without padding.
    void read_rows(const Colours& colours, uint8_t* to);
    // To the end of the picture, once all rows are there. What is missing then is no loss.
    void read_end();
    // Bytes between its parts that belong to none; behind its end anything may stand, as telephones write it.
    [[nodiscard]] bool surplus() const { return surplus_; }

    jpeg_decompress_struct info;

  private:
    static void on_message(j_common_ptr info, int level);
    bool surplus_ = false, all_rows_ = false;
    jpeg_error_mgr errors_;
    jpeg_progress_mgr progress_{};
};

}  // namespace renkei::decoder
