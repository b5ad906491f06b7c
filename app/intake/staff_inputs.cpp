#include "intake/staff_inputs.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "base/sentence.hpp"
#include "intake/event_rows.hpp"
#include "intake/exhibits.hpp"
#include "intake/film_rows.hpp"
#include "intake/notice_rows.hpp"
#include "intake/place_list.hpp"
#include "intake/sheets_of.hpp"
#include "intake/shipped.hpp"
#include "intake/showcase_rows.hpp"
#include "intake/showcases.hpp"
#include "intake/staff_files.hpp"

namespace renkei::intake {
namespace {

namespace fs = std::filesystem;

constexpr size_t kLevelsUnpacked = 9;                                        // what intake/archive makes, and the archive's own folder

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


constexpr std::array kInputs{
    Input{.read = [](const auto& source, const auto& reading, auto&) { return read_showcases(source.folder, source.name, reading); }},
    Input{.sheet = &kShowcaseSheet, .read = [](const auto& source, const auto& reading, auto&) { return read_showcase_rows(source, reading); },
          .tell = {{{Column::Lead, Column::Lead}, {Column::Code, Column::Municipality}, {Column::Lead, Column::Lead}}}},
    Input{.sheet = &kPlaceListSheet, .read = [](const auto& source, const auto& reading, auto&) { return read_place_list(source, reading); },
          .tell = {{{Column::Title, Column::Title}, {Column::Listed, Column::Category}, {Column::Listed, Column::Category}}}, .decides = true},
    Input{.sheet = &kExhibitSheet, .read = [](const auto& source, const auto& reading, auto&) { return read_exhibits(source, reading); },
          .tell = {{{Column::Title, Column::Title}, {Column::Period, Column::Start}, {Column::Subtitle, Column::Place}}}},
    Input{.sheet = &kPanelSheet, .read = read_panels, .names_files = true,
          .tell = {{{Column::Exhibit, Column::Exhibit}, {Column::Text, Column::File}, {Column::Exhibit, Column::Exhibit}}}},
    Input{.sheet = &kPhotoSheet, .read = read_photos, .names_files = true,
          .tell = {{{Column::File, Column::File}, {Column::Credit, Column::Credit}, {Column::Code, Column::Municipality}}}},
    Input{.sheet = &kFilmSheet, .read = read_films, .names_files = true,
          .tell = {{{Column::File, Column::File}, {Column::Credit, Column::Credit}, {Column::Code, Column::Municipality}}}},
    Input{.sheet = &kEventSheet, .read = [](const auto& source, const auto& reading, auto&) { return read_event_rows(source, reading); },
          .tell = {{{Column::Title, Column::Title}, {Column::Start, Column::Aside}, {Column::Start, Column::Aside}}}},
    Input{.sheet = &kNoticeSheet, .read = [](const auto& source, const auto& reading, auto&) { return read_notice_rows(source, reading); },
          .tell = {{{Column::Title, Column::Title}, {Column::Key, Column::Body}, {Column::Urgent, Column::End}}}},
};
#if !defined(__SANITIZE_ADDRESS__)   // for g++ 12 a comparison of pointers is no constant under -fsanitize=undefined (its bug 71962), which comes with this
static_assert(std::all_of(std::begin(kStaffSheets), std::end(kStaffSheets),
                          [](const StaffSheet* sheet) { return std::count_if(kInputs.begin(), kInputs.end(),
                                                                             [&](const Input& input) { return input.sheet == sheet; }) == 1; }),
              "every sheet has its reader");
#endif


// The names of all tables, folded: PHOTOS.CSV of a camera's stick is photos.csv.
std::map<std::string, const Input*> folded_names(const FolderServices& services)
{
    std::map<std::string, const Input*> names;
    for (const Input& input : kInputs)
        for (const std::string& name : input.files()) names.emplace(services.folded(name), &input);
    return names;
}

Result<WorkbookSheet> csv_of(const fs::path& file, const FolderServices& services, const std::string& name)
{
    RENKEI_TRY(const std::string text, whole_text(file));
    return sheet_of_csv(services.table_text(text), name);
}

// As staff said it; null where they said nothing.
const Input* input_by_pairing(const WorkbookSheet& sheet, const FolderServices& services)
{
    const PairedHeader paired = paired_header_of(sheet, services);
    if (paired.pairing == nullptr) return nullptr;
    const auto* const found = std::find_if(kInputs.begin(), kInputs.end(),
                                           [&](const Input& input) { return input.sheet != nullptr && paired.pairing->kind == input.sheet->table; });
    return found == kInputs.end() ? nullptr : &*found;
}


// Does it say on which days something is? Then it is a table of events, whatever else it tells.
bool has_days(const WorkbookSheet& sheet, const FolderServices& services)
{
    const Headings headings(kEventNames, services);
    const std::set<Column> known = headings.known_in(sheet.rows[header_of(sheet, headings)].cells);
    return known.contains(Column::Title) && (known.contains(Column::Start) || known.contains(Column::When));
}

// The kind of which most columns are there; null where no kind can be told. Municipalities publish under names of their own.
const Input* input_by_columns(const WorkbookSheet& sheet, const FolderServices& services)
{
    if (sheet.rows.empty()) return nullptr;
    const Input* best = nullptr;
    size_t most = 0;
    for (const Input& input : kInputs) {
        if (input.sheet == nullptr) continue;
        const Headings headings(input.sheet->names, services);
        std::set<Column> known = headings.known_in(sheet.rows[header_of(sheet, headings)].cells);
        if (known.contains(Column::When)) known.insert(Column::Start);   // a day with its time is one
        const bool told = std::all_of(input.tell.begin(), input.tell.end(),
                                      [&](const auto& pair) { return known.contains(pair[0]) || known.contains(pair[1]); });
        if (told && input.decides && !has_days(sheet, services)) return &input;
        if (!told || input.decides || known.size() < most || (known.size() == most && input.sheet != &kEventSheet)) continue;
        most = known.size();
        best = &input;
    }
    return best;
}

class Search {
  public:
    Search(const FolderServices& services, Brought& brought) : services_(services), brought_(brought), names_(folded_names(services)) {}

