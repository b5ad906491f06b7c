#include "film/projection.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "base/film_wire.hpp"

namespace renkei::film {
namespace {

using Steady = std::chrono::steady_clock;

constexpr double kLead = 0.8;        // seconds it takes to open a clip and to seek in it
constexpr double kInStep = 0.015;    // seconds of difference that nobody sees
constexpr double kMendable = 0.4;    // … and up to which playing a little faster or slower mends it
constexpr double kMending = 0.05;    // share of the speed, at most,
constexpr double kMendingFrom = 0.1; // for a difference of so many seconds or more
constexpr double kLook = 0.5, kRestSeek = 6;   // seconds between looks at the clock, and between seeks for its sake

double now_s() { return std::chrono::duration<double>(Steady::now().time_since_epoch()).count(); }

// The drawing side of the ring.
class Ring {
  public:
    Ring(uint8_t* memory, uint32_t width, uint32_t height) : memory_(memory), width_(width), height_(height) {}
    [[nodiscard]] FilmRing& head() const { return *reinterpret_cast<FilmRing*>(memory_); }
    [[nodiscard]] Picture picture() const { return {memory_ + kFilmRingHead + drawing_ * film_picture_bytes(width_, height_), width_, height_,
                                                    film_row_bytes(width_)}; }
    // What was drawn goes between; what lay there is drawn next.
    void publish() { drawing_ = head().between.exchange(drawing_ | FilmRing::kFresh, std::memory_order_acq_rel) & 3; }

  private:
    uint8_t* memory_;
    uint32_t width_, height_;
    uint32_t drawing_ = 0;   // the parent begins with 2, and 1 lies between
};

// Keeps the film where the clock says it should be.
class Pace {
  public:
    Pace(double began, double speed) : began_(began), speed_(speed) {}
    [[nodiscard]] double due() const { return (now_s() - began_) * speed_; }
    void keep(Clip& clip)
    {
        if (now_s() < next_look_ || clip.ended()) return;
        next_look_ = now_s() + kLook;
        const auto position = clip.position();
        if (!position || !clip.settled()) return;
        const double behind = due() - *position;
        if (std::abs(behind) > kMendable * std::max(1.0, speed_)) {
            if (now_s() < next_seek_) return;
            next_seek_ = now_s() + kRestSeek;
            clip.seek(std::max(0.0, due() + 0.2 * speed_));
            return;
        }
        const double share = std::abs(behind) < kInStep ? 0 : std::clamp(behind / kMendingFrom, -1.0, 1.0) * kMending;
        if (share != share_) clip.set_speed(speed_ * (1 + (share_ = share)));
    }

  private:
    double began_, speed_;
    double next_look_ = 0, next_seek_ = 0;
    double share_ = 0;
};

}  // namespace

int project(ClipOptions options, uint32_t width, uint32_t height, int64_t began_us)
{
    void* memory = ::mmap(nullptr, film_ring_bytes(width, height), PROT_READ | PROT_WRITE, MAP_SHARED, kFilmRing, 0);
    if (memory == MAP_FAILED) return 1;
    Ring ring(static_cast<uint8_t*>(memory), width, height);
    Pace pace(static_cast<double>(began_us) / 1e6, options.speed);
    options.clip = STDIN_FILENO;
    options.start = pace.due() < -kLead ? 0 : std::max(0.0, pace.due() + kLead * options.speed);
    const auto clip = Clip::open(options);
    if (!clip) return 1;
    for (bool playing = false;;) {
        // Standing at its first picture it waits for its time; then it is woken by each picture.
        const bool waits = !playing && clip->settled();
        const double early = waits ? (clip->position().value_or(options.start) - pace.due()) / options.speed : 0;
        const Step step = clip->wait(waits ? std::clamp(static_cast<int>(early * 1000), 0, 200) : 200);
        if (step == Step::Failed) return 1;
        if (step == Step::Frame) {
            clip->draw(ring.picture());
            ring.publish();
            if (::write(STDOUT_FILENO, "f", 1) != 1) return 0;   // nobody is watching
        }
        if (waits && early < 0.001) {
            clip->play();
            playing = true;
        }
        if (!playing) continue;
        pace.keep(*clip);
        if (clip->ended() && ring.head().ended.exchange(1) == 0 && ::write(STDOUT_FILENO, "e", 1) != 1) return 0;
    }
}

}  // namespace renkei::film
