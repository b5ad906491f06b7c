// An exhibition from a folder to the store: loaded, listed, and taken down again.

#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include "field.hpp"
#include "support/documents.hpp"
#include "support/picture.hpp"

using namespace renkei::tests;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

// A stick with an exhibition, two good panels and three that are not, and an introduction.
fs::path stick_in(const fs::path& folder)
{
    const fs::path stick = folder / "stick";
    fs::create_directories(stick);
    for (const char* name : {"湿原.png", "uncredited.png"})
        REQUIRE(renkei::test::write_picture({2000, 1200, std::vector<uint32_t>(2000 * 1200, 0xff4070b0u)}, (stick / name).string()));
    write_bytes(stick / "展示.csv", "展示番号,題名,副題,会期,会場\naki,湿原の四季,水と草のあいだ,令和75年11月2日（月）〜27日（金）,1階エントランスホール\nnashi,,,,\n");
    write_bytes(stick / "パネル.csv", "展示番号,番号,見出し,本文,写真,キャプション,クレジット\n"
                                      "aki,1,はじめに,湿原は、水と草のあいだにあります。,湿原.png,青い水,釧路市\n"
                                      "湿原の四季,2,冬,川は凍らずに流れます。,,,\n"
                                      "aki,3,,写真を使えないパネルも、文は残ります。,uncredited.png,,\n"
                                      "aki,2,,同じ番号です。,,,\n"
                                      "haru,1,,ない展示のパネルです。,,,\n");
    write_bytes(stick / "自治体紹介.csv", "市区町村,紹介文\n弟子屈町,湖のある町です。\nどこか市,ない市です。\n");
    return stick;
}

}  // namespace

TEST_CASE("an exhibition with good and broken rows is checked, loaded, listed and kept", "[e2e]")
{
    const TemporaryFolder folder;
    const std::string stick = stick_in(folder.path()).string();
    const auto checked = run(folder, {"load", stick, "--check", "--json", "--lang", "ja"});
    CHECK(checked.code == 0);
    const Json report = json_of(checked);
    CHECK(report["rows"] == 9);
    for (const auto& one : fs::recursive_directory_iterator(folder.path())) CHECK(one.path().filename() != "content.db");   // who checks leaves no store
    CHECK(report["accepted"] == 5);
    CHECK(report["held"] == 4);
    REQUIRE(report["findings"].size() == 5);
    const auto found = [&](const char* file, int row) {
        for (const Json& finding : report["findings"])
            if (finding["file"] == file && finding["row"] == row) return finding["message"].get<std::string>();
        return std::string();
    };
    CHECK(found("展示.csv", 3).find("題名がありません") != std::string::npos);
    CHECK(found("パネル.csv", 4).find("クレジットがありません") != std::string::npos);
    CHECK(found("パネル.csv", 5).find("パネル 2 が二つあります") != std::string::npos);
    CHECK(found("パネル.csv", 6).find("展示『haru』がない") != std::string::npos);
    CHECK(found("自治体紹介.csv", 3).find("『どこか市』はありません") != std::string::npos);
    CHECK(json_of(run(folder, {"list", "exhibits", "--json"})).empty());

    CHECK(run(folder, {"load", stick, "--publish"}).code == 0);
    const Json exhibits = json_of(run(folder, {"list", "exhibits", "--json"}));
    REQUIRE(exhibits.size() == 1);
    CHECK(exhibits[0]["title"] == "湿原の四季");
    CHECK(exhibits[0]["start_date"] == "2093-11-02");
    CHECK(exhibits[0]["end_date"] == "2093-11-27");
    REQUIRE(exhibits[0]["panels"].size() == 3);
    CHECK(exhibits[0]["panels"][0]["credit"] == "釧路市");
    CHECK(exhibits[0]["panels"][0]["width"] == 2000);
    CHECK(exhibits[0]["panels"][2]["media"] == "");
    CHECK(json_of(run(folder, {"load", stick, "--json"}))["unchanged"] == true);

    // On the display: its opening page, then its panels; the one without its picture keeps its words.
    const auto texts = [&](const char* item) {
        return run(folder, {"shot", "--scene", "exhibit", "--item", item, "--start", "2093-11-22", "--at", "6", "--size", "640x360", "--json"});
    };
    CHECK(texts("aki").out.find("湿原の四季") != std::string::npos);
    CHECK(texts("aki").out.find("1階エントランスホール") != std::string::npos);
    CHECK(texts("aki/1").out.find("写真：釧路市") != std::string::npos);
    CHECK(texts("aki/3").out.find("写真：") == std::string::npos);
    CHECK(texts("aki/3").out.find("／3") != std::string::npos);
    CHECK(texts("aki/4").code != 0);
    // It is in the loop on its last day, and not on the day after.
    const auto arrives = [&](const char* day) {
        return run(folder, {"shot", "--scene", "exhibit", "--item", "aki", "--transition", "fade", "--start", day, "--size", "160x160", "--out",
                            (folder.path() / "a.png").string()}).code;
    };
    CHECK(arrives("2093-11-27") == 0);
    CHECK(arrives("2093-11-28") != 0);

    // The introduction stands in place of the one that ships, and keeps the readings of the name.
    for (const Json& showcase : json_of(run(folder, {"list", "showcases", "--json"})))
        if (showcase["key"] == "teshikaga") {
            CHECK(showcase["lead_ja"] == "湖のある町です。");
            CHECK(showcase["name_ruby"].size() == 4);
        }
    // Facts that are loaded afterwards leave both.
    CHECK(run(folder, {"load", "--publish"}).code == 0);
    CHECK(json_of(run(folder, {"list", "exhibits", "--json"})) == exhibits);
    CHECK(run(folder, {"rollback"}).code == 0);
    CHECK(json_of(run(folder, {"list", "exhibits", "--json"})).empty());
}

