#pragma once
// The store: everything the display shows, in one SQLite file (content.db, write-ahead log) with media files named by
// their SHA-256 beside it (media/ab/ab12…). The only door between processes, and the only room that knows SQLite.
//
// Content comes in revisions. commit() writes a whole revision in one transaction; a reader sees revision N or N+1, never a
// mixture. A record that does not change between revisions is kept once. What is shown is one row (current); going back
// changes that row. Old revisions are pruned to Options::kept_revisions, and media that no kept revision names with them.
//
// Thread: a Store is used by one thread at a time; open one a thread. Readers never wait for a writer.
// Time: never read here; whoever commits says when.
// Errors are sentences that name the file and what to do; examine() tells a program what kind of trouble a folder is in.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/civil_time.hpp"
#include "base/result.hpp"
#include "model/content.hpp"

namespace renkei::store {

using RevisionId = long long;  // 1, 2, 3 …; never used twice

enum class Access {
    Read,   // the show, list: never creates, migrates or writes
    Write,  // load, publish, sync: creates the folder and the file, brings an older schema up to date
};

// What state a folder's store is in, for those who decide what to do about it.
enum class Condition {
    Ready,    // opens
    Missing,  // no store there: Access::Write makes one
    Old,      // made by an earlier version: Access::Write brings it up to date
    Newer,    // made by a later version of renkei: nothing here may touch it
    Foreign,  // an SQLite file of another program, or no file at all: nothing here may touch it
    Damaged,  // broken, without a table it must have, or not SQLite at all: replace_damaged()
    Denied,   // file permissions or a read-only disk
    Failed,   // the disk, memory or a lock: the sentence says which
};

// Where a revision's content comes from. The program renews its own when it is upgraded; staff's it never replaces, nor what the signed feed
// brought.
enum class Origin { Shipped, Staff, Feed };

struct Options {
    Access access = Access::Read;
    int kept_revisions = 20;     // older ones are pruned at the next commit; the current and its predecessor always stay
    std::string vfs{};           // SQLite file system to use; empty: the ordinary one. Tests fill up disks with it
    // Read soon and closed again: then a full disk, on which SQLite finds no room for its shared memory, is no hindrance. While
    // it is open it may keep writers out, and what they write is not noticed.
    bool read_once = false;
    int busy_timeout_ms = 5000;  // how long a writer waits for another writer before TryAgain
};

struct Examination {
    Condition condition = Condition::Failed;
    Sentence message;  // empty when Ready
};

// One line of the history.
struct RevisionSummary {
    RevisionId id = 0;
    Instant created{};
    std::optional<Instant> published;  // last time it was put on show
    bool current = false;
    std::string who, note;
    Origin origin = Origin::Staff;
    int added = 0, changed = 0, removed = 0;  // records, against what was on show when it was loaded
    std::string digest;                       // 64 hex digits, of the content alone: same content, same digest
};

// What somebody did. Lines are only added, and stay when their revision is pruned.
enum class Action { Load, Publish, Rollback, Plan, Cancel };
struct HistoryLine {
    Instant at{};
    std::string who;
    Action action = Action::Load;
    RevisionId revision = 0;
    std::string note;
    int added = 0, changed = 0, removed = 0;  // of a load
};

// A publication at a time to come.
struct Plan {
    RevisionId revision = 0;
    Instant at{};
    std::string who, note;
    Instant made{};
};
// What became of one.
struct CarriedOut {
    enum class Outcome {
        Shown,
        Overtaken,   // a newer revision was put on show after it was planned: the older one does not take its place
        Gone,        // its revision is not kept any more
    };
    Plan plan;
    Outcome outcome = Outcome::Shown;
    RevisionId newer = 0;             // that has overtaken it
};

// How a table of somebody's own is read, as staff said it once. Kind, headings and pairs are texts of intake (intake/pairing.hpp).
struct Pairing {
    long long number = 0;             // never used twice
    std::string kind, headings, pairs, who;
    Instant made{};
};

struct CommitRequest {
    std::string who, note;
    Origin origin = Origin::Staff;
    Instant when{};
    bool publish = false;               // put it on show in the same transaction
    std::vector<std::string> media;     // hashes this revision shows besides those of its photographs, panels and films; all must have been added
    // Refuse with TryAgain unless this is the newest revision now (0: none yet). Keeps two writers from undoing each other.
    std::optional<RevisionId> expected_newest;
};

class Store {
  public:
    // Error: NotFound when there is none (Access::Read), BadData when it is damaged, Configuration when it is foreign or
    // newer, Unavailable when an older schema must be brought up to date first, NoPermission, CannotCreate, Io, TryAgain.
    static Result<Store> open(const std::filesystem::path& folder, const Options& options = {});
    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;
    ~Store();

    // What is shown now; empty when nothing has been published yet.
    [[nodiscard]] Result<std::optional<RevisionId>> current_revision() const;
    [[nodiscard]] Result<std::optional<RevisionId>> newest_revision() const;
    // A number that changes whenever another connection commits (PRAGMA data_version): cheap to ask every second.
    [[nodiscard]] Result<long long> data_version() const;

