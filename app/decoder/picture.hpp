#pragma once
// One untrusted picture on its way to pixels. This room is a program of its own (renkei-decode): it reads one file from its
// standard input, under seccomp and with limits, and the first thing that is wrong ends it. So nothing here hands errors up,
// and C libraries that report by callback need no way back.
//
// Thread: one. Errors: refuse(), which does not return.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/photo_wire.hpp"

namespace renkei::decoder {

using Bytes = std::span<const uint8_t>;

// sRGB, 8 bits R G B, rows without padding; not upright yet: `orientation` is that of EXIF, 1 to 8.
struct Picture {
    uint32_t width = 0, height = 0;
    uint32_t source_width = 0, source_height = 0;   // where the reader scales on its way
    int orientation = 1;
    std::vector<uint8_t> rgb;
    bool in_place = false;   // the pixels stand in the room already, and `rgb` is empty: nothing is left to be done to them
    bool surplus = false;    // its file has bytes that belong to no picture
};

// A JPEG left as it was coded: the pixels of its small copy and, behind them, its data stand in the room.
struct Coded {
    uint32_t width = 0, height = 0;
    uint32_t bytes = 0, across = 1, down = 1;       // as in PhotoHeader
    std::array<std::array<uint8_t, 64>, 2> steps{};
};

// Answers with the reason and ends the program.
[[noreturn]] void refuse(PhotoOutcome outcome);

// Refuses what is too large or too small to be a photograph. Before anything of that size is allocated.
void check_size(uint64_t width, uint64_t height);

// Where the pixels go in the end. May be empty: then a reader keeps them.
using Room = std::span<uint8_t>;

// Each kind by its content. A reader may scale down on its way as long as the longer side stays `longest` or more, and may put
// straight into the room what needs neither sizing nor turning.
[[nodiscard]] Picture read_picture(Bytes file, uint32_t longest, Room room);
[[nodiscard]] Picture read_jpeg(Bytes file, uint32_t longest, Room room);
// A JPEG that needs nothing done to it: upright, sRGB, not larger than `longest` nor coded more finely than this program would, in
// one pass and with the recommended tables. It has been read to its end, and without a warning. Nothing for any other file.
[[nodiscard]] std::optional<Coded> as_it_is(Bytes file, uint32_t longest, Room room);
[[nodiscard]] Picture read_png(Bytes file);
[[nodiscard]] Picture read_webp(Bytes file, uint32_t longest);
[[nodiscard]] Picture read_tiff(Bytes file);
[[nodiscard]] Picture read_heif(Bytes file);

// The orientation that EXIF data tell (from the TIFF header on, or with "Exif\0\0" before it); 1 when they tell none.
[[nodiscard]] int exif_orientation(Bytes exif);

// Down to `longest` on the longer side, in linear light; smaller pictures stay as they are.
[[nodiscard]] Picture sized(Picture picture, uint32_t longest);
[[nodiscard]] Picture upright(Picture picture);

}  // namespace renkei::decoder
