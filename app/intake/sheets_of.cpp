#include "intake/sheets_of.hpp"

#include "intake/staff_files.hpp"
#include "intake/staff_table.hpp"

namespace renkei::intake {

std::vector<WorkbookSheet> sheets_of(const std::filesystem::path& file, const FolderServices& services)
{
    if (!is_called_csv(file)) {
        auto sheets = services.read_workbook(file);
        return sheets ? std::move(sheets).value() : std::vector<WorkbookSheet>{};
    }
    const auto text = whole_text(file);
    auto table = text ? sheet_of_csv(services.table_text(*text), file.filename().string()) : Result<WorkbookSheet>(text.error());
    if (!table) return {};
    table->name = file.stem().string();
    return {std::move(table).value()};
}

}  // namespace renkei::intake
