// What a display shows, carried to another one: written, read there, and the same by its digest.

#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include "field.hpp"
#include "support/clips.hpp"
#include "support/files.hpp"
#include "support/picture.hpp"

using namespace renkei::tests;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

// With something in every corner, so that writing it anew as JPEG would change it.
void photograph(const fs::path& file, int width, int height, uint32_t seed)
{
    std::vector<uint32_t> pixels(static_cast<size_t>(width) * static_cast<size_t>(height));
    for (size_t i = 0; i < pixels.size(); ++i)
        pixels[i] = 0xff000000u | ((seed + static_cast<uint32_t>(i) * 2654435761u) >> 9 & 0x3f3f3fu) | (static_cast<uint32_t>(i / 97) & 0xc0c0c0u);
    REQUIRE(renkei::test::write_picture({width, height, std::move(pixels)}, file.string()));
}

std::string digest_of(const TemporaryFolder& folder) { return json_of(run(folder, {"revisions", "--json"}))[0]["digest"]; }

}  // namespace

TEST_CASE("an export that is loaded into an empty store is the same revision there", "[e2e]")
{
    const TemporaryFolder first, second;
    const fs::path stick = first.path() / "stick", copy = first.path() / "控え";
    fs::create_directories(stick);
    photograph(stick / "lake.png", 2000, 1200, 1);
    photograph(stick / "wide.png", 4200, 900, 7);    // stored smaller than it came
    photograph(stick / "small.png", 400, 300, 9);    // too small for a copy inside
    write_bytes(stick / "写真.csv", "ファイル名,市区町村,キャプション,クレジット\nlake.png,弟子屈町,摩周湖,弟子屈町\nwide.png,北海道帯広市,,帯広市\n");
    REQUIRE(make_clip(stick / "mashu.mp4"));
    write_bytes(stick / "mashu.srt", "1\n00:00:00,000 --> 00:00:02,000\n湖\n");
    write_bytes(stick / "映像.csv", "ファイル名,市区町村,クレジット\nmashu.mp4,弟子屈町,弟子屈町\n");
    write_bytes(stick / "展示.csv", "展示番号,題名,会期\n2026-aki,湿原の四季,2093年11月2日〜27日\n");
    write_bytes(stick / "パネル.csv", "展示番号,見出し,写真,クレジット\n2026-aki,はじめに,small.png,釧路市\n2026-aki,川,,\n");
    write_bytes(stick / "催し.csv", "題名,開催日,時間,市区町村\n'=物産展,2093-12-05,9:00〜16:30,釧路市\n");
    write_bytes(stick / "お知らせ.csv", "題名,本文,表示終了\n休館日,休みます,2093-12-31 17:00\n");
    write_bytes(stick / "自治体紹介.csv", "市区町村,紹介文\n釧路市,釧路の紹介。\n");
    REQUIRE(run(first, {"load", stick.string(), "--publish"}).code == 0);

    const auto written = run(first, {"load", "--export", copy.string(), "--json", "--lang", "ja"});
    INFO(written.err);
    REQUIRE(written.code == 0);
    const Json told = json_of(written);
    CHECK(told["same"] == true);
    CHECK(told["files"] == 6);   // three pictures, a film with its picture and its words
    CHECK(run(first, {"load", "--export", copy.string()}).code == 73);   // never over what is there

    const auto loaded = run(second, {"load", copy.string(), "--publish", "--json"});
    INFO(loaded.err);
    REQUIRE(loaded.code == 0);
    CHECK(json_of(loaded)["held"] == 0);
    CHECK(digest_of(second) == digest_of(first));
    // Where it came from nothing changes.
    CHECK(json_of(run(first, {"load", copy.string(), "--json"}))["unchanged"] == true);

    const std::string photo = json_of(run(first, {"list", "photos", "--json"}))[0]["media"];
    for (const auto& entry : fs::recursive_directory_iterator(first.path()))
        if (entry.path().filename() == photo) write_bytes(entry.path(), "spoilt");
    const auto spoilt = run(first, {"load", "--export", (first.path() / "二").string(), "--lang", "ja"});
    CHECK(spoilt.code == 74);
    CHECK(spoilt.err.find("保存庫で失われたか壊れている") != std::string::npos);
}

TEST_CASE("events leave as a table for Excel and are the same when they come back", "[e2e]")
{
    const TemporaryFolder folder, other;
    write_bytes(folder.path() / "催し.csv", "題名,開催日,時間,市区町村\n=物産展,2093-12-05,9:00〜16:30,釧路市\n");
    REQUIRE(run(folder, {"load", (folder.path() / "催し.csv").string(), "--publish"}).code == 0);
    const auto table = run(folder, {"list", "events", "--csv"});
    REQUIRE(table.code == 0);
    CHECK(table.out.starts_with("\xEF\xBB\xBF都道府県コード又は市区町村コード,NO,"));
    CHECK(table.out.find(",'=物産展,") != std::string::npos);
    write_bytes(folder.path() / "events.csv", table.out);
    const auto again = run(folder, {"load", (folder.path() / "events.csv").string(), "--json", "--lang", "ja"});
    INFO(again.err);
    CHECK(json_of(again)["unchanged"] == true);
    CHECK(json_of(again)["held"] == 0);
    REQUIRE(run(other, {"load", (folder.path() / "events.csv").string(), "--publish"}).code == 0);
    CHECK(run(other, {"list", "events", "--json"}).out == run(folder, {"list", "events", "--json"}).out);
    CHECK(run(folder, {"list", "notices", "--csv"}).code == 64);
}
