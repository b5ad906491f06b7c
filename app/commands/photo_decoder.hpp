#pragma once
// The parent of renkei-decode: one untrusted file in, pixels out. The child may do nothing but compute; what it answers is
// believed only as far as its sizes agree.

#include <filesystem>
#include <vector>

#include "base/geometry.hpp"
#include "base/result.hpp"
#include "commands/confined_child.hpp"

namespace renkei::commands {

struct DecodedPhoto {
    PixelSize size, source;          // source: of the file, upright
    std::vector<uint8_t> rgb;        // 8 bits each, rows without padding, sRGB
};

// Where renkei-decode lies: beside this program, or among its tools.
[[nodiscard]] std::filesystem::path decoder_program();

// Error: BadData with what is wrong with the picture, NotFound and NoPermission for the file, Unavailable when the decoder cannot be started, or does
// not do its work.
[[nodiscard]] Result<DecodedPhoto> decode_photo(const std::filesystem::path& program, const std::filesystem::path& file);
// Likewise of what is open already, read from where it stands.
[[nodiscard]] Result<DecodedPhoto> decode_photo(const std::filesystem::path& program, const Handle& input);
// Lets it read a picture of ours. Error: Unavailable.
[[nodiscard]] Result<void> try_decoder(const std::filesystem::path& program);

}  // namespace renkei::commands
