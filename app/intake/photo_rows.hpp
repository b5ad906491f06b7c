#pragma once
// photos.csv, and the pictures that its rows and those of panels.csv name. Private to this room.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/sentence.hpp"
#include "intake/staff_table.hpp"

namespace renkei::intake {

// By which names of files are taken for films.
inline constexpr std::string_view kFilmEndings[] = {".mp4", ".m4v", ".mov", ".webm", ".mkv"};

// Where files lie that tables may name: a folder, or one file.
struct LookedInto {
    std::filesystem::path place;
    size_t levels = 2;    // of folders
    bool asked = true;    // somebody brought these files, so one that no table names is told; not those beside a workbook on a desk
};

// The files of these places, by their names however a table writes them.
class FolderFiles {
  public:
    FolderFiles(const std::vector<LookedInto>& places, const FolderServices& services);
    // The folder of the table that is read now: of several files of a name its own is meant.
    void stand_at(const std::filesystem::path& folder) { here_ = folder.empty() ? "." : folder; }
    // The file that the row names, with its folder before it where several have its name; empty after a finding.
    [[nodiscard]] std::filesystem::path file_of(StaffRow& row);
    // The file of this name; empty where there is none, or more than one.
    [[nodiscard]] std::filesystem::path find(const std::string& name);
    // Likewise, and no row has named it with that.
    [[nodiscard]] std::filesystem::path peek(const std::string& name) const { return name.empty() ? std::filesystem::path() : look(name).file; }
    // How its record calls a file: by its name, with its folder where another file has the same.
    [[nodiscard]] std::string called(const std::filesystem::path& file) const;
    // Pictures and films that no row of these tables speaks of: nobody knows whose they are.
    void note_unnamed(const std::string& tables, Brought& brought) const;

  private:
    // Where the file of this name is, or why there is none.
    struct Found {
        std::filesystem::path file;
        std::optional<Sentence> wrong;
    };
    [[nodiscard]] Found look(const std::string& name) const;

    struct File {
        std::filesystem::path path, base;   // what it lies in
        bool asked = true;
    };
    void add(const LookedInto& place, std::set<std::string>& seen);

    const FolderServices& services_;
    std::filesystem::path here_;
    std::map<std::string, std::vector<File>> files_;                    // by folded name
    std::map<std::string, Sentence> odd_;                               // what has such a name and is no file, and what it is
    std::set<std::filesystem::path> named_;
};

[[nodiscard]] Result<void> read_photos(const TableSource& source, const Reading& reading, FolderFiles& files);

// The picture of a row with all that its owner says of it, through the decoder; false after a finding that holds it. `told`: what
// may be asked once the file's name is known, before the decoder has its work. Error: what no row can be blamed for.
[[nodiscard]] Result<bool> take_picture(StaffRow& row, FolderFiles& files, model::Photo& photo, const std::function<bool()>& told);

// How the record of a file is named: as an export says that it was first, else as the file is called.
[[nodiscard]] std::string name_of(const StaffRow& row, const FolderFiles& files, const std::filesystem::path& file);
// Reads a table of which rows name files; the decoder is told first which pictures these will be.
[[nodiscard]] Result<void> read_with_files(StaffTable& table, size_t most, FolderFiles& files, const std::function<Result<bool>(StaffRow&)>& take);

// What its owner says of a picture or film; false after a finding that holds it: it needs a credit.
[[nodiscard]] bool take_words(StaffRow& row, std::string& caption, std::string& credit);

// A table of which every row is a file of a municipality. `take` fills the record from the row and asks `told` once the file's name is
// known: the same file twice for one municipality is held. Error: as take's.
template <class Record, class Take>
[[nodiscard]] Result<void> read_files_of_towns(const TableSource& source, const StaffSheet& kind, size_t most, const Reading& reading, FolderFiles& files,
                                               std::vector<Record>& to, const Take& take)
{
    auto table = StaffTable::open(source, kind, reading);
    if (!table || !table->needs({Column::File}, "file（ファイル名）") || !table->needs({Column::Credit}, "credit（クレジット）") ||
        !table->needs({Column::Code, Column::Municipality}, "code5（市区町村コード）")) return {};
    std::set<std::string> seen;
    return read_with_files(*table, most, files, [&](StaffRow& row) -> Result<bool> {
        bool wrong = false;
        const auto* municipality = row.municipality(true, wrong);
        if (municipality == nullptr) return false;
        Record record;
        record.code5 = municipality->code5;
        RENKEI_TRY(const bool right, take(row, record, [&] {
            if (seen.insert(record.code5 + "/" + record.file).second) return true;
            row.hold(Column::File, "file", sentence("“{1}” stands twice for {2}; take one of the rows out", row.cell(Column::File), municipality->name));
            return false;
        }));
        if (right) to.push_back(std::move(record));
        return right;
    });
}

// The last day of a permission; false after a finding.
[[nodiscard]] bool take_permission(StaffRow& row, std::optional<Date>& until);

// A folded cell: "0.3", "30%" or "30".
[[nodiscard]] std::optional<double> focal_of(const std::string& cell);

}  // namespace renkei::intake
