#pragma once
// Pictures of the feed are looked through while others are still on their way. One that has the form in which this program writes pictures
// itself is only read, by a confined decoder, and kept as it came; any other is written anew from what the decoder makes of it.
//
// Threads: one owner; workers of its own, with less priority than whatever is on show.

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "base/geometry.hpp"
#include "base/result.hpp"

namespace renkei::commands {

struct LookedThrough {
    PixelSize size{};
    std::vector<uint8_t> jpeg{};     // as it is to be stored; empty: the file as it is
};

class FeedPhotos {
  public:
    explicit FeedPhotos(std::filesystem::path decoder) : decoder_(std::move(decoder)) {}
    FeedPhotos(const FeedPhotos&) = delete;
    FeedPhotos& operator=(const FeedPhotos&) = delete;
    ~FeedPhotos();

    // The file may not change until it has come back.
    void add(size_t which, std::filesystem::path file);
    struct Ready {
        size_t which = 0;
        std::filesystem::path file;
        Result<LookedThrough> photo;   // an error as decode_photo's
    };
    // One that has been looked through, in any order; nothing when none has, or, with `wait`, when none is left. Without somebody who asks, the workers
    // stop for a while: no more than a few pictures lie in memory.
    [[nodiscard]] std::optional<Ready> next(bool wait);

  private:
    struct Job {
        size_t which = 0;
        std::filesystem::path file;
    };
    void work();

    const std::filesystem::path decoder_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Job> jobs_;
    std::deque<Ready> ready_;
    size_t out_ = 0, heavy_ = 0;      // added and not given back; ready, with bytes of their own
    bool ending_ = false;
    std::vector<std::thread> workers_;
};

}  // namespace renkei::commands
