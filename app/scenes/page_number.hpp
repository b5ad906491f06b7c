#pragma once
// The page that an item of a paged scene means, counted from 1.

#include <charconv>
#include <optional>
#include <string_view>

namespace renkei::scenes {

// The first page when no item is named; nothing when the item is no number from 1 to `count`, however large.
[[nodiscard]] inline std::optional<size_t> page_number(std::string_view item, size_t count)
{
    size_t number = 1;
    if (!item.empty()) {
        const auto read = std::from_chars(item.data(), item.data() + item.size(), number);
        if (read.ec != std::errc{} || read.ptr != item.data() + item.size()) return std::nullopt;
    }
    return number >= 1 && number <= count ? std::optional(number) : std::nullopt;
}

}  // namespace renkei::scenes
