#include "site/days.hpp"

#include <array>
#include <utility>
#include <vector>

#include "base/utf8.hpp"

namespace renkei::site {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>,
    12> kOther{{{"（", "("}, {"）", ")"}, {"：", ":"}, {"　", " "}, {"\xC2\xA0", " "}, {"～", "~"}, {"〜", "~"}, {"－", "~"}, {"–", "~"}, {"—", "~"}, {"−", "~"},
                {"，", "、"}}};
constexpr std::array<std::pair<std::string_view, int>, 4> kEras{{{"令和", 2018}, {"平成", 1988}, {"昭和", 1925}, {"西暦", 0}}};   // year 1 is one more

// A text that is read from its beginning on, blanks passed over.
class Reader {
  public:
    explicit Reader(std::string_view text) : rest_(text) {}
    [[nodiscard]] bool at_end() const { return rest_.empty(); }
    [[nodiscard]] std::string_view rest() const { return rest_; }
    void skip() { rest_.remove_prefix(code_point_length(rest_, 0)); }
    void blanks()
    {
        while (rest_.starts_with(' ')) rest_.remove_prefix(1);
    }
    bool take(std::string_view word)
    {
        blanks();
        if (!rest_.starts_with(word)) return false;
        rest_.remove_prefix(word.size());
        return true;
    }
    // A number with a unit behind it: 10月. Nothing is taken where either is missing.
    std::optional<int> number(std::string_view unit)
    {
        Reader tried = *this;
        tried.blanks();
        int value = 0, digits = 0;
        while (!tried.rest_.empty() && tried.rest_[0] >= '0' && tried.rest_[0] <= '9' && digits < 5) {
            value = value * 10 + (tried.rest_[0] - '0');
            tried.rest_.remove_prefix(1);
            ++digits;
        }
        if (digits == 0 || digits == 5 || !tried.take(unit)) return std::nullopt;
        *this = tried;
        return value;
    }
    // (水), （土・祝）
    void weekday()
    {
        Reader tried = *this;
        if (!tried.take("(")) return;
        for (int length = 0; length < 8 && !tried.at_end(); ++length) {
            if (tried.take(")")) {
                *this = tried;
                return;
            }
            tried.skip();
        }
    }

  private:
    std::string_view rest_;
};

std::optional<int> year_in(Reader& reader)
{
    Reader tried = reader;
    int before = 0;
    bool era = false;
    for (const auto& [name, zero] : kEras)
        if (!era && tried.take(name)) era = true, before = zero;
    std::optional<int> year = era && tried.take("元年") ? std::optional(1) : tried.number("年");
    if (!year || (!era && *year < 1900)) return std::nullopt;
    reader = tried;
    return before + *year;
}

struct Written {
    std::optional<int> year, month;
    int day = 0;
};

// A day with whatever of year and month stands before it.
std::optional<Written> day_in(Reader& reader)
{
    Reader tried = reader;
    Written written;
    written.year = year_in(tried);
    written.month = tried.number("月");
    const auto day = tried.number("日");
    if (!day || (written.year && !written.month)) return std::nullopt;
    // 2日間 is a length.
    if (tried.rest().starts_with("間")) return std::nullopt;
    written.day = *day;
    tried.weekday();
    reader = tried;
    return written;
}

std::optional<Date> date_of(int year, int month, int day)
{
    const Date date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)), std::chrono::day(static_cast<unsigned>(day))};
    return date.ok() ? std::optional(date) : std::nullopt;
}

bool between_days(Reader& reader)
{
    for (const char* sign : {"から", "~", "・", "、", "及び", "および", "と"})
        if (reader.take(sign)) return true;
    return false;
}

std::optional<int> minute_in(Reader& reader)
{
    Reader tried = reader;
    const bool afternoon = tried.take("午後");
    if (!afternoon) (void)tried.take("午前");
    auto hour = tried.number("時");
    std::optional<int> minute = hour ? tried.take("半") ? 30 : tried.number("分").value_or(0) : std::optional<int>();
    if (!hour) {
        hour = tried.number(":");
        minute = hour ? tried.number("") : std::nullopt;
    }
    if (!hour || !minute || *hour > 24 || *minute > 59) return std::nullopt;
    reader = tried;
    return (*hour + (afternoon && *hour < 12 ? 12 : 0)) * 60 + *minute;
}

void read_times(Reader reader, Days& days)
{
    constexpr int kFarthest = 40;   // characters behind the days
    for (int i = 0; i < kFarthest && !reader.at_end(); ++i) {
        if (const auto start = minute_in(reader)) {
            days.start_minute = start;
            if (reader.take("~") || reader.take("から")) days.end_minute = minute_in(reader);
            return;
        }
        if (Reader tried = reader; day_in(tried)) return;   // of other days
        reader.skip();
    }
}

}  // namespace

std::string plain(std::string_view utf8)
{
    std::string text;
    for (size_t at = 0; at < utf8.size();) {
        const size_t length = code_point_length(utf8, at);
        const std::string_view one = utf8.substr(at, length);
        at += length;
        std::string_view other = one;
        for (const auto& [from, to] : kOther)
            if (one == from) other = to;
        // U+FF10 to U+FF19: EF BC 90 to EF BC 99.
        if (length == 3 && one[0] == '\xEF' && one[1] == '\xBC' && static_cast<unsigned char>(one[2]) >= 0x90 && static_cast<unsigned char>(one[2]) <= 0x99)
            text += static_cast<char>('0' + (static_cast<unsigned char>(one[2]) - 0x90));
        else text += other;
    }
    return text;
}

std::optional<Days> days_in(std::string_view utf8, std::optional<int> year)
{
    const std::string text = plain(utf8);
    for (Reader reader(text); !reader.at_end(); reader.skip()) {
        Reader tried = reader;
        const auto first = day_in(tried);
        const auto of = first && first->year ? first->year : year;
        if (!first || !first->month || !of) continue;
        const auto begin = date_of(*of, *first->month, first->day);
        if (!begin) continue;
        Days days{.first = *begin, .last = *begin, .start_minute = {}, .end_minute = {}};
        int last_year = *of, last_month = *first->month;
        for (Reader more = tried; between_days(more);) {
            const auto next = day_in(more);
            if (!next) break;
            if (!next->year && next->month && *next->month < last_month) ++last_year;   // 12月20日から1月10日まで
            last_year = next->year.value_or(last_year);
            last_month = next->month.value_or(last_month);
            const auto end = date_of(last_year, last_month, next->day);
            if (!end || *end < days.last) break;
            days.last = *end;
            tried = more;
        }
        read_times(tried, days);
        return days;
    }
    return std::nullopt;
}

}  // namespace renkei::site
