#include "program.hpp"

#include <fcntl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <set>
#include <utility>

#include "support/files.hpp"

namespace renkei::tests {
namespace {

pid_t start(const TemporaryFolder& folder, const std::vector<std::string>& words, std::map<std::string, std::string> environment, bool traced = false)
{
    environment.emplace("HOME", folder.path().string());
    environment.emplace("LANG", "C");
    environment.emplace("RENKEI_STORE", (folder.path() / "store").string());
    environment.emplace("RENKEI_CACHE", (folder.path() / "cache").string());
    environment.emplace("PATH", "/usr/bin:/bin");
    for (const char* kept : {"ASAN_OPTIONS", "LSAN_OPTIONS", "TSAN_OPTIONS"})
        if (const char* value = std::getenv(kept)) environment.emplace(kept, value);  // NOLINT(concurrency-mt-unsafe)
    std::vector<std::string> settings;
    for (const auto& [name, value] : environment) settings.push_back(name + "=" + value);
    std::vector<char*> argv, envp;
    auto copies = words;
    for (auto& argument : copies) argv.push_back(argument.data());
    argv.push_back(nullptr);
    for (auto& setting : settings) envp.push_back(setting.data());
    envp.push_back(nullptr);
    const std::string out = (folder.path() / "out").string(), err = (folder.path() / "err").string();

    const pid_t child = ::fork();
    if (child != 0) return child;
    const int out_file = ::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644), err_file = ::open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
    ::dup2(out_file, STDOUT_FILENO);
    ::dup2(err_file, STDERR_FILENO);
    if (traced) (void)::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr);
    ::execve(argv.front(), argv.data(), envp.data());
    ::_exit(127);
}

std::vector<std::string> renkei_with(std::vector<std::string> arguments)
{
    arguments.insert(arguments.begin(), RENKEI_BINARY);
    return arguments;
}

int wait_for(pid_t child)
{
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

Outcome outcome_of(const TemporaryFolder& folder, pid_t child)
{
    Outcome outcome;
    outcome.code = wait_for(child);
    outcome.out = bytes_of(folder.path() / "out");
    outcome.err = bytes_of(folder.path() / "err");
    return outcome;
}

// LeakSanitizer looks through a process that ends with a tracer of its own, and once in some hundred processes with a graphics
// driver's threads that tracer falls. It says so, and nothing about the program: what changes nothing is then asked again.
bool tracer_fell(const std::vector<std::string>& arguments, const Outcome& outcome)
{
    static const std::set<std::string> kChangeNothing{"shot", "list", "revisions", "doctor"};
    return !arguments.empty() && kChangeNothing.contains(arguments.front()) &&
        outcome.err.find("LeakSanitizer has encountered a fatal error") != std::string::npos;
}

// Does a call that is about to be made change a disk?
bool changes(const __ptrace_syscall_info& info)
{
    static const std::set<uint64_t> kChange{SYS_write, SYS_pwrite64, SYS_writev, SYS_pwritev, SYS_rename, SYS_renameat, SYS_renameat2, SYS_unlink,
                                            SYS_unlinkat, SYS_rmdir, SYS_mkdir, SYS_mkdirat,
                                            SYS_fsync, SYS_fdatasync, SYS_syncfs, SYS_ftruncate, SYS_truncate, SYS_link, SYS_symlink};
    if (info.op != PTRACE_SYSCALL_INFO_ENTRY) return false;
    if (info.entry.nr == SYS_openat) return (info.entry.args[2] & O_CREAT) != 0;
    if (info.entry.nr == SYS_open) return (info.entry.args[1] & O_CREAT) != 0;
    const bool is_told = (info.entry.nr == SYS_write || info.entry.nr == SYS_writev) && info.entry.args[0] <= STDERR_FILENO;
    return kChange.contains(info.entry.nr) && !is_told;
}

}  // namespace

bool run_and_kill_at_change(const TemporaryFolder& folder, const std::vector<std::string>& arguments, size_t n)
{
    const pid_t child = start(folder, renkei_with(arguments), {}, true);
    bool begun = false;
    for (size_t met = 0;;) {
        int status = 0;
        const pid_t thread = ::waitpid(-1, &status, __WALL);
        if (thread < 0 || (thread == child && !WIFSTOPPED(status))) return met >= n;
        if (!WIFSTOPPED(status)) continue;
        if (!std::exchange(begun, true))
            (void)::ptrace(PTRACE_SETOPTIONS, thread, nullptr, static_cast<long>(PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACECLONE | PTRACE_O_EXITKILL));
        const int signal = WSTOPSIG(status);
        __ptrace_syscall_info info{};
        if (signal == (SIGTRAP | 0x80) && ::ptrace(PTRACE_GET_SYSCALL_INFO, thread, sizeof info, &info) > 0 && changes(info) && ++met == n)
            ::kill(child, SIGKILL);
        const bool ours = signal == (SIGTRAP | 0x80) || signal == SIGTRAP || signal == SIGSTOP;   // of a new thread, too
        (void)::ptrace(PTRACE_SYSCALL, thread, nullptr, static_cast<long>(ours ? 0 : signal));
    }
}

Outcome run_program(const std::string& binary, const TemporaryFolder& folder, const std::vector<std::string>& arguments,
                    const std::map<std::string, std::string>& environment)
{
    std::vector<std::string> words = arguments;
    words.insert(words.begin(), binary);
    return outcome_of(folder, start(folder, words, environment));
}

Outcome run(const TemporaryFolder& folder, const std::vector<std::string>& arguments, const std::map<std::string, std::string>& environment)
{
    constexpr int kMost = 3;
    Outcome outcome = outcome_of(folder, start(folder, renkei_with(arguments), environment));
    for (int again = 1; again < kMost && tracer_fell(arguments, outcome); ++again)
        outcome = outcome_of(folder, start(folder, renkei_with(arguments), environment));
    return outcome;
}

Outcome run_script(const TemporaryFolder& folder, const std::string& script, const std::map<std::string, std::string>& environment)
{
    auto with = environment;
    with.emplace("RENKEI", RENKEI_BINARY);
    return outcome_of(folder, start(folder, {"/bin/sh", "-c", script}, with));
}

void run_and_kill(const TemporaryFolder& folder, const std::vector<std::string>& arguments, unsigned microseconds)
{
    const pid_t child = start(folder, renkei_with(arguments), {});
    ::usleep(microseconds);
    ::kill(child, SIGKILL);
    (void)wait_for(child);
}

}  // namespace renkei::tests
