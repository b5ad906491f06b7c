#include "intake/event_rows.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include "base/sentence.hpp"

namespace renkei::intake {
namespace {

constexpr size_t kMostEvents = 10'000;
constexpr const char* kKeyBefore = "staff-";   // a number that some office gives its events is nobody else's
constexpr const char* kTentative = "tentative";

// From two cells or one; without an end it lasts one day. False after a finding.
bool take_days(StaffRow& row, model::Event& event)
{
    if (!row.days(event.start_date, event.end_date)) return false;
    if (!event.start_date) {
        row.hold(Column::Start, "date", sentence("the day is missing; enter it as 2027-03-31"));
        return false;
    }
    if (!event.end_date) event.end_date = event.start_date;
    if (*event.end_date < row.reading().today) row.note(row.end_column(), "date", sentence("the event ended on {1}: it is kept for the record", iso_date(*event.end_date)));
    return true;
}

// False after a finding.
bool take_time(StaffRow& row, Column column, std::optional<int>& minute)
{
    const std::string written = row.folded(column);
    if (written.empty()) return true;
    minute = written_time(written);
    if (!minute) row.hold(column, "time", sentence("“{1}” is no time; write it as 10:30", row.cell(column)));
    return minute.has_value();
}

bool take_times(StaffRow& row, model::Event& event)
{
    if (!take_time(row, Column::StartTime, event.start_minute) || !take_time(row, Column::EndTime, event.end_minute)) return false;
    Column ends = Column::EndTime;
    if (const std::string written = row.folded(Column::Times); !written.empty()) {
        const auto times = written_times(written);
        if (!times) {
            row.hold(Column::Times, "time", sentence("“{1}” is no time; write it as 10:00 ~ 16:30", row.cell(Column::Times)));
            return false;
        }
        event.start_minute = times->first;
        event.end_minute = times->last;
        ends = Column::Times;
    }
    // What ends on a later day may end at an earlier hour.
    const bool reversed = event.start_minute && event.end_minute && *event.end_minute < *event.start_minute && *event.start_date == *event.end_date;
    if (reversed) row.hold(ends, "time", sentence("it ends at {1}, before it begins; mend one of the times", row.cell(ends)));
    return !reversed;
}

// Where it is, and who takes part. False after a finding.
bool take_towns(StaffRow& row, model::Event& event)
{
    bool wrong = false;
    if (const auto* here = row.municipality(false, wrong)) {
        event.code5 = here->code5;
        if (here->kind == "特別区") event.ward = here->name;
        else event.related_codes.push_back(here->code5);
    }
    if (wrong) return false;
    for (const std::string& part : parts_of(row.cell(Column::Related))) {
        const auto* town = row.town(Column::Related, part);
        if (town == nullptr) return false;
        if (std::find(event.related_codes.begin(), event.related_codes.end(), town->code5) == event.related_codes.end()) event.related_codes.push_back(town->code5);
    }
    return true;
}

// An amount, or 無料; what cannot be read is left out, and never taken for free.
void take_fee(StaffRow& row, model::Event& event)
{
    std::string written = row.folded(Column::Fee);
    if (written.empty()) return;
    for (const std::string_view free : {"無料", "なし", "無し", "free"})
        if (written == free) written = "0";
    std::erase(written, ',');
    for (const std::string_view unit : {"円", "yen"})
        if (written.ends_with(unit)) written.resize(written.size() - unit.size());
    int yen = 0;
    const auto read = std::from_chars(written.data(), written.data() + written.size(), yen);
    constexpr int kMostYen = 10'000'000;
    if (read.ec == std::errc{} && read.ptr == written.data() + written.size() && yen >= 0 && yen <= kMostYen) event.fee_yen = yen;
    else row.note(Column::Fee, "fee", sentence("“{1}” is no amount in yen and was left out; write a number, or 0 for free", row.cell(Column::Fee)));
}

bool take_words(StaffRow& row, model::Event& event)
{
    struct Words {
        Column column;
        const char* field;
        std::string& to;
    };
    for (const Words& words : {Words{Column::Title, "title", event.title}, Words{Column::TitleEnglish, "title_en", event.title_en}, Words{Column::Category, "category", event.category}, Words{Column::WhenNote, "when_note", event.when_note},
                               Words{Column::Place, "venue", event.venue}, Words{Column::Source, "source", event.source}, Words{Column::Key, "key", event.key}}) {
        words.to = row.cell(words.column);
        if (!row.fits(words.column, words.field, words.to)) return false;
    }
    if (!event.title.empty()) return true;
    row.hold(Column::Title, "title", sentence("the title is missing; enter it as visitors are to read it"));
    return false;
}

// Municipalities say so in their words (requirements R16): 日時は未確定のため変更の可能性あり。
bool says_unsettled(std::string_view when_note)
{
    constexpr std::string_view kSaid[] = {"未確定", "未定", "調整中", "変更の可能性", "変更になる", "変更する場合", "変更となる"};
    return std::any_of(std::begin(kSaid), std::end(kSaid), [&](std::string_view said) { return when_note.find(said) != std::string_view::npos; });
}

bool take_event(StaffRow& row, const std::string& file, model::Event& event)
{
    if (!take_words(row, event) || !take_days(row, event) || !take_times(row, event) || !take_towns(row, event)) return false;
    take_fee(row, event);
    event.url = row.address(Column::Url);
    const auto tentative = yes_or_no(row.folded(Column::Tentative));
    if (!tentative) row.note(Column::Tentative, "tentative", sentence("“{1}” is neither yes nor no; the event is taken as settled", row.cell(Column::Tentative)));
    if (tentative.value_or(false) || says_unsettled(event.when_note)) event.flags = kTentative;
    event.key = kKeyBefore + event.code5 + "-" + (event.key.empty() ? iso_date(*event.start_date) + "-" + event.title : event.key);
    event.kind = "event";
    event.source_file = file;
    event.source_row = static_cast<int>(row.number());
    event.by_staff = true;
    return true;
}

}  // namespace

Result<void> read_event_rows(const TableSource& source, const Reading& reading)
{
    auto table = StaffTable::open(source, kEventSheet.names, reading);
    if (!table || !table->needs({Column::Title}, "title（題名）") || !table->needs({Column::Start, Column::Period}, "start_date（開催日）")) return {};
    std::set<std::string> keys;
    return table->read(kMostEvents, [&](StaffRow& row) -> Result<bool> {
        model::Event event;
        if (!take_event(row, std::filesystem::path(source.name).filename().string(), event) || !row.is_first(keys, event.key, event.title)) return false;
        reading.brought.content.events.push_back(std::move(event));
        return true;
    });
}

}  // namespace renkei::intake
