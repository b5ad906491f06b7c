// The days a display has to survive: full disks, cut power, wrong files, wrong versions, wrong owners.

#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <random>

#include "faulty_disk.hpp"
#include "store/impl.hpp"
#include "store/schema.hpp"
#include "stores.hpp"
#include "support/files.hpp"

using namespace renkei;
using namespace renkei::tests;
namespace fs = std::filesystem;

namespace {

void run_sql(const fs::path& file, const std::string& sql)
{
    sqlite3* raw = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &raw) == SQLITE_OK);
    char* message = nullptr;
    const int code = sqlite3_exec(raw, sql.c_str(), nullptr, nullptr, &message);
    INFO((message != nullptr ? message : ""));
    CHECK(code == SQLITE_OK);
    sqlite3_free(message);
    sqlite3_close(raw);
}

// Runs `work` in a child and returns its exit status; the child may not use Catch.
template <class Work>
int in_child(Work work)
{
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) ::_exit(work());
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

TEST_CASE("a disk that fills up at any byte leaves the last revision whole", "[store]")
{
    const auto before = a_content().with_events(10).build(), after = a_content().with_events(40).with_showcases(5).build();
    store::Options options;
    options.access = store::Access::Write;
    options.vfs = faulty_disk();
    long long needed = 0;
    {
        const TemporaryFolder folder;
        auto store = taken(store::Store::open(folder.path(), options));
        (void)taken(store.commit(before, a_request()));
        set_room(-1);
        (void)taken(store.commit(after, a_request()));
        needed = bytes_written();
        CHECK(flushes() >= 1);  // synchronous=FULL: acknowledged means flushed
    }
    REQUIRE(needed > 1000);
    int failures = 0;
    for (long long room = 0; room < needed; room += std::max(1LL, needed / 60)) {
        INFO("room for " << room << " of " << needed << " bytes");
        const TemporaryFolder folder;
        {
            set_room(-1);
            auto store = taken(store::Store::open(folder.path(), options));
            (void)taken(store.commit(before, a_request()));
            set_room(room);
            const auto committed = store.commit(after, a_request());
            REQUIRE_FALSE(committed);
            CHECK(committed.error().kind == ErrorKind::Io);
            CHECK(committed.error().message.find("disk is full") != std::string::npos);
            ++failures;
            // The same store goes on: what is on show can still be read, and room makes the commit succeed.
            CHECK(as_bytes(taken(store.load_content(1))) == as_bytes(before));
        }
        set_room(-1);
        auto store = a_store(folder.path());
        CHECK(taken(store.current_revision()) == 1);
        CHECK(as_bytes(taken(store.load_content(1))) == as_bytes(before));
        CHECK(taken(store.commit(after, a_request())).id >= 2);
        CHECK(store.verify().ok());
    }
    CHECK(failures > 50);
}

TEST_CASE("a disk that fills up during the very first load leaves a store that the next start completes", "[store]")
{
    const auto content = a_content().with_events(20).build();
    store::Options options;
    options.access = store::Access::Write;
    options.vfs = faulty_disk();
    for (long long room = 0; room < 200'000; room += 3'001) {
        const TemporaryFolder folder;
        set_room(room);
        if (auto store = store::Store::open(folder.path(), options)) (void)store->commit(content, a_request()).ok();
        set_room(-1);
        auto store = a_store(folder.path());
        CHECK(taken(store.commit(content, a_request())).id >= 1);
        CHECK(as_bytes(taken(store.load_content(*taken(store.newest_revision())))) == as_bytes(content));
    }
}

TEST_CASE("media on a full disk fail without leaving half a file", "[store]")
{
    const TemporaryFolder folder;
    const std::vector<uint8_t> picture(300'000, 7);
    const int status = in_child([&] {
        std::signal(SIGXFSZ, SIG_IGN);
        store::Options options;
        options.access = store::Access::Write;
        auto store = store::Store::open(folder.path(), options);
        if (!store) return 1;
        const rlimit limit{100'000, 100'000};
        if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) return 2;
        const auto added = store->add_media(picture);
        if (added) return 3;
        return added.error().kind == ErrorKind::Io ? 0 : 4;
    });
    CHECK(status == 0);
    size_t files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder.path() / "media")) files += entry.is_regular_file();
    CHECK(files == 0);
}

