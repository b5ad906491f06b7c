// The desk on loopback, asked by a real HTTPS client.

#include "desk/server.hpp"

#include <httplib.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <semaphore>
#include <thread>

#include <catch2/catch.hpp>

#include "base/descriptor.hpp"
#include "desk/certificate.hpp"
#include "desk/last_loads.hpp"
#include "desk/pages.hpp"
#include "desk/pairing.hpp"
#include "support/temporary_folder.hpp"

using namespace renkei;
using namespace renkei::desk;
namespace fs = std::filesystem;

namespace {

const Instant kThen{std::chrono::hours(24 * 20000)};

// What was done in the name of whom, and what lay in the folder then.
struct Deeds {
    std::vector<std::string> files, who;
    std::string content, note, at;
    PairedAs paired;
    std::vector<std::string> findings;   // causes that the next load finds
    std::vector<std::string> decided;    // "+id" or "-id"
    long long published = 0, planned = 0, cancelled = 0, forgotten = 0;
    int rollbacks = 0;
};

class Running {
  public:
    explicit Running(Limits limits = {.bytes = uint64_t{1} << 20, .files = 3})
    {
        now = std::chrono::steady_clock::time_point{} + std::chrono::hours(1000);
        const fs::path folder = here.path();
        REQUIRE(make_certificate(folder / "certificate.pem", folder / "key.pem", {"localhost", "127.0.0.1"},
                                 std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now())).ok());
        Work work;
        work.password_mark = [this] { return std::to_string(passwords.load()); };
        work.is_password = [](const std::string& password) { return password == "correct horse"; };
        work.load = [this](const fs::path& brought, const std::string& who, const PairedAs& paired) {
            loads_begun.release();
            if (held) let.acquire();
            deeds.paired = paired;
            deeds.files.clear();
            for (const auto& file : fs::directory_iterator(brought)) deeds.files.push_back(file.path().filename());
            std::sort(deeds.files.begin(), deeds.files.end());
            deeds.who.push_back(who);
            Loaded loaded;
            loaded.ran = true;
            loaded.accepted = 1;
            loaded.revision = 7;
            for (const std::string& cause : paired.pairs.empty() ? deeds.findings : std::vector<std::string>{})
                loaded.findings.push_back({.file = "a.csv", .sheet = {}, .cell = {}, .cause = cause, .message = "読めません", .row = 0, .severity = Severity::Stop,
                                           .excerpt = {}, .first_column = {}});
            return loaded;
        };
        work.table = [](const fs::path& brought, const std::string& file, const std::string&, const std::string& kind) {
            TableToPair table;
            table.read = fs::exists(brought / file);
            table.file = file;
            table.kind = kind.empty() ? "events" : kind;
            table.kinds = {{"events", "催し"}, {"exhibits", "展示"}};
            table.fields = {{"題名", true}, {"開催日", true}, {"会場", false}};
            table.headings = {"行い", "いつ", "<b>"};
            table.suggested = {"", "開催日", ""};
            table.rows = {{"雪の市", "12月5日", "<script>"}};
            return table;
        };
        work.pairings = [] { return std::vector<KeptPairing>{{.number = 3, .kind = "催し", .pairs = "行い→題名", .who = "花子",
                                                              .made = "2026-11-29T10:00:00+09:00"}}; };
        work.forget = [this](long long number, const std::string&) { deeds.forgotten = number; return Done{.well = true, .message = {}}; };
        work.plan = [this](long long revision, const std::string& at, const std::string& note,
                           const std::string&) { deeds.planned = revision; deeds.at = at; deeds.note = note; return Done{.well = at != "2001-01-01T09:00",
                           .message = "過ぎた時刻です"}; };
        work.cancel = [this](long long revision, const std::string&) { deeds.cancelled = revision; return Done{.well = true, .message = {}}; };
        work.publish = [this](long long revision, const std::string& note,
                              const std::string&) { deeds.published = revision; deeds.note = note; return Done{.well = true, .message = {}}; };
        work.rollback = [this](const std::string&) { ++deeds.rollbacks; return Done{.well = true, .message = {}}; };
        work.history = [] { History history; history.read = true; return history; };
        work.drafts = [] {
            Draft one{.id = "site-1", .title = "<b>市</b>", .days = "2038年11月6日（土）", .when = {}, .venue = "広場", .organiser = {},
                      .address = "javascript:alert(1)", .towns = {"北海道 弟子屈町"}, .unmatched = {"兵庫県 篠山市"}};
            Draft other = one;
            other.id = "site-2";
            other.days.clear();
            other.address = "https://example.invalid/?a=1&b=2";
            return Drafts{.read = true, .message = {}, .drafts = {one, other}};
        };
        work.decide = [this](const std::string& id, bool shown,
                             const std::string&) { deeds.decided.push_back((shown ? "+" : "-") + id); return Done{.well = id != "site-9",
                             .message = "ありません"}; };
        work.health = [] { return Health{.ok = true, .wrong = {}}; };
        work.picture = [](long long, const std::string&, const std::string&) { return std::string("\x89PNG"); };
        work.scenes = {{"title", "表題"}};
        work.normalise = [](std::string_view text) { return std::string(text); };
        auto opened = Server::open({.address = "127.0.0.1", .port = 0, .limits = limits, .session = std::chrono::minutes(5),
                                    .certificate = folder / "certificate.pem", .key = folder / "key.pem", .private_folder = folder / "private",
                                    .now = [this] { return now.load(); }}, std::move(work));
        REQUIRE(opened.ok());
        server = std::move(opened).value();
        thread = std::thread([this] { server->run(); });
    }
    ~Running() { end(); }
    void end()
    {
        server->stop();
        if (thread.joinable()) thread.join();
    }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    [[nodiscard]] std::string host() const { return "127.0.0.1:" + std::to_string(server->port()); }
    [[nodiscard]] httplib::Client client() const
    {
        httplib::Client made("https://" + host());
        made.enable_server_certificate_verification(false);
        return made;
    }
    [[nodiscard]] httplib::Headers headers(const std::string& cookie = "") const
    {
        httplib::Headers all{{"Origin", "https://" + host()}};
        if (!cookie.empty()) all.emplace("Cookie", cookie);
        return all;
    }
    [[nodiscard]] httplib::Result login(const std::string& password) const
    {
        auto made = client();
        return made.Post("/login", headers(), httplib::Params{{"who", "佐藤"}, {"password", password}});
    }
    // Cookie and CSRF token of one who came in.
    [[nodiscard]] std::pair<std::string, std::string> come_in() const
    {
        const auto answer = login("correct horse");
        REQUIRE(answer);
        REQUIRE(answer->status == 303);
        const std::string set = answer->get_header_value("Set-Cookie"), cookie = set.substr(0, set.find(';'));
        auto made = client();
        const auto page = made.Get("/load", {{"Cookie", cookie}});
        REQUIRE(page);
        const size_t at = page->body.find("name=\"csrf\" value=\"");
        REQUIRE(at != std::string::npos);
        return {cookie, page->body.substr(at + 19, 64)};
    }
    [[nodiscard]] bool nothing_left() const
    {
        std::error_code none;
        return fs::directory_iterator(here.path() / "private", none) == fs::directory_iterator();
    }

