#include "intake/film_rows.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <set>
#include <string_view>

#include "base/sentence.hpp"
#include "model/limits.hpp"

namespace renkei::intake {
namespace {

namespace fs = std::filesystem;

constexpr size_t kMostFilms = 200;

// The file that the row names, or one with the film's own name; empty where there is none.
fs::path subtitles_of(StaffRow& row, FolderFiles& files, const fs::path& film)
{
    const std::string cell = row.cell(Column::Subtitles);
    if (!cell.empty()) {
        fs::path named = files.find(cell);
        if (named.empty()) row.note(Column::Subtitles, "subtitles", sentence("there is no file of subtitles “{1}” in the folder; the film is taken without", cell));
        return named;
    }
    for (const char* kind : {".srt", ".vtt"})
        if (fs::path beside = files.find(film.stem().string() + kind); !beside.empty()) return beside;
    return {};
}

template <size_t Count>
bool is_one_of(std::string_view what, const std::string_view (&some)[Count]) { return std::find(std::begin(some), std::end(some), what) != std::end(some); }

// What the first bytes of a file say: a box of MP4 or MOV that is not the one of still pictures, EBML of Matroska and WebM.
enum class Told { Film, Picture, Nothing };
Told told_by(const fs::path& file)
{
    constexpr std::string_view kBoxes[] = {"ftyp", "moov", "mdat", "wide", "free", "skip"}, kStill[] = {"heic", "heix", "heim", "heis", "mif1", "avif"};
    constexpr std::string_view kPictures[] = {"\xFF\xD8", "\x89P", "RI", "II", "MM"};   // JPEG, PNG, WebP, TIFF
    std::array<char, 12> bytes{};
    std::ifstream(file, std::ios::binary).read(bytes.data(), bytes.size());
    const std::string_view head(bytes.data(), bytes.size());
    if (head.starts_with("\x1A\x45\xDF\xA3")) return Told::Film;
    if (is_one_of(head.substr(4, 4), kBoxes)) return head.substr(4, 4) == "ftyp" && is_one_of(head.substr(8), kStill) ? Told::Picture : Told::Film;
    return is_one_of(head.substr(0, 2), kPictures) ? Told::Picture : Told::Nothing;
}

// A picture that stands for the film where it does not move, in place of one of its own. What is wrong with it is told.
Result<void> take_poster(StaffRow& row, FolderFiles& files, model::Film& film)
{
    const std::string cell = row.cell(Column::Poster);
    if (cell.empty()) return {};
    const fs::path file = files.find(cell);
    auto taken = file.empty() ? Result<TakenPhoto>(Error{ErrorKind::NotFound, sentence("there is no file “{1}” in the folder; check its name and ending", cell)}) : row.reading().services.take_photo(file);
    if (taken) film.poster = taken->media;
    else if (taken.error().kind != ErrorKind::BadData && taken.error().kind != ErrorKind::NotFound && taken.error().kind != ErrorKind::NoPermission)
        return taken.error();
    else row.note(Column::Poster, "poster", sentence("“{1}” is no picture that can be taken for the film's ({2}); one of the film is taken", cell, taken.error()));
    return {};
}

// Through the player, and into the store. False after a finding.
Result<bool> take_clip(StaffRow& row, FolderFiles& files, const fs::path& file, model::Film& film)
{
    const std::string cell = row.cell(Column::File);
    const fs::path subtitles = subtitles_of(row, files, file);
    auto taken = row.reading().services.take_film(file, subtitles);
    if (!taken && taken.error().kind != ErrorKind::BadData && taken.error().kind != ErrorKind::NotFound && taken.error().kind != ErrorKind::NoPermission)
        return taken.error();
    if (!taken) {
        row.hold(Column::File, "film", sentence("“{1}”: {2}", cell, taken.error()));
        return false;
    }
    film.media = taken->media;
    film.poster = taken->poster;
    RENKEI_CHECK(take_poster(row, files, film));
    film.subtitles = taken->subtitles;
    film.width = taken->size.w;
    film.height = taken->size.h;
    film.milliseconds = taken->milliseconds;
    film.sound = taken->sound;
    if (!subtitles.empty() && !taken->subtitles_read)
        row.note(Column::Subtitles, "subtitles", sentence("“{1}” is no SRT or WebVTT file of subtitles; the film is taken without", subtitles.filename()));
    if (const int seconds = (film.milliseconds + 500) / 1000; seconds > model::kLongestFilmSeconds)
        row.note(Column::File, "length", sentence("it lasts {1} seconds; the first {2} are shown", seconds, model::kLongestFilmSeconds));
    ++row.reading().brought.files;
    return true;
}

}  // namespace

bool names_film(StaffRow& row, FolderFiles& files)
{
    const fs::path file = files.find(row.cell(Column::File));
    if (file.empty()) return false;
    const Told told = told_by(file);
    return told == Told::Film || (told == Told::Nothing && is_one_of(row.reading().services.folded(file.extension().string()), kFilmEndings));
}

Result<bool> take_film(StaffRow& row, FolderFiles& files, model::Film& film, const std::function<bool()>& told)
{
    const fs::path file = files.file_of(row);
    if (file.empty()) return false;
    film.file = name_of(row, files, file);
    if (!row.fits(Column::OriginFile, "file", film.file) || !take_words(row, film.caption, film.credit) || !told() ||
        !take_permission(row, film.permitted_until)) return false;
    return take_clip(row, files, file, film);
}

Result<void> read_films(const TableSource& source, const Reading& reading, FolderFiles& files)
{
    return read_files_of_towns(source, kFilmSheet, kMostFilms, reading, files, reading.brought.content.films,
                               [&](StaffRow& row, model::Film& film, const auto& told) { return take_film(row, files, film, told); });
}

}  // namespace renkei::intake
