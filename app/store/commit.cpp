// Writing a new revision, and the pruning of old ones.

#include <algorithm>
#include <cstring>
#include <memory>
#include <unordered_map>

#include "base/sentence.hpp"
#include "store/hashed_kind.hpp"
#include "store/impl.hpp"
#include "store/places.hpp"

namespace renkei::store {
namespace {

constexpr long long kKeptPublications = 1000;

struct HashOf {
    size_t operator()(const Blake128& hash) const
    {
        size_t word = 0;
        std::memcpy(&word, hash.data(), sizeof word);  // already uniform
        return word;
    }
};

long long milliseconds(Instant instant) { return instant.time_since_epoch().count(); }

std::string_view bytes(const Blake128& hash) { return {reinterpret_cast<const char*>(hash.data()), hash.size()}; }

Blake128 hash_from(std::string_view blob)
{
    Blake128 hash{};
    std::memcpy(hash.data(), blob.data(), std::min(blob.size(), hash.size()));
    return hash;
}

using MediaFiles = std::vector<std::pair<std::string, long long>>;   // hash and bytes

// In the order of visit_kinds.
using HashedKinds = std::vector<std::unique_ptr<HashedKind>>;

HashedKinds hashed_kinds(const model::Content& content)
{
    HashedKinds all;
    model::visit_kinds(content, [&](const char*, const auto& records) { all.push_back(std::make_unique<HashedKind>(records)); });
    return all;
}

// Finishes every kind. Error: BadData, when two records of a kind have the same name.
Result<std::string> whole_digest(const model::Content& content, const HashedKinds& hashed, const MediaFiles& media)
{
    ContentDigest digest;
    std::optional<Error> failed;
    size_t at = 0;
    model::visit_kinds(content, [&](const char* kind, const auto&) {
        if (failed) return;
        HashedKind& of = *hashed[at++];
        of.begin();
        of.finish();
        if (const auto twice = of.repeated())
            failed = Error{ErrorKind::BadData, sentence("Content not stored: records {1} and {2} of {3} have the same name; give one of them another", twice->first + 1, twice->second + 1, kind)};
        digest.kind(kind);
        for (const auto& hash : of.hashes) digest.record(hash);
    });
    if (failed) return *std::move(failed);
    for (const auto& [hash, size] : media) digest.media(hash);
    return digest.hex();
}

struct Counts {
    int added = 0, changed = 0, removed = 0;
};

struct OpenRow {
    long long id = 0;
    Blake128 hash{};
    bool stays = false;
};

// The rows of the newest revision by identity, and every place the table has given out.
struct KindTable {
    std::unordered_map<Blake128, OpenRow, HashOf> open;
    std::vector<long long> used;
};

Result<KindTable> read_table(const Database& database, const std::string& kind)
{
    KindTable table;
    RENKEI_TRY(auto rows, database.prepare("SELECT id, until IS NULL, identity, hash FROM " + kind + " ORDER BY id"));
    for (;;) {
        RENKEI_TRY(const bool row, rows.step());
        if (!row) return table;
        table.used.push_back(rows.integer(0));
        if (rows.integer(1) != 0) table.open.emplace(hash_from(rows.blob(2)), OpenRow{rows.integer(0), hash_from(rows.blob(3)), false});
    }
}

std::string insert_sql(const std::string& kind, const Columns& columns)
{
    std::string sql = "INSERT INTO " + kind + " (id, since, identity, hash, " + columns.names + ") VALUES (?, ?, ?, ?";
    for (int i = 0; i < columns.count; ++i) sql += ", ?";
    return sql + ")";
}

// Writes what differs from the newest revision: closes the rows of what changed or went, inserts what is new.
template <class Record>
Result<void> write_kind(const Database& database, const char* kind, const std::vector<Record>& records, HashedKind& hashed, RevisionId revision, Counts& counts)
{
    hashed.begin();
    RENKEI_TRY(auto table, read_table(database, kind));
    if (!table.open.empty()) hashed.finish();   // else nothing is compared, and the rows can be written as they come
    std::vector<std::optional<long long>> old_place(records.size());
    int known = 0;
    if (table.open.empty()) counts.added += static_cast<int>(records.size());
    else for (size_t i = 0; i < records.size(); ++i) {
        const auto found = table.open.find(hashed.identities[i]);
        if (found == table.open.end()) {
            ++counts.added;
            continue;
        }
        ++known;
        if (found->second.hash == hashed.hashes[i]) old_place[i] = found->second.id;
        else ++counts.changed;
    }
    counts.removed += static_cast<int>(table.open.size()) - known;

    const Places places = give_places(old_place, table.used);
    for (size_t i = 0; i < records.size(); ++i)
        if (places.kept[i]) table.open.find(hashed.identities[i])->second.stays = true;
    RENKEI_TRY(auto close, database.prepare(std::string("UPDATE ") + kind + " SET until = ? WHERE id = ?"));
    for (const auto& [identity, row] : table.open) {
        if (row.stays) continue;
        close.bind(1, revision);
        close.bind(2, row.id);
        RENKEI_CHECK(close.run());
    }

    RENKEI_TRY(auto insert, database.prepare(insert_sql(kind, columns_of<Record>())));
    Binder binder(insert, 5);
    for (size_t i = 0; i < records.size(); ++i) {
        if (places.kept[i]) continue;
        hashed.need(i);
        insert.bind(1, places.place[i]);
        insert.bind(2, revision);
        insert.bind_blob(3, bytes(hashed.identities[i]).data(), hashed.identities[i].size());
        insert.bind_blob(4, bytes(hashed.hashes[i]).data(), hashed.hashes[i].size());
        model::visit_fields(records[i], binder.next_row());
        RENKEI_CHECK(insert.run());
    }
    return {};
}

Result<void> write_media(const Database& database, const MediaFiles& media, RevisionId revision)
{
    RENKEI_CHECK(database.run("CREATE TEMP TABLE IF NOT EXISTS shown (hash TEXT PRIMARY KEY, bytes INTEGER); DELETE FROM temp.shown"));
    RENKEI_TRY(auto add, database.prepare("INSERT INTO temp.shown VALUES (?, ?)"));
    for (const auto& [hash, size] : media) {
        add.bind(1, std::string_view(hash));
        add.bind(2, size);
        RENKEI_CHECK(add.run());
    }
    const std::string id = std::to_string(revision);
    return database.run("UPDATE media SET until = " + id + " WHERE until IS NULL AND hash NOT IN (SELECT hash FROM temp.shown);"
                        "INSERT INTO media (hash, bytes, since) SELECT hash, bytes, " + id + " FROM temp.shown"
                        " WHERE hash NOT IN (SELECT hash FROM media WHERE until IS NULL)");
}

std::vector<std::string> sorted_once(std::vector<std::string> names)
{
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

std::vector<std::string> named_media(const model::Content& content)
{
    std::vector<std::string> named;
    model::visit_kinds(content, [&](const char*, const auto& records) {
        for (const auto& record : records)
            for (const std::string* hash : model::media_fields(record))
                if (!hash->empty()) named.push_back(*hash);
    });
    return named;
}

// The media files of a revision, each once, with their sizes. One that was lost since a revision before is told by whoever shows it, and
// keeps nothing else from being stored.
Result<MediaFiles> measure_media(const Store& store, const Database& database, std::vector<std::string> names)
{
    MediaFiles media;
    for (const auto& hash : sorted_once(std::move(names))) {
        std::error_code missing;
        const auto size = std::filesystem::file_size(store.media_path(hash), missing);
        if (!missing) {
            media.emplace_back(hash, static_cast<long long>(size));
            continue;
        }
        RENKEI_TRY(auto known, database.prepare("SELECT bytes FROM media WHERE hash = ? LIMIT 1"));
        known.bind(1, hash);
        RENKEI_TRY(const bool lost, known.step());
        if (!lost) return Error{ErrorKind::NotFound, sentence("Media file {1} is missing; add it again before the revision that shows it", store.media_path(hash))};
        media.emplace_back(hash, known.integer(0));
    }
    return media;
}

Result<bool> has_digest(const Database& database, RevisionId revision, const std::string& digest)
{
    RENKEI_TRY(auto row, database.prepare("SELECT digest FROM revision WHERE id = ?"));
    row.bind(1, revision);
    RENKEI_TRY(const bool there, row.step());
    return there && row.text(0) == digest;
}

// Its counts and digest come when it is written.
Result<RevisionId> add_revision(const Database& database, const CommitRequest& request)
{
    RENKEI_TRY(auto add, database.prepare("INSERT INTO revision (created, who, note, added, changed, removed, digest, origin) VALUES (?, ?, ?, 0, 0, 0, '', ?)"));
    add.bind(1, milliseconds(request.when));
    add.bind(2, std::string_view(request.who));
    add.bind(3, std::string_view(request.note));
    add.bind(4, std::string_view(request.origin == Origin::Shipped ? kShippedOrigin : request.origin == Origin::Feed ? kFeedOrigin : kStaffOrigin));
    RENKEI_CHECK(add.run());
    return sqlite3_last_insert_rowid(database.raw());
}

Result<Counts> write_content(const Database& database, const model::Content& content, const HashedKinds& hashed, const MediaFiles& media, RevisionId id)
{
    Counts counts;
    std::optional<Error> failed;
    size_t at = 0;
    model::visit_kinds(content, [&](const char* kind, const auto& records) {
        if (failed) return;
        if (auto written = write_kind(database, kind, records, *hashed[at++], id, counts); !written) failed = written.error();
    });
    if (failed) return *std::move(failed);
    RENKEI_CHECK(write_media(database, media, id));
    return counts;
}

// What staff are told: against what was on show, where that is not the newest revision (somebody went back, or prepared another).
Result<Counts> counts_against(const Database& database, RevisionId shown, RevisionId id)
{
    Counts counts;
    std::optional<Error> failed;
    model::visit_kind_members([&](const char* kind, auto) {
        const auto rows_of = [&](const char* revision) {
            return std::string("(SELECT identity, hash FROM ") + kind + " WHERE since <= " + revision + " AND (until IS NULL OR until > " + revision + "))";
        };
        const auto count = [&](const std::string& what, int& to) -> Result<void> {
            RENKEI_TRY(auto row, database.prepare("SELECT count(*) FROM " + what));
            row.bind(1, shown);
            row.bind(2, id);
            RENKEI_CHECK(row.step());
            to += static_cast<int>(row.integer(0));
            return {};
        };
        const std::string before = rows_of("?1"), after = rows_of("?2");
        for (const auto& [what, to] : {std::pair{after + " a WHERE NOT EXISTS (SELECT 1 FROM " + before + " b WHERE b.identity = a.identity)", &counts.added},
                                       std::pair{after + " a JOIN " + before + " b USING (identity) WHERE a.hash <> b.hash", &counts.changed},
                                       std::pair{before + " b WHERE NOT EXISTS (SELECT 1 FROM " + after + " a WHERE a.identity = b.identity)",
                                                 &counts.removed}})
            if (auto counted = failed ? Result<void>() : count(what, *to); !counted) failed = counted.error();
    });
    if (failed) return *std::move(failed);
    return counts;
}

Result<void> complete_revision(const Database& database, RevisionId id, const Counts& counts, const std::string& digest)
{
    RENKEI_TRY(auto complete, database.prepare("UPDATE revision SET added = ?, changed = ?, removed = ?, digest = ? WHERE id = ?"));
    complete.bind(1, static_cast<long long>(counts.added));
    complete.bind(2, static_cast<long long>(counts.changed));
    complete.bind(3, static_cast<long long>(counts.removed));
    complete.bind(4, std::string_view(digest));
    complete.bind(5, id);
    return complete.run();
}

Result<RevisionSummary> summary_of(const Store& store, RevisionId id)
{
    RENKEI_TRY(const auto all, store.revisions());
    for (const auto& summary : all)
        if (summary.id == id) return summary;
    return Error{ErrorKind::Internal, sentence("Store: revision {1} was written and is not listed", id)};
}

}  // namespace

Result<void> Store::Impl::need_write_access() const
{
    if (options.access == Access::Write) return {};
    return Error{ErrorKind::Internal, sentence("Store {1} was opened for reading and cannot be written", folder)};
}

Result<std::vector<std::string>> Store::Impl::prune(Instant when)
{
    RENKEI_TRY(const long long shown, current_publication());
    RENKEI_TRY(const long long before, predecessor(shown));
    const std::string kept = std::to_string(std::max(1, options.kept_revisions));
    RENKEI_CHECK(database.run("DELETE FROM revision WHERE id NOT IN (SELECT id FROM revision ORDER BY id DESC LIMIT " + kept + ")"
                              " AND id NOT IN (SELECT revision FROM publication WHERE id IN (" + std::to_string(shown) + ", " + std::to_string(before) + "))"));
    const bool pruned = sqlite3_changes(database.raw()) > 0;
    RENKEI_CHECK(database.run("DELETE FROM publication WHERE id <= (SELECT max(id) FROM publication) - " + std::to_string(kKeptPublications) +
                              " AND id NOT IN (" + std::to_string(shown) + ", " + std::to_string(before) + ")"));
    std::vector<std::string> gone;
    if (!pruned) return gone;
    RENKEI_CHECK(drop_plans_of_pruned(when));
    static const std::string kUnseen = " WHERE until IS NOT NULL AND NOT EXISTS (SELECT 1 FROM revision WHERE revision.id >= since AND revision.id < until)";
    RENKEI_TRY(auto rows, database.prepare("SELECT DISTINCT hash FROM media" + kUnseen));
    for (;;) {
        RENKEI_TRY(const bool row, rows.step());
        if (!row) break;
        gone.emplace_back(rows.text(0));
    }
    std::string sql;
    const auto drop = [&](const char* table) { sql += std::string("DELETE FROM ") + table + kUnseen + ";"; };
    model::Content kinds;
    model::visit_kinds(kinds, [&](const char* kind, auto&) { drop(kind); });
    drop("media");
    RENKEI_CHECK(database.run(sql));
    return gone;
}

Result<std::string> digest_of(const model::Content& content)
{
    MediaFiles media;
    for (const std::string& hash : sorted_once(named_media(content))) media.emplace_back(hash, 0);
    return whole_digest(content, hashed_kinds(content), media);
}

Result<RevisionSummary> Store::commit(const model::Content& content, const CommitRequest& request)
{
    RENKEI_CHECK(impl_->need_write_access());
    RENKEI_CHECK(impl_->flush_adopted());
    std::vector<std::string> named = named_media(content);
    named.insert(named.end(), request.media.begin(), request.media.end());
    RENKEI_TRY(const MediaFiles media, measure_media(*this, impl_->database, std::move(named)));
    const HashedKinds hashed = hashed_kinds(content);
    // A first revision is new whatever its digest: it is written while it is hashed. Any other is hashed before the file is locked.
    std::string digest;
    RENKEI_TRY(const auto before, newest_revision());
    if (before) {
        RENKEI_TRY(digest, whole_digest(content, hashed, media));
    }

    const Database& database = impl_->database;
    RevisionId id = 0;
    std::vector<std::string> pruned;
    {
        RENKEI_TRY(auto transaction, Transaction::begin(database, Transaction::Kind::Write));
        RENKEI_TRY(const auto newest, newest_revision());
        if (request.expected_newest && *request.expected_newest != newest.value_or(0))
            return Error{ErrorKind::TryAgain, sentence("Store {1} was changed by another program meanwhile (revision {2}); look again and repeat", impl_->folder, newest.value_or(0))};
        if (newest && digest.empty()) {
            RENKEI_TRY(digest, whole_digest(content, hashed, media));
        }
        // No newest is id 0, which no row has.
        RENKEI_TRY(const bool unchanged, has_digest(database, newest.value_or(0), digest));
        if (unchanged) {
            id = *newest;
        } else {
            RENKEI_TRY(id, add_revision(database, request));
            RENKEI_TRY(Counts counts, write_content(database, content, hashed, media, id));
            if (const auto shown = current_revision(); shown && *shown && *shown != newest) {
                RENKEI_TRY(counts, counts_against(database, **shown, id));
            }
            if (digest.empty()) {
                RENKEI_TRY(digest, whole_digest(content, hashed, media));
            }
            RENKEI_CHECK(complete_revision(database, id, counts, digest));
            RENKEI_CHECK(impl_->remember({.at = request.when, .who = request.who, .action = Action::Load, .revision = id, .note = request.note,
                                          .added = counts.added, .changed = counts.changed, .removed = counts.removed}));
        }
        RENKEI_TRY(const auto current, current_revision());
        if (request.publish && current != id) {
            RENKEI_TRY(const long long previous, impl_->current_publication());
            RENKEI_CHECK(impl_->put_on_show(id, request.who, request.note, request.when, previous));
            RENKEI_CHECK(impl_->remember({.at = request.when, .who = request.who, .action = Action::Publish, .revision = id, .note = request.note}));
        }
        RENKEI_TRY(pruned, impl_->prune(request.when));
        RENKEI_CHECK(transaction.commit());
    }
    impl_->sweep_media(pruned);
    return summary_of(*this, id);
}

}  // namespace renkei::store
