#include "commands/confined_child.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include "base/sentence.hpp"

namespace renkei::commands {
namespace {

namespace fs = std::filesystem;
using Steady = std::chrono::steady_clock;

constexpr int kAside = 16;   // descriptors from here on are not among those that a child is given

// What the child writes until it ends, says too much or takes too long. False: it must be stopped.
bool read_answer(int from, size_t most, std::chrono::seconds longest, std::vector<uint8_t>& answer)
{
    const auto until = Steady::now() + longest;
    constexpr size_t kPart = size_t{1} << 18;
    size_t length = 0;
    for (;;) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Steady::now()).count();
        pollfd waiting{from, POLLIN, 0};
        const int ready = left > 0 ? ::poll(&waiting, 1, static_cast<int>(left)) : 0;
        if (ready < 0 && errno == EINTR) continue;
        if (ready <= 0 || length > most) break;
        if (answer.size() < length + kPart) answer.resize(std::max(length + kPart, answer.size() * 2));
        const ssize_t got = read_some(from, answer.data() + length, answer.size() - length);
        if (got < 0) break;
        length += static_cast<size_t>(got);
        if (got > 0) continue;
        answer.resize(length);
        return true;
    }
    return false;
}

}  // namespace

Result<Descriptor> open_plain_file(const fs::path& file)
{
    Descriptor opened(::open(file.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    const int code = opened.get() < 0 ? errno : 0;
    struct stat found {};
    if (code == 0 && ::fstat(opened.get(), &found) == 0 && S_ISREG(found.st_mode)) return opened;
    if (code == 0 || code == ELOOP) return Error{ErrorKind::BadData, sentence("it is no file but a link, folder or device")};
    return Error{code == EACCES ? ErrorKind::NoPermission : ErrorKind::NotFound, sentence("it cannot be opened ({1})", std::strerror(code))};
}

Result<Descriptor> as_file(std::span<const uint8_t> bytes)
{
    Descriptor memory(::memfd_create("trial", MFD_CLOEXEC));
    if (!memory || !write_all(memory.get(), bytes.data(), bytes.size()) || ::lseek(memory.get(), 0, SEEK_SET) != 0)
        return Error{ErrorKind::Unavailable, sentence("There is no memory to read {1}", "trial")};
    return memory;
}

Result<Descriptor> shared_memory(size_t bytes)
{
    Descriptor memory(::memfd_create("shared", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    if (memory.get() < 0 || ::ftruncate(memory.get(), static_cast<off_t>(bytes)) != 0 ||
        ::fcntl(memory.get(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0)
        return Error{ErrorKind::Unavailable, sentence("There is no memory to share with a helper ({1})", std::strerror(errno))};
    return memory;
}

Result<Pipe> open_pipe()
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return Error{ErrorKind::Unavailable, sentence("Cannot open a pipe ({1})", std::strerror(errno))};
    return Pipe{Descriptor(ends[0]), Descriptor(ends[1])};
}

Result<pid_t> start_confined(const fs::path& program, std::vector<std::string> words, const std::vector<std::pair<int, int>>& descriptors)
{
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    // Copied aside first: ours may have a number that another is to have there.
    std::vector<Descriptor> aside;
    for (const auto& [ours, theirs] : descriptors) {
        aside.emplace_back(::fcntl(ours, F_DUPFD_CLOEXEC, kAside));
        ::posix_spawn_file_actions_adddup2(&actions, aside.back().get(), theirs);
    }
    ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);   // libraries talk
    std::string name = program.string();
    std::vector<char*> arguments{name.data()};
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    std::array<char*, 1> no_environment{nullptr};
    pid_t child = 0;
    const int failed = ::posix_spawn(&child, name.c_str(), &actions, nullptr, arguments.data(), no_environment.data());
    ::posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) return Error{ErrorKind::Unavailable, sentence("Cannot start {1} ({2}); it is built and installed together with renkei", program, std::strerror(failed))};
    return child;
}

bool ConfinedAnswer::unavailable() const
{
    constexpr int kNoWalls = 69;
    return WIFEXITED(status) && WEXITSTATUS(status) == kNoWalls;
}

bool ConfinedAnswer::well() const { return whole && WIFEXITED(status) && WEXITSTATUS(status) == 0; }

Result<ConfinedAnswer> ask_confined(const fs::path& program, std::vector<std::string> words, std::vector<std::pair<int, int>> descriptors, size_t most,
                                    std::chrono::seconds longest)
{
    RENKEI_TRY(Pipe pipe, open_pipe());
    descriptors.emplace_back(pipe.to.get(), STDOUT_FILENO);
    RENKEI_TRY(const pid_t child, start_confined(program, std::move(words), descriptors));
    pipe.to.close();
    ConfinedAnswer answer;
    answer.whole = read_answer(pipe.from.get(), most, longest, answer.bytes);
    if (!answer.whole) ::kill(child, SIGKILL);
    while (::waitpid(child, &answer.status, 0) < 0 && errno == EINTR) {}
    return answer;
}

}  // namespace renkei::commands
