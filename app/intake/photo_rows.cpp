#include "intake/photo_rows.hpp"

#include <algorithm>

#include "base/sentence.hpp"

namespace renkei::intake {
namespace {

namespace fs = std::filesystem;

constexpr size_t kMostFiles = 5000;
constexpr int kFoldersDeep = 2;
constexpr size_t kMostPhotos = 2000;
constexpr int kWallWidth = 1920, kWallHeight = 1080;   // requirements R96

// What may be wrong in a row that is taken all the same.
void take_focus(StaffRow& row, model::Photo& photo)
{
    for (const auto& [column, to] : {std::pair{Column::FocalX, &photo.focal_x}, std::pair{Column::FocalY, &photo.focal_y}}) {
        const std::string cell = row.cell(column);
        if (cell.empty()) continue;
        const auto value = focal_of(row.folded(column));
        if (value) *to = *value;
        else row.note(column, "focus", sentence("“{1}” is no place in the picture; write 0 to 100%, the middle was taken", cell));
    }
    const auto answer = yes_or_no(row.folded(Column::NoCrop));
    photo.no_crop = answer.value_or(true);
    if (!answer) row.note(Column::NoCrop, "no_crop", sentence("“{1}” is neither yes nor no; the photograph will not be cut", row.cell(Column::NoCrop)));
}

}  // namespace

bool take_permission(StaffRow& row, std::optional<Date>& until)
{
    const std::string cell = row.cell(Column::Until);
    if (cell.empty()) return true;
    until = written_date(row.folded(Column::Until));
    if (!until) {
        row.hold(Column::Until, "until", sentence("“{1}” is no date; write the last day as 2027-03-31", cell));
        return false;
    }
    row.check_weekday(Column::Until, *until, written_weekday(row.folded(Column::Until)));
    if (*until < row.reading().today) row.note(Column::Until, "until", sentence("the permission ended on {1}: it is kept and not shown", iso_date(*until)));
    return true;
}

bool take_words(StaffRow& row, std::string& caption, std::string& credit)
{
    caption = row.cell(Column::Caption);
    credit = row.cell(Column::Credit);
    if (credit.empty()) {
        row.hold(Column::Credit, "credit", sentence("“{1}” has no credit; enter the photographer or provider as it must read beside the picture", row.cell(Column::File)));
        return false;
    }
    return row.fits(Column::Credit, "credit", credit) && row.fits(Column::Caption, "caption", caption);
}

FolderFiles::FolderFiles(const fs::path& folder, const FolderServices& services) : services_(services)
{
    std::error_code failed;
    size_t seen = 0;
    for (fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, failed), end; !failed && at != end && seen < kMostFiles; at.increment(failed), ++seen) {
        if (at.depth() >= kFoldersDeep - 1) at.disable_recursion_pending();
        std::error_code ignored;
        if (at->is_symlink(ignored) || !at->is_regular_file(ignored)) continue;
        files_[services_.folded(at->path().filename().string())].push_back(at->path());
    }
}

fs::path FolderFiles::file_of(StaffRow& row)
{
    const std::string cell = row.cell(Column::File);
    if (cell.empty()) {
        row.hold(Column::File, "file", sentence("the file's name is missing; enter it with its ending, as lake.jpg"));
        return {};
    }
    const auto found = files_.find(services_.folded(fs::path(cell).filename().string()));
    if (found == files_.end()) {
        row.hold(Column::File, "file", sentence("there is no file “{1}” in the folder; check its name and ending", cell));
        return {};
    }
    if (found->second.size() > 1) {
        row.hold(Column::File, "file", sentence("there is more than one file “{1}” in the folder; give each a name of its own", cell));
        return {};
    }
    named_.insert(found->first);
    return found->second.front();
}

fs::path FolderFiles::find(const std::string& name)
{
    const auto found = files_.find(services_.folded(fs::path(name).filename().string()));
    if (found == files_.end() || found->second.size() > 1) return {};
    named_.insert(found->first);
    return found->second.front();
}

void FolderFiles::note_unnamed(const std::string& tables, Brought& brought) const
{
    constexpr std::string_view kPictureEndings[] = {".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".heic"};
    const auto is_one_of = [](const std::string& kind, const auto& kinds) { return std::find(std::begin(kinds), std::end(kinds), kind) != std::end(kinds); };
    for (const auto& [name, paths] : files_) {
        const std::string kind = services_.folded(paths.front().extension().string());
        if (named_.contains(name)) continue;
        const auto note = [&, file = paths.front().filename().string()](Sentence what) { brought.findings.push_back({.file = file, .severity = Severity::Note, .cause = "unnamed", .message = std::move(what)}); };
        if (is_one_of(kind, kPictureEndings)) note(sentence("no row of {1} names this picture, so it was not taken", tables));
        if (is_one_of(kind, kFilmEndings)) note(sentence("no row of {1} names this film, so it was not taken", tables));
    }
}

Result<bool> take_picture(StaffRow& row, FolderFiles& files, model::Photo& photo, const std::function<bool()>& told)
{
    const fs::path file = files.file_of(row);
    if (file.empty()) return false;
    const std::string cell = row.cell(Column::File);
    photo.file = file.filename().string();
    if (!take_words(row, photo.caption, photo.credit) || !told() || !take_permission(row, photo.permitted_until)) return false;
    take_focus(row, photo);
    auto taken = row.reading().services.take_photo(file);
    if (!taken && taken.error().kind != ErrorKind::BadData && taken.error().kind != ErrorKind::NotFound && taken.error().kind != ErrorKind::NoPermission) return taken.error();
    if (!taken) {
        row.hold(Column::File, "picture", sentence("“{1}”: {2}", cell, taken.error()));
        return false;
    }
    if (taken->source.w < kWallWidth && taken->source.h < kWallHeight)
        row.note(Column::File, "size", sentence("“{1}” has {2} pixels only, fewer than {3}: on a large display it looks soft", cell,
                 std::to_string(taken->source.w) + "×" + std::to_string(taken->source.h), std::to_string(kWallWidth) + "×" + std::to_string(kWallHeight)));
    photo.media = taken->media;
    photo.width = taken->size.w;
    photo.height = taken->size.h;
    ++row.reading().brought.files;
    return true;
}

Result<void> read_photos(const TableSource& source, const Reading& reading, FolderFiles& files)
{
    return read_files_of_towns(source, kPhotoSheet.names, kMostPhotos, reading, reading.brought.content.photos,
                               [&](StaffRow& row, model::Photo& photo, const auto& told) { return take_picture(row, files, photo, told); });
}

}  // namespace renkei::intake
