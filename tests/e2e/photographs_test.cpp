// Photographs from a folder to the display: loaded, listed, shown, and taken down again.

#include <catch2/catch.hpp>

#include <fstream>
#include <nlohmann/json.hpp>

#include "field.hpp"
#include "support/files.hpp"
#include "support/picture.hpp"

using namespace renkei::tests;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

// A PNG of one colour as staff might bring it.
void photograph(const fs::path& file, int width, int height, uint32_t colour)
{
    fs::create_directories(file.parent_path());
    REQUIRE(renkei::test::write_picture({width, height, std::vector<uint32_t>(static_cast<size_t>(width) * static_cast<size_t>(height), 0xff000000u | colour)},
                                        file.string()));
}

std::vector<uint32_t> pixels_of(const fs::path& png)
{
    renkei::test::Picture picture;
    REQUIRE(renkei::test::read_picture(picture, png.string()));
    return picture.pixels;
}

}  // namespace

TEST_CASE("photographs with a credit are loaded and shown, the others are held", "[e2e]")
{
    const TemporaryFolder folder;
    const fs::path stick = folder.path() / "stick";
    photograph(stick / "blue.png", 2000, 1200, 0x4070B0);
    photograph(stick / "uncredited.png", 2000, 1200, 0x4070B0);
    write_bytes(stick / "broken.jpg", "no picture at all");
    write_bytes(stick / "photos.csv", "file,code5,caption,credit\nBLUE.png,01665,青い湖,弟子屈町\nuncredited.png,01665,,\nbroken.jpg,01665,,弟子屈町\n");

    const auto checked = run(folder, {"load", stick.string(), "--check", "--json", "--lang", "ja"});
    CHECK(checked.code == 0);
    const Json report = json_of(checked);
    CHECK(report["rows"] == 3);
    CHECK(report["accepted"] == 1);
    CHECK(report["held"] == 2);
    CHECK(report["revision"].is_null());
    REQUIRE(report["findings"].size() == 2);
    CHECK(report["findings"][0]["severity"] == "hold");
    CHECK(report["findings"][0]["cause"] == "credit");
    CHECK(report["findings"][0]["file"] == "photos.csv");
    CHECK(report["findings"][0]["row"] == 3);
    CHECK(report["findings"][0]["message"].get<std::string>().find("クレジットがありません") != std::string::npos);
    CHECK(report["findings"][1]["cause"] == "picture");
    CHECK(json_of(run(folder, {"list", "photos", "--json"})).empty());

    const auto loaded = run(folder, {"load", stick.string(), "--publish", "--json"});
    CHECK(loaded.code == 0);
    CHECK(json_of(loaded)["revision"] == 2);
    const Json photos = json_of(run(folder, {"list", "photos", "--json"}));
    REQUIRE(photos.size() == 1);
    CHECK(photos[0]["credit"] == "弟子屈町");
    CHECK(photos[0]["width"] == 2000);
    // Again: the same bytes, the same revision.
    CHECK(json_of(run(folder, {"load", stick.string(), "--publish", "--json"}))["unchanged"] == true);

    const std::string png = (folder.path() / "wall.png").string();
    const auto shot = run(folder, {"shot", "--scene", "showcase", "--item", "teshikaga", "--at", "5", "--size", "640x360", "--out", png, "--json"});
    INFO(shot.err);
    REQUIRE(shot.code == 0);
    CHECK(shot.out.find("写真：弟子屈町") != std::string::npos);
    CHECK(shot.out.find("青い湖") != std::string::npos);
    CHECK((pixels_of(png)[20 * 640 + 40] & 0xFF) > 0xA0);   // its blue, far from type and shade

    // Facts that are loaded afterwards leave it; going back takes it down.
    CHECK(run(folder, {"load", "--publish"}).code == 0);
    CHECK(json_of(run(folder, {"list", "photos", "--json"})).size() == 1);
    CHECK(run(folder, {"rollback"}).code == 0);
}