    void hold_loads() { held = true; }
    void wait_for_load() { loads_begun.acquire(); }
    void let_loads() { let.release(); }

    std::counting_semaphore<> loads_begun{0};
    std::binary_semaphore let{0};
    std::atomic<bool> held = false;
    tests::TemporaryFolder here;
    Deeds deeds;
    std::atomic<std::chrono::steady_clock::time_point> now;   // stands, unless a test moves it
    std::atomic<int> passwords = 1;   // the how-manieth is in force
    std::unique_ptr<Server> server;
    std::thread thread;
};

int status_of(const httplib::Result& result) { return result ? result->status : -1; }

}  // namespace

TEST_CASE("a desk does not share its port with another", "[desk]")
{
    Running desk;
    Work none;
    const auto second = Server::open({.address = "127.0.0.1", .port = desk.server->port(), .session = std::chrono::minutes(5),
                                      .certificate = desk.here.path() / "certificate.pem", .key = desk.here.path() / "key.pem",
                                      .private_folder = desk.here.path() / "private"}, std::move(none));
    REQUIRE_FALSE(second.ok());
    CHECK(second.error().kind == ErrorKind::Unavailable);
}

TEST_CASE("two hundred who connect and say nothing, or a word, keep nobody else waiting", "[desk]")
{
    const Running desk;
    std::vector<Descriptor> silent;
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_port = htons(static_cast<uint16_t>(desk.server->port()));
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    for (int i = 0; i < 200; ++i) {
        silent.emplace_back(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        REQUIRE(::connect(silent.back().get(), reinterpret_cast<const sockaddr*>(&at), sizeof at) == 0);
        if (i % 2 == 0) REQUIRE(::send(silent.back().get(), "\x16", 1, MSG_NOSIGNAL) == 1);   // how a TLS handshake begins: that one holds a thread
    }
    // Less patient than one silent connection: before, 48 of them held every thread for ten seconds.
    auto made = desk.client();
    made.set_connection_timeout(8);
    made.set_read_timeout(8);
    const auto answer = made.Get("/login");
    REQUIRE(answer);
    CHECK(answer->status == 200);
}

TEST_CASE("whoever came in with the password of before comes in anew", "[desk]")
{
    Running desk;
    const auto [cookie, csrf] = desk.come_in();
    auto client = desk.client();
    CHECK(status_of(client.Get("/load", {{"Cookie", cookie}})) == 200);
    ++desk.passwords;
    CHECK(status_of(client.Get("/load", {{"Cookie", cookie}})) == 303);
    const auto [again, other] = desk.come_in();
    CHECK(status_of(client.Get("/load", {{"Cookie", again}})) == 200);
    CHECK(status_of(client.Get("/load", {{"Cookie", cookie}})) == 303);
}

TEST_CASE("the certificate is made once, and its key is nobody else's to read", "[desk]")
{
    const tests::TemporaryFolder here;
    const fs::path certificate = here.path() / "c.pem", key = here.path() / "k.pem";
    REQUIRE(make_certificate(certificate, key, {"localhost", "10.0.0.5"}, kThen).ok());
    const std::string first = fingerprint_of(certificate);
    CHECK(first.size() == 95);
    struct stat info{};
    REQUIRE(::stat(key.c_str(), &info) == 0);
    CHECK((info.st_mode & 0777) == 0600);
    REQUIRE(make_certificate(certificate, key, {"localhost"}, kThen + std::chrono::hours(24 * 700)).ok());
    CHECK(fingerprint_of(certificate) == first);
    REQUIRE(make_certificate(certificate, key, {"localhost"}, kThen + std::chrono::hours(24 * 800)).ok());
    CHECK(fingerprint_of(certificate) != first);
}

TEST_CASE("without a session there is only the way in", "[desk]")
{
    const Running desk;
    for (const char* at : {"/", "/load", "/findings", "/history", "/preview?revision=1", "/picture?revision=1&scene=title"}) {
        CAPTURE(at);
        auto made = desk.client();
        const auto answer = made.Get(at);
        REQUIRE(answer);
        CHECK(answer->status == 303);
        CHECK(answer->get_header_value("Location") == "/login");
    }
    auto made = desk.client();
    CHECK(status_of(made.Post("/load", desk.headers(), httplib::MultipartFormDataItems{{"files", "x", "a.csv", ""}})) == 403);
    CHECK(made.Post("/publish", desk.headers(), httplib::Params{{"revision", "1"}})->get_header_value("Location") == "/login");
    CHECK(desk.deeds.published == 0);
    CHECK(desk.deeds.files.empty());
}

TEST_CASE("what every page says to the browser", "[desk]")
{
    const Running desk;
    auto made = desk.client();
    const auto answer = made.Get("/login");
    REQUIRE(answer);
    CHECK(answer->get_header_value("Content-Security-Policy").find("frame-ancestors 'none'") != std::string::npos);
    CHECK(answer->get_header_value("Content-Security-Policy").find("default-src 'none'") != std::string::npos);
    CHECK(answer->get_header_value("X-Content-Type-Options") == "nosniff");
    CHECK(answer->get_header_value("Cache-Control") == "no-store");
    CHECK(answer->body.find("http://") == std::string::npos);
    CHECK(answer->body.find("https://") == std::string::npos);
    const auto in = desk.login("correct horse");
    const std::string cookie = in->get_header_value("Set-Cookie");
    for (const char* word : {"__Host-desk=", "Secure", "HttpOnly", "SameSite=Strict", "Path=/"}) CHECK(cookie.find(word) != std::string::npos);
}

TEST_CASE("a wrong password is refused, the sixth try has to wait, the right one then too", "[desk]")
{
    const Running desk;
    for (int i = 0; i < 5; ++i) CHECK(status_of(desk.login("wrong")) == 403);
    const auto answer = desk.login("correct horse");
    REQUIRE(answer);
    CHECK(answer->status == 429);
    CHECK_FALSE(answer->get_header_value("Retry-After").empty());
}

TEST_CASE("a form without its token, or from another site, does nothing", "[desk]")
{
    const Running desk;
    const auto [cookie, csrf] = desk.come_in();
    auto made = desk.client();
    CHECK(status_of(made.Post("/publish", desk.headers(cookie), httplib::Params{{"revision", "3"}})) == 403);
    CHECK(status_of(made.Post("/publish", desk.headers(cookie), httplib::Params{{"revision", "3"}, {"csrf", std::string(64, '0')}})) == 403);
    CHECK(status_of(made.Post("/rollback", {{"Cookie", cookie}, {"Origin", "https://evil.example"}}, httplib::Params{{"csrf", csrf}})) == 403);
    CHECK(status_of(made.Post("/rollback", {{"Cookie", cookie}}, httplib::Params{{"csrf", csrf}})) == 403);
    CHECK(desk.deeds.published == 0);
    CHECK(desk.deeds.rollbacks == 0);
    CHECK(status_of(made.Post("/publish", desk.headers(cookie), httplib::Params{{"revision", "3"}, {"csrf", csrf}, {"note", "十二月"}})) == 303);
    CHECK(desk.deeds.published == 3);
    CHECK(desk.deeds.note == "十二月");
    CHECK(status_of(made.Post("/rollback", desk.headers(cookie), httplib::Params{{"csrf", csrf}})) == 303);
    CHECK(desk.deeds.rollbacks == 1);
}

TEST_CASE("files come into a private folder under plain names, and are gone afterwards", "[desk]")
{
    const Running desk;
    const auto [cookie, csrf] = desk.come_in();
    auto made = desk.client();
    const auto answer = made.Post("/load", desk.headers(cookie), httplib::MultipartFormDataItems{{"csrf", csrf, "", ""},
        {"files", "a,b\n1,2\n", "../../表.csv", "text/csv"}, {"files", "x", "C:\\写真.jpg", "image/jpeg"}});
    REQUIRE(answer);
    CHECK(answer->status == 303);
    CHECK(answer->get_header_value("Location") == "/findings");
    CHECK(desk.deeds.files == std::vector<std::string>{"写真.jpg", "表.csv"});
    CHECK(desk.deeds.who == std::vector<std::string>{"佐藤"});
    CHECK(desk.nothing_left());
    const auto page = made.Get("/findings", {{"Cookie", cookie}});
    CHECK(page->body.find("/preview?revision=7") != std::string::npos);
}

TEST_CASE("what is too large, too much, unnamed or without its token is not loaded", "[desk]")
{
    Running desk;
    const auto [cookie, csrf] = desk.come_in();
    using Items = httplib::MultipartFormDataItems;
    const std::string large((size_t{1} << 20) + 1, 'x');
    const std::vector<std::pair<Items, int>> tries{
        {{{"csrf", csrf, "", ""}, {"files", large, "a.jpg", ""}}, 400},
        {{{"csrf", csrf, "", ""}, {"files", std::string(size_t{3} << 20, 'x'), "a.jpg", ""}}, 413},
        {{{"csrf", csrf, "", ""}, {"files", "x", "a", ""}, {"files", "x", "b", ""}, {"files", "x", "c", ""}, {"files", "x", "d", ""}}, 400},
        {{{"csrf", csrf, "", ""}, {"files", "x", "a", ""}, {"files", "x", "a", ""}}, 400},
        {{{"csrf", csrf, "", ""}, {"files", "x", "..", ""}}, 400},
        {{{"csrf", csrf, "", ""}}, 400},
        {{{"files", "x", "a.csv", ""}, {"csrf", csrf, "", ""}}, 403},
        {{{"csrf", "wrong", "", ""}, {"files", "x", "a.csv", ""}}, 403},
    };
    for (size_t i = 0; i < tries.size(); ++i) {
        CAPTURE(i);
        auto made = desk.client();
        const int status = status_of(made.Post("/load", desk.headers(cookie), tries[i].first));
        // What is refused before it is all there may end the connection while the client still sends.
        CHECK((status == tries[i].second || status == -1));
        CHECK(desk.deeds.files.empty());
        desk.now = desk.now.load() + std::chrono::seconds(2);
    }
    desk.end();   // what was broken off is gone, too
    CHECK(desk.deeds.files.empty());
    CHECK(desk.nothing_left());
}

TEST_CASE("other methods, long forms and unknown addresses are refused", "[desk]")
{
    const Running desk;
    const auto [cookie, csrf] = desk.come_in();
    auto made = desk.client();
    CHECK(status_of(made.Put("/load", desk.headers(cookie), "x", "text/plain")) == 405);
    CHECK(status_of(made.Delete("/", desk.headers(cookie))) == 405);
    CHECK(status_of(made.Post("/elsewhere", desk.headers(cookie), "x", "text/plain")) == 405);
    CHECK(status_of(made.Get("/../../etc/passwd", {{"Cookie", cookie}})) == 404);
    CHECK(status_of(made.Get("/picture?revision=1&scene=../x", {{"Cookie", cookie}})) == 404);
    CHECK(status_of(made.Get("/picture?revision=1&scene=title&day=x", {{"Cookie", cookie}})) == 404);
    CHECK(status_of(made.Get("/picture?revision=1&scene=title", {{"Cookie", cookie}})) == 200);
    const int long_form = status_of(made.Post("/publish", desk.headers(cookie), "csrf=" + csrf + "&note=" + std::string(40000, 'x'),
                                              "application/x-www-form-urlencoded"));
    CHECK((long_form == 413 || long_form == -1));
    CHECK(desk.deeds.published == 0);
}

TEST_CASE("too many requests at once are told to wait, and served a second later", "[desk]")
{
    Running desk;
    std::vector<int> answers;
    for (int i = 0; i < 121; ++i) {
        auto made = desk.client();
        answers.push_back(status_of(made.Get("/desk.css")));
    }
    CHECK(std::count(answers.begin(), answers.end(), 200) == 120);
    CHECK(answers.back() == 429);
    desk.now = desk.now.load() + std::chrono::seconds(1);
    auto made = desk.client();
    CHECK(status_of(made.Get("/desk.css")) == 200);
}

TEST_CASE("whoever does nothing for the length of a session has to come in again", "[desk]")
{
    Running desk;
    const auto [cookie, csrf] = desk.come_in();
    desk.now = desk.now.load() + std::chrono::minutes(5);
    auto made = desk.client();
    CHECK(made.Get("/", {{"Cookie", cookie}})->get_header_value("Location") == "/login");
}

TEST_CASE("who goes is gone", "[desk]")
{
    const Running desk;
    const auto [cookie, csrf] = desk.come_in();
    auto made = desk.client();
    CHECK(status_of(made.Post("/logout", desk.headers(cookie), httplib::Params{{"csrf", csrf}})) == 303);
    CHECK(status_of(made.Get("/", {{"Cookie", cookie}})) == 303);
}

TEST_CASE("a table of unknown headings waits until somebody has paired its columns", "[desk]")
{
    Running desk;
    const auto [cookie, csrf] = desk.come_in();
    desk.deeds.findings = {"pairing"};
    const auto send = [&] {
        return status_of(desk.client().Post("/load", desk.headers(cookie),
                                            httplib::MultipartFormDataItems{{"csrf", csrf, "", ""}, {"files", "x", "a.csv", ""}}));
    };
    CHECK(status_of(desk.client().Get("/columns?finding=1", {{"Cookie", cookie}})) == 404);
    REQUIRE(send() == 303);
    CHECK_FALSE(desk.nothing_left());   // it waits
    CHECK(desk.client().Get("/findings", {{"Cookie", cookie}})->body.find("/columns?finding=1") != std::string::npos);
    const auto page = desk.client().Get("/columns?finding=1&kind=exhibits", {{"Cookie", cookie}});
    REQUIRE(status_of(page) == 200);
    for (const char* words : {"行い", "雪の市", "&lt;script&gt;", "題名 ※", "<option value=\"2\" selected>開催日", "kind=exhibits\" aria-current"}) {
        CAPTURE(words);
        CHECK(page->body.find(words) != std::string::npos);
    }
    CHECK(page->body.find("<script>雪") == std::string::npos);
    for (const char* nothing : {"/columns", "/columns?finding=0", "/columns?finding=2", "/columns?finding=x"})
        CHECK(status_of(desk.client().Get(nothing, {{"Cookie", cookie}})) == 404);

    const auto pair = [&](httplib::Params chosen) {
        chosen.insert({{"csrf", csrf}, {"finding", "1"}, {"kind", "events"}});
        return desk.client().Post("/columns", desk.headers(cookie), chosen);
    };
    CHECK(status_of(desk.client().Post("/columns", desk.headers(cookie), httplib::Params{{"finding", "1"}, {"c0", "1"}})) == 403);   // without its token
    const auto twice = pair({{"c0", "1"}, {"c1", "1"}});
    CHECK(status_of(twice) == 400);
    CHECK(twice->body.find("二つの列") != std::string::npos);
    CHECK(status_of(pair({{"c0", "0"}, {"c1", "99"}})) == 400);   // nothing is chosen
    CHECK(desk.deeds.paired.pairs.empty());
    REQUIRE(status_of(pair({{"c0", "1"}, {"c1", "2"}})) == 303);
    CHECK(desk.deeds.paired.kind == "events");
    CHECK(desk.deeds.paired.pairs == std::vector<std::string>{"行い=題名", "いつ=開催日", "<b>="});
    CHECK(desk.deeds.files == std::vector<std::string>{"a.csv"});   // the files that were sent before
    CHECK(desk.nothing_left());                                      // and now they are gone
    CHECK(status_of(pair({{"c0", "1"}})) == 404);

    REQUIRE(send() == 303);
    REQUIRE(status_of(desk.client().Post("/logout", desk.headers(cookie), httplib::Params{{"csrf", csrf}})) == 303);
    CHECK(desk.nothing_left());
}

TEST_CASE("what was loaded is kept for as long as a session, its files for few of them", "[desk]")
{
    const tests::TemporaryFolder here;
    const auto minutes = [](int count) { return std::chrono::minutes(count); };
    LastLoads loads(minutes(5));
    const Time then{};
    std::vector<fs::path> folders;
    const auto load = [&](const std::string& token, Time now, bool with_files) {
        LastLoads::Files files;
        if (with_files) {
            files = std::make_shared<Incoming>(std::move(Incoming::open(here.path(), {})).value());
            folders.push_back(files->folder());
        }
        Loaded found;
        found.accepted = 7;
        loads.keep(token, std::move(found), std::move(files), now);
    };
    for (size_t i = 0; i <= LastLoads::kMostFiles; ++i) load(std::to_string(i), then + std::chrono::seconds(i), true);
    CHECK(fs::exists(folders.front()));         // the oldest gave way, and whoever holds the lock lets go of it later
    (void)loads.gone();
    CHECK_FALSE(fs::exists(folders.front()));
    CHECK(loads.files("0", then) == nullptr);
    REQUIRE(loads.found("0", then) != nullptr);  // what was found in it can still be read
    CHECK(loads.found("0", then)->accepted == 7);
    CHECK(loads.files("1", then + minutes(4)) != nullptr);
    loads.tidy(then + minutes(6));              // nobody came back for the others
    (void)loads.gone();
    CHECK_FALSE(fs::exists(folders[2]));
    CHECK(loads.found("2", then + minutes(6)) == nullptr);
    CHECK(loads.files("1", then + minutes(6)) != nullptr);   // it was asked for meanwhile
    load("1", then + minutes(6), false);
    (void)loads.gone();
    CHECK_FALSE(fs::exists(folders[1]));

    // One more than there may be costs the one that was used least, and no other.
    for (size_t i = 0; i < LastLoads::kMost; ++i) load("t" + std::to_string(i), then + minutes(7) + std::chrono::seconds(i), false);
    CHECK(loads.found("1", then + minutes(8)) == nullptr);
    CHECK(loads.found("t0", then + minutes(8)) != nullptr);
}

TEST_CASE("while somebody's files are read, others publish and go back", "[desk]")
{
    Running desk;
    const auto [cookie, csrf] = desk.come_in();
    desk.hold_loads();
    std::thread uploader([&desk, cookie = cookie, csrf = csrf] {
        (void)desk.client().Post("/load", desk.headers(cookie), httplib::MultipartFormDataItems{{"csrf", csrf, "", ""}, {"files", "x", "a.csv", "text/csv"}});
    });
    desk.wait_for_load();
    CHECK(status_of(desk.client().Post("/publish", desk.headers(cookie), httplib::Params{{"csrf", csrf}, {"revision", "7"}})) == 303);
    CHECK(desk.deeds.published == 7);
    CHECK(status_of(desk.client().Post("/rollback", desk.headers(cookie), httplib::Params{{"csrf", csrf}})) == 303);
    desk.let_loads();
    uploader.join();
}

TEST_CASE("a publication is planned, cancelled, and refused without a time", "[desk]")
{
    Running desk;
    const auto [cookie, csrf] = desk.come_in();
    const auto post = [&](const char* to, httplib::Params form) {
        form.emplace("csrf", csrf);
        return status_of(desk.client().Post(to, desk.headers(cookie), form));
    };
    CHECK(post("/publish", {{"revision", "7"}, {"when", "later"}, {"at", "2026-12-24T09:00"}, {"note", "年末"}}) == 303);
    CHECK(desk.deeds.planned == 7);
    CHECK(desk.deeds.at == "2026-12-24T09:00");
    CHECK(desk.deeds.note == "年末");
    CHECK(desk.deeds.published == 0);
    for (const char* at : {"", "2026-12-24", "2026-12-24T9:00", "2026-12-24T09:00 --by=x"})
        CHECK(post("/publish", {{"revision", "7"}, {"when", "later"}, {"at", at}}) == 400);
    CHECK(post("/publish", {{"revision", "7"}, {"when", "later"}, {"at", "2001-01-01T09:00"}}) == 409);
    CHECK(post("/publish", {{"revision", "7"}, {"at", "2026-12-24T09:00"}}) == 303);   // the other button
    CHECK(desk.deeds.published == 7);
    CHECK(post("/cancel", {{"revision", "7"}}) == 303);
    CHECK(desk.deeds.cancelled == 7);
    CHECK(post("/cancel", {}) == 400);
    CHECK(desk.client().Get("/load", {{"Cookie", cookie}})->body.find("行い→題名") != std::string::npos);
    CHECK(post("/forget", {{"number", "3"}}) == 303);
    CHECK(desk.deeds.forgotten == 3);

    History history;
    history.read = true;
    history.revisions = {{.id = 8, .added = 1, .changed = 0, .removed = 0, .created = "2026-11-29T10:00:00+09:00", .published = {}, .who = "花子", .note = "年末",
                          .by = {}, .planned = "2026-12-24T09:00:00+09:00"}};
    const std::string home = home_page({}, history, {.ok = true, .wrong = {}}, std::nullopt);
    CHECK(home.find("2026年12月24日 09:00") != std::string::npos);
    CHECK(home.find("予約を取りやめる") != std::string::npos);
}

TEST_CASE("what a site of others announces is shown or not, as a person says", "[desk]")
{
    Running desk;
    const auto [cookie, csrf] = desk.come_in();
    const auto post = [&](httplib::Params form) {
        form.emplace("csrf", csrf);
        return status_of(desk.client().Post("/drafts", desk.headers(cookie), form));
    };
    const std::string home = desk.client().Get("/", {{"Cookie", cookie}})->body;
    CHECK(home.find("2 件") != std::string::npos);
    const std::string page = desk.client().Get("/drafts", {{"Cookie", cookie}})->body;
    CHECK(page.find("&lt;b&gt;市") != std::string::npos);
    CHECK(page.find("北海道 弟子屈町") != std::string::npos);
    CHECK(page.find("href=\"javascript:") == std::string::npos);
    CHECK(page.find("href=\"https://example.invalid/?a=1&amp;b=2\"") != std::string::npos);
    // What tells no day cannot be shown.
    size_t ways = 0;
    for (size_t at = page.find("value=\"1\""); at != std::string::npos; at = page.find("value=\"1\"", at + 1)) ++ways;
    CHECK(ways == 1);
    CHECK(post({{"id", "site-1"}, {"shown", "1"}}) == 303);
    CHECK(post({{"id", "site-2"}, {"shown", "0"}}) == 303);
    CHECK(post({{"id", "site-9"}, {"shown", "1"}}) == 409);
    CHECK(desk.deeds.decided == std::vector<std::string>{"+site-1", "-site-2", "+site-9"});
    CHECK(status_of(desk.client().Post("/drafts", desk.headers(cookie), httplib::Params{{"id", "site-1"}, {"shown", "1"}})) == 403);
}
