// What goes wrong in the field, with the finished program: files that are none, tables and stores that lost a part, disks
// that take nothing, upgrades, and what staff read about it.

#include <sys/stat.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>

#include "field.hpp"

using namespace renkei::tests;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

Json revisions(const TemporaryFolder& folder, const fs::path& data)
{
    const auto outcome = run(folder, {"revisions", "--json", "--data", data.string()});
    INFO(outcome.err);
    REQUIRE(outcome.code == 0);
    return Json::parse(outcome.out);
}

// Words of English in a Japanese sentence: three in a row, outside of brackets, quotes, paths and commands.
bool is_english(std::string text)
{
    for (const char* passed_over : {"（[^）]*）", "「[^」]*」", "/[^ 。、]+", "renkei [a-z-]+", "SQLite: .*", "shipped with renkei [0-9.]+" /* a note,
                                    kept as it was written */, "--[a-z-]+( [A-Z]\\S*)?", "Revision|TIME|DIR"})
        text = std::regex_replace(text, std::regex(passed_over), "、");
    return std::regex_search(text, std::regex("[A-Za-z']{2,} [A-Za-z']{2,} [A-Za-z']{2,}"));
}

}  // namespace

TEST_CASE("a table that is not UTF-8 is refused with file, row and column, and never reaches the picture", "[e2e]")
{
    const TemporaryFolder folder;
    const auto data = a_data_folder(folder);
    change(data / "facts" / "events.csv", "\xE5\x85\xA8", "\xFF");
    const auto shot = run(folder, {"shot", "--scene", "events", "--json", "--data", data.string()});
    CHECK(shot.code == 65);
    CHECK(shot.err.find("events.csv row ") != std::string::npos);
    CHECK(shot.err.find("column ") != std::string::npos);
    CHECK(run(folder, {"load", data.string(), "--check"}).code == 65);
}

TEST_CASE("a store that lacks a part, or has one too many for its upgrade, is set aside and made again, and that is said once", "[e2e]")
{
    const TemporaryFolder folder;
    (void)run(folder, {"revisions"});
    const char* sql = GENERATE("DROP TABLE event", "ALTER TABLE revision DROP COLUMN note", "ALTER TABLE showcase DROP COLUMN motif",
                               "PRAGMA user_version = 5");
    CAPTURE(sql);
    run_sql(folder.path() / "store" / "content.db", sql);
    const auto health = run(folder, {"doctor", "--json"});
    CHECK(health.code == 69);
    CHECK(check_of(Json::parse(health.out), "store")["ok"] == false);
    const auto again = run(folder, {"publish"});
    INFO(again.err);
    CHECK(again.code == 0);
    CHECK(again.err.find("content.damaged-1.db") != std::string::npos);
    CHECK(run(folder, {"revisions"}).err.empty());
    CHECK(check_of(Json::parse(run(folder, {"doctor", "--json"}).out), "set_aside")["ok"] == false);   // until staff have seen to it
    // The same for a load, which does not look at what ships first.
    run_sql(folder.path() / "store" / "content.db", sql);
    const auto loaded = run(folder, {"load", "--publish"});
    INFO(loaded.err);
    CHECK(loaded.code == 0);
    CHECK(fs::exists(folder.path() / "store" / "content.damaged-2.db"));
}

TEST_CASE("where the published revision is not kept any more, the newest is on show", "[e2e]")
{
    const TemporaryFolder folder;
    const fs::path data = a_data_folder(folder);
    REQUIRE(run(folder, {"load", "--publish", "--data", data.string()}).code == 0);
    run_sql(folder.path() / "store" / "content.db", "UPDATE publication SET revision = 99");
    const auto outcome = run(folder, {"list", "organisations", "--json", "--data", data.string()});
    INFO(outcome.err);
    CHECK(outcome.code == 0);
    CHECK(Json::parse(outcome.out).size() == 13);
}

