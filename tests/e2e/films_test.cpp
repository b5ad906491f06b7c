// Films from a folder to the display: looked through, kept, listed and shown.

#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include "field.hpp"
#include "support/clips.hpp"
#include "support/files.hpp"

using namespace renkei::tests;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

// A film with its subtitles, half of it, and words that are none.
fs::path stick_in(const TemporaryFolder& folder)
{
    const fs::path stick = folder.path() / "stick";
    fs::create_directories(stick);
    REQUIRE(make_clip(stick / "mashu.mp4", {.width = 640, .height = 360, .seconds = 12, .container_options = "movflags=+faststart"}));
    write_bytes(stick / "cut.mp4", bytes_of(stick / "mashu.mp4").substr(0, fs::file_size(stick / "mashu.mp4") / 2));
    write_bytes(stick / "words.mp4", "これは映像ではありません");
    write_bytes(stick / "mashu.srt", "1\n00:00:02,000 --> 00:00:06,000\n摩周湖の朝\n");
    return stick;
}

}  // namespace

TEST_CASE("films that can be played are loaded and shown, the others are held", "[e2e]")
{
    const TemporaryFolder folder;
    const fs::path stick = stick_in(folder);
    write_bytes(stick / "films.csv", "file,municipality,caption,credit,permitted_until\nMASHU.mp4,弟子屈町,摩周湖の四季,弟子屈町,2099-03-31\ncut.mp4,弟子屈町,,弟子屈町,\nwords.mp4,弟子屈町,,弟子屈町,\nmashu.mp4,弟子屈町,,,\n");

    const Json checked = json_of(run(folder, {"load", stick.string(), "--check", "--json", "--lang", "ja"}));
    CHECK(checked["accepted"] == 1);
    CHECK(checked["held"] == 3);
    REQUIRE(checked["findings"].size() == 3);
    CHECK(checked["findings"][0]["message"].get<std::string>().find("途中で切れています") != std::string::npos);
    CHECK(checked["findings"][1]["message"].get<std::string>().find("MP4（H.264）で保存し直してください") != std::string::npos);
    CHECK(checked["findings"][2]["cause"] == "credit");

    const Json loaded = json_of(run(folder, {"load", stick.string(), "--publish", "--json"}));
    CHECK(loaded["revision"] == 2);
    const Json films = json_of(run(folder, {"list", "films", "--json"}));
    REQUIRE(films.size() == 1);
    CHECK(films[0]["code5"] == "01665");
    CHECK(films[0]["width"] == 640);
    CHECK(films[0]["subtitles"].get<std::string>().size() == 64);
    CHECK(json_of(run(folder, {"load", stick.string(), "--publish", "--json"}))["unchanged"] == true);
    CHECK(run(folder, {"load", "--publish"}).code == 0);   // fact tables leave it
    CHECK(json_of(run(folder, {"list", "films", "--json"})).size() == 1);

    const auto shot = [&](const char* name, const char* at) {
        const std::string png = (folder.path() / name).string();
        const auto taken = run(folder, {"shot", "--scene", "showcase", "--item", "01665/mashu.mp4", "--at", at, "--size", "640x360", "--out", png, "--json"});
        INFO(taken.err);
        REQUIRE(taken.code == 0);
        CHECK(taken.out.find("映像：弟子屈町") != std::string::npos);
        CHECK(taken.out.find("摩周湖の四季") != std::string::npos);
        return bytes_of(png);
    };
    const std::string once = shot("a.png", "7.2"), again = shot("b.png", "7.2"), later = shot("c.png", "7.6");
    CHECK(once == again);
    CHECK(once != later);
    // Standing still it is the same picture at any second.
    const auto still = [&](const char* name, const char* at) {
        const std::string png = (folder.path() / name).string();
        REQUIRE(run(folder, {"shot", "--scene", "showcase", "--item", "01665/mashu.mp4", "--at", at, "--size", "640x360", "--reduced-motion", "--out",
                             png}).code == 0);
        return bytes_of(png);
    };
    CHECK(still("d.png", "7.2") == still("e.png", "7.6"));
}

