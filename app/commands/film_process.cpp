#include "commands/film_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <csignal>
#include <cstring>

#include "base/sentence.hpp"
#include "commands/shipped_files.hpp"

namespace renkei::commands {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds kLongest(kMostProbeSeconds + 10);
// Seconds before its end in which a film may show nothing new, and in which its pictures may end before its sound.
constexpr double kTail = 0.7, kSoundTail = 2;
constexpr size_t kMostAnswered = sizeof(FilmHeader) + size_t{kLongestFilmSide} * kLongestFilmSide * 4;

Sentence refusal(FilmOutcome outcome)
{
    switch (outcome) {
        case FilmOutcome::UnknownKind: return sentence("it is no MP4, MOV, WebM or Matroska film, whatever its name says; save it as MP4 (H.264)");
        case FilmOutcome::CutShort: return sentence("the file ends in the middle of the film; copy it again");
        case FilmOutcome::NoPicture: return sentence("there is no picture in it, only sound");
        case FilmOutcome::TooLarge: return sentence("it is wider or higher than {1} pixels; save it with 1920×1080", kLongestFilmSide);
        case FilmOutcome::TooShort: return sentence("it is shorter than {1} seconds; show a photograph instead", kLeastFilmMilliseconds / 1000);
        case FilmOutcome::TooSlow: return sentence("looking through it takes longer than {1} seconds; save it as MP4 (H.264) with 1920×1080", kMostProbeSeconds);
        default: return sentence("the film is damaged, or of a kind that is not read here; save it as MP4 (H.264)");
    }
}

// Did it say anything in its own words?
bool speaks(const ConfinedAnswer& answer)
{
    FilmHeader header;
    if (!answer.well() || answer.bytes.size() < sizeof header) return false;
    std::memcpy(&header, answer.bytes.data(), sizeof header);
    return header.magic == FilmHeader{}.magic;
}

// What an answer holds behind its header, after all its sizes have been found to agree.
Result<FilmHeader> understood(const fs::path& program, const ConfinedAnswer& answer)
{
    if (answer.unavailable()) return Error{ErrorKind::Unavailable, sentence("{1} does not start here: the system has no seccomp, so no film from outside is opened", program)};
    const Error damaged{ErrorKind::BadData, refusal(FilmOutcome::Broken)};
    FilmHeader header;
    if (!answer.whole) return Error{ErrorKind::BadData, refusal(FilmOutcome::TooSlow)};
    if (!speaks(answer)) return damaged;
    std::memcpy(&header, answer.bytes.data(), sizeof header);
    if (header.outcome != FilmOutcome::Ok) return Error{ErrorKind::BadData, refusal(header.outcome)};
    const bool sized = header.picture_width > 0 && header.picture_width <= kLongestFilmSide && header.picture_height > 0 &&
        header.picture_height <= kLongestFilmSide;
    if (!sized || answer.bytes.size() - sizeof header != size_t{header.picture_width} * header.picture_height * 4) return damaged;
    return header;
}

PixelSize size_of(uint32_t width, uint32_t height) { return {static_cast<int>(width), static_cast<int>(height)}; }

// What is said of the subtitles, in pixels of the picture.
void add_subtitles(std::vector<std::string>& words, const canvas::Film& film, PixelSize size, float units)
{
    const float scale = static_cast<float>(size.h) / std::max(units, 1.0f);
    words.push_back("size=" + std::to_string(film.subtitle_size * scale));
    words.push_back("margin=" + std::to_string(film.subtitle_margin * scale));
    if (film.subtitle_left >= 0) words.push_back("left=" + std::to_string(film.subtitle_left * scale));
    if (!film.subtitles.empty()) words.emplace_back("subtitles=1");
}

// The clip as standard input, and a file of subtitles where it has one. Without that the film plays all the same.
struct Opened {
    Descriptor clip, subtitles;
    [[nodiscard]] std::vector<std::pair<int, int>> descriptors() const
    {
        std::vector<std::pair<int, int>> all{{clip.get(), STDIN_FILENO}};
        if (subtitles.get() >= 0) all.emplace_back(subtitles.get(), kFilmSubtitles);
        return all;
    }
};
Result<Opened> open_film(const canvas::Film& film)
{
    RENKEI_TRY(Descriptor clip, open_plain_file(film.clip));
    Opened opened{std::move(clip), Descriptor()};
    if (film.subtitles.empty()) return opened;
    if (auto words = open_plain_file(film.subtitles)) opened.subtitles = std::move(words).value();
    return opened;
}

}  // namespace

