// What staff write in a cell: dates, answers, numbers, places in a picture.

#include <algorithm>
#include <charconv>
#include <initializer_list>

#include "intake/photo_rows.hpp"

namespace renkei::intake {
namespace {

bool is_figure(char c) { return c >= '0' && c <= '9'; }

// A date as it is written: its numbers, 元 among them, and what stands before, between and behind them.
struct Written {
    std::vector<int> numbers;
    std::vector<std::string_view> around;   // one more than numbers
};

// None when a number is too large.
std::optional<Written> written_in(std::string_view cell)
{
    static constexpr std::string_view kFirstYear = "元";
    Written written;
    size_t since = 0;
    const auto take = [&](int number, size_t at, size_t end) {
        written.numbers.push_back(number);
        written.around.push_back(cell.substr(since, at - since));
        since = end;
        return end;
    };
    for (size_t at = 0; at < cell.size();) {
        if (cell.substr(at).starts_with(kFirstYear)) {
            at = take(1, at, at + kFirstYear.size());
        } else if (cell[at] >= '0' && cell[at] <= '9') {
            int number = 0;
            const auto read = std::from_chars(cell.data() + at, cell.data() + cell.size(), number);
            if (read.ec != std::errc{}) return std::nullopt;
            at = take(number, at, static_cast<size_t>(read.ptr - cell.data()));
        } else {
            ++at;
        }
    }
    written.around.push_back(cell.substr(since));
    return written;
}

std::string_view without_blanks(std::string_view text)
{
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

// What is not a digit may be a word of Japanese (年, から, 開催), a bracket or a mark between numbers; a sign before the year, letters behind the day
// and marks without a number are something else than a date.
bool is_around_a_date(const Written& written)
{
    const auto is_word = [](std::string_view text) { return static_cast<unsigned char>(text.front()) >= 0x80; };
    const std::string_view before = without_blanks(written.around.front()), behind = without_blanks(written.around.back());
    constexpr std::string_view kEras[] = {"r", "h", "r.", "h."}, kSigns[] = {"-", "+", "−", "‐", "–", "—"},
        kDays[] = {"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
    const bool era = std::find(std::begin(kEras), std::end(kEras), before) != std::end(kEras);
    const bool sign = std::any_of(std::begin(kSigns), std::end(kSigns), [&](std::string_view one) { return before.ends_with(one); });
    if (!before.empty() && !era && (sign || !(is_word(before) || before == "(" || before == "~"))) return false;
    for (size_t i = 1; i + 1 < written.around.size(); ++i) {
        const std::string_view between = without_blanks(written.around[i]);
        if (!between.empty() && !is_word(between) && (between.size() > 1 || std::string_view("-/.,").find(between) == std::string_view::npos)) return false;
    }
    const bool day = std::any_of(std::begin(kDays), std::end(kDays), [&](std::string_view one) { return behind.starts_with(one); });
    return behind.empty() || is_word(behind) || day || behind == "." || std::string_view("(),;~").find(behind.front()) != std::string_view::npos;
}

// The year before the first of an era; 0 for the Western reckoning.
int era_of(std::string_view cell)
{
    if (cell.starts_with("令和") || cell.starts_with("r")) return 2018;
    if (cell.starts_with("平成") || cell.starts_with("h")) return kYearBeforeHeisei;
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
    const auto written = written_in(cell);
    const int era = era_of(cell);
    if (!written || written->numbers.size() != 3 || !is_around_a_date(*written)) return std::nullopt;
    const int year = written->numbers[0];
    if (year < (era == 0 ? 2000 : 1) || year > 2199) return std::nullopt;
    return date_of(year + era, written->numbers[1], written->numbers[2]);
}

std::optional<int> year_behind_its_era(std::string_view cell)
{
    constexpr int kLastOfHeisei = 31;
    for (size_t at = 0; at < cell.size(); ++at) {
        const std::string_view before = cell.substr(0, at);
        const bool begins = at == 0 || before.ends_with('~') || before.ends_with("〜") || before.ends_with("から");   // a date, not the h of a word
        const std::string_view era = cell.substr(at).starts_with("平成") ? "平成" : begins && cell[at] == 'h' ? "h" : "";
        if (era.empty()) continue;
        const size_t digit = std::min(cell.find_first_not_of(" .", at + era.size()), cell.size());
        int year = 0;
        const auto read = std::from_chars(cell.data() + digit, cell.data() + cell.size(), year);
        if (read.ec == std::errc{} && year > kLastOfHeisei) return year;
    }
    return std::nullopt;
}

std::optional<std::chrono::weekday> written_weekday(std::string_view cell)
{
    static constexpr std::string_view kDays[] = {"日", "月", "火", "水", "木", "金", "土"}, kAfter[] = {")", "曜", "・", "祝", ",", "、", " "};
    for (size_t at = cell.find_first_of('('); at != std::string_view::npos; at = cell.find('(', at + 1))
        for (unsigned day = 0; day < std::size(kDays); ++day) {
            const std::string_view rest = cell.substr(at + 1);
            if (rest.starts_with(kDays[day]) && std::any_of(std::begin(kAfter), std::end(kAfter),
                                                            [&](std::string_view after) { return rest.substr(kDays[day].size()).starts_with(after); }))
                return std::chrono::weekday(day);
        }
    for (unsigned day = 0; day < std::size(kDays); ++day)
        if (cell.find(std::string(kDays[day]) + "曜") != std::string_view::npos) return std::chrono::weekday(day);
    return std::nullopt;
}

std::optional<int> written_time(std::string cell)
{
    for (size_t at = cell.find(' '); at != std::string::npos; at = cell.find(' ', at + 1))
        if (at > 0 && at + 1 < cell.size() && is_figure(cell[at - 1]) && is_figure(cell[at + 1])) return std::nullopt;   // 0 15:00 is not 15:00
    std::erase(cell, ' ');
    std::string_view rest = cell;
    if (rest == "正午") return 12 * 60;
    int later = 0;
    bool half_day = false;
    for (const auto& [word, minutes] : {std::pair{"午前", 0}, std::pair{"午後", 12 * 60}})
        if (rest.starts_with(word)) {
            rest.remove_prefix(std::string_view(word).size());
            later = minutes;
            half_day = true;
        }
    const auto number = [&rest]() -> std::optional<int> {
        int value = 0;
        const auto read = std::from_chars(rest.data(), rest.data() + rest.size(), value);
        if (read.ec != std::errc{} || value < 0) return std::nullopt;
        rest.remove_prefix(static_cast<size_t>(read.ptr - rest.data()));
        return value;
    };
    const auto take = [&rest](std::string_view word) {
        const bool there = rest.starts_with(word);
        if (there) rest.remove_prefix(word.size());
        return there;
    };
    const auto hour = number();
    std::optional<int> minute = 0;
    if (!hour || *hour > (half_day ? 12 : 24)) return std::nullopt;
    if (take(":")) {
        minute = number();
        if (take(":") && !number()) return std::nullopt;   // seconds
    } else if (!take("時")) {
        return std::nullopt;
    } else if (take("半")) {
        minute = 30;
    } else if (!rest.empty()) {
        minute = number();
        if (!take("分")) return std::nullopt;
    }
    if (!minute || *minute > 59 || !rest.empty()) return std::nullopt;
    const int all = (half_day ? *hour % 12 : *hour) * 60 + *minute + later;
    return all <= 24 * 60 ? std::optional(all) : std::nullopt;
}

std::optional<Times> written_times(const std::string& cell)
{
    for (const std::string_view between : {"~", "〜", "から", "–", "—", "-"}) {
        const size_t at = cell.find(between);
        if (at == std::string::npos) continue;
        std::string from = cell.substr(0, at), to = cell.substr(at + between.size());
        if (const size_t until = to.find("まで"); until != std::string::npos) to.erase(until);
        Times times{from.empty() ? std::nullopt : written_time(from), to.empty() ? std::nullopt : written_time(to)};
        if ((!from.empty() && !times.first) || (!to.empty() && !times.last) || (!times.first && !times.last)) return std::nullopt;
        // 午後2時〜4時 means four in the afternoon.
        if (times.first && times.last && *times.last < *times.first && cell.starts_with("午後") && *times.last < 12 * 60) *times.last += 12 * 60;
        return times;
    }
    const auto only = written_time(cell);
    return only ? std::optional(Times{only, std::nullopt}) : std::nullopt;
}

std::optional<Moment> written_moment(const std::string& cell)
{
    if (const auto day = written_date(cell)) {
        // Words behind the day may say a time (夕方), which must not be lost.
        std::string_view rest = std::string_view(cell).substr(cell.find_last_of("0123456789") + 1);
        if (rest.starts_with("日")) rest.remove_prefix(std::string_view("日").size());
        rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
        const bool only_day = rest.empty() || (written_weekday(rest) && (rest.starts_with('(') || rest.ends_with("曜日")));
        return only_day ? std::optional(Moment{*day, std::nullopt, written_weekday(cell)}) : std::nullopt;
    }
    // Where the day ends and the time begins: the only place at which both can be read. It is never within a number: 2026-12-3|0 15:00.
    for (size_t at = 1; at < cell.size(); ++at) {
        if (is_figure(cell[at - 1]) && is_figure(cell[at])) continue;
        std::string before = cell.substr(0, at), after = cell.substr(at);
        if (after.starts_with("t")) after.erase(0, 1);   // as RFC 3339 has it, folded
        const auto day = written_date(before);
        const auto minute = day ? written_time(after) : std::nullopt;
        if (minute) return Moment{*day, minute, written_weekday(before)};
    }
    return std::nullopt;
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
        const auto written = written_in(rest);
        const std::vector<int> numbers = written ? written->numbers : std::vector<int>{};
        const int year = static_cast<int>(first->year()), month = static_cast<int>(static_cast<unsigned>(first->month()));
        if (!last && numbers.size() == 2) last = date_of(year, numbers[0], numbers[1]);
        if (!last && numbers.size() == 1) last = date_of(year, month, numbers[0]);
        if (!last) return std::nullopt;
        return Period{.first = *first, .last = *last, .first_said = written_weekday(std::string_view(cell).substr(0, at)), .last_said = written_weekday(rest)};
    }
    return std::nullopt;
}

namespace {

// Not within a number or a date: 12 of 12/7 and of 12月7日 is no day.
bool may_be_parted(std::string_view cell, size_t at)
{
    static constexpr std::string_view kGoesOn[] = {"年", "月", "時", ":", "/", ".", "-"};
    const std::string_view rest = cell.substr(at);
    if (rest.empty()) return true;
    const auto byte = static_cast<unsigned char>(rest.front());
    if ((byte & 0xC0) == 0x80) return false;   // within a character
    return (byte < '0' || byte > '9') && std::none_of(std::begin(kGoesOn), std::end(kGoesOn), [&](std::string_view one) { return rest.starts_with(one); });
}

// What stands behind a day: 日(土・祝). Told, and taken away.
std::optional<std::chrono::weekday> take_weekday(std::string_view& rest)
{
    if (rest.starts_with("日")) rest.remove_prefix(std::string_view("日").size());
    const size_t close = rest.starts_with('(') ? rest.find(')') : std::string_view::npos;
    if (close == std::string_view::npos) return std::nullopt;
    const auto said = written_weekday(rest.substr(0, close + 1));
    if (said) rest.remove_prefix(close + 1);
    return said;
}

void skip_blanks(std::string_view& rest)
{
    while (rest.starts_with(' ') || rest.starts_with(',')) rest.remove_prefix(1);
    for (const std::string_view comma : {"から", "まで", "、", "　"})
        while (rest.starts_with(comma)) rest.remove_prefix(comma.size());
}

// The longest beginning that is a time or two; its length is 0 where none is.
std::pair<size_t, Times> times_at(std::string_view rest)
{
    constexpr size_t kLongestTime = 90;   // bytes: a cell may be as long as a text, and each place in it is tried
    for (size_t length = std::min(rest.size(), kLongestTime); length > 0; --length) {
        const std::string_view behind = rest.substr(length);
        // 24時間 is a length, no time.
        const auto byte = behind.empty() ? 0 : static_cast<unsigned char>(behind.front());
        const bool within = (byte & 0xC0) == 0x80 || (byte >= '0' && byte <= '9') || behind.starts_with("間");
        if (const auto times = within ? std::nullopt : written_times(std::string(rest.substr(0, length)))) return {length, *times};
    }
    return {};
}

// 25:00, 〜26:00 and 午後13時, which are times as they begin and none of a day.
bool begins_like_no_time(std::string_view rest)
{
    for (const std::string_view until : {"~", "〜", "–", "—", "-"})
        if (rest.starts_with(until)) rest.remove_prefix(until.size());
    skip_blanks(rest);
    std::string_view clock = rest;
    for (const std::string_view half : {"午前", "午後"})
        if (clock.starts_with(half)) clock.remove_prefix(half.size());
    skip_blanks(clock);
    const size_t digits = std::min(clock.find_first_not_of("0123456789"), clock.size());
    clock.remove_prefix(digits);
    const bool like = digits > 0 && (clock.starts_with(':') || (clock.starts_with("時") && !clock.starts_with("時間")));
    return like && times_at(rest).first == 0;
}

// Letters and signs that are joined to a day make it none, as in a column of days; a day of the week, and the T before a time (RFC 3339), belong to it.
bool goes_on_as_no_day(std::string_view behind)
{
    if (behind.empty()) return false;
    const char first = behind.front();
    const bool letter = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
    const bool joined = letter || std::string_view("_+%#=").find(first) != std::string_view::npos;
    constexpr std::string_view kDays[] = {"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
    return joined && std::none_of(std::begin(kDays), std::end(kDays), [&](std::string_view one) { return behind.starts_with(one); });
}

}  // namespace

bool begins_like_a_day_or_time(std::string_view cell)
{
    const auto take = [&cell](std::initializer_list<std::string_view> any) {
        const auto* const found = std::find_if(any.begin(), any.end(), [&](std::string_view one) { return cell.starts_with(one); });
        if (found != any.end()) cell.remove_prefix(found->size());
        return found != any.end();
    };
    const auto digits = [&cell] { return std::min(cell.find_first_not_of("0123456789"), cell.size()); };
    while (take({" ", "~", "〜", "-", "+", "−", "‐", "–", "—", "西暦"})) continue;
    if (begins_like_no_time(cell) || digits() > 0) return true;
    if (take({"令和", "平成", "昭和"})) {
        while (take({" "})) continue;
        return digits() > 0 || take({"元"});   // not 昭和の日
    }
    if (take({"(", "["})) return digits() == 4;   // not (2階)
    if (!take({"r", "h", "s"})) return false;
    while (take({" ", "."})) continue;
    const size_t year = digits();
    cell.remove_prefix(year);
    return year > 0 && take({".", "/", "-", "年"});   // not H2ホール
}

std::optional<When> written_when(const std::string& cell)
{
    constexpr size_t kLongestDay = 120;   // bytes
    std::optional<When> when;
    size_t end = 0;
    for (size_t at = 1; at <= std::min(cell.size(), kLongestDay); ++at) {
        if (!may_be_parted(cell, at)) continue;
        const std::string before = cell.substr(0, at);
        if (before.ends_with("時") || before.ends_with(':')) break;   // the hours have begun
        if (const auto period = written_period(before)) when = When{.days = *period, .times = {}, .rest = {}};
        else if (const auto day = when ? std::nullopt : written_date(before)) when = When{.days = {.first = *day, .last = *day}, .times = {}, .rest = {}};
        else continue;
        end = at;
        if (when->days.last != when->days.first) break;   // the shortest: what follows are hours
    }
    if (!when) return std::nullopt;
    std::string_view rest = std::string_view(cell).substr(end);
    if (rest.size() > 1 && rest.front() == 't' && is_figure(rest[1])) rest.remove_prefix(1);
    if (goes_on_as_no_day(rest)) return std::nullopt;
    if (const auto said = take_weekday(rest)) (when->days.first == when->days.last ? when->days.first_said : when->days.last_said) = said;
    skip_blanks(rest);
    const auto [length, times] = times_at(rest);
    when->times = times;
    rest.remove_prefix(length);
    skip_blanks(rest);
    when->rest = rest;
    when->odd_time = begins_like_no_time(rest);
    return when;
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