TEST_CASE("a folder with fact tables and tables of staff is loaded with both, as one revision", "[e2e]")
{
    const TemporaryFolder folder;
    const fs::path both = a_data_folder(folder, "both");
    write_bytes(both / "展示.csv", "展示番号,題名\naki,湿原の四季\nharu,\n");
    write_bytes(both / "パネル.csv", "展示番号,本文\naki,湿原は、水と草のあいだにあります。\n");
    change(both / "showcases" / "showcases.json", "\"key\": \"teshikaga\"", "\"key\": \"of-the-tables\"");
    const Json checked = json_of(run(folder, {"load", both.string(), "--check", "--json"}));
    CHECK(checked["rows"] == checked["accepted"].get<size_t>() + 1);
    CHECK(checked["held"] == 1);
    CHECK(checked["accepted"] > 1741);
    CHECK(checked["revision"].is_null());

    const size_t before = json_of(run(folder, {"revisions", "--json"})).size();
    const Json loaded = json_of(run(folder, {"load", both.string(), "--publish", "--json"}));
    CHECK(loaded["accepted"] == checked["accepted"]);
    CHECK(json_of(run(folder, {"revisions", "--json"})).size() == before + 1);
    const Json exhibits = json_of(run(folder, {"list", "exhibits", "--json"}));
    REQUIRE(exhibits.size() == 1);
    CHECK(exhibits[0]["panels"].size() == 1);
    const auto has_showcase = [&](const char* key) {
        for (const Json& s : json_of(run(folder, {"list", "showcases", "--json"})))
            if (s["key"] == key) return true;
        return false;
    };
    CHECK(has_showcase("of-the-tables"));
    // It came with the fact tables, so the next ones replace it; the exhibition was staff's.
    CHECK(run(folder, {"load", "--publish"}).code == 0);
    CHECK_FALSE(has_showcase("of-the-tables"));
    CHECK(json_of(run(folder, {"list", "exhibits", "--json"})).size() == 1);

    // What is wrong in the fact tables holds everything.
    change(both / "facts" / "municipalities.csv", "\n01202,", "\n01100,");
    write_bytes(both / "展示.csv", "展示番号,題名\nfuyu,冬の展示\n");
    const auto refused = run(folder, {"load", both.string(), "--publish", "--json"});
    CHECK(refused.code == 65);
    CHECK(Json::parse(refused.out)["findings"][0]["severity"] == "stop");
    CHECK(json_of(run(folder, {"list", "exhibits", "--json"}))[0]["key"] == "aki");
}

