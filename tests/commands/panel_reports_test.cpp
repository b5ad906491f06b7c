// What the commands say becomes the panel's rows. The texts are what renkei itself has said.

#include <catch2/catch.hpp>

#include <fstream>

#include "commands/panel_reports.hpp"
#include "support/temporary_folder.hpp"

using namespace renkei;
using namespace renkei::commands;
using staff::Severity;
namespace fs = std::filesystem;

TEST_CASE("a report of a load becomes findings, the gravest first", "[commands]")
{
    const auto loaded = loaded_of(R"({"files": 5, "rows": 9, "accepted": 5, "held": 4, "refused": 0, "findings": [
        {"file": "催し.csv", "sheet": "", "cell": "", "row": 7, "severity": "note", "cause": "past", "message": "終わっています", "rows": 0},
        {"file": "展示.xlsx", "sheet": "写真", "cell": "C5", "row": 5, "severity": "hold", "cause": "credit", "message": "クレジットがありません", "rows": 1},
        {"file": "古い.xls", "sheet": "", "cell": "", "row": null, "severity": "stop", "cause": "xls", "message": ".xlsx で保存してください", "rows": 0}],
        "revision": 3, "unchanged": false})",
                                  "", 0);
    CHECK(loaded.trouble.empty());
    CHECK(loaded.accepted == 5);
    CHECK(loaded.held == 4);
    CHECK(loaded.revision == 3);
    REQUIRE(loaded.findings.size() == 3);
    CHECK(loaded.findings[0] == staff::Finding{Severity::Stop, "古い.xls", ".xlsx で保存してください"});
    CHECK(loaded.findings[1] == staff::Finding{Severity::Hold, "展示.xlsx　シート「写真」　C5", "クレジットがありません"});
    CHECK(loaded.findings[2] == staff::Finding{Severity::Note, "催し.csv　7 行目", "終わっています"});
}

TEST_CASE("what is said of several rows is said once, with the places of the others", "[commands]")
{
    std::string findings;
    for (const char* cell : {"D24", "D25", "E25", "D28"}) findings += std::string(R"({"file": "催し.csv", "sheet": "", "cell": ")") + cell + R"(", "row": )" + (cell + 1) + R"(, "severity": "hold", "cause": "date", "message": "開催日がありません", "rows": 1},)";
    findings += R"({"file": "催し.csv", "sheet": "", "cell": "", "row": null, "severity": "note", "cause": "list", "message": "一覧です"}, {"file": "催し.csv", "sheet": "", "cell": "", "row": null, "severity": "note", "cause": "list", "message": "一覧です"})";
    const auto loaded = loaded_of(R"({"findings": [)" + findings + "]}", "", 0);
    REQUIRE(loaded.findings.size() == 4);
    CHECK(loaded.findings[0] == staff::Finding{Severity::Hold, "催し.csv　D24　ほか 2 件（D25、D28）", "開催日がありません"});
    CHECK(loaded.findings[1] == staff::Finding{Severity::Hold, "催し.csv　E25", "開催日がありません"});
    CHECK(loaded.findings[2].where == "催し.csv");   // of the table as a whole: nothing to put together
    const std::string row = R"({"file": "催し.xlsx", "sheet": "催し", "cell": "", "severity": "note", "cause": "date", "message": "開催日がありません", "row": )";
    CHECK(loaded_of(R"({"findings": [)" + row + "3}," + row + "5}]}", "", 0).findings.at(0).where == "催し.xlsx　シート「催し」　3 行目　ほか 1 件（5 行目）");
}

TEST_CASE("a load that ends without a report says why", "[commands]")
{
    CHECK(loaded_of("", "progress 1/3\nrenkei: 保存庫 /s：ディスクがいっぱいです\n", 74).trouble == "保存庫 /s：ディスクがいっぱいです。");
    CHECK(loaded_of("", "progress 1/3\n", 137).trouble.find("途中で終わりました") != std::string::npos);
    CHECK(loaded_of(R"({"files": )", "", 0).trouble.find("途中で終わりました") != std::string::npos);
    CHECK_FALSE(loaded_of("[]", "", 0).revision);
}

TEST_CASE("revisions are told in the words of staff, and the draft is found", "[commands]")
{
    staff::View view;
    view.revisions = revisions_of(R"([{"id": 3, "created": "2026-11-29T10:01:02+09:00", "published": null, "current": false, "who": "企画課 佐藤", "note": "STAFF-USB", "planned": "2026-12-24T09:00:00+09:00", "added": 4, "changed": 1, "removed": 0, "origin": "staff"},
        {"id": 2, "created": "2026-11-02T00:12:00Z", "published": "2026-11-02T09:12:00+09:00", "current": true, "who": "root", "note": "shipped with renkei 0.1.0", "added": 2016, "changed": 0, "removed": 0, "origin": "shipped"}])");
    REQUIRE(view.revisions->size() == 2);
    CHECK(view.revisions->at(0).made == "11月29日 10:01");
    CHECK_FALSE(view.revisions->at(0).published);
    CHECK(view.revisions->at(0).planned == "12月24日 9:00");
    CHECK(view.revisions->at(1).planned.empty());
    CHECK(view.revisions->at(1).made == "11月2日 9:12");
    CHECK(view.revisions->at(1).note == "同梱の内容");
    CHECK(staff::draft_of(view) == 3);
    view.loaded = staff::Loaded{.revision = 2};   // a load that changed nothing of what is on show
    CHECK(staff::draft_of(view) == 0);
    CHECK(revisions_of("nothing").empty());
}

