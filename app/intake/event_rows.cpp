#include "intake/event_rows.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "base/sentence.hpp"
#include "base/utf8.hpp"
#include "intake/event_cells.hpp"
#include "model/limits.hpp"

namespace renkei::intake {
namespace {

constexpr size_t kMostEvents = 10'000;

// What is told once of a table, not of each row.
struct Told {
    bool dated = true;                       // it has a column for the day
    size_t exchanged = 0, no_point = 0;      // rows with such coordinates, and the first of them
    size_t first_exchanged = 0, first_no_point = 0;
    std::optional<Date> last{};              // day of an event of it
};

// The events that are in the store, for the rows of an export of it.
class KnownEvents {
  public:
    KnownEvents(const model::Content& content, bool exported) : towns_(content)
    {
        for (size_t i = 0; exported && i < content.events.size(); ++i) by_key_.emplace(content.events[i].key, &content.events[i]);
    }
    // A row of an export that nobody has changed is that event again, with what the table does not tell. One of the facts keeps its
    // key, and only when its origin is the same too: a number is anybody's.
    void recognise(const std::string& number, model::Event& event) const
    {
        const model::Event* known = find(event.key);
        if (const model::Event* fact = find(number); fact != nullptr && fact->source_file == event.source_file && fact->source_row == event.source_row)
            known = fact;
        if (known == nullptr) return;
        if (same_cells(event, *known, towns_)) event = *known;
        event.key = known->key;
        if (event.related_organisations.empty()) event.related_organisations = known->related_organisations;
    }

