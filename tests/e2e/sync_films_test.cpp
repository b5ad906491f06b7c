// Films and their subtitles on the way from a publisher to a display.

#include <catch2/catch.hpp>

#include "support/clips.hpp"
#include "web_script.hpp"

using namespace renkei::tests;
using Json = nlohmann::json;
namespace fs = std::filesystem;

TEST_CASE("films and subtitles come with the feed as they are, and one that changed comes alone", "[e2e]")
{
    ScriptedField field;
    const fs::path stick = field.publisher.folder.path() / "stick";
    REQUIRE(make_clip(stick / "mashu.mp4", {.width = 640, .height = 360, .seconds = 12, .container_options = "movflags=+faststart"}));
    write_bytes(stick / "mashu.srt", "1\n00:00:02,000 --> 00:00:06,000\n摩周湖の朝\n");
    write_bytes(stick / "films.csv", "file,municipality,caption,credit\nmashu.mp4,弟子屈町,摩周湖の四季,弟子屈町\n");
    write_bytes(stick / "展示.csv", "展示番号,題名\naki,湿原の四季\n");
    write_bytes(stick / "パネル.csv", "番号,見出し,本文,写真,キャプション,クレジット\n1,湖の朝,湖は朝に静かです。,mashu.mp4,摩周湖の四季,弟子屈町\n");
    field.publisher.caption("with films");
    field.publisher.build();
    const auto listed = [](const TemporaryFolder& folder, const char* kind) { return json_of(run(folder, {"list", kind, "--json"})); };
    const Json first = field.display.synced();
    CHECK(first["result"] == "updated");
    CHECK(first["media"] == 4);   // two photographs, a film, its subtitles
    const Json there = listed(field.publisher.folder, "films"), here = listed(field.display.folder, "films");
    REQUIRE(here.size() == 1);
    CHECK(here == there);
    CHECK(listed(field.display.folder, "exhibits") == listed(field.publisher.folder, "exhibits"));

    write_bytes(stick / "mashu.srt", "1\n00:00:02,000 --> 00:00:06,000\n摩周湖の夕べ\n");
    field.publisher.caption("with films");
    field.publisher.build();
    const Json second = field.display.synced();
    CHECK(second["media"] == 1);
    const Json after = listed(field.display.folder, "films");
    CHECK(after[0]["media"] == here[0]["media"]);
    CHECK(after[0]["subtitles"] != here[0]["subtitles"]);
    CHECK(after == listed(field.publisher.folder, "films"));
}
