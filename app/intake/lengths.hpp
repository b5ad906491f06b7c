#pragma once
// What is longer than model/limits.hpp allows. Private to this room; pure.

#include <optional>
#include <string>
#include <vector>

#include "base/sentence.hpp"

namespace renkei::intake {

// What is wrong with the value of a field, which the person who wrote it calls `name`; nothing for other types.
[[nodiscard]] std::optional<Sentence> too_long(const char* field, const std::string& name, const std::string& value);
[[nodiscard]] std::optional<Sentence> too_long(const char* field, const std::string& name, const std::vector<std::string>& value);
template <class T>
[[nodiscard]] std::optional<Sentence> too_long(const char*, const std::string&, const T&) { return std::nullopt; }

// A cell as a sentence quotes it: its beginning, when it is long.
[[nodiscard]] std::string quoted(const std::string& cell);

}  // namespace renkei::intake