  private:
    [[nodiscard]] const model::Event* find(const std::string& key) const
    {
        const auto found = by_key_.find(key);
        return found != by_key_.end() ? found->second : nullptr;
    }
    TownNames towns_;
    std::map<std::string, const model::Event*> by_key_;
};

// A list of a house's own has day and time in one cell, in words. What is no day there is said as it stands: it is never guessed at.
// False after a finding.
bool take_when(StaffRow& row, model::Event& event)
{
    const std::string written = row.folded(Column::When);
    if (written.empty() || !row.cell(Column::Start).empty() || !row.cell(Column::Period).empty()) return true;
    const auto when = written_when(written);
    if (!when && begins_like_a_day_or_time(written)) {
        row.hold(Column::When, "date", sentence("“{1}” is no day with or without a time; write it as 2026-12-05 10:00 ~ 16:30", row.cell(Column::When)));
        return false;
    }
    if (when && when->odd_time) {
        row.hold(Column::When, "time", sentence("“{1}” is no time; write it as 10:00 ~ 16:30", when->rest));
        return false;
    }
    const std::string said = when ? when->rest : row.cell(Column::When);
    if (!said.empty()) event.when_note += (event.when_note.empty() ? "" : " ") + said;
    if (!row.fits(Column::When, "when_note", event.when_note)) return false;
    if (!when) return true;
    row.check_period(Column::When, when->days);
    event.start_date = when->days.first;
    event.end_date = when->days.last;
    event.start_minute = when->times.first;
    event.end_minute = when->times.last;
    if (*event.end_date >= *event.start_date) return true;
    row.hold(Column::When, "date", sentence("it ends on {1}, before it begins; mend one of the dates", iso_date(*event.end_date)));
    return false;
}

// From two cells or one; without an end it lasts one day. False after a finding.
bool take_days(StaffRow& row, Told& told, model::Event& event)
{
    if (!take_when(row, event) || !row.days(event.start_date, event.end_date)) return false;
    if (!event.start_date && !told.dated) return true;
    if (!event.start_date && (!event.when_note.empty() || !row.cell(Column::OriginFile).empty())) return true;
    if (!event.start_date) {
        row.hold(Column::Start, "date", sentence("the day is missing; enter it as 2027-03-31, or say in a note to its time (when_note) when it is, as “every June”"));
        return false;
    }
    if (!event.end_date) event.end_date = event.start_date;
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
    Column ends = row.cell(Column::EndTime).empty() ? Column::When : Column::EndTime;
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
    const bool reversed = event.start_minute && event.end_minute && *event.end_minute < *event.start_minute && event.start_date == event.end_date;
    if (reversed) row.hold(ends, "time", sentence("it ends at {1}, before it begins; mend one of the times", row.cell(ends)));
    return !reversed;
}

// 240001: the two digits of a prefecture, none of a municipality, and the check digit.
bool is_prefecture(const std::string& code) { return code.size() == 6 && code.compare(2, 3, "000") == 0; }

// In degrees; both in each other's column are put right, and what is no point in Japan is left out.
void take_point(StaffRow& row, Told& told, model::Event& event)
{
    const auto degrees = [&](Column column) {
        const std::string written = row.folded(column);
        double value = 0;
        const auto read = std::from_chars(written.data(), written.data() + written.size(), value);
        return !written.empty() && read.ec == std::errc{} && read.ptr == written.data() + written.size() ? std::optional(value) : std::nullopt;
    };
    const auto in_japan = [](std::optional<double> latitude, std::optional<double> longitude) {
        return latitude && longitude && *latitude >= 20 && *latitude <= 46 && *longitude >= 122 && *longitude <= 154;
    };
    const auto latitude = degrees(Column::Latitude), longitude = degrees(Column::Longitude);
    const bool exchanged = in_japan(longitude, latitude);
    if (row.cell(Column::Latitude).empty() && row.cell(Column::Longitude).empty()) return;
    if (exchanged && told.exchanged++ == 0) told.first_exchanged = row.number();
    if (exchanged || in_japan(latitude, longitude)) {
        event.latitude = exchanged ? longitude : latitude;
        event.longitude = exchanged ? latitude : longitude;
    } else if (told.no_point++ == 0) told.first_no_point = row.number();
}

// Where it is, and who takes part. False after a finding.
bool take_towns(StaffRow& row, model::Event& event)
{
    bool wrong = false;
    if (is_prefecture(row.folded(Column::Code))) return true;   // it publishes for all its municipalities
    if (const auto* here = row.municipality(false, wrong)) {
        event.code5 = here->code5;
        if (here->kind == "特別区") event.ward = here->name;
        else event.related_codes.push_back(here->code5);
    }
    if (wrong) return false;
    for (const std::string& part : parts_of(row.cell(Column::Related))) {
        const auto* town = row.town(Column::Related, part);
        if (town == nullptr) return false;
        if (std::find(event.related_codes.begin(), event.related_codes.end(), town->code5) == event.related_codes.end())
            event.related_codes.push_back(town->code5);
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
        while (written.ends_with(unit)) written.resize(written.size() - unit.size());   // 1,200円円 is met, too
    int yen = 0;
    const auto read = std::from_chars(written.data(), written.data() + written.size(), yen);
    constexpr int kMostYen = 10'000'000;
    if (read.ec == std::errc{} && read.ptr == written.data() + written.size() && yen >= 0 && yen <= kMostYen) event.fee_yen = yen;
    else row.note(Column::Fee, "fee", sentence("“{1}” is no amount in yen and was left out; write a number, or 0 for free", row.cell(Column::Fee)));
}

// Of each row in the same words: a published list is that of a year, most of it is over, and whoever tells it says so once (base/said_once.hpp).
void tell_of_end(StaffRow& row, Told& told, const model::Event& event)
{
    const Date last = model::last_day(event);
    told.last = std::max(told.last.value_or(last), last);
    if (last < row.reading().today) row.note(row.end_column(), "date", sentence("the event is over: it is kept for the record"));
}

// An office writes its own municipality beside what is held in another. Only a city or ward of the same prefecture is taken for one: a
// town may be a quarter, too (栄町3-4).
void tell_of_address(StaffRow& row, const model::Event& event)
{
    const auto* here = row.reading().content.municipality(event.code5);
    std::string_view address = event.address;
    if (here == nullptr) return;
    if (address.starts_with(here->prefecture)) address.remove_prefix(here->prefecture.size());
    const model::Municipality* other = nullptr;
    for (const std::string_view end : {"市", "区"})
        for (size_t at = address.find(end); at != std::string_view::npos; at = address.find(end, at + end.size()))
            for (const auto* one : row.reading().places.by_name(std::string(address.substr(0, at + end.size())))) {
                if (one == here) return;
                if (one->prefecture == here->prefecture) other = one;
            }
    if (other != nullptr) row.note(Column::Address, "municipality", sentence("the address is in {1}, and {2} stands beside it as the municipality, which was taken as it is; mend the one that is wrong", other->name, here->name));
}

// What is longer than a full page of the board can tell, and a break that it cannot show.
void tell_of_title(StaffRow& row, const model::Event& event)
{
    if (row.text(Column::Title).find('\n') != std::string::npos) row.note(Column::Title, "title", sentence("the title has a line break, and a blank stands in its place; take the break out of the cell if it parts a word"));
    const auto tell = [&](Column column, const std::string& words, size_t most) {
        const size_t characters = code_points(words);
        if (characters > most) row.note(column, "length", sentence("the text has {1} characters, and {2} have room on the display", characters, most));
    };
    tell(Column::Title, event.title, model::kBoardTitle);
    tell(row.cell(Column::Place).empty() ? Column::Meeting : Column::Place, event.venue, model::kBoardVenue);
    tell(Column::WhenNote, event.when_note, model::kBoardNote);
}

// What it is and where, as far as its source says so: shown where there is room, so nothing in it holds the event.
bool take_texts(StaffRow& row, model::Event& event)
{
    event.description = row.text(Column::Description);
    const auto& undrawable = row.reading().services.undrawable;
    if (const std::string character = undrawable ? undrawable(event.description) : ""; !character.empty()) {
        row.note(Column::Description, "glyph", sentence("the display has no font for “{1}”, so this text was left out; write it with another character", character));
        event.description.clear();
    }
    event.address = row.cell(Column::Address);
    for (const Column part : {Column::AddressPrefecture, Column::AddressTown, Column::AddressQuarter, Column::AddressRest})
        if (row.cell(Column::Address).empty()) event.address += row.cell(part);
    const Column place = row.cell(Column::Address).empty() ? Column::AddressRest : Column::Address;
    return row.fits(Column::Description, "description", event.description) && row.fits(place, "address", event.address);
}

bool take_words(StaffRow& row, model::Event& event)
{
    struct Words {
        Column column;
        const char* field;
        std::string& to;
    };
    for (const Words& words : {Words{Column::Title, "title", event.title}, Words{Column::TitleEnglish, "title_en", event.title_en},
                               Words{Column::TitleKana, "title_kana", event.title_kana}, Words{Column::Category, "category", event.category},
                               Words{Column::WhenNote, "when_note", event.when_note},
                               Words{Column::Place, "venue", event.venue}, Words{Column::Source, "source", event.source},
                               Words{Column::Key, "key", event.key}}) {
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

// Where it stood first, as an export tells it.
void take_origin(StaffRow& row, const std::string& file, model::Event& event)
{
    const std::string origin = row.cell(Column::OriginFile), number = row.folded(Column::OriginRow);
    event.source_file = origin.empty() ? file : origin;
    event.source_row = static_cast<int>(row.number());
    if (!origin.empty()) std::from_chars(number.data(), number.data() + number.size(), event.source_row);
}

// Without a day it is told beside the introduction of its municipality and nowhere else (what came out of a store goes back into one). False after a
// finding.
bool take_undated(StaffRow& row, const Told& told, const model::Event& event)
{
    if (event.start_date) return true;
    if (event.code5.empty() && row.cell(Column::OriginFile).empty()) {
        row.hold(Column::Municipality, "date", sentence("it has neither a day nor a municipality, so there is no place for it; enter one of them"));
        return false;
    }
    if (told.dated) row.note(row.cell(Column::When).empty() ? Column::Start : Column::When, "date", sentence("it has no day and is kept without: it stands beside the introduction of its municipality, never on the board of events"));
    return true;
}

bool take_event(StaffRow& row, const std::string& file, const KnownEvents& known, Told& told, model::Event& event)
{
    if (!take_words(row, event) || !take_texts(row, event) || !take_days(row, told, event) || !take_times(row, event) || !take_towns(row, event) ||
        !take_undated(row, told, event)) return false;
    if (event.venue.empty()) event.venue = row.cell(Column::Meeting);
    if (!row.fits(Column::Meeting, "venue", event.venue)) return false;
    take_fee(row, event);
    take_point(row, told, event);
    event.url = row.address(Column::Url);
    const auto tentative = yes_or_no(row.folded(Column::Tentative));
    if (!tentative)
        row.note(Column::Tentative, "tentative", sentence("“{1}” is neither yes nor no; the event is taken as settled", row.cell(Column::Tentative)));
    if (tentative.value_or(false) || says_unsettled(event.when_note)) event.flags = kTentativeFlag;
    const std::string number = event.key;
    event.key = event_key(event.code5, !number.empty() ? number : event.start_date ? iso_date(*event.start_date) + "-" + event.title : event.title);
    event.kind = "event";
    event.by_staff = true;
    take_origin(row, file, event);
    if (!row.fits(Column::OriginFile, "source_file", event.source_file)) return false;
    known.recognise(number, event);
    if (!event.start_date) return true;
    tell_of_end(row, told, event);
    if (model::last_day(event) < row.reading().today) return true;
    tell_of_title(row, event);
    tell_of_address(row, event);
    return true;
}

}  // namespace

Result<void> read_event_rows(const TableSource& source, const Reading& reading)
{
    auto table = StaffTable::open(source, kEventSheet, reading);
    if (!table || !table->needs({Column::Title}, "title（題名）")) return {};
    Told told{.dated = table->has(Column::Start) || table->has(Column::Period) || table->has(Column::When)};
    // Municipalities publish lists without any day; a table of staff has forgotten its column.
    if (!told.dated && !table->has(Column::WhenNote) && !table->has(Column::Code) &&
        !table->needs({Column::Start, Column::Period, Column::When}, "start_date（開催日）")) return {};
    const KnownEvents known(reading.content, table->has(Column::OriginFile));
    std::set<std::string> keys;
    const size_t before = reading.brought.content.events.size();
    RENKEI_CHECK(table->read(kMostEvents, [&](StaffRow& row) -> Result<bool> {
        model::Event event;
        if (!take_event(row, std::filesystem::path(source.name).filename().string(), known, told, event) || !row.is_first(keys, event.key, event.title))
            return false;
        reading.brought.content.events.push_back(std::move(event));
        return true;
    }));
    if (reading.brought.content.events.size() == before) return {};
    if (!told.dated) table->note("date", sentence("the table has no day for its events: they stand beside the introductions of their municipalities, never on the board of events"));
    if (told.last && *told.last < reading.today && reading.brought.content.events.size() > before + 1) table->note("date", sentence("all events of this table had ended by {1}; none of them is shown", iso_date(*told.last)));
    if (told.exchanged > 0) table->note("coordinates", sentence("{1} rows have latitude and longitude exchanged (the first is row {2}); they were put right", told.exchanged, told.first_exchanged));
    if (told.no_point > 0) table->note("coordinates", sentence("{1} rows have a coordinate that is no point in Japan (the first is row {2}); the events are taken without it", told.no_point, told.first_no_point));
    return {};
}

}  // namespace renkei::intake
