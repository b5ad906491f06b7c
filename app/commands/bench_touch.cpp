// renkei bench touch: how soon a touch is seen, and what dragging the map costs beside the floor program.

#include <cmath>
#include <cstdio>

#include "base/sentence.hpp"
#include "commands/bench_measuring.hpp"

namespace renkei::commands {
namespace {

constexpr double kTap = 0.7;               // seconds between two taps
constexpr double kSettle = 2;              // of dragging that both runs have
constexpr int kMovesPerSecond = 120;       // what a quick panel tells

// To the map, and from it to a region and home again, so often.
std::string tapping(double seconds)
{
    std::string script = "1 tap 960 500; 3 tap \"open region 2\"";
    const int taps = static_cast<int>(seconds / kTap);
    for (int i = 1; i < taps; ++i) {
        char at[32];
        std::snprintf(at, sizeof at, "; %.2f ", 3 + kTap * i);
        script += std::string(at) + (i % 2 == 1 ? "tap \"home\"" : "tap \"open region 2\"");
    }
    return script;
}

// One finger that drags the enlarged map in circles.
std::string dragging(double seconds, PixelSize size)
{
    const double unit = 1080.0 / std::min(size.w, size.h), x = size.w * unit * 0.66, y = size.h * unit * 0.3, round = 140;
    std::string script = "1 tap 960 500; 3 tap \"nearer\"; 4.5 tap \"nearer\"";
    const int moves = static_cast<int>(seconds * kMovesPerSecond);
    for (int i = 0; i < moves; ++i) {
        const double turn = 2 * 3.14159265 * i / (2.0 * kMovesPerSecond);
        char step[96];
        std::snprintf(step, sizeof step, "; %.4f %s 1 %.1f %.1f", 6.5 + static_cast<double>(i) / kMovesPerSecond, i == 0 ? "down" : "move",
                      x + round * std::sin(turn), y + round * (1 - std::cos(turn)));
        script += step;
    }
    return script + "; up 1";
}

}  // namespace

Result<nlohmann::json> bench_touch(const Common& common, const BenchOptions& options)
{
    Measuring measuring(common, options);
    const double seconds = std::min(options.seconds, 30.0);   // a longer script is no argument of a program any more
    Sum floor, taps, brief, whole;
    RENKEI_CHECK(measuring.show(taps, seconds + 4, "title", tapping(seconds)));
    const nlohmann::json touch = measuring.last.value("touch", nlohmann::json());
    RENKEI_CHECK(measuring.floor(floor, seconds / 2, false));
    RENKEI_CHECK(measuring.show(brief, 9 + kSettle, "title", dragging(kSettle, options.size)));
    RENKEI_CHECK(measuring.show(whole, 9 + kSettle + seconds, "title", dragging(kSettle + seconds, options.size)));
    const nlohmann::json dragged = measuring.last.value("touch", nlohmann::json());
    RENKEI_CHECK(measuring.floor(floor, seconds / 2, false));
    // What the longer run has more is dragging and nothing else.
    const double frames = whole.frames - brief.frames;
    const double cpu = 1000 * (whole.cpu_s - brief.cpu_s) / std::max(1.0, frames);
    nlohmann::json result{{"machine", described_machine()},
                          {"size", {options.size.w, options.size.h}},
                          {"tap", touch},
                          {"floor", {{"cpu_ms_per_frame", rounded(floor.cpu_ms_per_frame())}, {"late", floor.late}, {"p99_ms", floor.p99_ms}}},
                          {"drag", {{"cpu_ms_per_frame", rounded(cpu)}, {"frames", frames}, {"late", whole.late - brief.late}, {"p99_ms", whole.p99_ms},
                                    {"touch", dragged}}},
                          {"ratios", {{"drag_cpu_per_frame", rounded(cpu / floor.cpu_ms_per_frame())}}}};
    for (const char* key : {"renderer", "driver"}) result["machine"][key] = measuring.last.value(key, "");
    return result;
}

}  // namespace renkei::commands
