// renkei sync on bad days: servers that answer something else, break off or ask for patience; and a process that is killed.

#include <catch2/catch.hpp>
#include <httplib.h>

#include <atomic>
#include <ctime>
#include <random>
#include <thread>

#include "feed_site.hpp"

using namespace renkei::tests;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

// A server of the test's own over http, that has the publisher's files and does with a request what it is told to.
class Script {
  public:
    // Returns true when it has answered.
    using Act = std::function<bool(const httplib::Request&, httplib::Response&)>;
    explicit Script(fs::path root) : root_(std::move(root)), port_(server_.bind_to_any_port("127.0.0.1"))
    {
        server_.Get(".*", [this](const httplib::Request& request, httplib::Response& response) {
            ++asked;
            if (act && act(request, response)) return;
            const std::string bytes = bytes_of(root_ / request.path.substr(1));
            if (bytes.empty()) response.status = 404;
            else response.set_content(bytes, "application/octet-stream");   // ranges of it, too
        });
        thread_ = std::thread([this] { server_.listen_after_bind(); });
    }
    ~Script()
    {
        server_.stop();
        thread_.join();
    }
    [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
    Act act{};   // changed between requests only
    std::atomic<int> asked{0};

  private:
    fs::path root_;
    httplib::Server server_;
    int port_;
    std::thread thread_;
};

struct Field {
    TemporaryFolder place;
    Publisher publisher{place.path() / "site"};
    Script script{place.path() / "site"};
    FeedDisplay display{publisher, script.url()};
};

// The first so many bytes of a file, and then nothing more.
bool cut_off(const fs::path& root, const httplib::Request& request, httplib::Response& response, size_t after)
{
    const std::string bytes = bytes_of(root / request.path.substr(1));
    if (request.has_header("Range") || bytes.size() <= after) return false;
    response.set_content_provider(bytes.size(), "application/octet-stream", [bytes, after](size_t offset, size_t, httplib::DataSink& sink) {
        if (offset >= after) return false;
        return sink.write(bytes.data() + offset, after - offset);
    });
    return true;
}

}  // namespace

TEST_CASE("a portal, an error, a redirection and a request for patience leave what is on show", "[e2e]")
{
    Field field;
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

TEST_CASE("a download that was cut off goes on where it ended", "[e2e]")
{
    Field field;
    std::string range;
    field.script.act = [&](const httplib::Request& request, httplib::Response& response) {
        if (request.has_header("Range")) range = request.get_header_value("Range");
        return request.path.find("/media/") != std::string::npos && cut_off(field.publisher.out, request, response, 1000);
    };
    CHECK(field.display.synced()["result"] == "unreachable");
    CHECK(field.display.synced()["result"] == "unreachable");   // the second photograph
    CHECK(range == "bytes=1000-");
    CHECK(field.display.synced()["result"] == "updated");
    CHECK(field.display.is_clean());
    CHECK(field.display.captions() == "first first ");
}

TEST_CASE("an update that is killed leaves the revision before or after, and the next one completes it", "[e2e]")
{
    Field field;
    CHECK(field.display.synced()["result"] == "updated");
    std::mt19937 random(71);
    std::string before = field.display.captions();
    for (int round = 0; round < 12; ++round) {
        CAPTURE(round);
        const std::string now = "round" + std::to_string(round);
        field.publisher.photograph("0.png", 0xff000000u | static_cast<uint32_t>(round * 40503));
        field.publisher.caption(now);
        field.publisher.build();
        std::vector<std::string> words{"sync"};
        words.insert(words.end(), field.display.how.begin(), field.display.how.end());
        run_and_kill(field.display.folder, words, std::uniform_int_distribution<unsigned>(0, 400'000)(random));
        const std::string shown = field.display.captions(), after = now + " " + now + " ";
        CHECK((shown == before || shown == after));
        before = shown;
        if (round % 3 != 2) continue;
        const auto result = field.display.synced()["result"];
        CHECK((result == "updated" || result == "nothing-new"));
        CHECK(field.display.captions() == after);
        CHECK(field.display.is_clean());
        before = after;
    }
}
