#include "intake/sheets_of.hpp"

#include <array>
#include <fstream>
#include <string_view>

#include "intake/staff_files.hpp"
#include "intake/staff_table.hpp"

namespace renkei::intake {

bool is_workbook(const std::filesystem::path& file)
{
    constexpr std::string_view kArchive = "PK\x03\x04", kOldOffice = "\xD0\xCF\x11\xE0";   // .xlsx and .xlsm; .xls, or one with a password
    std::error_code failed;
    if (!is_called_csv(file) || !std::filesystem::is_regular_file(file, failed)) return is_called_workbook(file);
    std::array<char, 4> first{};
    std::ifstream(file, std::ios::binary).read(first.data(), first.size());
    const std::string_view begins(first.data(), first.size());
    return begins == kArchive || begins == kOldOffice;
}

bool is_csv(const std::filesystem::path& file) { return is_called_csv(file) && !is_workbook(file); }

std::vector<WorkbookSheet> sheets_of(const std::filesystem::path& file, const FolderServices& services)
{
    if (!is_csv(file)) {
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