TEST_CASE("without a store that can be kept what ships is shown, and the report and the code say so", "[e2e][slow]")
{
    const TemporaryFolder folder;
    const std::vector<std::string> show{"show", "--offscreen", "--window", "320x180", "--seconds", "1", "--scenes", "title", "--json"};
    Outcome outcome;
    int code = 0;
    SECTION("a folder that cannot be made")
    {
        outcome = run(folder, show, {{"RENKEI_STORE", "/proc/renkei"}});
        code = 73;
    }
    SECTION("a disk that takes nothing")
    {
        std::string words;
        for (const auto& word : show) words += " " + word;
        outcome = run_script(folder, "trap '' XFSZ; ulimit -f 8; exec $RENKEI" + words);
        code = 74;
    }
    INFO(outcome.err);
    CHECK(outcome.code == code);
    CHECK(outcome.err.find("shown from memory") != std::string::npos);
    const Json report = Json::parse(outcome.out);
    CHECK(report["from_memory"] == true);
    CHECK(report["frames"].get<int>() > 0);
    CHECK(report["skipped"] == 0);
}

TEST_CASE("a picture is made without a store as well; a list and a load are not", "[e2e][slow]")
{
    const TemporaryFolder folder;
    const std::map<std::string, std::string> nowhere{{"RENKEI_STORE", "/proc/renkei"}};
    const fs::path picture = folder.path() / "title.png";
    CHECK(run(folder, {"shot", "--scene", "title", "--size", "320x180", "--out", picture.string()}, nowhere).code == 73);
    CHECK(bytes_of(picture).starts_with("\x89PNG"));
    CHECK(run(folder, {"list", "events"}, nowhere).code == 73);
    CHECK(run(folder, {"load"}, nowhere).code == 73);
}

TEST_CASE("a pipe or a folder in a file's place is refused at once", "[e2e]")
{
    const TemporaryFolder folder;
    const fs::path pipe = folder.path() / "settings.toml";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    for (const fs::path& settings : {pipe, folder.path()}) {
        const auto outcome = run_script(folder, "exec timeout 20 $RENKEI list events --config " + settings.string());
        CHECK(outcome.code == 78);
        CHECK(outcome.err.find("is no file") != std::string::npos);
    }
    const fs::path file = folder.path() / "store" / "content.db";
    fs::create_directories(file.parent_path());
    SECTION("a pipe") { REQUIRE(::mkfifo(file.c_str(), 0600) == 0); }
    SECTION("a folder") { fs::create_directory(file); }
    for (const char* command : {"list events", "load", "revisions", "show --offscreen --seconds 1"}) {
        const auto outcome = run_script(folder, std::string("exec timeout 20 $RENKEI ") + command);
        CAPTURE(command, outcome.err);
        CHECK(outcome.code == 78);
        CHECK(outcome.err.find("no file") != std::string::npos);
    }
    CHECK(run_script(folder, "exec timeout 20 $RENKEI doctor").code == 69);
}

TEST_CASE("after an upgrade the new shipped facts are on show; what staff loaded or went back to stays", "[e2e]")
{
    const TemporaryFolder folder;
    const auto data = a_data_folder(folder);
    const auto first = revisions(folder, data);
    REQUIRE(first.size() == 1);
    CHECK(first[0]["origin"] == "shipped");
    const auto upgrade = [&](const std::string& from, const std::string& to) { change(data / "facts" / "milestones.csv", from, to); };
    const std::string word = "協定";

    SECTION("shipped facts are renewed, once")
    {
        upgrade(word, "盟約");
        // Who only looks is told, every time, and the store stays as it is.
        for (int look = 0; look < 2; ++look) {
            const auto looked = run(folder, {"revisions", "--json", "--data", data.string()});
            CHECK(std::count(looked.err.begin(), looked.err.end(), '\n') == 1);
            CHECK(Json::parse(looked.out) == first);
        }
        const auto upgraded = run(folder, {"show", "--offscreen", "--window", "320x180", "--scenes", "title", "--seconds", "0.2", "--data", data.string()});
        CHECK(std::count(upgraded.err.begin(), upgraded.err.end(), '\n') == 1);
        const auto after = revisions(folder, data);
        REQUIRE(after.size() == 2);
        CHECK(after[0]["current"] == true);
        CHECK(after[0]["digest"] != first[0]["digest"]);
        CHECK(run(folder, {"revisions", "--data", data.string()}).err.empty());
        // Going back is a decision that the next start respects.
        CHECK(run(folder, {"rollback", "--data", data.string()}).code == 0);
        CHECK(revisions(folder, data)[1]["current"] == true);
    }
    SECTION("staff's revision stays, and that is said")
    {
        const auto staff = a_data_folder(folder, "staff");
        change(staff / "facts" / "milestones.csv", word, "約束");
        CHECK(run(folder, {"load", staff.string(), "--publish", "--data", data.string()}).code == 0);
        upgrade(word, "盟約");
        const auto upgraded = run(folder, {"revisions", "--json", "--data", data.string()});
        CHECK(upgraded.err.find("stays on show") != std::string::npos);
        const auto after = Json::parse(upgraded.out);
        REQUIRE(after.size() == 2);
        CHECK(after[0]["origin"] == "staff");
        CHECK(after[0]["current"] == true);
    }
    SECTION("facts that do not hold are not shown")
    {
        upgrade("20", "xx");
        const auto upgraded = run(folder, {"revisions", "--json", "--data", data.string()});
        CHECK(upgraded.code == 0);
        CHECK(upgraded.err.find("milestones.csv row ") != std::string::npos);
        CHECK(Json::parse(upgraded.out).size() == 1);
    }
}

