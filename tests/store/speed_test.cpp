// Figures, not assertions of time: run with `test_store "[.speed]"`. The floor is plain SQLite: the same columns, one
// prepared INSERT, one transaction, the same durability.

#include <cstdio>
#include <ctime>

#include "stores.hpp"

using namespace renkei;
using namespace renkei::tests;

namespace {

// CPU time of this thread, which other programs on the machine do not stretch; hashing on other threads is not in it.
template <class Work>
double milliseconds_of(Work work)
{
    const auto now = [] {
        timespec time{};
        ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
    };
    const double begin = now();
    work();
    return now() - begin;
}

double plain_floor(const model::Content& content)
{
    const TemporaryFolder folder;
    auto database = taken(store::Database::open(folder.path() / "plain.db", store::Database::Mode::Write, "", 0));
    const auto columns = store::columns_of<model::Event>();
    REQUIRE(database.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE event (" + columns.names + ")").ok());
    std::string sql = "INSERT INTO event VALUES (?";
    for (int i = 1; i < columns.count; ++i) sql += ", ?";
    return milliseconds_of([&] {
        auto transaction = taken(store::Transaction::begin(database, store::Transaction::Kind::Write));
        auto insert = taken(database.prepare(sql + ")"));
        for (const auto& event : content.events) {
            store::Binder binder(insert, 1);
            model::visit_fields(event, binder);
            (void)insert.run().ok();
        }
        REQUIRE(transaction.commit().ok());
    });
}

}  // namespace

TEST_CASE("loading 100,000 rows against plain SQLite", "[.speed]")
{
    const auto content = a_content().with_events(100'000).build();
    for (int round = 0; round < 3; ++round) {
        const double floor = plain_floor(content);
        const TemporaryFolder folder;
        auto store = a_store(folder.path());
        const double first = milliseconds_of([&] { (void)taken(store.commit(content, a_request())); });
        auto changed = content;
        changed.events[500].title = "changed";
        const double second = milliseconds_of([&] { (void)taken(store.commit(changed, a_request())); });
        std::printf("plain %.0f ms, first revision %.0f ms (%.2f of the floor's speed), one change more %.0f ms\n", floor, first, floor / first, second);
    }
}

TEST_CASE("reading 1,741 showcases and 5,000 events", "[.speed]")
{
    const TemporaryFolder folder;
    (void)taken(a_store(folder.path()).commit(a_content().with_municipalities(1741).with_showcases(1741).with_events(5000).build(), a_request()));
    for (int round = 0; round < 3; ++round) {
        const double open = milliseconds_of([&] { (void)taken(a_store(folder.path(), store::Access::Read).load_content(1)); });
        std::printf("open and read: %.1f ms\n", open);
    }
}
