#include "store/touches.hpp"

#include "store/sqlite.hpp"

namespace renkei::store {
namespace {

namespace fs = std::filesystem;

constexpr int kPatienceMs = 2000;   // for another program that writes it

fs::path file_in(const fs::path& folder) { return folder / "touches.db"; }

long long hours(Instant at) { return std::chrono::floor<std::chrono::hours>(at.time_since_epoch()).count(); }

Result<void> add(const fs::path& file, std::span<const TouchCount> counts, Instant now)
{
    RENKEI_TRY(const Database database, Database::open(file, Database::Mode::Write, "", kPatienceMs));
    RENKEI_CHECK(database.run("CREATE TABLE IF NOT EXISTS touch (hour INTEGER NOT NULL, scene TEXT NOT NULL, code5 TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (hour, scene, code5)) STRICT, WITHOUT ROWID"));
    RENKEI_TRY(auto transaction, Transaction::begin(database, Transaction::Kind::Write));
    RENKEI_TRY(auto row, database.prepare("INSERT INTO touch (hour, scene, code5, count) VALUES (?, ?, ?, ?) ON CONFLICT (hour, scene, code5) DO UPDATE SET count = count + excluded.count"));
    for (const TouchCount& one : counts) {
        row.bind(1, hours(one.hour));
        row.bind(2, std::string_view(one.scene));
        row.bind(3, std::string_view(one.code5));
        row.bind(4, one.count);
        RENKEI_CHECK(row.run());
    }
    RENKEI_CHECK(database.run("DELETE FROM touch WHERE hour < " + std::to_string(hours(now) - 24LL * kTouchDays)));
    RENKEI_TRY(const long long rows, database.number("SELECT count(*) FROM touch"));
    if (rows > static_cast<long long>(kMostTouchRows))
        RENKEI_CHECK(database.run("DELETE FROM touch WHERE hour <= (SELECT hour FROM touch ORDER BY hour LIMIT 1 OFFSET " + std::to_string(rows - static_cast<long long>(kMostTouchRows)) + ")"));
    return transaction.commit();
}

}  // namespace

Instant hour_of(Instant at) { return Instant(std::chrono::floor<std::chrono::hours>(at.time_since_epoch())); }

Result<void> add_touches(const fs::path& folder, std::span<const TouchCount> counts, Instant now)
{
    const fs::path file = file_in(folder);
    auto added = add(file, counts, now);
    if (added || added.error().kind != ErrorKind::BadData) return added;
    std::error_code ignored;   // counts are not worth more than a new beginning
    fs::remove(file, ignored);
    fs::remove(fs::path(file.string() + "-journal"), ignored);
    return add(file, counts, now);
}

Result<std::vector<TouchCount>> touches(const fs::path& folder)
{
    std::vector<TouchCount> counts;
    std::error_code error;
    if (!fs::exists(file_in(folder), error)) return counts;
    RENKEI_TRY(const Database database, Database::open(file_in(folder), Database::Mode::Read, "", kPatienceMs));
    RENKEI_TRY(auto rows, database.prepare("SELECT hour, scene, code5, count FROM touch ORDER BY hour, scene, code5"));
    for (;;) {
        RENKEI_TRY(const bool row, rows.step());
        if (!row) return counts;
        counts.push_back({.hour = Instant(std::chrono::hours(rows.integer(0))), .scene = std::string(rows.text(1)), .code5 = std::string(rows.text(2)),
                          .count = rows.integer(3)});
    }
}

}  // namespace renkei::store
