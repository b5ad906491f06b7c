// Days on which the store, its disk or what ships is not as it should be: what is lost, what is shown, and what is said.

#include <unistd.h>

#include <map>

#include "field.hpp"

using namespace renkei::tests;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

const std::vector<std::string> kShow{"show", "--offscreen", "--window", "320x180", "--scenes", "title", "--seconds", "0.5", "--json"};

std::vector<std::string> with(std::vector<std::string> words, const std::vector<std::string>& more)
{
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

std::string joined(const std::vector<std::string>& words)
{
    std::string all;
    for (const auto& word : words) all += " " + word;
    return all;
}

// Every file below the folder with its bytes, but for SQLite's shared memory, which readers share too.
std::map<std::string, std::string> everything_in(const fs::path& folder)
{
    std::map<std::string, std::string> all;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && !entry.path().string().ends_with("-shm") && !(entry.path().string().ends_with("-wal") && entry.file_size() == 0))
            all[entry.path().string()] = bytes_of(entry.path());
    return all;
}

size_t set_aside_in(const fs::path& folder)
{
    size_t count = 0;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        count += name.starts_with("content.damaged-") && name.ends_with(".db");
    }
    return count;
}

void damage(const fs::path& file) { write_bytes(file, "nothing that is known" + bytes_of(file).substr(21)); }

}  // namespace

TEST_CASE("a damaged store stays where it is as long as no new one can be made", "[e2e]")
{
    const TemporaryFolder folder;
    const auto data = a_data_folder(folder);
    const fs::path store = folder.path() / "store";
    REQUIRE(run(folder, {"load", "--publish", "--data", data.string()}).code == 0);
    damage(store / "content.db");
    change(data / "facts" / "milestones.csv", "20", "xx");
    for (int start = 0; start < 3; ++start) {
        for (const auto& command : {with(kShow, {"--data", data.string()}), std::vector<std::string>{"publish", "--data", data.string()}}) {
            const auto outcome = run(folder, command);
            INFO(outcome.err);
            CHECK(outcome.code == 65);
            CHECK(outcome.err.find("damaged") != std::string::npos);
            CHECK(outcome.err.find("milestones.csv row ") != std::string::npos);
        }
        CHECK(run(folder, {"load", "--publish", "--data", data.string()}).code == 65);
    }
    CHECK(set_aside_in(store) == 0);
    CHECK(fs::exists(store / "content.db"));
    CHECK_FALSE(fs::exists(store / "rebuild"));
}

TEST_CASE("three damaged stores are kept; the oldest goes, and that is said", "[e2e]")
{
    const TemporaryFolder folder;
    const fs::path store = folder.path() / "store";
    REQUIRE(run(folder, {"load", "--publish"}).code == 0);
    for (int n = 1; n <= 5; ++n) {
        damage(store / "content.db");
        const auto outcome = run(folder, n % 2 == 0 ? std::vector<std::string>{"load", "--publish"} : std::vector<std::string>{"publish"});
        INFO(outcome.err);
        CHECK(outcome.code == 0);
        CHECK(outcome.err.find("content.damaged-" + std::to_string(n) + ".db") != std::string::npos);
        CHECK((outcome.err.find("the oldest damaged store") != std::string::npos) == (n > 3));
    }
    CHECK(set_aside_in(store) == 3);
    CHECK(fs::exists(store / "content.damaged-5.db"));
    CHECK_FALSE(fs::exists(store / "content.damaged-2.db"));
}

TEST_CASE("whoever only looks changes nothing in a damaged store; a picture is drawn from memory", "[e2e][slow]")
{
    const TemporaryFolder folder;
    REQUIRE(run(folder, {"load", "--publish"}).code == 0);
    damage(folder.path() / "store" / "content.db");
    const auto before = everything_in(folder.path() / "store");
    for (const char* command : {"revisions", "list events", "list municipalities --json"}) {
        const auto outcome = run_script(folder, std::string("exec $RENKEI ") + command);
        CAPTURE(command, outcome.err);
        CHECK(outcome.code == 65);
        CHECK(outcome.out.empty());
        CHECK(outcome.err.find("damaged") != std::string::npos);
        CHECK(outcome.err.find("renkei show or renkei load") != std::string::npos);
    }
    const fs::path picture = folder.path() / "title.png";
    const auto shot = run(folder, {"shot", "--scene", "title", "--size", "320x180", "--out", picture.string()});
    CHECK(shot.code == 65);
    CHECK(shot.err.find("shown from memory") != std::string::npos);
    CHECK(bytes_of(picture).starts_with("\x89PNG"));
    CHECK(everything_in(folder.path() / "store") == before);
}

