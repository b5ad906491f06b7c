#include "intake/pairing.hpp"

#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

#include "base/sentence.hpp"
#include "intake/sheets_of.hpp"
#include "intake/staff_files.hpp"
#include "intake/staff_inputs.hpp"

namespace renkei::intake {
namespace {

constexpr size_t kLooked = 10;   // rows in which a header is looked for

// Fields of a kind that have no column in the form, for who pairs columns.
struct FurtherField {
    const char *kind, *field;
};
constexpr FurtherField kFurtherFields[] = {{"events", "日付と時間"}, {"events", "期間"}, {"events", "開始時間"}, {"events", "終了時間"}, {"events", "題名(カナ)"},
                                           {"events", "住所"}, {"events", "緯度"}, {"events", "経度"}, {"panels", "映像"}, {"films", "静止画"}};

// Words of headings by which a field is supposed, the surer ones first.
struct Hint {
    Column column;
    const char* words;
};
constexpr Hint kHints[] = {
    {Column::Municipality, "市区町村"}, {Column::Municipality, "市町"}, {Column::Municipality, "自治体"}, {Column::Code, "団体コード"}, {Column::When, "日時"},
        {Column::End, "終了日"}, {Column::End, "終わり"},
    {Column::Start, "開催日"}, {Column::Start, "開始日"}, {Column::Start, "期日"}, {Column::Start, "年月日"}, {Column::Start, "日にち"}, {Column::Start, "とき"},
        {Column::Start, "いつ"}, {Column::Period, "期間"}, {Column::Times, "時間"},
    {Column::Title, "タイトル"}, {Column::Title, "イベント"}, {Column::Title, "催"}, {Column::Title, "行事"}, {Column::Title, "件名"}, {Column::Title, "題"},
        {Column::Title, "名称"}, {Column::Title, "名前"},
    {Column::Lead, "紹介"}, {Column::Lead, "概要"}, {Column::Body, "説明"}, {Column::Text, "本文"}, {Column::Text, "説明"}, {Column::Description, "説明"},
        {Column::Description, "内容"}, {Column::Address, "住所"}, {Column::Address, "所在地"},
    {Column::Place, "会場"}, {Column::Place, "場所"}, {Column::Place, "ところ"}, {Column::Place, "どこ"}, {Column::Fee, "料金"}, {Column::Fee, "費用"},
        {Column::Fee, "参加費"}, {Column::Url, "url"}, {Column::Url, "リンク"}, {Column::Url, "ホームページ"},
    {Column::Category, "分類"}, {Column::Category, "カテゴリ"}, {Column::Category, "ジャンル"}, {Column::Category, "種別"}, {Column::File, "写真"}, {Column::File, "画像"},
        {Column::File, "ファイル"}, {Column::Credit, "提供"}, {Column::Credit, "撮影"},
    {Column::Caption, "キャプション"}, {Column::Caption, "説明"}, {Column::Source, "出典"},
};

const StaffSheet* sheet_named(const std::string& kind, const FolderServices& services)
{
    const std::string folded = services.folded(kind);
    for (const StaffSheet* sheet : kStaffSheets)
        if (folded == services.folded(sheet->table) || folded == services.folded(sheet->sheet)) return sheet;
    return nullptr;
}

std::vector<std::pair<std::string, bool>> fields_of(const StaffSheet& sheet)
{
    std::vector<std::pair<std::string, bool>> fields;
    for (const FormColumn& column : sheet.form) fields.emplace_back(column.heading, column.needed);
    for (const FurtherField& one : kFurtherFields)
        if (std::string_view(sheet.table) == one.kind) fields.emplace_back(one.field, false);
    return fields;
}

std::string joined_fields(const StaffSheet& sheet)
{
    std::string all;
    for (const auto& [field, needed] : fields_of(sheet)) all += (all.empty() ? "" : "、") + field;
    return all;
}

// The first of these that the kind does not have; null for none.
const Pair* unknown_in(const std::vector<Pair>& pairs, const StaffSheet& sheet, const FolderServices& services)
{
    const Headings headings(sheet.names, services);
    const auto found = std::find_if(pairs.begin(), pairs.end(), [&](const Pair& pair) { return !pair.field.empty() && !headings.known(pair.field); });
    return found == pairs.end() ? nullptr : &*found;
}

// The kind that has all of the fields: one of events where they can be that, else that of which most needed ones are there.
const StaffSheet* kind_with(const std::vector<Pair>& pairs, const FolderServices& services)
{
    if (unknown_in(pairs, kEventSheet, services) == nullptr) return &kEventSheet;
    const StaffSheet* best = &kEventSheet;   // of which it is said what is wrong
    long most = -1;
    for (const StaffSheet* sheet : kStaffSheets) {
        if (unknown_in(pairs, *sheet, services) != nullptr) continue;
        const Headings headings(sheet->names, services);
        std::set<std::optional<Column>> said;
        for (const Pair& pair : pairs) said.insert(headings.known(pair.field));
        const auto needed = std::count_if(sheet->form.begin(), sheet->form.end(),
                                          [&](const FormColumn& column) { return column.needed && said.contains(column.column); });
        if (needed <= most) continue;
        most = needed;
        best = sheet;
    }
    return best;
}

Result<void> check_once(const std::vector<Pair>& pairs, const StaffSheet& sheet, const FolderServices& services)
{
    const Headings headings(sheet.names, services);
    std::set<Column> fields;
    std::set<std::string> columns;
    for (const Pair& pair : pairs) {
        if (!columns.insert(plain_heading(services.folded(pair.column))).second)
            return Error{ErrorKind::Usage, sentence("the column “{1}” is paired twice; pair it with one field", pair.column)};
        if (!pair.field.empty() && !fields.insert(*headings.known(pair.field)).second)
            return Error{ErrorKind::Usage, sentence("the field “{1}” is paired with two columns; pair it with one", pair.field)};
    }
    return {};
}

// The row with the most cells: titles and remarks stand in one or two.
size_t fullest_row(const WorkbookSheet& sheet)
{
    size_t best = 0, most = 0;
    for (size_t i = 0; i < std::min(sheet.rows.size(), kLooked); ++i) {
        const auto& cells = sheet.rows[i].cells;
        const auto filled = static_cast<size_t>(std::count_if(cells.begin(), cells.end(), [](const std::string& cell) { return !cell.empty(); }));
        if (filled <= most || sheet.rows[i].hidden) continue;
        most = filled;
        best = i;
    }
    return best;
}

constexpr std::string_view kTownEnds[] = {"市", "区", "町", "村"};
constexpr size_t kLongestTown = 30;   // bytes: 10 characters

// What stands below a heading tells more than its name: most of its cells are days, or times, or both.
std::optional<Column> told_by_cells(const std::vector<std::string>& cells, const FolderServices& services)
{
    size_t filled = 0, days = 0, times = 0, both = 0, addresses = 0, periods = 0, towns = 0;
    for (const std::string& cell : cells) {
        const std::string folded = services.folded(cell);
        if (folded.empty()) continue;
        ++filled;
        const auto when = written_when(folded);
        addresses += folded.starts_with("https://") || folded.starts_with("http://");
        times += written_times(folded).has_value();
        towns += std::any_of(std::begin(kTownEnds), std::end(kTownEnds),
                             [&](std::string_view end) { return folded.size() > end.size() && folded.size() <= kLongestTown && folded.ends_with(end); });
        if (!when) continue;
        const bool timed = when->times.first || when->times.last;
        both += timed;
        periods += !timed && when->days.first != when->days.last;
        days += !timed && when->days.first == when->days.last;
    }
    const auto most = [&](size_t count) { return filled > 0 && count * 2 > filled; };
    if (most(days)) return Column::Start;
    if (most(periods)) return Column::Period;
    if (most(days + both + periods)) return Column::When;
    if (most(times)) return Column::Times;
    if (most(addresses)) return Column::Url;
    if (most(towns)) return Column::Municipality;
    return std::nullopt;
}

// A field for each heading, none twice: by its name, by what stands below it, by a word in its name.
std::vector<std::string> suggestions(const Unpaired& table, const StaffSheet& sheet, const FolderServices& services)
{
    const Headings headings(sheet.names, services);
    std::vector<std::string> fields(table.headings.size());
    std::set<Column> taken;
    const auto take = [&](size_t i, Column column) {
        if (!fields[i].empty() || taken.contains(column)) return;
        for (const auto& [field, needed] : table.fields)
            if (headings.known(field) == column) {
                fields[i] = field;
                taken.insert(column);
                return;
            }
    };
    for (size_t i = 0; i < fields.size(); ++i)
        if (const auto known = headings.known(table.headings[i])) take(i, *known);
    const auto by_cells = [&](bool towns) {
        for (size_t i = 0; i < fields.size(); ++i) {
            std::vector<std::string> cells;
            for (const auto& row : table.rows) cells.push_back(row[i]);
            const auto told = told_by_cells(cells, services);
            if (!told || (*told == Column::Municipality) != towns) continue;
            take(i, *told);
            if (*told == Column::Start) take(i, Column::End);   // the second column of days
            if (*told == Column::Start) take(i, Column::Until);
        }
    };
    by_cells(false);
    for (const Hint& hint : kHints)
        for (size_t i = 0; i < fields.size(); ++i)
            if (services.folded(table.headings[i]).find(services.folded(hint.words)) != std::string::npos) take(i, hint.column);
    by_cells(true);   // the least sure: 雪の市 is a market
    if (!taken.contains(Column::Title) && !table.rows.empty())   // what no other field is, and different in each row
        for (size_t i = 0; i < fields.size(); ++i) {
            std::set<std::string> different;
            for (const auto& row : table.rows) different.insert(row[i]);
            if (different.size() == table.rows.size() && !different.contains("")) take(i, Column::Title);
        }
    if (taken.contains(Column::When))   // a day of its own, where there is one, says the same
        for (size_t i = 0; i < fields.size(); ++i)
            if (headings.known(fields[i]) == Column::When && (taken.contains(Column::Start) || taken.contains(Column::Period))) fields[i] = "日時の備考";
    return fields;
}

Result<WorkbookSheet> sheet_to_pair(const std::filesystem::path& folder, const std::string& file, const std::string& called, const FolderServices& services)
{
    const std::filesystem::path name = std::filesystem::path(file).filename();
    const auto missing = Error{ErrorKind::NotFound, sentence("{1} does not exist; check the name, or whether the stick is plugged in", file)};
    std::error_code failed;
    if (name != file || std::filesystem::symlink_status(folder / name, failed).type() != std::filesystem::file_type::regular) return missing;
    for (WorkbookSheet& sheet : sheets_of(folder / name, services)) {
        const bool meant = called.empty() ? !sheet.hidden && !sheet.rows.empty() && !is_for_people(sheet.name, services) : sheet.name == called;
        if (meant || (is_csv(folder / name) && !sheet.rows.empty())) return std::move(sheet);
    }
    return missing;
}

}  // namespace

Result<Pairing> said_pairing(const std::vector<std::string>& pairs, const std::string& kind, const FolderServices& services)
{
    Pairing said;
    for (const std::string& one : pairs) {
        const size_t at = one.rfind('=');   // a heading may have one
        if (at == std::string::npos || at == 0 || plain_heading(services.folded(one.substr(0, at))).empty()) return Error{ErrorKind::Usage, sentence("“{1}” pairs nothing; write it as \"COLUMN=FIELD\", as in --pair \"Headline=title\"", one)};
        said.pairs.push_back({.column = one.substr(0, at), .field = one.substr(at + 1)});
    }
    const StaffSheet* sheet = kind.empty() ? kind_with(said.pairs, services) : sheet_named(kind, services);
    if (sheet == nullptr) return Error{ErrorKind::Usage, sentence("“{1}” is no kind of table; choose one of {2}", kind, pairing_kinds())};
    if (const Pair* unknown = unknown_in(said.pairs, *sheet, services))
        return Error{ErrorKind::Usage, sentence("“{1}” is no field of {2}; its fields are {3}", unknown->field, sheet->sheet, joined_fields(*sheet))};
    RENKEI_CHECK(check_once(said.pairs, *sheet, services));
    said.kind = sheet->table;
    return said;
}

std::string text_of(const std::vector<Pair>& pairs)
{
    nlohmann::json all = nlohmann::json::array();
    for (const Pair& pair : pairs) all.push_back({pair.column, pair.field});
    return all.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::vector<Pair> pairs_in(const std::string& text)
{
    std::vector<Pair> pairs;
    const auto all = nlohmann::json::parse(text, nullptr, false);
    if (!all.is_array()) return pairs;
    for (const auto& one : all)
        if (one.is_array() && one.size() == 2 && one[0].is_string() && one[1].is_string())
            pairs.push_back({.column = one[0].get<std::string>(), .field = one[1].get<std::string>()});
    return pairs;
}

std::string told(const std::vector<Pair>& pairs)
{
    std::string all;
    for (const Pair& pair : pairs) {
        std::string column = pair.column;
        std::replace(column.begin(), column.end(), '\n', ' ');
        if (!pair.field.empty()) all.append(all.empty() ? "" : "、").append(column).append("→").append(pair.field);
    }
    return all;
}

std::string japanese_kind(const std::string& kind)
{
    const auto* const found = std::find_if(std::begin(kStaffSheets), std::end(kStaffSheets), [&](const StaffSheet* sheet) { return kind == sheet->table; });
    return found == std::end(kStaffSheets) ? kind : (*found)->sheet;
}

std::string pairing_kinds()
{
    std::string all;
    for (const StaffSheet* sheet : kStaffSheets) all.append(all.empty() ? "" : "、").append(sheet->sheet).append(" (").append(sheet->table).append(")");
    return all;
}

Result<Unpaired> unpaired_table(const std::filesystem::path& folder, const std::string& file, const std::string& called, const std::string& kind,
                                const FolderServices& services)
{
    constexpr size_t kMostRows = 20;   // as many are looked at for a suggestion
    RENKEI_TRY(const WorkbookSheet sheet, sheet_to_pair(folder, file, called, services));
    const StaffSheet* asked = sheet_named(kind, services);
    const Input* input = asked == nullptr ? input_of(sheet, services) : nullptr;
    const StaffSheet& wanted = asked != nullptr ? *asked : input != nullptr && input->sheet != nullptr && !input->sheet->form.empty()
        ? *input->sheet : kEventSheet;
    Unpaired table{.file = file, .sheet = is_csv(folder / file) ? "" : sheet.name, .kind = wanted.table, .headings = {}, .suggested = {}, .rows = {},
                   .kinds = {}, .fields = fields_of(wanted)};
    for (const StaffSheet* one : kStaffSheets) table.kinds.emplace_back(one->table, one->sheet);
    const size_t header = fullest_row(sheet);
    std::vector<size_t> columns;
    std::set<std::string> seen;
    for (size_t i = 0; i < (sheet.rows.empty() ? 0 : sheet.rows[header].cells.size()); ++i) {
        const std::string& heading = sheet.rows[header].cells[i];
        // of two of a name the first is read
        if (!seen.insert(plain_heading(services.folded(heading))).second || plain_heading(services.folded(heading)).empty()) continue;
        table.headings.push_back(heading);
        columns.push_back(i);
    }
    if (columns.empty()) return Error{ErrorKind::BadData, sentence("{1} does not exist; check the name, or whether the stick is plugged in", file)};
    for (size_t i = header + 1; i < sheet.rows.size() && table.rows.size() < kMostRows; ++i) {
        const auto& cells = sheet.rows[i].cells;
        if (sheet.rows[i].hidden || std::all_of(cells.begin(), cells.end(), [](const std::string& cell) { return cell.empty(); })) continue;
        auto& row = table.rows.emplace_back();
        for (const size_t column : columns) row.push_back(column < cells.size() ? cells[column] : "");
    }
    table.suggested = suggestions(table, wanted, services);
    return table;
}

}  // namespace renkei::intake
