#include "intake/photographs.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <sstream>

#include "base/sentence.hpp"
#include "intake/lengths.hpp"
#include "intake/photo_rows.hpp"
#include "intake/showcases.hpp"

namespace renkei::intake {
namespace {

namespace fs = std::filesystem;

constexpr size_t kMostRows = 2000, kMostFiles = 5000, kMostTableBytes = size_t{8} << 20;
constexpr int kFoldersDeep = 2;
constexpr int kWallWidth = 1920, kWallHeight = 1080;   // requirements R96
constexpr const char* kOwnShowcase = "photo-";         // key of a showcase that photographs alone have made
constexpr const char* kTables[] = {"photos.csv", "写真.csv"};
constexpr const char* kShowcases[] = {"showcases.json", "showcases/showcases.json"};

template <size_t Count>
std::optional<fs::path> first_of(const fs::path& folder, const char* const (&names)[Count])
{
    for (const char* name : names) {
        std::error_code missing;
        if (fs::is_regular_file(folder / name, missing)) return fs::path(name);
    }
    return std::nullopt;
}

Result<std::string> whole_text(const fs::path& file)
{
    std::error_code failed;
    if (fs::file_size(file, failed) > kMostTableBytes || failed) return Error{ErrorKind::BadData, sentence("Table {1} is larger than {2} MiB and was not read", file, kMostTableBytes >> 20)};
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    if (!stream) return Error{ErrorKind::Io, sentence("Table {1} could not be read to its end; check the disk", file)};
    return std::move(text).str();
}

// One table being read. Rows are numbered as a spreadsheet does.
class PhotoTable {
  public:
    PhotoTable(const fs::path& folder, std::string name, const CsvTable& table, const model::Content& content, Date today, const PhotoServices& services, Brought& brought)
        : folder_(folder), name_(std::move(name)), table_(table), services_(services), brought_(brought), columns_(table, services), places_(content, services), today_(today)
    {
    }

    Result<void> read()
    {
        if (!complete()) return {};
        for (const std::string& column : columns_.unknown()) find(1, "", Severity::Note, "column", sentence("the column “{1}” is not known and was left aside; docs/content-format.md names the columns", column));
        index_files();
        for (size_t i = 0; i < table_.rows.size(); ++i) {
            if (std::all_of(table_.rows[i].begin(), table_.rows[i].end(), [](const std::string& cell) { return cell.empty(); })) continue;
            ++brought_.rows;
            RENKEI_CHECK(read_row(table_.rows[i], i + 2));
            if (services_.progress) services_.progress(i + 1, table_.rows.size());
        }
        note_unnamed();
        return {};
    }

  private:
    // A table without these can say nothing about any photograph.
    bool complete()
    {
        const auto stop = [&](const Sentence& what) {
            find(1, "", Severity::Stop, "column", what);
            brought_.refused += table_.rows.size();
            return false;
        };
        if (!columns_.has(Column::File)) return stop(sentence("there is no column “{1}”; add it", "file（ファイル名）"));
        if (!columns_.has(Column::Credit)) return stop(sentence("there is no column “{1}”; add it", "credit（クレジット）"));
        if (!columns_.has(Column::Code) && !columns_.has(Column::Municipality)) return stop(sentence("there is no column “{1}”; add it", "code5（市区町村コード）"));
        if (table_.rows.size() > kMostRows) return stop(sentence("it has {1} rows; {2} are the most in one load", table_.rows.size(), kMostRows));
        return true;
    }

    void find(size_t row, const std::string& cell, Severity severity, const char* cause, Sentence message)
    {
        brought_.findings.push_back({name_, cell, row, severity, cause, std::move(message)});
    }
    void hold(size_t row, Column column, const char* cause, Sentence message)
    {
        find(row, columns_.place(column, row), Severity::Hold, cause, std::move(message));
        ++brought_.held;
    }

    // Files below the folder by folded name, so that が of a Mac and が of a table meet.
    void index_files()
    {
        std::error_code failed;
        size_t seen = 0;
        for (fs::recursive_directory_iterator at(folder_, fs::directory_options::skip_permission_denied, failed), end; !failed && at != end && seen < kMostFiles; at.increment(failed), ++seen) {
            if (at.depth() >= kFoldersDeep - 1) at.disable_recursion_pending();
            std::error_code ignored;
            if (at->is_symlink(ignored) || !at->is_regular_file(ignored)) continue;
            files_[services_.folded(at->path().filename().string())].push_back(at->path());
        }
    }

    // Null after a finding.
    const model::Municipality* municipality_of(const std::vector<std::string>& row, size_t number)
    {
        const std::string code = columns_.cell(row, Column::Code), name = columns_.cell(row, Column::Municipality);
        const auto named = places_.by_name(name);
        const auto held = [&](Column column, const Sentence& what) {
            hold(number, column, "municipality", what);
            return nullptr;
        };
        if (!code.empty()) {
            const auto* found = places_.by_code(code);
            if (found == nullptr) return held(Column::Code, sentence("there is no municipality with the code “{1}”; five digits are meant, as 01206", code));
            if (!name.empty() && std::find(named.begin(), named.end(), found) == named.end())
                return held(Column::Municipality, sentence("the code {1} is {2}, and “{3}” stands beside it; mend the one that is wrong", found->code5, found->name, name));
            return found;
        }
        if (name.empty()) return held(Column::Municipality, sentence("the municipality is missing; enter its code or name"));
        if (named.empty()) return held(Column::Municipality, sentence("there is no municipality “{1}”; write its official name, or give its code", name));
        if (named.size() > 1) return held(Column::Municipality, sentence("“{1}” exists more than once; write its prefecture before it, or give its code", name));
        return named.front();
    }

