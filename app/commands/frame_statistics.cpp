#include "commands/frame_statistics.hpp"

#include <ctime>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <numeric>

namespace renkei::commands {

void FrameStatistics::interval(double ms)
{
    ++intervals_;
    if (ms > period_ms_ * 1.5) ++late_;
    longest_ = std::max(longest_, ms);
    sum_ms_ += ms;
    ++bins_[std::min(static_cast<size_t>(std::max(ms, 0.0) * 10), kBins - 1)];
}

double FrameStatistics::percentile(double share) const
{
    if (intervals_ == 0) return 0;
    const auto wanted = static_cast<int64_t>(share * static_cast<double>(intervals_ - 1)) + 1;
    int64_t seen = 0;
    for (size_t i = 0; i < kBins; ++i) {
        seen += bins_[i];
        if (seen >= wanted) return i + 1 == kBins ? longest_ : static_cast<double>(i) / 10;
    }
    return longest_;
}

int64_t FrameStatistics::within(double ms) const
{
    // A bin holds what lies from its tenth up to the next one.
    const auto end = std::min(static_cast<size_t>(std::max(std::round(ms * 10), 0.0)), kBins - 1);
    return std::accumulate(bins_.begin(), bins_.begin() + static_cast<ptrdiff_t>(end), int64_t{0});
}

double process_cpu_seconds()
{
    timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

double process_pss_mib()
{
    std::ifstream file("/proc/self/smaps_rollup");
    std::string word;
    while (file >> word)
        if (word == "Pss:") {
            double kib = 0;
            file >> kib;
            return kib / 1024;
        }
    return 0;
}

}  // namespace renkei::commands
