#pragma once
// Figures of a running display, for whoever watches many of them: Prometheus' text exposition format 0.0.4 in a file that the
// node exporter's textfile collector reads (kiosk-config/fleet/README.md).
//
// Thread: put() belongs to the render thread and waits for no disk; a thread of its own asks the store and writes the file
// every so often, beside it and then in its place. Errors: a file that cannot be written is told once, and tried again.

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "base/civil_time.hpp"
#include "base/sentence.hpp"

namespace renkei::commands {

// What the render thread knows. Counts begin with the process.
struct ShowFigures {
    long long frames = 0, late = 0, intervals = 0;
    double intervals_s = 0, longest_s = 0;              // sum and greatest of the intervals between frames of a movement
    std::vector<std::pair<double, long long>> within;   // seconds, and how many intervals were no longer; ascending
    std::map<std::string, int> scenes;                  // how often each began
    int skipped = 0, skipped_layers = 0;
    size_t texture_bytes = 0;
    double cpu_s = 0;                                   // of the process
    std::string revision;                               // on the display
};

// What is asked of the system and the store, aside.
struct Surroundings {
    Instant now{}, started{};
    long long faults = 0;                               // told since the start
    double pss_mib = 0;
    std::optional<unsigned long long> store_bytes;      // database and media
    std::optional<Instant> made, published;             // of the revision on show
};

// The whole text of the file. Pure.
[[nodiscard]] std::string exposition(const ShowFigures& figures, const Surroundings& around);

class MetricsFile {
  public:
    struct Setup {
        std::filesystem::path file, store;              // the store's folder
        std::function<Instant()> now;
        std::function<long long()> faults;              // any thread
        std::function<void(const Sentence&)> tell;      // any thread
        std::chrono::milliseconds every{15000};
    };
    explicit MetricsFile(Setup setup);
    ~MetricsFile();   // writes once more
    MetricsFile(const MetricsFile&) = delete;
    MetricsFile& operator=(const MetricsFile&) = delete;

    // Is it worth counting again? At most once a second.
    [[nodiscard]] bool due();
    void put(ShowFigures figures);

  private:
    void work();
    void write(const ShowFigures& figures);

    const Setup setup_;
    const Instant started_;
    std::chrono::steady_clock::time_point put_{};   // render thread
    std::mutex lock_;
    std::condition_variable come_;
    std::optional<ShowFigures> newest_;             // under lock_
    bool ending_ = false;                           // under lock_
    bool told_ = false;                             // of the writing thread, as what follows
    std::chrono::steady_clock::time_point measured_{};
    std::optional<unsigned long long> store_bytes_;
    std::thread thread_;
};

}  // namespace renkei::commands
