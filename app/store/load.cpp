// Reading a revision, and proving that what the disk gives back is what was written.

#include <cstring>

#include "base/sentence.hpp"
#include "store/impl.hpp"
#include "store/schema.hpp"

namespace renkei::store {
namespace {

Error damaged(const std::filesystem::path& folder, const Sentence& what)
{
    return {ErrorKind::BadData, sentence("Store {1} is damaged: {2}; renkei show sets it aside and loads the shipped content again", folder / kFileName, what)};
}

bool same(const Blake128& hash, std::string_view blob) { return blob.size() == hash.size() && std::memcmp(blob.data(), hash.data(), hash.size()) == 0; }

// Reads one kind's records of a revision and checks each against its hash.
template <class Record>
Result<void> load_kind(const Database& database, const std::filesystem::path& folder, const char* kind, RevisionId revision, std::vector<Record>& records,
                       ContentDigest& digest, std::string& buffer)
{
    static const Columns columns = columns_of<Record>();
    RENKEI_TRY(auto rows, database.prepare(std::string("SELECT hash, ") + columns.names + " FROM " + kind +
                                                 " WHERE since <= ?1 AND (until IS NULL OR until > ?1) ORDER BY id"));
    rows.bind(1, revision);
    digest.kind(kind);
    for (;;) {
        RENKEI_TRY(const bool row, rows.step());
        if (!row) break;
        Record& record = records.emplace_back();
        model::visit_fields(record, Reader(rows, 1));
        const Blake128 hash = record_hash(record, buffer);
        if (!same(hash, rows.blob(0))) return damaged(folder, sentence("record {1} of {2} has changed", records.size(), kind));
        digest.record(hash);
    }
    return {};
}

template <class Record>
Result<void> verify_kind(const Database& database, const std::filesystem::path& folder, const char* kind, std::string& buffer)
{
    RENKEI_TRY(auto rows, database.prepare(std::string("SELECT id, hash, ") + columns_of<Record>().names + " FROM " + kind));
    for (;;) {
        RENKEI_TRY(const bool row, rows.step());
        if (!row) return {};
        Record record;
        model::visit_fields(record, Reader(rows, 2));
        if (!same(record_hash(record, buffer), rows.blob(1))) return damaged(folder, sentence("row {1} of {2} has changed", rows.integer(0), kind));
    }
}

}  // namespace

Result<model::Content> Store::load_content(RevisionId revision) const
{
    RENKEI_TRY(auto transaction, Transaction::begin(impl_->database, Transaction::Kind::Read));
    std::string expected;
    {
        RENKEI_TRY(auto row, impl_->database.prepare("SELECT digest FROM revision WHERE id = ?"));
        row.bind(1, revision);
        RENKEI_TRY(const bool known, row.step());
        if (!known) return Error{ErrorKind::NotFound, sentence("Store {1} has no revision {2}; renkei revisions lists them", impl_->folder, revision)};
        expected = row.text(0);
    }
    model::Content content;
    ContentDigest digest;
    std::string buffer;
    std::optional<Error> failed;
    model::visit_kinds(content, [&](const char* kind, auto& records) {
        if (failed) return;
        if (auto loaded = load_kind(impl_->database, impl_->folder, kind, revision, records, digest, buffer); !loaded) failed = loaded.error();
    });
    if (failed) return *std::move(failed);
    RENKEI_TRY(const auto media, media_of(revision));
    for (const auto& hash : media) digest.media(hash);
    if (digest.hex() != expected) return damaged(impl_->folder, sentence("revision {1} is not complete", revision));
    return content;
}

Result<void> Store::verify() const
{
    {
        RENKEI_TRY(auto check, impl_->database.prepare("PRAGMA quick_check(1)"));
        RENKEI_TRY(const bool row, check.step());
        if (row && check.text(0) != "ok") return damaged(impl_->folder, sentence("SQLite says {1}", check.text(0)));
    }
    std::string buffer;
    std::optional<Error> failed;
    model::Content kinds;
    model::visit_kinds(kinds, [&](const char* kind, auto& records) {
        using Record = typename std::decay_t<decltype(records)>::value_type;
        if (failed) return;
        if (auto verified = verify_kind<Record>(impl_->database, impl_->folder, kind, buffer); !verified) failed = verified.error();
    });
    if (failed) return *std::move(failed);
    RENKEI_TRY(const auto all, revisions());
    for (const auto& summary : all)
        if (auto loaded = load_content(summary.id); !loaded) return loaded.error();
    return {};
}

}  // namespace renkei::store
