#pragma once
// Counts touches of a running display without a person in them, for `renkei list touches`: by hour, scene and municipality.
//
// Thread: count() belongs to the render thread; its lock is held only to add a number. A thread of its own writes now and then, and at the end.
// Errors: what cannot be written is told once, and kept for the next time.

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <tuple>

#include "base/civil_time.hpp"
#include "base/sentence.hpp"

namespace renkei::commands {

class TouchCounter {
  public:
    struct Setup {
        std::filesystem::path store;                   // the store's folder
        std::function<Instant()> now;
        std::function<void(const Sentence&)> tell;     // any thread
        std::chrono::milliseconds every{std::chrono::minutes(5)};
    };
    explicit TouchCounter(Setup setup);
    ~TouchCounter();   // writes what is left
    TouchCounter(const TouchCounter&) = delete;
    TouchCounter& operator=(const TouchCounter&) = delete;

    void count(const std::string& scene, const std::string& code5);

  private:
    void work();
    void write();

    using Key = std::tuple<Instant, std::string, std::string>;   // hour, scene, municipality
    const Setup setup_;
    std::mutex lock_;
    std::condition_variable come_;
    std::map<Key, long long> counts_;   // under lock_
    bool ending_ = false;               // under lock_
    bool told_ = false;                 // of the writing thread
    std::thread thread_;
};

}  // namespace renkei::commands