TEST_CASE("health is told in plain words, what is wrong first", "[commands]")
{
    const auto lines = health_of(R"({"ok": false, "checks": [{"id": "disk", "ok": true, "value": "75936 MiB", "message": ""}, {"id": "clock", "ok": true, "value": "2026-11-29T10:02:00+09:00", "message": ""},
        {"id": "screen", "ok": false, "value": "", "message": "画面がつながっていません"}]})");
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].name == "画面");
    CHECK(lines[0].words == "画面がつながっていません");
    CHECK(lines[1].words == "空き 74 GB");
    CHECK(lines[2].words.find("11月29日 10:02") == 0);
}

TEST_CASE("the state of the PIN and the notices are read, and nonsense is none", "[commands]")
{
    CHECK(pin_of(R"({"set":true,"open":false,"tries_left":3,"seconds_locked":0})") == staff::PinState{.known = true, .set = true, .tries_left = 3, .seconds_locked = 0});
    CHECK_FALSE(pin_of("").known);
    const auto notices = notices_of(R"([{"key": "a", "title": "点検中", "urgent": false}, {"key": "b", "title": "断水", "urgent": true}])");
    REQUIRE(notices.size() == 2);
    CHECK(notices[0].key == "b");
}

TEST_CASE("sticks are found where they appear, and no link is followed", "[commands]")
{
    const tests::TemporaryFolder folder;
    const fs::path media = folder.path() / "media", elsewhere = folder.path() / "elsewhere";
    fs::create_directories(media / "renkei-user" / "STICK" / "renkei");
    fs::create_directories(media / "EMPTY");
    fs::create_directories(media / "TABLES");
    fs::create_directories(media / "PACKED");
    fs::create_directories(elsewhere);
    for (const fs::path& file : {media / "renkei-user" / "STICK" / "renkei" / "展示.xlsx", media / "TABLES" / "events.csv", media / "PACKED" / "展示.zip",
                                 elsewhere / "events.csv", media / "EMPTY" / "photo.jpg", media / "EMPTY" / "~$展示.xlsx"})
        std::ofstream(file) << "x";
    fs::create_directory_symlink(elsewhere, media / "LINK");
    fs::create_symlink(elsewhere / "events.csv", media / "EMPTY" / "events.csv");
    const auto sources = sources_in({media.string(), (folder.path() / "not-there").string()});
    REQUIRE(sources.size() == 3);
    CHECK(sources[0] == staff::Source{"PACKED", (media / "PACKED").string()});
    CHECK(sources[1] == staff::Source{"TABLES", (media / "TABLES").string()});
    CHECK(sources[2] == staff::Source{"STICK", (media / "renkei-user" / "STICK" / "renkei").string()});
}

TEST_CASE("what sites announce is told in words: what waits first, what was dismissed not at all", "[commands]")
{
    const auto lines = draft_lines_of(R"([{"id": "site-1", "mark": "0a1b2c3d", "state": "confirmed", "shown": true, "title": "交流の集い", "days": {"first": "2038-11-06", "last": "2038-11-06", "start_minute": null, "end_minute": null}, "venue": "広場", "towns": [], "unmatched": []},
        {"id": "site-2", "state": "changed", "title": "魅力発信", "days": {"first": "2038-10-30", "last": "2038-11-01", "start_minute": 660, "end_minute": 1170}, "venue": "", "towns": ["a", "b", "c", "d", "e"], "unmatched": ["兵庫県 篠山市"]},
        {"id": "site-3", "state": "dismissed", "title": "x", "days": null}, {"id": "site-4", "state": "gone", "title": "y", "days": null}, {"id": "site-5", "state": "new", "title": "z", "days": {"first": "2038-13-01", "last": 4}}, 7])");
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].id == "site-2");
    CHECK(lines[0].days == "2038年10月30日（土）～11月1日（月） 11:00～19:30　内容が変わりました");
    CHECK(lines[0].place == "a、b、c、dほか　見当たらない名前 1 件");
    CHECK(lines[1].days.empty());
    CHECK(lines[2].shown);
    CHECK(lines[2].id == "site-1:0a1b2c3d");
    // Taken back since, it waits again.
    CHECK_FALSE(draft_lines_of(R"([{"id": "site-1", "state": "confirmed", "shown": false, "title": "x", "days": null}])")[0].shown);
    CHECK(lines[2].days == "2038年11月6日（土）");
    CHECK(draft_lines_of("{").empty());
}
