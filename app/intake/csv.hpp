#pragma once
// Reads CSV by RFC 4180: UTF-8 with or without a byte order mark, LF or CRLF, quoted cells with line breaks; or with tabs
// or semicolons in place of commas, where the header has no comma. Pure.
// No C++ reader of this kind is kept up in Debian 12, and the grammar is a page.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace renkei::intake {

struct CsvTable {
    std::vector<std::string> header;
    // Each as wide as the header. Record i is row i + 2 of a spreadsheet: a cell with line breaks is still one row.
    std::vector<std::vector<std::string>> rows;
};

// `name` is what errors call the text. Error: BadData with the row for a quote that does not close, text behind a closing
// quote, a row of another width than the header, a cell that is not UTF-8 (with its column), or a header with an empty or repeated name.
[[nodiscard]] Result<CsvTable> parse_csv(std::string_view text, const std::string& name);

// The records alone, of any width: titles may stand above a header, and empty columns behind it. Error: as parse_csv's, but for the header.
[[nodiscard]] Result<std::vector<std::vector<std::string>>> parse_records(std::string_view text, const std::string& name);

// Is all of it well-formed UTF-8 (Unicode 15, table 3-7), without NUL?
[[nodiscard]] bool is_utf8(std::string_view text);

}  // namespace renkei::intake
