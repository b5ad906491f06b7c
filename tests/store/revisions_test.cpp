#include <sqlite3.h>

#include "stores.hpp"
#include "support/files.hpp"

using namespace renkei;
using namespace renkei::tests;

TEST_CASE("a new store has no revision, and the first commit is revision 1", "[store]")
{
    const TemporaryFolder folder;
    auto store = a_store(folder.path());
    CHECK_FALSE(taken(store.current_revision()));
    CHECK_FALSE(taken(store.newest_revision()));
    const auto summary = taken(store.commit(a_content().with_events(3).build(), a_request("first")));
    CHECK(summary.id == 1);
    CHECK(summary.current);
    CHECK(summary.added == 4);
    CHECK(summary.who == "tester");
    CHECK(summary.note == "first");
    CHECK(summary.created == kNoon);
    CHECK(summary.published == kNoon);
    CHECK(summary.digest.size() == 64);
    CHECK(taken(store.current_revision()) == 1);
}

TEST_CASE("content comes back as it was written, byte by byte", "[store]")
{
    const TemporaryFolder folder;
    auto content = a_content().with_showcases(2).with_events(2).with_notice("n1", "お知らせ").build();
    content.showcases[0].name_ruby = {{"a;b|c\\d", "x|y;z\\"}, {"", "reading alone"}, {"町", ""}};
    content.showcases[0].source = "line one\nline \"two\"\t, and a comma";
    content.events[0].related_codes = {"with;semicolon", "with\\backslash", "|"};
    content.events[0].fee_yen = 0;                 // free
    content.events[1].fee_yen = std::nullopt;      // not given: never the same as free
    content.events[1].latitude = -0.1;
    content.events[1].title = std::string("zero\0byte", 9);
    content.events[1].start_date = std::nullopt;
    auto store = a_store(folder.path());
    (void)taken(store.commit(content, a_request()));
    const auto read = taken(a_store(folder.path(), store::Access::Read).load_content(1));
    CHECK(as_bytes(read) == as_bytes(content));
    CHECK(read.events[0].fee_yen == 0);
    CHECK_FALSE(read.events[1].fee_yen);
    CHECK(read.showcases[0].name_ruby[0].reading == "x|y;z\\");
}

TEST_CASE("records that do not change are kept once", "[store]")
{
    const TemporaryFolder folder;
    auto store = a_store(folder.path());
    auto content = a_content().with_events(100).build();
    (void)taken(store.commit(content, a_request()));
    content.events[50].title = "changed";
    content.events.erase(content.events.begin() + 10);
    content.events.insert(content.events.begin(), an_event("first of all"));
    const auto second = taken(store.commit(content, a_request()));
    CHECK(second.added == 1);
    CHECK(second.changed == 1);
    CHECK(second.removed == 1);
    // 100 of the first revision, and one row each for the changed and the added event.
    CHECK(ask(folder.path(), "SELECT count(*) FROM event") == 102);
    CHECK(as_bytes(taken(store.load_content(2))) == as_bytes(content));
    CHECK(taken(store.load_content(1)).events[10].key == "E10");
    CHECK(taken(store.verify().ok() ? Result<int>(0) : Result<int>(store.verify().error())) == 0);
}

TEST_CASE("the digest depends on the content alone", "[store]")
{
    const TemporaryFolder one, two;
    auto straight = a_store(one.path()), winding = a_store(two.path());
    const auto content = a_content().with_events(20).with_showcases(3).build();
    const auto digest = taken(straight.commit(content, a_request("at once"))).digest;

    auto other = content;
    std::swap(other.events[3], other.events[17]);
    const auto reordered = taken(winding.commit(other, a_request("another order"))).digest;
    CHECK(reordered != digest);  // order is what the board shows
    other.events.clear();
    CHECK(taken(winding.commit(other, a_request("emptied"))).digest != digest);
    auto request = a_request("arrived");
    request.who = "somebody else";
    request.when = kNoon + std::chrono::hours(5);
    CHECK(taken(winding.commit(content, request)).digest == digest);
}

