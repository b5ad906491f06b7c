#include "intake/csv.hpp"

#include <algorithm>

#include "base/sentence.hpp"
#include "base/well_formed.hpp"

namespace renkei::intake {
namespace {

Error bad_row(const std::string& name, size_t row, const Sentence& what)
{
    return {ErrorKind::BadData, sentence("{1} row {2}: {3}", name, row, what)};
}

// The name a cell's column has, or its number where the header itself is meant.
Result<void> check_text(const std::vector<std::string>& cells, const std::vector<std::string>& header, const std::string& name, size_t row)
{
    for (size_t i = 0; i < cells.size(); ++i)
        if (!is_utf8(cells[i]))
            return bad_row(name, row, sentence("column {1} is not UTF-8 text; save the table as UTF-8 (in Excel: CSV UTF-8) and load it again", i < header.size() ? header[i] : std::to_string(i + 1)));
    return {};
}

// One pass over the text; `row` counts logical rows from 1.
// Where the first row has no comma, a tab or a semicolon parts its cells: so do programs of other countries, and what is copied out
// of a spreadsheet.
char separator_of(std::string_view text)
{
    size_t commas = 0, tabs = 0, semicolons = 0;
    bool quoted = false;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if ((c == '\n' || c == '\r') && commas + tabs + semicolons > 0) break;   // a title alone parts nothing
        commas += c == ',';
        tabs += c == '\t';
        semicolons += c == ';';
    }
    return commas > 0 ? ',' : tabs > 0 ? '\t' : semicolons > 0 ? ';' : ',';
}

class Parser {
  public:
    Parser(std::string_view text, const std::string& name) : text_(text), name_(name), separator_(separator_of(text)) {}

    [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
    [[nodiscard]] size_t row() const { return row_; }

    Result<std::vector<std::string>> record()
    {
        ++row_;
        std::vector<std::string> cells;
        for (;;) {
            RENKEI_TRY(auto text, cell());
            cells.push_back(std::move(text));
            if (at_end()) return cells;
            const char end = text_[at_++];
            if (end == separator_) continue;
            if (end == '\r' && !at_end() && text_[at_] == '\n') ++at_;
            return cells;
        }
    }

  private:
    [[nodiscard]] bool at_cell_end() const { return at_end() || text_[at_] == separator_ || text_[at_] == '\n' || text_[at_] == '\r'; }

    Result<std::string> cell()
    {
        if (at_end() || text_[at_] != '"') {
            const size_t first = at_;
            while (!at_cell_end()) ++at_;
            return std::string(text_.substr(first, at_ - first));
        }
        ++at_;
        std::string value;
        for (;;) {
            const size_t quote = text_.find('"', at_);
            if (quote == std::string_view::npos) return bad_row(name_, row_, sentence("a cell begins with a quote (\") that never ends"));
            value.append(text_.substr(at_, quote - at_));
            at_ = quote + 1;
            if (at_end() || text_[at_] != '"') break;
            value += '"';
            ++at_;
        }
        if (!at_cell_end()) return bad_row(name_, row_, sentence("text stands behind the closing quote of a cell"));
        return value;
    }

    std::string_view text_;
    const std::string& name_;
    char separator_;
    size_t at_ = 0, row_ = 0;
};

}  // namespace

bool is_utf8(std::string_view text)
{
    while (!text.empty()) {
        const size_t length = well_formed_length(text);
        if (length == 0) return false;
        text.remove_prefix(length);
    }
    return true;
}

Result<std::vector<std::vector<std::string>>> parse_records(std::string_view text, const std::string& name)
{
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    Parser parser(text, name);
    if (parser.at_end()) return Error{ErrorKind::BadData, sentence("{1} is empty; a header row is needed", name)};
    std::vector<std::vector<std::string>> rows;
    while (!parser.at_end()) {
        RENKEI_TRY(auto cells, parser.record());
        RENKEI_CHECK(check_text(cells, rows.empty() ? std::vector<std::string>{} : rows.front(), name, parser.row()));
        rows.push_back(std::move(cells));
    }
    return rows;
}

Result<CsvTable> parse_csv(std::string_view text, const std::string& name)
{
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    Parser parser(text, name);
    CsvTable table;
    if (parser.at_end()) return Error{ErrorKind::BadData, sentence("{1} is empty; a header row is needed", name)};
    RENKEI_TRY(table.header, parser.record());
    RENKEI_CHECK(check_text(table.header, {}, name, 1));
    for (size_t i = 0; i < table.header.size(); ++i) {
        if (table.header[i].empty()) return bad_row(name, 1, sentence("column {1} has no name", i + 1));
        if (std::find(table.header.begin(), table.header.begin() + static_cast<std::ptrdiff_t>(i), table.header[i]) != table.header.begin() +
            static_cast<std::ptrdiff_t>(i))
            return bad_row(name, 1, sentence("column {1} occurs twice", table.header[i]));
    }
    while (!parser.at_end()) {
        RENKEI_TRY(auto cells, parser.record());
        if (cells.size() != table.header.size())
            return bad_row(name, parser.row(), sentence("{1} cells where the header has {2}", cells.size(), table.header.size()));
        RENKEI_CHECK(check_text(cells, table.header, name, parser.row()));
        table.rows.push_back(std::move(cells));
    }
    return table;
}

}  // namespace renkei::intake
