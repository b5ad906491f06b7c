#include "config/config.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <unistd.h>

#include <catch2/catch.hpp>

#include "support/files.hpp"

using namespace renkei;
using namespace renkei::config;
namespace fs = std::filesystem;

namespace {

// A file with this text, as long as the test.
class WrittenFile {
  public:
    explicit WrittenFile(const std::string& text) : path_(fs::temp_directory_path() / ("renkei-config-" + std::to_string(getpid()) + ".toml"))
    {
        std::ofstream(path_, std::ios::binary) << text;
    }
    WrittenFile(const WrittenFile&) = delete;
    WrittenFile& operator=(const WrittenFile&) = delete;
    ~WrittenFile() { fs::remove(path_); }
    [[nodiscard]] std::string name() const { return path_.string(); }

  private:
    fs::path path_;
};

Sources only(const std::string& file)
{
    Sources sources;
    sources.file = file;
    sources.system_file = "";
    return sources;
}

// What is said about a file, without its name.
std::string refusal(const std::string& text)
{
    const WrittenFile file(text);
    const auto loaded = load(only(file.name()));
    if (loaded.ok()) return "accepted";
    CHECK(loaded.error().kind == ErrorKind::Configuration);
    const std::string& message = loaded.error().message;
    REQUIRE(message.starts_with(file.name()));
    return message.substr(file.name().size() + 2);
}

Loaded accepted(const std::string& text)
{
    const WrittenFile file(text);
    auto loaded = load(only(file.name()));
    if (!loaded.ok()) FAIL(loaded.error().message);
    return std::move(loaded).value();
}

std::string origin_of(const Loaded& loaded, std::string_view key)
{
    for (const auto& setting : loaded.settings)
        if (setting.key == key) return setting.origin;
    return "no such key";
}

const fs::path kKiosk = fs::path(RENKEI_SOURCE_DIR) / "kiosk-config";

}  // namespace

TEST_CASE("without any file the built-in values hold", "[config]")
{
    const auto loaded = load(only(""));
    REQUIRE(loaded.ok());
    CHECK(loaded->config.show.languages == std::vector<Wording>{Language::Japanese, Language::English});
    CHECK(loaded->config.opening.weekday == Hours{0, 1440});
    CHECK(loaded->config.store.empty());
    CHECK(loaded->settings.size() == keys().size());
    for (const auto& setting : loaded->settings) CHECK(setting.origin == "built-in");
}

TEST_CASE("the lobby's and the booth's files are right", "[config]")
{
    const auto lobby = load(only((kKiosk / "lobby.toml").string()));
    if (!lobby.ok()) FAIL(lobby.error().message);
    CHECK(lobby->config.opening.weekday == Hours{9 * 60, 20 * 60 + 30});
    CHECK(lobby->config.opening.saturday == Hours{9 * 60, 17 * 60});
    CHECK(lobby->config.opening.sunday == Hours{0, 0});
    CHECK(type_floor(lobby->config.display) == 24);

    const auto booth = load(only((kKiosk / "booth.toml").string()));
    if (!booth.ok()) FAIL(booth.error().message);
    CHECK(booth->config.display.touch);
    CHECK(type_floor(booth->config.display) == 36);
    config::Config large = lobby->config;
    large.show.large_text = true;
    CHECK(type_floor(large) == 36);
    large.display.viewing_distance_mm = 10000;   // already larger
    CHECK(type_floor(large) == type_floor(large.display));
}

TEST_CASE("lobby.toml names every key, and the defaults it tells are the real ones", "[config]")
{
    const auto defaults = load(only(""));
    const auto lobby = load(only((kKiosk / "lobby.toml").string()));
    REQUIRE(lobby.ok());
    for (const auto& setting : lobby->settings) {
        INFO(setting.key);
        CHECK(setting.origin != "built-in");
    }
    // The comment above each key ends with "Default: " and the value as TOML writes it.
    std::istringstream lines(tests::bytes_of(kKiosk / "lobby.toml"));
    std::string section, told;
    size_t compared = 0;
    for (std::string line; std::getline(lines, line);) {
        if (const size_t at = line.find("Default: "); line.starts_with("#") && at != std::string::npos) told = line.substr(at + 9);
        if (line.starts_with("[")) section = line.substr(1, line.find(']') - 1) + ".";
        const size_t equals = line.find(" = ");
        if (line.starts_with("#") || equals == std::string::npos) continue;
        const std::string key = section + line.substr(0, equals);
        for (const auto& setting : defaults->settings) {
            if (setting.key != key) continue;
            INFO(key);
            CHECK(told == setting.value);
            ++compared;
        }
        told.clear();
    }
    CHECK(compared == keys().size());
}