    void add(Bringing one)
    {
        if (!one.path.has_filename()) one.path = one.path.parent_path();   // "stick/"
        std::error_code failed;
        const bool folder = fs::is_directory(one.path, failed);
        if (folder) look_into(one.root, one.path, one.unpacked);
        else file(one.root, one.path, true);
        if (folder) sources_.looked.push_back({.place = one.path, .levels = one.unpacked ? kLevelsUnpacked : 2});
        else if (is_table(one.path)) sources_.looked.push_back({.place = one.path.has_parent_path() ? one.path.parent_path() : ".", .asked = false});
        else sources_.looked.push_back({.place = one.path});
    }
    // Tables in the order of their kinds, whatever the order in which they were found.
    [[nodiscard]] Sources done() &&
    {
        std::stable_sort(sources_.tables.begin(), sources_.tables.end(), [](const Source& a, const Source& b) { return a.input < b.input; });
        return std::move(sources_);
    }

  private:
    [[nodiscard]] const Input* called(const fs::path& file) const
    {
        const auto found = names_.find(services_.folded(file.filename().string()));
        return found != names_.end() ? found->second : nullptr;
    }
    [[nodiscard]] bool is_table(const fs::path& file) const { return is_called_workbook(file) || is_called_csv(file) || called(file) != nullptr; }
    [[nodiscard]] static std::string name_of(const fs::path& root, const fs::path& file) { return root.empty()
                                                                                          ? file.string() : file.lexically_relative(root).generic_string(); }
    void tell(const fs::path& root, const fs::path& file, const char* cause, Sentence what)
    {
        brought_.findings.push_back({.file = name_of(root, file), .severity = Severity::Note, .cause = cause, .message = std::move(what)});
    }

    void look_into(const fs::path& root, const fs::path& folder, bool unpacked)
    {
        std::vector<fs::path> found;
        std::error_code failed;
        for (fs::directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed)) found.push_back(at->path());
        std::sort(found.begin(), found.end());
        named(root, folder, found);
        for (const fs::path& path : found) {
            if (unpacked && fs::is_directory(path, failed)) look_into(root, path, true);
            else file(root, path, false);
        }
    }

    // By their names: one in English and one in Japanese may both be there. Of showcases as JSON the first.
    void named(const fs::path& root, const fs::path& folder, const std::vector<fs::path>& found)
    {
        const auto add = [&](const fs::path& file, const Input* input) {
            std::error_code missing;
            if (fs::symlink_status(file, missing).type() != fs::file_type::regular) return false;
            if (is_workbook(file)) return workbook(root, file), false;
            sources_.tables.push_back({.root = root, .name = name_of(root, file), .input = input});
            return true;
        };
        bool showcases = false;
        for (const fs::path& file : found) {
            const Input* const input = called(file);
            if (input == nullptr || (input->sheet == nullptr && showcases)) continue;
            if (add(file, input) && input->sheet == nullptr) showcases = true;
        }
        if (!showcases && !has_fact_tables(folder)) (void)add(folder / kShowcasesOfFacts, &kInputs.front());
    }

