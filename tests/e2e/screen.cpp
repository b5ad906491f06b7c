#include "screen.hpp"

#include <catch2/catch.hpp>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <fstream>
#include <sstream>
#include <string_view>
#include <thread>

namespace renkei::tests {

namespace fs = std::filesystem;

pid_t started(std::vector<std::string> words, std::vector<std::string> more_environment, const fs::path& said)
{
    std::vector<std::string> environment;
    for (char** one = environ; *one != nullptr; ++one)
        if (const std::string_view text = *one; !text.starts_with("RENKEI_") && !text.starts_with("DISPLAY=") && !text.starts_with("WAYLAND_") &&
            !text.starts_with("SDL_")) environment.emplace_back(text);
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

Screen::Screen(const TemporaryFolder& folder) : folder_(folder.path())
{
    const std::string number = (folder_ / "number").string();
    server_ = started({"sh", "-c", "exec Xvfb -displayfd 3 -screen 0 1920x1080x24 -fbdir '" + folder_.string() + "' -nolisten tcp 3>'" + number + "'"}, {},
                      folder_ / "server");
    wait([&] { return std::ifstream(number) >> number_ && fs::exists(folder_ / "Xvfb_screen0"); });
}

Screen::~Screen() { end(); }

void Screen::end()
{
    if (server_ != 0) (void)ended(server_, SIGTERM);
    server_ = 0;
}

uint32_t Screen::pixel(int x, int y) const
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

void Screen::tap(int x, int y) const
{
    REQUIRE(ended(started({"xdotool", "mousemove", std::to_string(x), std::to_string(y), "click", "1"}, {display()}, folder_ / "fingers"), 0) == 0);
}

void Screen::touch(int x, int y) const
{
    REQUIRE(ended(started({"xdotool", "mousemove", std::to_string(x), std::to_string(y), "mousedown", "1", "sleep", "0.08", "mouseup", "1"}, {display()},
                          folder_ / "fingers"), 0) == 0);
}

void Screen::first_picture(pid_t program, const fs::path& said) const
{
    const auto over = [&] {
        siginfo_t how{};
        return ::waitid(P_PID, static_cast<id_t>(program), &how, WEXITED | WNOHANG | WNOWAIT) != 0 || how.si_pid != 0;
    };
    const auto words = [&] { return "nothing on display :" + number_ + "; the program said: " + bytes_of(said); };
    wait([&] { return over() || (pixel(4, 4) != 0 && pixel(1915, 1075) != 0); }, words);
    if (over()) FAIL(words());
}

void Screen::see(int x, int y, uint32_t colour) const
{
    wait([&] { return pixel(x, y) == colour; }, [&] {
        std::ostringstream words;
        words << "at " << x << ", " << y << std::hex << " is " << pixel(x, y) << " and not " << colour;
        return words.str();
    });
}

void Screen::wait(const std::function<bool()>& come, const std::function<std::string()>& seen)
{
    const auto until = std::chrono::steady_clock::now() + std::chrono::minutes(2);   // a machine under a sanitizer, with others on it
    while (!come()) {
        if (std::chrono::steady_clock::now() > until) FAIL("waited in vain: " << (seen ? seen() : "nothing more is known"));
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
}

}  // namespace renkei::tests
