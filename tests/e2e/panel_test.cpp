// The staff panel as staff use it: fingers on the display's own window (Xvfb, xdotool), through the door and the PIN to a load, a
// publication and the way back. What became of it is asked from renkei's own commands.

#include <catch2/catch.hpp>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <fstream>
#include <functional>
#include <thread>

#include "field.hpp"

using namespace renkei::tests;
namespace fs = std::filesystem;

namespace {

constexpr uint32_t kPaper = 0xf5f1e8, kField = 0xebe3d4, kRule = 0xd9cfbd, kInk = 0x171b26, kGrave = 0xa82e18;

pid_t started(std::vector<std::string> words, std::vector<std::string> more_environment, const fs::path& said)
{
    std::vector<std::string> environment;
    for (char** one = environ; *one != nullptr; ++one)
        if (const std::string_view text = *one; !text.starts_with("RENKEI_") && !text.starts_with("DISPLAY=") && !text.starts_with("WAYLAND_") && !text.starts_with("SDL_")) environment.emplace_back(text);
    environment.insert(environment.end(), more_environment.begin(), more_environment.end());
    const auto pointers = [](std::vector<std::string>& texts) {
        std::vector<char*> all;
        for (auto& text : texts) all.push_back(text.data());
        all.push_back(nullptr);
        return all;
    };
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, said.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
    ::posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO);
    pid_t child = 0;
    const int failed = ::posix_spawnp(&child, words.front().c_str(), &actions, nullptr, pointers(words).data(), pointers(environment).data());
    ::posix_spawn_file_actions_destroy(&actions);
    REQUIRE(failed == 0);
    return child;
}