TEST_CASE("the digest of a known content never changes", "[store]")
{
    // A changed value here means that stores in the field would take their own content for damaged.
    const TemporaryFolder folder;
    auto store = a_store(folder.path());
    CHECK(taken(store.commit(a_content().with_events(1).with_showcases(1).with_notice("n", "t").build(), a_request())).digest ==
          "e4c2bb59101dbcd9118963a3ba2d77f65c729592e15b929065a32b00c9cdbd69");
    // A kind that came later counts as soon as it has records.
    model::Content schemes = a_content().with_events(1).with_showcases(1).with_notice("n", "t").build();
    schemes.schemes.push_back({"platform", "body", 1, "円卓", "", "report"});
    CHECK(taken(store.commit(schemes, a_request())).digest != "e4c2bb59101dbcd9118963a3ba2d77f65c729592e15b929065a32b00c9cdbd69");
    CHECK(taken(store.load_content(taken(store.commit(schemes, a_request())).id)).schemes.size() == 1);
}

TEST_CASE("the same content makes no new revision, and is published if asked", "[store]")
{
    const TemporaryFolder folder;
    auto store = a_store(folder.path());
    const auto content = a_content().with_events(2).build();
    CHECK(taken(store.commit(content, a_request("draft", false))).id == 1);
    CHECK_FALSE(taken(store.current_revision()));
    const auto again = taken(store.commit(content, a_request("again")));
    CHECK(again.id == 1);
    CHECK(again.note == "draft");
    CHECK(taken(store.current_revision()) == 1);
    CHECK(taken(store.revisions()).size() == 1);
}

TEST_CASE("what changed is counted against what was on show, also after somebody went back", "[store]")
{
    const TemporaryFolder folder;
    auto store = a_store(folder.path());
    const auto two = a_content().with_events(2).build();
    (void)taken(store.commit(two, a_request("two")));
    (void)taken(store.commit(a_content().with_events(5).build(), a_request("five")));
    CHECK(taken(store.rollback("staff", kNoon)) == 1);
    const auto same = taken(store.commit(two, a_request("the same again", false)));
    CHECK(same.id == 3);
    CHECK((same.added == 0 && same.changed == 0 && same.removed == 0));
    auto other = a_content().with_events(3).build();
    other.events[0].title += "（変更）";
    other.events.erase(other.events.begin() + 1);
    const auto last = taken(store.commit(other, a_request("another", false)));
    CHECK((last.added == 1 && last.changed == 1 && last.removed == 1));
}

TEST_CASE("two records of one name are refused", "[store]")
{
    const TemporaryFolder folder;
    auto store = a_store(folder.path());
    auto content = a_content().with_events(5).build();
    content.events[4].key = "E1";
    const auto refused = store.commit(content, a_request());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == ErrorKind::BadData);
    CHECK(refused.error().message.find("records 2 and 5 of event") != std::string::npos);
    CHECK(taken(store.revisions()).empty());
}

TEST_CASE("going back goes where the display came from, and further", "[store]")
{
    const TemporaryFolder folder;
    auto store = a_store(folder.path());
    for (int n = 1; n <= 3; ++n) (void)taken(store.commit(a_content().with_events(n).build(), a_request("r" + std::to_string(n))));
    CHECK(taken(store.current_revision()) == 3);
    CHECK(taken(store.rollback("staff", kNoon)) == 2);
    CHECK(taken(store.rollback("staff", kNoon)) == 1);
    const auto end = store.rollback("staff", kNoon);
    REQUIRE_FALSE(end);
    CHECK(end.error().kind == ErrorKind::NotFound);

    // An old revision shown again: back means the one before it on the display, not the one before it by number.
    CHECK(taken(store.publish(3, "staff", "", kNoon)) == 3);
    CHECK(taken(store.publish(2, "staff", "", kNoon)) == 2);
    CHECK(taken(store.rollback("staff", kNoon)) == 3);
    CHECK(taken(store.publish(std::nullopt, "staff", "", kNoon)) == 3);
    CHECK(taken(store.rollback("staff", kNoon)) == 1);

    const auto unknown = store.publish(99, "staff", "", kNoon);
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().kind == ErrorKind::NotFound);
}

