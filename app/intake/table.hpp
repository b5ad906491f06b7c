#pragma once
// Fills records from the columns of a table by the field names of model/fields.hpp. Private to this room.

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/sentence.hpp"
#include "intake/csv.hpp"
#include "intake/lengths.hpp"
#include "model/fields.hpp"

namespace renkei::intake {

// A field that has another name in the file, and columns that become no field (they are checked elsewhere or derived).
struct TableShape {
    std::vector<std::pair<std::string, std::string>> renamed;  // field, column
    std::vector<std::string> unused;                           // columns
};

// Each says what the cell is not, or nothing.
namespace cells {

[[nodiscard]] std::optional<Sentence> parse(const std::string& cell, std::string& out);
[[nodiscard]] std::optional<Sentence> parse(const std::string& cell, int& out);
[[nodiscard]] std::optional<Sentence> parse(const std::string& cell, long long& out);
[[nodiscard]] std::optional<Sentence> parse(const std::string& cell, double& out);
[[nodiscard]] std::optional<Sentence> parse(const std::string& cell, bool& out);
// A month without a day ("2018-07") is read as its first day; the table says so in a column of its own.
[[nodiscard]] std::optional<Sentence> parse(const std::string& cell, Date& out);
[[nodiscard]] std::optional<Sentence> parse(const std::string& cell, std::vector<std::string>& out);
[[nodiscard]] std::optional<Sentence> parse(const std::string& cell, std::vector<model::RubySpan>& out);
template <class T>
[[nodiscard]] std::optional<Sentence> parse(const std::string& cell, std::optional<T>& out)
{
    if (cell.empty()) return std::nullopt;
    return parse(cell, out.emplace());
}

}  // namespace cells

// Every column must become a field or be named in the shape; every field a column has no place for keeps its default.
template <class Record>
[[nodiscard]] Result<std::vector<Record>> read_records(const CsvTable& table, const std::string& name, const TableShape& shape)
{
    std::vector<std::string> taken = shape.unused;
    std::vector<size_t> column_of;  // by field
    Record sample;
    model::visit_fields(sample, [&](const char* field, auto&) {
        std::string column = field;
        for (const auto& [to, from] : shape.renamed)
            if (to == field) column = from;
        const auto found = std::find(table.header.begin(), table.header.end(), column);
        column_of.push_back(static_cast<size_t>(found - table.header.begin()));
        taken.push_back(column);
    });
    for (const auto& column : table.header)
        if (std::find(taken.begin(), taken.end(), column) == taken.end())
            return Error{ErrorKind::BadData, sentence("{1} has a column {2} that is not known here", name, quoted(column))};

    std::vector<Record> records;
    records.reserve(table.rows.size());
    std::optional<Error> failed;
    for (size_t row = 0; row < table.rows.size() && !failed; ++row) {
        Record& record = records.emplace_back();
        size_t at = 0;
        model::visit_fields(record, [&](const char* field_name, auto& field) {
            const size_t column = column_of[at++];
            if (failed || column >= table.header.size()) return;
            const std::string& cell = table.rows[row][column];
            if (const auto wrong = cells::parse(cell, field))
                failed = Error{ErrorKind::BadData, sentence("{1} row {2}, column {3}: \"{4}\" is not {5}", name, row + 2, table.header[column], quoted(cell),
                                                            *wrong)};
            else if (const auto length = too_long(field_name, table.header[column], field))
                failed = Error{ErrorKind::BadData, sentence("{1} row {2}: {3}", name, row + 2, *length)};
        });
    }
    if (failed) return *std::move(failed);
    return records;
}

}  // namespace renkei::intake