TEST_CASE("a character that the display cannot draw holds its row and is named", "[e2e]")
{
    const TemporaryFolder folder;
    const fs::path stick = folder.path() / "stick";
    fs::create_directories(stick);
    write_bytes(stick / "展示.csv", "展示番号,題名\naki,湿原の四季\n");
    // Drawn: a variant of 葛 asked for by a selector, a か with its mark apart, Korean. Not drawn: a private character, as wards
    // give them to rare names, and a picture.
    write_bytes(stick / "パネル.csv", "番号,見出し,本文\n1,葛\U000E0100飾と連携,か\u3099んばる\n2,환영,町の鳥です。\n3,\uE000田さん,話を聞きました。\n4,町の鳥,\U0001F986です。\n");
    const auto checked = run(folder, {"load", stick.string(), "--check", "--json", "--lang", "ja"});
    const Json report = json_of(checked);
    INFO(report.dump(1));
    CHECK(report["accepted"] == 3);
    REQUIRE(report["findings"].size() == 2);
    CHECK(report["findings"][0]["cell"] == "B4");
    CHECK(report["findings"][0]["cause"] == "glyph");
    CHECK(report["findings"][0]["message"].get<std::string>().find("(U+E000)』を表示できる文字") != std::string::npos);
    CHECK(report["findings"][1]["cell"] == "C5");
    CHECK(report["findings"][1]["message"].get<std::string>().find("(U+1F986)") != std::string::npos);
}

TEST_CASE("the first page of a document stands on its panel", "[e2e]")
{
    const TemporaryFolder folder;
    const fs::path stick = folder.path() / "stick", picture = folder.path() / "panel.png";
    fs::create_directories(stick);
    write_bytes(stick / "展示.csv", "展示番号,題名,会期\naki,湿原の四季,令和75年11月2日〜27日\n");
    write_bytes(stick / "パネル.csv", "展示番号,番号,見出し,写真,クレジット\naki,1,,chirashi.pdf,釧路市\naki,2,冬,locked.pdf,釧路市\n");
    write_bytes(stick / "chirashi.pdf", pages(2));
    const std::string key(64, '5');
    write_bytes(stick / "locked.pdf", pdf(page_objects("0.5 g 0 0 9 9 re f"), "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + key + "> /U <" + key +
                                          "> >> /ID [<00> <00>] "));
    const Json report = json_of(run(folder, {"load", stick.string(), "--publish", "--json", "--lang", "ja"}));
    CHECK(report["held"] == 0);
    REQUIRE(report["findings"].size() == 2);
    CHECK(report["findings"][0]["message"].get<std::string>().find("2 ページあり、1ページ目だけを取り込みました") != std::string::npos);
    CHECK(report["findings"][1]["message"].get<std::string>().find("パスワード") != std::string::npos);
    CHECK(run(folder, {"shot", "--scene", "exhibit", "--item", "aki/1", "--start", "2093-11-03", "--at", "5", "--size", "640x360", "--out",
                       picture.string()}).code == 0);
    CHECK(run(folder, {"load", stick.string(), "--json"}).code == 0);
    const Json revisions = json_of(run(folder, {"revisions", "--json"}));
    CHECK(revisions.at(0)["current"] == true);   // the same once more is nothing new
}
