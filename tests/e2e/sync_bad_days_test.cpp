// renkei sync on bad days: servers that answer something else, break off, ask for patience or take their time.

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <thread>

#include "web_script.hpp"

using namespace renkei::tests;
using Json = nlohmann::json;
namespace fs = std::filesystem;

TEST_CASE("a portal, an error, a redirection and a request for patience leave what is on show", "[e2e]")
{
    ScriptedField field;
    CHECK(field.display.synced()["result"] == "updated");
    field.publisher.caption("second");
    field.publisher.build();
    const auto told = [&](Script::Act act) {
        field.script.act = std::move(act);
        Json answered = field.display.synced();
        CHECK(field.display.captions() == "first first ");
        return answered;
    };
    const auto answer = [](int status, const std::string& header, const std::string& value) {
        return [=](const httplib::Request&, httplib::Response& response) {
            response.status = status;
            if (!header.empty()) response.set_header(header, value);
            response.set_content("<html>Please log in</html>", "text/html");
            return true;
        };
    };
    CHECK(told(answer(200, "", ""))["attack"] == "MALFORMED");
    CHECK(told(answer(302, "Location", "http://127.0.0.2/login"))["attack"] == "UNREACHABLE");
    CHECK(told(answer(500, "", ""))["attack"] == "UNREACHABLE");
    CHECK(told(answer(503, "", ""))["attack"] == "UNREACHABLE");
    CHECK(told(answer(429, "Retry-After", "40000"))["attack"] == "UNREACHABLE");
    const Json state = Json::parse(bytes_of(field.display.folder.path() / "store" / "feed" / "state.json"));
    CHECK(state["failures"] == 5);
    std::tm until{};
    REQUIRE(::strptime(state["not_before"].get<std::string>().c_str(), "%Y-%m-%dT%H:%M:%SZ", &until) != nullptr);
    CHECK(std::chrono::system_clock::from_time_t(::timegm(&until)) > std::chrono::system_clock::now() + std::chrono::hours(10));
    // Without an end.
    CHECK(told([](const httplib::Request& request, httplib::Response& response) {
        if (request.path != "/metadata/timestamp.json") return false;
        response.set_chunked_content_provider("application/json", [](size_t, httplib::DataSink& sink) {
            const std::string more(4096, ' ');
            return sink.write(more.data(), more.size());
        });
        return true;
    })["attack"] == "TOO_LONG");
    field.script.act = nullptr;
    CHECK(field.display.synced()["result"] == "updated");
    CHECK(field.display.captions() == "second second ");
}

TEST_CASE("downloads that were cut off go on where they ended", "[e2e]")
{
    ScriptedField field;
    field.script.act = [&](const httplib::Request& request, httplib::Response& response) {
        return request.path.find("/media/") != std::string::npos && cut_off(field.publisher.out, request, response, 1000);
    };
    CHECK(field.display.synced()["result"] == "unreachable");
    const auto first = field.script.asked();
    // Both were under way, or the second was never begun.
    size_t resumed = 0, whole = 0;
    for (Json told = Json::object(); told.value("result", "") != "updated" && resumed + whole < 4;) {
        told = field.display.synced();
        for (const std::string& asked : field.script.asked())
            if (asked.find("/media/") != std::string::npos) ++(asked.ends_with(" bytes=1000-") ? resumed : whole);
    }
    const auto begun = static_cast<size_t>(std::count_if(first.begin(), first.end(),
                                                         [](const std::string& asked) { return asked.find("/media/") != std::string::npos; }));
    CHECK(begun >= 1);
    CHECK(resumed == 2);
    CHECK(whole == 2 - begun);
    CHECK(field.display.synced()["result"] == "nothing-new");
    CHECK(field.display.is_clean());
    CHECK(field.display.captions() == "first first ");
}

TEST_CASE("a server that sends one byte a second is left, and what is on show stays", "[e2e]")
{
    ScriptedField field;
    CHECK(field.display.synced()["result"] == "updated");
    field.publisher.caption("second");
    field.publisher.build();
    field.script.act = [&](const httplib::Request& request, httplib::Response& response) {
        if (request.path.find("timestamp.json") == std::string::npos) return false;
        const std::string bytes = bytes_of(field.publisher.out / request.path.substr(1));
        response.set_content_provider(bytes.size(), "application/json", [bytes](size_t offset, size_t, httplib::DataSink& sink) {
            std::this_thread::sleep_for(std::chrono::seconds(1));   // it is what it does, not what is waited for
            return sink.write(bytes.data() + offset, 1);
        });
        return true;
    };
    CHECK(field.display.synced()["attack"] == "SLOW");
    CHECK(field.display.captions() == "first first ");
    field.script.act = nullptr;
    CHECK(field.display.synced()["result"] == "updated");
    CHECK(field.display.captions() == "second second ");
}

TEST_CASE("without a name server, or any network, nothing changes and it is said", "[e2e]")
{
    ScriptedField field;
    CHECK(field.display.synced()["result"] == "updated");
    const auto asks = [&](const std::string& before, const std::string& url) {
        return run_script(field.display.folder, before + "\"$RENKEI\" sync --json --feed " + url + " --config '" +
                          (field.display.folder.path() / "renkei.toml").string() + "'");
    };
    const auto unnamed = asks("", "https://no-such-host.invalid");
    CHECK(unnamed.code == 75);
    CHECK(Json::parse(unnamed.out)["attack"] == "UNREACHABLE");
    const auto alone = asks("unshare -rn ", field.script.url());   // loopback is down there, too
    if (alone.err.find("unshare:") != std::string::npos) {
        WARN("no network of one's own can be made here, not tried");
    } else {
        CHECK(alone.code == 75);
        CHECK(Json::parse(alone.out)["attack"] == "UNREACHABLE");
    }
    CHECK(field.display.captions() == "first first ");
    CHECK(field.display.synced()["result"] == "nothing-new");
}