TEST_CASE("a process killed at any moment leaves revision N or N+1", "[store]")
{
    const TemporaryFolder folder;
    (void)taken(a_store(folder.path()).commit(a_content().with_events(50).build(), a_request()));
    std::mt19937 random(7);
    long long highest = 1;
    for (int round = 0; round < 40; ++round) {
        const pid_t child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            store::Options options;
            options.access = store::Access::Write;
            auto store = store::Store::open(folder.path(), options);
            if (!store) ::_exit(1);
            for (int n = 0;; ++n) {
                auto content = a_content().with_events(50 + (round * 31 + n) % 200).build();
                content.events[0].title = std::to_string(round) + "/" + std::to_string(n);
                if (!store->commit(content, a_request())) ::_exit(1);
            }
        }
        ::usleep(static_cast<useconds_t>(std::uniform_int_distribution<int>(500, 30'000)(random)));
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        CHECK(WIFSIGNALED(status));

        const auto store = a_store(folder.path(), store::Access::Read);
        const auto current = taken(store.current_revision());
        REQUIRE(current);
        CHECK(*current >= highest);
        CHECK(taken(store.newest_revision()) == current);  // each commit publishes: never one without the other
        highest = *current;
        const auto content = taken(store.load_content(*current));
        CHECK(content.events.size() >= 50);
    }
    CHECK(a_store(folder.path()).verify().ok());
}

TEST_CASE("a store of an earlier version is brought up to date with its content", "[store]")
{
    const TemporaryFolder folder;
    {
        auto database = taken(store::Database::open(folder.path() / "content.db", store::Database::Mode::Write, "", 1000));
        REQUIRE(store::migrate(database, store::kMigrations.first(1)).ok());
        REQUIRE(database.run("INSERT INTO revision (created, who, note, added, changed, removed, digest) VALUES (1000, 'w', 'old', 0, 0, 0, '" +
                             [] {
                                 store::ContentDigest digest;
                                 model::Content empty;
                                 model::visit_kinds(empty, [&](const char* kind, auto&) { digest.kind(kind); });
                                 return digest.hex();
                             }() + "'); UPDATE current SET revision = 1").ok());
    }
    const auto found = store::examine(folder.path());
    CHECK(found.condition == store::Condition::Old);
    const auto reader = store::Store::open(folder.path());
    REQUIRE_FALSE(reader);
    CHECK(reader.error().kind == ErrorKind::Unavailable);

    auto store = a_store(folder.path());
    CHECK(taken(store.current_revision()) == 1);
    CHECK(taken(store.load_content(1)).municipalities.empty());
    const auto all = taken(store.revisions());
    REQUIRE(all.size() == 1);
    CHECK(all[0].note == "old");
    CHECK(all[0].published == Instant(std::chrono::milliseconds(1000)));
    CHECK(taken(store.commit(a_content().build(), a_request())).id == 2);
    CHECK(taken(store.rollback("x", kNoon)) == 1);
    CHECK(store::examine(folder.path()).condition == store::Condition::Ready);
}

TEST_CASE("a store of a later version is refused and not touched", "[store]")
{
    const TemporaryFolder folder;
    (void)taken(a_store(folder.path()).commit(a_content().build(), a_request()));
    run_sql(folder.path() / "content.db", "PRAGMA user_version = 999");
    run_sql(folder.path() / "content.db", "PRAGMA wal_checkpoint(TRUNCATE)");
    const auto before = bytes_of(folder.path() / "content.db");
    for (const auto access : {store::Access::Read, store::Access::Write}) {
        store::Options options;
        options.access = access;
        const auto opened = store::Store::open(folder.path(), options);
        REQUIRE_FALSE(opened);
        CHECK(opened.error().kind == ErrorKind::Configuration);
        CHECK(opened.error().message.find("later version") != std::string::npos);
    }
    CHECK(store::examine(folder.path()).condition == store::Condition::Newer);
    CHECK(bytes_of(folder.path() / "content.db") == before);
}

TEST_CASE("a database of another program is refused and not touched", "[store]")
{
    const TemporaryFolder folder;
    SECTION("with its own mark") { run_sql(folder.path() / "content.db", "PRAGMA application_id = 77; CREATE TABLE t (a)"); }
    SECTION("without a mark") { run_sql(folder.path() / "content.db", "CREATE TABLE t (a); INSERT INTO t VALUES (1)"); }
    const auto before = bytes_of(folder.path() / "content.db");
    for (const auto access : {store::Access::Read, store::Access::Write}) {
        store::Options options;
        options.access = access;
        const auto opened = store::Store::open(folder.path(), options);
        REQUIRE_FALSE(opened);
        CHECK(opened.error().kind == ErrorKind::Configuration);
    }
    CHECK(store::examine(folder.path()).condition == store::Condition::Foreign);
    CHECK(bytes_of(folder.path() / "content.db") == before);
}

TEST_CASE("no store is said, and none is made by looking", "[store]")
{
    const TemporaryFolder folder;
    const fs::path nowhere = folder.path() / "a" / "b";
    const auto opened = store::Store::open(nowhere);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().kind == ErrorKind::NotFound);
    CHECK(store::examine(nowhere).condition == store::Condition::Missing);
    CHECK_FALSE(fs::exists(nowhere));
    // A start that was killed right after the file was made.
    write_bytes(folder.path() / "content.db", "");
    CHECK(store::examine(folder.path()).condition == store::Condition::Missing);
    CHECK(taken(a_store(folder.path()).commit(a_content().build(), a_request())).id == 1);
}

TEST_CASE("what the disk damages is found, never shown and never a crash", "[store]")
{
    const TemporaryFolder folder;
    const auto content = a_content().with_municipalities(200).with_events(100).with_showcases(20).build();
    (void)taken(a_store(folder.path()).commit(content, a_request()));
    const fs::path file = folder.path() / "content.db";
    const std::string whole = bytes_of(file);
    REQUIRE_FALSE(fs::exists(file.string() + "-wal"));  // closed: everything is in the file
    std::mt19937 random(42);
    int refused = 0;
    for (int round = 0; round < 400; ++round) {
        std::string damaged = whole;
        const auto below = [&](size_t n) { return std::uniform_int_distribution<size_t>(0, n - 1)(random); };
        switch (round % 4) {
            case 0: damaged[below(damaged.size())] ^= static_cast<char>(1u << below(8)); break;                           // one bit
            case 1: damaged.replace(below(damaged.size() - 512), 512, std::string(512, '\0')); break;                     // a sector
            case 2: damaged.replace(below(damaged.size() / 4096) * 4096, 4096, std::string(4096, static_cast<char>(round))); break;  // a page
            default: damaged.resize(below(damaged.size()));                                                              // half a file
        }
        write_bytes(file, damaged);
        INFO("round " << round);
        const auto opened = store::Store::open(folder.path());
        if (!opened) {
            const auto kind = opened.error().kind;
            CHECK((kind == ErrorKind::BadData || kind == ErrorKind::Configuration || kind == ErrorKind::NotFound || kind == ErrorKind::Unavailable));
            ++refused;
            continue;
        }
        const auto current = opened->current_revision();
        if (!current || !*current) {
            ++refused;
            continue;
        }
        const auto loaded = opened->load_content(**current);
        if (!loaded) {
            CHECK((loaded.error().kind == ErrorKind::BadData || loaded.error().kind == ErrorKind::NotFound || loaded.error().kind == ErrorKind::Internal));
            ++refused;
            continue;
        }
        CHECK(as_bytes(*loaded) == as_bytes(content));  // the damage lay where nothing was read
    }
    CHECK(refused > 200);
}

TEST_CASE("a database that was emptied while its media are there is damaged, not new", "[store]")
{
    const TemporaryFolder folder;
    const auto file = folder.path() / "content.db";
    {
        auto store = a_store(folder.path());
        auto request = a_request("first");
        request.media = {taken(store.add_media(std::vector<uint8_t>(100, 7)))};
        (void)taken(store.commit(a_content().with_events(1).build(), request));
    }
    for (const char* part : {"-wal", "-shm"}) std::filesystem::remove(file.string() + part);
    std::filesystem::resize_file(file, 0);
    CHECK(store::examine(folder.path()).condition == store::Condition::Damaged);
    for (const auto access : {store::Access::Read, store::Access::Write}) {
        store::Options options;
        options.access = access;
        const auto opened = store::Store::open(folder.path(), options);
        REQUIRE_FALSE(opened.ok());
        CHECK(opened.error().kind == ErrorKind::BadData);
    }
    const auto replaced = taken(store::replace_damaged(folder.path(), [](store::Store& store) -> Result<void> {
        auto committed = store.commit(a_content().with_events(2).build(), a_request("anew"));
        return committed ? Result<void>() : Result<void>(committed.error());
    }));
    REQUIRE(replaced.has_value());
    CHECK(std::filesystem::exists(replaced->kept));
    CHECK(taken(taken(store::Store::open(folder.path())).load_content(1)).events.size() == 2);
    // Deleted by hand it is a new store, and the media that lie there are no hindrance.
    for (const char* part : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + part);
    CHECK(a_store(folder.path()).folder() == folder.path());
    // Empty and without media: a first start that was killed.
    const TemporaryFolder other;
    std::ofstream(other.path() / "content.db").flush();
    CHECK(store::examine(other.path()).condition == store::Condition::Missing);
    CHECK(a_store(other.path()).folder() == other.path());
}

TEST_CASE("a damaged store is set aside, every time under another name, and never deleted", "[store]")
{
    const TemporaryFolder folder;
    for (int n = 1; n <= 3; ++n) {
        write_bytes(folder.path() / "content.db", "this is no database, however long one makes it " + std::to_string(n));
        CHECK(store::examine(folder.path()).condition == store::Condition::Damaged);
        const auto aside = taken(store::set_aside(folder.path()));
        CHECK(aside == folder.path() / ("content.damaged-" + std::to_string(n) + ".db"));
        CHECK(bytes_of(aside).back() == static_cast<char>('0' + n));
        CHECK(store::examine(folder.path()).condition == store::Condition::Missing);
    }
}

TEST_CASE("on a disk that may not be written the store is read and nothing else", "[store]")
{
    const TemporaryFolder folder;
    const auto content = a_content().with_events(5).build();
    (void)taken(a_store(folder.path()).commit(content, a_request()));
    for (const auto& entry : fs::directory_iterator(folder.path()))
        fs::permissions(entry.path(), fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read);
    fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_read | fs::perms::others_exec);
    const auto expected = as_bytes(content);
    const int status = in_child([&] {
        // root may write everywhere: become nobody first.
        if (::geteuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0)) return 1;
        const auto reader = store::Store::open(folder.path());
        if (!reader) return 2;
        const auto read = reader->load_content(1);
        if (!read || as_bytes(*read) != expected) return 3;
        store::Options options;
        options.access = store::Access::Write;
        auto writer = store::Store::open(folder.path(), options);
        if (!writer) return writer.error().kind == ErrorKind::NoPermission ? 0 : 4;
        const auto committed = writer->commit(a_content().build(), a_request());
        if (committed) return 5;
        return committed.error().kind == ErrorKind::NoPermission ? 0 : 6;
    });
    CHECK(status == 0);
    const int denied = in_child([&] {
        if (::geteuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0)) return 1;
        store::Options options;
        options.access = store::Access::Write;
        const auto made = store::Store::open(folder.path() / "new", options);
        return !made && made.error().kind == ErrorKind::NoPermission ? 0 : 2;
    });
    CHECK(denied == 0);
    fs::permissions(folder.path(), fs::perms::owner_all);
}