TEST_CASE("old revisions are pruned, what is shown and what is behind it stay", "[store]")
{
    const TemporaryFolder folder;
    store::Options options;
    options.access = store::Access::Write;
    options.kept_revisions = 5;
    auto store = taken(store::Store::open(folder.path(), options));
    for (int n = 1; n <= 12; ++n) (void)taken(store.commit(a_content().with_events(n).build(), a_request("r", n <= 2)));
    std::vector<long long> kept;
    for (const auto& summary : taken(store.revisions())) kept.push_back(summary.id);
    CHECK(kept == std::vector<long long>{12, 11, 10, 9, 8, 2, 1});
    CHECK(taken(store.load_content(2)).events.size() == 2);
    CHECK(taken(store.load_content(8)).events.size() == 8);
    CHECK(taken(store.rollback("staff", kNoon)) == 1);
    for (int n = 13; n <= 40; ++n) (void)taken(store.commit(a_content().with_events(n % 7).build(), a_request("r")));
    CHECK(taken(store.revisions()).size() == 5);
    // Rows of revisions that are gone are gone too: at most seven events and their changes over five revisions.
    CHECK(ask(folder.path(), "SELECT count(*) FROM event") <= 7 * 5);
    CHECK(store.verify().ok());
}

TEST_CASE("a revision number is never used twice", "[store]")
{
    const TemporaryFolder folder;
    store::Options options;
    options.access = store::Access::Write;
    options.kept_revisions = 1;
    auto store = taken(store::Store::open(folder.path(), options));
    for (int n = 1; n <= 6; ++n) CHECK(taken(store.commit(a_content().with_events(n).build(), a_request())).id == n);
}

TEST_CASE("a commit that expects another newest revision is told to look again", "[store]")
{
    const TemporaryFolder folder;
    auto store = a_store(folder.path());
    auto request = a_request();
    request.expected_newest = 0;
    CHECK(taken(store.commit(a_content().build(), request)).id == 1);
    const auto late = store.commit(a_content().with_events(1).build(), request);
    REQUIRE_FALSE(late);
    CHECK(late.error().kind == ErrorKind::TryAgain);
}