TEST_CASE("an unknown key is refused with its place and what was meant", "[config]")
{
    CHECK(refusal("[display]\n  width = 3\n") == "line 2, column 3: there is no key display.width; display.width_mm is probably meant");
    CHECK(refusal("stroe = \"/x\"") == "line 1, column 1: there is no key stroe; store is probably meant");
    CHECK(refusal("[display]\nfooter = true\n") == "line 2, column 1: there is no key display.footer; show.footer is probably meant");
    CHECK(refusal("\n[network]\nproxy = 1\n") == "line 2, column 2: there is no key network; kiosk-config/lobby.toml names them all");
    CHECK(refusal("[display.size]\nx = 1\n") == "line 1, column 10: there is no key display.size; kiosk-config/lobby.toml names them all");
    CHECK(refusal("[display]\nhieght_mm = 3\n") == "line 2, column 1: there is no key display.hieght_mm; display.height_mm is probably meant");
    // Another word is nobody's slip.
    for (const std::string far : {"foo", "f", "foot", "s", "langs", "touchscreen", "on"})
        CHECK(refusal(far + " = true") == "line 1, column 1: there is no key " + far + "; kiosk-config/lobby.toml names them all");
    CHECK(refusal("show = true") == "line 1, column 1: show is a section: write [show] on a line of its own");
}

TEST_CASE("a value of the wrong type or out of range is refused with its place", "[config]")
{
    CHECK(refusal("[display]\nwidth_mm = \"wide\"\n") == "line 2, column 12: display.width_mm must be a number from 100 to 20000");
    CHECK(refusal("[display]\nwidth_mm = 99.9\n") == "line 2, column 12: display.width_mm must be a number from 100 to 20000");
    CHECK(refusal("[display]\nwidth_mm = nan\n") == "line 2, column 12: display.width_mm must be a number from 100 to 20000");
    CHECK(refusal("[display]\nviewing_distance_mm = 20001\n").find("300 to 20000") != std::string::npos);
    CHECK(refusal("[display]\nrotation = 45\n") == "line 2, column 12: display.rotation must be 0, 90, 180 or 270");
    CHECK(refusal("[display]\nrotation = 90.0\n") == "line 2, column 12: display.rotation must be 0, 90, 180 or 270");
    CHECK(refusal("[display]\ntouch = 1\n") == "line 2, column 9: display.touch must be true or false");
    CHECK(refusal("store = 5") == "line 1, column 9: store must be a folder in quotation marks (\"\" for the usual place)");
    CHECK(refusal("[store]\npath = \"/x\"").find("store must be a folder") != std::string::npos);
    CHECK(refusal("[show]\ncharacters_per_second = 0\n").find("1 to 10") != std::string::npos);
    for (const auto* value : {"[]", "[\"fr\"]", "[\"easy\"]", "[\"en-easy\"]", "[\"ja-easy\", \"ja-easy\"]", "[\"ja\", \"ja\"]", "\"ja\"", "[1]", "[[\"ja\"]]"})
        CHECK(refusal(std::string("[show]\nlanguages = ") + value).find("show.languages must be one or more of") != std::string::npos);
    for (const auto* value : {"[\"Title\"]", "[\"\"]", "\"title\"", "[true]"})
        CHECK(refusal(std::string("[show]\nscenes = ") + value).find("a list of scene names") != std::string::npos);
    for (const auto* value : {"\"9-17\"", "\"9:00-25:00\"", "\"9:60-17:00\"", "\"9:00-9:00\"", "\"9:00-17:00 \"", "\"-9:00-17:00\"", "\"24:01-1:00\"", "900",
                              "\"\""})
        CHECK(refusal(std::string("[opening]\nsunday = ") + value).find("opening.sunday must be hours such as") != std::string::npos);
    for (const auto* value : {"[\"http://example.jp/\"]", "[\"https://\"]", "[\"https://a:b@example.jp/\"]", "[\"https://example.jp/ x\"]",
                              "[\"https://example.jp/\\r\\nHost: x\"]", "\"https://example.jp/\"", "[5]"})
        CHECK(refusal(std::string("[site]\npages = ") + value).find("site.pages must be a list of addresses with https://") != std::string::npos);
    for (const auto* value : {"[\"https://example.jp\"]", "[\"Example.jp\"]", "[\"\"]"})
        CHECK(refusal(std::string("[site]\nat_once = ") + value).find("site.at_once must be a list of hosts") != std::string::npos);
    CHECK(accepted("[site]\npages = [\"https://example.jp/renkei/\"]\nat_once = [\"example.jp:8443\"]\n").config.site.pages.size() == 1);
}

