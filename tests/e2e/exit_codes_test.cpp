// Exit codes of sysexits.h, messages on stderr, results on stdout.

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>

#include "field.hpp"
#include "support/files.hpp"

using namespace renkei::tests;
namespace fs = std::filesystem;

TEST_CASE("a wrong command line ends with 64, says what is wrong and where help is", "[e2e]")
{
    const TemporaryFolder folder;
    const std::vector<std::vector<std::string>> wrong = {
        {}, {"nonsense"}, {"list"}, {"list", "nonsense"}, {"list", "events", "--nonsense"}, {"show", "--window", "wide"}, {"show", "--start", "tomorrow"},
        {"show", "--speed", "-1"}, {"shot"}, {"shot", "--scene", "title"}, {"shot", "--scene", "title", "--out", "a.png", "--size", "1x1"},
        {"shot", "--all", "x", "--scene", "title"}, {"shot", "--scene", "title", "--out", "a.png", "--transition", "wipe"},
        {"publish", "zero"}, {"publish", "-3"}, {"bench"}, {"bench", "everything"}, {"list", "events", "--lang", "klingon"}, {"publish", "1", "2"},
        {"load", "--check", "--publish"}, {"show", "--window", "640x360", "--window", "320x180"}, {"revisions", "--csv"},
        {"load", "--export", ""}, {"load", "--template", ""}, {"load", "--report", "", "x"}, {"revisions", "--store", ""},
        {"shot", "--scene", "title", "--out", ""}, {"shot", "--scene", "title", "--out", "a.jpg"}, {"shot", "--scene", "title", "--out", "a"},
    };
    for (const auto& arguments : wrong) {
        const auto outcome = run(folder, arguments);
        CAPTURE(arguments, outcome.err);
        CHECK(outcome.code == 64);
        CHECK(outcome.out.empty());
        CHECK(outcome.err.starts_with("renkei: "));
    }
    CHECK(run(folder, {"show", "--window", "640x360", "--window", "320x180", "--lang", "ja"}).err.find("--window が二度書かれています") != std::string::npos);
    CHECK(run(folder, {"revisions", "--csv", "--lang", "ja"}).err.find("--csv は --history と一緒に使います") != std::string::npos);
    CHECK(run(folder, {"load", "--check", "--publish", "--lang", "ja"}).err.find("一緒に使えません") != std::string::npos);
    CHECK(run(folder, {"nonsense"}).err.find("nonsense") != std::string::npos);
    CHECK(run(folder, {"list"}, {{"LANG", "ja_JP.UTF-8"}}).err.find("使い方") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(folder.path() / "store"));  // nothing was begun
}

TEST_CASE("a script of touches for a button that is not there ends the display with 65, and is no fault of it", "[e2e]")
{
    const TemporaryFolder folder;
    REQUIRE(run(folder, {"load", "--publish"}).code == 0);
    const auto show = [&](const std::string& script) {
        return run(folder, {"show", "--offscreen", "--window", "640x360", "--seconds", "20", "--touch", script, "--json", "--lang", "ja"});
    };
    const auto wrong = show("1.5 tap 960 540; tap \"open nothing\"");   // and nobody has set display.touch
    CAPTURE(wrong.err);
    CHECK(wrong.code == 65);
    CHECK(wrong.err.find("\"open nothing\" というボタンはありません。あるのは \"") != std::string::npos);
    CHECK(check_of(json_of(run(folder, {"doctor", "--json"})), "faults")["ok"] == true);
    CHECK(json_of(run(folder, {"list", "touches", "--json"})).empty());   // nobody was there
}

TEST_CASE("a folder with nothing but a pipe or a dangling link in a table's place says so", "[e2e]")
{
    const TemporaryFolder folder;
    const fs::path stick = folder.path() / "stick";
    for (const char* name : {"events.csv", "写真.csv", "book.xlsx", "town.zip", "showcases.json"})
        for (const bool pipe : {true, false}) {
            fs::create_directory(stick);
            if (pipe) REQUIRE(::mkfifo((stick / name).c_str(), 0600) == 0);
            else fs::create_symlink("gone", stick / name);
            const auto outcome = run(folder, {"load", stick.string(), "--lang", "ja"});
            CAPTURE(name, pipe, outcome.err);
            CHECK(outcome.code == 65);
            CHECK(outcome.err.find(std::string(name) + "』はファイルではなく" + (pipe ? "パイプ" : "リンク")) != std::string::npos);
            CHECK(json_of(run(folder, {"load", stick.string(), "--check", "--json"}))["findings"].size() == 1);
            fs::remove_all(stick);
        }
}

