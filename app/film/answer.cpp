#include "film/answer.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <memory>

#include "base/descriptor.hpp"
#include "base/film_wire.hpp"

namespace renkei::film {
namespace {

using Steady = std::chrono::steady_clock;

// Pixels in memory as libmpv likes them.
class Surface {
  public:
    Surface(uint32_t width, uint32_t height)
        : memory_(static_cast<uint8_t*>(std::aligned_alloc(4096, film_picture_bytes(width, height))), &std::free),
            picture_{memory_.get(), width, height, film_row_bytes(width)}
    {
    }
    [[nodiscard]] const Picture& picture() const { return picture_; }
    [[nodiscard]] bool send() const
    {
        for (uint32_t y = 0; y < picture_.height; ++y)
            if (!write_all(STDOUT_FILENO, picture_.pixels + size_t{y} * picture_.row_bytes, size_t{picture_.width} * 4)) return false;
        return true;
    }

  private:
    std::unique_ptr<uint8_t, void (*)(void*)> memory_;
    Picture picture_;
};

// By its first bytes: "ftyp" of MP4 and MOV (older ones begin with another atom), EBML of Matroska and WebM.
bool known_kind(int clip)
{
    std::array<char, 12> head{};
    if (::pread(clip, head.data(), head.size(), 0) != static_cast<ssize_t>(head.size())) return false;
    if (std::memcmp(head.data(), "\x1A\x45\xDF\xA3", 4) == 0) return true;
    for (const char* atom : {"ftyp", "moov", "mdat", "wide", "free", "skip"})
        if (std::memcmp(head.data() + 4, atom, 4) == 0) return true;
    return false;
}

// Draws whatever comes until the frame that was asked for has come. False: it does not come.
bool settle(Clip& clip, const Picture& picture, Steady::time_point until)
{
    constexpr int kPatience = 10;   // looks of 0.1 s
    int at_end = 0, missing = 0;
    while (Steady::now() < until) {
        const Step step = clip.wait(100);
        if (step == Step::Failed) return false;
        if (step == Step::Frame) clip.draw(picture);
        if (clip.settled()) return true;
        if (step == Step::Nothing && clip.missing() && !clip.ended() && ++missing > kPatience) {
            clip.seek_again();
            missing = 0;
        }
        constexpr int kLooks = 10;   // the last frame may come a moment after the end was met
        if (step == Step::Nothing && clip.ended() && ++at_end > kLooks) return false;
    }
    return false;
}

int refuse(FilmOutcome outcome)
{
    FilmHeader header;
    header.outcome = outcome;
    return write_all(STDOUT_FILENO, &header, sizeof header) ? 0 : 1;
}

// Can its end be decoded? A file that was cut while it was copied has its whole length in its head.
bool whole(Clip& clip, const Picture& picture, double seconds, Steady::time_point until)
{
    const double late = std::min(1.5, 0.3 + 0.08 * seconds);   // the last frame may stand some time before the end of the sound
    const double near_end = std::max(seconds - std::max(0.5, seconds * 0.02), 0.0);
    clip.seek(near_end);
    if (!settle(clip, picture, until)) return false;
    const auto reached = clip.position();
    return reached && *reached > near_end - late;
}

}  // namespace

int answer_facts()
{
    const auto until = Steady::now() + std::chrono::seconds(kMostProbeSeconds);
    if (!known_kind(STDIN_FILENO)) return refuse(FilmOutcome::UnknownKind);
    const auto clip = Clip::open({.clip = STDIN_FILENO});
    if (!clip) return refuse(FilmOutcome::Broken);
    {
        const Surface first(64, 64);
        if (!settle(*clip, first.picture(), until))
            return refuse(Steady::now() >= until ? FilmOutcome::TooSlow : clip->facts().sound && !clip->facts().picture
                          ? FilmOutcome::NoPicture : FilmOutcome::Broken);
    }
    const ClipFacts facts = clip->facts();
    if (facts.width < kShortestFilmSide || facts.height < kShortestFilmSide) return refuse(FilmOutcome::Broken);
    if (std::max(facts.width, facts.height) > kLongestFilmSide) return refuse(FilmOutcome::TooLarge);
    if (facts.seconds * 1000 < kLeastFilmMilliseconds) return refuse(FilmOutcome::TooShort);
    const double smaller = std::min(1.0, static_cast<double>(kLongestPosterSide) / std::max(facts.width, facts.height));
    const Surface poster(static_cast<uint32_t>(std::lround(facts.width * smaller)), static_cast<uint32_t>(std::lround(facts.height * smaller)));
    if (!whole(*clip, poster.picture(), facts.seconds, until)) return refuse(Steady::now() >= until ? FilmOutcome::TooSlow : FilmOutcome::CutShort);
    clip->seek(facts.seconds / 4);
    if (!settle(*clip, poster.picture(), until)) return refuse(FilmOutcome::Broken);

    FilmHeader header;
    header.width = facts.width;
    header.height = facts.height;
    header.picture_width = poster.picture().width;
    header.picture_height = poster.picture().height;
    header.milliseconds = static_cast<uint32_t>(std::lround(facts.seconds * 1000));
    header.sound = facts.sound;
    return write_all(STDOUT_FILENO, &header, sizeof header) && poster.send() ? 0 : 1;
}

int answer_still(ClipOptions options, uint32_t width, uint32_t height, double seconds)
{
    options.clip = STDIN_FILENO;
    options.start = std::max(seconds, 0.0);
    options.sound = false;
    const auto until = Steady::now() + std::chrono::seconds(kMostProbeSeconds);
    const auto clip = Clip::open(options);
    const Surface surface(width, height);
    if (!clip || !settle(*clip, surface.picture(), until)) return refuse(FilmOutcome::Broken);
    FilmHeader header;
    header.picture_width = width;
    header.picture_height = height;
    return write_all(STDOUT_FILENO, &header, sizeof header) && surface.send() ? 0 : 1;
}

}  // namespace renkei::film
