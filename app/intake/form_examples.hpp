#pragma once
// What the form shows as examples: rows that are true, each with where it is from. Private to this room; pure.

#include <map>
#include <string>
#include <vector>

#include "intake/staff_sheets.hpp"
#include "model/content.hpp"

namespace renkei::intake {

struct Example {
    std::map<Column, std::string> cells;
    std::string source;   // empty: it says only how a row is written
};

// From what ships; empty when the content has nothing of its kind.
[[nodiscard]] std::vector<Example> examples_of(const StaffSheet& sheet, const model::Content& content);

// As the list of towns has it, and as the tables read it: 東京都府中市.
[[nodiscard]] std::string full_name(const model::Municipality& municipality);

}  // namespace renkei::intake
