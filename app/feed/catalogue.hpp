#pragma once
// The content of a revision as the one target of a publication, catalog.json (docs/feed-format.md), and back. It is a list of
// parts, each a catalogue of some records: where one record changes, a display fetches one part anew. Pure.

#include <map>
#include <optional>
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

// All in one part. The same content always makes the same bytes. Without the length of a file that a record names nobody can read it back.
[[nodiscard]] std::string catalogue_of(const model::Content& content, const MediaLengths& media = {});
// Error: MALFORMED, with kind, record and member.
[[nodiscard]] Result<Catalogue> read_catalogue(std::string_view text);

struct Part {
    std::string sha256;       // in hex; its name
    long long bytes = 0;
};
struct Parts {
    std::string list;                             // catalog.json
    std::map<std::string, std::string> catalogues;  // by SHA-256
};
// Some tens of kilobytes each. Where they end follows from the records there, so a record that comes, goes or changes leaves the
// parts before and behind it as they were.
[[nodiscard]] Parts parts_of(const model::Content& content, const MediaLengths& media = {});
// In their order; nothing for a catalogue that is itself the only part. Error: MALFORMED.
[[nodiscard]] Result<std::optional<std::vector<Part>>> read_parts(std::string_view list);
// Behind what is there already.
void append(Catalogue& catalogue, Catalogue part);
// Every media file that records name, by SHA-256; each once, ascending.
[[nodiscard]] std::vector<std::string> media_in(const model::Content& content);
// Of what staff may bring, the records that `known` has just so: they came with the feed, and go with it.
void take_out(model::Content& content, const model::Content& known);

}  // namespace renkei::feed