TEST_CASE("staff's facts need not have the counts of what ships", "[e2e]")
{
    const TemporaryFolder folder;
    const auto data = a_data_folder(folder);
    const fs::path contacts = data / "facts" / "contacts.csv";
    const std::string text = bytes_of(contacts);
    write_bytes(contacts, text.substr(0, text.find_last_of('\n', text.size() - 2) + 1));
    const auto loaded = run(folder, {"load", data.string(), "--publish"});
    INFO(loaded.err);
    CHECK(loaded.code == 0);
    CHECK(Json::parse(run(folder, {"list", "contacts", "--json"}).out).size() == 5);
    // As what ships the same folder is a damaged installation.
    CHECK(run(folder, {"load", "--data", data.string()}).code == 65);
}

TEST_CASE("a load that changes nothing says so, and what became of the note", "[e2e]")
{
    const TemporaryFolder folder;
    (void)run(folder, {"revisions"});
    const auto again = run(folder, {"load", "--note", "spring", "--publish"});
    CHECK(again.code == 0);
    CHECK(again.err.find("Nothing has changed") != std::string::npos);
    CHECK(again.err.find("note was not needed") != std::string::npos);
    CHECK(run(folder, {"load"}).err.find("note") == std::string::npos);
    const auto report = Json::parse(run(folder, {"load", "--json"}).out);
    CHECK(report["unchanged"] == true);
    CHECK(report["revision"] == 1);
}

TEST_CASE("a revision that is no number is refused in one plain sentence", "[e2e]")
{
    const TemporaryFolder folder;
    for (const char* number : {"0", "-1", "abc", "1.5", "99999999999999999999"}) {
        const auto outcome = run(folder, {"publish", number});
        CAPTURE(number, outcome.err);
        CHECK(outcome.code == 64);
        CHECK(outcome.err.size() < 200);
        if (*number != '-') CHECK(outcome.err.find("is not the number of a revision") != std::string::npos);
    }
}

TEST_CASE("help that cannot be written is an error", "[e2e]")
{
    const TemporaryFolder folder;
    for (const char* asked : {"--help", "--version", "show --help"}) {
        CAPTURE(asked);
        CHECK(run_script(folder, std::string("exec $RENKEI ") + asked + " >/dev/full").code == 74);
    }
    CHECK(run(folder, {"show", "--help"}).out.ends_with('\n'));
    CHECK_FALSE(run(folder, {"show", "--help"}).out.ends_with("\n\n"));
}

