#pragma once
// Publications at a time to come, carried out by whoever is there at that time: the display's watch, or the next command that may write.
// The clock must be later than everything that it has seen; one that is not is told, and nothing is done.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/civil_time.hpp"
#include "base/result.hpp"
#include "store/store.hpp"

namespace renkei::commands {

// Puts on show what is due, and says of each plan what became of it; nothing where nothing is due, or there is no store. Opens the store
// to write only when something is due. Error: the store's.
[[nodiscard]] Result<std::vector<Sentence>> carry_out_plans(const std::filesystem::path& store, Instant now);

// What stands in the way of carrying out a plan: the clock is behind what it has seen. Nothing: it can be trusted as far as is known.
[[nodiscard]] std::optional<Sentence> mistrust(const store::Store& store, Instant now);

// "2026-12-24T09:00", with seconds and offset too; without one the time is Japan's. Nothing for anything else.
[[nodiscard]] std::optional<Instant> planned_time(const std::string& text);

// The error when `approver` may not publish the revision, where a second person must (staff.second_person): nobody is named, or the one who loaded it. What
// ships was loaded by nobody. Names are compared folded.
[[nodiscard]] Result<void> check_second_person(const store::Store& store, std::optional<store::RevisionId> revision, const std::string& approver);

}  // namespace renkei::commands