    // A workbook, or a table of another name than ours. `itself`: somebody named it, so that it must be something.
    void file(const fs::path& root, const fs::path& path, bool itself)
    {
        if ((!is_table(path) && !is_called_archive(path)) || (!itself && !is_looked_at(path))) return;
        if (const auto kind = kind_of_no_file(path)) return tell(root, path, "link", sentence("“{1}” is {2} and no file, so it was not taken; copy the file itself into the folder", path.filename(), *kind));
        if (!is_table(path)) return;   // an archive is unpacked by whoever brings it
        const Input* input = called(path);
        std::error_code failed;
        if ((input != nullptr && !itself) || !fs::is_regular_file(path, failed)) return;   // a table by our name was found by it
        if (is_workbook(path)) return workbook(root, path);
        const Input* const named = input;
        if (const auto table = csv_of(path, services_, "")) {
            const Input* const paired = input_by_pairing(*table, services_);
            input = paired != nullptr ? paired : input != nullptr ? input : input_by_columns(*table, services_);
            if (paired != nullptr) return sources_.tables.push_back({.root = root, .name = name_of(root, path), .input = input});
        }
        if (input != nullptr && input != named) tell(root, path, "table", sentence("the table is taken for one of {1} by its columns", input->sheet->sheet));
        if (input != nullptr) sources_.tables.push_back({.root = root, .name = name_of(root, path), .input = input});
        else unreadable(root, path);
    }

    void workbook(const fs::path& root, const fs::path& path)
    {
        if (is_called_csv(path)) tell(root, path, "table", sentence("its name ends in .csv, and it is an Excel workbook, as which it was read"));
        sources_.workbooks.push_back({.root = root, .name = name_of(root, path)});
    }

    // Why it is none: it cannot be read, or has no columns that are known.
    void unreadable(const fs::path& root, const fs::path& path)
    {
        const auto table = csv_of(path, services_, name_of(root, path));
        brought_.tables.push_back({.name = name_of(root, path), .file = path});
        stop_file(brought_, name_of(root, path), table ? Error{ErrorKind::BadData, sentence("its columns do not tell what kind of table it is, so it was not read; say once which column is which, at the desk or with renkei load FILE --pair \"COLUMN=FIELD\"")} : table.error(), table ? "pairing" : "file");
    }

    const FolderServices& services_;
    Brought& brought_;
    const std::map<std::string, const Input*> names_;   // by which tables are called, folded
    Sources sources_{};
};

}  // namespace

std::array<std::string, 2> Input::files() const
{
    if (sheet == nullptr) return {"showcases.json", std::string(kShowcasesOfFacts)};
    return {std::string(sheet->table) + ".csv", std::string(sheet->sheet) + ".csv"};
}

std::span<const Input> staff_inputs() { return kInputs; }

Sources sources_of(const std::vector<Bringing>& all, const FolderServices& services, Brought& brought)
{
    Search search(services, brought);
    for (const Bringing& one : all) search.add(one);
    Sources sources = std::move(search).done();
    std::error_code failed;
    sources.one_file = all.size() == 1 && !fs::is_directory(all.front().path, failed);
    return sources;
}

const Input* input_of(const WorkbookSheet& sheet, const FolderServices& services)
{
    if (const Input* paired = input_by_pairing(sheet, services)) return paired;
    const std::string called = services.folded(sheet.name);
    for (const Input& input : kInputs)
        if (input.sheet != nullptr && (services.folded(input.sheet->sheet) == called || services.folded(input.sheet->table) == called)) return &input;
    return nullptr;
}

const Input* input_told_by(const WorkbookSheet& sheet, const FolderServices& services) { return input_by_columns(sheet, services); }

bool is_table_of_notices(const fs::path& path, const FolderServices& services)
{
    std::error_code failed;
    if (is_workbook(path) || is_called_archive(path) || !fs::is_regular_file(path, failed)) return false;
    const auto names = folded_names(services);
    const auto named = names.find(services.folded(path.filename().string()));
    const Input* input = named != names.end() ? named->second : nullptr;
    if (const auto table = input == nullptr && is_called_csv(path) ? csv_of(path, services, "") : Result<WorkbookSheet>(Error{}))
        input = input_by_columns(*table, services);
    return input != nullptr && input->sheet == &kNoticeSheet;
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

}  // namespace renkei::intake
