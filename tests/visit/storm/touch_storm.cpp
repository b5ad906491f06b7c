// An hour of hands at a display, at speed: the finished display, offscreen, with fingers that come from SDL's queue as a panel's would.
//   touch_storm --seconds 3600 [--store DIR] [--cache DIR] [--seed N] [--size WxH]
// Taps, drags, pinches, palms, two people, and storms of 10,000 events a second; now and then nobody, so that visits end. Each minute a line: what
// the process has of memory, and what of it is allocated. Built under a sanitizer it is watched by it. Exit code 1: what is allocated has grown.

#include <SDL.h>
#include <malloc.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "commands/frame_statistics.hpp"
#include "commands/options.hpp"

#if defined(__SANITIZE_ADDRESS__)
// Of the runtime's sanitizer/allocator_interface.h, which Debian's g++ comes without.
extern "C" size_t __sanitizer_get_current_allocated_bytes();   // NOLINT
#endif

using namespace renkei;
using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

namespace {

double allocated_mib()
{
#if defined(__SANITIZE_ADDRESS__)
    return static_cast<double>(__sanitizer_get_current_allocated_bytes()) / (1024 * 1024);
#else
    const auto info = mallinfo2();
    return static_cast<double>(info.uordblks + info.hblkhd) / (1024 * 1024);
#endif
}

class Hands {
  public:
    Hands(unsigned seed, const std::atomic<bool>& over) : dice_(seed), over_(over) {}

    // SDL keeps what its queue of events once had of memory, at most 65,535 of them: some 14 MiB. Had at once, it isn't taken for growth later,
    // whenever a slow machine lets the queue fill.
    void fill_queue()
    {
        constexpr int kMoreThanItHolds = 70'000;
        for (int i = 0; i < kMoreThanItHolds; ++i) push(SDL_FINGERMOTION, 0, {0.5f, 0.5f});
    }

