#include "commands/child_process.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>

#include "base/sentence.hpp"

namespace renkei::commands {

Result<ChildOutcome> run_child(const std::vector<std::string>& words)
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return Error{ErrorKind::Unavailable, sentence("Cannot open a pipe ({1})", std::strerror(errno))};
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    std::vector<char*> arguments;
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);

    ChildOutcome outcome;
    outcome.started_ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
    pid_t child = 0;
    const int failure = ::posix_spawn(&child, words.front().c_str(), &actions, nullptr, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    if (failure != 0) {
        ::close(ends[0]);
        return Error{ErrorKind::Unavailable, sentence("Cannot start {1} ({2}); it is built and installed together with renkei", words.front(), std::strerror(failure))};
    }
    std::array<char, 4096> part{};
    for (;;) {
        const ssize_t got = ::read(ends[0], part.data(), part.size());
        if (got > 0) outcome.output.append(part.data(), static_cast<size_t>(got));
        else if (got == 0 || errno != EINTR) break;
    }
    ::close(ends[0]);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    outcome.exit_code = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    return outcome;
}

}  // namespace renkei::commands
