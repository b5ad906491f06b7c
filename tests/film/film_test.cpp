// renkei-film as its parents start it, and the walls that it plays within.

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include <array>
#include <cerrno>
#include <cstring>
#include <set>
#include <thread>
#include <vector>

#include "base/film_wire.hpp"
#include "support/clips.hpp"
#include "support/files.hpp"
#include "support/temporary_folder.hpp"
#include "walls/walls.hpp"

using namespace renkei;
using namespace renkei::tests;
namespace fs = std::filesystem;

namespace {

struct Answer {
    int status = 0;
    FilmHeader header;
    std::string picture;
};

std::string read_all(int end)
{
    std::string all;
    std::array<char, 1 << 16> part{};
    for (ssize_t got = 0; (got = ::read(end, part.data(), part.size())) > 0;) all.append(part.data(), static_cast<size_t>(got));
    return all;
}

Answer ask(const fs::path& clip, std::vector<std::string> words, const fs::path& subtitles = {})
{
    words.insert(words.begin(), (fs::path(RENKEI_BINARY).parent_path() / "renkei-film").string());
    std::array<int, 2> ends{};
    REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0);
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, clip.c_str(), O_RDONLY, 0);
    ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    if (!subtitles.empty()) ::posix_spawn_file_actions_addopen(&actions, kFilmSubtitles, subtitles.c_str(), O_RDONLY, 0);
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    std::array<char*, 1> no_environment{nullptr};
    pid_t child = 0;
    REQUIRE(::posix_spawn(&child, words.front().c_str(), &actions, nullptr, arguments.data(), no_environment.data()) == 0);
    ::posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    const std::string out = read_all(ends[0]);
    ::close(ends[0]);
    Answer answer;
    REQUIRE(::waitpid(child, &answer.status, 0) == child);
    if (out.size() < sizeof answer.header) return answer;
    std::memcpy(&answer.header, out.data(), sizeof answer.header);
    answer.picture = out.substr(sizeof answer.header);
    return answer;
}

const std::vector<std::string> kProbe{"probe"};
std::vector<std::string> still(const std::string& seconds) { return {"still", "160", "90", seconds}; }

FilmOutcome outcome_of(const std::string& bytes)
{
    const TemporaryFolder folder;
    write_bytes(folder.path() / "clip", bytes);
    const Answer answer = ask(folder.path() / "clip", kProbe);
    CHECK(answer.status == 0);
    return answer.header.outcome;
}

}  // namespace

TEST_CASE("clips of each kind are known by what they hold, whatever their name", "[film]")
{
    const TemporaryFolder folder;
    for (const auto& [name, codec] : {std::pair{"a.mp4", "libx264"}, std::pair{"b.mov", "mpeg4"}, std::pair{"c.mkv", "libx264"},
                                      std::pair{"d.webm", "libvpx"}}) {
        INFO(name);
        REQUIRE(make_clip(folder.path() / name, {.seconds = 3, .codec = codec, .codec_options = ""}));
        fs::rename(folder.path() / name, folder.path() / "clip.txt");
        const Answer answer = ask(folder.path() / "clip.txt", kProbe);
        REQUIRE(answer.status == 0);
        CHECK(answer.header.outcome == FilmOutcome::Ok);
        CHECK(answer.header.width == 320);
        CHECK(answer.header.height == 180);
        CHECK(std::abs(static_cast<int>(answer.header.milliseconds) - 3000) <= 80);   // the last frame's own time counts in some kinds only
        CHECK(answer.header.sound == 0);
        CHECK(answer.picture.size() == size_t{320} * 180 * 4);
    }
}

TEST_CASE("what is no film is refused, and what is cut short", "[film]")
{
    const TemporaryFolder folder;
    const auto clip = [&](const char* name, const ClipWish& wish) {
        REQUIRE(make_clip(folder.path() / name, wish));
        return bytes_of(folder.path() / name);
    };
    CHECK(outcome_of("これは映像ではありません。") == FilmOutcome::UnknownKind);
    CHECK(outcome_of("") == FilmOutcome::UnknownKind);
    CHECK(outcome_of("\x1A\x45\xDF\xA3" + std::string(4000, 'x')) == FilmOutcome::Broken);
    CHECK(outcome_of(std::string("\0\0\0\x18", 4) + "ftypisom" + std::string(4000, '\0')) == FilmOutcome::Broken);
    const std::string mp4 = clip("a.mp4", {});
    CHECK(outcome_of(mp4.substr(0, mp4.size() / 2)) == FilmOutcome::Broken);   // its index stood at the end
    const std::string fast = clip("b.mp4", {.container_options = "movflags=+faststart"});
    CHECK(outcome_of(fast.substr(0, fast.size() / 2)) == FilmOutcome::CutShort);
    const std::string mkv = clip("c.mkv", {});
    CHECK(outcome_of(mkv.substr(0, mkv.size() / 2)) == FilmOutcome::CutShort);
    CHECK(outcome_of(clip("d.mp4", {.seconds = 1})) == FilmOutcome::TooShort);
    CHECK(outcome_of(clip("e.mp4", {.width = 32, .height = 32})) == FilmOutcome::Broken);
    CHECK(outcome_of(clip("f.mp4", {.width = 4096, .height = 64, .frames_a_second = 2})) == FilmOutcome::TooLarge);
}

