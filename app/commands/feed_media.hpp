#pragma once
// Media files of the feed on their way into the store: fetched by hash, looked through by the same processes as what staff bring, and
// kept as what those made of them. A book beside them tells which file of the feed became which of the store, so that nothing is
// fetched twice, also after an update that was cut off. One thread; blocks.

#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "commands/feed_photos.hpp"
#include "feed/catalogue.hpp"
#include "feed/client.hpp"
#include "store/store.hpp"

namespace renkei::commands {

enum class MediaKind { Picture, Film, Subtitles };

// A file of the feed as this store keeps it.
struct KeptMedia {
    std::string media, poster;       // hashes in the store; poster: of a film
    int width = 0, height = 0, milliseconds = 0;
    bool sound = false;
};

class FeedMedia {
  public:
    // `folder`: the feed's, in the store's.
    FeedMedia(std::filesystem::path folder, store::Store& store);

    // Everything that the catalogue's records name and is not here: fetched many at a time, and looked through while others still come. What proves to be no
    // picture, film or subtitles is remembered as bad(). `begins` hears how many these are, where there are any. Error: of the feed (feed/refusal.hpp), of
    // the disk, or Unavailable for the processes that look files through.
    [[nodiscard]] Result<void> fetch(feed::Client& client, const feed::Catalogue& catalogue, const std::function<void(size_t)>& begins);
    // The records then name the store's files. Where one is bad, the record has what `before` has in its place, or goes without.
    void settle(model::Content& content, const model::Content& before) const;
    // Of the book, only what this content names, which is settled.
    [[nodiscard]] Result<void> keep(const model::Content& content) const;

    [[nodiscard]] size_t fetched() const { return fetched_; }
    [[nodiscard]] const std::vector<Error>& bad() const { return bad_; }

  private:
    using Name = std::pair<MediaKind, std::string>;
    // A film or subtitles.
    [[nodiscard]] Result<KeptMedia> take(MediaKind kind, const std::filesystem::path& file);
    [[nodiscard]] Result<KeptMedia> take(const Name& name, FeedPhotos::Ready ready);
    // What became of it, into the book or among the bad ones.
    [[nodiscard]] Result<void> enter(const Name& name, const std::filesystem::path& file, const Result<KeptMedia>& kept);
    [[nodiscard]] Result<void> look_at(const std::vector<Name>& missing, size_t which, const std::filesystem::path& file);
    // Pictures that have been looked through; with `wait`, all that are under way.
    [[nodiscard]] Result<void> take_ready(const std::vector<Name>& missing, bool wait);
    [[nodiscard]] Result<void> note(const Name& name, const KeptMedia& kept) const;
    [[nodiscard]] bool is_here(const KeptMedia& kept) const;
    [[nodiscard]] const KeptMedia* find(MediaKind kind, const std::string& hash) const;
    void settle(model::Photo& photo, const std::vector<model::Photo>& before) const;
    void read_book();

    std::filesystem::path folder_;
    store::Store& store_;
    FeedPhotos photos_;
    std::map<Name, KeptMedia> book_;
    std::vector<Error> bad_;
    size_t fetched_ = 0;
};

}  // namespace renkei::commands
