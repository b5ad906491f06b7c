#include "commands/feed_photos.hpp"

#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>

#include "commands/photo_decoder.hpp"
#include "commands/photo_vetter.hpp"
#include "feed/folder.hpp"
#include "paint/photograph.hpp"

namespace renkei::commands {
namespace {

namespace fs = std::filesystem;

constexpr unsigned kMostWorkers = 4;
constexpr size_t kMostHeavy = 4;                  // that wait, and have bytes of their own: the largest some 15 MB
constexpr size_t kMostOwnBytes = size_t{32} << 20;   // the largest that this program writes has half of it
constexpr int kNice = 10;                         // the picture on show goes first; a decoder has its worker's

// What one worker works with.
struct Tools {
    const fs::path& decoder;
    PhotoVetter vetter{decoder};
    std::optional<PhotoMemory> memory{};          // not before a picture needs it
};

// Its form is ours byte for byte, and its data, like those of the small copy in it, can be read.
std::optional<PixelSize> own_size(Tools& tools, const fs::path& file)
{
    const auto bytes = feed::read_file(file, kMostOwnBytes);
    if (!bytes) return std::nullopt;
    const std::span<const uint8_t> jpeg(reinterpret_cast<const uint8_t*>(bytes->data()), bytes->size());
    const auto form = paint::own_form_of(jpeg);
    const bool read = form && tools.vetter.reads(jpeg, form->size) && (form->look.empty() || tools.vetter.reads(form->look, form->look_size));
    return read ? std::optional(form->size) : std::nullopt;
}

Result<LookedThrough> look_through(Tools& tools, const fs::path& file)
{
    if (const auto size = own_size(tools, file)) return LookedThrough{.size = *size};
    if (!tools.memory) {
        RENKEI_TRY(auto memory, PhotoMemory::make());
        tools.memory.emplace(std::move(memory));
    }
    RENKEI_TRY(const DecodedPhoto photo, decode_photo(tools.decoder, file, *tools.memory));
    LookedThrough made{.size = photo.size};
    RENKEI_TRY(made.jpeg, paint::encode_photograph(photo.size, photo.rgb));
    return made;
}

}  // namespace

FeedPhotos::~FeedPhotos()
{
    {
        const std::lock_guard held(mutex_);
        ending_ = true;
    }
    changed_.notify_all();
    for (std::thread& worker : workers_) worker.join();
}

void FeedPhotos::add(size_t which, fs::path file)
{
    {
        const std::lock_guard held(mutex_);
        jobs_.push_back({which, std::move(file)});
        ++out_;
    }
    changed_.notify_all();
    const size_t wanted = std::clamp(std::thread::hardware_concurrency(), 1u, kMostWorkers);
    if (workers_.size() < wanted) workers_.emplace_back([this] { work(); });
}

std::optional<FeedPhotos::Ready> FeedPhotos::next(bool wait)
{
    std::unique_lock held(mutex_);
    if (wait) changed_.wait(held, [&] { return !ready_.empty() || out_ == 0; });
    if (ready_.empty()) return std::nullopt;
    Ready first = std::move(ready_.front());
    ready_.pop_front();
    --out_;
    if (first.photo && !first.photo->jpeg.empty()) --heavy_;
    changed_.notify_all();
    return first;
}

void FeedPhotos::work()
{
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::syscall(SYS_gettid)), kNice);
    Tools tools{.decoder = decoder_};
    for (;;) {
        Job job;
        {
            std::unique_lock held(mutex_);
            changed_.wait(held, [&] { return ending_ || (!jobs_.empty() && heavy_ < kMostHeavy); });
            if (ending_) return;
            job = std::move(jobs_.front());
            jobs_.pop_front();
        }
        auto photo = look_through(tools, job.file);
        const std::lock_guard held(mutex_);
        if (photo && !photo->jpeg.empty()) ++heavy_;
        ready_.push_back({job.which, std::move(job.file), std::move(photo)});
        changed_.notify_all();
    }
}

}  // namespace renkei::commands
