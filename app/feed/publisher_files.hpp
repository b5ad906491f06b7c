#pragma once
// What the publisher's files are made of. Private to this room.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "feed/canonical.hpp"
#include "feed/keys.hpp"
#include "feed/metadata.hpp"

namespace renkei::feed {

[[nodiscard]] Json header(const char* type, long long version, Instant expires);
[[nodiscard]] std::string signed_by(const Json& content, const std::vector<const SigningKey*>& keys);
// The "signed" part of a file of ours.
[[nodiscard]] std::optional<Json> content_of(const std::optional<std::string>& bytes);
// Error: NotFound, BadData.
[[nodiscard]] Result<SigningKey> key_of(const std::filesystem::path& keys, const std::string& role);

}  // namespace renkei::feed
