#pragma once
// How evenly the display moves: counts and a histogram of the intervals between presentations, of fixed size however long
// the show runs. An interval counts only between two frames of one movement; a still scene presents nothing.

#include <array>
#include <cstdint>
#include <map>
#include <string>

namespace renkei::commands {

class FrameStatistics {
  public:
    explicit FrameStatistics(double period_ms) : period_ms_(period_ms) {}

    void presented() { ++frames_; }
    void interval(double ms);

    [[nodiscard]] int64_t frames() const { return frames_; }
    [[nodiscard]] int64_t late() const { return late_; }             // more than half a period too long
    [[nodiscard]] double percentile(double share) const;             // 0..1 → ms, to a tenth
    [[nodiscard]] double longest() const { return longest_; }
    [[nodiscard]] int64_t intervals() const { return intervals_; }
    [[nodiscard]] int64_t within(double ms) const;                   // intervals of so many ms at most, to a tenth
    [[nodiscard]] double sum_ms() const { return sum_ms_; }

  private:
    static constexpr size_t kBins = 2000;                            // of 0.1 ms; the last one holds all beyond
    double period_ms_;
    int64_t frames_ = 0, late_ = 0, intervals_ = 0;
    double longest_ = 0, sum_ms_ = 0;
    std::array<int64_t, kBins> bins_{};
};

// What this process has used: CPU seconds, and its share of memory in MiB (PSS, /proc/self/smaps_rollup; 0 if unknown).
[[nodiscard]] double process_cpu_seconds();
[[nodiscard]] double process_pss_mib();

}  // namespace renkei::commands
