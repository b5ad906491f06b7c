#pragma once
// What renkei-sheets answers on its standard output: a workbook as the plain text of its cells, or why there is none. Both ends
// are programs of one build on one machine. Whoever takes the reader over can say other words and nothing worse: its parent
// believes a length only as far as there are bytes, and bounds everything again.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace renkei {

struct WorkbookRow {
    size_t number = 0;                    // as the spreadsheet counts, from 1
    bool hidden = false;
    std::vector<std::string> cells{};     // from column A; as wide as its last cell that is not empty
    std::vector<size_t> errors{};         // columns, from 0, whose cell shows an error such as #REF!
    bool cut = false;                     // it has something beyond kMostSheetColumns
};

struct WorkbookSheet {
    std::string name{};
    bool hidden = false;
    std::vector<WorkbookRow> rows{};              // ascending; empty ones are left out
    std::vector<size_t> hidden_columns{};         // from 0, ascending
    std::vector<std::string> merged{};            // ranges of merged cells, "A2:A5"
    size_t first_cut = 0;                         // number of the first row that has something beyond kMostSheetColumns; 0: none has
};

// The bounds of what is read, in one place for both ends (those of municipal open data, with room).
inline constexpr size_t kMostWorkbookBytes = size_t{20} << 20, kMostPartBytes = size_t{96} << 20;
inline constexpr size_t kMostSheets = 100, kMostSheetRows = 50'000, kMostSheetColumns = 200, kMostSheetRow = 1'048'576;
inline constexpr size_t kMostWorkbookAnswer = size_t{96} << 20;

enum class WorkbookOutcome : uint32_t {
    Ok,
    OldOffice,       // .xls, or one with a password
    Damaged,
    TooManyBytes,    // of the file
    TooMuchInside,   // of a part, or of all its texts
    TooManyRows,     // of the sheet that is named
    TooManySheets,
    OutOfMemory,
};

struct WorkbookAnswer {
    WorkbookOutcome outcome = WorkbookOutcome::Ok;
    std::string sheet{};                    // the one that TooManyRows is about
    std::vector<WorkbookSheet> sheets{};    // in the order of the workbook
};

// TooMuchInside in place of an answer that would be longer than kMostWorkbookAnswer.
[[nodiscard]] std::vector<uint8_t> written(const WorkbookAnswer& answer);

// Nothing for what is no whole answer within the bounds. Every text is UTF-8 without NUL; what is not is taken out.
[[nodiscard]] std::optional<WorkbookAnswer> workbook_answer(std::span<const uint8_t> bytes);

}  // namespace renkei
