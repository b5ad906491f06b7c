#include "program.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <sstream>

namespace renkei::tests {
namespace {

std::string text_of(const std::filesystem::path& path)
{
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

pid_t start(std::string binary, const TemporaryFolder& folder, const std::vector<std::string>& arguments, std::map<std::string, std::string> environment)
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
    argv.push_back(binary.data());
    auto copies = arguments;
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
    ::execve(argv.front(), argv.data(), envp.data());
    ::_exit(127);
}

int wait_for(pid_t child)
{
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

Outcome run(const TemporaryFolder& folder, const std::vector<std::string>& arguments, const std::map<std::string, std::string>& environment)
{
    return run_program(RENKEI_BINARY, folder, arguments, environment);
}

Outcome run_program(const std::string& binary, const TemporaryFolder& folder, const std::vector<std::string>& arguments, const std::map<std::string, std::string>& environment)
{
    Outcome outcome;
    outcome.code = wait_for(start(binary, folder, arguments, environment));
    outcome.out = text_of(folder.path() / "out");
    outcome.err = text_of(folder.path() / "err");
    return outcome;
}

void run_and_kill(const TemporaryFolder& folder, const std::vector<std::string>& arguments, unsigned microseconds)
{
    const pid_t child = start(RENKEI_BINARY, folder, arguments, {});
    ::usleep(microseconds);
    ::kill(child, SIGKILL);
    (void)wait_for(child);
}

}  // namespace renkei::tests