TEST_CASE("a store that lost a table or a column is damaged, for whoever opens it", "[store]")
{
    const TemporaryFolder folder;
    (void)taken(a_store(folder.path()).commit(a_content().with_events(3).build(), a_request()));
    const char* sql = GENERATE("DROP TABLE event", "DROP TABLE media", "DROP TABLE publication", "DROP TABLE current", "DROP TABLE notice",
                               "ALTER TABLE event DROP COLUMN title",
                               "ALTER TABLE revision DROP COLUMN note", "ALTER TABLE contact RENAME COLUMN purpose TO purpoze",
                               "PRAGMA user_version = 1", "PRAGMA user_version = 5", "PRAGMA user_version = 12");   // these cannot be brought up to date
    CAPTURE(sql);
    run_sql(folder.path() / "content.db", sql);
    for (const auto access : {store::Access::Read, store::Access::Write}) {
        const auto opened = store::Store::open(folder.path(), {.access = access});
        REQUIRE_FALSE(opened);
        CHECK(opened.error().kind == ErrorKind::BadData);
        CHECK(opened.error().message.find("lacks a part") != std::string::npos);
    }
    CHECK(store::examine(folder.path()).condition == store::Condition::Damaged);
}

TEST_CASE("a store whose row of what is on show is gone can be published again", "[store]")
{
    const TemporaryFolder folder;
    (void)taken(a_store(folder.path()).commit(a_content().build(), a_request()));
    run_sql(folder.path() / "content.db", "DELETE FROM current");
    auto store = a_store(folder.path());
    CHECK_FALSE(taken(store.current_revision()));
    CHECK(taken(store.publish(1, "tester", "", kNoon)) == 1);
    CHECK(taken(store.current_revision()) == 1);
}

