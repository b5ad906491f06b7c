#include "intake/staff_files.hpp"

#include <algorithm>
#include <string>

#include "base/sentence.hpp"
#include "intake/shipped.hpp"
#include "intake/staff_folder.hpp"

namespace renkei::intake {
namespace {

namespace fs = std::filesystem;

std::string lower_ending(const fs::path& file)
{
    std::string kind = file.extension().string();
    std::transform(kind.begin(), kind.end(), kind.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return kind;
}

bool is_called_table(const fs::path& file)
{
    return is_called_workbook(file) || is_called_archive(file) || is_called_csv(file) || file.filename() == "showcases.json";
}

bool has_called_table(const fs::path& folder, bool (*is_meant)(const fs::path& file))
{
    std::error_code failed;
    for (fs::directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed))
        if (is_called_table(at->path()) && is_looked_at(at->path()) && is_meant(at->path())) return true;
    return false;
}

}  // namespace

bool is_called_workbook(const fs::path& file)
{
    const std::string kind = lower_ending(file);
    return kind == ".xlsx" || kind == ".xlsm" || kind == ".xls";
}

bool is_called_csv(const fs::path& file) { return lower_ending(file) == ".csv"; }
bool is_called_archive(const fs::path& file) { return lower_ending(file) == ".zip" && !file.filename().string().starts_with("."); }

std::optional<Sentence> kind_of_no_file(const fs::path& place)
{
    std::error_code failed;
    switch (fs::symlink_status(place, failed).type()) {
        case fs::file_type::symlink: return sentence("a link");
        case fs::file_type::fifo: return sentence("a pipe");
        case fs::file_type::block:
        case fs::file_type::character:
        case fs::file_type::socket: return sentence("a device or socket");
        default: return std::nullopt;   // a folder is looked into
    }
}

bool is_looked_at(const fs::path& file)
{
    const std::string name = file.filename().string();
    return !name.starts_with("~$") && !name.starts_with(".") && name != "report.xlsx";
}

bool is_staff_folder(const fs::path& path)
{
    std::error_code failed;
    if (fs::is_regular_file(path, failed)) return is_called_table(path);
    if (!has_fact_tables(path) && fs::is_regular_file(path / kShowcasesOfFacts, failed)) return true;
    return has_called_table(path, [](const fs::path& file) {
        std::error_code ignored;
        return fs::symlink_status(file, ignored).type() == fs::file_type::regular;
    });
}

bool has_table_that_is_no_file(const fs::path& folder)
{
    return has_called_table(folder, [](const fs::path& file) { return kind_of_no_file(file).has_value(); });
}

}  // namespace renkei::intake