    void play()
    {
        while (!over_) {
            const int what = number(0, 99);
            if (what < 55) tap(number(0, 9) < 8 ? Place{real(), 0.6f + 0.4f * real()} : Place{real(), real()});   // mostly buttons
            else if (what < 70) drag();
            else if (what < 80) pinch();
            else if (what < 86) palm();
            else if (what < 88) together();
            else if (what < 96) storm();
            else rest(number(200, 3000));
            rest(number(10, 400));
            if (number(0, 899) == 0) rest(70'000);   // gone: the display asks and lets go
        }
    }
    [[nodiscard]] long long events() const { return events_; }

  private:
    struct Place {
        float x = 0, y = 0;
    };

    int number(int least, int most) { return std::uniform_int_distribution(least, most)(dice_); }
    float real() { return std::uniform_real_distribution(0.0f, 1.0f)(dice_); }
    void rest(int ms)
    {
        for (const auto until = Steady::now() + std::chrono::milliseconds(ms); !over_ && Steady::now() < until;)
            std::this_thread::sleep_for(std::min<Steady::duration>(5ms, until - Steady::now()));
    }
    void push(Uint32 type, SDL_FingerID finger, Place at, SDL_TouchID device = 1)
    {
        SDL_Event event{};
        event.type = type;
        event.tfinger.touchId = device;
        event.tfinger.fingerId = finger;
        event.tfinger.x = std::clamp(at.x, 0.0f, 1.0f);
        event.tfinger.y = std::clamp(at.y, 0.0f, 1.0f);
        if (SDL_PushEvent(&event) == 1) ++events_;   // a full queue takes none: as with a real panel
    }
    void tap(Place at)
    {
        const SDL_FingerID finger = number(0, 3);
        push(SDL_FINGERDOWN, finger, at);
        rest(number(25, 200));
        push(SDL_FINGERUP, finger, at);
    }
    void drag()
    {
        Place at{real(), real() * 0.6f};
        const float x = (real() - 0.5f) * 0.02f, y = (real() - 0.5f) * 0.02f;
        push(SDL_FINGERDOWN, 0, at);
        for (int i = number(10, 80); i > 0 && !over_; --i) {
            at = {at.x + x, at.y + y};
            push(SDL_FINGERMOTION, 0, at);
            rest(8);
        }
        push(SDL_FINGERUP, 0, at);
    }
    void pinch()
    {
        const Place middle{0.5f + 0.4f * real(), 0.5f * real()};
        const float grows = real() < 0.5f ? 0.005f : -0.002f;
        float spread = 0.15f;
        push(SDL_FINGERDOWN, 0, {middle.x - spread, middle.y});
        push(SDL_FINGERDOWN, 1, {middle.x + spread, middle.y});
        for (int i = number(10, 50); i > 0 && !over_; --i) {
            spread += grows;
            push(SDL_FINGERMOTION, 0, {middle.x - spread, middle.y});
            push(SDL_FINGERMOTION, 1, {middle.x + spread, middle.y});
            rest(8);
        }
        push(SDL_FINGERUP, 1, {middle.x + spread, middle.y});
        push(SDL_FINGERUP, 0, {middle.x - spread, middle.y});
    }
    // Many fingers in one place, for long; a few of their ends are never told.
    void palm()
    {
        const Place at{real(), real()};
        const int fingers = number(4, 20);
        for (int i = 0; i < fingers; ++i) push(SDL_FINGERDOWN, 100 + i, {at.x + 0.03f * real(), at.y + 0.03f * real()});
        rest(number(100, 2500));
        for (int i = 0; i < fingers; ++i)
            if (number(0, 19) > 0) push(SDL_FINGERUP, 100 + i, at);
    }
    // On two panels, with fingers of the same numbers.
    void together()
    {
        const Place one{real(), real()}, other{real(), 0.6f + 0.4f * real()};
        push(SDL_FINGERDOWN, 0, one, 1);
        push(SDL_FINGERDOWN, 0, other, 2);
        rest(number(30, 150));
        push(SDL_FINGERUP, 0, other, 2);
        push(SDL_FINGERUP, 0, one, 1);
    }
    void storm()
    {
        constexpr int kASecond = 10'000, kABurst = 50;
        for (int bursts = number(100, 600); bursts > 0 && !over_; --bursts) {   // half a second to three
            const auto next = Steady::now() + std::chrono::microseconds(1'000'000LL * kABurst / kASecond);
            for (int i = 0; i < kABurst; ++i) {
                const int kind = number(0, 9);
                push(kind == 0 ? SDL_FINGERDOWN : kind == 1 ? SDL_FINGERUP : SDL_FINGERMOTION, number(0, 14), {real(), real()}, number(1, 3));
            }
            std::this_thread::sleep_until(next);
        }
        for (int device = 1; device <= 3; ++device)
            for (int finger = 0; finger < 15; ++finger) push(SDL_FINGERUP, finger, {0.5f, 0.5f}, device);
    }

    std::mt19937 dice_;
    const std::atomic<bool>& over_;
    std::atomic<long long> events_{0};
};

struct Wish {
    double seconds = 60;
    unsigned seed = 6;
    commands::Common common;
    PixelSize size{1920, 1080};
};

bool understood(int count, char** words, Wish& wish)
{
    for (int i = 1; i + 1 < count; i += 2) {
        const std::string name = words[i], value = words[i + 1];
        if (name == "--seconds") wish.seconds = std::atof(value.c_str());
        else if (name == "--seed") wish.seed = static_cast<unsigned>(std::atoi(value.c_str()));
        else if (name == "--store") wish.common.store = value;
        else if (name == "--cache") wish.common.cache = value;
        else if (name != "--size" || std::sscanf(value.c_str(), "%dx%d", &wish.size.w, &wish.size.h) != 2) return false;
    }
    return count % 2 == 1 && wish.seconds > 0;
}

// The least of a stretch of minutes: what is held when little is under way.
double least(const std::vector<double>& all, size_t first, size_t last)
{
    return *std::min_element(all.begin() + static_cast<std::ptrdiff_t>(first), all.begin() + static_cast<std::ptrdiff_t>(last));
}

}  // namespace

int main(int count, char** words)
{
    Wish wish;
    if (!understood(count, words, wish)) {
        std::fprintf(stderr, "touch_storm --seconds N [--store DIR] [--cache DIR] [--seed N] [--size WxH]\n");
        return 64;
    }
    ::setenv("RENKEI_DISPLAY_TOUCH", "true", 1);
    std::atomic<bool> over{false};
    Hands hands(wish.seed, over);
    std::vector<double> held;
    const auto began = Steady::now();
    std::thread player([&] {
        while (!over && SDL_WasInit(SDL_INIT_VIDEO) == 0) std::this_thread::sleep_for(50ms);
        std::this_thread::sleep_for(3s);   // the first picture
        hands.fill_queue();
        hands.play();
    });
    std::thread reporter([&] {
        for (auto next = began + 10s; !over; std::this_thread::sleep_for(100ms)) {
            if (Steady::now() < next) continue;
            next += 10s;
            held.push_back(allocated_mib());
            if (held.size() % 6 != 0) continue;
            std::printf("minute %zu: %lld events, memory %.1f MiB, allocated %.1f MiB (least of the minute %.1f)\n", held.size() / 6, hands.events(), commands::process_pss_mib(), held.back(), least(held, held.size() - 6, held.size()));
            std::fflush(stdout);
        }
    });
    commands::ShowOptions options;
    options.offscreen = true;
    options.window = wish.size;
    options.seconds = wish.seconds;
    wish.common.json = true;
    const int code = commands::show(wish.common, options);
    over = true;
    player.join();
    reporter.join();
    if (code != 0 || held.size() < 12) return code;
    // The first third has filled what is kept on purpose.
    constexpr double kAllowed = 8;   // MiB between the least of the second third and that of the last
    const size_t third = held.size() / 3;
    const double before = least(held, third, 2 * third), after = least(held, 2 * third, held.size());
    std::printf("allocated, least: %.1f MiB in the middle, %.1f MiB at the end: %s\n", before, after, after - before > kAllowed ? "it grows" : "it does not grow");
    return after - before > kAllowed ? 1 : 0;
}