    // The file that a cell names; empty after a finding.
    fs::path file_of(const std::string& cell, size_t number)
    {
        if (cell.empty()) {
            hold(number, Column::File, "file", sentence("the file's name is missing; enter it with its ending, as lake.jpg"));
            return {};
        }
        const auto found = files_.find(services_.folded(fs::path(cell).filename().string()));
        if (found == files_.end()) {
            hold(number, Column::File, "file", sentence("there is no file “{1}” in the folder; check its name and ending", cell));
            return {};
        }
        if (found->second.size() > 1) {
            hold(number, Column::File, "file", sentence("there is more than one file “{1}” in the folder; give each a name of its own", cell));
            return {};
        }
        named_.insert(found->first);
        return found->second.front();
    }

    // What may be wrong in a row that is taken all the same.
    void take_focus(const std::vector<std::string>& row, size_t number, model::Photo& photo)
    {
        for (const auto& [column, to] : {std::pair{Column::FocalX, &photo.focal_x}, std::pair{Column::FocalY, &photo.focal_y}}) {
            const std::string cell = columns_.cell(row, column);
            if (cell.empty()) continue;
            const auto value = focal_of(services_.folded(cell));
            if (value) *to = *value;
            else find(number, columns_.place(column, number), Severity::Note, "focus", sentence("“{1}” is no place in the picture; write 0 to 100%, the middle was taken", cell));
        }
        const std::string no_crop = columns_.cell(row, Column::NoCrop);
        const auto answer = yes_or_no(services_.folded(no_crop));
        photo.no_crop = answer.value_or(true);
        if (!answer) find(number, columns_.place(Column::NoCrop, number), Severity::Note, "no_crop", sentence("“{1}” is neither yes nor no; the photograph will not be cut", no_crop));
    }

    bool take_permission(const std::vector<std::string>& row, size_t number, model::Photo& photo)
    {
        const std::string cell = columns_.cell(row, Column::Until);
        if (cell.empty()) return true;
        photo.permitted_until = written_date(services_.folded(cell));
        if (!photo.permitted_until) {
            hold(number, Column::Until, "until", sentence("“{1}” is no date; write the last day as 2027-03-31", cell));
            return false;
        }
        if (*photo.permitted_until < today_)
            find(number, columns_.place(Column::Until, number), Severity::Note, "until", sentence("the permission ended on {1}: the photograph is kept and not shown", iso_date(*photo.permitted_until)));
        return true;
    }

    Result<void> read_row(const std::vector<std::string>& row, size_t number)
    {
        const auto* municipality = municipality_of(row, number);
        if (municipality == nullptr) return {};
        const std::string cell = columns_.cell(row, Column::File);
        const fs::path file = file_of(cell, number);
        if (file.empty()) return {};
        model::Photo photo;
        photo.code5 = municipality->code5;
        photo.file = file.filename().string();
        photo.caption = columns_.cell(row, Column::Caption);
        photo.credit = columns_.cell(row, Column::Credit);
        if (photo.credit.empty()) {
            hold(number, Column::Credit, "credit", sentence("“{1}” has no credit; enter the photographer or provider as it must read beside the picture", cell));
            return {};
        }
        for (const auto& [column, text] : {std::pair{Column::Credit, &photo.credit}, std::pair{Column::Caption, &photo.caption}})
            if (const auto wrong = too_long(column == Column::Credit ? "credit" : "caption", columns_.place(column, number), *text)) {
                hold(number, column, "length", *wrong);
                return {};
            }
        if (!taken_.insert(photo.code5 + "/" + photo.file).second) {
            hold(number, Column::File, "file", sentence("“{1}” stands twice for {2}; take one of the rows out", cell, municipality->name));
            return {};
        }
        if (!take_permission(row, number, photo)) return {};
        take_focus(row, number, photo);
        auto taken = services_.take(file);
        if (!taken && taken.error().kind != ErrorKind::BadData && taken.error().kind != ErrorKind::NotFound && taken.error().kind != ErrorKind::NoPermission) return taken.error();
        if (!taken) {
            hold(number, Column::File, "picture", sentence("“{1}”: {2}", cell, taken.error()));
            return {};
        }
        if (taken->source.w < kWallWidth && taken->source.h < kWallHeight)
            find(number, columns_.place(Column::File, number), Severity::Note, "size", sentence("“{1}” has {2} pixels only, fewer than {3}: on a large display it looks soft", cell,
                 std::to_string(taken->source.w) + "×" + std::to_string(taken->source.h), std::to_string(kWallWidth) + "×" + std::to_string(kWallHeight)));
        photo.media = taken->media;
        photo.width = taken->size.w;
        photo.height = taken->size.h;
        brought_.photos.push_back(std::move(photo));
        ++brought_.files;
        return {};
    }

