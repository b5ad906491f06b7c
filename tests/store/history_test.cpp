// The history: who did what, when and why; only added to.

#include <catch2/catch.hpp>

#include "store/schema.hpp"
#include "store/sqlite.hpp"
#include "stores.hpp"

using namespace renkei;
using namespace renkei::tests;

namespace {

std::string told(const store::Store& store)
{
    std::string all;
    for (const auto& line : taken(store.history()))
        all += (all.empty() ? "" : " | ") + std::string(line.action == store::Action::Load ? "load" : line.action == store::Action::Publish
                                                        ? "publish" : "rollback") + " " + std::to_string(line.revision) + " " + line.who + " " + line.note;
    return all;
}

}  // namespace

TEST_CASE("the history keeps who loaded, published and went back, and why", "[store]")
{
    const TemporaryFolder folder;
    auto store = a_store(folder.path());
    (void)taken(store.commit(a_content().with_events(1).build(), a_request("first")));
    (void)taken(store.commit(a_content().with_events(3).build(), a_request("second", false)));
    (void)taken(store.publish(2, "hana", "approved", kNoon));
    (void)taken(store.publish(2, "hana", "again", kNoon));   // on show already: nothing was done
    (void)taken(store.rollback("taro", kNoon));
    (void)taken(store.commit(a_content().with_events(3).build(), a_request("the same")));   // loaded before: it is put on show
    CHECK(told(store) == "publish 2 tester the same | rollback 1 taro  | publish 2 hana approved | load 2 tester second | publish 1 tester first | load 1 tester first");
    const auto lines = taken(store.history());
    CHECK(lines[3].added == 2);
    CHECK(lines[0].at == kNoon);
}

TEST_CASE("the last deed is the last in order: a clock that ran ahead counts until the next", "[store]")
{
    const TemporaryFolder folder;
    auto store = a_store(folder.path());
    CHECK(taken(store.last_deed()) == Instant{});
    auto ahead = a_request("ahead");
    ahead.when = kNoon + std::chrono::hours(24 * 365 * 70);
    (void)taken(store.commit(a_content().with_events(1).build(), ahead));
    CHECK(taken(store.last_deed()) == ahead.when);
    (void)taken(store.commit(a_content().with_events(2).build(), a_request("right again")));
    CHECK(taken(store.last_deed()) == kNoon);
}

TEST_CASE("the history stays when revisions are pruned, and nobody rewrites it", "[store]")
{
    const TemporaryFolder folder;
    store::Options options;
    options.access = store::Access::Write;
    options.kept_revisions = 2;
    {
        auto store = taken(store::Store::open(folder.path(), options));
        for (int n = 1; n <= 6; ++n) (void)taken(store.commit(a_content().with_events(n).build(), a_request("r" + std::to_string(n))));
        CHECK(taken(store.revisions()).size() == 2);
        CHECK(taken(store.history()).size() == 12);
        CHECK(taken(store.history()).back().note == "r1");
    }
    const auto database = taken(store::Database::open(folder.path() / "content.db", store::Database::Mode::Write, "", 1000));
    CHECK_FALSE(database.run("UPDATE history SET who = 'nobody'").ok());
    CHECK_FALSE(database.run("DELETE FROM history").ok());
    CHECK(taken(database.number("SELECT count(*) FROM history WHERE who = 'tester'")) == 12);
}

TEST_CASE("a store of an earlier version gets a history of what it knows", "[store]")
{
    const TemporaryFolder folder;
    {
        const auto database = taken(store::Database::open(folder.path() / "content.db", store::Database::Mode::Write, "", 1000));
        REQUIRE(store::migrate(database, store::kMigrations.first(10)).ok());
        REQUIRE(database.run("INSERT INTO revision (created, who, note, added, changed, removed, digest) VALUES (1000, 'renkei', 'shipped', 7, 0, 0, 'a'), (2000, 'hana', 'new', 1, 2, 0, 'b');"
                             "INSERT INTO publication (revision, at, who, note, previous) VALUES (1, 1000, 'renkei', 'shipped', NULL), (2, 2500, 'hana', 'ok', 1), (1, 3000, 'taro', 'rollback', NULL)").ok());
    }
    CHECK(told(a_store(folder.path())) == "rollback 1 taro rollback | publish 2 hana ok | load 2 hana new | publish 1 renkei shipped | load 1 renkei shipped");
}