TEST_CASE("a reader never waits for a writer, and sees the old revision until the new one is whole", "[store]")
{
    const TemporaryFolder folder;
    auto writer = a_store(folder.path());
    (void)taken(writer.commit(a_content().with_events(5).build(), a_request()));
    store::Options impatient;
    impatient.busy_timeout_ms = 0;
    const auto reader = taken(store::Store::open(folder.path(), impatient));
    const auto version = taken(reader.data_version());

    sqlite3* raw = nullptr;
    REQUIRE(sqlite3_open((folder.path() / "content.db").c_str(), &raw) == SQLITE_OK);
    REQUIRE(sqlite3_exec(raw, "BEGIN IMMEDIATE; DELETE FROM event; DELETE FROM revision; UPDATE current SET publication = NULL", nullptr, nullptr, nullptr) == SQLITE_OK);
    CHECK(taken(reader.current_revision()) == 1);
    CHECK(taken(reader.load_content(1)).events.size() == 5);
    CHECK(taken(store::Store::open(folder.path(), impatient)).current_revision().ok());
    CHECK(taken(reader.data_version()) == version);
    REQUIRE(sqlite3_exec(raw, "ROLLBACK", nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(raw);

    (void)taken(writer.commit(a_content().with_events(6).build(), a_request()));
    CHECK(taken(reader.data_version()) != version);
    CHECK(taken(reader.current_revision()) == 2);
    CHECK(taken(reader.load_content(1)).events.size() == 5);
}

TEST_CASE("a store opened for reading cannot be written", "[store]")
{
    const TemporaryFolder folder;
    (void)taken(a_store(folder.path()).commit(a_content().build(), a_request()));
    auto reader = a_store(folder.path(), store::Access::Read);
    CHECK_FALSE(reader.commit(a_content().with_events(1).build(), a_request()));
    CHECK_FALSE(reader.publish(1, "x", "", kNoon));
    CHECK_FALSE(reader.rollback("x", kNoon));
    const std::vector<uint8_t> bytes{1, 2, 3};
    CHECK_FALSE(reader.add_media(bytes));
}

TEST_CASE("media are named by their hash and go with the last revision that shows them", "[store]")
{
    const TemporaryFolder folder;
    store::Options options;
    options.access = store::Access::Write;
    options.kept_revisions = 2;
    auto store = taken(store::Store::open(folder.path(), options));
    const std::string abc = "abc";
    const auto hash = taken(store.add_media({reinterpret_cast<const uint8_t*>(abc.data()), abc.size()}));
    CHECK(hash == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");  // FIPS 180-2, appendix B.1
    CHECK(std::filesystem::file_size(store.media_path(hash)) == 3);

    auto request = a_request();
    request.media = {hash};
    const auto shown = taken(store.commit(a_content().build(), request));
    CHECK(taken(store.media_of(shown.id)) == std::vector<std::string>{hash});
    CHECK(taken(store.load_content(shown.id)).municipalities.size() == 1);

    request.media = {std::string(64, '0')};
    const auto missing = store.commit(a_content().build(), request);
    REQUIRE_FALSE(missing);
    CHECK(missing.error().kind == ErrorKind::NotFound);

    (void)taken(store.commit(a_content().with_events(1).build(), a_request()));
    CHECK(std::filesystem::exists(store.media_path(hash)));  // revision 1 is still kept
    (void)taken(store.commit(a_content().with_events(2).build(), a_request()));
    (void)taken(store.commit(a_content().with_events(3).build(), a_request()));
    CHECK_FALSE(std::filesystem::exists(store.media_path(hash)));
}

TEST_CASE("files that a stopped load left behind go, files of a load under way stay", "[store]")
{
    const TemporaryFolder folder;
    auto one = a_store(folder.path());
    const std::vector<uint8_t> waiting{1, 2, 3}, orphan{4, 5, 6};
    std::string orphan_hash;
    {
        auto stopped = a_store(folder.path());
        orphan_hash = taken(stopped.add_media(orphan));
    }
    auto staging = a_store(folder.path());
    const auto hash = taken(staging.add_media(waiting));
    (void)taken(one.commit(a_content().build(), a_request()));
    CHECK(std::filesystem::exists(one.media_path(hash)));
    auto request = a_request();
    request.media = {hash};
    (void)taken(staging.commit(a_content().with_events(1).build(), request));
    CHECK(std::filesystem::exists(one.media_path(hash)));
    CHECK_FALSE(std::filesystem::exists(one.media_path(orphan_hash)));
}

TEST_CASE("only what the store itself has put there is ever deleted", "[store]")
{
    const TemporaryFolder folder;
    const std::vector<uint8_t> orphan{4, 5, 6};
    auto stopped = a_store(folder.path());
    const auto left = stopped.media_path(taken(stopped.add_media(orphan)));
    const auto media = folder.path() / "media", other = folder.path() / "elsewhere";
    std::filesystem::create_directories(other / "ab");
    const std::string foreign(64, 'a');
    for (const auto& file : {media / "mine.jpg", media / "ab" / "mine.jpg", media / "abc" / foreign, media / "zz" / foreign,
                             other / "ab" / ("ab" + std::string(62, '0')), other / "ab" / "passwd"}) {
        std::filesystem::create_directories(file.parent_path());
        write_bytes(file, "not ours");
    }
    std::filesystem::create_directory_symlink(other / "ab", media / "cd");
    stopped = a_store(folder.path());
    (void)taken(stopped.commit(a_content().build(), a_request()));
    CHECK_FALSE(std::filesystem::exists(left));
    for (const auto& file : {media / "mine.jpg", media / "ab" / "mine.jpg", media / "abc" / foreign, media / "zz" / foreign,
                             other / "ab" / ("ab" + std::string(62, '0')), other / "ab" / "passwd"}) {
        CAPTURE(file);
        CHECK(std::filesystem::exists(file));
    }
    // A folder of media that is a link is somebody else's.
    const TemporaryFolder linked;
    auto store = a_store(linked.path());
    std::filesystem::create_directory_symlink(other, linked.path() / "media");
    (void)taken(store.commit(a_content().build(), a_request()));
    CHECK(std::filesystem::exists(other / "ab" / ("ab" + std::string(62, '0'))));
}

TEST_CASE("media of a database that was lost stay, whatever is loaded into the new one", "[store]")
{
    const TemporaryFolder folder;
    const std::vector<uint8_t> picture{'p', 'i', 'c'};
    const auto add = [&] {
        auto store = a_store(folder.path());
        auto request = a_request();
        request.media = {taken(store.add_media(picture))};
        (void)taken(store.commit(a_content().build(), request));
        return store.media_path(request.media.front());
    };
    const auto file = add();
    const bool aside = GENERATE(true, false);
    if (aside) std::filesystem::rename(folder.path() / "content.db", folder.path() / "content.damaged-1.db");
    else std::filesystem::last_write_time(file, std::filesystem::last_write_time(file) - std::chrono::hours(24 * 365 * 5));   // and the new one is of today
    for (const char* part : {"content.db", "content.db-wal", "content.db-shm"}) std::filesystem::remove(folder.path() / part);
    auto store = a_store(folder.path());
    for (int events = 0; events < 4; ++events) (void)taken(store.commit(a_content().with_events(events).build(), a_request()));
    CHECK(std::filesystem::exists(file));
}

TEST_CASE("a lost photograph keeps nothing else from being loaded", "[store]")
{
    const TemporaryFolder folder;
    auto store = a_store(folder.path());
    const std::vector<uint8_t> picture{'p', 'i', 'c'};
    auto request = a_request();
    request.media = {taken(store.add_media(picture))};
    const auto first = taken(store.commit(a_content().build(), request));
    std::filesystem::remove(store.media_path(request.media.front()));
    const auto second = taken(store.commit(a_content().with_events(1).build(), request));
    CHECK(second.id == first.id + 1);
    CHECK(taken(store.media_of(second.id)) == request.media);
    CHECK(taken(store.damaged_media(second.id)) == request.media);
    CHECK(ask(folder.path(), "SELECT DISTINCT bytes FROM media") == 3);
    // One that no revision had is another matter.
    request.media.push_back(std::string(64, '0'));
    CHECK(store.commit(a_content().with_events(2).build(), request).error().kind == ErrorKind::NotFound);
}

TEST_CASE("exhibitions keep their panels, and the pictures on them", "[store]")
{
    const TemporaryFolder folder;
    auto content = a_content().build();
    auto store = a_store(folder.path());
    const std::vector<uint8_t> picture{'p', 'i', 'c'};
    content.exhibits = {an_exhibit("autumn")};
    content.exhibits[0].start_date = parse_date("2026-11-02");
    content.exhibits[0].place = "1階";
    content.panels = {a_panel("autumn", 1, "一段落目。\n二段落目。"), a_panel("autumn", 2)};
    content.panels[0].picture.media = taken(store.add_media(picture));
    content.panels[0].picture.no_crop = true;
    CHECK(taken(store.commit(content, a_request())).added == 4);
    CHECK(as_bytes(taken(a_store(folder.path(), store::Access::Read).load_content(1))) == as_bytes(content));
    CHECK(ask(folder.path(), "SELECT count(*) FROM media") == 1);
    content.panels[1].text = "別の文";
    const auto second = taken(store.commit(content, a_request()));
    CHECK(second.changed == 1);
    CHECK(second.added == 0);
    content.exhibits.clear();
    content.panels.clear();
    CHECK(taken(store.commit(content, a_request())).removed == 3);
    CHECK(store.verify().ok());
}
