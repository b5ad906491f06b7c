#include "intake/staff_folder.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>

#include "base/sentence.hpp"
#include "intake/event_rows.hpp"
#include "intake/exhibits.hpp"
#include "intake/film_rows.hpp"
#include "intake/marked_copy.hpp"
#include "intake/notice_rows.hpp"
#include "intake/photo_rows.hpp"
#include "intake/shipped.hpp"
#include "intake/showcase_rows.hpp"
#include "intake/showcases.hpp"
#include "model/kinds.hpp"
#include "model/merge.hpp"

namespace renkei::intake {
namespace {

namespace fs = std::filesystem;

constexpr const char* kOwnShowcase = "photo-";         // key of a showcase that photographs alone have made
constexpr std::string_view kShowcasesOfFacts = "showcases/showcases.json";   // beside fact tables it is theirs

// The first code of a showcase that nobody has; empty when all are right.
std::string unknown_code(const model::Showcase& showcase, const model::Content& content)
{
    if (content.municipality(showcase.code5) == nullptr) return showcase.code5;
    for (const std::string& code : showcase.ward_codes)
        if (const auto* ward = content.municipality(code); ward == nullptr || ward->kind != "特別区") return code;
    return "";
}

Result<void> read_showcases(const fs::path& folder, const std::string& name, const Reading& reading)
{
    Brought& brought = reading.brought;
    ++brought.files;
    auto showcases = [&]() -> Result<std::vector<model::Showcase>> {
        RENKEI_TRY(const std::string text, whole_text(folder / name));
        return parse_showcases(text, name);
    }();
    if (!showcases) {
        stop_file(brought, name, showcases.error());
        return {};
    }
    for (model::Showcase& showcase : *showcases) {
        ++brought.rows;
        showcase.by_staff = true;
        if (const auto wrong = showcase.url.empty() ? std::nullopt : wrong_address(showcase.url)) {
            brought.findings.push_back({.file = name, .severity = Severity::Note, .cause = "url", .message = sentence("{1}: {2}", showcase.key, *wrong)});
            showcase.url.clear();
        }
        const std::string unknown = unknown_code(showcase, reading.content);
        if (unknown.empty()) {
            brought.content.showcases.push_back(std::move(showcase));
            continue;
        }
        brought.findings.push_back({.file = name, .severity = Severity::Hold, .cause = "municipality", .message = sentence("the showcase {1} names “{2}”, which is no code of a municipality or ward", showcase.key, unknown)});
        ++brought.held;
    }
    return {};
}

// A kind of table that staff bring, and who reads it: each of the files by its names, of showcases as JSON the first that is there.
struct Input {
    const StaffSheet* sheet = nullptr;   // none: showcases as JSON
    Result<void> (*read)(const TableSource& source, const Reading& reading, FolderFiles& files);
    bool names_files = false;   // pictures or films, so that one which no table names is told