int ended(pid_t child, int signal)
{
    if (signal != 0) ::kill(child, signal);
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

// A screen of 1920 × 1080 that nobody sees. Its picture is a file (X window dump), its fingers are xdotool's.
class Screen {
  public:
    explicit Screen(const TemporaryFolder& folder) : folder_(folder.path())
    {
        const std::string number = (folder_ / "number").string();
        server_ = started({"sh", "-c", "exec Xvfb -displayfd 3 -screen 0 1920x1080x24 -fbdir '" + folder_.string() + "' -nolisten tcp 3>'" + number + "'"}, {}, folder_ / "server");
        wait([&] { return std::ifstream(number) >> number_ && fs::exists(folder_ / "Xvfb_screen0"); });
    }
    ~Screen() { (void)ended(server_, SIGTERM); }
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    [[nodiscard]] std::string display() const { return "DISPLAY=:" + number_; }
    [[nodiscard]] uint32_t pixel(int x, int y) const
    {
        std::ifstream dump(folder_ / "Xvfb_screen0", std::ios::binary);
        std::array<unsigned char, 100> head{};
        dump.read(reinterpret_cast<char*>(head.data()), static_cast<std::streamsize>(head.size()));
        const auto field = [&](size_t i) { return static_cast<long>(head[4 * i] << 24 | head[4 * i + 1] << 16 | head[4 * i + 2] << 8 | head[4 * i + 3]); };
        std::array<unsigned char, 4> bytes{};
        dump.seekg(field(0) + field(19) * 12 + y * field(12) + x * 4L);
        dump.read(reinterpret_cast<char*>(bytes.data()), 4);
        return static_cast<uint32_t>(bytes[2] << 16 | bytes[1] << 8 | bytes[0]);
    }
    void tap(int x, int y) const
    {
        REQUIRE(ended(started({"xdotool", "mousemove", std::to_string(x), std::to_string(y), "click", "1"}, {display()}, folder_ / "fingers"), 0) == 0);
    }
    // Until a place has this colour.
    void see(int x, int y, uint32_t colour) const
    {
        CAPTURE(x, y, colour);
        wait([&] { return pixel(x, y) == colour; });
    }
    static void wait(const std::function<bool()>& come)
    {
        const auto until = std::chrono::steady_clock::now() + std::chrono::minutes(2);   // a machine under a sanitizer, with others on it
        while (!come()) {
            REQUIRE(std::chrono::steady_clock::now() < until);
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
    }

  private:
    fs::path folder_;
    pid_t server_ = 0;
    std::string number_;
};

// Does it wait for a command that it has started?
bool has_child(pid_t process)
{
    std::error_code failed;
    for (fs::directory_iterator at("/proc/" + std::to_string(process) + "/task", failed), end; !failed && at != end; at.increment(failed))
        if (long child = 0; std::ifstream(at->path() / "children") >> child) return true;
    return false;
}

// The number pad of a lying display.
void type(const Screen& screen, const std::string& digits)
{
    for (size_t i = 0; i < digits.size(); ++i) {
        const int key = digits[i] == '0' ? 10 : digits[i] - '1';
        screen.tap(1470 + key % 3 * 158, 286 + key / 3 * 158);
        screen.see(79 + 46 * static_cast<int>(i), 481, kInk);
    }
    screen.tap(1787, 760);
}

long long on_show(const TemporaryFolder& folder)
{
    for (const auto& one : json_of(run(folder, {"revisions", "--json"})))
        if (one["current"] == true) return one["id"];
    return 0;
}

}  // namespace

TEST_CASE("staff go through the door and the PIN, load a stick, publish it and take it back, with their fingers", "[e2e]")
{
    const TemporaryFolder folder, x;
    const fs::path stick = folder.path() / "media" / "STICK";
    fs::create_directories(stick);
    write_bytes(stick / "展示.csv", "展示番号,題名,副題,会期,会場\naki,湿原の四季,水と草のあいだ,令和8年11月2日（月）〜27日（金）,1階エントランスホール\nnashi,,,,\n");
    write_bytes(stick / "パネル.csv", "展示番号,番号,見出し,本文,写真,キャプション,クレジット\naki,1,はじめに,湿原は、水と草のあいだにあります。,,,\n");
    const std::string settings = (folder.path() / "settings.toml").string();
    write_bytes(settings, "[staff]\nmedia_roots = [\"" + (folder.path() / "media").string() + "\"]\nnames = [\"企画課\", \"総務課\"]\n");
    REQUIRE(run(folder, {"load", "--publish"}).code == 0);
    REQUIRE(run_script(folder, "echo 246810 | $RENKEI pin").code == 0);
    REQUIRE(on_show(folder) == 1);

    const Screen screen(x);
    const pid_t show = started({RENKEI_BINARY, "show", "--config", settings, "--scenes", "title"},
                               {screen.display(), "RENKEI_STORE=" + (folder.path() / "store").string(), "RENKEI_CACHE=" + (folder.path() / "cache").string()}, x.path() / "show");
    Screen::wait([&] { return screen.pixel(4, 4) != 0; });
    for (int i = 0; i < 5; ++i) screen.tap(40, 40);
    screen.see(1410, 240, kField);            // the number pad
    type(screen, "111111");
    screen.see(79, 481, kPaper);              // the wrong one is gone
    Screen::wait([&] { return json_of(run(folder, {"pin", "--log", "--json"})).size() == 1; });
    Screen::wait([&] { return !has_child(show); });   // once it was compared, it may be tried again
    screen.see(1410, 240, kField);
    type(screen, "246810");
    screen.see(1787, 700, kPaper);            // the pad is gone: who is it?
    screen.see(100, 310, kField);
    screen.tap(300, 350);
    screen.see(68, 300, kRule);               // what is there to do
    screen.tap(400, 390);
    screen.see(1600, 260, kInk);              // the stick
    screen.tap(1700, 290);
    screen.see(75, 870, kInk);                // findings, and the way to look
    CHECK(on_show(folder) == 1);
    const auto drafts = json_of(run(folder, {"revisions", "--json"}));
    REQUIRE(drafts.size() == 2);
    CHECK(drafts[0]["who"] == "企画課");
    CHECK(drafts[0]["note"] == "STICK");
    CHECK(drafts[0]["published"].is_null());

    screen.tap(518, 900);
    screen.see(1520, 260, kInk);              // the draft's button
    screen.tap(1670, 290);
    screen.see(1520, 260, kGrave);            // sure?
    screen.tap(1670, 290);
    Screen::wait([&] { return on_show(folder) == 2; });
    screen.see(1520, 260, kField);            // it is on show and has no button
    screen.tap(250, 900);
    screen.see(80, 870, kGrave);
    screen.tap(250, 900);
    Screen::wait([&] { return on_show(folder) == 1; });

    const auto history = json_of(run(folder, {"revisions", "--history", "--json"}));
    CHECK(history[0]["action"] == "rollback");
    CHECK(history[0]["who"] == "企画課");
    const auto tries = json_of(run(folder, {"pin", "--log", "--json"}));
    REQUIRE(tries.size() == 2);
    CHECK(tries[0]["what"] == "opened");
    CHECK(tries[1]["what"] == "wrong");
    screen.tap(1758, 108);                    // close: the display is as it was
    Screen::wait([&] { return screen.pixel(68, 108) != 0xd2452d; });
    CHECK(ended(show, SIGTERM) == 0);
    CHECK(bytes_of(x.path() / "show").find("The staff panel was opened") != std::string::npos);
}
