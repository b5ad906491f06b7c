#pragma once
// The content of a revision as the one target of a publication, catalog.json (docs/feed-format.md), and back. Pure.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "model/content.hpp"

namespace renkei::feed {

using MediaLengths = std::map<std::string, long long>;   // bytes, by SHA-256 in hex
struct Catalogue {
    model::Content content;
    MediaLengths media;       // of every file that a record names
};

// The same content always makes the same bytes. Without the length of a file that a record names nobody can read it back.
[[nodiscard]] std::string catalogue_of(const model::Content& content, const MediaLengths& media = {});
// Error: MALFORMED, with kind, record and member.
[[nodiscard]] Result<Catalogue> read_catalogue(std::string_view text);
// Every media file that records name, by SHA-256; each once, ascending.
[[nodiscard]] std::vector<std::string> media_in(const model::Content& content);
// Of what staff may bring, the records that `known` has just so: they came with the feed, and go with it.
void take_out(model::Content& content, const model::Content& known);

}  // namespace renkei::feed
