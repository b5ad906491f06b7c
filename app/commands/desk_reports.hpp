#pragma once
// What the commands tell as JSON, as the desk's values. Pure; what is no such JSON is told as a failure with the command's own words.

#include "commands/staff_command.hpp"
#include "desk/work.hpp"

namespace renkei::commands {

[[nodiscard]] desk::Loaded loaded_of(const Told& told);
[[nodiscard]] desk::History history_of(const Told& revisions, const Told& lines);
[[nodiscard]] desk::Health health_of(const Told& told);
[[nodiscard]] std::vector<desk::KeptPairing> pairings_of(const Told& told);
[[nodiscard]] desk::Drafts drafts_of(const Told& told);
// Of publish and rollback.
[[nodiscard]] desk::Done done_of(const Told& told);
// The last line that a command said, without its name.
[[nodiscard]] std::string last_words(const Told& told);

}  // namespace renkei::commands
