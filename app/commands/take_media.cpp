#include "commands/take_media.hpp"

#include <fstream>
#include <sstream>

#include "base/sentence.hpp"
#include "commands/film_process.hpp"
#include "commands/photo_decoder.hpp"
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

// A JPEG that may be one of ours, from an export: read once, so that what is looked at is what is kept. Nothing for any other file.
std::optional<std::vector<uint8_t>> jpeg_in(const fs::path& file)
{
    constexpr uintmax_t kMostOwnBytes = uintmax_t{32} << 20;   // the largest that this program writes has half of it
    std::error_code failed;
    if (fs::symlink_status(file, failed).type() != fs::file_type::regular || fs::file_size(file, failed) > kMostOwnBytes || failed) return std::nullopt;
    std::ifstream in(file, std::ios::binary);
    std::vector<uint8_t> bytes(2);
    in.read(reinterpret_cast<char*>(bytes.data()), 2);
    if (!in || bytes[0] != 0xFF || bytes[1] != 0xD8) return std::nullopt;
    bytes.insert(bytes.end(), std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    if (in.bad() || bytes.size() > kMostOwnBytes) return std::nullopt;
    return bytes;
}

Result<DecodedPhoto> decode_bytes(const fs::path& decoder, std::span<const uint8_t> bytes)
{
    RENKEI_TRY(const Handle input, as_file(bytes));
    return decode_photo(decoder, input);
}

Result<std::string> store_text(store::Store& store, const std::string& text) { return stored(store.add_media({reinterpret_cast<const uint8_t*>(text.data()), text.size()})); }

}  // namespace

std::optional<std::string> subtitles_in(const fs::path& file)
{
    std::error_code failed;
    if (fs::file_size(file, failed) > kMostSubtitleBytes || failed) return std::nullopt;
    std::ostringstream bytes;
    bytes << std::ifstream(file, std::ios::binary).rdbuf();
    std::string text = text::table_text(bytes.str());
    return text.find("-->") != std::string::npos ? std::optional(std::move(text)) : std::nullopt;
}

Result<intake::TakenPhoto> take_photo(const fs::path& decoder, const fs::path& file, store::Store* store)
{
    const auto own = jpeg_in(file);
    RENKEI_TRY(const DecodedPhoto photo, own ? decode_bytes(decoder, *own) : decode_photo(decoder, file));
    intake::TakenPhoto taken{.media = {}, .size = photo.size, .source = photo.source};
    if (store == nullptr) return taken;
    const bool ours = own && photo.size == photo.source && paint::is_encoded_photograph(*own, photo.size);
    RENKEI_TRY(const auto jpeg, ours ? Result<std::vector<uint8_t>>(*own) : paint::encode_photograph(photo.size, photo.rgb));
    RENKEI_TRY(taken.media, stored(store->add_media(jpeg)));
    return taken;
}

Result<intake::TakenFilm> take_film(const fs::path& player, const fs::path& file, const fs::path& subtitles, store::Store* store)
{
    std::error_code failed;
    if (fs::file_size(file, failed) > kMostFilmBytes && !failed) return Error{ErrorKind::BadData, sentence("it is larger than {1} MiB; save it with 1920×1080, or cut it", kMostFilmBytes >> 20)};
    RENKEI_TRY(const ProbedFilm film, probe_film(player, file));
    const auto words = subtitles.empty() ? std::nullopt : subtitles_in(subtitles);
    intake::TakenFilm taken{.media = {}, .poster = {}, .subtitles = {}, .size = film.size, .milliseconds = film.milliseconds, .sound = film.sound, .subtitles_read = words.has_value()};
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
