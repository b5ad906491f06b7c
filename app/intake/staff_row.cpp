// A row as its table has it, and what every table of staff may say: a municipality, days, an address.

#include <algorithm>

#include "base/sentence.hpp"
#include "intake/csv_writing.hpp"
#include "intake/lengths.hpp"
#include "intake/staff_table.hpp"

namespace renkei::intake {
namespace {

Sentence name_of(std::chrono::weekday day)
{
    switch (day.c_encoding()) {
        case 0: return sentence("Sunday");
        case 1: return sentence("Monday");
        case 2: return sentence("Tuesday");
        case 3: return sentence("Wednesday");
        case 4: return sentence("Thursday");
        case 5: return sentence("Friday");
        default: return sentence("Saturday");
    }
}

// At the ends of a cell nobody sees them; in a required one they would stand for nothing. Unicode: White_Space, Default_Ignorable_Code_Point.
constexpr std::string_view kUnseen[] = {
    " ", "\t", "\r", "\n", "\u00A0", "\u00AD", "\u115F", "\u1160", "\u180E", "\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006", "\u2007",
        "\u2008", "\u2009", "\u200A",
    "\u200B", "\u200C", "\u200D", "\u200E", "\u200F", "\u2028", "\u2029", "\u202F", "\u205F", "\u2060", "\u2061", "\u2062", "\u2063", "\u2064", "\u3000",
        "\u3164", "\uFEFF", "\uFFA0",
};

std::string without_controls(std::string_view text)
{
    std::string kept;
    while (!text.empty()) {
        const size_t control = control_length(text);
        if (control == 0) kept += text.front();
        text.remove_prefix(std::max<size_t>(control, 1));
    }
    return kept;
}

}  // namespace

size_t control_length(std::string_view text)
{
    const auto byte = [&](size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0u; };
    if (text.empty()) return 0;
    if (byte(0) < 0x80) return (byte(0) < 0x20 && byte(0) != '\n' && byte(0) != '\t') || byte(0) == 0x7F ? 1 : 0;
    if (byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) < 0xA0) return 2;
    for (const std::string_view unseen : {"\u00AD", "\u200B", "\u2060", "\uFEFF"})
        if (text.starts_with(unseen)) return unseen.size();
    return 0;
}

std::string_view trimmed(std::string_view text)
{
    const auto* const none = std::end(kUnseen);
    const auto first = [&] { return std::find_if(std::begin(kUnseen), none, [&](std::string_view unseen) { return text.starts_with(unseen); }); };
    const auto last = [&] { return std::find_if(std::begin(kUnseen), none, [&](std::string_view unseen) { return text.ends_with(unseen); }); };
    for (const auto* unseen = first(); unseen != none; unseen = first()) text.remove_prefix(unseen->size());
    for (const auto* unseen = last(); unseen != none; unseen = last()) text.remove_suffix(unseen->size());
    return text;
}

const Reading& StaffRow::reading() const { return table_.reading_; }

std::string StaffRow::text(Column column) const
{
    if (table_.at(column) >= cells_.size()) return "";
    return as_meant(std::string(trimmed(without_controls(cells_[table_.at(column)]))));
}