TEST_CASE("the same second of a film is the same picture, byte for byte, and another second another", "[film]")
{
    const TemporaryFolder folder;
    const fs::path clip = folder.path() / "clip.mp4";
    REQUIRE(make_clip(clip));
    const Answer once = ask(clip, still("1.6")), again = ask(clip, still("1.6")), later = ask(clip, still("1.8"));
    REQUIRE(once.header.outcome == FilmOutcome::Ok);
    REQUIRE(once.picture.size() == size_t{160} * 90 * 4);
    CHECK(once.picture == again.picture);
    CHECK(once.picture != later.picture);
    for (size_t at = 3; at < once.picture.size(); at += 4)
        if (once.picture[at] != '\xff') FAIL("not opaque at " << at);
    CHECK(ask(clip, still("900")).header.outcome == FilmOutcome::Ok);   // past its end it stands
}

TEST_CASE("subtitles of a file beside it are drawn when their size is said", "[film]")
{
    const TemporaryFolder folder;
    const fs::path clip = folder.path() / "clip.mp4", words = folder.path() / "clip.srt";
    REQUIRE(make_clip(clip));
    write_bytes(words, "1\n00:00:01,000 --> 00:00:02,000\n釧路の朝\n");
    const std::vector<std::string> with{"still", "160", "90", "1.6", "subtitles=1", "size=12", "margin=4"},
        after{"still", "160", "90", "2.6", "subtitles=1", "size=12", "margin=4"};
    const std::string plain = ask(clip, still("1.6")).picture, lettered = ask(clip, with, words).picture;
    REQUIRE(plain.size() == lettered.size());
    CHECK(plain != lettered);
    CHECK(plain.substr(0, plain.size() / 2) == lettered.substr(0, plain.size() / 2));   // they stand at the foot
    CHECK(ask(clip, still("2.6")).picture == ask(clip, after, words).picture);
}

TEST_CASE("called wrongly it says so", "[film]")
{
    for (const std::vector<std::string>& words : {std::vector<std::string>{}, {"play"}, {"still", "0", "90", "1"}, {"still", "160", "99999", "1"},
                                                  {"still", "160", "90", "x"}, {"still", "160", "90", "1", "volume=3"}}) {
        const Answer answer = ask("/dev/null", words);
        CHECK((WIFEXITED(answer.status) && WEXITSTATUS(answer.status) == 64));
    }
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
namespace {

template <class Work>
int inside(walls::Work kind, Work work)
{
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        if (!walls::limit_resources({.memory_bytes = uint64_t{4} << 30, .processor_seconds = 30}) || !walls::enter(kind)) ::_exit(99);
        ::_exit(work());
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

// 7 when the system refused.
int refused(long result) { return result < 0 && errno == EPERM ? 7 : 1; }

}  // namespace

TEST_CASE("a player has no sockets, programs or processes, and writes no file", "[film]")
{
    const TemporaryFolder folder;
    const std::string file = (folder.path() / "file").string();
    write_bytes(file, "x");
    const auto play = [&](auto work) { return inside(walls::Work::Play, work); };
    CHECK(play([&] { return ::open(file.c_str(), O_RDONLY) >= 0 ? 7 : 1; }) == 7);   // fonts are read
    CHECK(play([&] { return refused(::open(file.c_str(), O_WRONLY)); }) == 7);
    CHECK(play([&] { return refused(::open(file.c_str(), O_RDWR)); }) == 7);
    CHECK(play([&] { return refused(::open((file + "2").c_str(), O_RDONLY | O_CREAT, 0644)); }) == 7);
    CHECK(play([&] { return refused(::open(file.c_str(), O_RDONLY | O_TRUNC)); }) == 7);
    CHECK(play([&] { return refused(::unlink(file.c_str())); }) == 7);
    CHECK(play([] { return refused(::socket(AF_INET, SOCK_STREAM, 0)); }) == 7);
    CHECK(play([] { return refused(::socket(AF_UNIX, SOCK_STREAM, 0)); }) == 7);
    CHECK(play([] { return refused(::execl("/bin/true", "true", nullptr)); }) == 7);
    CHECK(play([] { return refused(::fork()); }) == 7);
    CHECK(play([] { return refused(::kill(::getppid(), 0)); }) == 7);
    CHECK(play([] { return refused(::prctl(PR_SET_DUMPABLE, 1)); }) == 7);
    CHECK(play([] {
              int answer = 0;
              std::thread([&] { answer = 7; }).join();
              return answer;
          }) == 7);
    CHECK(inside(walls::Work::PlayWithSound, [] { return refused(::socket(AF_INET, SOCK_STREAM, 0)); }) == 7);
    CHECK(inside(walls::Work::PlayWithSound, [] { return refused(::execl("/bin/true", "true", nullptr)); }) == 7);
}
#endif
