#include "intake/excerpt.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "intake/sheets_of.hpp"
#include "intake/staff_files.hpp"

namespace renkei::intake {
namespace {

namespace fs = std::filesystem;

// The row above all that has the most cells filled is the headings: titles and notes stand in one or two.
const WorkbookRow* headings_above(const WorkbookSheet& sheet, size_t row)
{
    constexpr size_t kLooked = 12;
    const WorkbookRow* best = nullptr;
    size_t most = 0, looked = 0;
    for (const WorkbookRow& one : sheet.rows) {
        if (one.number >= row || ++looked > kLooked) break;
        const auto filled = static_cast<size_t>(std::count_if(one.cells.begin(), one.cells.end(), [](const std::string& cell) { return !cell.empty(); }));
        if (filled > most) {
            most = filled;
            best = &one;
        }
    }
    return best;
}

RowShown row_in(const WorkbookSheet& sheet, size_t number)
{
    const auto found = std::find_if(sheet.rows.begin(), sheet.rows.end(), [&](const WorkbookRow& one) { return one.number == number; });
    if (number == 0 || found == sheet.rows.end()) return {};
    const WorkbookRow* const above = headings_above(sheet, number);
    RowShown shown{.headings = above ? above->cells : std::vector<std::string>{}, .cells = found->cells};
    const size_t width = std::max(shown.headings.size(), shown.cells.size());
    shown.headings.resize(width);
    shown.cells.resize(width);
    return shown;
}

}  // namespace

std::vector<RowShown> rows_of(const fs::path& folder, const std::vector<RowAsked>& asked, const FolderServices& services)
{
    std::map<std::string, std::vector<WorkbookSheet>> read;
    std::vector<RowShown> all;
    for (const RowAsked& one : asked) {
        const fs::path name = fs::path(one.file).filename();
        RowShown& shown = all.emplace_back();
        if (one.row == 0 || name != one.file) continue;
        if (!read.contains(one.file)) read[one.file] = sheets_of(folder / name, services);
        for (const WorkbookSheet& sheet : read[one.file])
            if (one.sheet == sheet.name || is_csv(folder / name)) {
                shown = row_in(sheet, one.row);
                break;
            }
    }
    return all;
}

}  // namespace renkei::intake
