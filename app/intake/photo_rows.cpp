#include "intake/photo_rows.hpp"

#include <algorithm>
#include <iterator>

#include "base/sentence.hpp"
#include "intake/staff_files.hpp"

namespace renkei::intake {
namespace {

namespace fs = std::filesystem;

constexpr size_t kMostFiles = 5000;
constexpr size_t kMostPhotos = 2000;
constexpr int kWallWidth = 1920, kWallHeight = 1080;   // requirements R96

// A page of a document was composed as a whole: nothing of it is cut off, whatever the row says.
void tell_of_document(StaffRow& row, const TakenPhoto& taken, model::Photo& photo)
{
    const std::string cell = row.cell(Column::File);
    photo.no_crop = true;
    if (taken.pages > 1) row.note(Column::File, "pages", sentence("“{1}” has {2} pages: the first was taken, the other {3} were not; to show them, save each as a document of one page", cell, taken.pages, taken.pages - 1));
    switch (taken.flaw) {
        case PageFlaw::None: break;
        case PageFlaw::Damaged: row.note(Column::File, "picture", sentence("“{1}”: the document is damaged and was read as far as it could be; if it looks wrong, save it anew", cell)); break;
        case PageFlaw::Sizeless: row.note(Column::File, "picture", sentence("“{1}”: the page does not say how large it is, and was taken for US Letter (216 × 279 mm); if it looks wrong, save it anew with a paper size", cell)); break;
        case PageFlaw::Askew: row.note(Column::File, "picture", sentence("“{1}”: the page is to be turned by what is no quarter, and was not turned; if it looks wrong, save it anew", cell)); break;
    }
    if (taken.surplus) row.note(Column::File, "surplus", sentence("“{1}”: something else stands before or behind the PDF in its file, and it was taken without that; if it looks wrong, save it anew", cell));
}

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
    row.check_date(Column::Until, *until, written_weekday(row.folded(Column::Until)));
    if (*until < row.reading().today) row.note(Column::Until, "until", sentence("the permission is over: it is kept and not shown"));
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

FolderFiles::FolderFiles(const std::vector<LookedInto>& places, const FolderServices& services) : services_(services)
{
    std::set<std::string> seen;   // a folder may be brought, and a workbook in it too
    for (const LookedInto& place : places)
        if (place.asked) add(place, seen);
    for (const LookedInto& place : places)
        if (!place.asked) add(place, seen);
}

void FolderFiles::add(const LookedInto& place, std::set<std::string>& seen)
{
    const auto put = [&](const fs::path& path, const fs::path& base) {
        std::error_code ignored;
        const std::string name = services_.folded(path.filename().string());
        if (const auto odd = kind_of_no_file(path)) odd_.emplace(name, *odd);
        else if (fs::is_regular_file(path, ignored) && seen.insert(fs::weakly_canonical(path, ignored).string()).second)
            files_[name].push_back({.path = path, .base = base, .asked = place.asked});
    };
    std::error_code failed;
    if (!fs::is_directory(place.place, failed)) return put(place.place, place.place.parent_path());
    size_t count = 0;
    for (fs::recursive_directory_iterator at(place.place, fs::directory_options::skip_permission_denied, failed), end; !failed && at != end &&
         count < kMostFiles; at.increment(failed), ++count) {
        if (at.depth() + 1 >= static_cast<int>(place.levels)) at.disable_recursion_pending();
        put(at->path(), place.place);
    }
}

FolderFiles::Found FolderFiles::look(const std::string& written) const
{
    std::string name = written;
    std::replace(name.begin(), name.end(), '\\', '/');   // as Windows writes it
    while (name.starts_with("./")) name.erase(0, 2);
    const fs::path path(name);
    const bool drive = name.size() > 1 && name[1] == ':';
    if (path.is_absolute() || drive) return {{}, sentence("“{1}” is a place on one computer; put the file into the folder and write its name only, {2}", written, path.filename())};
    if (std::find(path.begin(), path.end(), fs::path("..")) != path.end()) return {{}, sentence("“{1}” leads out of the folder, and nothing there is read; put the file into the folder and write its name", written)};
    const std::string last = services_.folded(path.filename().string());
    std::vector<File> fitting;
    const auto is_below = [&](const File& file, const fs::path& folder) {
        return services_.folded(file.path.lexically_relative(folder).generic_string()) == services_.folded(name);
    };
    if (const auto found = files_.find(last); found != files_.end())
        for (const File& file : found->second)
            if (!path.has_parent_path() || is_below(file, file.base) || is_below(file, here_)) fitting.push_back(file);
    if (fitting.size() > 1) {   // of other folders than the one where this table lies
        const auto own = std::count_if(fitting.begin(), fitting.end(), [&](const File& file) { return file.path.parent_path() == here_; });
        const bool elsewhere = std::any_of(fitting.begin(), fitting.end(),
                                           [&](const File& file) { return here_ != file.base && file.path.parent_path() != here_; });
        if (own == 1 && elsewhere) std::erase_if(fitting, [&](const File& file) { return file.path.parent_path() != here_; });
    }
    if (fitting.size() == 1) return {fitting.front().path, std::nullopt};
    if (fitting.size() > 1) {
        const auto in_folder = std::find_if(fitting.begin(), fitting.end(), [](const File& file) { return file.path.parent_path() != file.base; });
        const File& one = in_folder != fitting.end() ? *in_folder : fitting.front();
        return {{}, sentence("there is more than one file “{1}” in the folder; write its folder before it, as {2}", written, one.path.lexically_relative(one.base))};
    }
    if (const auto odd = odd_.find(last); odd != odd_.end()) return {{}, sentence("“{1}” is {2} and no file, so it was not taken; copy the file itself into the folder", written, odd->second)};
    return {{}, sentence("there is no file “{1}” in the folder; check its name and ending", written)};
}

fs::path FolderFiles::file_of(StaffRow& row)
{
    const std::string cell = row.cell(Column::File);
    if (cell.empty()) {
        row.hold(Column::File, "file", sentence("the file's name is missing; enter it with its ending, as lake.jpg"));
        return {};
    }
    const Found found = look(cell);
    if (found.wrong) row.hold(Column::File, "file", *found.wrong);
    else named_.insert(found.file);
    return found.file;
}

fs::path FolderFiles::find(const std::string& name)
{
    const Found found = name.empty() ? Found{} : look(name);
    if (!found.file.empty()) named_.insert(found.file);
    return found.file;
}

std::string FolderFiles::called(const fs::path& file) const
{
    const auto same = files_.find(services_.folded(file.filename().string()));
    if (same == files_.end() || same->second.size() < 2) return file.filename().string();
    const auto one = std::find_if(same->second.begin(), same->second.end(), [&](const File& other) { return other.path == file; });
    return one != same->second.end() ? file.lexically_relative(one->base).generic_string() : file.filename().string();
}

std::string name_of(const StaffRow& row, const FolderFiles& files, const fs::path& file)
{
    const std::string first = row.cell(Column::OriginFile);
    return first.empty() ? files.called(file) : first;
}

void FolderFiles::note_unnamed(const std::string& tables, Brought& brought) const
{
    constexpr std::string_view kPictureEndings[] = {".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".heic"};
    const auto is_one_of = [](const std::string& kind, const auto& kinds) { return std::find(std::begin(kinds), std::end(kinds), kind) != std::end(kinds); };
    std::vector<fs::path> unnamed;
    for (const auto& [name, files] : files_)
        for (const File& file : files)
            if (file.asked && !named_.contains(file.path)) unnamed.push_back(file.path);
    for (const fs::path& path : unnamed) {
        const std::string kind = services_.folded(path.extension().string());
        const auto note = [&, file = called(path)](Sentence what) {
            brought.findings.push_back({.file = file, .severity = Severity::Note, .cause = "unnamed", .message = std::move(what)});
        };
        if (kind == ".pdf") note(sentence("no row of {1} names this document, so it was not taken", tables));
        if (is_one_of(kind, kPictureEndings)) note(sentence("no row of {1} names this picture, so it was not taken", tables));
        if (is_one_of(kind, kFilmEndings)) note(sentence("no row of {1} names this film, so it was not taken", tables));
    }
}

Result<bool> take_picture(StaffRow& row, FolderFiles& files, model::Photo& photo, const std::function<bool()>& told)
{
    const fs::path file = files.file_of(row);
    if (file.empty()) return false;
    const std::string cell = row.cell(Column::File);
    photo.file = name_of(row, files, file);
    if (!row.fits(Column::OriginFile, "file", photo.file) || !take_words(row, photo.caption, photo.credit) || !told() ||
        !take_permission(row, photo.permitted_until)) return false;
    take_focus(row, photo);
    auto taken = row.reading().services.take_photo(file);
    // Its whole folder is gone: the stick was pulled out, and what was read so far is not what staff brought.
    if (std::error_code ignored; !taken && taken.error().kind == ErrorKind::NotFound && !fs::exists(file.parent_path(), ignored))
        return Error{ErrorKind::NotFound, sentence("{1} does not exist; check the name, or whether the stick is plugged in", file.parent_path())};
    if (!taken && taken.error().kind != ErrorKind::BadData && taken.error().kind != ErrorKind::NotFound && taken.error().kind != ErrorKind::NoPermission)
        return taken.error();
    if (!taken) {
        row.hold(Column::File, "picture", sentence("“{1}”: {2}", cell, taken.error()));
        return false;
    }
    if (taken->source.w < kWallWidth && taken->source.h < kWallHeight)
        row.note(Column::File, "size", sentence("“{1}” has {2} pixels only, fewer than {3}: on a large display it looks soft", cell,
                 std::to_string(taken->source.w) + "×" + std::to_string(taken->source.h), std::to_string(kWallWidth) + "×" + std::to_string(kWallHeight)));
    if (taken->surplus && taken->pages == 0) row.note(Column::File, "surplus", sentence("“{1}”: its file has bytes that belong to no picture, and it was taken without them; if it looks wrong, save it anew", cell));
    if (taken->pages > 0) tell_of_document(row, *taken, photo);
    photo.media = taken->media;
    photo.width = taken->size.w;
    photo.height = taken->size.h;
    ++row.reading().brought.files;
    return true;
}

Result<void> read_with_files(StaffTable& table, size_t most, FolderFiles& files, const std::function<Result<bool>(StaffRow&)>& take)
{
    const FolderServices& services = table.reading().services;
    if (!services.expect_photos) return table.read(most, take);
    return table.read(most, take, [&](const std::vector<StaffRow>& rows) {
        std::vector<fs::path> expected;
        for (const StaffRow& row : rows) {
            if (row.cell(Column::Credit).empty()) continue;   // it will be held, and nobody looks at it
            const fs::path file = files.peek(row.cell(Column::File));
            const std::string kind = services.folded(file.extension().string());
            const bool film = std::find(std::begin(kFilmEndings), std::end(kFilmEndings), kind) != std::end(kFilmEndings);
            if (!file.empty() && !film) expected.push_back(file);
        }
        services.expect_photos(std::move(expected));
    });
}

Result<void> read_photos(const TableSource& source, const Reading& reading, FolderFiles& files)
{
    return read_files_of_towns(source, kPhotoSheet, kMostPhotos, reading, files, reading.brought.content.photos,
                               [&](StaffRow& row, model::Photo& photo, const auto& told) { return take_picture(row, files, photo, told); });
}

}  // namespace renkei::intake
