#pragma once
// Photographs as the store keeps them: JPEG files that this program has written itself, from pixels that the decoder gave.
// Nothing else is ever decoded here. Takes 10 to 80 ms: the preparer's thread.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.hpp"
#include "base/result.hpp"
#include "paint/painter.hpp"

namespace renkei::paint {

// From 8 bits R G B, rows without padding. Error: Internal.
[[nodiscard]] Result<std::vector<uint8_t>> encode_photograph(PixelSize size, std::span<const uint8_t> rgb);

// The picture, as small as it may be while both sides are `at_least` or its own. `hash`: the SHA-256 that the bytes must have.
// Error: NotFound, BadData for other bytes than those that were stored.
[[nodiscard]] Result<Image> load_photograph(const std::string& path, std::string_view hash, PixelSize at_least);

}  // namespace renkei::paint
