#pragma once
// Which role may speak for which path (TUF 1.0.34, section 4.5), and how names become parts of addresses. Pure.

#include <string>
#include <string_view>

#include "feed/metadata.hpp"

namespace renkei::feed {

// Segment by segment: * and ? never match "/", case counts, as many segments as in the path.
[[nodiscard]] bool path_matches(std::string_view pattern, std::string_view path);
[[nodiscard]] bool allows(const Delegation& delegation, const std::string& path);
// The bin for a path: "prefix-0a".
[[nodiscard]] std::string bin_of(const SuccinctDelegation& succinct, const std::string& path);

// Percent-encoded whole, "/" too: for a role in an address and as the name of a file.
[[nodiscard]] std::string encoded_name(std::string_view name);
// Byte by byte with "/" kept: for a target in an address.
[[nodiscard]] std::string encoded_path(std::string_view path);

}  // namespace renkei::feed
