// What staff write in a cell: dates, answers, numbers, places in a picture.

#include <charconv>

#include "intake/photo_rows.hpp"

namespace renkei::intake {
namespace {

// The numbers of a date as it is written, 元 among them; none when one is too large.
std::optional<std::vector<int>> numbers_of(std::string_view cell)
{
    static constexpr std::string_view kFirstYear = "元";
    std::vector<int> numbers;
    for (size_t at = 0; at < cell.size();) {
        if (cell.substr(at).starts_with(kFirstYear)) {
            numbers.push_back(1);
            at += kFirstYear.size();
        } else if (cell[at] >= '0' && cell[at] <= '9') {
            int number = 0;
            const auto read = std::from_chars(cell.data() + at, cell.data() + cell.size(), number);
            if (read.ec != std::errc{}) return std::nullopt;
            numbers.push_back(number);
            at = static_cast<size_t>(read.ptr - cell.data());
        } else {
            ++at;
        }
    }
    return numbers;
}

// The year before the first of an era; 0 for the Western reckoning. Papers from before 2019 speak of 平成40年 and mean 2028.
int era_of(std::string_view cell)
{
    if (cell.starts_with("令和") || cell.starts_with("r")) return 2018;
    if (cell.starts_with("平成") || cell.starts_with("h")) return 1988;
    return 0;
}

std::optional<Date> date_of(int year, int month, int day)
{
    if (year < 1989 || year > 2199 + 2018 || month > 12 || day > 31) return std::nullopt;
    const Date date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)), std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok()) return std::nullopt;
    return date;
}

}  // namespace

std::optional<Date> written_date(const std::string& cell)
{
    const auto numbers = numbers_of(cell);
    const int era = era_of(cell);
    if (!numbers || numbers->size() != 3 || (*numbers)[0] < (era == 0 ? 2000 : 1) || (*numbers)[0] > 2199) return std::nullopt;
    return date_of((*numbers)[0] + era, (*numbers)[1], (*numbers)[2]);
}

std::optional<Period> written_period(const std::string& cell)
{
    for (const std::string_view between : {"~", "〜", "から", "–", "—"}) {
        const size_t at = cell.find(between);
        if (at == std::string::npos) continue;
        const auto first = written_date(cell.substr(0, at));
        if (!first) return std::nullopt;
        std::string rest = cell.substr(at + between.size());
        rest.erase(0, rest.find_first_not_of(' '));
        auto last = written_date(rest);
        const auto numbers = numbers_of(rest);
        const int year = static_cast<int>(first->year()), month = static_cast<int>(static_cast<unsigned>(first->month()));
        if (!last && numbers && numbers->size() == 2) last = date_of(year, (*numbers)[0], (*numbers)[1]);
        if (!last && numbers && numbers->size() == 1) last = date_of(year, month, (*numbers)[0]);
        if (!last) return std::nullopt;
        return Period{*first, *last};
    }
    return std::nullopt;
}

std::optional<int> written_number(const std::string& cell)
{
    size_t from = 0;
    for (const std::string_view before : {"第", "no."})
        if (cell.starts_with(before)) from = before.size();
    int number = 0;
    const auto read = std::from_chars(cell.data() + from, cell.data() + cell.size(), number);
    if (read.ec != std::errc{} || read.ptr != cell.data() + cell.size() || number < 1 || number > 999) return std::nullopt;
    return number;
}

std::optional<bool> yes_or_no(const std::string& cell)
{
    for (const char* yes : {"yes", "y", "1", "はい", "不可", "○", "〇", "true"})
        if (cell == yes) return true;
    for (const char* no : {"", "no", "n", "0", "いいえ", "可", "×", "false", "-"})
        if (cell == no) return false;
    return std::nullopt;
}

std::optional<double> focal_of(const std::string& cell)
{
    double value = 0;
    const auto read = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (read.ec != std::errc{}) return std::nullopt;
    const std::string_view rest(read.ptr, static_cast<size_t>(cell.data() + cell.size() - read.ptr));
    if (!rest.empty() && rest != "%") return std::nullopt;
    if (rest == "%" || value > 1) value /= 100;
    if (!(value >= 0 && value <= 1)) return std::nullopt;
    return value;
}

}  // namespace renkei::intake