TEST_CASE("the doctor looks at the map, the outlines, the memory, what draws, and its shaders", "[e2e]")
{
    const TemporaryFolder folder;
    const auto data = a_data_folder(folder);
    const auto doctor = [&] { return Json::parse(run(folder, {"doctor", "--json", "--data", data.string()}).out); };
    (void)revisions(folder, data);
    const auto well = doctor();
    for (const char* id : {"gl", "shaders", "memory", "mesh", "outlines"}) {
        CAPTURE(id);
        CHECK(check_of(well, id)["ok"] == true);
    }
    CHECK_FALSE(check_of(well, "gl")["value"].get<std::string>().empty());
    SECTION("a truncated mesh")
    {
        fs::remove(data / "mesh");
        fs::copy(RENKEI_SOURCE_DIR "/data/mesh", data / "mesh");
        const fs::path mesh = data / "mesh" / "japan-mesh-250m.rle.gz";
        fs::resize_file(mesh, fs::file_size(mesh) / 2);
        const auto report = doctor();
        CHECK(report["ok"] == false);
        CHECK(check_of(report, "mesh")["ok"] == false);
        CHECK(check_of(report, "mesh")["message"].get<std::string>().find("japan-mesh-250m.rle.gz") != std::string::npos);
    }
    SECTION("outlines that are damaged")
    {
        fs::create_directories(folder.path() / "cache");
        write_bytes(folder.path() / "cache" / "outlines.map", "these are no outlines");
        CHECK(check_of(doctor(), "outlines")["ok"] == false);
    }
    SECTION("a cache that cannot be")
    {
        // below a file
        const auto report = Json::parse(run(folder, {"doctor", "--json"}, {{"RENKEI_CACHE", (folder.path() / "out" / "cache").string()}}).out);
        CHECK(check_of(report, "outlines")["ok"] == false);
    }
    SECTION("a shader that no driver takes")
    {
        fs::copy(RENKEI_SOURCE_DIR "/shaders", data / "shaders");
        write_bytes(data / "shaders" / "bleed.frag", "this is no shader\n");
        const auto report = doctor();
        CHECK(check_of(report, "shaders")["ok"] == false);
        CHECK(check_of(report, "shaders")["message"].get<std::string>().find("bleed.frag") != std::string::npos);
        CHECK(check_of(report, "gl")["ok"] == true);
    }
}

TEST_CASE("with --lang ja staff read Japanese, whatever goes wrong", "[e2e]")
{
    const TemporaryFolder folder;
    const auto data = a_data_folder(folder);
    const auto broken = a_data_folder(folder, "broken");
    change(broken / "facts" / "agreements.csv", "2016-06-25", "2016-06-31");
    write_bytes(folder.path() / "wrong.toml", "[display]\nwidth_mm = \"x\"\n");
    const std::vector<std::vector<std::string>> said = {
        {"revisions"}, {"load"}, {"load", "--note", "n"}, {"load", broken.string()}, {"load", "/no/such"}, {"load", folder.path().string()},
            {"load", "a", "b"}, {"load", "--check"},
        {"publish", "99"}, {"publish", "abc"}, {"rollback"}, {"publish"}, {"revisions", "--config", "/no/such.toml"},
            {"revisions", "--config", (folder.path() / "wrong.toml").string()},
        {"revisions", "--nonsense"}, {"show", "--window", "wide"}, {"show", "--scenes", "sunset"}, {"show", "--start", "tomorrow"},
            {"show", "--speed", "fast"}, {"list"}, {"list", "sunsets"},
        {"shot"}, {"shot", "--all", "x", "--scene", "title"}, {"revisions", "--store", "/proc/renkei"}, {"load", "--data", folder.path().string()},
            {"show", "--at"},
        {"shot", "--scene", "sunset", "--json"}, {"shot", "--scene", "plans", "--item", "sunset", "--json"},
            {"shot", "--scene", "region", "--item", "99", "--json"},
    };
    for (auto arguments : said) {
        arguments.insert(arguments.begin() + 1, {"--lang", "ja"});
        const auto outcome = run(folder, arguments);
        CAPTURE(arguments, outcome.err);
        CHECK_FALSE(outcome.err.empty());
        std::istringstream lines(outcome.err);
        for (std::string line; std::getline(lines, line);) {
            CAPTURE(line);
            CHECK_FALSE(is_english(line));
        }
    }
    run_sql(folder.path() / "store" / "content.db", "DROP TABLE event");
    for (const char* command : {"doctor", "revisions", "doctor"}) {
        const auto outcome = run(folder, {command, "--lang", "ja"});
        std::istringstream lines(outcome.err + outcome.out);
        for (std::string line; std::getline(lines, line);) {
            CAPTURE(line);
            if (line.find("  fonts  ") == std::string::npos) CHECK_FALSE(is_english(line));
        }
    }
    // The test itself knows English when it sees it.
    CHECK(is_english(run(folder, {"load", "/no/such"}).err));
}
