#pragma once
// Running text in parts that can be read while a slot stays. Pure.

#include <string>
#include <string_view>
#include <vector>

namespace renkei::programme {

// Characters of UTF-8 text that are read; blanks are not.
[[nodiscard]] size_t characters(std::string_view text);

// Each with its stop, and a line break that follows it; a space after a Western stop belongs to the sentence before.
[[nodiscard]] std::vector<std::string> sentences_of(std::string_view text);

// As few parts of whole sentences as have `most` characters each, about as long as each other. A sentence that is longer alone is
// parted after a comma, or where it must be. Nothing for an empty text.
[[nodiscard]] std::vector<std::string> parts_of(std::string_view text, size_t most);

}  // namespace renkei::programme
