#include "intake/staff_export.hpp"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>
#include <map>
#include <set>

#include "base/hash.hpp"
#include "base/sentence.hpp"
#include "base/utf8.hpp"
#include "base/write_failure.hpp"
#include "intake/fact_export.hpp"
#include "intake/filled_form.hpp"
#include "intake/photo_rows.hpp"
#include "intake/shipped.hpp"
#include "model/kinds.hpp"

namespace renkei::intake {
namespace {

namespace fs = std::filesystem;

constexpr const char* kBook = "renkei.xlsx";
constexpr const char* kMediaFolder = "写真と映像";

Error not_written(const fs::path& folder, int code) { return {kind_of_write(code), sentence("The folder {1} cannot be written ({2}); choose another place, or make room", folder, std::strerror(code))}; }

// Of a file's bytes; empty when it cannot be read to its end.
std::string hash_of(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    Sha256Parts hash;
    std::vector<char> part(size_t{1} << 20);
    while (in) {
        in.read(part.data(), static_cast<std::streamsize>(part.size()));
        hash.add({reinterpret_cast<const uint8_t*>(part.data()), static_cast<size_t>(in.gcount())});
    }
    return in.eof() ? to_hex(hash.finish()) : "";
}

// The last part of a name, fit for any disk (a stick's FAT among them), with an ending by which a load knows what it is.
std::string plain_name(const std::string& called, bool film)
{
    std::string name = called.substr(called.find_last_of("/\\") == std::string::npos ? 0 : called.find_last_of("/\\") + 1);
    for (char& c : name)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F || std::string_view("<>:\"|?*").find(c) != std::string_view::npos) c = '_';
    fs::path path(name);
    std::string stem = path.stem().string(), ending = path.extension().string();
    const bool subtitles = ending == ".srt";
    if (!film && !subtitles) ending = ".jpg";   // whatever it came as: the store keeps JPEG
    if (film && std::find(std::begin(kFilmEndings), std::end(kFilmEndings), ending) == std::end(kFilmEndings)) ending = ".mp4";
    constexpr size_t kMostBytes = 180;   // a name of a file has 255
    size_t end = std::min(stem.size(), kMostBytes);
    while (end > 0 && end < stem.size() && !begins_code_point(stem[end])) --end;
    stem.resize(end);
    if (stem.empty() || stem.front() == '.') stem.insert(0, "_");
    return stem + ending;
}

// Gives each media file a name of its own, by the name that staff gave it, and copies it there.
class MediaFolder {
  public:
    MediaFolder(fs::path folder, const model::Content& content, const ExportServices& services) : folder_(std::move(folder)), services_(services)
    {
        for (const auto& film : content.films) films_.insert(film.media);
        for (const auto& panel : content.panels) films_.insert(panel.clip.media);
    }
    std::string name(const std::string& media, const std::string& called)
    {
        if (lost_.contains(media)) return "";
        const std::string wanted = plain_name(called, films_.contains(media));
        if (const auto had = names_.find({media, wanted}); had != names_.end()) return had->second;
        const fs::path wish(wanted);
        std::string name = wanted;
        for (int number = 2; !taken_.insert(services_.folded(name)).second; ++number)
            name = wish.stem().string() + "-" + std::to_string(number) + wish.extension().string();
        std::error_code failed;
        const fs::path from = services_.media_path(media), to = folder_ / name;
        const bool there = fs::is_regular_file(fs::symlink_status(from, failed));
        if (there) fs::copy_file(from, to, failed);
        if (there && failed) {
            failure = failure == 0 ? failed.value() : failure;
            return "";
        }
        if (!there || hash_of(to) != media) {   // what cannot be loaded again is not said to be there
            fs::remove(to, failed);
            lost_.insert(media);
            return "";
        }
        names_.emplace(std::pair(media, wanted), name);
        return name;
    }
    [[nodiscard]] size_t files() const { return names_.size(); }
    [[nodiscard]] const std::set<std::string>& lost() const { return lost_; }

    int failure = 0;   // errno of the first file that could not be written

