#pragma once
// Workbooks read as `renkei load` reads them, but in this process.

#include <filesystem>

#include "base/result.hpp"
#include "sheets/workbook.hpp"
#include "support/files.hpp"

namespace renkei::tests {

inline Result<std::vector<WorkbookSheet>> read_workbook(const std::filesystem::path& file)
{
    const std::string bytes = std::filesystem::exists(file) ? bytes_of(file) : "";
    WorkbookAnswer answer = sheets::read_workbook({reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()});
    if (answer.outcome != WorkbookOutcome::Ok) return Error{ErrorKind::BadData, Sentence{"the workbook is damaged", "ワークブックが壊れています"}};
    return std::move(answer.sheets);
}

}  // namespace renkei::tests