    // Pictures in the folder that no row speaks of: nobody knows whose they are.
    void note_unnamed()
    {
        for (const auto& [name, paths] : files_) {
            const std::string kind = services_.folded(paths.front().extension().string());
            if (named_.contains(name) || (kind != ".jpg" && kind != ".jpeg" && kind != ".png" && kind != ".webp" && kind != ".tif" && kind != ".tiff" && kind != ".heic")) continue;
            brought_.findings.push_back({paths.front().filename().string(), "", 0, Severity::Note, "unnamed", sentence("no row of {1} names this picture, so it was not taken", name_)});
        }
    }

    const fs::path& folder_;
    std::string name_;
    const CsvTable& table_;
    const PhotoServices& services_;
    Brought& brought_;
    PhotoColumns columns_;
    MunicipalityIndex places_;
    Date today_;
    std::map<std::string, std::vector<fs::path>> files_;
    std::set<std::string> named_, taken_;
};

void stop(Brought& brought, const std::string& file, const Error& error)
{
    brought.findings.push_back({file, "", 0, Severity::Stop, "file", {error.message, error.japanese.empty() ? error.message : error.japanese}});
    ++brought.refused;
}

// The first code of a showcase that nobody has; empty when all are right.
std::string unknown_code(const model::Showcase& showcase, const model::Content& content)
{
    if (content.municipality(showcase.code5) == nullptr) return showcase.code5;
    for (const std::string& code : showcase.ward_codes)
        if (const auto* ward = content.municipality(code); ward == nullptr || ward->kind != "特別区") return code;
    return "";
}

void read_showcases(const fs::path& folder, const std::string& name, const model::Content& content, Brought& brought)
{
    ++brought.files;
    auto showcases = [&]() -> Result<std::vector<model::Showcase>> {
        RENKEI_TRY(const std::string text, whole_text(folder / name));
        return parse_showcases(text, name);
    }();
    if (!showcases) return stop(brought, name, showcases.error());
    for (model::Showcase& showcase : *showcases) {
        ++brought.rows;
        showcase.by_staff = true;
        const std::string unknown = unknown_code(showcase, content);
        if (unknown.empty()) {
            brought.showcases.push_back(std::move(showcase));
            continue;
        }
        brought.findings.push_back({name, "", 0, Severity::Hold, "municipality", sentence("the showcase {1} names “{2}”, which is no code of a municipality or ward", showcase.key, unknown)});
        ++brought.held;
    }
}

}  // namespace

bool is_staff_folder(const fs::path& folder) { return first_of(folder, kTables) || first_of(folder, kShowcases); }

Result<Brought> read_staff_folder(const fs::path& folder, const model::Content& content, Date today, const PhotoServices& services)
{
    Brought brought;
    if (const auto showcases = first_of(folder, kShowcases)) read_showcases(folder, showcases->string(), content, brought);
    const auto table_file = first_of(folder, kTables);
    if (!table_file) return brought;
    ++brought.files;
    auto text = whole_text(folder / *table_file);
    auto table = text ? parse_csv(services.table_text(*text), table_file->string()) : Result<CsvTable>(text.error());
    if (!table) {
        stop(brought, table_file->string(), table.error());
        return brought;
    }
    PhotoTable rows(folder, table_file->string(), *table, content, today, services, brought);
    RENKEI_CHECK(rows.read());
    return brought;
}

void put_into(model::Content& content, Brought brought)
{
    for (model::Showcase& showcase : brought.showcases) {
        const auto same = std::find_if(content.showcases.begin(), content.showcases.end(), [&](const auto& s) { return s.key == showcase.key; });
        if (same != content.showcases.end()) *same = std::move(showcase);
        else content.showcases.push_back(std::move(showcase));
    }
    const auto brings = [&](const model::Photo& old) { return std::any_of(brought.photos.begin(), brought.photos.end(), [&](const auto& p) { return p.code5 == old.code5; }); };
    std::erase_if(content.photos, brings);
    content.photos.insert(content.photos.end(), brought.photos.begin(), brought.photos.end());
    std::stable_sort(content.photos.begin(), content.photos.end(), [](const auto& a, const auto& b) { return a.code5 < b.code5; });

    std::erase_if(content.showcases, [](const auto& s) { return s.key.starts_with(kOwnShowcase); });
    std::set<std::string> shown;
    for (const auto& s : content.showcases) shown.insert(s.code5);
    for (const auto& photo : content.photos) {
        const auto* m = content.municipality(photo.code5);
        if (m == nullptr || !shown.insert(photo.code5).second) continue;
        model::Showcase own;
        own.key = kOwnShowcase + photo.code5;
        own.code5 = photo.code5;
        own.name_ruby = {{m->name, m->kana}};
        own.ja.lead = own.en.lead = photo.caption;
        own.by_staff = true;
        content.showcases.push_back(std::move(own));
    }
}

}  // namespace renkei::intake
