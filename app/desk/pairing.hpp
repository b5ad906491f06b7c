#pragma once
// Tables whose columns somebody pairs at the desk: which findings are about one, and what a form says of its columns. Pure.

#include <map>
#include <string>
#include <vector>

#include "desk/work.hpp"

namespace renkei::desk {

// Can the table that it speaks of be read once its columns are paired?
[[nodiscard]] bool can_be_paired(const Finding& finding);
[[nodiscard]] bool can_be_paired(const Loaded& loaded);

// The field that the form chooses for each column; empty for one that is left aside.
[[nodiscard]] std::vector<std::string> chosen_fields(const TableToPair& table, const std::map<std::string, std::string>& form);
// Why it cannot be read like that, in Japanese; empty: it can.
[[nodiscard]] std::string wrong_choice(const std::vector<std::string>& chosen);
[[nodiscard]] PairedAs paired_as(const TableToPair& table, const std::vector<std::string>& chosen);

}  // namespace renkei::desk
