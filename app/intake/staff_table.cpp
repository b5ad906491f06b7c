#include "intake/staff_table.hpp"

#include <algorithm>
#include <charconv>

#include "base/said_once.hpp"
#include "base/sentence.hpp"
#include "intake/csv.hpp"
#include "intake/lengths.hpp"
#include "intake/whole_file.hpp"

namespace renkei::intake {
namespace {

namespace fs = std::filesystem;

constexpr size_t kMostTableBytes = size_t{8} << 20;
constexpr size_t kHeaderWithin = 10;   // rows

// "A", "AB"
std::string letters_of(size_t column)
{
    std::string letters;
    for (size_t i = column + 1; i > 0; i = (i - 1) / 26) letters.insert(letters.begin(), static_cast<char>('A' + (i - 1) % 26));
    return letters;
}

// 7 of "A7:A8"
size_t first_row_of(const std::string& range)
{
    const size_t digit = range.find_first_of("0123456789");
    size_t row = 0;
    if (digit != std::string::npos) std::from_chars(range.data() + digit, range.data() + range.size(), row);
    return row;
}

TableCells cells_of(const WorkbookSheet& sheet, size_t header)
{
    TableCells table;
    if (sheet.rows.empty()) return table;
    const auto visible = [&](const std::vector<std::string>& cells) {
        std::vector<std::string> shown = cells;
        for (const size_t column : sheet.hidden_columns)
            if (column < shown.size()) shown[column].clear();
        return shown;
    };
    table.header = visible(sheet.rows[header].cells);
    table.header_number = sheet.rows[header].number;
    for (size_t i = header + 1; i < sheet.rows.size(); ++i) {
        if (sheet.rows[i].hidden) continue;
        table.rows.push_back(visible(sheet.rows[i].cells));
        table.rows.back().resize(table.header.size());
        table.numbers.push_back(sheet.rows[i].number);
        table.errors.push_back(sheet.rows[i].errors);
    }
    return table;
}

// A table of CSV has no columns that nobody sees: a row of another width has lost a comma, or has one too many. Empty cells behind the
// last column are a spreadsheet's.
Result<void> check_widths(const WorkbookSheet& sheet, size_t header, const std::string& name)
{
    const auto& names = sheet.rows[header].cells;
    const auto last = std::find_if(names.rbegin(), names.rend(), [](const std::string& cell) { return !cell.empty(); });
    const auto width = static_cast<size_t>(names.rend() - last);
    for (size_t i = header; i < sheet.rows.size(); ++i) {
        const auto& cells = sheet.rows[i].cells;
        const bool empty = std::all_of(cells.begin(), cells.end(), [](const std::string& cell) { return cell.empty(); });
        const bool more = cells.size() > width && std::any_of(cells.begin() + static_cast<std::ptrdiff_t>(width), cells.end(),
                                                              [](const std::string& cell) { return !cell.empty(); });
        if (more || (cells.size() < width && !empty))
            return Error{ErrorKind::BadData, sentence("{1} row {2}: {3}", name, sheet.rows[i].number,
                                                      sentence("{1} cells where the header has {2}", cells.size(), width))};
    }
    return {};
}

}  // namespace

// Publishers set the same name with a line, a dot or neither: イベント名_カナ, 料金.基本.
std::string plain_heading(std::string folded)
{
    std::erase_if(folded, [](char c) { return c == ' ' || c == '_' || c == '.' || c == '\n'; });
    return folded;
}

Headings::Headings(ColumnNames names, const FolderServices& services, const Pairing* pairing) : services_(services)
{
    for (const auto& some : names)
        for (const ColumnName& one : some) names_.emplace(plain_heading(services.folded(one.name)), one.column);
    if (pairing == nullptr) return;
    std::map<std::string, Column> said;
    for (const Pair& pair : pairing->pairs)
        if (const auto column = pair.field.empty() ? std::optional(Column::Aside) : known(pair.field))
            said.emplace(plain_heading(services.folded(pair.column)), *column);
    // A field that somebody has paired is that column, whatever else is called so.
    for (auto& [name, column] : names_)
        if (std::any_of(said.begin(), said.end(), [&, taken = column](const auto& one) { return one.second == taken; })) column = Column::Aside;
    for (const auto& [name, column] : said) names_[name] = column;
}

std::optional<Column> Headings::known(const std::string& written) const
{
    std::string header = plain_heading(services_.folded(written));
    for (const std::string_view mark : {"*", "※", "(必須)", "【必須】", "[必須]"})
        for (size_t at = header.find(mark); at != std::string::npos; at = header.find(mark)) header.erase(at, mark.size());
    const auto found = names_.find(header);
    return found != names_.end() ? std::optional(found->second) : std::nullopt;
}

std::set<Column> Headings::known_in(const std::vector<std::string>& cells) const
{
    std::set<Column> columns;
    for (const std::string& cell : cells)
        if (const auto column = cell.empty() ? std::nullopt : known(cell)) columns.insert(*column);
    return columns;
}

std::string headings_of(const std::vector<std::string>& cells, const FolderServices& services)
{
    std::set<std::string> all;
    for (const std::string& cell : cells)
        if (std::string plain = plain_heading(services.folded(cell)); !plain.empty()) all.insert(std::move(plain));
    std::string lines;
    for (const std::string& one : all) lines += one + "\n";
    return lines;
}

PairedHeader paired_header_of(const WorkbookSheet& sheet, const FolderServices& services)
{
    for (size_t i = 0; !services.pairings.empty() && i < std::min(sheet.rows.size(), kHeaderWithin); ++i) {
        const std::string headings = headings_of(sheet.rows[i].cells, services);
        const auto has = [&](const std::string& column) {
            return ("\n" + headings).find("\n" + plain_heading(services.folded(column)) + "\n") != std::string::npos;
        };
        for (const Pairing& one : services.pairings) {
            const bool same = !one.headings.empty() ? one.headings == headings : std::all_of(one.pairs.begin(), one.pairs.end(),
                                                                                             [&](const Pair& pair) { return has(pair.column); });
            if (same) return {.pairing = &one, .row = i};
        }
    }
    return {};
}

size_t header_of(const WorkbookSheet& sheet, const Headings& headings)
{
    size_t header = 0, most = 0;
    for (size_t i = 0; i < std::min(sheet.rows.size(), kHeaderWithin); ++i) {
        const size_t known = headings.known_in(sheet.rows[i].cells).size();
        if (known <= most) continue;
        most = known;
        header = i;
    }
    return header;
}

Result<WorkbookSheet> sheet_of_csv(std::string_view text, const std::string& name)
{
    if (text.find('\0') != std::string_view::npos)
        return Error{ErrorKind::BadData, sentence("{1} is no table: it has bytes that no text has; save the table as CSV UTF-8 or as an Excel workbook (.xlsx)", name)};
    RENKEI_TRY(auto records, parse_records(text, name));
    WorkbookSheet sheet;
    sheet.rows.reserve(records.size());
    for (auto& record : records) sheet.rows.push_back({.number = sheet.rows.size() + 1, .cells = std::move(record)});
    return sheet;
}

bool is_for_people(const std::string& sheet, const FolderServices& services)
{
    return std::any_of(std::begin(kSheetsForPeople), std::end(kSheetsForPeople),
                       [&](const char* one) { return services.folded(sheet).find(one) != std::string::npos; });
}

Result<std::string> whole_text(const fs::path& file)
{
    WholeFile whole = read_whole_file(file, kMostTableBytes);
    if (whole.fault == WholeFile::Fault::TooLarge)
        return Error{ErrorKind::BadData, sentence("Table {1} is larger than {2} MiB and was not read", file, kMostTableBytes >> 20)};
    if (whole.fault != WholeFile::Fault::None) return Error{ErrorKind::Io, sentence("Table {1} could not be read to its end; check the disk", file)};
    return std::move(whole.bytes);
}

void stop_file(Brought& brought, const std::string& file, const Error& error, const char* cause)
{
    brought.findings.push_back({.file = file, .severity = Severity::Stop, .cause = error.kind == ErrorKind::Io ? kDisk : cause,
                                .message = {error.message, error.japanese.empty() ? error.message : error.japanese}});
    ++brought.refused;
}

std::optional<StaffTable> StaffTable::open(const TableSource& source, const StaffSheet& kind, const Reading& reading)
{
    std::optional<WorkbookSheet> read;
    if (source.sheet == nullptr) {
        ++reading.brought.files;
        auto sheet = [&]() -> Result<WorkbookSheet> {
            RENKEI_TRY(const std::string text, whole_text(source.folder / source.name));
            return sheet_of_csv(reading.services.table_text(text), source.name);
        }();
        if (!sheet) {
            stop_file(reading.brought, source.name, sheet.error());
            return std::nullopt;
        }
        read = std::move(sheet).value();
    }
    const WorkbookSheet& sheet = source.sheet != nullptr ? *source.sheet : *read;
    PairedHeader paired = paired_header_of(sheet, reading.services);
    if (paired.pairing != nullptr && paired.pairing->kind != kind.table) paired = {};
    const Headings headings(kind.names, reading.services, paired.pairing);
    const size_t header = paired.pairing != nullptr ? paired.row : header_of(sheet, headings);
    if (const auto right = source.sheet == nullptr ? check_widths(sheet, header, source.name) : Result<void>(); !right) {
        stop_file(reading.brought, source.name, right.error());
        return std::nullopt;
    }
    StaffTable table(source, cells_of(sheet, header), headings, reading);
    if (source.sheet != nullptr) table.tell_aside(sheet);
    if (paired.pairing != nullptr) table.tell_pairing(*paired.pairing, kind);
    return table;
}

// What was just said is remembered by whoever loads; what was said before is told, so that nobody wonders.
void StaffTable::tell_pairing(const Pairing& pairing, const StaffSheet& kind)
{
    if (!pairing.headings.empty()) {
        find(table_.header_number, "", Severity::Note, "pairing",
             sentence("it is read as a table of {1}, its columns as {2} paired them on {3}: {4}. To forget that: renkei pairings --forget {5}", kind.sheet, pairing.who, pairing.made, told(pairing.pairs), pairing.number));
        return;
    }
    find(table_.header_number, "", Severity::Note, "pairing", sentence("it is read as a table of {1}, its columns as they were just paired: {2}", kind.sheet, told(pairing.pairs)));
    Pairing& said = reading_.brought.paired.emplace_back(pairing);
    said.headings = headings_of(table_.header, reading_.services);
}

StaffTable::StaffTable(const TableSource& source, TableCells table, const Headings& headings, const Reading& reading)
    : name_(source.name), sheet_(source.sheet != nullptr ? source.sheet->name : ""), table_(std::move(table)), reading_(reading)
{
    places_.fill(kNone);
    for (size_t i = 0; i < table_.header.size(); ++i) {
        if (table_.header[i].empty()) continue;
        const auto known = headings.known(table_.header[i]);
        if (known == Column::Aside || (known == Column::Listed && has(Column::Listed))) continue;   // any of several tells a list
        if (known && has(*known)) twice_.push_back(table_.header[i]);
        else if (!known) unknown_.push_back(table_.header[i]);
        else places_[static_cast<size_t>(*known)] = i;
    }
}

// What of a sheet is not read, so that nobody looks for it on the display.
void StaffTable::tell_aside(const WorkbookSheet& sheet)
{
    size_t hidden_rows = 0;
    for (const WorkbookRow& row : sheet.rows) hidden_rows += row.hidden && row.number > table_.header_number;
    if (hidden_rows > 0) find(0, "", Severity::Note, "hidden", sentence("{1} hidden rows were left aside; show them in Excel if they are to be read", hidden_rows));
    tell_hidden_columns(sheet);
    if (sheet.first_cut > 0)
        find(sheet.first_cut, letters_of(kMostSheetColumns) + std::to_string(sheet.first_cut), Severity::Note, "column", sentence("a table has {1} columns at most; what stands to the right of them was left aside", kMostSheetColumns));
    for (const std::string& range : sheet.merged)
        if (first_row_of(range) > table_.header_number)
            find(first_row_of(range), range.substr(0, range.find(':')), Severity::Note, "merged", sentence("the cells {1} are merged, and only the first of them has a value; part them and write it in each", range));
}

// Of more than these are told how many they are, and the first: a table of thousands of columns has one fault, not thousands.
constexpr size_t kMostColumnsTold = 5;

void StaffTable::tell_hidden_columns(const WorkbookSheet& sheet)
{
    std::vector<std::string> letters, cells;   // of those in which something stands, and its first place
    for (const size_t column : sheet.hidden_columns) {
        const auto filled = std::find_if(sheet.rows.begin(), sheet.rows.end(),
                                         [&](const WorkbookRow& row) { return column < row.cells.size() && !row.cells[column].empty(); });
        if (filled == sheet.rows.end()) continue;
        letters.push_back(letters_of(column));
        cells.push_back(letters.back() + std::to_string(filled->number));
    }
    if (letters.size() > kMostColumnsTold)
        return find(0, cells.front(), Severity::Note, "hidden",
                    sentence("{1} columns are hidden and were left aside ({2}); show them in Excel if they are to be read", letters.size(), listed(letters, kMostColumnsTold)));
    for (size_t i = 0; i < letters.size(); ++i)
        find(0, cells[i], Severity::Note, "hidden", sentence("column {1} is hidden and was left aside; show it in Excel if it is to be read", letters[i]));
}

void StaffTable::tell_columns()
{
    const auto tell = [&](Sentence what) { find(table_.header_number, "", Severity::Note, "column", std::move(what)); };
    if (unknown_.size() > kMostColumnsTold)
        tell(sentence("{1} columns are not known and were left aside ({2}); docs/content-format.md names the columns", unknown_.size(), listed(unknown_, kMostColumnsTold)));
    else
        for (const std::string& column : unknown_) tell(sentence("the column “{1}” is not known and was left aside; docs/content-format.md names the columns", column));
    if (twice_.size() > kMostColumnsTold)
        tell(sentence("{1} columns stand twice, and the first of each is read ({2})", twice_.size(), listed(twice_, kMostColumnsTold)));
    else
        for (const std::string& column : twice_) tell(sentence("the column “{1}” stands twice; the first one is read", column));
}

void StaffTable::find(size_t row, const std::string& cell, Severity severity, const char* cause, Sentence message)
{
    reading_.brought.findings.push_back({.file = name_, .sheet = sheet_, .cell = cell, .row = row, .severity = severity, .cause = cause,
                                         .message = std::move(message)});
}

void StaffTable::stop(const Sentence& what)
{
    find(table_.header_number, "", Severity::Stop, "column", what);
    reading_.brought.refused += table_.rows.size();
}

bool StaffTable::needs(std::initializer_list<Column> one_of, const char* called)
{
    if (std::any_of(one_of.begin(), one_of.end(), [this](Column column) { return has(column); })) return true;
    stop(sentence("there is no column “{1}”; add it", called));
    return false;
}

std::string StaffTable::place(Column column, size_t row) const
{
    return has(column) ? letters_of(at(column)) + std::to_string(row) : "";
}

Result<void> StaffTable::read(size_t most_rows, const std::function<Result<bool>(StaffRow&)>& take,
                              const std::function<void(const std::vector<StaffRow>&)>& ahead)
{
    // Rows of nothing, as spreadsheets leave thousands of, are none.
    const auto is_empty = [](const std::vector<std::string>& row) {
        return std::all_of(row.begin(), row.end(), [](const std::string& cell) { return trimmed(cell).empty(); });
    };
    const auto written = table_.rows.size() - static_cast<size_t>(std::count_if(table_.rows.begin(), table_.rows.end(), is_empty));
    if (written > most_rows) {
        stop(sentence("it has {1} rows; {2} are the most in one load", written, most_rows));
        return {};
    }
    tell_columns();
    if (ahead) {
        std::vector<StaffRow> rows;
        for (size_t i = 0; i < table_.rows.size(); ++i) rows.emplace_back(*this, table_.rows[i], table_.numbers[i]);
        ahead(rows);
    }
    for (size_t i = 0; i < table_.rows.size(); ++i) {
        if (is_empty(table_.rows[i])) continue;
        ++reading_.brought.rows;
        bool taken = false;
        if (const auto error = error_in(i)) {
            const std::string cell = letters_of(*error) + std::to_string(table_.numbers[i]);
            find(table_.numbers[i], cell, Severity::Hold, "formula", sentence("“{1}” is an error of a formula; write the value itself",
                                                                              table_.rows[i][*error]));
        } else if (can_be_drawn(i)) {
            tell_controls(i);
            StaffRow row(*this, table_.rows[i], table_.numbers[i]);
            RENKEI_TRY(taken, take(row));
        }
        if (!taken) ++reading_.brought.held;
        if (reading_.services.progress) reading_.services.progress(i + 1, table_.rows.size());
    }
    return {};
}

// Whatever is said on the display; the names of files are not, and a description may be left out. False after a finding.
bool StaffTable::can_be_drawn(size_t row)
{
    if (!reading_.services.undrawable) return true;
    for (size_t column = 0; column < places_.size(); ++column) {
        const auto which = static_cast<Column>(column);
        if (!has(which) || which == Column::File || which == Column::Subtitles || which == Column::Poster || which == Column::OriginFile ||
            which == Column::Description) continue;
        const std::string character = reading_.services.undrawable(table_.rows[row][places_[column]]);
        if (character.empty()) continue;
        find(table_.numbers[row], place(which, table_.numbers[row]), Severity::Hold, "glyph", sentence("the display has no font for “{1}”; write it with another character", character));
        return false;
    }
    return true;
}

// A cell says them once, whatever they are.
void StaffTable::tell_controls(size_t row)
{
    for (size_t column = 0; column < places_.size(); ++column) {
        const auto which = static_cast<Column>(column);
        if (!has(which)) continue;
        std::string_view cell = table_.rows[row][places_[column]];
        while (!cell.empty() && (control_length(cell) == 0 || cell.front() == '\r')) cell.remove_prefix(1);   // \r\n is a line break
        if (cell.empty()) continue;
        find(table_.numbers[row], place(which, table_.numbers[row]), Severity::Note, "control", sentence("the cell has control characters, which nobody sees, and was read without them"));
    }
}

// The first column that is read and shows an error in this row.
std::optional<size_t> StaffTable::error_in(size_t row) const
{
    if (table_.errors.empty()) return std::nullopt;
    for (const size_t column : table_.errors[row])
        if (std::find(places_.begin(), places_.end(), column) != places_.end()) return column;
    return std::nullopt;
}

}  // namespace renkei::intake
