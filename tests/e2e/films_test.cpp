// Films from a folder to the display: looked through, kept, listed and shown.

#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include "program.hpp"
#include "support/clips.hpp"
#include "support/files.hpp"

using namespace renkei::tests;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

Json json_of(const Outcome& outcome)
{
    INFO(outcome.err);
    return Json::parse(outcome.out);
}

}  // namespace

TEST_CASE("films that can be played are loaded and shown, the others are held", "[e2e]")
{
    const TemporaryFolder folder;
    const fs::path stick = folder.path() / "stick";
    fs::create_directories(stick);
    REQUIRE(make_clip(stick / "mashu.mp4", {.width = 640, .height = 360, .seconds = 12, .container_options = "movflags=+faststart"}));
    write_bytes(stick / "cut.mp4", bytes_of(stick / "mashu.mp4").substr(0, fs::file_size(stick / "mashu.mp4") / 2));
    write_bytes(stick / "words.mp4", "これは映像ではありません");
    write_bytes(stick / "mashu.srt", "1\n00:00:02,000 --> 00:00:06,000\n摩周湖の朝\n");
    write_bytes(stick / "films.csv", "file,municipality,caption,credit,permitted_until\nMASHU.mp4,弟子屈町,摩周湖の四季,弟子屈町,2199-03-31\ncut.mp4,弟子屈町,,弟子屈町,\nwords.mp4,弟子屈町,,弟子屈町,\nmashu.mp4,弟子屈町,,,\n");

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
        REQUIRE(run(folder, {"shot", "--scene", "showcase", "--item", "01665/mashu.mp4", "--at", at, "--size", "640x360", "--reduced-motion", "--out", png}).code == 0);
        return bytes_of(png);
    };
    CHECK(still("d.png", "7.2") == still("e.png", "7.6"));
}
