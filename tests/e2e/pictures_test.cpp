// What the finished program shows: the same picture for the same second, the report at the end of a show, and the codes
// for scenes and settings that do not exist.

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <random>

#include "program.hpp"
#include "support/files.hpp"

using namespace renkei::tests;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

// 24-bit size in a PNG's header, big-endian at bytes 16 and 20.
int png_side(const std::string& png, size_t at)
{
    int side = 0;
    for (size_t i = 0; i < 4; ++i) side = side << 8 | static_cast<unsigned char>(png.at(at + i));
    return side;
}

}  // namespace

TEST_CASE("the same second gives the same bytes", "[e2e][slow]")
{
    const TemporaryFolder folder;
    const auto shot = [&](const std::string& name) {
        const std::string file = (folder.path() / name).string();
        const auto outcome = run(folder, {"shot", "--scene", "agreements", "--at", "6.5", "--size", "1280x720", "--out", file});
        INFO(outcome.err);
        REQUIRE(outcome.code == 0);
        CHECK(outcome.out == file + "\n");
        return bytes_of(file);
    };
    const std::string first = shot("a.png"), second = shot("b.png");
    CHECK(first.starts_with("\x89PNG"));
    CHECK(png_side(first, 16) == 1280);
    CHECK(png_side(first, 20) == 720);
    CHECK(first.size() > 20'000);
    CHECK((first == second));
}

TEST_CASE("a shot reports every text with its size and its contrast", "[e2e][slow]")
{
    const TemporaryFolder folder;
    for (const std::string scene : {"title", "showcase", "agreements", "region", "wards", "plans", "events", "partners", "numbers", "support"}) {
        const auto outcome = run(folder, {"shot", "--scene", scene, "--at", "7", "--size", "1280x720", "--start", "2026-06-01T10:00:00+09:00", "--lang", "ja",
                                          "--json"});
        CAPTURE(scene, outcome.err);
        REQUIRE(outcome.code == 0);
        const Json report = Json::parse(outcome.out);
        CHECK(report["scene"] == scene);
        CHECK(report["size"] == "1280x720");
        CHECK(report["seconds"] == 7);
        CHECK(report["targets"].is_array());
        CHECK(report["texts"].size() >= 5);
        for (const Json& text : report["texts"]) {
            CAPTURE(text.dump());
            CHECK_FALSE(text["text"].get<std::string>().empty());
            CHECK(text["units"].get<double>() >= 24);
            // 55 inch: 685 mm are 1080 units.
            CHECK(text["mm"].get<double>() == Approx(text["units"].get<double>() * 685 / 1080).margin(0.05 * 685 / 1080 + 0.006));
            // WCAG 2.2, 1.4.3: large type 3 : 1, other type 4.5 : 1. A line that is not drawn is measured as 1.
            CHECK(text["contrast"].get<double>() >= (text["units"].get<double>() >= 60 ? 3 : 4.5));
        }
    }
}

TEST_CASE("a display that was asked to end says how it went", "[e2e][slow]")
{
    const TemporaryFolder folder;
    (void)run(folder, {"revisions"});   // the show itself shall not load
    const auto outcome = run(folder, {"show", "--offscreen", "--window", "640x360", "--seconds", "3", "--json", "--scenes", "title,numbers"});
    INFO(outcome.err);
    REQUIRE(outcome.code == 0);
    const Json report = Json::parse(outcome.out);
    for (const char* key : {"frames", "late", "p50_ms", "p99_ms", "max_ms", "cpu_ms_per_frame", "scenes", "skipped", "skipped_layers", "pss_mib",
                            "texture_mib"}) {
        CAPTURE(key);
        CHECK(report.contains(key));
    }
    CHECK(report["frames"].get<int>() > 0);
    CHECK(report["skipped"] == 0);
    CHECK(report["scenes"].is_object());
    CHECK_FALSE(report["scenes"].empty());
    for (const auto& [scene, times] : report["scenes"].items()) CHECK((scene == "title" || scene == "numbers"));
}

TEST_CASE("a scene, an item or a page that does not exist has code 66 and is named", "[e2e][slow]")
{
    const TemporaryFolder folder;
    const std::string out = (folder.path() / "x.png").string();
    const auto shot = [&](const std::vector<std::string>& more) {
        std::vector<std::string> arguments{"shot", "--size", "320x180", "--out", out};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run(folder, arguments);
    };
    const auto scene = shot({"--scene", "sunset"}), item = shot({"--scene", "showcase", "--item", "atlantis"}),
        page = shot({"--scene", "events", "--item", "999"});
    CHECK(scene.code == 66);
    CHECK(scene.err.find("sunset") != std::string::npos);
    CHECK(item.code == 66);
    CHECK(item.err.find("atlantis") != std::string::npos);
    CHECK(page.code == 66);
    CHECK_FALSE(fs::exists(out));
}

TEST_CASE("a wrong setting has code 78 and its line", "[e2e]")
{
    const TemporaryFolder folder;
    const std::string out = (folder.path() / "x.png").string();
    const fs::path settings = folder.path() / "wrong.toml";
    write_bytes(settings, "[display]\nwidth_mm = 1218\ncolour = \"blue\"\n");
    for (const auto& arguments : std::vector<std::vector<std::string>>{{"list", "events"}, {"show", "--offscreen", "--seconds", "1"},
                                                                       {"shot", "--scene", "title", "--out", out}}) {
        auto with = arguments;
        with.insert(with.end(), {"--config", settings.string()});
        const auto outcome = run(folder, with);
        CAPTURE(arguments, outcome.err);
        CHECK(outcome.code == 78);
        CHECK(outcome.out.empty());
        CHECK(outcome.err.find("colour") != std::string::npos);
        CHECK(outcome.err.find('3') != std::string::npos);   // the line
    }
    CHECK(run(folder, {"show", "--offscreen", "--scenes", "title", "--seconds", "1", "--nonsense"}).code == 64);
}

TEST_CASE("a display that is killed during its first start is whole at the next", "[e2e][slow]")
{
    std::mt19937 random(1741);   // other moments each time would be a test that cannot be repeated
    std::uniform_int_distribution<unsigned> microseconds(2'000, 500'000);
    for (int round = 0; round < 8; ++round) {
        const TemporaryFolder folder;
        const unsigned moment = microseconds(random);
        run_and_kill(folder, {"show", "--offscreen", "--window", "320x180", "--scenes", "title"}, moment);
        CAPTURE(moment);
        const auto revisions = run(folder, {"revisions", "--json"});
        INFO(revisions.err);
        REQUIRE(revisions.code == 0);
        CHECK(Json::parse(revisions.out).size() == 1);
        const auto organisations = run(folder, {"list", "organisations", "--json"});
        REQUIRE(organisations.code == 0);
        int members = 0;
        for (const Json& o : Json::parse(organisations.out)) members += o["member_count"].get<int>();
        CHECK(members == 372);
    }
}

TEST_CASE("artwork that cannot be read costs the fibres of the paper, and staff read why", "[e2e][slow]")
{
    const TemporaryFolder folder;
    const fs::path data = folder.path() / "data", source = RENKEI_SOURCE_DIR "/data";
    fs::create_directories(data / "media");
    for (const char* part : {"facts", "showcases", "mesh"}) fs::create_directory_symlink(source / part, data / part);
    write_bytes(data / "media" / "washi.png", "this is no picture\n");
    for (const auto& [language, says] : {std::pair{"en", "Pages are drawn on plain paper: "}, std::pair{"ja", "紙の地紋なしで描きます。"}}) {
        const auto outcome = run(folder, {"shot", "--scene", "numbers", "--at", "7", "--size", "640x360", "--data", data.string(), "--lang", language,
                                          "--json"});
        CAPTURE(language, outcome.err);
        CHECK(outcome.code == 0);
        CHECK(outcome.err.find(says) != std::string::npos);
        CHECK(outcome.err.find((data / "media" / "washi.png").string()) != std::string::npos);
    }
    const auto whole = run(folder, {"shot", "--scene", "numbers", "--at", "7", "--size", "640x360", "--json"});
    CHECK(whole.err.find("plain paper") == std::string::npos);
}

TEST_CASE("a visit is shown by what was touched, and a button that there is not is told", "[e2e]")
{
    const TemporaryFolder folder;
    REQUIRE(run(folder, {"load", "--publish"}).code == 0);
    CHECK(run(folder, {"shot", "--scene", "visit", "--item", "open region 1; large", "--json"}).code == 0);
    for (const char* item : {"nonsense", "open region 9", "open region 1 2", "say xx", "open nowhere"}) {
        const auto refused = run(folder, {"shot", "--scene", "visit", "--item", item, "--json"});
        CAPTURE(item, refused.err);
        CHECK(refused.code == 66);
        CHECK(refused.err.find("has no button") != std::string::npos);
    }
}

TEST_CASE("a display of a wall shows its part, at its own size", "[e2e][slow]")
{
    const TemporaryFolder folder;
    const auto shot = [&](const std::string& column) {
        const std::string file = (folder.path() / (column + ".png")).string();
        const auto outcome = run(folder, {"shot", "--scene", "title", "--at", "12", "--size", "640x360", "--out", file},
                                 {{"RENKEI_WALL_COLUMNS", "3"}, {"RENKEI_WALL_COLUMN", column}});
        INFO(outcome.err);
        REQUIRE(outcome.code == 0);
        return bytes_of(file);
    };
    const std::string left = shot("1"), middle = shot("2");
    CHECK(png_side(left, 16) == 640);
    CHECK(png_side(left, 20) == 360);
    CHECK(left != middle);
    const auto none = run(folder, {"shot", "--scene", "title", "--size", "640x360", "--out", "x.png"},
                          {{"RENKEI_WALL_COLUMNS", "3"}, {"RENKEI_WALL_COLUMN", "4"}});
    CHECK(none.code == 78);
    CHECK(none.err.find("wall of 3 columns") != std::string::npos);
    const auto large = run(folder, {"shot", "--scene", "title", "--size", "3840x2160", "--out", "x.png"}, {{"RENKEI_WALL_COLUMNS", "2"}});
    CHECK(large.code == 78);
}
