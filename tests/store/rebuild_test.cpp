// A damaged store made anew: all of it or nothing, and what is kept of the old one.

#include "faulty_disk.hpp"
#include "stores.hpp"
#include "support/files.hpp"

using namespace renkei;
using namespace renkei::tests;
namespace fs = std::filesystem;

namespace {

Result<void> fill_with(store::Store& store, const model::Content& content)
{
    const auto committed = store.commit(content, a_request());
    return committed ? Result<void>() : Result<void>(committed.error());
}

void damage(const fs::path& folder) { write_bytes(folder / "content.db", "this is no database, however long one makes it"); }

}  // namespace

TEST_CASE("a damaged store is replaced by one that is whole, and kept", "[store]")
{
    const TemporaryFolder folder;
    const auto content = a_content().with_events(5).build();
    damage(folder.path());
    const auto replaced = taken(store::replace_damaged(folder.path(), [&](store::Store& store) { return fill_with(store, content); }));
    REQUIRE(replaced);
    CHECK(bytes_of(replaced->kept).starts_with("this is no database"));
    CHECK(replaced->removed.empty());
    CHECK(as_bytes(taken(a_store(folder.path(), store::Access::Read).load_content(1))) == as_bytes(content));
    CHECK_FALSE(fs::exists(folder.path() / "rebuild"));
    // A store that is well is left alone.
    CHECK_FALSE(taken(store::replace_damaged(folder.path(), [&](store::Store& store) { return fill_with(store, content); })));
}

TEST_CASE("damage in the rows of what is on show is damage too", "[store]")
{
    const TemporaryFolder folder;
    const auto content = a_content().with_events(5).build();
    (void)taken(a_store(folder.path()).commit(content, a_request()));
    {
        auto database = taken(store::Database::open(folder.path() / "content.db", store::Database::Mode::Write, "", 0));
        REQUIRE(database.run("UPDATE event SET title = 'another' WHERE key = 'E2'").ok());
    }
    CHECK(taken(store::replace_damaged(folder.path(), [&](store::Store& store) { return fill_with(store, content); })));
    CHECK(a_store(folder.path()).verify().ok());
}

TEST_CASE("on a disk that fills up at any byte of the rebuild the damaged store stays where it is", "[store]")
{
    const auto content = a_content().with_events(20).build();
    store::Options options;
    options.vfs = faulty_disk();
    int failures = 0;
    for (long long room = 0; room < 400'000; room += 9'001) {
        INFO("room for " << room << " bytes");
        const TemporaryFolder folder;
        damage(folder.path());
        set_room(room);
        const auto replaced = store::replace_damaged(folder.path(), [&](store::Store& store) { return fill_with(store, content); }, options);
        set_room(-1);
        if (replaced) {
            CHECK(as_bytes(taken(a_store(folder.path(), store::Access::Read).load_content(1))) == as_bytes(content));
            continue;
        }
        ++failures;
        CHECK(replaced.error().kind == ErrorKind::Io);
        CHECK(bytes_of(folder.path() / "content.db").starts_with("this is no database"));
        CHECK_FALSE(fs::exists(folder.path() / "content.damaged-1.db"));
        CHECK_FALSE(fs::exists(folder.path() / "rebuild"));
    }
    CHECK(failures > 10);
}

TEST_CASE("what cannot be stored sets nothing aside", "[store]")
{
    const TemporaryFolder folder;
    damage(folder.path());
    auto content = a_content().with_events(3).build();
    content.events[2].key = content.events[0].key;   // two of one name
    for (int attempt = 0; attempt < 3; ++attempt) {
        const auto replaced = store::replace_damaged(folder.path(), [&](store::Store& store) { return fill_with(store, content); });
        REQUIRE_FALSE(replaced);
        CHECK(replaced.error().kind == ErrorKind::BadData);
    }
    CHECK(fs::exists(folder.path() / "content.db"));
    CHECK_FALSE(fs::exists(folder.path() / "content.damaged-1.db"));
}

TEST_CASE("only the newest three damaged stores are kept", "[store]")
{
    const TemporaryFolder folder;
    for (const int n : {1, 2, 9, 10, 11}) write_bytes(folder.path() / ("content.damaged-" + std::to_string(n) + ".db"), "old");
    write_bytes(folder.path() / "content.damaged-2.db-wal", "old");
    write_bytes(folder.path() / "content.damaged-x.db", "not ours");
    damage(folder.path());
    const auto replaced = taken(store::replace_damaged(folder.path(), [&](store::Store& store) { return fill_with(store, a_content().build()); }));
    REQUIRE(replaced);
    CHECK(replaced->kept == folder.path() / "content.damaged-12.db");
    CHECK(replaced->removed.size() == 3);
    for (const char* gone : {"content.damaged-1.db", "content.damaged-2.db", "content.damaged-2.db-wal", "content.damaged-9.db"})
        CHECK_FALSE(fs::exists(folder.path() / gone));
    for (const char* kept : {"content.damaged-10.db", "content.damaged-11.db", "content.damaged-x.db"}) CHECK(fs::exists(folder.path() / kept));
}

TEST_CASE("a first revision is hashed while it is written, and is the same as one that is hashed before", "[store]")
{
    const auto content = a_content().with_municipalities(1741).with_events(20'000).build();
    const TemporaryFolder folder, other;
    auto store = a_store(folder.path());
    const auto first = taken(store.commit(content, a_request()));
    CHECK(first.digest == taken(store::digest_of(content)));
    CHECK(first.added == 21'741);
    CHECK(as_bytes(taken(store.load_content(1))) == as_bytes(content));
    CHECK(store.verify().ok());
    auto second = a_store(other.path());
    (void)taken(second.commit(a_content().build(), a_request()));
    CHECK(taken(second.commit(content, a_request())).digest == first.digest);
    // Names that occur twice are found when all is written, and nothing is kept.
    const TemporaryFolder empty;
    auto twice = content;
    twice.events[19'999].key = twice.events[7].key;
    auto third = a_store(empty.path());
    const auto refused = third.commit(twice, a_request());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.find("records 8 and 20000 of event") != std::string::npos);
    CHECK(taken(third.newest_revision()) == std::nullopt);
    CHECK(ask(empty.path(), "SELECT count(*) FROM event") == 0);
}

TEST_CASE("texts that are the same from record to record are stored with each", "[store]")
{
    const TemporaryFolder folder;
    auto content = a_content().with_events(6).build();
    const char* venues[] = {"区民ホール", "区民ホール", "", "", "広場", "区民ホール"};
    for (size_t i = 0; i < 6; ++i) content.events[i].venue = venues[i];
    auto store = a_store(folder.path());
    (void)taken(store.commit(content, a_request()));
    CHECK(as_bytes(taken(store.load_content(1))) == as_bytes(content));
}
