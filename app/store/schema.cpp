#include "store/schema.hpp"

namespace renkei::store {

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
    return version < newest ? Condition::Old : Condition::Ready;
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
