#pragma once
// What renkei-decode answers: this header on its standard output and, before it says Ok, the pixels in the memory that it shares
// with whoever started it: 8 bits R G B, rows without padding, upright, sRGB. Both ends are programs of one build on one machine,
// so the header is sent as it lies in memory. Pixels and no file format: whoever takes the decoder over can paint a wrong picture
// and nothing worse. They are read when the decoder has ended, so that nothing changes under who reads them.

#include <array>
#include <cstddef>
#include <cstdint>

namespace renkei {

enum class PhotoOutcome : uint32_t {
    Ok,
    UnknownKind,     // no JPEG, PNG, WebP, TIFF or HEIC, whatever its name says
    Broken,
    CutShort,        // the file ends too early
    TooManyPixels,
    TooManyBytes,
    TooSmall,
    Unsupported,     // animated, or another form of its kind that no photograph has
    OutOfMemory,
};

struct PhotoHeader {
    std::array<char, 8> magic{'R', 'N', 'K', 'P', 'H', 'O', 'T', '1'};
    PhotoOutcome outcome = PhotoOutcome::Ok;
    uint32_t width = 0, height = 0;                  // of the pixels
    uint32_t source_width = 0, source_height = 0;    // of the file, upright
};

// The bounds of what is read, in one place for both ends.
inline constexpr uint64_t kMostPhotoPixels = 50'000'000;       // requirements R96
inline constexpr uint32_t kLongestPhotoSide = 3840;            // of what is kept
inline constexpr uint32_t kShortestPhotoSide = 64;             // below that it is an icon
inline constexpr size_t kMostPhotoBytes = size_t{256} * 1024 * 1024;

// The shared memory: its descriptor in the decoder, and its size, which no one may change. What no picture fills is never there.
inline constexpr int kPhotoMemory = 3;
inline constexpr size_t kPhotoMemoryBytes = size_t{kLongestPhotoSide} * kLongestPhotoSide * 3;

}  // namespace renkei
