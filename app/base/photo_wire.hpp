#pragma once
// What renkei-decode and renkei-documents answer: this header on its standard output and, before it says Ok, the pixels in the memory that it shares
// with whoever started it: 8 bits R G B, rows without padding, upright, sRGB. Both ends are programs of one build on one machine,
// so the header is sent as it lies in memory. Pixels and no file format: whoever takes the decoder over can paint a wrong picture
// and nothing worse. They are read when the decoder has ended, so that nothing changes under who reads them.
//
// Where it was asked to (kAsItIs), it may leave a JPEG as it was coded, once it has read all of it: then the memory has the pixels
// of the small copy and behind them the coded data, without a marker, in the tables that the standard recommends (ITU-T T.81, annex
// K.3). What stands around these in a file is written by whoever keeps it, from the few numbers here.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace renkei {

enum class PhotoOutcome : uint32_t {
    Ok,
    UnknownKind,     // no JPEG, PNG, WebP, TIFF, HEIC or PDF, whatever its name says
    Broken,
    CutShort,        // the file ends too early
    TooManyPixels,
    TooManyBytes,
    TooSmall,
    Unsupported,     // animated, or another form of its kind that no photograph has
    OutOfMemory,
    // of a document
    Locked,          // with a password
    NoPage,
    EmptyPage,       // the first one: nothing stands on it
    LacksFont,       // what its letters are drawn with is not in the file
    NoExtent,        // its first page has no width or height, or none of it is to be seen
};
inline constexpr PhotoOutcome kLastPhotoOutcome = PhotoOutcome::NoExtent;

// What is wrong with a page of a document that was drawn all the same; the worst of it.
enum class PageFlaw : uint32_t {
    None,
    Damaged,         // something could not be read, and was passed over
    Sizeless,        // it does not say how large it is, and was taken for US Letter, as its readers do
    Askew,           // it is to be turned by what is no quarter, and was not turned
};
inline constexpr PageFlaw kLastPageFlaw = PageFlaw::Askew;

struct PhotoHeader {
    std::array<char, 8> magic{'R', 'N', 'K', 'P', 'H', 'O', 'T', '6'};
    PhotoOutcome outcome = PhotoOutcome::Ok;
    uint32_t width = 0, height = 0;                  // of the pixels
    uint32_t source_width = 0, source_height = 0;    // of the file, upright
    uint32_t coded_bytes = 0;                        // of the data of a JPEG that is left as it was coded; 0: pixels
    uint32_t across = 0, down = 0;                   // its samples of brightness to one of colour: 1 1, 2 1 or 2 2
    uint32_t surplus = 0;                            // 1: the file has bytes that belong to no picture, or stand before or behind the document
    uint32_t pages = 0;                              // of a document, of which the first is here; 0: it is a picture
    PageFlaw flaw = PageFlaw::None;                  // of a document
    std::array<char, 160> lacking{};                 // of a document that LacksFont: the names of such fonts as it calls them, each on a line; zero behind them
    std::array<std::array<uint8_t, 64>, 2> steps{};  // its quantisation of brightness and of colour, in the order of a file
};

// The word behind LONGEST that asks for it.
inline constexpr const char* kAsItIs = "as-it-is";

// The small copy in the file of each picture that is kept: about so long, in eighths of the whole, as a JPEG is read. 8: it has none,
// since it would be the whole.
inline constexpr uint32_t kLookSide = 480;
constexpr uint32_t in_eighths(uint32_t length, uint32_t eighths) { return (length * eighths + 7) / 8; }
constexpr uint32_t look_eighths(uint32_t width, uint32_t height)
{
    const uint32_t part = (width > height ? width : height) / kLookSide + 1;
    uint32_t eighths = 1;
    while (eighths < 8 && (in_eighths(width, eighths) < width / part || in_eighths(height, eighths) < height / part)) ++eighths;
    return eighths;
}

// The bounds of what is read, in one place for both ends.
inline constexpr uint64_t kMostPhotoPixels = 50'000'000;       // requirements R96
inline constexpr uint32_t kLongestPhotoSide = 3840;            // of what is kept
inline constexpr uint32_t kShortestPhotoSide = 64;             // below that it is an icon
inline constexpr size_t kMostPhotoBytes = size_t{256} * 1024 * 1024;

// The shared memory: its descriptor in the decoder, and its size, which no one may change. What no picture fills is never there.
inline constexpr int kPhotoMemory = 3;
inline constexpr size_t kPhotoMemoryBytes = size_t{kLongestPhotoSide} * kLongestPhotoSide * 3;

// The parent's end. What was answered, if all its numbers agree with each other and with the memory; nothing of it is believed before.
[[nodiscard]] std::optional<PhotoHeader> photo_answer(std::span<const uint8_t> bytes);
// The bytes in the memory before the coded data: the pixels of the small copy.
[[nodiscard]] size_t look_bytes(const PhotoHeader& header);
// The names of `lacking`, one each, in whatever bytes the document has them.
[[nodiscard]] std::vector<std::string> lacking_names(const PhotoHeader& header);

// Where poppler looks for the tables of characters (CMaps) of documents; it is built with that. Debian: package poppler-data.
inline constexpr const char* kDocumentTables = "/usr/share/poppler";

}  // namespace renkei