    [[nodiscard]] std::array<std::string, 2> files() const
    {
        if (sheet == nullptr) return {"showcases.json", std::string(kShowcasesOfFacts)};
        return {std::string(sheet->table) + ".csv", std::string(sheet->sheet) + ".csv"};
    }
};

// In the order in which they are read: panels after the exhibitions to which they belong.
constexpr std::array kInputs{
    Input{.read = [](const auto& source, const auto& reading, auto&) { return read_showcases(source.folder, source.name, reading); }},
    Input{.sheet = &kShowcaseSheet, .read = [](const auto& source, const auto& reading, auto&) { return read_showcase_rows(source, reading); }},
    Input{.sheet = &kExhibitSheet, .read = [](const auto& source, const auto& reading, auto&) { return read_exhibits(source, reading); }},
    Input{.sheet = &kPanelSheet, .read = read_panels, .names_files = true},
    Input{.sheet = &kPhotoSheet, .read = read_photos, .names_files = true},
    Input{.sheet = &kFilmSheet, .read = read_films, .names_files = true},
    Input{.sheet = &kEventSheet, .read = [](const auto& source, const auto& reading, auto&) { return read_event_rows(source, reading); }},
    Input{.sheet = &kNoticeSheet, .read = [](const auto& source, const auto& reading, auto&) { return read_notice_rows(source, reading); }},
};
#if !defined(__SANITIZE_ADDRESS__)   // for g++ 12 a comparison of pointers is no constant under -fsanitize=undefined (its bug 71962), which comes with this
static_assert(std::all_of(std::begin(kStaffSheets), std::end(kStaffSheets), [](const StaffSheet* sheet) { return std::count_if(kInputs.begin(), kInputs.end(), [&](const Input& input) { return input.sheet == sheet; }) == 1; }),
              "every sheet has its reader");
#endif

// By each of its names: one in English and one in Japanese may both be there.
std::vector<std::string> tables_in(const fs::path& folder, const Input& input)
{
    std::vector<std::string> tables;
    for (const std::string& name : input.files()) {
        if (input.sheet == nullptr && !tables.empty()) break;
        std::error_code missing;
        if (fs::symlink_status(folder / name, missing).type() == fs::file_type::regular && !(name == kShowcasesOfFacts && has_fact_tables(folder))) tables.push_back(name);
    }
    return tables;
}

// How many records each kind has, in the order of visit_kinds.
std::vector<size_t> counts_of(const model::Content& content)
{
    std::vector<size_t> counts;
    model::visit_kinds(content, [&](const char*, const auto& records) { counts.push_back(records.size()); });
    return counts;
}

// The last of the same name is taken; `before`: what had been read when this table came.
void note_twice(const TableSource& source, const std::vector<size_t>& before, Brought& brought)
{
    size_t twice = 0, kind = 0;
    model::visit_kinds(brought.content, [&](const char*, const auto& records) {
        const auto fresh = records.begin() + static_cast<std::ptrdiff_t>(before[kind++]);
        if (fresh == records.begin() || fresh == records.end()) return;
        std::set<decltype(model::identity(records.front()))> earlier;
        for (auto at = records.begin(); at != fresh; ++at) earlier.insert(model::identity(*at));
        twice += static_cast<size_t>(std::count_if(fresh, records.end(), [&](const auto& record) { return earlier.contains(model::identity(record)); }));
    });
    if (twice == 0) return;
    brought.findings.push_back({.file = source.name, .sheet = source.sheet != nullptr ? source.sheet->name : "", .severity = Severity::Note, .cause = "twice",
                                .message = sentence("{1} entries of this table stand in one read before it too; those of this one are taken", twice)});
}

// A table that may be loaded by itself, by its name: it names no files beside it. Notices alone are another matter (intake/notices).
const Input* table_alone(const fs::path& file)
{
    for (const Input& input : kInputs)
        if (const auto names = input.files(); input.sheet != nullptr && !input.names_files && input.sheet != &kNoticeSheet && std::find(names.begin(), names.end(), file.filename().string()) != names.end()) return &input;
    return nullptr;
}

// By its name; what is inside is found when it is read, and said.
bool is_called_workbook(const fs::path& file)
{
    std::string kind = file.extension().string();
    std::transform(kind.begin(), kind.end(), kind.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return kind == ".xlsx" || kind == ".xlsm" || kind == ".xls";
}

// Of the folder itself, in the order of their names. Excel's own mark of an open one, and what a load has written, are none.
std::vector<fs::path> workbooks_in(const fs::path& folder)
{
    std::vector<fs::path> found;
    std::error_code failed;
    for (fs::directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed)) {
        std::error_code ignored;
        const std::string name = at->path().filename().string();
        if (is_called_workbook(at->path()) && !at->is_symlink(ignored) && at->is_regular_file(ignored) && !name.starts_with("~$") && !name.starts_with(".") && name != "report.xlsx") found.push_back(at->path());
    }
    std::sort(found.begin(), found.end());
    return found;
}

// Workbooks and tables by their names that are links, pipes or devices: they are left, and that is said.
void note_no_files(const fs::path& folder, Brought& brought)
{
    std::vector<fs::path> odd;
    std::error_code failed;
    for (fs::directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed)) {
        const std::string name = at->path().filename().string();
        const bool table = std::any_of(kInputs.begin(), kInputs.end(), [&](const Input& input) { const auto names = input.files(); return std::find(names.begin(), names.end(), name) != names.end(); });
        if (table || is_called_workbook(at->path())) odd.push_back(at->path());
    }
    std::sort(odd.begin(), odd.end());
    for (const fs::path& file : odd)
        if (const auto kind = kind_of_no_file(file)) brought.findings.push_back({.file = file.filename().string(), .severity = Severity::Note, .cause = "link", .message = sentence("“{1}” is {2} and no file, so it was not taken; copy the file itself into the folder", file.filename(), *kind)});
}

struct Workbook {
    std::string name;
    std::vector<WorkbookSheet> sheets;
};

// One that cannot be read is stopped; the others are read.
std::vector<Workbook> open_workbooks(const std::vector<fs::path>& files, Brought& brought)
{
    std::vector<Workbook> books;
    for (const fs::path& file : files) {
        auto sheets = read_workbook(file);
        if (sheets && is_marked_copy(*sheets)) continue;   // an earlier report, whatever its name
        ++brought.files;
        brought.tables.push_back(file.filename().string());
        if (sheets) books.push_back({.name = file.filename().string(), .sheets = std::move(sheets).value()});
        else stop_file(brought, file.filename().string(), sheets.error());
    }
    return books;
}

// A sheet is called like the table of its kind, without the ending.
const Input* input_of(const WorkbookSheet& sheet, const FolderServices& services)
{
    const std::string called = services.folded(sheet.name);
    for (const Input& input : kInputs)
        if (input.sheet != nullptr && (services.folded(input.sheet->sheet) == called || services.folded(input.sheet->table) == called)) return &input;
    return nullptr;
}

// "自治体紹介、展示、…": what sheets are called, as the tables' Japanese names.
std::string sheet_names()
{
    std::string names;
    for (const StaffSheet* sheet : kStaffSheets) names.append(names.empty() ? "" : "、").append(sheet->sheet);
    return names;
}

// Sheets for people, and lists behind drop-downs, are nobody's mistake.
void note_unknown_sheets(const std::vector<Workbook>& books, const FolderServices& services, Brought& brought)
{
    for (const Workbook& book : books) {
        bool any = false;
        for (const WorkbookSheet& sheet : book.sheets) {
            const bool known = input_of(sheet, services) != nullptr;
            any = any || (known && !sheet.hidden);
            if (known && sheet.hidden && !sheet.rows.empty())
                brought.findings.push_back({.file = book.name, .sheet = sheet.name, .severity = Severity::Note, .cause = "hidden", .message = sentence("the sheet is hidden and was left aside; show it in Excel if it is to be read")});
            if (!known && !sheet.hidden && !is_for_people(sheet.name, services) && !sheet.rows.empty())
                brought.findings.push_back({.file = book.name, .sheet = sheet.name, .severity = Severity::Note, .cause = "sheet", .message = sentence("a sheet of this name is not known and was left aside; the sheets are {1}", sheet_names())});
        }
        if (!any) stop_file(brought, book.name, Error{ErrorKind::BadData, sentence("no sheet of this workbook is known; the sheets are {1}", sheet_names())});
    }
}

}  // namespace

