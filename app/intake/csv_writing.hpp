#pragma once
// Tables that leave this program as CSV, for a spreadsheet and for renkei load. Pure.

#include <string>
#include <string_view>
#include <vector>

namespace renkei::intake {

// Cells by RFC 4180, with the line's end (CRLF).
[[nodiscard]] std::string csv_line(const std::vector<std::string>& cells);

// A spreadsheet takes a cell that begins with =, +, -, @ (full-width too), a tab or a line break for a formula: an apostrophe before it says
// that it is text (OWASP, CSV injection).
[[nodiscard]] std::string harmless(std::string cell);
// The cell as it was before; any other cell as it is.
[[nodiscard]] std::string as_meant(std::string cell);

}  // namespace renkei::intake
