#include "commands/desk_tables.hpp"

#include <algorithm>
#include <map>

#include "base/said_once.hpp"
#include "base/sentence.hpp"
#include "commands/shipped_files.hpp"
#include "commands/unpacking.hpp"
#include "commands/workbook_reader.hpp"
#include "intake/archive.hpp"
#include "intake/excerpt.hpp"
#include "intake/pairing.hpp"
#include "intake/staff_files.hpp"
#include "text/fold.hpp"

namespace renkei::commands {
namespace {

namespace fs = std::filesystem;

std::string letter_of(size_t column)
{
    std::string letters;
    for (++column; column > 0; column = (column - 1) / 26) letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
    return letters;
}

// What reads tables again, for their rows.
intake::FolderServices table_services()
{
    return {.folded = text::folded, .table_text = text::table_text, .take_photo = {}, .progress = {},
            .read_workbook = [reader = sheets_program()](const fs::path& file) { return read_workbook(reader, file); }};
}

// A table that was taken out of its archive; it goes with the object.
struct TakenOut {
    UnpackingFolder incoming;
    fs::path place;
};

bool is_within_archive(const std::string& file)
{
    const size_t slash = file.find('/');
    return slash != std::string::npos && intake::is_called_archive(file.substr(0, slash));
}

Result<TakenOut> taken_out(const fs::path& folder, const std::string& file)
{
    const size_t slash = file.find('/');
    const std::string archive = file.substr(0, slash), within = file.substr(slash + 1);
    std::error_code failed;
    if (fs::symlink_status(folder / archive, failed).type() != fs::file_type::regular) return Error{ErrorKind::NotFound, sentence("{1} does not exist; check the name, or whether the stick is plugged in", file)};
    RENKEI_TRY(UnpackingFolder incoming, UnpackingFolder::make(folder.parent_path()));
    RENKEI_TRY(const fs::path into, incoming.folder(archive));
    RENKEI_TRY(const auto found, intake::unpack_archive(folder / archive, into, archive, text::table_text, {.only = within}));
    if (!found.empty()) return Error{ErrorKind::BadData, found.front().message};
    return TakenOut{std::move(incoming), into / within};
}

Result<intake::Unpaired> unpaired_table(const fs::path& folder, const std::string& file, const std::string& sheet, const std::string& kind)
{
    if (file.find('/') == std::string::npos) return intake::unpaired_table(folder, file, sheet, kind, table_services());
    if (!is_within_archive(file)) return Error{ErrorKind::NotFound, sentence("{1} does not exist; check the name, or whether the stick is plugged in", file)};
    RENKEI_TRY(const TakenOut out, taken_out(folder, file));
    RENKEI_TRY(auto table, intake::unpaired_table(out.place.parent_path(), out.place.filename().string(), sheet, kind, table_services()));
    table.file = file;
    return table;
}

// In the order of what is asked.
std::vector<intake::RowShown> rows_of(const fs::path& folder, const std::vector<intake::RowAsked>& asked)
{
    constexpr size_t kMostTakenOut = 12;   // each is unpacked anew
    std::map<std::string, std::vector<size_t>> packed;
    std::vector<intake::RowShown> rows = intake::rows_of(folder, asked, table_services());
    for (size_t i = 0; i < asked.size(); ++i)
        if (asked[i].row > 0 && is_within_archive(asked[i].file) && (packed.contains(asked[i].file) || packed.size() < kMostTakenOut))
            packed[asked[i].file].push_back(i);
    for (const auto& [file, places] : packed) {
        const auto out = taken_out(folder, file);
        if (!out) continue;
        std::vector<intake::RowAsked> within;
        for (const size_t place : places) within.push_back({.file = out->place.filename().string(), .sheet = asked[place].sheet, .row = asked[place].row});
        auto shown = intake::rows_of(out->place.parent_path(), within, table_services());
        for (size_t i = 0; i < places.size(); ++i) rows[places[i]] = std::move(shown[i]);
    }
    return rows;
}

}  // namespace

desk::TableToPair table_of(const fs::path& folder, const std::string& file, const std::string& sheet, const std::string& kind)
{
    auto table = unpaired_table(folder, file, sheet, kind);
    if (!table)
        return {.read = false, .message = table.error().japanese + "。", .file = {}, .sheet = {}, .kind = {}, .kinds = {}, .fields = {}, .headings = {},
                .suggested = {}, .rows = {}};
    return {.read = true, .message = {}, .file = std::move(table->file), .sheet = std::move(table->sheet), .kind = std::move(table->kind),
            .kinds = std::move(table->kinds), .fields = std::move(table->fields),
            .headings = std::move(table->headings), .suggested = std::move(table->suggested), .rows = std::move(table->rows)};
}

void add_excerpts(const fs::path& folder, std::vector<desk::Finding>& findings)
{
    constexpr size_t kMostExcerpts = 100, kMostCells = 30;
    std::vector<Said> said;
    for (const auto& finding : findings) said.push_back(desk::said(finding));
    std::vector<intake::RowAsked> asked;
    std::vector<desk::Finding*> shown;
    for (const auto& same : said_once(said))
        for (size_t i = 0; i < std::min(same.size(), desk::kRowsShown) && asked.size() < kMostExcerpts; ++i) {
            desk::Finding& finding = *shown.emplace_back(&findings[same[i]]);
            asked.push_back({.file = finding.file, .sheet = finding.sheet, .row = said[same[i]].row});
        }
    const auto rows = rows_of(folder, asked);
    for (size_t i = 0; i < rows.size(); ++i)
        for (size_t column = 0; column < std::min(rows[i].cells.size(), kMostCells); ++column) {
            const std::string letter = letter_of(column);
            shown[i]->excerpt.push_back({.heading = rows[i].headings[column].empty() ? letter : rows[i].headings[column], .value = rows[i].cells[column],
                                         .marked = shown[i]->cell == letter + std::to_string(shown[i]->row)});
        }
}

}  // namespace renkei::commands
