// Staff's work in a browser: a real Chromium, driven by WebDriver (W3C), against the finished renkei desk. Where there is no Chromium,
// this fails: what staff use must be tried.

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <httplib.h>
#include <nlohmann/json.hpp>
#include <zip.h>

#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

#include "e2e/program.hpp"
#include "support/picture.hpp"

using namespace renkei::tests;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

constexpr const char* kPassword = "tokyo-kuseikaikan";

// An archive with one file in it.
void pack(const fs::path& archive, const char* name, const std::string& text)
{
    zip_t* const zip = zip_open(archive.c_str(), ZIP_CREATE | ZIP_EXCL, nullptr);
    REQUIRE(zip != nullptr);
    REQUIRE(zip_file_add(zip, name, zip_source_buffer(zip, text.data(), text.size(), 0), ZIP_FL_ENC_UTF_8) >= 0);
    REQUIRE(zip_close(zip) == 0);
}

// A program that runs beside the test; what it says goes into a file.
class Beside {
  public:
    Beside(std::vector<std::string> words, std::vector<std::string> variables, const fs::path& said) : said_(said)
    {
        posix_spawn_file_actions_t actions;
        ::posix_spawn_file_actions_init(&actions);
        ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        ::posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, said.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
        ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, said.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
        std::vector<char*> arguments, environment;
        for (auto& word : words) arguments.push_back(word.data());
        for (auto& variable : variables) environment.push_back(variable.data());
        arguments.push_back(nullptr);
        environment.push_back(nullptr);
        const int failed = ::posix_spawnp(&child_, arguments.front(), &actions, nullptr, arguments.data(), environment.data());
        ::posix_spawn_file_actions_destroy(&actions);
        if (failed != 0) child_ = 0;
        INFO(words.front() << " is missing; .ci/packages.txt names its package");
        REQUIRE(failed == 0);
    }
    ~Beside() { (void)end(); }
    Beside(const Beside&) = delete;
    Beside& operator=(const Beside&) = delete;
    int end()
    {
        if (child_ == 0) return 0;
        ::kill(child_, SIGTERM);
        int status = 0;
        ::waitpid(child_, &status, 0);
        child_ = 0;
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
    [[nodiscard]] std::string said() const
    {
        std::ostringstream text;
        text << std::ifstream(said_).rdbuf();
        return text.str();
    }
    // Waits, a minute at most, until it has said this.
    [[nodiscard]] bool has_said(const std::string& words) const
    {
        for (int i = 0; i < 600; ++i) {
            if (said().find(words) != std::string::npos) return true;
            siginfo_t ended{};
            if (::waitid(P_PID, static_cast<id_t>(child_), &ended, WEXITED | WNOHANG | WNOWAIT) != 0 || ended.si_pid != 0) return false;
            ::usleep(100'000);
        }
        return false;
    }

  private:
    fs::path said_;
    pid_t child_ = 0;
};

std::vector<std::string> environment_in(const fs::path& home)
{
    return {"PATH=/usr/bin:/bin:/usr/sbin:/sbin", "HOME=" + home.string(), "LANG=C.UTF-8", "TMPDIR=" + home.string(), "SDL_VIDEODRIVER=offscreen"};
}

class Browser {
  public:
    explicit Browser(const fs::path& home) : driver_({"chromedriver", "--port=0"}, environment_in(home), home / "chromedriver.log")
    {
        const std::string mark = "started successfully on port ";
        REQUIRE(driver_.has_said(mark));
        const std::string said = driver_.said();
        http_ = std::make_unique<httplib::Client>("127.0.0.1", std::stoi(said.substr(said.find(mark) + mark.size())));
        http_->set_read_timeout(120);
        const Json options{{"args", {"--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1280,800", "--lang=ja"}}};
        const Json made = call("POST", "/session",
                               {{"capabilities",
                                 {{"alwaysMatch", {{"acceptInsecureCerts", true}, {"timeouts", {{"implicit", 60000}}}, {"goog:chromeOptions", options}}}}}});
        session_ = "/session/" + made.at("sessionId").get<std::string>();
    }
    ~Browser() { (void)http_->Delete(session_); }
    Browser(const Browser&) = delete;
    Browser& operator=(const Browser&) = delete;

    void go(const std::string& to) { (void)call("POST", session_ + "/url", {{"url", to}}); }
    [[nodiscard]] std::string at() { return call("GET", session_ + "/url", nullptr); }
    void type(const std::string& into, const std::string& text) { (void)call("POST", element(into) + "/value", {{"text", text}}); }
    void click(const std::string& what) { (void)call("POST", element(what) + "/click", Json::object()); }
    // Does it come to say so, within a minute? A click answers before the page that it asks for is there, so the old one may still be read.
    [[nodiscard]] bool shows(const std::string& what, const std::string& words)
    {
        const Json look{{"script", "return (document.querySelector(" + Json(what).dump() + ") || {}).innerText || ''"}, {"args", Json::array()}};
        std::string last;
        for (int i = 0; i < 600; ++i) {
            const auto answer = http_->Post(session_ + "/execute/sync", look.dump(), "application/json");
            if (answer && answer->status == 200) last = Json::parse(answer->body).at("value").get<std::string>();   // else: between two pages
            if (last.find(words) != std::string::npos) return true;
            ::usleep(100'000);
        }
        WARN(what << " says: " << last);
        return false;
    }
    [[nodiscard]] Json script(const std::string& text) { return call("POST", session_ + "/execute/sync", {{"script", text}, {"args", Json::array()}}); }

  private:
    std::string element(const std::string& selector)
    {
        const Json found = call("POST", session_ + "/element", {{"using", "css selector"}, {"value", selector}});
        return session_ + "/element/" + found.begin().value().get<std::string>();
    }
    Json call(const char* method, const std::string& path, const Json& body)
    {
        const auto answer = std::string_view(method) == "GET" ? http_->Get(path) : http_->Post(path, body.dump(), "application/json");
        REQUIRE(answer);
        INFO(path << " " << body.dump() << "\n" << answer->body);
        REQUIRE(answer->status == 200);
        return Json::parse(answer->body).at("value");
    }

    Beside driver_;
    std::unique_ptr<httplib::Client> http_;
    std::string session_;
};

void write_text(const fs::path& file, const std::string& text) { std::ofstream(file, std::ios::binary) << text; }

}  // namespace

TEST_CASE("the desk is closed until it is configured and has a password", "[e2e][desk]")
{
    const TemporaryFolder folder;
    CHECK(run(folder, {"desk"}).code == 78);
    CHECK(run(folder, {"desk"}, {{"RENKEI_DESK_ENABLED", "true"}}).code == 78);
    CHECK(run_script(folder, "printf 'short\\n' | $RENKEI desk --set-password").code == 65);
    CHECK(run_script(folder, "printf 'tokyo-kuseikaikan\\n' | $RENKEI desk --set-password").code == 0);
    const auto where = run(folder, {"desk"}, {{"RENKEI_DESK_ENABLED", "true"}, {"RENKEI_DESK_ADDRESS", "192.0.2.1"}});
    CHECK(where.code == 69);   // TEST-NET-1: nobody's
}

TEST_CASE("in a browser: come in, load photographs, read what is wrong, publish, go back", "[e2e][desk][slow]")
{
    const TemporaryFolder folder;
    const fs::path stick = folder.path() / "stick", store = folder.path() / "desk-store";
    fs::create_directories(stick);
    REQUIRE(renkei::test::write_picture({1920, 1080, std::vector<uint32_t>(size_t{1920} * 1080, 0xff4070B0u)}, (stick / "blue.png").string()));
    write_text(stick / "photos.csv", "file,code5,caption,credit\nblue.png,01665,青い湖,弟子屈町\nmissing.jpg,01665,霧の朝,弟子屈町\n");
    const std::map<std::string, std::string> ours{{"RENKEI_STORE", store.string()}};
    REQUIRE(run_script(folder, std::string("printf '%s\\n' ") + kPassword + " | $RENKEI desk --set-password", ours).code == 0);
    auto variables = environment_in(folder.path());
    for (const std::string& one : {"RENKEI_STORE=" + store.string(), std::string("RENKEI_DESK_ENABLED=true"), std::string("RENKEI_DESK_PORT=18543")})
        variables.push_back(one);
    Beside desk({RENKEI_BINARY, "desk"}, variables, folder.path() / "desk.log");
    INFO(desk.said());
    REQUIRE(desk.has_said("https://127.0.0.1:18543/"));
    const std::string home = "https://127.0.0.1:18543";

    Browser browser(folder.path());
    browser.go(home + "/history");
    CHECK(browser.at() == home + "/login");
    browser.type("[name=who]", "佐藤");
    browser.type("[name=password]", "wrong password");
    browser.click("button");
    CHECK(browser.shows(".wrong", "パスワードが違います。"));
    browser.type("[name=password]", kPassword);
    browser.click("button");
    CHECK(browser.shows("h1", "いま表示しているもの"));
    CHECK(browser.shows(".shown", "はじめからある内容"));
    CHECK(browser.script("return document.cookie") == "");   // no script sees the session
    const auto before = run(folder, {"revisions", "--json"}, ours);
    REQUIRE(before.code == 0);

    browser.go(home + "/load");
    browser.type("input[type=file]", (stick / "blue.png").string() + "\n" + (stick / "photos.csv").string());
    browser.click("#send");
    CHECK(browser.shows(".hold .cause article", "missing.jpg"));
    CHECK(browser.at() == home + "/findings");
    CHECK(browser.shows(".hold mark", "missing.jpg"));
    CHECK(browser.shows(".figures", "1"));
    CHECK(Json::parse(run(folder, {"revisions", "--json"}, ours).out).at(1).at("current") == true);   // nothing is shown yet

    browser.click("a.button[href^='/preview']");
    CHECK(browser.shows("h1", "版 2 の画面"));
    CHECK(browser.script("const one = document.querySelector('.pictures img'); return Promise.race([one.decode().then(() => one.naturalWidth)])") == 960);
    browser.type("[name=note]", "湖の写真");
    browser.click(".publish button");
    CHECK(browser.shows(".notice", "公開しました"));
    const Json published = Json::parse(run(folder, {"revisions", "--json"}, ours).out);
    CHECK(published.at(0).at("id") == 2);
    CHECK(published.at(0).at("current") == true);
    CHECK(published.at(0).at("publications").at(0).at("who") == "佐藤");
    CHECK(published.at(0).at("publications").at(0).at("note") == "湖の写真");

    browser.go(home + "/history");
    browser.click(".back button");
    CHECK(browser.shows(".notice", "前の表示に戻しました。"));
    CHECK(Json::parse(run(folder, {"revisions", "--json"}, ours).out).at(1).at("current") == true);
    browser.click(".who button");
    CHECK(browser.shows("h1", "展示を替える"));
    CHECK(desk.end() == 0);
    for (const auto& left : fs::directory_iterator(store / "desk")) CHECK_FALSE(left.path().filename().string().starts_with("load-"));
}

TEST_CASE("in a browser: a table of unknown headings is paired once, read, and planned for a day", "[e2e][desk][slow]")
{
    const TemporaryFolder folder;
    const fs::path store = folder.path() / "desk-store", table = folder.path() / "yotei.csv", archive = folder.path() / "yotei.zip";
    const std::string rows = "行い,いつ,どこ,まち,担当\n湿原を歩く,2093年12月5日（土）10時〜16時,市民広場,釧路市,佐藤\n";
    write_text(table, rows);
    pack(archive, "釧路/2093/予定.csv", rows);
    const std::map<std::string, std::string> ours{{"RENKEI_STORE", store.string()}};
    REQUIRE(run_script(folder, std::string("printf '%s\\n' ") + kPassword + " | $RENKEI desk --set-password", ours).code == 0);
    auto variables = environment_in(folder.path());
    for (const std::string& one : {"RENKEI_STORE=" + store.string(), std::string("RENKEI_DESK_ENABLED=true"), std::string("RENKEI_DESK_PORT=18544")})
        variables.push_back(one);
    Beside desk({RENKEI_BINARY, "desk"}, variables, folder.path() / "desk.log");
    REQUIRE(desk.has_said("https://127.0.0.1:18544/"));
    const std::string home = "https://127.0.0.1:18544";
    Browser browser(folder.path());
    browser.go(home + "/login");
    browser.type("[name=who]", "佐藤");
    browser.type("[name=password]", kPassword);
    browser.click("button");
    CHECK(browser.shows("h1", "いま表示しているもの"));

    browser.go(home + "/load");
    browser.type("input[type=file]", archive.string());   // within an archive it is found again
    browser.click("#send");
    CHECK(browser.shows(".stop .cause article", "列の見出しから何の表かが決まらない"));
    browser.click("a[href^='/columns']");
    CHECK(browser.shows("h1", "列の組み合わせを教える"));
    CHECK(browser.script("return [...document.querySelectorAll('select')].map(one => one.selectedOptions[0].text).join()") == "題名 ※,日付と時間,会場,市区町村,使わない");
    browser.click("main form button");
    CHECK(browser.shows(".note .cause", "行い→題名"));
    CHECK(browser.shows(".figures", "1"));

    browser.click("a.button[href^='/preview']");
    CHECK(browser.shows(".later h2", "日時を決めて公開する"));
    // Pictures of scenes that the day does not have still leave the page, and what is below them moves under a pointer.
    (void)browser.script("document.querySelector('[name=at]').value = '2027-12-01T09:00'; document.querySelector('.later button').click()");
    CHECK(browser.shows(".plans", "2027年12月1日 09:00"));
    const auto plans = Json::parse(run(folder, {"publish", "--planned", "--json"}, ours).out);
    REQUIRE(plans.size() == 1);
    CHECK(plans.at(0).at("at") == "2027-12-01T09:00:00+09:00");
    CHECK(plans.at(0).at("who") == "佐藤");
    browser.click(".plans button");
    CHECK(browser.shows(".notice", "取りやめました"));

    browser.go(home + "/load");
    CHECK(browser.shows(".kept", "いつ→日付と時間"));
    browser.type("input[type=file]", table.string());   // it is known now
    browser.click("#send");
    CHECK(browser.shows(".note .cause", "佐藤さんが教えた組み合わせ"));
    browser.go(home + "/load");
    browser.click(".kept button");
    CHECK(browser.shows(".large", "ここに置いてください"));
    for (int i = 0; i < 100 && Json::parse(run(folder, {"pairings", "--json"}, ours).out).size() > 0; ++i) ::usleep(100'000);
    CHECK(Json::parse(run(folder, {"pairings", "--json"}, ours).out).empty());
    CHECK(desk.end() == 0);
}