TEST_CASE("what is not TOML is refused with its place", "[config]")
{
    CHECK(refusal("[display\nwidth_mm = 3\n").find("line 1, column 9: the bracket ]") == 0);
    // The words are chosen by what the library says: another version of it may say it otherwise.
    for (const auto& [text, words] : {std::pair{"store = \"/a", "quotation mark"}, {"store = '/a", "quotation mark"}, {"store /a", "= is missing"},
                                      {"store = ", "the value is missing"}, {"store = \"/a\" \"/b\"", "the line should end here"},
                                      {"store = \"a\\q\"", "a code that does not exist"}, {"store = tru", "this is no value"},
                                      {"store = /a", "this is no value"}, {"a = [1, 2", "the bracket ]"}, {"店 = 1", "begins with the name"},
                                      {"a = 2026-13-01", "no such day"},
                                      {"a = 1\na = 2", "stands twice"}, {"[a]\n[a]", "stands twice"}, {"a = {b = 1", "the brace }"},
                                      {"a = 1,5", "the line should end here"}, {"a　= 1", "half-width blanks"}, {"a = 01", "begin with 0"},
                                      {"a = 99999999999999999999999", "too large"}})
        CHECK_THAT(refusal(std::string(text) + "\n"), Catch::Contains(words));
    CHECK(refusal("store = \"/a\"\nstore = \"/b\"\n").find("line 2") == 0);
    CHECK(refusal("store = \"\xff\xfe\"").find("UTF-8") != std::string::npos);
    CHECK(refusal(std::string(2 << 20, '#')) == "larger than 1 MiB, so this is no configuration");
}

TEST_CASE("half a file is read or refused, never worse", "[config]")
{
    const std::string whole = tests::bytes_of(kKiosk / "lobby.toml");
    for (size_t length = 0; length < whole.size(); length += 7) {
        const WrittenFile file(whole.substr(0, length));
        const auto loaded = load(only(file.name()));
        if (!loaded.ok()) REQUIRE(loaded.error().kind == ErrorKind::Configuration);
    }
}

TEST_CASE("a file that was named must be there, the system's need not", "[config]")
{
    const auto named = load(only("/nowhere/renkei.toml"));
    REQUIRE_FALSE(named.ok());
    CHECK(named.error().kind == ErrorKind::NotFound);
    CHECK(named.error().message.find("/nowhere/renkei.toml") != std::string::npos);

    Sources system;
    system.system_file = "/nowhere/renkei.toml";
    CHECK(load(system).ok());
    const auto folder = load(only(fs::temp_directory_path().string()));
    REQUIRE_FALSE(folder.ok());
    CHECK(folder.error().kind == ErrorKind::Configuration);
    CHECK(folder.error().message.find("this is no file") != std::string::npos);
    CHECK(load(only("/dev/null")).ok());

    // A pipe that nobody writes: opened, it would be waited for until the alarm kills the test.
    const std::string pipe = fs::temp_directory_path() / ("renkei-config-pipe-" + std::to_string(::getpid()));
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    ::alarm(20);
    const auto piped = load(only(pipe));
    ::alarm(0);
    fs::remove(pipe);
    REQUIRE_FALSE(piped.ok());
    CHECK(piped.error().kind == ErrorKind::Configuration);
    CHECK(piped.error().japanese.find("ファイルではありません") != std::string::npos);

    const WrittenFile file("[display]\nwidth = 1\n");
    system.system_file = file.name();
    CHECK_FALSE(load(system).ok());   // a wrong one is said, not skipped
}

