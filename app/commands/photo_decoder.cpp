#include "commands/photo_decoder.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <utility>

#include "base/photo_wire.hpp"
#include "base/sentence.hpp"
#include "commands/shipped_files.hpp"

namespace renkei::commands {
namespace {

namespace fs = std::filesystem;
using Steady = std::chrono::steady_clock;

constexpr auto kLongest = std::chrono::seconds(60);   // a large HEIC takes 3 s on a slow machine
constexpr size_t kMostAnswered = sizeof(PhotoHeader) + size_t{kLongestPhotoSide} * kLongestPhotoSide * 3;

class Handle {
  public:
    explicit Handle(int number) : number_(number) {}
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() { close(); }
    void close()
    {
        if (number_ >= 0) ::close(std::exchange(number_, -1));
    }
    [[nodiscard]] int get() const { return number_; }

  private:
    int number_;
};

// Nothing but a plain file: no link out of the folder, no pipe that never ends.
Result<int> open_file(const fs::path& file)
{
    const int opened = ::open(file.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    struct stat found {};
    if (opened >= 0 && ::fstat(opened, &found) == 0 && S_ISREG(found.st_mode)) return opened;
    const int code = opened < 0 ? errno : 0;
    if (opened >= 0) ::close(opened);
    if (code == 0 || code == ELOOP) return Error{ErrorKind::BadData, sentence("it is no file but a link, folder or device")};
    return Error{code == EACCES ? ErrorKind::NoPermission : ErrorKind::NotFound, sentence("it cannot be opened ({1})", std::strerror(code))};
}

Result<pid_t> start(const fs::path& program, int input, int output)
{
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);   // libraries talk
    std::string name = program.string(), longest = std::to_string(kLongestPhotoSide);
    std::array<char*, 3> words{name.data(), longest.data(), nullptr};
    std::array<char*, 1> no_environment{nullptr};
    pid_t child = 0;
    const int failed = ::posix_spawn(&child, name.c_str(), &actions, nullptr, words.data(), no_environment.data());
    ::posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) return Error{ErrorKind::Unavailable, sentence("Cannot start {1} ({2}); it is built and installed together with renkei", program, std::strerror(failed))};
    return child;
}

// What the child writes until it ends, says too much or takes too long. False: it was stopped.
bool read_answer(int from, std::vector<uint8_t>& answer)
{
    const auto until = Steady::now() + kLongest;
    constexpr size_t kPart = size_t{1} << 18;
    size_t length = 0;
    for (;;) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Steady::now()).count();
        pollfd waiting{from, POLLIN, 0};
        const int ready = left > 0 ? ::poll(&waiting, 1, static_cast<int>(left)) : 0;
        if (ready < 0 && errno == EINTR) continue;
        if (ready <= 0 || length > kMostAnswered) break;
        if (answer.size() < length + kPart) answer.resize(std::max(length + kPart, answer.size() * 2));
        const ssize_t got = ::read(from, answer.data() + length, answer.size() - length);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) break;
        length += static_cast<size_t>(got);
        if (got > 0) continue;
        answer.resize(length);
        return true;
    }
    return false;
}

Sentence refusal(PhotoOutcome outcome)
{
    switch (outcome) {
        case PhotoOutcome::UnknownKind: return sentence("it is no JPEG, PNG, WebP, TIFF or HEIC picture, whatever its name says; save it as JPEG");
        case PhotoOutcome::CutShort: return sentence("the file ends in the middle of the picture; copy it again");
        case PhotoOutcome::TooManyPixels: return sentence("it has more than {1} million pixels; save it smaller", kMostPhotoPixels / 1'000'000);
        case PhotoOutcome::TooManyBytes: return sentence("the file is larger than {1} MiB; save it smaller", kMostPhotoBytes >> 20);
        case PhotoOutcome::TooSmall: return sentence("it is smaller than {1} pixels, an icon and no photograph", kShortestPhotoSide);
        case PhotoOutcome::Unsupported: return sentence("its form is not read here (animated, or of a rare kind); save it as JPEG");
        case PhotoOutcome::OutOfMemory: return sentence("it takes more memory than one picture may; save it as JPEG, or smaller");
        default: return sentence("the picture is damaged; open it in a program for pictures and save it anew");
    }
}

Result<DecodedPhoto> understood(const std::vector<uint8_t>& answer)
{
    const Error damaged{ErrorKind::BadData, refusal(PhotoOutcome::Broken)};
    PhotoHeader header;
    if (answer.size() < sizeof header) return damaged;
    std::memcpy(&header, answer.data(), sizeof header);
    if (header.magic != PhotoHeader{}.magic) return damaged;
    if (header.outcome != PhotoOutcome::Ok) return Error{ErrorKind::BadData, refusal(header.outcome)};
    const bool sized = header.width > 0 && header.width <= kLongestPhotoSide && header.height > 0 && header.height <= kLongestPhotoSide;
    if (!sized || answer.size() - sizeof header != size_t{header.width} * header.height * 3) return damaged;
    const auto size = [](uint32_t w, uint32_t h) { return PixelSize{static_cast<int>(w), static_cast<int>(h)}; };
    return DecodedPhoto{size(header.width, header.height), size(header.source_width & 0xFFFFFF, header.source_height & 0xFFFFFF), {answer.begin() + sizeof header, answer.end()}};
}

}  // namespace

fs::path decoder_program() { return tool_program("renkei-decode"); }

Result<DecodedPhoto> decode_photo(const fs::path& program, const fs::path& file)
{
    RENKEI_TRY(const int opened, open_file(file));
    Handle input(opened);
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return Error{ErrorKind::Unavailable, sentence("Cannot open a pipe ({1})", std::strerror(errno))};
    Handle from(ends[0]), to(ends[1]);
    RENKEI_TRY(const pid_t child, start(program, input.get(), to.get()));
    to.close();
    std::vector<uint8_t> answer;
    const bool whole = read_answer(from.get(), answer);
    if (!whole) ::kill(child, SIGKILL);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    if (!whole || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)) return Error{ErrorKind::BadData, sentence("decoding it takes too long; save it as JPEG")};
    constexpr int kNoWalls = 69;
    if (WIFEXITED(status) && (WEXITSTATUS(status) == kNoWalls || WEXITSTATUS(status) == 127))
        return Error{ErrorKind::Unavailable, sentence("{1} does not start here: the system has no seccomp, so no picture from outside is opened", program)};
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return Error{ErrorKind::BadData, refusal(PhotoOutcome::Broken)};
    return understood(answer);
}

}  // namespace renkei::commands
