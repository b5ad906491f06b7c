#include "commands/staff_command.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <string_view>
#include <system_error>
#include <thread>

#include "commands/confined_child.hpp"
#include "config/config.hpp"

namespace renkei::commands {
namespace {

using Steady = std::chrono::steady_clock;

constexpr size_t kMostSaid = size_t{4} << 20;
constexpr int kLookAgain = 100;      // ms, until a wish to stop is seen
constexpr int kNice = 10;            // the picture goes first

// Without variables that mean nothing: we have told them at our own start, and the last that a child says is taken for the reason of its end.
std::vector<std::string> environment_of(const std::string& who)
{
    std::vector<std::string> variables;
    for (char** one = environ; *one != nullptr; ++one) {
        const std::string variable = *one;
        if (!variable.starts_with("RENKEI_WHO=") && !config::unknown_variable(variable.substr(0, variable.find('=')))) variables.push_back(variable);
    }
    variables.push_back("RENKEI_WHO=" + who);
    return variables;
}

std::vector<char*> pointers_to(std::vector<std::string>& words)
{
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    return pointers;
}

// Returns the error's number, 0 for none.
int start(const StaffCommand& command, int in, int out, int err, pid_t& child)
{
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, err, STDERR_FILENO);
#if defined(__GLIBC__) && (__GLIBC__ > 2 || __GLIBC_MINOR__ >= 34)
    ::posix_spawn_file_actions_addclosefrom_np(&actions, 3);   // no connection of a browser and no screen lives on in a child
#endif
    posix_spawnattr_t attributes;   // who starts it may wait for signals by a mask and ignore SIGPIPE; a child does neither
    ::posix_spawnattr_init(&attributes);
    sigset_t none, piped;
    ::sigemptyset(&none);
    ::sigemptyset(&piped);
    ::sigaddset(&piped, SIGPIPE);
    ::posix_spawnattr_setsigmask(&attributes, &none);
    ::posix_spawnattr_setsigdefault(&attributes, &piped);
    ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    std::vector<std::string> words = command.words, variables = environment_of(command.who);
    const int failed = ::posix_spawn(&child, words.front().c_str(), &actions, &attributes, pointers_to(words).data(), pointers_to(variables).data());
    ::posix_spawn_file_actions_destroy(&actions);
    ::posix_spawnattr_destroy(&attributes);
    return failed;
}

enum class Heard { More, End, TooMuch };

Heard read_some(int from, std::string& text)
{
    std::array<char, 16384> part{};
    const ssize_t got = ::read(from, part.data(), part.size());
    if (got < 0) return errno == EINTR ? Heard::More : Heard::End;
    text.append(part.data(), static_cast<size_t>(got));
    return got == 0 ? Heard::End : text.size() > kMostSaid ? Heard::TooMuch : Heard::More;
}

// False: it is to be killed.
bool listen(const StaffCommand& command, int out, int err, Steady::time_point until, Told& told)
{
    std::array<pollfd, 2> ends{pollfd{out, POLLIN, 0}, pollfd{err, POLLIN, 0}};
    std::array<std::string*, 2> texts{&told.out, &told.err};
    while (ends[0].fd >= 0 || ends[1].fd >= 0) {
        if (Steady::now() >= until || (command.go_on && !command.go_on(told.err))) return false;
        if (::poll(ends.data(), ends.size(), kLookAgain) <= 0) continue;
        for (size_t i = 0; i < ends.size(); ++i) {
            if (ends[i].revents == 0) continue;
            const Heard heard = read_some(ends[i].fd, *texts[i]);
            if (heard == Heard::TooMuch) return false;
            if (heard == Heard::End) ends[i].fd = -1;
        }
    }
    if (command.go_on) (void)command.go_on(told.err);
    return true;
}

// A child may have closed what it says and live on.
int end_of(pid_t child, Steady::time_point until)
{
    for (;;) {
        const bool over = Steady::now() >= until;
        if (over) ::kill(child, SIGKILL);
        int status = 0;
        const pid_t ended = ::waitpid(child, &status, over ? 0 : WNOHANG);
        if (ended == child) return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
        if (ended < 0 && errno != EINTR) return -1;
        if (ended == 0) std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
}

}  // namespace

Told run(const StaffCommand& command)
{
    Told told;
    auto in = open_pipe(), out = open_pipe(), err = open_pipe();
    const auto refused = [&told](int number) {
        told.err = "作業を始められませんでした（" + std::generic_category().message(number) + "）。管理者に知らせてください";
        return told;
    };
    if (!in || !out || !err) return refused(errno);
    pid_t child = 0;
    if (const int failed = start(command, in->from.get(), out->to.get(), err->to.get(), child)) return refused(failed);
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(child), kNice);
    out->to.close();
    err->to.close();
    // Some bytes, which a pipe always has room for, written while we hold its other end too: a child that has gone already costs
    // no SIGPIPE.
    if (!command.input.empty() && ::fcntl(in->to.get(), F_SETFL, O_NONBLOCK) == 0) (void)!::write(in->to.get(), command.input.data(), command.input.size());
    in->from.close();
    in->to.close();

    const auto until = Steady::now() + command.longest;
    const bool ended = listen(command, out->from.get(), err->from.get(), until, told);
    told.code = end_of(child, ended ? until : Steady::time_point{});
    return told;
}

}  // namespace renkei::commands