TEST_CASE("flags win over variables, variables over the file, the file over what is built in", "[config]")
{
    const WrittenFile file("store = \"/file\"\n[show]\nfooter = false\nscenes = [\"title\"]\n[opening]\nsunday = \"10:00-16:00\"\n");
    Sources sources = only(file.name());
    sources.environment = {{"RENKEI_STORE", "/variable"}, {"RENKEI_SHOW_SCENES", "events, numbers"}, {"RENKEI_DISPLAY_ROTATION", "90"}, {"HOME", "/root"},
                           {"RENKEI_STROE", "x"}, {"RENKEI_SHADERS", "/x"}};
    sources.flags = {{"store", "/flag"}, {"show.reduced_motion", "true"}};
    const auto loaded = load(sources);
    if (!loaded.ok()) FAIL(loaded.error().message);
    CHECK(loaded->config.store == "/flag");
    CHECK(loaded->config.show.scenes == std::vector<std::string>{"events", "numbers"});
    CHECK(loaded->config.display.rotation == 90);
    CHECK_FALSE(loaded->config.show.footer);
    CHECK(loaded->config.show.reduced_motion);
    CHECK(origin_of(*loaded, "store") == "--store");
    CHECK(origin_of(*loaded, "show.reduced_motion") == "--reduced_motion");
    CHECK(origin_of(*loaded, "show.scenes") == "RENKEI_SHOW_SCENES");
    CHECK(origin_of(*loaded, "show.footer") == file.name() + ", line 3");
    CHECK(origin_of(*loaded, "opening.sunday") == file.name() + ", line 6");
    CHECK(origin_of(*loaded, "display.touch") == "built-in");
}

TEST_CASE("a variable that means nothing is told, with the name that was meant if one is near", "[config]")
{
    const auto told = [](const char* name) { return unknown_variable(name).value_or(Sentence{}); };
    CHECK(told("RENKEI_STROE").en == "the variable RENKEI_STROE means nothing to renkei; RENKEI_STORE is probably meant");
    CHECK(told("RENKEI_SHOW_LARGE_TXET").ja == "環境変数 RENKEI_SHOW_LARGE_TXET は renkei では使いません。RENKEI_SHOW_LARGE_TEXT のことでしょうか");
    CHECK(told("RENKEI_").ja == "環境変数 RENKEI_ は renkei では使いません");
    CHECK(told("RENKEI_TRY_THIS").en == "the variable RENKEI_TRY_THIS means nothing to renkei");
    for (const char* meant : {"RENKEI_STORE", "RENKEI_SHOW_LARGE_TEXT", "RENKEI_WHO", "RENKEI_SHADERS", "HOME", "STROE"}) {
        CAPTURE(meant);
        CHECK_FALSE(unknown_variable(meant));
    }
}

TEST_CASE("a variable or a flag with a wrong value is refused by its name", "[config]")
{
    Sources sources = only("");
    sources.environment = {{"RENKEI_DISPLAY_WIDTH_MM", "wide"}};
    auto loaded = load(sources);
    REQUIRE_FALSE(loaded.ok());
    CHECK(loaded.error().kind == ErrorKind::Configuration);
    CHECK(loaded.error().message == "the variable RENKEI_DISPLAY_WIDTH_MM=wide: display.width_mm must be a number from 100 to 20000");

    sources.environment.clear();
    sources.flags = {{"show.languages", "ja,klingon"}};
    loaded = load(sources);
    REQUIRE_FALSE(loaded.ok());
    CHECK(loaded.error().message.starts_with("--languages ja,klingon: show.languages must be"));
    sources.flags = {{"show.languages", "ja-easy,ja"}};
    loaded = load(sources);
    REQUIRE(loaded.ok());
    CHECK(loaded->config.show.languages == std::vector<Wording>{kEasyJapanese, Language::Japanese});
    for (const auto& key : keys()) {
        sources.flags = {{key, ""}};
        // Only folders and the lists of scenes, of places of sticks and of names, and what the desk is given may be empty.
        CHECK(load(sources).ok() == (key == "store" || key == "cache" || key == "data" || key == "show.scenes" ||
                                     (key.starts_with("staff.") && key != "staff.second_person") || key == "desk.address" || key == "desk.certificate" ||
                                     key == "desk.key" || (key.starts_with("feed.") && key != "feed.plain_http") || key.starts_with("site.") ||
                                     key == "touch.panels"));
    }
}