TEST_CASE("a variable that is no setting is said once, with the name that was probably meant", "[e2e]")
{
    const TemporaryFolder folder;
    REQUIRE(run(folder, {"load", "--publish"}).code == 0);
    const std::string said = "環境変数 RENKEI_SHOW_LARGE_TXET は renkei では使いません。RENKEI_SHOW_LARGE_TEXT のことでしょうか\n";
    const std::vector<std::vector<std::string>> all{{"list", "events", "--json"}, {"load", "--check"}, {"doctor", "--config-dump"}, {"revisions"}};
    for (std::vector<std::string> words : all) {
        words.insert(words.end(), {"--lang", "ja"});
        const auto outcome = run(folder, words, {{"RENKEI_SHOW_LARGE_TXET", "true"}});
        CAPTURE(words, outcome.err);
        CHECK(outcome.code == 0);
        const size_t at = outcome.err.find(said);
        REQUIRE(at != std::string::npos);
        CHECK(outcome.err.find(said, at + 1) == std::string::npos);
    }
    const auto doctor = run(folder, {"doctor", "--lang", "ja", "--json"}, {{"RENKEI_SHOW_LARGE_TXET", "true"}});
    CHECK(doctor.err.find("RENKEI_SHOW_LARGE_TXET") == std::string::npos);   // it stands in its report
    CHECK(doctor.out.find("RENKEI_SHOW_LARGE_TXET") != std::string::npos);
}

TEST_CASE("help and version are results: exit 0, on stdout", "[e2e]")
{
    const TemporaryFolder folder;
    for (const auto& arguments : std::vector<std::vector<std::string>>{{"--help"}, {"--version"}}) CHECK(run(folder, arguments).code == 0);
    CHECK(run(folder, {"--version"}).out.starts_with("renkei "));
    for (const char* command : {"show", "shot", "load", "publish", "rollback", "revisions", "list", "doctor", "bench"}) {
        const auto outcome = run(folder, {command, "--help"});
        CAPTURE(command);
        CHECK(outcome.code == 0);
        CHECK(outcome.err.empty());
        for (const char* option : {"--store", "--config", "--json", "--lang", "--help"}) CHECK(outcome.out.find(option) != std::string::npos);
    }
}

TEST_CASE("a pipe in the place of a file that can be made again holds nobody up", "[e2e]")
{
    const TemporaryFolder folder;
    REQUIRE(run(folder, {"revisions"}).code == 0);
    const auto seen = folder.path() / "cache" / "shipped-seen";
    REQUIRE(std::filesystem::remove(seen));
    REQUIRE(::mkfifo(seen.c_str(), 0600) == 0);
    CHECK(run(folder, {"revisions"}).code == 0);
    CHECK(std::filesystem::is_regular_file(seen));
    REQUIRE(::mkfifo((folder.path() / "pipe").c_str(), 0600) == 0);
    CHECK(run(folder, {"sync", "--feed", "https://localhost:1", "--root", (folder.path() / "pipe").string()}).code == 66);
    const std::string keys = (folder.path() / "keys").string();
    REQUIRE(run(folder, {"feed", "keygen", "--keys", keys}).code == 0);
    CHECK(run(folder, {"sync", "--bundle", (folder.path() / "pipe").string(), "--root", keys + "/root.json"}).code == 65);
}

TEST_CASE("the showcases alone are something to load", "[e2e]")
{
    const TemporaryFolder folder;
    std::filesystem::create_directories(folder.path() / "towns");
    std::filesystem::copy_file(std::filesystem::path(RENKEI_SOURCE_DIR) / "data/showcases/showcases.json", folder.path() / "towns" / "showcases.json");
    const auto loaded = run(folder, {"load", (folder.path() / "towns").string(), "--check"});
    CAPTURE(loaded.err);
    CHECK(loaded.code == 0);
    CHECK(loaded.err.find("6 taken, 0 held, 0 refused") != std::string::npos);
}

TEST_CASE("trouble with files has the code of its kind", "[e2e]")
{
    const TemporaryFolder folder;
    CHECK(run(folder, {"load", "/no/such/folder"}).code == 66);
    CHECK(run(folder, {"load", folder.path().string()}).code == 65);
    CHECK(run(folder, {"list", "events", "--config", "/no/such.toml"}).code == 66);
    CHECK(run(folder, {"list", "events", "--data", folder.path().string()}).code == 66);
    CHECK(run(folder, {"list", "events", "--store", "/proc/renkei"}).code == 73);
    CHECK(run(folder, {"list", "events"}).code == 0);
    CHECK(run(folder, {"publish", "99"}).code == 66);
    CHECK(run(folder, {"rollback"}).code == 66);
}