TEST_CASE("on a full disk the revision of staff is on show, with and without a log", "[e2e][slow]")
{
    const TemporaryFolder folder;
    const auto staff = a_data_folder(folder);
    const fs::path store = folder.path() / "store", file = store / "content.db";
    change(staff / "facts" / "milestones.csv", "協定", "約束");
    bool log = false;
    SECTION("closed in order") { REQUIRE(run(folder, {"load", staff.string(), "--publish"}).code == 0); }
    SECTION("with a log that nobody folded in")
    {
        log = true;
        REQUIRE(run(folder, {"load", "--publish"}).code == 0);
        sqlite3* raw = nullptr;   // as long as this is open, the log stays
        REQUIRE(sqlite3_open(file.c_str(), &raw) == SQLITE_OK);
        REQUIRE(sqlite3_exec(raw, "PRAGMA wal_autocheckpoint = 0; SELECT * FROM revision; BEGIN IMMEDIATE; UPDATE revision SET note = 'kept' ; COMMIT", nullptr, nullptr, nullptr) == SQLITE_OK);
        REQUIRE(run(folder, {"load", staff.string(), "--publish"}).code == 0);
        const std::string database = bytes_of(file), journal = bytes_of(store / "content.db-wal");
        sqlite3_close(raw);
        REQUIRE(journal.size() > 10'000);
        write_bytes(file, database);
        write_bytes(store / "content.db-wal", journal);
    }
    for (const char* part : {"-shm", "-wal"})
        if (!log || std::string(part) == "-shm") fs::remove(file.string() + part);
    const auto before = everything_in(store);
    const auto full = [&](const std::string& command) { return run_script(folder, "trap '' XFSZ; ulimit -f 8; exec $RENKEI " + command); };
    const auto shown = full(joined(kShow));
    INFO(shown.err);
    CHECK(shown.code == 0);
    const Json report = Json::parse(shown.out);
    CHECK(report["from_memory"] == false);
    CHECK(report["frames"].get<int>() > 0);
    CHECK(everything_in(store) == before);
    fs::remove(file.string() + "-shm");
    const auto milestones = full("list milestones");
    CHECK(milestones.code == 0);
    CHECK(milestones.out.find("約束") != std::string::npos);
    // When there is room again it goes on as before.
    CHECK(Json::parse(run(folder, {"revisions", "--json"}).out)[0]["origin"] == "staff");
    CHECK(run(folder, {"load", "--publish"}).code == 0);
}

TEST_CASE("a store that may not be written is refused with the code of permissions", "[e2e]")
{
    const TemporaryFolder folder;
    const fs::path store = folder.path() / "store";
    REQUIRE(run(folder, {"load", "--publish"}).code == 0);
    if (::geteuid() == 0 && !fs::exists("/usr/bin/setpriv")) return;   // root may write everywhere
    fs::permissions(store, fs::perms::owner_read | fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_read | fs::perms::others_exec);
    for (const auto& entry : fs::directory_iterator(store)) fs::permissions(entry.path(), fs::perms::owner_read | fs::perms::others_read);
    fs::permissions(folder.path(), fs::perms::all);
    const std::string nobody = ::geteuid() == 0 ? "exec setpriv --reuid 65534 --regid 65534 --clear-groups $RENKEI " : "exec $RENKEI ";
    const auto staff = a_data_folder(folder);
    change(staff / "facts" / "milestones.csv", "協定", "約束");
    const std::string data = " --data " + staff.string();   // the source tree may lie where nobody else may look
    for (const std::string& command : {"load --publish " + staff.string(), std::string("load"), std::string("publish"), std::string("rollback")}) {
        const auto outcome = run_script(folder, nobody + command + data);
        CAPTURE(command, outcome.err);
        CHECK(outcome.code == 77);
    }
    CHECK(run_script(folder, nobody + "list milestones").code == 0);
    const fs::path closed = folder.path() / "closed";   // a folder in which none may be made
    fs::create_directory(closed);
    fs::permissions(closed, fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_read | fs::perms::others_exec);
    for (const char* command : {"load", "list events"}) CHECK(run_script(folder, nobody + command + data + " --store " + closed.string()).code == 77);
    fs::permissions(store, fs::perms::owner_all);
}

TEST_CASE("a folder that may not be read is no folder without tables", "[e2e]")
{
    const TemporaryFolder folder;
    if (::geteuid() == 0 && !fs::exists("/usr/bin/setpriv")) return;   // root may read everywhere
    const fs::path stick = folder.path() / "stick";
    fs::create_directory(stick);
    fs::permissions(folder.path(), fs::perms::all);
    fs::permissions(stick, fs::perms::none);
    const std::string nobody = ::geteuid() == 0 ? "exec setpriv --reuid 65534 --regid 65534 --clear-groups $RENKEI " : "exec $RENKEI ";
    const auto outcome = run_script(folder, nobody + "load --lang ja " + stick.string());
    CHECK(outcome.code == 77);
    CHECK(outcome.err.find("読む権限がありません") != std::string::npos);
    fs::permissions(stick, fs::perms::owner_all);
}

TEST_CASE("a PIN that a full disk did not take leaves no half of it", "[e2e]")
{
    const TemporaryFolder folder;
    (void)run(folder, {"revisions"});
    CHECK(run_script(folder, "trap '' XFSZ; ulimit -f 0; echo 246810 | $RENKEI pin").code == 74);
    for (const auto& entry : fs::directory_iterator(folder.path() / "store")) CHECK(entry.path().extension() != ".new");
}

TEST_CASE("at any speed there are pictures", "[e2e][slow]")
{
    const TemporaryFolder folder;
    REQUIRE(run(folder, {"load", "--publish"}).code == 0);
    for (const char* speed : {"300", "10000"}) {
        const auto outcome = run(folder, {"show", "--offscreen", "--window", "320x180", "--seconds", "3", "--speed", speed, "--json"});
        CAPTURE(speed, outcome.err);
        CHECK(outcome.code == 0);
        int shown = 0;
        const Json report = Json::parse(outcome.out);
        for (const auto& [scene, times] : report["scenes"].items()) shown += times.get<int>();
        CHECK(shown >= 2);   // the first and another: how many more depends on the machine
        CHECK(report["frames"].get<int>() >= shown);
    }
    const auto faster = run(folder, {"show", "--offscreen", "--speed", "10001"});
    CHECK(faster.code == 64);
    CHECK(faster.err.find("between 0 and 10000") != std::string::npos);
}

TEST_CASE("names and sentences longer than any page are refused with file, row and column", "[e2e]")
{
    const TemporaryFolder folder;
    const auto data = a_data_folder(folder);
    std::string name;
    for (int i = 0; i < 10'000; ++i) name += "長";
    change(data / "facts" / "milestones.csv", "協定", name);
    const auto outcome = run(folder, {"load", data.string(), "--check", "--json"});
    CHECK(outcome.code == 65);
    CHECK(outcome.err.find("milestones.csv row ") != std::string::npos);
    CHECK(outcome.err.find("event has ") != std::string::npos);
    CHECK(outcome.err.find("4000 are the most") != std::string::npos);
    CHECK(outcome.err.size() < 500);
    // A cell that is wrong is quoted, not repeated.
    const auto other = a_data_folder(folder, "other");
    change(other / "facts" / "milestones.csv", "20", "x" + name);
    CHECK(run(folder, {"load", other.string(), "--check"}).err.size() < 700);
}

TEST_CASE("the doctor refuses the settings that the display refuses", "[e2e]")
{
    const TemporaryFolder folder;
    REQUIRE(run(folder, {"load", "--publish"}).code == 0);
    const fs::path settings = folder.path() / "settings.toml";
    write_bytes(settings, "[show]\nscenes = [\"title\", \"sunset\"]\n");
    const auto shown = run(folder, with(std::vector<std::string>{"show", "--offscreen", "--seconds", "0.2"}, {"--config", settings.string()}));
    CHECK(shown.code == 78);
    const auto health = Json::parse(run(folder, {"doctor", "--json", "--config", settings.string()}).out);
    CHECK(check_of(health, "config")["ok"] == false);
    CHECK(check_of(health, "config")["message"].get<std::string>().find("sunset") != std::string::npos);
    CHECK(shown.err.find("sunset") != std::string::npos);
    const auto dumped = run(folder, {"doctor", "--config-dump", "--config", settings.string()});
    CHECK(dumped.code == 78);
    CHECK(dumped.err.find("sunset") != std::string::npos);
    CHECK(dumped.out.empty());
}

TEST_CASE("numbers that do not fit are errors", "[e2e]")
{
    const TemporaryFolder folder;
    REQUIRE(run(folder, {"load", "--publish"}).code == 0);
    for (const char* scene : {"events", "support"})
        for (const char* item : {"99999999999999999999999999", "0", "-1", "1x", "nothing"}) {
            const auto outcome = run(folder, {"shot", "--scene", scene, "--item", item, "--size", "320x180", "--json"});
            CAPTURE(scene, item, outcome.err);
            CHECK(outcome.code == 66);
            CHECK(outcome.out.empty());
        }
    for (const char* size : {"4294967616x4294967616", "99999999999999999999x320", "320x", "x320", "320x180x", "320 x180"}) {
        CAPTURE(size);
        CHECK(run(folder, {"shot", "--scene", "title", "--json", "--size", size}).code == 64);
    }
}

TEST_CASE("in the settings ~ is the home folder", "[e2e]")
{
    const TemporaryFolder folder;
    const fs::path home = folder.path() / "home", settings = folder.path() / "settings.toml";
    write_bytes(settings, "store = \"~/display\"\ncache = \"~/cache\"\n");
    const auto go = [&](const std::string& environment) {
        return run_script(folder, "unset RENKEI_STORE RENKEI_CACHE; cd " + folder.path().string() + "; " + environment + " exec $RENKEI revisions --config " +
                          settings.string());
    };
    const auto found = go("HOME=" + home.string());
    INFO(found.err);
    CHECK(found.code == 0);
    CHECK(fs::exists(home / "display" / "content.db"));
    CHECK_FALSE(fs::exists(folder.path() / "~"));
    CHECK(go("unset HOME;").code == 78);
    write_bytes(settings, "store = \"~somebody/display\"\n");
    const auto foreign = go("HOME=" + home.string());
    CHECK(foreign.code == 78);
    CHECK(foreign.err.find("~somebody/display") != std::string::npos);
}