  private:
    fs::path folder_;
    const ExportServices& services_;
    std::set<std::string> films_, taken_, lost_;
    std::map<std::pair<std::string, std::string>, std::string> names_;   // by hash and wish
};

std::vector<LostFile> lost_files(const model::Content& content, const std::set<std::string>& lost)
{
    std::vector<LostFile> all;
    const auto ask = [&](const char* kind, const std::string& name, const auto& record) {
        for (const std::string* media : model::media_fields(record))
            if (lost.contains(*media)) return all.push_back({kind, name});
    };
    for (const auto& photo : content.photos) ask("photo", photo.file, photo);
    for (const auto& panel : content.panels) ask("exhibit_panel", panel.picture.file, panel);
    for (const auto& film : content.films) ask("film", film.file, film);
    return all;
}

Result<Exported> write_into(const fs::path& folder, const model::Content& content, Instant written, const ExportServices& services)
{
    RENKEI_CHECK(write_fact_tables(folder, content));
    std::error_code failed;
    const fs::path below = folder / kMediaFolder;
    if (!fs::create_directory(below, failed)) return not_written(folder, failed.value());
    MediaFolder media(below, content, services);
    const FilledSheets sheets = filled_sheets(content, [&](const std::string& hash, const std::string& called) { return media.name(hash, called); });
    if (media.failure != 0) return not_written(folder, media.failure);
    if (fs::is_empty(below, failed)) fs::remove(below, failed);
    Exported exported{.files = media.files(), .lost = lost_files(content, media.lost())};
    for (const auto& [sheet, rows] : sheets) exported.records += rows.size();
    RENKEI_CHECK(write_filled_form(folder / kBook, content, written, sheets));
    return exported;
}

// What exports of this name that were killed left beside it: their process is not there any more.
void remove_left_behind(const fs::path& folder)
{
    const std::string before = "." + folder.filename().string() + ".", ending = ".part";
    std::error_code failed;
    std::vector<fs::path> left;
    for (fs::directory_iterator at(folder.has_parent_path() ? folder.parent_path() : ".", failed), end; !failed && at != end; at.increment(failed)) {
        const std::string name = at->path().filename().string();
        if (!name.starts_with(before) || !name.ends_with(ending) || name.size() <= before.size() + ending.size()) continue;
        const char *first = name.data() + before.size(), *last = name.data() + name.size() - ending.size();
        pid_t process = 0;
        const auto read = std::from_chars(first, last, process);
        if (read.ec == std::errc{} && read.ptr == last && process > 0 && ::kill(process, 0) != 0 && errno == ESRCH) left.push_back(at->path());
    }
    for (const fs::path& one : left) fs::remove_all(one, failed);
}

// Until it lies there a stick must not be pulled out.
bool flushed(const fs::path& folder)
{
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return false;
    const bool done = ::syncfs(descriptor) == 0;
    ::close(descriptor);
    return done;
}

}  // namespace

Result<Exported> write_export(const fs::path& wanted, const model::Content& content, Instant written, const ExportServices& services)
{
    std::error_code failed;
    const fs::path folder = wanted.has_filename() ? wanted : wanted.parent_path();   // "stick/"
    if (fs::exists(fs::symlink_status(folder, failed))) return Error{ErrorKind::CannotCreate, sentence("The folder {1} is there already and was left as it is; choose a name that is not there yet", folder)};
    remove_left_behind(folder);
    const fs::path beside = folder.parent_path() / ("." + folder.filename().string() + "." + std::to_string(::getpid()) + ".part");
    if (!fs::create_directory(beside, failed)) return not_written(folder, failed ? failed.value() : EEXIST);
    auto exported = write_into(beside, content, written, services);
    if (exported && !flushed(beside)) exported = not_written(folder, errno);
    if (exported && ::rename(beside.c_str(), folder.c_str()) != 0) exported = not_written(folder, errno);
    if (!exported) fs::remove_all(beside, failed);
    return exported;
}

Result<model::Content> read_export(const fs::path& folder, const model::Content& content, Date today, const FolderServices& services)
{
    std::map<std::string, PixelSize> pictures;
    std::map<std::string, model::Film> films;
    for (const auto& photo : content.photos) pictures[photo.media] = {photo.width, photo.height};
    for (const auto& film : content.films) films[film.media] = film;
    for (const auto& panel : content.panels) {
        pictures[panel.picture.media] = {panel.picture.width, panel.picture.height};
        if (!panel.clip.media.empty()) films[panel.clip.media] = model::film_of(panel);
    }
    const auto unknown = [](const fs::path& file) { return Error{ErrorKind::BadData, sentence("there is no file “{1}” in the folder; check its name and ending", file.filename())}; };
    FolderServices known = services;
    known.take_photo = [&](const fs::path& file) -> Result<TakenPhoto> {
        const std::string hash = hash_of(file);
        const auto found = pictures.find(hash);
        if (found != pictures.end()) return TakenPhoto{.media = hash, .size = found->second, .source = found->second};
        const bool poster = std::any_of(films.begin(), films.end(), [&](const auto& film) { return film.second.poster == hash; });
        return poster ? Result<TakenPhoto>(TakenPhoto{.media = hash, .size = {}, .source = {}}) : unknown(file);
    };
    known.take_film = [&](const fs::path& file, const fs::path& subtitles) -> Result<TakenFilm> {
        const auto found = films.find(hash_of(file));
        if (found == films.end()) return unknown(file);
        const model::Film& film = found->second;
        return TakenFilm{.media = film.media, .poster = film.poster, .subtitles = subtitles.empty() ? "" : hash_of(subtitles),
                         .size = {film.width, film.height}, .milliseconds = film.milliseconds,
                         .sound = film.sound, .subtitles_read = !subtitles.empty()};
    };
    RENKEI_TRY(model::Content again, read_facts(folder));
    RENKEI_TRY(const Brought brought, read_staff_folder(folder, again, today, known));
    put_into(again, brought);
    return again;
}

}  // namespace renkei::intake