std::string StaffRow::cell(Column column) const
{
    std::string line = text(column);
    std::replace_if(line.begin(), line.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
    return line;
}

std::string StaffRow::folded(Column column) const { return table_.reading_.services.folded(cell(column)); }

void StaffRow::hold(Column column, const char* cause, Sentence message)
{
    table_.find(number_, table_.place(column, number_), Severity::Hold, cause, std::move(message));
}
void StaffRow::note(Column column, const char* cause, Sentence message)
{
    table_.find(number_, table_.place(column, number_), Severity::Note, cause, std::move(message));
}

const model::Municipality* StaffRow::municipality(bool needed, bool& wrong)
{
    const std::string code = cell(Column::Code), name = cell(Column::Municipality);
    const MunicipalityIndex& places = reading().places;
    auto named = places.by_name(name);
    const auto held = [&](Column column, Sentence what) {
        hold(column, "municipality", std::move(what));
        wrong = true;
        return nullptr;
    };
    // Open data name the prefecture in a column of its own; 東京 is 東京都.
    const std::string prefecture = folded(Column::Prefecture);
    const auto is_in = [&](const model::Municipality& one) { return reading().services.folded(one.prefecture).starts_with(prefecture); };
    if (!code.empty()) {
        const auto* found = places.by_code(code);
        if (found == nullptr) return held(Column::Code, sentence("there is no municipality with the code “{1}”; five digits are meant, as 01206", code));
        if (!name.empty() && std::find(named.begin(), named.end(), found) == named.end())
            return held(Column::Municipality, sentence("the code {1} is {2}, and “{3}” stands beside it; mend the one that is wrong", found->code5, found->name, name));
        if (!is_in(*found))
            return held(Column::Prefecture, sentence("{1} has no municipality “{2}”; mend the one that is wrong", cell(Column::Prefecture), found->name));
        return found;
    }
    if (name.empty() && !needed) return nullptr;
    if (name.empty()) return held(Column::Municipality, sentence("the municipality is missing; enter its code or name"));
    if (named.empty()) return held(Column::Municipality, sentence("there is no municipality “{1}”; write its official name, or give its code", name));
    std::erase_if(named, [&](const auto* one) { return !is_in(*one); });
    if (named.empty()) return held(Column::Prefecture, sentence("{1} has no municipality “{2}”; mend the one that is wrong", cell(Column::Prefecture), name));
    if (named.size() > 1) return held(Column::Municipality, sentence("“{1}” exists more than once; write its prefecture before it, or give its code", name));
    return named.front();
}

bool StaffRow::date(Column column, std::optional<Date>& to)
{
    const std::string written = folded(column);
    if (written.empty()) return true;
    to = written_date(written);
    if (to) check_date(column, *to, written_weekday(written));
    else hold(column, "date", sentence("“{1}” is no date; write it as 2027-03-31", cell(column)));
    return to.has_value();
}

bool StaffRow::is_first(std::set<std::string>& keys, const std::string& key, const std::string& called)
{
    if (keys.insert(key).second) return true;
    hold(cell(Column::Key).empty() ? Column::Title : Column::Key, "key", sentence("“{1}” stands twice; take one of the rows out, or give each a key of its own", called));
    return false;
}

bool StaffRow::fits(Column column, const char* field, const std::string& value)
{
    if (column == Column::OriginFile && !table_.has(column)) column = Column::File;   // the file's own name stands in for its first one
    const auto wrong = too_long(field, table_.place(column, number_), value);
    if (wrong) hold(column, "length", *wrong);
    return !wrong;
}

bool StaffRow::days(std::optional<Date>& start, std::optional<Date>& end)
{
    if (!date(Column::Start, start) || !date(Column::End, end)) return false;
    if (const std::string written = folded(Column::Period); !written.empty()) {
        const auto period = written_period(written);
        if (!period) {
            hold(Column::Period, "date", sentence("“{1}” is no period; write it as 2026-11-02 ~ 2026-11-27", cell(Column::Period)));
            return false;
        }
        check_period(Column::Period, *period);
        start = period->first;
        end = period->last;
    }
    if (!start || !end || *end >= *start) return true;
    hold(end_column(), "date", sentence("it ends on {1}, before it begins; mend one of the dates", iso_date(*end)));
    return false;
}

Column StaffRow::end_column() const
{
    for (const Column column : {Column::End, Column::Period})
        if (!cell(column).empty()) return column;
    return Column::Start;
}

void StaffRow::check_date(Column column, Date date, std::optional<std::chrono::weekday> said)
{
    tell_day(column, date, said);
    tell_era(column);
}

void StaffRow::check_period(Column column, const Period& period)
{
    tell_day(column, period.first, period.first_said);
    if (period.last != period.first) tell_day(column, period.last, period.last_said);
    else if (period.last_said != period.first_said) tell_weekday(column, period.last, period.last_said);   // one day: what is told of it is told once
    tell_era(column);
}

void StaffRow::tell_era(Column column)
{
    const auto year = year_behind_its_era(folded(column));
    if (year) note(column, "date", sentence("Heisei had 31 years; its year {1} was taken for {2}, is that right?", *year, kYearBeforeHeisei + *year));
}

void StaffRow::tell_day(Column column, Date date, std::optional<std::chrono::weekday> said)
{
    constexpr std::chrono::year kFar{2100};   // nothing is planned for later: a year of an era with a digit too many
    if (date.year() > kFar) note(column, "date", sentence("{1} is far off; is the year right?", iso_date(date)));
    tell_weekday(column, date, said);
}

void StaffRow::tell_weekday(Column column, Date date, std::optional<std::chrono::weekday> said)
{
    const std::chrono::weekday right{std::chrono::sys_days(date)};
    if (said && *said != right) note(column, "weekday", sentence("{1} is a {2}, and “{3}” stands beside it; the date was taken as it is", iso_date(date), name_of(right), name_of(*said)));
}

std::string StaffRow::address(Column column)
{
    std::string url = cell(column);
    if (url.empty()) return "";
    const auto wrong = wrong_address(url);
    if (!wrong) return url;
    note(column, "url", *wrong);
    return "";
}

const model::Municipality* StaffRow::town(Column column, const std::string& part)
{
    const auto named = reading().places.by_name(part);
    if (named.size() == 1) return named.front();
    if (named.size() > 1) {
        hold(column, "municipality", sentence("“{1}” exists more than once; write its prefecture before it, or give its code", part));
        return nullptr;
    }
    const auto* coded = reading().places.by_code(part);
    if (coded == nullptr) hold(column, "municipality", sentence("there is no municipality “{1}”; write its official name, or give its code", part));
    return coded;
}

std::vector<std::string> parts_of(std::string list)
{
    for (const std::string_view between : {"、", "・", "，", ",", "/"})
        for (size_t at = 0; (at = list.find(between, at)) != std::string::npos; ++at) list.replace(at, between.size(), ";");
    std::vector<std::string> parts;
    for (size_t from = 0; from <= list.size();) {
        const size_t to = std::min(list.find(';', from), list.size());
        std::string part = list.substr(from, to - from);
        part.erase(0, part.find_first_not_of(' '));
        if (!part.empty()) parts.push_back(std::move(part));
        from = to + 1;
    }
    return parts;
}

std::optional<Sentence> wrong_address(const std::string& url)
{
    const size_t scheme = url.starts_with("https://") ? 8 : url.starts_with("http://") ? 7 : 0;
    if (scheme == 0 || url.size() == scheme) return sentence("“{1}” is no address of a page; it begins with https:// and was left out", url);
    // Marks of direction and blanks without width would let one address look like another (Unicode TR 36, 2.10.5).
    for (const std::string_view unseen : {"\u200B", "\u200C", "\u200D", "\u200E", "\u200F", "\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2060",
                                          "\u2066", "\u2067", "\u2068", "\u2069", "\u061C", "\uFEFF", " ", "\u3000"})
        if (url.find(unseen) != std::string::npos) return sentence("the address has a character that turns the direction of writing or is not seen; it was left out, type it anew");
    // A code of version 14 with its 73 modules on 25 mm (requirements R55): a module has 0.34 mm, about the least that a phone reads.
    constexpr size_t kMostInACode = 362;   // bytes, with correction M
    if (url.size() > kMostInACode)
        return sentence("the address has {1} characters, and a phone reads no code of more than {2}; it was left out, give a shorter one", url.size(), kMostInACode);
    const std::string_view host = std::string_view(url).substr(scheme, url.find_first_of("/?#\\", scheme) - scheme);
    if (host.find('@') != std::string_view::npos) return sentence("“{1}” begins with https:// and has a name or password before @, which nobody may read on a display; it was left out", "…@" + std::string(host.substr(host.find('@') + 1)));
    return std::nullopt;
}

}  // namespace renkei::intake
