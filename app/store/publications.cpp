// What is on show: every publication is a row, and going back is one more.

#include <algorithm>

#include "base/sentence.hpp"
#include "store/impl.hpp"

namespace renkei::store {
namespace {

struct ActionName {
    Action action;
    std::string_view name;
};
constexpr ActionName kActions[] = {{Action::Load, "load"}, {Action::Publish, "publish"}, {Action::Rollback, "rollback"}, {Action::Plan, "plan"},
                                   {Action::Cancel, "cancel"}};

}  // namespace

Result<void> Store::Impl::remember(const HistoryLine& line)
{
    RENKEI_TRY(auto add, database.prepare("INSERT INTO history (at, who, action, revision, note, added, changed, removed) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"));
    add.bind(1, static_cast<long long>(line.at.time_since_epoch().count()));
    add.bind(2, std::string_view(line.who));
    add.bind(3, std::find_if(std::begin(kActions), std::end(kActions), [&](const ActionName& known) { return known.action == line.action; })->name);
    add.bind(4, line.revision);
    add.bind(5, std::string_view(line.note));
    add.bind(6, static_cast<long long>(line.added));
    add.bind(7, static_cast<long long>(line.changed));
    add.bind(8, static_cast<long long>(line.removed));
    return add.run();
}

Result<std::vector<HistoryLine>> Store::history() const
{
    RENKEI_TRY(auto rows, impl_->database.prepare("SELECT at, who, action, revision, note, added, changed, removed FROM history ORDER BY id DESC"));
    std::vector<HistoryLine> lines;
    for (;;) {
        RENKEI_TRY(const bool row, rows.step());
        if (!row) return lines;
        const std::string action(rows.text(2));
        const auto* const known = std::find_if(std::begin(kActions), std::end(kActions), [&](const ActionName& one) { return one.name == action; });
        lines.push_back({.at = Instant(std::chrono::milliseconds(rows.integer(0))), .who = std::string(rows.text(1)), .action = known != std::end(kActions)
                         ? known->action : Action::Load, .revision = rows.integer(3),
                         .note = std::string(rows.text(4)), .added = static_cast<int>(rows.integer(5)), .changed = static_cast<int>(rows.integer(6)),
                         .removed = static_cast<int>(rows.integer(7))});
    }
}

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
    RENKEI_CHECK(impl_->remember({.at = when, .who = who, .action = Action::Publish, .revision = id, .note = note}));
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
    RENKEI_CHECK(impl_->remember({.at = when, .who = who, .action = Action::Rollback, .revision = revision, .note = ""}));
    RENKEI_CHECK(transaction.commit());
    return revision;
}

}  // namespace renkei::store
