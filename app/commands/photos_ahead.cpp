#include "commands/photos_ahead.hpp"

#include <sys/resource.h>
#include <sys/syscall.h>

#include <algorithm>
#include <fstream>
#include <span>

#include "base/sentence.hpp"
#include "paint/photograph.hpp"

namespace renkei::commands {
namespace {

namespace fs = std::filesystem;

// Each has a decoder beside it, which may take a gigabyte for the largest HEIC pictures.
constexpr unsigned kMostWorkers = 2;
// How many pictures wait at most, as JPEG: the largest that is kept has some 15 MB.
constexpr size_t kMostAhead = 6;
constexpr int kNice = 19;   // the picture on show goes first; a decoder has its worker's

// A JPEG that may be one of ours, from an export: read once, so that what is looked at is what is kept. Nothing for any other file.
std::optional<std::vector<uint8_t>> own_jpeg_in(const fs::path& file)
{
    constexpr uintmax_t kMostOwnBytes = uintmax_t{32} << 20;   // the largest that this program writes has half of it
    constexpr std::streamsize kBeginning = 70'000;             // more than stands before the picture's data
    std::error_code failed;
    const auto size = fs::symlink_status(file, failed).type() == fs::file_type::regular ? fs::file_size(file, failed) : 0;
    if (failed || size == 0 || size > kMostOwnBytes) return std::nullopt;
    std::vector<uint8_t> bytes(size);
    const auto length = static_cast<std::streamsize>(size), begin = std::min(length, kBeginning);
    std::ifstream in(file, std::ios::binary);
    if (!in.read(reinterpret_cast<char*>(bytes.data()), begin) || !paint::begins_as_encoded(std::span(bytes).first(static_cast<size_t>(begin))))
        return std::nullopt;
    if (!in.read(reinterpret_cast<char*>(bytes.data()) + begin, length - begin)) return std::nullopt;
    return bytes;
}

Result<DecodedPhoto> decode_bytes(const fs::path& decoder, std::span<const uint8_t> bytes, const PhotoMemory& memory)
{
    RENKEI_TRY(const Descriptor input, as_file(bytes));
    return decode_photo(decoder, input, memory, PhotoAs::ItIs);
}

Result<DecodedPhoto> decode_file(const fs::path& decoder, const fs::path& file, const PhotoMemory& memory, PhotoAs as)
{
    RENKEI_TRY(const Descriptor input, open_plain_file(file));
    return is_document(input) ? draw_document(document_program(), input, memory) : decode_photo(decoder, input, memory, as);
}

// A picture that this program has written itself, as exports have them, is kept byte for byte once the decoder has read it: written anew it
// would lose a little each time.
Result<ReadyPhoto> ready(const fs::path& decoder, const fs::path& file, const PhotoMemory& memory, PhotosAhead::Keep keep)
{
    auto own = keep == PhotosAhead::Keep::Own ? own_jpeg_in(file) : std::nullopt;
    const PhotoAs as = keep == PhotosAhead::Keep::Anew ? PhotoAs::Pixels : PhotoAs::ItIs;
    RENKEI_TRY(const DecodedPhoto photo, own ? decode_bytes(decoder, *own, memory) : decode_file(decoder, file, memory, as));
    ReadyPhoto made{.size = photo.size, .source = photo.source, .jpeg = {}, .surplus = photo.surplus, .pages = photo.pages, .flaw = photo.flaw};
    if (keep == PhotosAhead::Keep::Nothing) return made;
    if (own && photo.size == photo.source && paint::is_encoded_photograph(*own, photo.size)) {
        made.jpeg = *std::move(own);
        return made;
    }
    if (photo.coded) {
        auto written = paint::file_of(*photo.coded);
        if (!written) return Error{ErrorKind::BadData, sentence("the picture is damaged; open it in a program for pictures and save it anew")};
        made.jpeg = *std::move(written);
        return made;
    }
    RENKEI_TRY(made.jpeg, paint::encode_photograph(photo.size, photo.rgb));
    return made;
}

}  // namespace

PhotosAhead::~PhotosAhead()
{
    {
        const std::lock_guard held(mutex_);
        ending_ = true;
    }
    changed_.notify_all();
    for (std::thread& worker : workers_) worker.join();
}

void PhotosAhead::expect(const std::vector<fs::path>& files)
{
    {
        const std::lock_guard held(mutex_);
        jobs_.clear();   // of a table before, whose rows are through
        for (const fs::path& file : files) jobs_.push_back(std::make_shared<Job>(Job{.file = file}));
    }
    const size_t wanted = std::min<size_t>(std::clamp(std::thread::hardware_concurrency(), 1u, kMostWorkers), files.size());
    while (workers_.size() < wanted) workers_.emplace_back([this] { work(); });
    changed_.notify_all();
}

Result<ReadyPhoto> PhotosAhead::take(const fs::path& file)
{
    const auto is_this = [&](const std::shared_ptr<Job>& job) { return job->file == file; };
    {
        const std::lock_guard held(mutex_);
        if (std::none_of(jobs_.begin(), jobs_.end(), is_this)) jobs_.push_front(std::make_shared<Job>(Job{.file = file}));
    }
    if (workers_.empty()) workers_.emplace_back([this] { work(); });
    std::unique_lock held(mutex_);
    jobs_.erase(jobs_.begin(), std::find_if(jobs_.begin(), jobs_.end(), is_this));
    const std::shared_ptr<Job> job = jobs_.front();
    changed_.notify_all();
    changed_.wait(held, [&] { return job->done.has_value(); });
    jobs_.pop_front();
    changed_.notify_all();
    return std::move(*job->done);
}

// The first that nobody has begun, as long as not too many wait; none at the end.
std::shared_ptr<PhotosAhead::Job> PhotosAhead::next()
{
    std::unique_lock held(mutex_);
    const auto first = [this] {
        const auto within = jobs_.begin() + static_cast<std::ptrdiff_t>(std::min(jobs_.size(), kMostAhead));
        const auto at = std::find_if(jobs_.begin(), within, [](const auto& job) { return !job->begun; });
        return at != within ? *at : nullptr;
    };
    changed_.wait(held, [&] { return ending_ || first() != nullptr; });
    if (ending_) return nullptr;
    const std::shared_ptr<Job> job = first();
    job->begun = true;
    return job;
}

void PhotosAhead::work()
{
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::syscall(SYS_gettid)), kNice);
    const Result<PhotoMemory> memory = PhotoMemory::make();
    while (const std::shared_ptr<Job> job = next()) {
        auto done = memory.ok() ? ready(decoder_, job->file, *memory, keep_) : Result<ReadyPhoto>(memory.error());
        const std::lock_guard held(mutex_);
        job->done.emplace(std::move(done));
        changed_.notify_all();
    }
}

}  // namespace renkei::commands
