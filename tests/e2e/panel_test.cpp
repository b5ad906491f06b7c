// The staff panel as staff use it: fingers on the display's own window (Xvfb, xdotool), through the door and the PIN to a load, a
// publication and the way back. What became of it is asked from renkei's own commands.

#include <catch2/catch.hpp>

#include <csignal>
#include <fstream>

#include "field.hpp"
#include "screen.hpp"
#include "web_site.hpp"

using namespace renkei::tests;
namespace fs = std::filesystem;

namespace {

constexpr uint32_t kPaper = 0xf5f1e8, kField = 0xebe3d4, kRule = 0xd9cfbd, kInk = 0x171b26, kGrave = 0xa82e18;

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
                               {screen.display(), "RENKEI_STORE=" + (folder.path() / "store").string(),
                                "RENKEI_CACHE=" + (folder.path() / "cache").string()},
                               x.path() / "show");
    screen.first_picture(show, x.path() / "show");
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

TEST_CASE("what a site announces is put on show, and off again, with two touches each, while the display runs", "[e2e]")
{
    const WebSite site("");
    fs::create_directories(site.root() / "renkei");
    write_bytes(site.root() / "renkei" / "index.html", "<html><head><meta charset=utf-8></head><body><h1>連携事業</h1><a href='a.html'>告知</a></body></html>");
    write_bytes(site.root() / "renkei" / "a.html", "<!doctype html><html lang=ja><head><meta charset=utf-8><title>物産の市｜連携</title></head><body><h2>物産の市</h2><p>各地の味を紹介します。</p><h3>日時</h3><p>令和20年10月30日（土）　11時～16時</p>"
                                                   "<h3>会場</h3><p>区民広場</p><h3>参加自治体</h3><p>北海道　佐呂間町</p></body></html>");
    const TemporaryFolder folder, x;
    const std::string settings = (folder.path() / "settings.toml").string();
    write_bytes(settings, "[staff]\nnames = [\"企画課\"]\n[site]\npages = [\"" + site.https() + "/renkei/\"]\n"
                          "certificates = \"" + site.authority().string() + "\"\n");
    REQUIRE(run(folder, {"load", "--publish"}).code == 0);
    REQUIRE(run_script(folder, "echo 246810 | $RENKEI pin").code == 0);
    REQUIRE(run(folder, {"site", "fetch", "--pause", "0", "--config", settings}).code == 0);
    const auto shown = [&] {
        for (const auto& event : json_of(run(folder, {"list", "events", "--json"})))
            if (event["title"] == "物産の市") return true;
        return false;
    };
    CHECK_FALSE(shown());

    const Screen screen(x);
    const pid_t show = started({RENKEI_BINARY, "show", "--config", settings, "--scenes", "title"},
                               {screen.display(), "RENKEI_STORE=" + (folder.path() / "store").string(),
                                "RENKEI_CACHE=" + (folder.path() / "cache").string()},
                               x.path() / "show");
    screen.first_picture(show, x.path() / "show");
    for (int i = 0; i < 5; ++i) screen.tap(40, 40);
    screen.see(1410, 240, kField);
    type(screen, "246810");
    screen.see(1787, 700, kPaper);
    screen.see(100, 310, kField);
    screen.tap(300, 350);
    screen.see(1000, 700, kField);            // the sixth way
    screen.tap(1400, 700);
    screen.see(1335, 310, kInk);              // the draft, and 表示する
    screen.tap(1440, 310);
    screen.see(1335, 310, kGrave);
    CHECK_FALSE(shown());
    screen.tap(1440, 310);
    Screen::wait(shown);
    screen.see(1335, 310, kField);            // 表示中 is no button
    Screen::wait([&] { return !has_child(show); });
    screen.tap(1700, 310);                    // 表示をやめる
    screen.see(1600, 310, kGrave);
    screen.tap(1700, 310);
    Screen::wait([&] { return !shown(); });
    const auto history = json_of(run(folder, {"revisions", "--history", "--json"}));
    CHECK(history[0]["who"] == "企画課");
    CHECK(ended(show, SIGTERM) == 0);
}
