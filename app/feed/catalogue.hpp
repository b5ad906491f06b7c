#pragma once
// The content of a revision as the one target of a publication, catalog.json (docs/feed-format.md), and back. Pure.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "model/content.hpp"

namespace renkei::feed {

// The same content always makes the same bytes.
[[nodiscard]] std::string catalogue_of(const model::Content& content);
// Error: MALFORMED, with kind, record and member.
[[nodiscard]] Result<model::Content> read_catalogue(std::string_view text);
// Every media file that records name, by SHA-256; each once, ascending.
[[nodiscard]] std::vector<std::string> media_in(const model::Content& content);

}  // namespace renkei::feed
