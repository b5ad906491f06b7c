#pragma once
// One table of staff: which column is which, a row's cells, and what is found wrong with them. What every such table may name
// (a municipality, a date) is read here. Private to this room.

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "intake/staff_folder.hpp"
#include "intake/staff_sheets.hpp"

namespace renkei::intake {

// Municipalities by code and by name, with or without the prefecture before it.
class MunicipalityIndex {
  public:
    MunicipalityIndex(const model::Content& content, const FolderServices& services);
    // Null for none. Five digits, six with the check digit, or what a spreadsheet leaves of a code that begins with 0.
    [[nodiscard]] const model::Municipality* by_code(const std::string& code) const;
    [[nodiscard]] std::vector<const model::Municipality*> by_name(const std::string& name) const;

  private:
    const model::Content& content_;
    const FolderServices& services_;
    std::map<std::string, std::vector<const model::Municipality*>> names_;
};

// What all tables of a folder are read with.
struct Reading {
    const model::Content& content;
    const FolderServices& services;
    const MunicipalityIndex& places;
    Date today;
    Brought& brought;
};

// Where a table stands: a file of a folder, or a sheet of a workbook there.
struct TableSource {
    std::filesystem::path folder;
    std::string name;                      // the file's, as findings call it
    const WorkbookSheet* sheet = nullptr;  // none: the file is the table, as CSV
};

// A table's cells. Every row is as wide as the header.
struct TableCells {
    std::vector<std::string> header{};
    std::vector<std::vector<std::string>> rows{};
    std::vector<size_t> numbers{};                     // of the rows, as a spreadsheet counts
    std::vector<std::vector<size_t>> errors{};         // by row: columns that show an error; empty: no row has one
    size_t header_number = 1;
};

// The names of columns, folded once. What staff have paired goes before what they are called.
class Headings {
  public:
    Headings(ColumnNames names, const FolderServices& services, const Pairing* pairing = nullptr);
    // Nothing for a name that is not known. Compared folded and without blanks; Japanese sheets mark what must be filled in.
    [[nodiscard]] std::optional<Column> known(const std::string& written) const;
    // How many different columns a row names.
    [[nodiscard]] std::set<Column> known_in(const std::vector<std::string>& cells) const;

  private:
    const FolderServices& services_;
    std::map<std::string, Column> names_;
};

// How headings are compared: folded, without what publishers set between words.
[[nodiscard]] std::string plain_heading(std::string folded);
// Which pairing a table is read by, and in which of its rows the header stands, from 0; null for none.
struct PairedHeader {
    const Pairing* pairing = nullptr;
    size_t row = 0;
};
[[nodiscard]] PairedHeader paired_header_of(const WorkbookSheet& sheet, const FolderServices& services);
// All headings of that row, made comparable, in order, a line each.
[[nodiscard]] std::string headings_of(const std::vector<std::string>& cells, const FolderServices& services);

// Titles and remarks may stand above the header: it is the row among the first with the most known columns. From 0.
[[nodiscard]] size_t header_of(const WorkbookSheet& sheet, const Headings& headings);
// A table of CSV as a sheet. Error: BadData with its row.
[[nodiscard]] Result<WorkbookSheet> sheet_of_csv(std::string_view text, const std::string& name);

struct Period {
    Date first, last;
    std::optional<std::chrono::weekday> first_said{}, last_said{};
};

class StaffTable;

// A row being read. Its number is a spreadsheet's.
class StaffRow {
  public:
    StaffRow(StaffTable& table, const std::vector<std::string>& cells, size_t number) : table_(table), cells_(cells), number_(number) {}

    [[nodiscard]] const Reading& reading() const;
    // Empty where there is no such column. Without blanks at the ends; on one line, or with its line breaks.
    [[nodiscard]] std::string cell(Column column) const;
    [[nodiscard]] std::string text(Column column) const;
    [[nodiscard]] std::string folded(Column column) const;
    // What is said of a row that is not taken, or of a part of it that is not; and of one that is taken as it is.
    void hold(Column column, const char* cause, Sentence message);
    void note(Column column, const char* cause, Sentence message);

    [[nodiscard]] size_t number() const { return number_; }
    // Null after a finding, or where nothing is given and nothing `needed`.
    const model::Municipality* municipality(bool needed, bool& wrong);
    // One of several that a cell names, by name or code; null after a finding.
    const model::Municipality* town(Column column, const std::string& part);
    // False after a finding; an empty cell leaves the date empty.
    bool date(Column column, std::optional<Date>& to);
    // The first and the last day, from two cells or as staff write both in one. False after a finding.
    bool days(std::optional<Date>& start, std::optional<Date>& end);
    // Which cell says the last day.
    [[nodiscard]] Column end_column() const;
    // Told when another weekday stands beside a date, when it is very far off, or in a year that its era does not have.
    void check_date(Column column, Date date, std::optional<std::chrono::weekday> said);
    void check_period(Column column, const Period& period);
    // Of a page, for the code that visitors take; empty after a finding that leaves it out.
    std::string address(Column column);
    // False after a finding: a row before it has this key, which is a cell's or made from the title; `called` is how staff know it.
    bool is_first(std::set<std::string>& keys, const std::string& key, const std::string& called);
    // False after a finding: longer than this field may be.
    bool fits(Column column, const char* field, const std::string& value);

  private:
    void tell_day(Column column, Date date, std::optional<std::chrono::weekday> said);
    void tell_weekday(Column column, Date date, std::optional<std::chrono::weekday> said);
    void tell_era(Column column);

    StaffTable& table_;
    const std::vector<std::string>& cells_;
    size_t number_;
};

class StaffTable {
  public:
    // Reads and parses it; a table that cannot be read is stopped, and the answer is none.
    [[nodiscard]] static std::optional<StaffTable> open(const TableSource& source, const StaffSheet& kind, const Reading& reading);

