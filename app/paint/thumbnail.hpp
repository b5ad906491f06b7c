#pragma once
// A small copy of a picture inside its JPEG file, as cameras put it there: Exif 2.3 (JEITA CP-3451C), 4.5.8 and 4.6, thumbnail in
// IFD1. Only what with_thumbnail() wrote is found again. Pure functions, any thread.

#include <cstdint>
#include <span>
#include <vector>

namespace renkei::paint {

// `jpeg` with `thumbnail`, itself a JPEG, in an APP1 segment after its first marker. As it came when the thumbnail is larger
// than a segment holds (65,400 bytes).
[[nodiscard]] std::vector<uint8_t> with_thumbnail(std::vector<uint8_t> jpeg, std::span<const uint8_t> thumbnail);

// The bytes of that thumbnail; empty: it has none.
[[nodiscard]] std::span<const uint8_t> thumbnail_of(std::span<const uint8_t> jpeg);

}  // namespace renkei::paint
