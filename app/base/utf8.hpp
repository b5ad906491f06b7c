#pragma once
// Code points of UTF-8 text. What is counted here are lengths of words that have been checked when they were read; glyphs and
// clusters are the business of `text`.

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace renkei {

// Is this byte the first of a code point? The others are 10xxxxxx (RFC 3629, section 3).
[[nodiscard]] constexpr bool begins_code_point(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
}

[[nodiscard]] constexpr size_t code_points(std::string_view text)
{
    return static_cast<size_t>(std::count_if(text.begin(), text.end(), begins_code_point));
}

// Bytes of the code point that begins at `at`.
[[nodiscard]] constexpr size_t code_point_length(std::string_view text, size_t at)
{
    size_t end = at + 1;
    while (end < text.size() && !begins_code_point(text[end])) ++end;
    return end - at;
}

}  // namespace renkei
