#include "intake/table.hpp"

#include <chrono>
#include <cmath>

namespace renkei::intake::cells {
namespace {

constexpr double kBeyondAnyFigure = 1e12;
constexpr std::chrono::year kFirstYear{1868}, kLastYear{2199};   // what is shown has happened since 明治, or will soon

template <class T>
bool is_number(const std::string& cell, T& out)
{
    const auto parsed = std::from_chars(cell.data(), cell.data() + cell.size(), out);
    return parsed.ec == std::errc{} && parsed.ptr == cell.data() + cell.size();
}

template <class T>
std::optional<Sentence> whole_number(const std::string& cell, T& out)
{
    if (is_number(cell, out) && std::abs(static_cast<double>(out)) < kBeyondAnyFigure) return std::nullopt;
    return sentence("a whole number");
}

}  // namespace

std::optional<Sentence> parse(const std::string& cell, std::string& out)
{
    out = cell;
    return std::nullopt;
}

std::optional<Sentence> parse(const std::string& cell, int& out) { return whole_number(cell, out); }
std::optional<Sentence> parse(const std::string& cell, long long& out) { return whole_number(cell, out); }

std::optional<Sentence> parse(const std::string& cell, double& out)
{
    // from_chars also takes nan and inf; and no figure of a municipality has thirteen places.
    if (is_number(cell, out) && std::abs(out) < kBeyondAnyFigure) return std::nullopt;   // never true for nan
    return sentence("a number");
}

std::optional<Sentence> parse(const std::string& cell, bool& out)
{
    if (cell != "yes" && cell != "no") return sentence("yes or no");
    out = cell == "yes";
    return std::nullopt;
}

std::optional<Sentence> parse(const std::string& cell, Date& out)
{
    const auto date = parse_date(cell.size() == 7 ? cell + "-01" : cell);
    if (!date || date->year() < kFirstYear || date->year() > kLastYear) return sentence("a date (YYYY-MM-DD or YYYY-MM)");
    out = *date;
    return std::nullopt;
}

std::optional<Sentence> parse(const std::string& cell, std::vector<std::string>& out)
{
    for (size_t from = 0; !cell.empty();) {
        const size_t end = cell.find(';', from);
        if (end == from || from == cell.size()) return sentence("a list joined with ; without empty places");
        out.push_back(cell.substr(from, end - from));
        if (end == std::string::npos) break;
        from = end + 1;
    }
    return std::nullopt;
}

std::optional<Sentence> parse(const std::string&, std::vector<model::RubySpan>&) { return sentence("something a table can hold"); }

}  // namespace renkei::intake::cells
