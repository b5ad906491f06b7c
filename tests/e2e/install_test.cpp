// What `cmake --install` writes is a display that needs nothing of the checkout.

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <map>

#include "program.hpp"
#include "support/files.hpp"

using namespace renkei::tests;
namespace fs = std::filesystem;

TEST_CASE("the installed tree shows from its own files, wherever it stands", "[e2e]")
{
    const TemporaryFolder folder;
    const fs::path build = fs::path(RENKEI_BINARY).parent_path().parent_path();
    const auto installed = run_program(RENKEI_CMAKE, folder, {"--install", build.string(), "--prefix", "/usr"},
                                       {{"DESTDIR", (folder.path() / "first").string()}});
    CAPTURE(installed.out, installed.err);
    REQUIRE(installed.code == 0);
    const fs::path usr = folder.path() / "moved" / "usr";
    fs::create_directories(usr.parent_path());
    fs::rename(folder.path() / "first" / "usr", usr);

    for (const char* file : {"libexec/renkei/renkei-office", "libexec/renkei/renkei-decode", "libexec/renkei/renkei-documents", "libexec/renkei/renkei-sheets",
                             "libexec/renkei/renkei-film", "libexec/renkei/renkei-floor", "libexec/renkei/renkei-pages",
                             "share/renkei/facts/municipalities.csv", "share/renkei/mesh/areas.csv", "share/renkei/showcases/showcases.json",
                             "share/renkei/SOURCES.md",
                             "share/renkei/shaders/prelude.glsl", "share/renkei/media/washi.png", "share/renkei/kiosk-config/lobby.toml",
                             "share/renkei/kiosk-config/fleet/renkei-rules.yml", "share/doc/renkei/LICENSE",
                             "share/man/man1/renkei.1", "lib/systemd/system/renkei-show.service", "lib/systemd/system/renkei-desk.service"}) {
        CAPTURE(file);
        CHECK(fs::is_regular_file(usr / file));
    }
    CHECK(bytes_of(usr / "lib/systemd/system/renkei-show.service").find("/usr/bin/renkei show") != std::string::npos);

    const std::string program = (usr / "bin/renkei").string();
    const auto healthy = nlohmann::json::parse(run_program(program, folder, {"doctor", "--json"}).out, nullptr, false);
    REQUIRE(healthy.is_object());
    std::map<std::string, nlohmann::json> checks;
    for (const auto& check : healthy.at("checks")) checks[check.at("id").get<std::string>()] = check;
    REQUIRE(checks.contains("data"));
    CHECK(checks["data"].at("value") == (usr / "share/renkei").string());
    for (const char* helper : {"decoder", "documents", "sheets", "player"}) {
        CAPTURE(helper, healthy.dump(1));
        REQUIRE(checks.contains(helper));
        CHECK(checks[helper].at("ok") == true);
    }
    const auto shown = run_program(program, folder, {"show", "--offscreen", "--window", "320x180", "--seconds", "1", "--json"});
    CAPTURE(shown.err);
    REQUIRE(shown.code == 0);
    CHECK(nlohmann::json::parse(shown.out).at("frames") > 0);
    CHECK(nlohmann::json::parse(shown.out).at("skipped") == 0);
}

TEST_CASE("the display's program links nothing of the network, of archives or of workbooks", "[e2e]")
{
    const TemporaryFolder folder;
    const auto read = run_program("/usr/bin/readelf", folder, {"--dynamic", "--wide", RENKEI_BINARY});
    REQUIRE(read.code == 0);
    REQUIRE(read.out.find("NEEDED") != std::string::npos);
    for (const char* library : {"libcurl", "libssl", "libxlsxwriter", "libzip", "libcpp-httplib", "libxml2", "libheif", "libmpv"}) {
        CAPTURE(library, read.out);
        CHECK(read.out.find(std::string("[") + library) == std::string::npos);
    }
    CHECK(run(folder, {"doctor", "--config-dump"}).code == 0);   // what its unit asks before each start, without the other program
}

TEST_CASE("a unit names the program where it was installed", "[e2e]")
{
    const TemporaryFolder folder;
    const fs::path build = fs::path(RENKEI_BINARY).parent_path().parent_path();
    REQUIRE(run_program(RENKEI_CMAKE, folder, {"--install", build.string(), "--prefix", "/opt/renkei"}, {{"DESTDIR", folder.path().string()}}).code == 0);
    CHECK(bytes_of(folder.path() / "opt/renkei/lib/systemd/system/renkei-show.service").find("/opt/renkei/bin/renkei show") != std::string::npos);
    CHECK(bytes_of(folder.path() / "opt/renkei/lib/systemd/system/renkei-desk.service").find("ExecStart=/opt/renkei/bin/renkei desk") != std::string::npos);
    CHECK(bytes_of(folder.path() / "opt/renkei/lib/systemd/system/renkei-sync.service").find("ExecStart=/opt/renkei/bin/renkei sync") != std::string::npos);
    CHECK(fs::exists(folder.path() / "opt/renkei/lib/systemd/system/renkei-sync.timer"));
    CHECK(bytes_of(folder.path() / "opt/renkei/lib/systemd/system/renkei-site.service").find("ExecStart=/opt/renkei/bin/renkei site fetch") != std::string::npos);
    CHECK(fs::exists(folder.path() / "opt/renkei/lib/systemd/system/renkei-site.timer"));
    CHECK(fs::exists(folder.path() / "opt/renkei/libexec/renkei/renkei-pages"));
}
