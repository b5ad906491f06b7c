#pragma once
// JSON as signatures need it. Reading is strict: a file that two readers could understand differently is refused. Writing is
// the canonical form of TUF 1.0.34, section 4.2.1: members by byte order, no white space, only " and \ escaped. Pure; any thread.

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace renkei::feed {

using Json = nlohmann::json;   // its objects are ordered by the bytes of their names

enum class Numbers {
    Whole,      // metadata: a fraction has no canonical form
    Fractions,  // a catalogue: latitudes have some
};

// Error: BadData for duplicate members, more than 32 levels, invalid UTF-8, bytes behind the value, a number that is not allowed.
[[nodiscard]] Result<Json> parse_strictly(std::string_view text, Numbers numbers = Numbers::Whole);

// What is signed. The value has no fractions: parse_strictly has seen to it.
[[nodiscard]] std::string canonical(const Json& value);

}  // namespace renkei::feed
