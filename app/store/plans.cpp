// Publications that are planned for a time to come, until they are carried out, cancelled or overtaken.

#include <algorithm>

#include "base/sentence.hpp"
#include "store/impl.hpp"

namespace renkei::store {
namespace {

constexpr size_t kMostPlans = 20;

long long milliseconds(Instant instant) { return instant.time_since_epoch().count(); }
Instant instant(long long milliseconds) { return Instant(std::chrono::milliseconds(milliseconds)); }

// For the history, whose line has its own time.
std::string note_of(const Plan& plan) { return rfc3339(plan.at) + (plan.note.empty() ? "" : " " + plan.note); }

Result<std::vector<Plan>> plans_where(const Database& database, const std::string& where)
{
    RENKEI_TRY(auto rows, database.prepare("SELECT revision, at, who, note, made FROM plan " + where + " ORDER BY at, id"));
    std::vector<Plan> plans;
    for (;;) {
        RENKEI_TRY(const bool row, rows.step());
        if (!row) return plans;
        plans.push_back({.revision = rows.integer(0), .at = instant(rows.integer(1)), .who = std::string(rows.text(2)), .note = std::string(rows.text(3)),
                         .made = instant(rows.integer(4))});
    }
}

Result<void> drop(const Database& database, RevisionId revision) { return database.run("DELETE FROM plan WHERE revision = " + std::to_string(revision)); }

}  // namespace

Result<void> Store::Impl::drop_plans_of_pruned(Instant when)
{
    RENKEI_TRY(const auto lost, plans_where(database, "WHERE revision NOT IN (SELECT id FROM revision)"));
    for (const Plan& plan : lost) {
        RENKEI_CHECK(drop(database, plan.revision));
        RENKEI_CHECK(remember({.at = when, .who = "renkei", .action = Action::Cancel, .revision = plan.revision, .note = note_of(plan)}));
    }
    return {};
}

Result<std::vector<Plan>> Store::plans() const { return plans_where(impl_->database, ""); }

Result<Plan> Store::plan(const Plan& wanted)
{
    RENKEI_CHECK(impl_->need_write_access());
    RENKEI_TRY(auto transaction, Transaction::begin(impl_->database, Transaction::Kind::Write));
    RENKEI_TRY(const auto newest, newest_revision());
    Plan plan = wanted;
    if (plan.revision == 0) plan.revision = newest.value_or(0);
    RENKEI_TRY(const long long known, impl_->database.number("SELECT count(*) FROM revision WHERE id = " + std::to_string(plan.revision)));
    if (known == 0) return Error{ErrorKind::NotFound, sentence("There is no revision {1} in {2}; renkei revisions lists them", plan.revision, impl_->folder)};
    RENKEI_CHECK(drop(impl_->database, plan.revision));   // a revision has one time at most: the last that was said
    RENKEI_TRY(const auto all, plans());
    if (all.size() >= kMostPlans) return Error{ErrorKind::Usage, sentence("Twenty publications are planned already, and no more can be; cancel one with renkei publish REV --cancel")};
    RENKEI_TRY(auto add, impl_->database.prepare("INSERT INTO plan (revision, at, who, note, made) VALUES (?, ?, ?, ?, ?)"));
    add.bind(1, plan.revision);
    add.bind(2, milliseconds(plan.at));
    add.bind(3, std::string_view(plan.who));
    add.bind(4, std::string_view(plan.note));
    add.bind(5, milliseconds(plan.made));
    RENKEI_CHECK(add.run());
    RENKEI_CHECK(impl_->remember({.at = plan.made, .who = plan.who, .action = Action::Plan, .revision = plan.revision, .note = note_of(plan)}));
    RENKEI_CHECK(transaction.commit());
    return plan;
}

Result<std::vector<Plan>> Store::cancel(std::optional<RevisionId> revision, const std::string& who, Instant when)
{
    RENKEI_CHECK(impl_->need_write_access());
    RENKEI_TRY(auto transaction, Transaction::begin(impl_->database, Transaction::Kind::Write));
    RENKEI_TRY(auto cancelled, plans_where(impl_->database, revision ? "WHERE revision = " + std::to_string(*revision) : ""));
    for (const Plan& plan : cancelled) {
        RENKEI_CHECK(drop(impl_->database, plan.revision));
        RENKEI_CHECK(impl_->remember({.at = when, .who = who, .action = Action::Cancel, .revision = plan.revision, .note = note_of(plan)}));
    }
    RENKEI_CHECK(transaction.commit());
    return cancelled;
}

Result<std::vector<CarriedOut>> Store::carry_out(Instant now)
{
    RENKEI_CHECK(impl_->need_write_access());
    std::vector<CarriedOut> done;
    RENKEI_TRY(auto transaction, Transaction::begin(impl_->database, Transaction::Kind::Write));
    RENKEI_TRY(const auto due, plans_where(impl_->database, "WHERE at <= " + std::to_string(milliseconds(now))));
    for (const Plan& plan : due) {
        RENKEI_CHECK(drop(impl_->database, plan.revision));
        CarriedOut one{.plan = plan};
        RENKEI_TRY(const long long kept, impl_->database.number("SELECT count(*) FROM revision WHERE id = " + std::to_string(plan.revision)));
        RENKEI_TRY(const auto current, current_revision());
        RENKEI_TRY(const long long publication, impl_->current_publication());
        RENKEI_TRY(const long long shown_since, impl_->database.number("SELECT ifnull(max(at), 0) FROM publication WHERE id = " + std::to_string(publication)));
        if (kept == 0) one.outcome = CarriedOut::Outcome::Gone;
        // Who put it there knew of it, or came later with more: what was planned before is older, and would take that away.
        else if (current && *current > plan.revision && instant(shown_since) > plan.made)
            one = {.plan = plan, .outcome = CarriedOut::Outcome::Overtaken, .newer = *current};
        else if (current != plan.revision) RENKEI_CHECK(impl_->put_on_show(plan.revision, plan.who, plan.note, now, publication));
        const bool shown = one.outcome == CarriedOut::Outcome::Shown;
        RENKEI_CHECK(impl_->remember({.at = now, .who = shown ? plan.who : "renkei", .action = shown ? Action::Publish : Action::Cancel,
                                      .revision = plan.revision, .note = shown ? plan.note : note_of(plan)}));
        done.push_back(std::move(one));
    }
    RENKEI_CHECK(transaction.commit());
    return done;
}

}  // namespace renkei::store
