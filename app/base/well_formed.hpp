#pragma once
// Is it UTF-8 at all? For whoever takes text from outside; inside the house it has been asked.

#include <cstddef>
#include <string_view>

namespace renkei {

// Length of the well-formed UTF-8 sequence at the front of `text` (Unicode 15, table 3-7); 0 for none. NUL is no text.
[[nodiscard]] constexpr size_t well_formed_length(std::string_view text)
{
    const auto byte = [&](size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
    const auto within = [&](size_t i, unsigned low, unsigned high) { return byte(i) >= low && byte(i) <= high; };
    const unsigned lead = byte(0);
    if (lead >= 0x01 && lead < 0x80) return 1;
    if (lead >= 0xC2 && lead < 0xE0) return within(1, 0x80, 0xBF) ? 2 : 0;
    if (lead >= 0xE0 && lead < 0xF0) return within(1, lead == 0xE0 ? 0xA0 : 0x80, lead == 0xED ? 0x9F : 0xBF) && within(2, 0x80, 0xBF) ? 3 : 0;
    if (lead >= 0xF0 && lead < 0xF5)
        return within(1, lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF) && within(2, 0x80, 0xBF) && within(3, 0x80, 0xBF) ? 4 : 0;
    return 0;
}

}  // namespace renkei
