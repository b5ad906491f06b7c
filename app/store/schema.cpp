#include "store/schema.hpp"

#include "base/sentence.hpp"
#include "store/records.hpp"

namespace renkei::store {
namespace {

// Asks for every column that this version uses: a table or column that somebody dropped is found here, before anything is
// shown or written. Only prepared, so it costs a fraction of a millisecond.
Result<void> check_columns(const Database& database)
{
    const auto ask = [&](const std::string& columns, const std::string& table) -> Result<void> {
        RENKEI_TRY(const auto unused, database.prepare("SELECT " + columns + " FROM " + table));
        return {};
    };
    RENKEI_CHECK(ask("id, created, who, note, added, changed, removed, digest, origin", "revision"));
    RENKEI_CHECK(ask("id, revision, at, who, note, previous", "publication"));
    RENKEI_CHECK(ask("only, publication", "current"));
    RENKEI_CHECK(ask("id, at, who, action, revision, note, added, changed, removed", "history"));
    RENKEI_CHECK(ask("id, revision, at, who, note, made", "plan"));
    RENKEI_CHECK(ask("id, kind, headings, pairs, who, made", "pairing"));
    RENKEI_CHECK(ask("hash, bytes, since, until", "media"));
    Result<void> asked;
    model::Content kinds;
    model::visit_kinds(kinds, [&](const char* kind, auto& records) {
        using Record = typename std::decay_t<decltype(records)>::value_type;
        if (asked) asked = ask("id, since, until, identity, hash, " + columns_of<Record>().names, kind);
    });
    return asked;
}

// Tries the upgrade on tables without rows, in memory: one that fails is damage for whoever opens the file, though he only reads.
Result<void> check_upgrade(const Database& database)
{
    const auto tried = [&]() -> Result<void> {
        RENKEI_TRY(const auto empty, Database::open(":memory:", Database::Mode::Write, "", 0));
        RENKEI_TRY(auto made, database.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid"));
        for (;;) {
            RENKEI_TRY(const bool row, made.step());
            if (!row) break;
            RENKEI_CHECK(empty.run(std::string(made.text(0))));
        }
        RENKEI_TRY(const long long version, database.number("PRAGMA user_version"));
        RENKEI_CHECK(empty.run("PRAGMA user_version = " + std::to_string(version)));
        RENKEI_CHECK(migrate(empty));
        return check_columns(empty);
    }();
    if (tried) return {};
    return Error{ErrorKind::BadData, sentence("Store {1}: {2}", database.file(), sentence("the file lacks a part that every store has, so it is damaged; renkei show or renkei load makes a new one in its place"))};
}

}  // namespace

Result<Condition> schema_condition(const Database& database)
{
    RENKEI_TRY(const long long application, database.number("PRAGMA application_id"));
    RENKEI_TRY(const long long version, database.number("PRAGMA user_version"));
    if (application == 0 && version == 0) {
        RENKEI_TRY(const long long tables, database.number("SELECT count(*) FROM sqlite_schema"));
        return tables == 0 ? Condition::Missing : Condition::Foreign;
    }
    if (application != kApplicationId) return Condition::Foreign;
    const auto newest = static_cast<long long>(kMigrations.size());
    if (version > newest) return Condition::Newer;
    if (version < newest) {
        RENKEI_CHECK(check_upgrade(database));
        return Condition::Old;
    }
    RENKEI_CHECK(check_columns(database));
    return Condition::Ready;
}

Result<void> migrate(const Database& database, std::span<const std::string_view> steps)
{
    RENKEI_TRY(auto transaction, Transaction::begin(database, Transaction::Kind::Write));
    // Asked again under the lock: another program may have been faster.
    RENKEI_TRY(const long long version, database.number("PRAGMA user_version"));
    for (size_t step = static_cast<size_t>(version); step < steps.size(); ++step) RENKEI_CHECK(database.run(std::string(steps[step])));
    RENKEI_CHECK(database.run("PRAGMA application_id = " + std::to_string(kApplicationId)));
    RENKEI_CHECK(database.run("PRAGMA user_version = " + std::to_string(steps.size())));
    return transaction.commit();
}

}  // namespace renkei::store