TEST_CASE("the dump can be read back", "[config]")
{
    const auto loaded = accepted("store = \"/a \\\"b\\\"\"\n[display]\nwidth_mm = 531.5\n[show]\nlanguages = [\"ko\", \"ja-easy\"]\n[opening]\nsaturday = \"22:00-2:00\"\nsunday = \"closed\"\n");
    std::string top, sections;
    for (const auto& setting : loaded.settings) (setting.key.find('.') == std::string::npos ? top : sections) += setting.key + " = " + setting.value + "\n";
    const auto again = accepted(top + sections);
    REQUIRE(again.settings.size() == loaded.settings.size());
    for (size_t i = 0; i < again.settings.size(); ++i) CHECK(again.settings[i].value == loaded.settings[i].value);
    CHECK(again.config.opening.saturday == Hours{22 * 60, 2 * 60});
}

TEST_CASE("the smallest type follows from panel and distance", "[config]")
{
    const auto panel = [](double inches, double distance_mm) {
        const double height = inches * 25.4 * 9 / std::hypot(16, 9);
        return Display{.width_mm = height * 16 / 9, .height_mm = height, .viewing_distance_mm = distance_mm};
    };
    CHECK(type_floor(panel(55, 2000)) == 24);
    CHECK(type_floor(panel(55, 4500)) == 35);      // requirements R29: 34, upwards
    CHECK(type_floor(panel(55, 10000)) == 69);
    CHECK(type_floor(panel(24, 600)) == 36);
    CHECK(type_floor(panel(24, 2000)) == 36);
    Display portrait = panel(55, 4500);
    std::swap(portrait.width_mm, portrait.height_mm);
    CHECK(type_floor(portrait) == type_floor(panel(55, 4500)));
    CHECK(mm_per_unit(panel(55, 2000)) == Approx(0.634).margin(0.001));
    double before = 0;
    for (double distance = 300; distance <= 20000; distance += 100) {
        REQUIRE(type_floor(panel(55, distance)) >= before);
        before = type_floor(panel(55, distance));
    }
}

TEST_CASE("the feed's address has no password in it, and a refusal does not repeat it", "[config]")
{
    for (const char* url : {"https://u:geheim@example.jp", "https://example.jp/a b", "https://", "example"}) {
        CAPTURE(url);
        const std::string said = refusal("[feed]\nurl = \"" + std::string(url) + "\"\n");
        CHECK(said.find("feed.url must be an address") != std::string::npos);
        CHECK(said.find("geheim") == std::string::npos);
    }
    for (const char* url : {"", "https://example.jp/feed", "http://192.0.2.1:8080/", "https://[2001:db8::1]/feed"})
        CHECK(accepted("[feed]\nurl = \"" + std::string(url) + "\"\n").config.feed.url == url);
    Sources sources = only("");
    sources.environment["RENKEI_FEED_URL"] = "https://u:geheim@example.jp";
    const auto loaded = load(sources);
    REQUIRE_FALSE(loaded.ok());
    CHECK(loaded.error().message.find("geheim") == std::string::npos);
}

TEST_CASE("touch panels are turned and calibrated by one key", "[config]")
{
    const auto panels = touch_panels(accepted("[touch]\npanels = [\"ILITEK: matrix 1 0 0.25 0 1 0 rotate 90\", \"usb:0eef: rotate 180\", \"rotate 0\"]\n").config);
    REQUIRE(panels.size() == 3);
    CHECK(panels[0].device == "ILITEK");
    CHECK(panels[0].matrix == CalibrationMatrix{0, -1, 1, 1, 0, 0.25f});   // calibrated first, then turned
    CHECK(panels[1].device == "usb:0eef");
    CHECK(panels[2] == TouchPanel{});
    const std::string must = "touch.panels must be a list of turns and matrices such as [\"rotate 90\"] or [\"ILITEK: matrix 1 0 0.02 0 1 0\"]";
    CHECK(refusal("[touch]\npanels = [\"rotate 90\",\n  \"rotate 45\"]\n") == "line 3, column 3: " + must);
    CHECK(refusal("[touch]\npanels = \"rotate 90\"\n") == "line 2, column 10: " + must);
    for (const char* wrong : {"", "rotate", "matrix 1 0 0 0 1", "matrix 1 0 0 0 1 0 0", "matrix 0 0 0 0 0 0", "matrix 1 0 99 0 1 0", "matrix 1 0 nan 0 1 0",
                              "rotate 90 matrix 1 0 0 0 1 0", "rotate 90 rotate 90", ": rotate 90", "ILITEK:", "turn 90"}) {
        CAPTURE(wrong);
        CHECK(refusal("[touch]\npanels = [\"" + std::string(wrong) + "\"]\n") == "line 2, column 11: " + must);
    }
}
