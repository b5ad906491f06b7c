#pragma once
// What toml++ says of a file that is no TOML, in the house's words: it speaks English to programmers, and the reader is staff's. Pure.

#include <string_view>

#include "base/result.hpp"

namespace renkei::config {

// `description`: as the library has it. One that is not known here stands in brackets.
[[nodiscard]] Sentence toml_fault(std::string_view description);

}  // namespace renkei::config