TEST_CASE("what is no file in the store's place is refused at once and left alone", "[store]")
{
    const TemporaryFolder folder;
    const fs::path file = folder.path() / "content.db";
    SECTION("a pipe") { REQUIRE(::mkfifo(file.c_str(), 0600) == 0); }
    SECTION("a folder") { fs::create_directory(file); }
    const auto type = fs::status(file).type();
    const int status = in_child([&] {
        ::alarm(10);   // a pipe that is opened waits for ever
        for (const auto access : {store::Access::Read, store::Access::Write}) {
            const auto opened = store::Store::open(folder.path(), {.access = access});
            if (opened || opened.error().kind != ErrorKind::Configuration) return 1;
        }
        return store::examine(folder.path()).condition == store::Condition::Foreign ? 0 : 2;
    });
    CHECK(status == 0);
    CHECK(fs::status(file).type() == type);
}

TEST_CASE("a revision knows where it comes from, also after an older store was brought up to date", "[store]")
{
    const TemporaryFolder folder;
    {
        auto database = taken(store::Database::open(folder.path() / "content.db", store::Database::Mode::Write, "", 1000));
        REQUIRE(store::migrate(database, store::kMigrations.first(2)).ok());
        REQUIRE(database.run("INSERT INTO revision (created, who, note, added, changed, removed, digest) VALUES (1000, 'renkei', '', 0, 0, 0, 'a'), (2000, 'hana', '', 0, 0, 0, 'b')").ok());
    }
    auto store = a_store(folder.path());
    auto request = a_request();
    request.origin = store::Origin::Shipped;
    const auto content = a_content().with_events(2).build();
    const auto committed = taken(store.commit(content, request));
    CHECK(committed.digest == taken(store::digest_of(content)));
    const auto all = taken(store.revisions());
    REQUIRE(all.size() == 3);
    CHECK(all[0].origin == store::Origin::Shipped);
    CHECK(all[1].origin == store::Origin::Staff);
    CHECK(all[2].origin == store::Origin::Shipped);
}
