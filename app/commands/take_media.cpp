#include "commands/take_media.hpp"

#include "base/sentence.hpp"
#include "commands/film_process.hpp"
#include "commands/photos_ahead.hpp"
#include "intake/whole_file.hpp"
#include "paint/photograph.hpp"
#include "text/fold.hpp"

namespace renkei::commands {
namespace {

namespace fs = std::filesystem;

constexpr uintmax_t kMostFilmBytes = uintmax_t{512} << 20, kMostSubtitleBytes = uintmax_t{1} << 20;

// A store that cannot be written is no fault of a picture's, whose row would be blamed for what may not be read.
Result<std::string> stored(Result<std::string> added)
{
    if (added || added.error().kind != ErrorKind::NoPermission) return added;
    Error error = added.error();
    error.kind = ErrorKind::CannotCreate;
    return error;
}

Result<std::string> store_text(store::Store& store, const std::string& text)
{
    return stored(store.add_media({reinterpret_cast<const uint8_t*>(text.data()), text.size()}));
}

}  // namespace

std::optional<std::string> subtitles_in(const fs::path& file)
{
    const intake::WholeFile whole = intake::read_whole_file(file, kMostSubtitleBytes);
    if (whole.fault != intake::WholeFile::Fault::None) return std::nullopt;
    std::string text = text::table_text(whole.bytes);
    return text.find("-->") != std::string::npos ? std::optional(std::move(text)) : std::nullopt;
}

Result<intake::TakenPhoto> take_photo(PhotosAhead& ahead, const fs::path& file, store::Store* store)
{
    RENKEI_TRY(const ReadyPhoto photo, ahead.take(file));
    intake::TakenPhoto taken{.media = {}, .size = photo.size, .source = photo.source, .surplus = photo.surplus, .pages = photo.pages, .flaw = photo.flaw};
    if (store == nullptr) return taken;
    RENKEI_TRY(taken.media, stored(store->add_media(photo.jpeg)));
    return taken;
}

Result<intake::TakenFilm> take_film(const fs::path& player, const fs::path& file, const fs::path& subtitles, store::Store* store)
{
    std::error_code failed;
    if (fs::file_size(file, failed) > kMostFilmBytes && !failed)
        return Error{ErrorKind::BadData, sentence("it is larger than {1} MiB; save it with 1920×1080, or cut it", kMostFilmBytes >> 20)};
    RENKEI_TRY(const ProbedFilm film, probe_film(player, file));
    const auto words = subtitles.empty() ? std::nullopt : subtitles_in(subtitles);
    intake::TakenFilm taken{.media = {}, .poster = {}, .subtitles = {}, .size = film.size, .milliseconds = film.milliseconds, .sound = film.sound,
                            .subtitles_read = words.has_value()};
    if (store == nullptr) return taken;
    RENKEI_TRY(const auto jpeg, paint::encode_photograph(film.poster_size, film.poster));
    RENKEI_TRY(taken.poster, stored(store->add_media(jpeg)));
    if (words) {
        RENKEI_TRY(taken.subtitles, store_text(*store, *words));
    }
    RENKEI_TRY(taken.media, stored(store->add_media_file(file)));
    return taken;
}

Result<std::string> take_subtitles(const fs::path& file, store::Store& store)
{
    const auto words = subtitles_in(file);
    if (!words) return Error{ErrorKind::BadData, sentence("it could not be read")};
    return store_text(store, *words);
}

}  // namespace renkei::commands
