// Writing a new revision, and the pruning of old ones.

#include <algorithm>
#include <cstring>
#include <system_error>
#include <thread>
#include <unordered_map>

#include "base/sentence.hpp"
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

// What one kind of a content comes to, worked out before the file is locked.
struct HashedKind {
    std::vector<Blake128> identities, hashes;
};

// An identity that occurs twice. Words are sorted rather than hashes, which is several times faster.
std::optional<Blake128> repeated(const std::vector<Blake128>& identities)
{
    std::vector<size_t> words(identities.size());
    std::transform(identities.begin(), identities.end(), words.begin(), HashOf());
    std::sort(words.begin(), words.end());
    const auto word = std::adjacent_find(words.begin(), words.end());
    if (word == words.end()) return std::nullopt;
    // At least two share their first word: look at the whole of them.
    std::vector<Blake128> sorted = identities;
    std::sort(sorted.begin(), sorted.end());
    const auto twice = std::adjacent_find(sorted.begin(), sorted.end());
    return twice == sorted.end() ? std::nullopt : std::optional<Blake128>(*twice);
}

// Runs work(first, last) over parts of 0..count on a few threads: hashing is a quarter of a large load. Few records, or a
// system that gives no thread, are done here.
template <class Work>
void in_parts(size_t count, const Work& work)
{
    constexpr size_t kWorthAThread = 5000;
    const size_t threads = std::min<size_t>({4, std::max(1u, std::thread::hardware_concurrency()), count / kWorthAThread + 1});
    std::vector<std::thread> others;
    size_t first = 0;
    for (size_t n = 1; n < threads; ++n) {
        const size_t last = count * n / threads;
        try {
            others.emplace_back([&work, first, last] { work(first, last); });
        } catch (const std::system_error&) {
            break;
        }
        first = last;
    }
    work(first, count);
    for (auto& thread : others) thread.join();
}

template <class Record>
Result<HashedKind> hash_kind(const char* kind, const std::vector<Record>& records)
{
    HashedKind hashed{std::vector<Blake128>(records.size()), std::vector<Blake128>(records.size())};
    in_parts(records.size(), [&](size_t first, size_t last) {
        std::string buffer;
        for (size_t i = first; i < last; ++i) {
            hashed.identities[i] = identity_hash(records[i], buffer);
            hashed.hashes[i] = record_hash(records[i], buffer);
        }
    });
    const auto twice = repeated(hashed.identities);
    if (!twice) return hashed;
    const auto first = std::find(hashed.identities.begin(), hashed.identities.end(), *twice);
    const auto second = std::find(first + 1, hashed.identities.end(), *twice);
    return Error{ErrorKind::BadData, sentence("Content not stored: records {1} and {2} of {3} have the same name; give one of them another",
                                              first - hashed.identities.begin() + 1, second - hashed.identities.begin() + 1, kind)};
}

