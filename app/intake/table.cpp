#include "intake/table.hpp"

namespace renkei::intake::cells {
namespace {

template <class T>
std::optional<std::string> number(const std::string& cell, T& out, const char* wanted)
{
    const auto parsed = std::from_chars(cell.data(), cell.data() + cell.size(), out);
    if (parsed.ec != std::errc{} || parsed.ptr != cell.data() + cell.size()) return wanted;
    return std::nullopt;
}

}  // namespace

std::optional<std::string> parse(const std::string& cell, std::string& out)
{
    out = cell;
    return std::nullopt;
}

std::optional<std::string> parse(const std::string& cell, int& out) { return number(cell, out, "a whole number"); }
std::optional<std::string> parse(const std::string& cell, long long& out) { return number(cell, out, "a whole number"); }
std::optional<std::string> parse(const std::string& cell, double& out) { return number(cell, out, "a number"); }

std::optional<std::string> parse(const std::string& cell, bool& out)
{
    if (cell != "yes" && cell != "no") return "yes or no";
    out = cell == "yes";
    return std::nullopt;
}

std::optional<std::string> parse(const std::string& cell, Date& out)
{
    const auto date = parse_date(cell.size() == 7 ? cell + "-01" : cell);
    if (!date) return "a date (YYYY-MM-DD or YYYY-MM)";
    out = *date;
    return std::nullopt;
}

std::optional<std::string> parse(const std::string& cell, std::vector<std::string>& out)
{
    for (size_t from = 0; !cell.empty();) {
        const size_t end = cell.find(';', from);
        if (end == from || from == cell.size()) return "a list joined with ; without empty places";
        out.push_back(cell.substr(from, end - from));
        if (end == std::string::npos) break;
        from = end + 1;
    }
    return std::nullopt;
}

std::optional<std::string> parse(const std::string&, std::vector<model::RubySpan>&) { return "something a table can hold"; }

}  // namespace renkei::intake::cells