TEST_CASE("a film on a panel of an exhibition is loaded, listed and shown in the panel's place", "[e2e]")
{
    const TemporaryFolder folder;
    const fs::path stick = stick_in(folder);
    write_bytes(stick / "展示.csv", "展示番号,題名\naki,湿原の四季\n");
    write_bytes(stick / "パネル.csv", "番号,見出し,本文,写真,キャプション,クレジット,掲載期限\n"
                                      "1,湖の朝,湖は朝に静かです。,mashu.mp4,摩周湖の四季,弟子屈町,2099-03-31\n"
                                      "2,,切れた映像です。,cut.mp4,,弟子屈町,\n"
                                      "3,,映像ではありません。,words.mp4,,弟子屈町,\n"
                                      "4,,だれのものか分かりません。,mashu.mp4,,,\n");
    const Json checked = json_of(run(folder, {"load", stick.string(), "--check", "--json", "--lang", "ja"}));
    CHECK(checked["accepted"] == 5);   // the panels stay with their texts
    REQUIRE(checked["findings"].size() == 3);
    for (size_t i = 0; i < 3; ++i) {
        CHECK(checked["findings"][i]["file"] == "パネル.csv");
        CHECK(checked["findings"][i]["row"] == i + 3);
    }
    CHECK(checked["findings"][0]["message"].get<std::string>().find("途中で切れています") != std::string::npos);
    CHECK(checked["findings"][1]["message"].get<std::string>().find("MP4（H.264）で保存し直してください") != std::string::npos);
    CHECK(checked["findings"][2]["cause"] == "credit");

    CHECK(run(folder, {"load", stick.string(), "--publish"}).code == 0);
    const Json exhibits = json_of(run(folder, {"list", "exhibits", "--json"}));
    REQUIRE(exhibits.size() == 1);
    const Json& panel = exhibits[0]["panels"][0];
    CHECK(panel["file"] == "mashu.mp4");
    CHECK(panel["clip"].get<std::string>().size() == 64);
    CHECK(panel["subtitles"].get<std::string>().size() == 64);
    CHECK(panel["media"].get<std::string>().size() == 64);
    CHECK(panel["width"] == 640);
    CHECK(panel["milliseconds"].get<int>() == Approx(12'000).margin(200));
    for (size_t i = 1; i < 4; ++i) CHECK(exhibits[0]["panels"][i]["clip"] == "");
    CHECK(json_of(run(folder, {"load", stick.string(), "--publish", "--json"}))["unchanged"] == true);

    const auto shot = [&](const char* item, const char* at, const std::vector<std::string>& more = {}) {
        const std::string png = (folder.path() / "shot.png").string();
        std::vector<std::string> words{"shot", "--scene", "exhibit", "--item", item, "--at", at, "--size", "640x360", "--out", png, "--json"};
        words.insert(words.end(), more.begin(), more.end());
        const auto taken = run(folder, words);
        INFO(taken.err);
        REQUIRE(taken.code == 0);
        return std::pair{taken.out, bytes_of(png)};
    };
    const auto [words, once] = shot("aki/1", "7.2");
    for (const char* word : {"湖の朝", "摩周湖の四季", "映像：弟子屈町", "湿原の四季"}) CHECK(words.find(word) != std::string::npos);
    CHECK(words.find("静かです") == std::string::npos);
    CHECK(once == shot("aki/1", "7.2").second);
    CHECK(once != shot("aki/1", "7.6").second);
    CHECK(shot("aki/1", "7.2", {"--reduced-motion"}).second == shot("aki/1", "7.6", {"--reduced-motion"}).second);
    CHECK(shot("aki/1-2", "6").first.find("映像：") == std::string::npos);   // its text
    CHECK(run(folder, {"shot", "--scene", "exhibit", "--item", "aki/2-2", "--out", (folder.path() / "none.png").string()}).code != 0);
    CHECK(shot("aki/1", "6", {"--start", "2199-04-01"}).first.find("映像：") == std::string::npos);   // the day after its permission
}
