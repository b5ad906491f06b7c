#include "commands/feed_media.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "base/sentence.hpp"
#include "commands/film_process.hpp"
#include "commands/photo_decoder.hpp"
#include "commands/take_media.hpp"
#include "feed/folder.hpp"
#include "feed/refusal.hpp"
#include "model/kinds.hpp"

namespace renkei::commands {
namespace {

namespace fs = std::filesystem;

constexpr const char* kBook = "media.book";
constexpr uintmax_t kMostOfOneUpdate = uintmax_t{2} << 30, kLeftFree = uintmax_t{1} << 30;   // bytes

bool is_hash(const std::string& text) { return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos; }

// "kind hash media poster width height milliseconds sound", "-" for no poster.
std::string line_of(MediaKind kind, const std::string& hash, const KeptMedia& kept)
{
    std::ostringstream line;
    line << static_cast<int>(kind) << ' ' << hash << ' ' << kept.media << ' ' << (kept.poster.empty() ? "-" : kept.poster) << ' ' << kept.width << ' '
        << kept.height << ' ' << kept.milliseconds << ' ' << kept.sound << '\n';
    return line.str();
}

void want(std::set<std::pair<MediaKind, std::string>>& wanted, MediaKind kind, const std::string& hash)
{
    if (!hash.empty()) wanted.emplace(kind, hash);
}

// The poster of a film comes out of the film.
std::set<std::pair<MediaKind, std::string>> wanted_by(const model::Content& content)
{
    std::set<std::pair<MediaKind, std::string>> wanted;
    for (const auto& photo : content.photos) want(wanted, MediaKind::Picture, photo.media);
    for (const auto& panel : content.panels) {
        if (panel.clip.media.empty()) want(wanted, MediaKind::Picture, panel.picture.media);
        want(wanted, MediaKind::Film, panel.clip.media);
        want(wanted, MediaKind::Subtitles, panel.clip.subtitles);
    }
    for (const auto& film : content.films) {
        want(wanted, MediaKind::Film, film.media);
        want(wanted, MediaKind::Subtitles, film.subtitles);
    }
    return wanted;
}

Result<void> room_for(const fs::path& folder, uintmax_t bytes)
{
    if (bytes > kMostOfOneUpdate) return feed::too_long("media");
    std::error_code code;
    const auto space = fs::space(folder, code);
    if (!code && space.available < bytes + kLeftFree) return Error{ErrorKind::Io, sentence("less than 1 GiB would stay free on the disk; make room and try again")};
    return {};
}

template <class Record>
const Record* same_in(const std::vector<Record>& before, const Record& record)
{
    const auto same = std::find_if(before.begin(), before.end(), [&](const Record& r) { return model::identity(r) == model::identity(record); });
    return same == before.end() ? nullptr : &*same;
}

}  // namespace

FeedMedia::FeedMedia(fs::path folder, store::Store& store) : folder_(std::move(folder)), store_(store), photos_(decoder_program()) { read_book(); }

// A line that a power cut tore is none.
void FeedMedia::read_book()
{
    std::ifstream file(folder_ / kBook);
    for (std::string line; std::getline(file, line);) {
        std::istringstream words(line);
        int kind = -1;
        std::string hash;
        KeptMedia kept;
        words >> kind >> hash >> kept.media >> kept.poster >> kept.width >> kept.height >> kept.milliseconds >> kept.sound;
        if (kept.poster == "-") kept.poster.clear();
        if (words.fail() || kind < 0 || kind > 2 || !is_hash(hash) || !is_hash(kept.media) || (!kept.poster.empty() && !is_hash(kept.poster))) continue;
        book_.insert_or_assign({static_cast<MediaKind>(kind), hash}, kept);
    }
}

bool FeedMedia::is_here(const KeptMedia& kept) const
{
    return feed::sha256_of_file(store_.media_path(kept.media)) == kept.media &&
        (kept.poster.empty() || feed::sha256_of_file(store_.media_path(kept.poster)) == kept.poster);
}

const KeptMedia* FeedMedia::find(MediaKind kind, const std::string& hash) const
{
    const auto found = book_.find({kind, hash});
    return found == book_.end() ? nullptr : &found->second;
}

Result<void> FeedMedia::note(const Name& name, const KeptMedia& kept) const
{
    std::ofstream file(folder_ / kBook, std::ios::app | std::ios::binary);
    file << '\n' << line_of(name.first, name.second, kept) << std::flush;   // the first end of line ends a torn one
    if (!file) return Error{ErrorKind::Io, sentence("Folder {1}: {2} ({3})", folder_, "write", kBook)};
    return {};
}

Result<KeptMedia> FeedMedia::take(MediaKind kind, const fs::path& file)
{
    KeptMedia kept;
    if (kind == MediaKind::Film) {
        RENKEI_TRY(const auto film, take_film(film_program(), file, {}, &store_));
        kept = {.media = film.media, .poster = film.poster, .width = film.size.w, .height = film.size.h, .milliseconds = film.milliseconds,
                .sound = film.sound};
    } else {
        RENKEI_TRY(kept.media, take_subtitles(file, store_));
    }
    return kept;
}

// One that stays as it came is moved, not copied: thousands of them come at once.
Result<KeptMedia> FeedMedia::take(const Name& name, FeedPhotos::Ready ready)
{
    if (!ready.photo) return ready.photo.error();
    KeptMedia kept{.media = name.second, .poster = {}, .width = ready.photo->size.w, .height = ready.photo->size.h};
    if (!ready.photo->jpeg.empty()) {
        RENKEI_TRY(kept.media, store_.add_media(ready.photo->jpeg));
    } else if (ready.file != store_.media_path(name.second)) {
        RENKEI_CHECK(store_.adopt_media(ready.file, name.second));
    }
    return kept;
}

Result<void> FeedMedia::enter(const Name& name, const fs::path& file, const Result<KeptMedia>& kept)
{
    // That a file is no picture is the site's fault; that nobody can look at it is not.
    if (!kept && kept.error().kind != ErrorKind::BadData) return kept.error();
    std::error_code ignored;
    if (file != store_.media_path(name.second)) fs::remove(file, ignored);
    if (!kept) {
        bad_.push_back(feed::media_bad(name.second, kept.error()));
        return {};
    }
    RENKEI_CHECK(note(name, *kept));
    book_.insert_or_assign(name, *kept);
    return {};
}

Result<void> FeedMedia::take_ready(const std::vector<Name>& missing, bool wait)
{
    while (auto ready = photos_.next(wait)) {
        const Name& name = missing[ready->which];
        const fs::path file = ready->file;
        RENKEI_CHECK(enter(name, file, take(name, *std::move(ready))));
    }
    return {};
}

Result<void> FeedMedia::look_at(const std::vector<Name>& missing, size_t which, const fs::path& file)
{
    const Name& name = missing[which];
    if (name.first != MediaKind::Picture) return enter(name, file, take(name.first, file));
    photos_.add(which, file);
    return take_ready(missing, false);
}

Result<void> FeedMedia::fetch(feed::Client& client, const feed::Catalogue& catalogue, const std::function<void(size_t)>& begins)
{
    std::vector<Name> missing;
    std::vector<feed::NamedByHash> files;
    std::vector<size_t> which;
    uintmax_t bytes = 0;
    for (const Name& name : wanted_by(catalogue.content)) {
        const KeptMedia* kept = find(name.first, name.second);
        if (kept != nullptr && is_here(*kept)) continue;
        book_.erase(name);
        missing.push_back(name);
        const auto length = catalogue.media.at(name.second);
        // An update that was cut off may have brought it as far as the store; whoever has no entry for it is looked through again.
        if (feed::sha256_of_file(store_.media_path(name.second)) == name.second) continue;
        // By kind, too: nobody keeps a site from naming one file as two things.
        feed::NamedByHash& file = files.emplace_back();
        file.path = "media/" + name.second;
        file.record.length = length;
        file.record.hashes["sha256"] = name.second;
        file.to = folder_ / "incoming" / (std::to_string(static_cast<int>(name.first)) + "-" + name.second);
        which.push_back(missing.size() - 1);
        bytes += static_cast<uintmax_t>(length);
    }
    RENKEI_CHECK(room_for(folder_, bytes));
    if (!files.empty()) begins(files.size());
    for (size_t i = 0, k = 0; i < missing.size(); ++i) {
        if (k < which.size() && which[k] == i) ++k;
        else RENKEI_CHECK(look_at(missing, i, store_.media_path(missing[i].second)));
    }
    const auto fetched = client.fetch(files, [&](size_t k) {
        ++fetched_;
        return look_at(missing, which[k], files[k].to);
    });
    // Also after an error: what has come is not fetched again.
    RENKEI_CHECK(take_ready(missing, true));
    return fetched;
}

void FeedMedia::settle(model::Photo& photo, const std::vector<model::Photo>& before) const
{
    if (photo.media.empty()) return;
    if (const KeptMedia* kept = find(MediaKind::Picture, photo.media)) {
        photo.media = kept->media;
        photo.width = kept->width;
        photo.height = kept->height;
        return;
    }
    const model::Photo* same = same_in(before, photo);
    photo.media = same != nullptr ? same->media : "";
    if (same != nullptr) photo.width = same->width, photo.height = same->height;
}

void FeedMedia::settle(model::Content& content, const model::Content& before) const
{
    const auto subtitles = [&](const std::string& hash) {
        const KeptMedia* kept = hash.empty() ? nullptr : find(MediaKind::Subtitles, hash);
        return kept != nullptr ? kept->media : std::string();
    };
    for (auto& photo : content.photos) settle(photo, before.photos);
    std::erase_if(content.photos, [](const model::Photo& photo) { return photo.media.empty(); });
    for (auto& panel : content.panels) {
        panel.clip.subtitles = subtitles(panel.clip.subtitles);
        if (panel.clip.media.empty()) {
            const model::ExhibitPanel* same = same_in(before.panels, panel);
            settle(panel.picture, same != nullptr && same->clip.media.empty() && same->picture.file == panel.picture.file
                   ? std::vector<model::Photo>{same->picture} : std::vector<model::Photo>{});
            continue;
        }
        const KeptMedia* kept = find(MediaKind::Film, panel.clip.media);
        if (kept == nullptr) {
            panel.clip = {};
            panel.picture.media.clear();
            continue;
        }
        panel.clip = {.media = kept->media, .subtitles = panel.clip.subtitles, .milliseconds = kept->milliseconds, .sound = kept->sound};
        panel.picture.media = kept->poster;
        panel.picture.width = kept->width;
        panel.picture.height = kept->height;
    }
    for (auto& film : content.films) {
        const KeptMedia* kept = find(MediaKind::Film, film.media);
        film.media = kept != nullptr ? kept->media : "";
        if (kept == nullptr) continue;
        film.poster = kept->poster;
        film.subtitles = subtitles(film.subtitles);
        film.width = kept->width;
        film.height = kept->height;
        film.milliseconds = kept->milliseconds;
        film.sound = kept->sound;
    }
    std::erase_if(content.films, [](const model::Film& film) { return film.media.empty(); });
}

Result<void> FeedMedia::keep(const model::Content& content) const
{
    const auto named = feed::media_in(content);
    std::string book;
    for (const auto& [name, kept] : book_)
        if (std::binary_search(named.begin(), named.end(), kept.media)) book += line_of(name.first, name.second, kept);
    RENKEI_TRY(const feed::Folder folder, feed::Folder::open(folder_));
    return folder.write(kBook, book);
}

}  // namespace renkei::commands