    [[nodiscard]] const Reading& reading() const { return reading_; }
    [[nodiscard]] bool has(Column column) const { return at(column) < kNone; }
    // False, and the table is stopped, when it has none of these columns; `called` names the one that is missed.
    bool needs(std::initializer_list<Column> one_of, const char* called);
    // Of the table as a whole.
    void note(const char* cause, Sentence message) { find(0, "", Severity::Note, cause, std::move(message)); }
    // Every row that is not empty. `take` returns whether it was taken; else it is counted as held. Unknown columns are told before.
    // `ahead` sees them all before the first is taken, and says nothing of them.
    [[nodiscard]] Result<void> read(size_t most_rows, const std::function<Result<bool>(StaffRow&)>& take,
                                    const std::function<void(const std::vector<StaffRow>&)>& ahead = {});

  private:
    friend class StaffRow;
    static constexpr size_t kNone = 1u << 20;
    StaffTable(const TableSource& source, TableCells table, const Headings& headings, const Reading& reading);
    void tell_pairing(const Pairing& pairing, const StaffSheet& kind);
    void tell_aside(const WorkbookSheet& sheet);
    void tell_hidden_columns(const WorkbookSheet& sheet);
    void tell_columns();
    void tell_controls(size_t row);
    [[nodiscard]] size_t at(Column column) const { return places_[static_cast<size_t>(column)]; }
    // "D7"; empty where there is no such column.
    [[nodiscard]] std::string place(Column column, size_t row) const;
    void find(size_t row, const std::string& cell, Severity severity, const char* cause, Sentence message);
    void stop(const Sentence& what);
    [[nodiscard]] std::optional<size_t> error_in(size_t row) const;
    [[nodiscard]] bool can_be_drawn(size_t row);

    std::string name_, sheet_;   // the file, and the sheet of a workbook
    TableCells table_;
    Reading reading_;
    std::array<size_t, static_cast<size_t>(Column::Count)> places_{};
    std::vector<std::string> unknown_, twice_;
};

// Is a sheet of this name for people, so that nobody reads it?
[[nodiscard]] bool is_for_people(const std::string& sheet, const FolderServices& services);

// The whole of a table's file as it is. Error: BadData when it is larger than any table, Io.
[[nodiscard]] Result<std::string> whole_text(const std::filesystem::path& file);
// A file that could not be read, as a finding.
// A file that could not be read to its end has the cause kDisk: what came with it is not loaded either.
constexpr const char* kDisk = "disk";
void stop_file(Brought& brought, const std::string& file, const Error& error, const char* cause = "file");

// The length in bytes of a character at the beginning that no text has and nobody sees: a control (U+0000–001F but line break and tab, U+007F–009F), a soft
// hyphen (U+00AD), a place without width (U+200B, U+2060, U+FEFF). 0 for any other. A cell is read without them, so that what looks the same is the same.
[[nodiscard]] size_t control_length(std::string_view text);

// Without the blanks and the unseen characters at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

// Of the first five digits of a code (総務省「全国地方公共団体コード」: weights 6 to 2, 11 minus the sum's rest, its last digit).
[[nodiscard]] char check_digit_of(const std::string& digits);

// The parts of a cell that names several, with 、 or a comma between them.
[[nodiscard]] std::vector<std::string> parts_of(std::string list);

// What is wrong with an address, so that nobody may follow it from a display; nothing when it is one.
[[nodiscard]] std::optional<Sentence> wrong_address(const std::string& url);

// All take a folded cell. 2027-03-31, 2027/3/31, 令和9年3月31日, R9.3.31 or 平成31年4月1日
[[nodiscard]] std::optional<Date> written_date(const std::string& cell);
inline constexpr int kYearBeforeHeisei = 1988;
// Papers from before 2019 speak of 平成40年 and mean 2028, which a slip of the finger can look like: the first such year of a cell.
[[nodiscard]] std::optional<int> year_behind_its_era(std::string_view cell);
// Two dates with 〜 or から between them; the second may leave out its year, or its month too: 令和8年11月2日(月)〜27日(金)
[[nodiscard]] std::optional<Period> written_period(const std::string& cell);
// (火), (火・祝) or 火曜日 beside a date.
[[nodiscard]] std::optional<std::chrono::weekday> written_weekday(std::string_view cell);
// Minutes since midnight: 10:30, 9時半, 午後2時30分, 正午.
[[nodiscard]] std::optional<int> written_time(std::string cell);
struct Times {
    std::optional<int> first, last;
};
// 10:00〜16:30, 午後2時から4時半まで, or one of them.
[[nodiscard]] std::optional<Times> written_times(const std::string& cell);
// A day, or two of them, then perhaps a time, then what else is said of it: 令和8年12月5日(土)10時〜16時(雨天中止)
struct When {
    Period days;
    Times times;
    std::string rest;
    bool odd_time = false;   // what is left begins like a time and is none: 25:00
};
[[nodiscard]] std::optional<When> written_when(const std::string& cell);
// Of a cell in which written_when finds no day: was one meant, or a time? 令和8年13月5日, R8/13/5, 25:00; not 毎月第2土曜日 and 午後から.
[[nodiscard]] bool begins_like_a_day_or_time(std::string_view cell);
struct Moment {
    Date day;
    std::optional<int> minute;   // none: the whole day
    std::optional<std::chrono::weekday> said;
};
[[nodiscard]] std::optional<Moment> written_moment(const std::string& cell);
[[nodiscard]] std::optional<bool> yes_or_no(const std::string& cell);
// A number from 1 to 999, with 第 or No. before it or without.
[[nodiscard]] std::optional<int> written_number(const std::string& cell);

}  // namespace renkei::intake
