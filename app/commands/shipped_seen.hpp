#pragma once
// Reading the tables that ship costs some 20 ms CPU, and at nearly every start they are the ones of the start before. Their
// state (names, sizes and times of the files, the store and its revision) is remembered in the cache folder: where it is the
// same there is nothing to ask. A lost or unwritable cache only costs the reading.

#include <filesystem>
#include <string>

#include "store/store.hpp"

namespace renkei::commands {

// Of the tables below `data`, seen from this revision of the store in `folder`. Empty when the tables cannot be listed.
[[nodiscard]] std::string shipped_state(const std::filesystem::path& data, const std::filesystem::path& folder, store::RevisionId revision);

[[nodiscard]] bool shipped_seen(const std::filesystem::path& cache, const std::string& state);
void remember_shipped(const std::filesystem::path& cache, const std::string& state);

}  // namespace renkei::commands
