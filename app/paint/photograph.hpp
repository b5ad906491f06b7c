#pragma once
// Photographs as the store keeps them: JPEG files that this program has written itself, from pixels that the decoder gave.
// Nothing else is ever decoded here. Takes 10 to 80 ms, a look 5: the preparer's thread.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.hpp"
#include "base/result.hpp"
#include "paint/painter.hpp"

namespace renkei::paint {

// As much of a picture as tells its light and colours: about 480 pixels, in each file beside the whole (paint/thumbnail.hpp), so
// that it costs a tenth to look at.
[[nodiscard]] PixelSize look_size(PixelSize whole);

// From 8 bits R G B, rows without padding. Error: Internal.
[[nodiscard]] Result<std::vector<uint8_t>> encode_photograph(PixelSize size, std::span<const uint8_t> rgb);

// A JPEG that somebody else coded, without what stands around its data in a file (base/photo_wire.hpp), from the decoder: its
// data are any bytes, as far as anybody here knows.
struct CodedPhotograph {
    PixelSize size;
    uint32_t across = 1, down = 1;
    std::array<std::array<uint8_t, 64>, 2> steps{};
    std::span<const uint8_t> look{};   // R G B of the small copy, look_eighths() large
    std::span<const uint8_t> data{};
};

// A file of it, which has the form of all that the store keeps: one pass, the recommended codes, the small copy inside, nothing else
// that was in the file it comes from. None where it cannot have that: a marker in its data, steps of 0, pixels that are too few.
[[nodiscard]] std::optional<std::vector<uint8_t>> file_of(const CodedPhotograph& coded);

// Does a file begin as encode_photograph() writes? So it is worth a closer look.
[[nodiscard]] bool begins_as_encoded(std::span<const uint8_t> bytes);

// Has a file the very form that encode_photograph() writes, so that it can be kept as it is? Every byte but the picture's own
// data is compared with what would be written: tables, markers, and the small copy inside, made anew. The picture's data has
// no further markers; that it can be decoded is the decoder's to say (commands/photo_decoder), which must have said so before.
[[nodiscard]] bool is_encoded_photograph(std::span<const uint8_t> bytes, PixelSize size);

// A file of the very form that encode_photograph() writes, as far as that can be told without decoding anything: every byte but the
// data of the picture and of the small copy in it is compared with what would be written.
struct OwnForm {
    PixelSize size;
    std::span<const uint8_t> look;   // the small copy, a JPEG, in the bytes that were given; empty where a picture is too small for one
    PixelSize look_size;
};
[[nodiscard]] std::optional<OwnForm> own_form_of(std::span<const uint8_t> bytes);

// The size in which load_photograph() gives a picture: the smallest of its eighths that is large enough, else its own.
[[nodiscard]] PixelSize loaded_size(PixelSize whole, PixelSize at_least);

// The picture, as small as it may be while both sides are `at_least` or its own. `hash`: the SHA-256 that the bytes must have.
// Error: NotFound, BadData for other bytes than those that were stored.
[[nodiscard]] Result<Image> load_photograph(const std::string& path, std::string_view hash, PixelSize at_least);

}  // namespace renkei::paint
