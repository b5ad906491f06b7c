#include "intake/film_rows.hpp"

#include <set>

#include "base/sentence.hpp"
#include "model/limits.hpp"

namespace renkei::intake {
namespace {

namespace fs = std::filesystem;

constexpr size_t kMostFilms = 200;

constexpr ColumnName kFilmColumns[] = {
    {Column::File, "file"}, {Column::File, "ファイル"}, {Column::File, "ファイル名"}, {Column::File, "映像"}, {Column::File, "動画"},
    {Column::Caption, "caption"}, {Column::Caption, "title"}, {Column::Caption, "キャプション"}, {Column::Caption, "説明"}, {Column::Caption, "題名"},
    {Column::Credit, "credit"}, {Column::Credit, "クレジット"}, {Column::Credit, "提供"}, {Column::Credit, "制作・提供"},
    {Column::Subtitles, "subtitles"}, {Column::Subtitles, "字幕"}, {Column::Subtitles, "字幕ファイル"},
    {Column::Until, "permitted_until"}, {Column::Until, "掲載期限"}, {Column::Until, "使用期限"},
};

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

// What its owner says of it; false after a finding that holds it.
bool take_words(StaffRow& row, model::Film& film)
{
    film.caption = row.cell(Column::Caption);
    film.credit = row.cell(Column::Credit);
    if (film.credit.empty()) {
        row.hold(Column::Credit, "credit", sentence("“{1}” has no credit; enter the photographer or provider as it must read beside the picture", row.cell(Column::File)));
        return false;
    }
    return row.fits(Column::Credit, "credit", film.credit) && row.fits(Column::Caption, "caption", film.caption) && take_permission(row, film.permitted_until);
}

// Through the player, and into the store. False after a finding.
Result<bool> take_clip(StaffRow& row, FolderFiles& files, const fs::path& file, model::Film& film)
{
    const std::string cell = row.cell(Column::File);
    const fs::path subtitles = subtitles_of(row, files, file);
    auto taken = row.reading().services.take_film(file, subtitles);
    if (!taken && taken.error().kind != ErrorKind::BadData && taken.error().kind != ErrorKind::NotFound && taken.error().kind != ErrorKind::NoPermission) return taken.error();
    if (!taken) {
        row.hold(Column::File, "film", sentence("“{1}”: {2}", cell, taken.error()));
        return false;
    }
    film.media = taken->media;
    film.poster = taken->poster;
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

Result<void> read_films(const fs::path& folder, const std::string& name, const Reading& reading, FolderFiles& files)
{
    auto table = StaffTable::open(folder, name, {kFilmColumns, kPlaceColumns}, reading);
    if (!table || !table->needs({Column::File}, "file（ファイル名）") || !table->needs({Column::Credit}, "credit（クレジット）") ||
        !table->needs({Column::Code, Column::Municipality}, "code5（市区町村コード）")) return {};
    std::set<std::string> seen;
    return table->read(kMostFilms, [&](StaffRow& row) -> Result<bool> {
        bool wrong = false;
        const auto* municipality = row.municipality(true, wrong);
        if (municipality == nullptr) return false;
        const fs::path file = files.file_of(row);
        if (file.empty()) return false;
        model::Film film;
        film.code5 = municipality->code5;
        film.file = file.filename().string();
        if (!take_words(row, film)) return false;
        if (!seen.insert(film.code5 + "/" + film.file).second) {
            row.hold(Column::File, "file", sentence("“{1}” stands twice for {2}; take one of the rows out", row.cell(Column::File), municipality->name));
            return false;
        }
        RENKEI_TRY(const bool right, take_clip(row, files, file, film));
        if (right) reading.brought.content.films.push_back(std::move(film));
        return right;
    });
}

}  // namespace renkei::intake