fs::path film_program() { return tool_program("renkei-film"); }

Result<void> try_player(const fs::path& program)
{
    constexpr std::string_view kWords = "these words are no film";
    RENKEI_TRY(const Descriptor words, as_file({reinterpret_cast<const uint8_t*>(kWords.data()), kWords.size()}));
    RENKEI_TRY(const ConfinedAnswer answer, ask_confined(program, {"probe"}, {{words.get(), STDIN_FILENO}}, kMostAnswered, kLongest));
    const auto header = understood(program, answer);
    if (!header && header.error().kind != ErrorKind::BadData) return header.error();
    if (!header && speaks(answer)) return {};   // refused in its own words, as it should be
    return Error{ErrorKind::Unavailable, sentence("{1} does not do its work ({2}), so nothing was looked at; install renkei again", program, sentence("it answers nothing that can be understood"))};
}

Result<ProbedFilm> probe_film(const fs::path& program, const fs::path& file)
{
    RENKEI_TRY(const Descriptor clip, open_plain_file(file));
    RENKEI_TRY(const ConfinedAnswer answer, ask_confined(program, {"probe"}, {{clip.get(), STDIN_FILENO}}, kMostAnswered, kLongest));
    // A clip can bring it down; but when it does not know words from a film either, the clip is not to blame.
    if (answer.whole && !answer.unavailable() && !speaks(answer)) RENKEI_CHECK(try_player(program));
    RENKEI_TRY(const FilmHeader header, understood(program, answer));
    if (header.width == 0 || header.height == 0 || std::max(header.width, header.height) > kLongestFilmSide)
        return Error{ErrorKind::BadData, refusal(FilmOutcome::Broken)};
    ProbedFilm film{.size = size_of(header.width, header.height), .milliseconds = static_cast<int>(std::min<uint32_t>(header.milliseconds, 24 * 3600 * 1000)),
                    .sound = header.sound != 0,
                    .poster_size = size_of(header.picture_width, header.picture_height), .poster = {}};
    film.poster.reserve(answer.bytes.size());
    for (size_t at = sizeof header; at + 3 < answer.bytes.size(); at += 4)
        film.poster.insert(film.poster.end(), {answer.bytes[at + 2], answer.bytes[at + 1], answer.bytes[at]});
    return film;
}

Result<FilmStill> film_still(const fs::path& program, const canvas::Film& film, PixelSize size, float units, float seconds)
{
    RENKEI_TRY(const Opened opened, open_film(film));
    std::vector<std::string> words{"still", std::to_string(size.w), std::to_string(size.h), std::to_string(std::max(seconds, 0.0f))};
    add_subtitles(words, film, size, units);
    RENKEI_TRY(ConfinedAnswer answer, ask_confined(program, std::move(words), opened.descriptors(), kMostAnswered, kLongest));
    RENKEI_TRY(const FilmHeader header, understood(program, answer));
    return FilmStill{size_of(header.picture_width, header.picture_height), std::move(answer.bytes), sizeof header};
}