// Every kind in order, and the digest of them all.
Result<std::vector<HashedKind>> hash_content(const model::Content& content, ContentDigest& digest)
{
    std::vector<HashedKind> hashed;
    std::optional<Error> failed;
    model::visit_kinds(content, [&](const char* kind, const auto& records) {
        if (failed) return;
        auto result = hash_kind(kind, records);
        if (!result) {
            failed = result.error();
            return;
        }
        digest.kind(kind);
        for (const auto& hash : result->hashes) digest.record(hash);
        hashed.push_back(std::move(result).value());
    });
    if (failed) return *std::move(failed);
    return hashed;
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
Result<void> write_kind(const Database& database, const char* kind, const std::vector<Record>& records, const HashedKind& hashed, RevisionId revision, Counts& counts)
{
    RENKEI_TRY(auto table, read_table(database, kind));
    std::vector<std::optional<long long>> old_place(records.size());
    int known = 0;
    for (size_t i = 0; i < records.size(); ++i) {
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
    for (size_t i = 0; i < records.size(); ++i) {
        if (places.kept[i]) continue;
        insert.bind(1, places.place[i]);
        insert.bind(2, revision);
        insert.bind_blob(3, bytes(hashed.identities[i]).data(), hashed.identities[i].size());
        insert.bind_blob(4, bytes(hashed.hashes[i]).data(), hashed.hashes[i].size());
        Binder binder(insert, 5);
        model::visit_fields(records[i], binder);
        RENKEI_CHECK(insert.run());
    }
    return {};
}

using MediaFiles = std::vector<std::pair<std::string, long long>>;   // hash and bytes

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

// The media files of a revision, each once, with their sizes.
Result<MediaFiles> measure_media(const Store& store, std::vector<std::string> names)
{
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    MediaFiles media;
    for (const auto& hash : names) {
        std::error_code missing;
        const auto size = std::filesystem::file_size(store.media_path(hash), missing);
        if (missing) return Error{ErrorKind::NotFound, sentence("Media file {1} is missing; add it again before the revision that shows it", store.media_path(hash))};
        media.emplace_back(hash, static_cast<long long>(size));
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

Result<RevisionId> add_revision(const Database& database, const CommitRequest& request, const std::string& digest)
{
    RENKEI_TRY(auto add, database.prepare("INSERT INTO revision (created, who, note, added, changed, removed, digest, origin) VALUES (?, ?, ?, 0, 0, 0, ?, ?)"));
    add.bind(1, milliseconds(request.when));
    add.bind(2, std::string_view(request.who));
    add.bind(3, std::string_view(request.note));
    add.bind(4, std::string_view(digest));
    add.bind(5, std::string_view(request.origin == Origin::Shipped ? kShippedOrigin : kStaffOrigin));
    RENKEI_CHECK(add.run());
    return sqlite3_last_insert_rowid(database.raw());
}

Result<void> write_content(const Database& database, const model::Content& content, const std::vector<HashedKind>& hashed, const MediaFiles& media, RevisionId id)
{
    Counts counts;
    std::optional<Error> failed;
    size_t at = 0;
    model::visit_kinds(content, [&](const char* kind, const auto& records) {
        if (failed) return;
        if (auto written = write_kind(database, kind, records, hashed[at++], id, counts); !written) failed = written.error();
    });
    if (failed) return *std::move(failed);
    RENKEI_CHECK(write_media(database, media, id));
    return database.run("UPDATE revision SET added = " + std::to_string(counts.added) + ", changed = " + std::to_string(counts.changed) +
                        ", removed = " + std::to_string(counts.removed) + " WHERE id = " + std::to_string(id));
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

Result<void> Store::Impl::prune()
{
    RENKEI_TRY(const long long shown, current_publication());
    RENKEI_TRY(const long long before, predecessor(shown));
    const std::string kept = std::to_string(std::max(1, options.kept_revisions));
    RENKEI_CHECK(database.run("DELETE FROM revision WHERE id NOT IN (SELECT id FROM revision ORDER BY id DESC LIMIT " + kept + ")"
                              " AND id NOT IN (SELECT revision FROM publication WHERE id IN (" + std::to_string(shown) + ", " + std::to_string(before) + "))"));
    const bool pruned = sqlite3_changes(database.raw()) > 0;
    RENKEI_CHECK(database.run("DELETE FROM publication WHERE id <= (SELECT max(id) FROM publication) - " + std::to_string(kKeptPublications) +
                              " AND id NOT IN (" + std::to_string(shown) + ", " + std::to_string(before) + ")"));
    if (!pruned) return {};
    std::string sql;
    const auto drop = [&](const char* table) {
        sql += std::string("DELETE FROM ") + table + " WHERE until IS NOT NULL AND NOT EXISTS (SELECT 1 FROM revision WHERE revision.id >= since AND revision.id < until);";
    };
    model::Content kinds;
    model::visit_kinds(kinds, [&](const char* kind, auto&) { drop(kind); });
    drop("media");
    return database.run(sql);
}

Result<std::string> digest_of(const model::Content& content)
{
    ContentDigest digest;
    RENKEI_TRY(const auto hashed, hash_content(content, digest));
    return digest.hex();
}

Result<RevisionSummary> Store::commit(const model::Content& content, const CommitRequest& request)
{
    RENKEI_CHECK(impl_->need_write_access());
    ContentDigest digest;
    RENKEI_TRY(const std::vector<HashedKind> hashed, hash_content(content, digest));
    std::vector<std::string> named = request.media;
    for (const model::Photo& photo : content.photos) named.push_back(photo.media);
    RENKEI_TRY(const MediaFiles media, measure_media(*this, std::move(named)));
    for (const auto& [hash, size] : media) digest.media(hash);
    const std::string digest_hex = digest.hex();

    const Database& database = impl_->database;
    RevisionId id = 0;
    {
        RENKEI_TRY(auto transaction, Transaction::begin(database, Transaction::Kind::Write));
        RENKEI_TRY(const auto newest, newest_revision());
        if (request.expected_newest && *request.expected_newest != newest.value_or(0))
            return Error{ErrorKind::TryAgain, sentence("Store {1} was changed by another program meanwhile (revision {2}); look again and repeat", impl_->folder, newest.value_or(0))};
        // No newest is id 0, which no row has.
        RENKEI_TRY(const bool unchanged, has_digest(database, newest.value_or(0), digest_hex));
        if (unchanged) {
            id = *newest;
        } else {
            RENKEI_TRY(id, add_revision(database, request, digest_hex));
            RENKEI_CHECK(write_content(database, content, hashed, media, id));
        }
        RENKEI_TRY(const auto current, current_revision());
        if (request.publish && current != id) {
            RENKEI_TRY(const long long previous, impl_->current_publication());
            RENKEI_CHECK(impl_->put_on_show(id, request.who, request.note, request.when, previous));
        }
        RENKEI_CHECK(impl_->prune());
        RENKEI_CHECK(transaction.commit());
    }
    impl_->sweep_media();
    return summary_of(*this, id);
}

}  // namespace renkei::store
