#pragma once
// What the commands say, as what the panel shows. Pure, but for sources_in, which looks at folders.

#include <filesystem>
#include <string>
#include <vector>

#include "base/civil_time.hpp"
#include "staff/view.hpp"

namespace renkei::commands {

[[nodiscard]] staff::PinState pin_of(const std::string& json);
// Of `renkei load --json`; `said`: its standard error, for what ended without a report.
[[nodiscard]] staff::Loaded loaded_of(const std::string& json, const std::string& said, int code);
[[nodiscard]] std::vector<staff::Revision> revisions_of(const std::string& json);
[[nodiscard]] std::vector<staff::HealthLine> health_of(const std::string& json);
// Without those that were dismissed.
[[nodiscard]] std::vector<staff::DraftLine> draft_lines_of(const std::string& json);
[[nodiscard]] std::vector<staff::NoticeLine> notices_of(const std::string& json, bool withdrawn = false);
// The last sentence of what a command said, without the program's name.
[[nodiscard]] std::string last_sentence(const std::string& said);
[[nodiscard]] std::string day_text(Date date);            // 11月29日（日）
[[nodiscard]] std::string moment_text(Instant instant);   // 11月29日 10:02

// What can be loaded below these folders: each itself and the two levels below it (a user's folder of sticks), without following a
// link; 24 at most. A folder counts that has a workbook or a table in it, or a folder `renkei` that has. Disk: not on the render thread.
[[nodiscard]] std::vector<staff::Source> sources_in(const std::vector<std::string>& roots);

}  // namespace renkei::commands
