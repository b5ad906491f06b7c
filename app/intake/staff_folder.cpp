#include "intake/staff_folder.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include "base/sentence.hpp"
#include "intake/marked_copy.hpp"
#include "intake/staff_inputs.hpp"
#include "model/kinds.hpp"
#include "model/merge.hpp"

namespace renkei::intake {
namespace {

namespace fs = std::filesystem;


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

struct Workbook {
    std::string name;
    fs::path root;
    std::vector<WorkbookSheet> sheets;
    std::vector<const Input*> inputs{};   // of each sheet; null: it is not read
};

// By their names or as staff have paired their columns; where that tells none of them, by their columns: municipalities publish
// workbooks of one sheet, under any name.
void tell_inputs(Workbook& book, const FolderServices& services, Brought& brought)
{
    bool any = false;
    for (const WorkbookSheet& sheet : book.sheets) {
        book.inputs.push_back(input_of(sheet, services));
        any = any || book.inputs.back() != nullptr;
    }
    for (size_t i = 0; !any && i < book.sheets.size(); ++i) {
        const WorkbookSheet& sheet = book.sheets[i];
        if (sheet.hidden || is_for_people(sheet.name, services)) continue;
        book.inputs[i] = input_told_by(sheet, services);
        if (book.inputs[i] != nullptr)
            brought.findings.push_back({.file = book.name, .sheet = sheet.name, .severity = Severity::Note, .cause = "table",
                                        .message = sentence("the table is taken for one of {1} by its columns", book.inputs[i]->sheet->sheet)});
    }
}

// One that cannot be read is stopped; the others are read.
Result<std::vector<Workbook>> open_workbooks(const std::vector<Source>& files, const FolderServices& services, Brought& brought)
{
    std::vector<Workbook> books;
    for (const Source& file : files) {
        auto sheets = services.read_workbook(file.file());
        if (!sheets && sheets.error().kind == ErrorKind::Unavailable) return sheets.error();   // no fault of the workbook's
        if (sheets && is_marked_copy(*sheets)) continue;   // an earlier report, whatever its name
        ++brought.files;
        brought.tables.push_back({.name = file.name, .file = file.file()});
        if (!sheets) {
            stop_file(brought, file.name, sheets.error());
            continue;
        }
        books.push_back({.name = file.name, .root = file.root, .sheets = std::move(sheets).value()});
        tell_inputs(books.back(), services, brought);
    }
    return books;
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
        for (size_t i = 0; i < book.sheets.size(); ++i) {
            const WorkbookSheet& sheet = book.sheets[i];
            const bool known = book.inputs[i] != nullptr;
            any = any || (known && !sheet.hidden);
            if (known && sheet.hidden && !sheet.rows.empty())
                brought.findings.push_back({.file = book.name, .sheet = sheet.name, .severity = Severity::Note, .cause = "hidden", .message = sentence("the sheet is hidden and was left aside; show it in Excel if it is to be read")});
            if (!known && !sheet.hidden && !is_for_people(sheet.name, services) && !sheet.rows.empty())
                brought.findings.push_back({.file = book.name, .sheet = sheet.name, .severity = Severity::Note, .cause = "sheet",
                                            .message = sentence("a sheet of this name is not known and was left aside; the sheets are {1}", sheet_names())});
        }
        if (!any) stop_file(brought, book.name, Error{ErrorKind::BadData, sentence("no sheet of this workbook is known (the sheets are {1}); say once which column is which, at the desk or with renkei load FILE --pair \"COLUMN=FIELD\"", sheet_names())}, "pairing");
    }
}

// Columns that were said and that no table has: a heading was written otherwise than it stands there.
Result<void> check_said(const FolderServices& services, const Brought& brought)
{
    constexpr size_t kMostColumns = 40;
    if (services.pairings.empty() || !services.pairings.front().headings.empty() || !brought.paired.empty()) return {};
    std::string said, there;
    for (const Pair& pair : services.pairings.front().pairs) said.append(said.empty() ? "" : "、").append(pair.column);
    size_t count = 0;
    for (const BroughtTable& table : brought.tables) {
        const auto shown = unpaired_table(table.file.parent_path(), table.file.filename().string(), "", "", services);
        for (const std::string& heading : shown ? shown->headings : std::vector<std::string>{})
            if (++count <= kMostColumns) there.append(there.empty() ? "" : "、").append(heading);
    }
    return Error{ErrorKind::Usage, sentence("None of these has a table with the columns {1}; the columns are {2}", said, there.empty() ? "–" : there)};
}

}  // namespace

Result<Brought> read_staff(const std::vector<Bringing>& all, const model::Content& content, Date today, const FolderServices& services)
{
    Brought brought;
    const Sources sources = sources_of(all, services, brought);
    const MunicipalityIndex places(content, services);
    const Reading reading{.content = content, .services = services, .places = places, .today = today, .brought = brought};
    FolderFiles files(sources.looked, services);
    RENKEI_TRY(const std::vector<Workbook> workbooks, open_workbooks(sources.workbooks, services, brought));
    note_unknown_sheets(workbooks, services, brought);
    std::vector<std::string> naming;   // the tables that name files
    const auto read = [&](const Input& input, const TableSource& source) -> Result<void> {
        const std::vector<size_t> before = counts_of(brought.content);
        files.stand_at((source.folder / source.name).parent_path());
        RENKEI_CHECK(input.read(source, reading, files));
        note_twice(source, before, brought);
        // a workbook has several
        if (input.names_files && std::find(naming.begin(), naming.end(), source.name) == naming.end()) naming.push_back(source.name);
        return {};
    };
    for (const Input& input : staff_inputs()) {
        for (const Source& table : sources.tables) {
            if (table.input != &input) continue;
            if (input.sheet != nullptr) brought.tables.push_back({.name = table.name, .file = table.file()});
            RENKEI_CHECK(read(input, {.folder = table.root, .name = table.name}));
        }
        for (const Workbook& book : workbooks)
            for (size_t i = 0; i < book.sheets.size(); ++i)
                if (!book.sheets[i].hidden && book.inputs[i] == &input)
                    RENKEI_CHECK(read(input, {.folder = book.root, .name = book.name, .sheet = &book.sheets[i]}));
    }
    std::string tables;
    for (const std::string& name : naming) tables += (tables.empty() ? "" : ", ") + name;
    if (!tables.empty()) files.note_unnamed(tables, brought);
    RENKEI_CHECK(check_said(services, brought));
    // One table of notices alone says all that is to be said, as far as all of it could be read.
    if (sources.one_file && sources.tables.size() == 1 && sources.tables.front().input->sheet == &kNoticeSheet && brought.paired.empty()) {
        // An empty form is nobody's wish to say nothing any more.
        brought.all_notices = brought.held == 0 && brought.refused == 0 && !brought.content.notices.empty();
        if (brought.held > 0)
            brought.findings.push_back({.file = sources.tables.front().name, .severity = Severity::Note, .cause = "withdrawn",
                                        .message = sentence("rows of this table are held, so no notice that it leaves out was withdrawn; mend them and load it again")});
    }
    return brought;
}

Result<Brought> read_staff_folder(const fs::path& path, const model::Content& content, Date today, const FolderServices& services)
{
    std::error_code failed;
    return read_staff({{.path = path, .root = fs::is_directory(path, failed) ? path : path.parent_path()}}, content, today, services);
}

void put_into(model::Content& content, const Brought& brought)
{
    if (brought.all_notices) content.notices.clear();
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
