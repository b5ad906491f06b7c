#include "intake/csv_writing.hpp"

#include <algorithm>

namespace renkei::intake {
namespace {

// What a spreadsheet would compute, behind as many apostrophes as there are: one more is then always one that can be taken away again.
bool begins_formula(std::string_view cell)
{
    static constexpr std::string_view kBegins[] = {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};
    cell.remove_prefix(std::min(cell.find_first_not_of('\''), cell.size()));
    return std::any_of(std::begin(kBegins), std::end(kBegins), [&](std::string_view begin) { return cell.starts_with(begin); });
}

}  // namespace

std::string harmless(std::string cell) { return begins_formula(cell) ? "'" + std::move(cell) : std::move(cell); }

std::string as_meant(std::string cell)
{
    if (cell.starts_with('\'') && begins_formula(cell)) cell.erase(0, 1);
    return cell;
}

std::string csv_line(const std::vector<std::string>& cells)
{
    std::string line;
    for (size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) line += ',';
        const bool plain = cells[i].find_first_of(",\"\r\n") == std::string::npos && (cells[i].empty() || (cells[i].front() != ' ' && cells[i].back() != ' '));
        if (plain) {
            line += cells[i];
            continue;
        }
        line += '"';
        for (const char c : cells[i]) line.append(c == '"' ? 2 : 1, c);
        line += '"';
    }
    return line + "\r\n";
}

}  // namespace renkei::intake