Result<std::unique_ptr<FilmPlayer>> FilmPlayer::start(const Wish& wish)
{
    RENKEI_TRY(const Opened opened, open_film(wish.film));
    const auto width = static_cast<uint32_t>(wish.size.w), height = static_cast<uint32_t>(wish.size.h);
    RENKEI_TRY(const Descriptor memory, shared_memory(film_ring_bytes(width, height)));
    std::unique_ptr<FilmPlayer> player(new FilmPlayer);
    void* mapped = ::mmap(nullptr, film_ring_bytes(width, height), PROT_READ | PROT_WRITE, MAP_SHARED, memory.get(), 0);
    if (mapped == MAP_FAILED) return Error{ErrorKind::Unavailable, sentence("There is no memory to share with a helper ({1})", std::strerror(errno))};
    player->size_ = wish.size;
    player->memory_ = new (mapped) FilmRing;
    RENKEI_TRY(player->pipe_, open_pipe());
    ::fcntl(player->pipe_.from.get(), F_SETFL, O_NONBLOCK);
    ::fcntl(player->pipe_.to.get(), F_SETFL, 0);
    auto descriptors = opened.descriptors();
    descriptors.emplace_back(player->pipe_.to.get(), STDOUT_FILENO);
    descriptors.emplace_back(memory.get(), kFilmRing);
    const auto microseconds = std::chrono::duration_cast<std::chrono::microseconds>(wish.began.time_since_epoch()).count();
    std::vector<std::string> words{"play", std::to_string(wish.size.w), std::to_string(wish.size.h), std::to_string(microseconds),
                                   "speed=" + std::to_string(wish.speed)};
    if (wish.film.sound) words.emplace_back("sound=1");
    add_subtitles(words, wish.film, wish.size, wish.units);
    RENKEI_TRY(player->child_, start_confined(wish.program, std::move(words), descriptors));
    player->pipe_.to.close();
    player->began_ = wish.began;
    player->last_ = std::max(wish.began, Steady::now());
    player->speed_ = wish.speed;
    player->seconds_ = static_cast<double>(wish.film.seconds);
    return player;
}

FilmPlayer::~FilmPlayer()
{
    if (child_ > 0) {
        ::kill(child_, SIGKILL);
        while (::waitpid(child_, nullptr, 0) < 0 && errno == EINTR) {}
    }
    if (memory_ != nullptr) ::munmap(memory_, film_ring_bytes(static_cast<uint32_t>(size_.w), static_cast<uint32_t>(size_.h)));
}

void FilmPlayer::hear()
{
    // Once a call: a player that never stops talking would hold the picture. What is left is read with the next frame.
    std::array<char, 4096> words{};
    if (!gone_) gone_ = ::read(pipe_.from.get(), words.data(), words.size()) == 0;
}

std::optional<canvas::Pixels> FilmPlayer::take()
{
    hear();
    if ((ring().between.load(std::memory_order_relaxed) & FilmRing::kFresh) == 0) return std::nullopt;
    // Ours goes between, and what was between is ours. A player that lies about it shows a wrong picture of the right size.
    shown_ = ring().between.exchange(shown_, std::memory_order_acq_rel) & 3;
    if (shown_ > 2) shown_ = 2;
    last_ = std::max(last_, Steady::now());
    const auto width = static_cast<uint32_t>(size_.w), height = static_cast<uint32_t>(size_.h);
    return canvas::Pixels{static_cast<const uint8_t*>(memory_) + kFilmRingHead + shown_ * film_picture_bytes(width, height), size_, film_row_bytes(width)};
}

void FilmPlayer::wait(std::chrono::milliseconds longest)
{
    pollfd waiting{pipe_.from.get(), POLLIN, 0};
    if (gone_) waiting.fd = -1;
    ::poll(&waiting, 1, static_cast<int>(longest.count()));
}

std::optional<Sentence> FilmPlayer::trouble(Steady::time_point now) const
{
    const double due = std::chrono::duration<double>(now - began_).count() * speed_;
    if (due < 0 || due > seconds_ - kTail) return std::nullopt;   // its time has not come, or is over
    if (gone_) return sentence("its player ended");
    if (ring().ended.load(std::memory_order_relaxed) != 0 && due < seconds_ - kSoundTail) return sentence("it ends before its length");
    if (now - last_ > kFilmPatience) return sentence("no picture came for {1} seconds", kFilmPatience.count());
    return std::nullopt;
}

}  // namespace renkei::commands