bool is_own_showcase(const model::Showcase& showcase) { return showcase.key.starts_with(kOwnShowcase); }

bool is_staff_folder(const fs::path& path)
{
    std::error_code missing;
    if (fs::is_regular_file(path, missing)) return is_called_workbook(path) || table_alone(path) != nullptr;
    return std::any_of(kInputs.begin(), kInputs.end(), [&](const Input& input) { return !tables_in(path, input).empty(); }) || !workbooks_in(path).empty();
}

std::string staff_tables()
{
    std::string names;
    for (const Input& input : kInputs) {
        const auto files = input.files();
        names.append(names.empty() ? "" : ", ").append(files.front());
        if (files.back() != kShowcasesOfFacts) names.append("/").append(files.back());
    }
    return names;
}

Result<Brought> read_staff_folder(const fs::path& path, const model::Content& content, Date today, const FolderServices& services)
{
    std::error_code failed;
    const bool one_file = fs::is_regular_file(path, failed);
    const fs::path folder = one_file ? path.parent_path() : path;
    const Input* const alone = one_file ? table_alone(path) : nullptr;
    const auto tables_of = [&](const Input& input) {
        if (!one_file) return tables_in(folder, input);
        return &input == alone ? std::vector{path.filename().string()} : std::vector<std::string>{};
    };
    Brought brought;
    const MunicipalityIndex places(content, services);
    const Reading reading{.content = content, .services = services, .places = places, .today = today, .brought = brought};
    FolderFiles files(folder.empty() ? "." : folder, services);
    const std::vector<Workbook> workbooks = open_workbooks(alone != nullptr ? std::vector<fs::path>{} : one_file ? std::vector{path} : workbooks_in(folder), brought);
    if (!one_file) note_no_files(folder, brought);
    note_unknown_sheets(workbooks, services, brought);
    std::string naming;   // the tables that name files
    const auto read = [&](const Input& input, const TableSource& source) -> Result<void> {
        const std::vector<size_t> before = counts_of(brought.content);
        RENKEI_CHECK(input.read(source, reading, files));
        note_twice(source, before, brought);
        if (input.names_files) naming += (naming.empty() ? "" : ", ") + source.name;
        return {};
    };
    for (const Input& input : kInputs) {
        for (const std::string& table : tables_of(input)) {
            if (input.sheet != nullptr) brought.tables.push_back(table);
            RENKEI_CHECK(read(input, {.folder = folder, .name = table}));
        }
        for (const Workbook& book : workbooks)
            for (const WorkbookSheet& sheet : book.sheets)
                if (!sheet.hidden && input_of(sheet, services) == &input) RENKEI_CHECK(read(input, {.folder = folder, .name = book.name, .sheet = &sheet}));
    }
    // Beside a single workbook on somebody's desk there may be any pictures.
    if (!naming.empty() && !one_file) files.note_unnamed(naming, brought);
    return brought;
}

void put_into(model::Content& content, const Brought& brought)
{
    model::put_brought(content, brought.content);
    std::erase_if(content.showcases, is_own_showcase);
    std::set<std::string> shown;
    for (const auto& s : content.showcases) shown.insert(s.code5);
    const auto add_own = [&](const std::string& code5, const std::string& caption) {
        const auto* m = content.municipality(code5);
        if (m == nullptr || !shown.insert(code5).second) return;
        model::Showcase own;
        own.key = kOwnShowcase + code5;
        own.code5 = code5;
        own.name_ruby = {{m->name, m->kana}};
        own.ja.lead = own.en.lead = caption;
        own.by_staff = true;
        content.showcases.push_back(std::move(own));
    };
    for (const auto& photo : content.photos) add_own(photo.code5, photo.caption);
    for (const auto& film : content.films) add_own(film.code5, film.caption);
}

}  // namespace renkei::intake
