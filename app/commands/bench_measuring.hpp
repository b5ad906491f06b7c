#pragma once
// The programs that measurements start, the display and its yardstick, and what their figures come to. Thread: one.
// Errors: Unavailable for a program that gives none.

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "commands/bench.hpp"

namespace renkei::commands {

// Text layers over the picture of the floor: as many rectangles as a showcase draws in its mean frame.
inline constexpr int kFloorLayers = 2;

struct Sum {
    double frames = 0, cpu_s = 0, pss_mib = 0, late = 0, p99_ms = 0, longest_ms = 0;
    std::vector<double> first_ms, cpu_to_first_s;
    void add(const nlohmann::json& one, double started_ms)
    {
        frames += one.at("frames").get<double>();
        cpu_s += one.at("cpu_s").get<double>();
        pss_mib = std::max(pss_mib, one.at("pss_mib").get<double>());
        late += one.value("late", 0.0);
        p99_ms = std::max(p99_ms, one.value("p99_ms", 0.0));
        longest_ms = std::max(longest_ms, one.value("max_ms", 0.0));
        first_ms.push_back(one.at("first_picture_at_ms").get<double>() - started_ms);
        cpu_to_first_s.push_back(one.at("cpu_to_first_s").get<double>());
    }
    [[nodiscard]] double cpu_ms_per_frame() const { return 1000 * cpu_s / std::max(1.0, frames); }
    [[nodiscard]] double least_first_ms() const { return least(first_ms); }
    [[nodiscard]] double least_cpu_to_first_s() const { return least(cpu_to_first_s); }

  private:
    static double least(const std::vector<double>& of) { return of.empty() ? 0 : *std::min_element(of.begin(), of.end()); }
};

class Measuring {
  public:
    Measuring(const Common& common, const BenchOptions& options);

    [[nodiscard]] Result<void> floor(Sum& sum, double seconds, bool fade);
    // `script`: touches to replay, on a touch panel; empty: none.
    [[nodiscard]] Result<void> show(Sum& sum, double seconds, const std::string& scene, const std::string& script = {});

    nlohmann::json last;   // what the last program said

  private:
    [[nodiscard]] std::string size() const { return std::to_string(options_.size.w) + "x" + std::to_string(options_.size.h); }
    Result<void> run(const std::vector<std::string>& words, Sum& sum);

    Common common_;
    BenchOptions options_;
    bool display_;
    std::filesystem::path program_;
};

}  // namespace renkei::commands