    // Reads a whole revision as one snapshot. Error: NotFound for an unknown revision, BadData for a damaged file.
    [[nodiscard]] Result<model::Content> load_content(RevisionId revision) const;
    // Newest first.
    [[nodiscard]] Result<std::vector<RevisionSummary>> revisions() const;
    // Everything that was done, newest first.
    [[nodiscard]] Result<std::vector<HistoryLine>> history() const;
    // When the last of it was done, in its order: a deed with a clock that ran ahead counts until the next one. The epoch when nothing was.
    [[nodiscard]] Result<Instant> last_deed() const;
    [[nodiscard]] Result<std::vector<std::string>> media_of(RevisionId revision) const;

    // Writes a revision: all of it or nothing. A content equal to the newest revision's makes no new one: the newest is
    // returned (and published if asked). Prunes afterwards.
    [[nodiscard]] Result<RevisionSummary> commit(const model::Content& content, const CommitRequest& request);
    // Puts a revision on show (the newest when none is given). Returns it.
    [[nodiscard]] Result<RevisionId> publish(std::optional<RevisionId> revision, const std::string& who, const std::string& note, Instant when);
    // Back to what was on show before the current revision was published; again goes further back. Error: NotFound when
    // there is nothing to go back to.
    [[nodiscard]] Result<RevisionId> rollback(const std::string& who, Instant when);

    // What is planned, by its time.
    [[nodiscard]] Result<std::vector<Plan>> plans() const;
    // Plans it (revision 0: the newest) in place of what was planned for that revision before. Error: NotFound, Usage when twenty are planned.
    [[nodiscard]] Result<Plan> plan(const Plan& plan);
    // Those of this revision, or all. Returns what was cancelled.
    [[nodiscard]] Result<std::vector<Plan>> cancel(std::optional<RevisionId> revision, const std::string& who, Instant when);
    // Everything that is due, in one transaction: shown or dropped, each with its line in the history. Pruning drops the plans of what goes.
    [[nodiscard]] Result<std::vector<CarriedOut>> carry_out(Instant now);

    // What is remembered of tables with headings of their own, the newest first. Outside of revisions: it is no content.
    [[nodiscard]] Result<std::vector<Pairing>> pairings() const;
    // In place of the one for the same headings. Beyond kMostPairings the oldest goes.
    [[nodiscard]] Result<void> pair(const Pairing& pairing);
    // Returns it. Error: NotFound.
    [[nodiscard]] Result<Pairing> forget_pairing(long long number);
    static constexpr size_t kMostPairings = 200;

    // Stores bytes under their SHA-256 (hex, returned). Durable when it returns: file and folder are flushed.
    [[nodiscard]] Result<std::string> add_media(std::span<const uint8_t> bytes);
    // Likewise a copy of a file, which may be larger than memory.
    [[nodiscard]] Result<std::string> add_media_file(const std::filesystem::path& source);
    // Moves a file of this disk into the store. `hash`: its SHA-256, which whoever calls has just made sure of. Not durable yet: commit() first
    // flushes the disk, once for all of them.
    [[nodiscard]] Result<void> adopt_media(const std::filesystem::path& file, const std::string& hash);
    [[nodiscard]] std::filesystem::path media_path(const std::string& hash) const;

    // Media files of a revision that are not there, or whose bytes are others than when they were added. Reads them all.
    [[nodiscard]] Result<std::vector<std::string>> damaged_media(RevisionId revision) const;
    // Reads every page and every record's hash. Error: BadData with what is wrong.
    [[nodiscard]] Result<void> verify() const;
    [[nodiscard]] const std::filesystem::path& folder() const;

  private:
    struct Impl;
    explicit Store(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

// The digest that a revision of this content has, with the media that its records name: to ask whether it was loaded before. Pure.
[[nodiscard]] Result<std::string> digest_of(const model::Content& content);
// Where the store in this folder keeps a media file; pure.
[[nodiscard]] std::filesystem::path media_file(const std::filesystem::path& folder, const std::string& hash);
// Looks without changing anything.
[[nodiscard]] Examination examine(const std::filesystem::path& folder, const Options& options = {});
// The file in a store's folder, to tell whether it is still the same one.
[[nodiscard]] std::filesystem::path database_file(const std::filesystem::path& folder);

// Moves a damaged content.db (and its log) aside as content.damaged-<n>.db, n above those that are there. Returns where it went.
[[nodiscard]] Result<std::filesystem::path> set_aside(const std::filesystem::path& folder);
// Keeps the newest three of what was set aside. Returns what was removed.
std::vector<std::filesystem::path> remove_oldest_aside(const std::filesystem::path& folder);

struct SetAside {
    std::filesystem::path kept;
    std::vector<std::filesystem::path> removed;   // older ones
};
// Makes a damaged store anew. `fill` writes into an empty one beside it; only when that holds and can be read back, the
// damaged one is set aside and the new one takes its place. Else nothing has changed. Empty when the store is not (or,
// thanks to another program, no longer) damaged.
[[nodiscard]] Result<std::optional<SetAside>> replace_damaged(const std::filesystem::path& folder, const std::function<Result<void>(Store&)>& fill,
                                                              const Options& options = {});

}  // namespace renkei::store
