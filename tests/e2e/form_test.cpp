// The form that staff fill in, from the command line.

#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>
#include <sys/stat.h>

#include "field.hpp"
#include "support/files.hpp"

using namespace renkei::tests;
namespace fs = std::filesystem;

TEST_CASE("what is no file is said to be that, and notices are read as offices save them", "[e2e]")
{
    const TemporaryFolder folder;
    REQUIRE(run(folder, {"load"}).code == 0);
    for (const char* name : {"pipe.xlsx", "pipe"}) {
        REQUIRE(::mkfifo((folder.path() / name).c_str(), 0600) == 0);
        const auto refused = run(folder, {"load", (folder.path() / name).string(), "--lang", "ja"});
        CHECK(refused.code == 65);
        CHECK(refused.err.find("ファイルではなくパイプ") != std::string::npos);
        CHECK(refused.err.find("がありません") == std::string::npos);
    }
    write_bytes(folder.path() / "windows.csv", "key\turgent\ttitle\nrest\tno\t\x8B\x78\x8A\xD9\x93\xFA\n");
    REQUIRE(run(folder, {"load", (folder.path() / "windows.csv").string(), "--publish"}).code == 0);
    CHECK(run(folder, {"list", "notices"}).out.find("休館日") != std::string::npos);
}

TEST_CASE("the history says who put what on show, with which note, and what was taken down", "[e2e]")
{
    const TemporaryFolder folder;
    REQUIRE(run(folder, {"load", "--publish"}).code == 0);
    write_bytes(folder.path() / "催し.csv", "題名,開催日\n物産展,2093-12-05\n");
    REQUIRE(run(folder, {"load", (folder.path() / "催し.csv").string(), "--note", "十二月"}, {{"RENKEI_WHO", "花子"}}).code == 0);
    REQUIRE(run(folder, {"publish", "--note", "=承認"}, {{"RENKEI_WHO", "太郎"}}).code == 0);
    const auto again = run(folder, {"publish", "2", "--note", "もう一度", "--lang", "ja"});
    CHECK(again.code == 0);
    CHECK(again.err.find("もう表示中です") != std::string::npos);
    REQUIRE(run(folder, {"rollback"}).code == 0);

    const auto list = json_of(run(folder, {"revisions", "--json"}));
    REQUIRE(list.size() == 2);
    REQUIRE(list[0]["publications"].size() == 1);
    CHECK(list[0]["publications"][0]["who"] == "太郎");
    CHECK(list[0]["publications"][0]["note"] == "=承認");
    CHECK(list[1]["publications"][0]["action"] == "rollback");
    CHECK(list[1]["publications"][0]["who"] != "unknown");   // the account has a name, whatever USER says
    const auto plain = run(folder, {"revisions", "--lang", "ja"}).out;
    CHECK(plain.find("公開  太郎  =承認") != std::string::npos);

    const auto history = json_of(run(folder, {"revisions", "--history", "--json"}));
    REQUIRE(history.size() == 5);
    CHECK(history[0]["action"] == "rollback");
    CHECK(history[2]["action"] == "load");
    CHECK(history[2]["who"] == "花子");
    CHECK(history[2]["added"] == 1);
    const auto table = run(folder, {"revisions", "--history", "--csv"});
    CHECK(table.out.starts_with("at,revision,action,who,added,changed,removed,note\r\n"));
    CHECK(table.out.find(",2,publish,太郎,0,0,0,'=承認") != std::string::npos);
    CHECK(run(folder, {"revisions", "--csv"}).code == 64);
}

TEST_CASE("renkei writes the form once, and says that it is not filled in yet", "[e2e]")
{
    const TemporaryFolder folder;
    const fs::path form = folder.path() / "様式.xlsx";
    const auto written = run(folder, {"load", "--template", form.string(), "--lang", "ja"});
    INFO(written.err);
    REQUIRE(written.code == 0);
    CHECK(written.err.find("様式.xlsx を書きました") != std::string::npos);
    const std::string bytes = bytes_of(form);
    CHECK(bytes.starts_with("PK"));

    const auto again = run(folder, {"load", "--template", form.string(), "--lang", "ja"});
    CHECK(again.code == 73);
    CHECK(again.err.find("もうあるので、そのままにしました") != std::string::npos);
    CHECK(bytes_of(form) == bytes);
    CHECK(run(folder, {"load", "--template", (folder.path() / "form.xls").string()}).code == 64);
    CHECK(run(folder, {"load", form.string(), "--template", (folder.path() / "b.xlsx").string()}).code == 64);

    // Findings as a workbook, which the next check replaces and no load takes for something filled in.
    const fs::path stick = folder.path() / "stick", marked = stick / "直すところ.xlsx";
    fs::create_directories(stick);
    write_bytes(stick / "催し.csv", "題名,開催日\n物産展,2093-12-05(火)\n市,あした\n");
    for (int round = 0; round < 2; ++round) {
        const auto checked = run(folder, {"load", stick.string(), "--check", "--report", marked.string(), "--json", "--lang", "ja"});
        CHECK(checked.code == 0);
        CHECK(json_of(checked)["findings"].size() == 2);
        CHECK(bytes_of(marked).starts_with("PK"));
    }
    CHECK(run(folder, {"load", stick.string(), "--check", "--report", form.string()}).code == 73);
    CHECK(bytes_of(form) == bytes);
    CHECK(run(folder, {"load", "--check", "--report", marked.string()}).code == 64);

    const auto unfilled = run(folder, {"load", form.string(), "--publish", "--json", "--lang", "ja"});
    CHECK(unfilled.code == 65);
    CHECK(unfilled.err.find("まだ何も記入されていません") != std::string::npos);
    const auto report = json_of(unfilled);
    CHECK(report["findings"].empty());
    CHECK(report["rows"] == 0);
    CHECK(report["revision"].is_null());
}
