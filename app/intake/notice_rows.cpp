#include "intake/notice_rows.hpp"

#include <set>

#include "base/sentence.hpp"
#include "base/utf8.hpp"
#include "intake/notices.hpp"

namespace renkei::intake {
namespace {

// A day, or a minute of one. False after a finding.
bool take_moment(StaffRow& row, Column column, std::optional<Date>& day, std::optional<int>& minute)
{
    const std::string written = row.folded(column);
    if (written.empty()) return true;
    const auto moment = written_moment(written);
    if (!moment) {
        row.hold(column, "date", sentence("“{1}” is no day or time; write it as 2026-11-22 or 2026-11-22 17:30", row.cell(column)));
        return false;
    }
    row.check_date(column, moment->day, moment->said);
    day = moment->day;
    minute = moment->minute;
    return true;
}

bool take_times(StaffRow& row, model::Notice& notice)
{
    if (!take_moment(row, Column::Start, notice.show_from, notice.from_minute) || !take_moment(row, Column::End, notice.show_until, notice.until_minute))
        return false;
    const auto [begin, end] = showing_of(notice);
    if (begin >= end) {
        row.hold(Column::End, "date", sentence("it ends before it begins; mend one of the times"));
        return false;
    }
    if (notice.show_until && *notice.show_until < row.reading().today) row.note(Column::End, "date", sentence("the notice is over: it is kept and not shown"));
    return true;
}

// As much as has room on the display. False after a finding.
bool take_words(StaffRow& row, Column column, size_t most, std::string& to)
{
    to = row.text(column);
    const size_t characters = code_points(to);
    if (characters > most) row.hold(column, "length", sentence("the text has {1} characters, and {2} have room on the display", characters, most));
    return characters <= most;
}

bool take_words(StaffRow& row, model::Notice& notice)
{
    struct Words {
        Column title, body;
        size_t wide;
        std::string &to_title, &to_body;
    };
    for (const Words& words : {Words{Column::Title, Column::Body, 1, notice.title, notice.body},
                               Words{Column::TitleEnglish, Column::BodyEnglish, kWesternNotice, notice.en.title, notice.en.body},
                               Words{Column::TitleHans, Column::BodyHans, 1, notice.zh_hans.title, notice.zh_hans.body},
                               Words{Column::TitleHant, Column::BodyHant, 1, notice.zh_hant.title, notice.zh_hant.body},
                               Words{Column::TitleKorean, Column::BodyKorean, 1, notice.ko.title, notice.ko.body}}) {
        if (!take_words(row, words.title, kLongestNoticeTitle * words.wide, words.to_title) ||
            !take_words(row, words.body, kLongestNoticeBody * words.wide, words.to_body)) return false;
        const bool needed = &words.to_title == &notice.title || !words.to_body.empty();
        if (words.to_title.empty() && needed) {
            row.hold(words.title, "title", sentence("the title is missing; enter it as visitors are to read it"));
            return false;
        }
    }
    return true;
}

bool take_notice(StaffRow& row, model::Notice& notice)
{
    if (!take_words(row, notice) || !take_times(row, notice)) return false;
    notice.key = row.cell(Column::Key).empty() ? notice.title : row.cell(Column::Key);
    if (!row.fits(Column::Key, "key", notice.key)) return false;
    if (is_own_page(notice.key)) {
        row.hold(Column::Key, "key", sentence("“closing” and “closed” are names of the display itself; give the notice another"));
        return false;
    }
    const auto urgent = yes_or_no(row.folded(Column::Urgent));
    if (!urgent) row.note(Column::Urgent, "urgent", sentence("“{1}” is neither yes nor no; the notice is taken as a calm one", row.cell(Column::Urgent)));
    notice.urgent = urgent.value_or(false);
    return true;
}

}  // namespace

Result<void> read_notice_rows(const TableSource& source, const Reading& reading)
{
    auto table = StaffTable::open(source, kNoticeSheet, reading);
    if (!table || !table->needs({Column::Title}, "title（題名）")) return {};
    std::set<std::string> keys;
    return table->read(kMostNotices, [&](StaffRow& row) -> Result<bool> {
        model::Notice notice;
        if (!take_notice(row, notice) || !row.is_first(keys, notice.key, notice.key)) return false;
        reading.brought.content.notices.push_back(std::move(notice));
        return true;
    });
}

}  // namespace renkei::intake
