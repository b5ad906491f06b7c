#pragma once
// Reads workbooks of Excel (Office Open XML, ECMA-376 part 1: .xlsx) as text: what a person sees in each cell, without the
// readings (rPh) that Japanese Excel keeps behind names, dates as dates. Nothing is computed; a formula gives the value that was
// saved with it. Reads one file; any thread. Private to this room.

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace renkei::intake {

struct WorkbookRow {
    size_t number = 0;                    // as the spreadsheet counts, from 1
    bool hidden = false;
    std::vector<std::string> cells{};     // from column A; as wide as its last cell that is not empty
    std::vector<size_t> errors{};         // columns, from 0, whose cell shows an error such as #REF!
    bool cut = false;                     // it has something beyond kMostSheetColumns
};

struct WorkbookSheet {
    std::string name;
    bool hidden = false;
    std::vector<WorkbookRow> rows{};              // ascending; empty ones are left out
    std::vector<size_t> hidden_columns{};         // from 0, ascending
    std::vector<std::string> merged{};            // ranges of merged cells, "A2:A5"
    size_t first_cut = 0;                         // number of the first row that has something beyond kMostSheetColumns; 0: none has
};

// How large a workbook may be (the bounds of municipal open data, with room).
inline constexpr size_t kMostWorkbookBytes = size_t{20} << 20, kMostPartBytes = size_t{96} << 20;
inline constexpr size_t kMostSheets = 100, kMostSheetRows = 50'000, kMostSheetColumns = 200;

// Does its content begin as that of a workbook, whatever its name?
[[nodiscard]] bool is_workbook(const std::filesystem::path& file);

// In the order of the workbook. Error: BadData with what to do: an old .xls, one with a password, a damaged one, one that is too
// large; NotFound, NoPermission, Io.
[[nodiscard]] Result<std::vector<WorkbookSheet>> read_workbook(const std::filesystem::path& file);

}  // namespace renkei::intake
