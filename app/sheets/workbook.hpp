#pragma once
// Reads workbooks of Excel (Office Open XML, ECMA-376 part 1: .xlsx) as text: what a person sees in each cell, without the
// readings (rPh) that Japanese Excel keeps behind names, dates as dates. Nothing is computed; a formula gives the value that was
// saved with it. This room is a program of its own (renkei-sheets), which reads between walls. Pure; any thread.

#include <cstdint>
#include <span>

#include "base/workbook_wire.hpp"

namespace renkei::sheets {

// Of the whole file's bytes. What is wrong with it is the answer's outcome.
[[nodiscard]] WorkbookAnswer read_workbook(std::span<const uint8_t> file);

}  // namespace renkei::sheets