TEST_CASE("a result that cannot be written is an error of its own", "[e2e]")
{
    const TemporaryFolder folder;
    (void)run(folder, {"revisions"});
    // /dev/full takes nothing: the shell is asked to redirect, since run() keeps the output itself.
    const std::string command = "RENKEI_STORE='" + (folder.path() / "store").string() + "' " RENKEI_BINARY " list events --json > /dev/full 2> /dev/null";
    const int status = std::system(command.c_str());  // NOLINT(concurrency-mt-unsafe, cert-env33-c)
    CHECK(WEXITSTATUS(status) == 74);
}

TEST_CASE("an address of a feed with a password, or of no server, is refused and not repeated", "[e2e]")
{
    const TemporaryFolder folder;
    const std::string root = (folder.path() / "root.json").string();
    write_bytes(root, "{}");
    for (const char* address : {"https://user:geheim@example.jp/feed", "https://geheim@example.jp", "https://a b.jp/feed", "https://",
                                "https://example.jp:99999/", "example"}) {
        CAPTURE(address);
        const auto refused = run(folder, {"sync", "--feed", address});
        CHECK(refused.code == 64);
        CHECK((refused.err + refused.out).find("geheim") == std::string::npos);
    }
    for (const char* command : {"sync", "doctor"}) {
        const auto set = run(folder, {command}, {{"RENKEI_FEED_URL", "https://user:geheim@example.jp/feed"}});
        CAPTURE(command);
        CHECK(set.code == (std::string_view(command) == "sync" ? 78 : 69));
        CHECK((set.err + set.out).find("geheim") == std::string::npos);
        CHECK((set.err + set.out).find("password") != std::string::npos);
    }
}

TEST_CASE("the form is written without making a store", "[e2e]")
{
    const TemporaryFolder folder;
    REQUIRE(run(folder, {"load", "--template", (folder.path() / "form.xlsx").string()}).code == 0);
    CHECK(fs::file_size(folder.path() / "form.xlsx") > 10'000);
    CHECK_FALSE(fs::exists(folder.path() / "store"));
}

TEST_CASE("where nothing may be written the code is 77, where nothing has room 74, whatever was to be written", "[e2e]")
{
    const TemporaryFolder folder;
    REQUIRE(run(folder, {"load", "--publish"}).code == 0);
    write_bytes(folder.path() / "notices.csv", "title\n休館日\n");
    const std::string table = (folder.path() / "notices.csv").string(), out = folder.path().string();
    for (const std::string& command : {"load --template " + out + "/form.xlsx", "load --export " + out + "/copy",
                                       "load --check --report " + out + "/report.xlsx " + table, std::string("sync --feed https://localhost:9")}) {
        const auto full = run_script(folder, "trap '' XFSZ; ulimit -f 0; $RENKEI " + command + " >/dev/null 2>&1; exit $?");
        CAPTURE(command);
        if (!command.starts_with("sync")) CHECK(full.code == 74);
    }
    if (::geteuid() != 0 || !fs::exists("/usr/bin/setpriv")) return;
    fs::permissions(folder.path(), fs::perms::owner_all | fs::perms::others_read | fs::perms::others_exec);
    for (const std::string& command : {"load --template " + out + "/form.xlsx", "load --export " + out + "/copy",
                                       std::string("sync --feed https://localhost:9")}) {
        const auto denied = run_script(folder, "setpriv --reuid 65534 --regid 65534 --clear-groups $RENKEI " + command);
        CAPTURE(command, denied.err);
        CHECK(denied.code == 77);
        CHECK(denied.err.find("cannot be read") == std::string::npos);
    }
}

TEST_CASE("wrong settings are told once by the doctor", "[e2e]")
{
    const TemporaryFolder folder;
    write_bytes(folder.path() / "wrong.toml", "[display]\ncolour = \"blue\"\n");
    const auto health = run(folder, {"doctor", "--config", (folder.path() / "wrong.toml").string()});
    CHECK(health.code == 69);
    const size_t first = health.out.find("colour");
    REQUIRE(first != std::string::npos);
    CHECK(health.out.find("colour", first + 1) == std::string::npos);
}

TEST_CASE("a table's findings name what is wrong with it: a column twice, a letter that turns the writing", "[e2e]")
{
    const TemporaryFolder folder;
    write_bytes(folder.path() / "notices.csv", "題名,題名,本文\n休館日,閉館,本日\n\u202E日館休,,本日\n");
    const auto said = run(folder, {"load", "--check", "--lang", "ja", (folder.path() / "notices.csv").string()}).err;
    INFO(said);
    CHECK(said.find("列『題名』が二つあります") != std::string::npos);
    CHECK(said.find("知らない列") == std::string::npos);
    CHECK(said.find("U+202E") != std::string::npos);
    CHECK(said.find("保留 1 件") != std::string::npos);
}
