// What is on show: every publication is a row, and going back is one more.

#include "base/sentence.hpp"
#include "store/impl.hpp"

namespace renkei::store {

Result<long long> Store::Impl::current_publication() const { return database.number("SELECT publication FROM current"); }

Result<long long> Store::Impl::predecessor(long long publication) const
{
    // Publications are numbered upward and `previous` always points below, so the walk ends.
    return database.number("WITH RECURSIVE back(id) AS (SELECT previous FROM publication WHERE id = " + std::to_string(publication) +
                           " UNION SELECT publication.previous FROM back JOIN publication ON publication.id = back.id)"
                           " SELECT max(publication.id) FROM back JOIN publication ON publication.id = back.id JOIN revision ON revision.id = publication.revision");
}

Result<void> Store::Impl::put_on_show(RevisionId revision, const std::string& who, const std::string& note, Instant when, long long previous)
{
    RENKEI_TRY(auto add, database.prepare("INSERT INTO publication (revision, at, who, note, previous) VALUES (?, ?, ?, ?, nullif(?, 0))"));
    add.bind(1, revision);
    add.bind(2, static_cast<long long>(when.time_since_epoch().count()));
    add.bind(3, std::string_view(who));
    add.bind(4, std::string_view(note));
    add.bind(5, previous);
    RENKEI_CHECK(add.run());
    return database.run("INSERT INTO current VALUES (1, (SELECT max(id) FROM publication)) ON CONFLICT (only) DO UPDATE SET publication = excluded.publication");
}

Result<RevisionId> Store::publish(std::optional<RevisionId> revision, const std::string& who, const std::string& note, Instant when)
{
    RENKEI_CHECK(impl_->need_write_access());
    RENKEI_TRY(auto transaction, Transaction::begin(impl_->database, Transaction::Kind::Write));
    RENKEI_TRY(const auto newest, newest_revision());
    const RevisionId id = revision.value_or(newest.value_or(0));
    RENKEI_TRY(const long long known, impl_->database.number("SELECT count(*) FROM revision WHERE id = " + std::to_string(id)));
    if (known == 0) {
        return Error{ErrorKind::NotFound, revision ? sentence("There is no revision {1} in {2}; renkei revisions lists them", id, impl_->folder)
                                                   : sentence("Nothing has been loaded into {1} yet; renkei load makes a revision", impl_->folder)};
    }
    RENKEI_TRY(const auto current, current_revision());
    if (current == id) return id;
    RENKEI_TRY(const long long previous, impl_->current_publication());
    RENKEI_CHECK(impl_->put_on_show(id, who, note, when, previous));
    RENKEI_CHECK(transaction.commit());
    return id;
}

Result<RevisionId> Store::rollback(const std::string& who, Instant when)
{
    RENKEI_CHECK(impl_->need_write_access());
    RENKEI_TRY(auto transaction, Transaction::begin(impl_->database, Transaction::Kind::Write));
    RENKEI_TRY(const long long shown, impl_->current_publication());
    RENKEI_TRY(const long long target, impl_->predecessor(shown));
    if (target == 0) return Error{ErrorKind::NotFound, sentence("There is nothing to go back to in {1}: no earlier revision has been on show or is kept", impl_->folder)};
    const std::string which = " FROM publication WHERE id = " + std::to_string(target);
    RENKEI_TRY(const long long revision, impl_->database.number("SELECT revision" + which));
    RENKEI_TRY(const long long further, impl_->database.number("SELECT previous" + which));
    RENKEI_CHECK(impl_->put_on_show(revision, who, "rollback", when, further));
    RENKEI_CHECK(transaction.commit());
    return revision;
}

}  // namespace renkei::store
