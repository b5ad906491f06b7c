#include "commands/panel_task.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>

#include "commands/confined_child.hpp"

namespace renkei::commands {
namespace {

using Steady = std::chrono::steady_clock;

constexpr size_t kMostSaid = size_t{4} << 20;
constexpr int kLookAgain = 100;   // ms, until a wish to stop is seen
constexpr int kNice = 10;         // the picture goes first

// Our environment with another RENKEI_WHO.
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

// False: said too much, or its end.
bool read_some(int from, std::string& text)
{
    std::array<char, 16384> part{};
    const ssize_t got = ::read(from, part.data(), part.size());
    if (got < 0) return errno == EINTR;
    text.append(part.data(), static_cast<size_t>(got));
    return got > 0 && text.size() <= kMostSaid;
}

}  // namespace

PanelTask::PanelTask(std::function<PanelAnswer(PanelTask&)> work)
    : thread_([this, work = std::move(work)] {
          PanelAnswer answer = work(*this);
          const std::lock_guard held(lock_);
          answer_ = std::move(answer);
      })
{
}

PanelTask::~PanelTask()
{
    stopped_ = true;
    thread_.join();
}

std::optional<PanelAnswer> PanelTask::take()
{
    const std::lock_guard held(lock_);
    return std::exchange(answer_, std::nullopt);
}

// The last of what is said as "progress 3/24" (load) or as "3/24 name" at the beginning of a line (shot).
void PanelTask::hear(const std::string& said)
{
    constexpr std::string_view kProgress = "progress ";
    const size_t line = said.find_last_of("\r\n", said.empty() ? 0 : said.find_last_not_of("\r\n"));
    size_t at = line == std::string::npos ? 0 : line + 1;
    if (said.compare(at, kProgress.size(), kProgress) == 0) at += kProgress.size();
    int done = 0, all = 0;
    const char *from = said.data() + at, *const last = said.data() + said.size();
    const auto first = std::from_chars(from, last, done);
    if (first.ec != std::errc{} || first.ptr == last || *first.ptr != '/') return;
    if (std::from_chars(first.ptr + 1, last, all).ec != std::errc{}) return;
    done_ = done;
    all_ = all;
}

PanelAnswer PanelTask::run(const std::vector<std::string>& words, const std::string& who, const std::string& input, std::chrono::seconds longest)
{
    PanelAnswer answer{.code = -1, .out = {}, .err = {}};
    auto in = open_pipe(), out = open_pipe(), err = open_pipe();
    if (!in || !out || !err) return answer;
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, in->from.get(), STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, out->to.get(), STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, err->to.get(), STDERR_FILENO);
    std::vector<std::string> own = words, variables = environment_of(who);
    pid_t child = 0;
    const int failed = ::posix_spawn(&child, own.front().c_str(), &actions, nullptr, pointers_to(own).data(), pointers_to(variables).data());
    ::posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) return answer;
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(child), kNice);
    in->from.close();
    out->to.close();
    err->to.close();
    // Some bytes, which a pipe always has room for; a child that has gone already does not end us.
    if (!input.empty() && ::fcntl(in->to.get(), F_SETFL, O_NONBLOCK) == 0) (void)!::write(in->to.get(), input.data(), input.size());
    in->to.close();

    const auto until = Steady::now() + longest;
    std::array<pollfd, 2> ends{pollfd{out->from.get(), POLLIN, 0}, pollfd{err->from.get(), POLLIN, 0}};
    while ((ends[0].fd >= 0 || ends[1].fd >= 0) && !stopped_ && Steady::now() < until) {
        if (::poll(ends.data(), ends.size(), kLookAgain) <= 0) continue;
        if (ends[0].revents != 0 && !read_some(ends[0].fd, answer.out)) ends[0].fd = -1;
        if (ends[1].revents != 0 && !read_some(ends[1].fd, answer.err)) ends[1].fd = -1;
        hear(answer.err);
    }
    if (ends[0].fd >= 0 || ends[1].fd >= 0 || answer.out.size() > kMostSaid) ::kill(child, SIGKILL);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    answer.code = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    return answer;
}

}  // namespace renkei::commands
