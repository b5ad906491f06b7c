#pragma once
// What the sheets of the form say of the records that staff have brought, so that they are read from it again. Private to this room; pure.

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "intake/event_cells.hpp"
#include "intake/staff_sheets.hpp"
#include "model/content.hpp"

namespace renkei::intake {

using Cells = std::map<Column, std::string>;
// The rows of the sheets that have some.
using FilledSheets = std::map<const StaffSheet*, std::vector<Cells>>;

// How a media file is called in the folder: by its hash and by the name that staff gave it; empty where it is not there.
using FileName = std::function<std::string(const std::string& media, const std::string& called)>;

// Of staff's records alone, each kind in its order. Showcases that are made of photographs come back by themselves.
[[nodiscard]] FilledSheets filled_sheets(const model::Content& content, const FileName& name);

// In the order of `form`, then those that no form asks for and a row has: what they are called, and which they are.
[[nodiscard]] std::vector<FormColumn> columns_of(const StaffSheet& sheet, const std::vector<Cells>& rows);

}  // namespace renkei::intake
