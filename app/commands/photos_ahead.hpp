#pragma once
// Pictures of a load on their way from their files to what is stored, several at a time and ahead of the rows that ask for them. What
// becomes of a picture depends on its file alone, and a row waits for its own: so nothing of a load's result depends on who was first.
//
// Threads: one owner; workers of its own, with less priority than whatever is on show. Errors: as decode_photo's, of that picture.

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "base/geometry.hpp"
#include "base/photo_wire.hpp"
#include "base/result.hpp"
#include "commands/photo_decoder.hpp"

namespace renkei::commands {

struct ReadyPhoto {
    PixelSize size, source;         // as kept; as brought
    std::vector<uint8_t> jpeg;      // as it is stored; empty where nothing will be
    bool surplus = false;           // the file has bytes that belong to no picture
    uint32_t pages = 0;             // of a document, of which this is the first; 0: it was a picture
    PageFlaw flaw = PageFlaw::None;            // of a document
};

class PhotosAhead {
  public:
    // What is to be stored: nothing, every picture written anew, or those as they are that this program wrote itself or that need
    // nothing done to them.
    enum class Keep { Nothing, Anew, Own };
    // No thread and no memory before the first is expected or asked for.
    PhotosAhead(std::filesystem::path decoder, Keep keep) : decoder_(std::move(decoder)), keep_(keep) {}
    PhotosAhead(const PhotosAhead&) = delete;
    PhotosAhead& operator=(const PhotosAhead&) = delete;
    ~PhotosAhead();

    // What will be asked for next, in this order. Some of it may never be.
    void expect(const std::vector<std::filesystem::path>& files);
    // Waits for this one. What was expected before it will not be asked for any more.
    [[nodiscard]] Result<ReadyPhoto> take(const std::filesystem::path& file);

  private:
    struct Job {
        std::filesystem::path file;
        bool begun = false;
        std::optional<Result<ReadyPhoto>> done{};
    };
    void work();
    [[nodiscard]] std::shared_ptr<Job> next();

    const std::filesystem::path decoder_;
    const Keep keep_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::shared_ptr<Job>> jobs_;   // in the order in which they will be asked for
    bool ending_ = false;
    std::vector<std::thread> workers_;
};

}  // namespace renkei::commands
