#pragma once
// What went wrong while the display ran, kept for whoever asks in the morning: `renkei doctor` tells the newest of it. One line
// of JSON a fault in faults.jsonl in the cache folder: when, and the sentence in both languages.
//
// Thread: `note` from any thread; it waits for no disk and no terminal, a thread of its own says and writes. Errors: none. Where
// the file cannot be written faults are said on stderr only; beyond kWaiting of them they are left out and their number is told.

#include <atomic>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "base/civil_time.hpp"
#include "base/sentence.hpp"
#include "commands/options.hpp"

namespace renkei::commands {

struct Fault {
    Instant when{};
    Sentence what;
};

class FaultLog {
  public:
    FaultLog(const Common& common, std::filesystem::path folder);   // made when it is not there
    ~FaultLog();   // says and writes what still waits
    FaultLog(const FaultLog&) = delete;
    FaultLog& operator=(const FaultLog&) = delete;

    void note(const Sentence& what);   // said and kept
    void say(const Sentence& what);    // said only: no fault
    [[nodiscard]] long long noted() const { return noted_; }   // faults so far; any thread

  private:
    struct Line {
        Instant when{};
        Sentence what;
        bool kept = false;
    };
    void add(Line line);
    void work();
    void write(const Line& line);

    static constexpr size_t kWaiting = 256;
    const Common& common_;
    const std::filesystem::path file_;
    std::mutex lock_;
    std::condition_variable come_;
    std::deque<Line> waiting_;      // under lock_
    size_t left_out_ = 0;           // under lock_
    bool ending_ = false;           // under lock_
    std::atomic<long long> noted_{0};
    std::thread thread_;
};

// Oldest first, at most those of two files; lines that cannot be read are passed over. Empty when there is no file.
[[nodiscard]] std::vector<Fault> read_faults(const std::filesystem::path& folder);

}  // namespace renkei::commands
