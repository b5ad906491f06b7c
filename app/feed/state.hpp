#pragma once
// What is known of a feed between two updates: how the last one ended, what of it is on show, until when to wait, and the day
// before which no clock can be right. Lies with the store, in feed/state.json; without it an update only costs more. One thread.

#include <filesystem>
#include <optional>
#include <string>

#include "base/civil_time.hpp"
#include "base/result.hpp"
#include "feed/folder.hpp"

namespace renkei::feed {

enum class Outcome { None, Updated, NothingNew, Unreachable, Refused };

struct State {
    std::optional<Instant> floor;        // never goes down
    std::optional<Instant> good;         // end of the last update that nothing was wrong with
    std::optional<Instant> published;    // when the site was signed, of that
    Outcome outcome = Outcome::None;     // of the last update
    Sentence reason;                     // of Unreachable and Refused
    int failures = 0;                    // in a row
    std::optional<Instant> not_before;   // the pause after a failure
    std::string catalogue, digest;       // SHA-256 of the catalogue that became a revision, and that revision's digest
    std::string mark, marked;            // what the server marks timestamp.json by, and the SHA-256 of what it marked
};

// Where everything of the feed lies, in a store's folder: metadata/, incoming/, state.json.
[[nodiscard]] std::filesystem::path feed_folder(const std::filesystem::path& store);
// What is missing or not right counts as not known.
[[nodiscard]] State read_state(const std::filesystem::path& store);
[[nodiscard]] Result<void> write_state(const Folder& folder, const State& state);

// "updated", "nothing-new", "unreachable", "refused"; "" for None.
[[nodiscard]] std::string outcome_name(Outcome outcome);

}  // namespace renkei::feed
