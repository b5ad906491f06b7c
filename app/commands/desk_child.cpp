#include "commands/desk_child.hpp"

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

#include "commands/confined_child.hpp"

namespace renkei::commands {
namespace {

using Steady = std::chrono::steady_clock;

constexpr size_t kMostSaid = size_t{4} << 20;
constexpr int kNice = 10;            // the picture goes first

std::vector<std::string> environment_of(const std::string& who)
{
    std::vector<std::string> variables;
    for (char** one = environ; *one != nullptr; ++one)
        if (!std::string_view(*one).starts_with("RENKEI_WHO=")) variables.emplace_back(*one);
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

// False: it has ended, or says too much.
bool read_some(int from, std::string& text)
{
    std::array<char, 16384> part{};
    const ssize_t got = ::read(from, part.data(), part.size());
    if (got < 0) return errno == EINTR;
    text.append(part.data(), static_cast<size_t>(got));
    return got > 0 && text.size() <= kMostSaid;
}

}  // namespace

Told run_for(const std::vector<std::string>& words, const std::string& who, std::chrono::seconds longest)
{
    Told told;
    auto out = open_pipe(), err = open_pipe();
    if (!out || !err) return told;
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_adddup2(&actions, out->to.get(), STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, err->to.get(), STDERR_FILENO);
#if defined(__GLIBC__) && (__GLIBC__ > 2 || __GLIBC_MINOR__ >= 34)
    ::posix_spawn_file_actions_addclosefrom_np(&actions, 3);   // no connection of a browser lives on in a child
#endif
    std::vector<std::string> own = words, variables = environment_of(who);
    posix_spawnattr_t attributes;   // the desk waits for signals by a mask and ignores SIGPIPE; its children do neither
    ::posix_spawnattr_init(&attributes);
    sigset_t none, piped;
    ::sigemptyset(&none);
    ::sigemptyset(&piped);
    ::sigaddset(&piped, SIGPIPE);
    ::posix_spawnattr_setsigmask(&attributes, &none);
    ::posix_spawnattr_setsigdefault(&attributes, &piped);
    ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    pid_t child = 0;
    const int failed = ::posix_spawn(&child, own.front().c_str(), &actions, &attributes, pointers_to(own).data(), pointers_to(variables).data());
    ::posix_spawn_file_actions_destroy(&actions);
    ::posix_spawnattr_destroy(&attributes);
    if (failed != 0) return told;
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(child), kNice);
    out->to.close();
    err->to.close();

    const auto until = Steady::now() + longest;
    std::array<pollfd, 2> ends{pollfd{out->from.get(), POLLIN, 0}, pollfd{err->from.get(), POLLIN, 0}};
    while ((ends[0].fd >= 0 || ends[1].fd >= 0) && Steady::now() < until) {
        if (::poll(ends.data(), ends.size(), 1000) <= 0) continue;
        if (ends[0].revents != 0 && !read_some(ends[0].fd, told.out)) ends[0].fd = -1;
        if (ends[1].revents != 0 && !read_some(ends[1].fd, told.err)) ends[1].fd = -1;
    }
    if (ends[0].fd >= 0 || ends[1].fd >= 0 || told.out.size() > kMostSaid || told.err.size() > kMostSaid) ::kill(child, SIGKILL);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    told.code = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    return told;
}

}  // namespace renkei::commands
