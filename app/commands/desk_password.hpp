#pragma once
// The password of the desk: kept as a hash (Argon2id) in a private file. Errors: NotFound where there is none, BadData for a password that is
// too short, CannotCreate, Io.

#include <filesystem>
#include <string>

#include "base/result.hpp"

namespace renkei::commands {

inline constexpr size_t kShortestPassword = 10, kLongestPassword = 200;   // characters

// From the standard input, one line; where that is a terminal, it is asked for and not shown.
[[nodiscard]] Result<std::string> asked_password(const std::string& question);
[[nodiscard]] Result<void> keep_password(const std::filesystem::path& folder, const std::string& password);
[[nodiscard]] Result<std::string> password_hash(const std::filesystem::path& folder);

}  // namespace renkei::commands