TEST_CASE("a folder from which nothing can be taken changes nothing and says so", "[e2e]")
{
    const TemporaryFolder folder;
    const fs::path stick = folder.path() / "stick";
    fs::create_directories(stick);
    write_bytes(stick / "photos.csv", "file,code5\na.jpg,01665\n");
    const auto loaded = run(folder, {"load", stick.string(), "--publish", "--lang", "ja"});
    CHECK(loaded.code == 65);
    CHECK(loaded.err.find("［止める］photos.csv 1行目：列『credit（クレジット）』がありません") != std::string::npos);
    CHECK(json_of(run(folder, {"revisions", "--json"})).size() == 1);
}

TEST_CASE("a table as Excel saves it in Japan, with names as a Mac writes them", "[e2e]")
{
    const TemporaryFolder folder;
    const fs::path stick = folder.path() / "stick";
    photograph(stick / "か\u3099け.png", 1920, 1200, 0x806040);
    // ファイル,市区町村,クレジット / がけ.png,弟子屈町,山田 in Windows-31J
    write_bytes(stick / "photos.csv", "\x83\x74\x83\x40\x83\x43\x83\x8b,\x8e\x73\x8b\xe6\x92\xac\x91\xba,\x83\x4e\x83\x8c\x83\x57\x83\x62\x83\x67\r\n"
                                      "\x82\xaa\x82\xaf.png,\x92\xed\x8e\x71\x8b\xfc\x92\xac,\x8e\x52\x93\x63\r\n");
    const auto loaded = run(folder, {"load", stick.string(), "--json"});
    INFO(loaded.err << loaded.out);
    CHECK(json_of(loaded)["accepted"] == 1);
}

TEST_CASE("a photograph that the disk has spoilt is told, found by doctor, and mended by loading again", "[e2e]")
{
    const TemporaryFolder folder;
    const fs::path stick = folder.path() / "stick";
    photograph(stick / "blue.png", 2000, 1200, 0x4070B0);
    write_bytes(stick / "photos.csv", "file,code5,caption,credit\nblue.png,01665,青い湖,弟子屈町\n");
    REQUIRE(run(folder, {"load", stick.string(), "--publish"}).code == 0);
    const auto media_is_well = [&] { return check_of(json_of(run(folder, {"doctor", "--json"})), "media")["ok"].get<bool>(); };
    CHECK(media_is_well());
    fs::path kept;
    for (const auto& entry : fs::recursive_directory_iterator(folder.path() / "store" / "media"))
        if (entry.is_regular_file()) kept = entry.path();
    std::string bytes = bytes_of(kept);
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 0x55);
    write_bytes(kept, bytes);
    CHECK_FALSE(media_is_well());
    const auto shot = run(folder, {"shot", "--scene", "showcase", "--item", "teshikaga", "--size", "320x180", "--out", (folder.path() / "a.png").string()});
    CHECK(shot.code == 0);   // what is drawn stands in for it
    CHECK(shot.err.find("photograph") != std::string::npos);
    CHECK(run(folder, {"load", stick.string(), "--publish"}).code == 0);
    CHECK(media_is_well());
}

TEST_CASE("what was shown and taken down does not come back with the next load; what is prepared does", "[e2e]")
{
    const TemporaryFolder folder;
    const fs::path bad = folder.path() / "bad", good = folder.path() / "good";
    photograph(bad / "bad.png", 2000, 1200, 0xB04040);
    write_bytes(bad / "photos.csv", "file,code5,credit\nbad.png,01665,x\n");
    photograph(good / "good.png", 2000, 1200, 0x4070B0);
    write_bytes(good / "photos.csv", "file,code5,credit\ngood.png,01206,x\n");
    const auto photos = [&] { return Json::parse(run(folder, {"list", "photos", "--json"}).out).size(); };
    REQUIRE(run(folder, {"load", bad.string(), "--publish"}).code == 0);
    REQUIRE(run(folder, {"rollback"}).code == 0);
    const auto next = run(folder, {"load", good.string(), "--publish"});
    REQUIRE(next.code == 0);
    CHECK(next.err.find("taken down") != std::string::npos);
    CHECK(photos() == 1);
    // Prepared and not shown: it goes along with what is loaded after it.
    REQUIRE(run(folder, {"load", bad.string()}).code == 0);
    write_bytes(good / "photos.csv", "file,code5,credit\ngood.png,01206,y\n");
    REQUIRE(run(folder, {"load", good.string(), "--publish"}).code == 0);
    CHECK(photos() == 2);
}
