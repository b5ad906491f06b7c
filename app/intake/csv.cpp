#include "intake/csv.hpp"

#include <algorithm>

namespace renkei::intake {
namespace {

Error bad_row(const std::string& name, size_t row, const std::string& what)
{
    return {ErrorKind::BadData, name + " row " + std::to_string(row) + ": " + what};
}

// One pass over the text; `row` counts logical rows from 1.
class Parser {
  public:
    Parser(std::string_view text, const std::string& name) : text_(text), name_(name) {}

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
            if (end == ',') continue;
            if (end == '\r' && !at_end() && text_[at_] == '\n') ++at_;
            return cells;
        }
    }

  private:
    [[nodiscard]] bool at_cell_end() const { return at_end() || text_[at_] == ',' || text_[at_] == '\n' || text_[at_] == '\r'; }

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
            if (quote == std::string_view::npos) return bad_row(name_, row_, "a cell begins with a quote (\") that never ends");
            value.append(text_.substr(at_, quote - at_));
            at_ = quote + 1;
            if (at_end() || text_[at_] != '"') break;
            value += '"';
            ++at_;
        }
        if (!at_cell_end()) return bad_row(name_, row_, "text stands behind the closing quote of a cell");
        return value;
    }

    std::string_view text_;
    const std::string& name_;
    size_t at_ = 0, row_ = 0;
};

}  // namespace

Result<CsvTable> parse_csv(std::string_view text, const std::string& name)
{
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    Parser parser(text, name);
    CsvTable table;
    if (parser.at_end()) return Error{ErrorKind::BadData, name + " is empty; a header row is needed"};
    RENKEI_TRY(table.header, parser.record());
    for (size_t i = 0; i < table.header.size(); ++i) {
        if (table.header[i].empty()) return bad_row(name, 1, "column " + std::to_string(i + 1) + " has no name");
        if (std::find(table.header.begin(), table.header.begin() + static_cast<std::ptrdiff_t>(i), table.header[i]) != table.header.begin() + static_cast<std::ptrdiff_t>(i))
            return bad_row(name, 1, "column " + table.header[i] + " occurs twice");
    }
    while (!parser.at_end()) {
        RENKEI_TRY(auto cells, parser.record());
        if (cells.size() != table.header.size())
            return bad_row(name, parser.row(), std::to_string(cells.size()) + " cells where the header has " + std::to_string(table.header.size()));
        table.rows.push_back(std::move(cells));
    }
    return table;
}

}  // namespace renkei::intake
