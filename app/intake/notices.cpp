#include "intake/notices.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <set>
#include <sstream>

#include "base/sentence.hpp"
#include "base/utf8.hpp"
#include "intake/csv.hpp"
#include "model/notice_keys.hpp"

namespace renkei::intake {
namespace {

constexpr std::array<std::string_view, 14> kColumns{"key", "urgent", "from", "until", "title", "body", "title_en", "body_en", "title_zh_hans", "body_zh_hans", "title_zh_hant", "body_zh_hant", "title_ko", "body_ko"};

struct Row {
    const CsvTable& table;
    const std::string& name;
    size_t index = 0;

    [[nodiscard]] const std::string& cell(std::string_view column) const
    {
        static const std::string kNone;
        const auto found = std::find(table.header.begin(), table.header.end(), column);
        return found == table.header.end() ? kNone : table.rows[index][static_cast<size_t>(found - table.header.begin())];
    }
    [[nodiscard]] Error fault(std::string_view column, const Sentence& what) const
    {
        return {ErrorKind::BadData, sentence("{1} row {2}, column {3}: \"{4}\" is not {5}", name, index + 2, column, cell(column), what)};
    }
};

// "2026-11-22" or "2026-11-22 17:30"; empty: none.
bool parse_time(const std::string& cell, std::optional<Date>& date, std::optional<int>& minute)
{
    if (cell.empty()) return true;
    date = parse_date(std::string_view(cell).substr(0, 10));
    if (!date) return false;
    if (cell.size() == 10) return true;
    int hour = 0, of_hour = 0, read = 0;
    const std::string rest = cell.substr(10);
    if (std::sscanf(rest.c_str(), "%*1[ T]%2d:%2d%n", &hour, &of_hour, &read) != 2 || static_cast<size_t>(read) != rest.size()) return false;
    if (hour < 0 || of_hour < 0 || of_hour > 59 || hour * 60 + of_hour > 24 * 60) return false;
    minute = hour * 60 + of_hour;
    return true;
}

Result<void> read_words(const Row& row, std::string_view suffix, std::string& title, std::string& body)
{
    const size_t wide = suffix == "_en" ? kWesternNotice : 1;
    const std::string title_column = "title" + std::string(suffix), body_column = "body" + std::string(suffix);
    title = row.cell(title_column);
    body = row.cell(body_column);
    if (code_points(title) > kLongestNoticeTitle * wide) return row.fault(title_column, sentence("at most {1} characters long", kLongestNoticeTitle * wide));
    if (code_points(body) > kLongestNoticeBody * wide) return row.fault(body_column, sentence("at most {1} characters long", kLongestNoticeBody * wide));
    if (title.empty() && !body.empty()) return row.fault(title_column, sentence("a title"));
    return {};
}

Result<model::Notice> read_notice(const Row& row)
{
    model::Notice n;
    n.key = row.cell("key");
    if (n.key.empty() || is_own_page(n.key)) return row.fault("key", sentence("a name for the notice"));
    const std::string& urgent = row.cell("urgent");
    if (urgent != "yes" && urgent != "no" && !urgent.empty()) return row.fault("urgent", sentence("yes or no"));
    n.urgent = urgent == "yes";
    const Sentence time = sentence("a day such as 2026-11-22, or a time such as 2026-11-22 17:30");
    if (!parse_time(row.cell("from"), n.show_from, n.from_minute)) return row.fault("from", time);
    if (!parse_time(row.cell("until"), n.show_until, n.until_minute)) return row.fault("until", time);
    const auto [begin, end] = showing_of(n);
    if (begin >= end) return row.fault("until", sentence("later than {1}", row.cell("from")));
    RENKEI_CHECK(read_words(row, "", n.title, n.body));
    if (n.title.empty()) return row.fault("title", sentence("a title"));
    RENKEI_CHECK(read_words(row, "_en", n.en.title, n.en.body));
    RENKEI_CHECK(read_words(row, "_zh_hans", n.zh_hans.title, n.zh_hans.body));
    RENKEI_CHECK(read_words(row, "_zh_hant", n.zh_hant.title, n.zh_hant.body));
    RENKEI_CHECK(read_words(row, "_ko", n.ko.title, n.ko.body));
    return n;
}

}  // namespace

bool is_own_page(std::string_view key) { return std::find(model::kTakenNoticeKeys.begin(), model::kTakenNoticeKeys.end(), key) != model::kTakenNoticeKeys.end(); }

std::pair<Instant, Instant> showing_of(const model::Notice& notice)
{
    const auto begin = notice.show_from ? instant_of(*notice.show_from, std::chrono::minutes(notice.from_minute.value_or(0))) : Instant::min();
    const auto end = notice.show_until ? instant_of(*notice.show_until, std::chrono::minutes(notice.until_minute.value_or(24 * 60))) : Instant::max();
    return {begin, end};
}

Result<std::vector<model::Notice>> parse_notices(std::string_view csv, const std::string& name)
{
    RENKEI_TRY(const CsvTable table, parse_csv(csv, name));
    for (const auto& column : table.header)
        if (std::find(kColumns.begin(), kColumns.end(), column) == kColumns.end()) return Error{ErrorKind::BadData, sentence("{1} has a column {2} that is not known here", name, column)};
    for (const std::string_view column : {kColumns[0], kColumns[4]})
        if (std::find(table.header.begin(), table.header.end(), column) == table.header.end())
            return Error{ErrorKind::BadData, sentence("{1} must have the columns {2}", name, "key,title")};
    if (table.rows.size() > kMostNotices) return Error{ErrorKind::BadData, sentence("{1} has {2} notices; at most {3} are taken", name, table.rows.size(), kMostNotices)};
    std::vector<model::Notice> notices;
    std::set<std::string> keys;
    for (size_t i = 0; i < table.rows.size(); ++i) {
        const Row row{table, name, i};
        RENKEI_TRY(model::Notice notice, read_notice(row));
        if (!keys.insert(notice.key).second) return row.fault("key", sentence("a name that no other notice has"));
        notices.push_back(std::move(notice));
    }
    return notices;
}

Result<std::vector<model::Notice>> read_notices(const std::filesystem::path& path, const std::function<std::string(std::string)>& table_text)
{
    std::ifstream file(path, std::ios::binary);
    if (!file) return Error{ErrorKind::NotFound, sentence("{1} does not exist; check the name, or whether the stick is plugged in", path)};
    std::ostringstream bytes;
    bytes << file.rdbuf();
    if (file.bad()) return Error{ErrorKind::Io, sentence("Table {1} could not be read to its end; check the disk", path)};
    std::string text = std::move(bytes).str();
    return parse_notices(table_text ? table_text(std::move(text)) : text, path.string());
}

}  // namespace renkei::intake
