#pragma once
// What renkei-film and its parent say to each other. Both ends are programs of one build on one machine, so everything is as
// it lies in memory. Pixels and numbers and no file format: whoever takes the player over can paint a wrong picture and
// nothing worse.
//
// Asked for facts or for one picture, it answers a FilmHeader on its standard output and, after Ok, the picture: 8 bits
// B G R and a byte of 255, rows without padding. Playing, it draws into a FilmRing that its parent made, and writes a byte
// for each picture; the end of the pipe is the end of the player.

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

namespace renkei {

enum class FilmOutcome : uint32_t {
    Ok,
    UnknownKind,     // no MP4, MOV, WebM or Matroska, whatever its name says
    Broken,          // no picture of it can be decoded
    CutShort,        // it ends before its own length
    NoPicture,       // sound only
    TooLarge,        // more pixels than a film may have
    TooShort,
    TooSlow,         // it took longer than kMostProbeSeconds
};

struct FilmHeader {
    std::array<char, 8> magic{'R', 'N', 'K', 'F', 'I', 'L', 'M', '1'};
    FilmOutcome outcome = FilmOutcome::Ok;
    uint32_t width = 0, height = 0;                  // of the film, upright, its pixels square
    uint32_t picture_width = 0, picture_height = 0;  // of the picture that follows
    uint32_t milliseconds = 0;                       // its length
    uint32_t sound = 0;                              // 1: it has some
};

// Where the descriptors lie in the player. Standard input is the clip.
inline constexpr int kFilmRing = 3, kFilmSubtitles = 4;

// Three pictures in shared memory: one is being drawn, one is shown, one lies between. Whoever is done swaps his for the one
// between, so neither ever waits. Sizes are agreed beforehand and never read from here.
struct FilmRing {
    static constexpr uint32_t kFresh = 4;            // bit of `between`: drawn since it was last taken
    std::atomic<uint32_t> between{1};                // number of that picture, and the bit
    std::atomic<uint32_t> ended{0};                  // 1: the last picture of the film has been drawn
};
static_assert(std::atomic<uint32_t>::is_always_lock_free, "two processes share them");

inline constexpr size_t kFilmRingHead = 4096;        // bytes before the first picture
[[nodiscard]] constexpr size_t film_row_bytes(uint32_t width) { return (size_t{width} * 4 + 63) / 64 * 64; }   // SIMD writes whole rows
[[nodiscard]] constexpr size_t film_picture_bytes(uint32_t width, uint32_t height) { return (film_row_bytes(width) * height + 4095) / 4096 * 4096; }
[[nodiscard]] constexpr size_t film_ring_bytes(uint32_t width, uint32_t height) { return kFilmRingHead + 3 * film_picture_bytes(width, height); }

// The bounds of what is taken, in one place for both ends.
inline constexpr uint32_t kLongestFilmSide = 3840, kShortestFilmSide = 64;
inline constexpr uint32_t kLeastFilmMilliseconds = 2'000;
inline constexpr uint32_t kLongestPosterSide = 1920;
inline constexpr int kMostProbeSeconds = 40;

}  // namespace renkei
