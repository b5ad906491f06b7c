// Targets over the network into files: one, or many at a time.

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "base/sentence.hpp"
#include "feed/curl_transfer.hpp"
#include "base/descriptor.hpp"
#include "feed/refusal.hpp"

namespace renkei::feed {
namespace {

namespace fs = std::filesystem;

// One target on its way. Stays where it is made: libcurl and the sink point to it.
struct Download {
    CURL* curl = nullptr;
    size_t index = 0;            // among what is wanted
    std::string path, url, range;
    fs::path to;
    Descriptor file;
    uint64_t there = 0, most = 0;
    bool placed = false;
    Transfer transfer{};

    [[nodiscard]] Result<void> begin(const CurlFetcher::Impl& impl, const Wanted& wanted);
    // What the answer means for the file.
    [[nodiscard]] Result<void> end(const Result<long>& status);

  private:
    [[nodiscard]] bool take(const char* bytes, size_t count);
};

Result<void> Download::begin(const CurlFetcher::Impl& impl, const Wanted& wanted)
{
    path = wanted.path;
    to = wanted.to;
    most = wanted.most;
    url = impl.options.targets_url + path;
    file = Descriptor(::open(to.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0644));
    struct stat status {};
    if (!file || ::fstat(file.get(), &status) != 0) return Error{ErrorKind::Io, sentence("{1} cannot be read ({2})", to, "open")};
    there = static_cast<uint64_t>(status.st_size);
    if (there >= most) there = 0;   // no beginning of it
    placed = false;
    transfer = Transfer{.sink = [this](const char* bytes, size_t count) { return take(bytes, count); }, .most = most};   // until the answer says from where
    impl.prepare(curl, url, transfer);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(impl.options.target_limit.count()));
    range = std::to_string(there) + "-";
    if (there > 0) curl_easy_setopt(curl, CURLOPT_RANGE, range.c_str());
    return {};
}

bool Download::take(const char* bytes, size_t count)
{
    if (!placed) {   // a server that does not resume answers 200, and with the whole
        long status = 0;
        curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
        const uint64_t from = status == 206 ? there : 0;
        transfer.most = most - from;
        if (transfer.received > transfer.most) return !(transfer.too_long = true);
        placed = ::ftruncate(file.get(), static_cast<off_t>(from)) == 0 && ::lseek(file.get(), static_cast<off_t>(from), SEEK_SET) >= 0;
    }
    return placed ? write_all(file.get(), bytes, count) : count == 0;
}

Result<void> Download::end(const Result<long>& status)
{
    std::error_code code;
    if (!status) {
        if (transfer.too_long) fs::remove(to, code);
        return status.error();
    }
    if (*status == 200 || *status == 206) return {};
    if ((transfer.received == 0 || there == 0) && fs::file_size(to, code) == 0 && !code) fs::remove(to, code);   // no beginning of it came
    if (*status == 416) (void)::ftruncate(file.get(), 0);
    if (*status == 404 || *status == 403) return no_target(path);
    return unreachable(url, sentence("the server answers {1}", *status));
}

// The downloads of many targets. libcurl's own order of things: a handle is in the multi handle from its beginning to its end.
class Together {
  public:
    Together(CurlFetcher::Impl& impl, std::span<const Wanted> wanted) : impl_(impl), wanted_(wanted), multi_(curl_multi_init())
    {
        constexpr long kMostConnections = 4;   // to a server without HTTP/2
        curl_multi_setopt(multi_, CURLMOPT_MAX_HOST_CONNECTIONS, kMostConnections);
        const size_t count = std::min(wanted.size(), static_cast<size_t>(std::max(1, impl.options.at_once)));
        for (size_t i = 0; i < count; ++i) {
            idle_.push_back(std::make_unique<Download>());
            idle_.back()->curl = curl_easy_init();
        }
    }
    Together(const Together&) = delete;
    Together& operator=(const Together&) = delete;
    ~Together()
    {
        for (const auto& download : busy_) curl_multi_remove_handle(multi_, download->curl);
        for (auto* downloads : {&busy_, &idle_})
            for (const auto& download : *downloads) curl_easy_cleanup(download->curl);
        curl_multi_cleanup(multi_);
    }

    Result<void> run(const std::function<Result<void>(size_t)>& here)
    {
        constexpr int kLongestWait = 1000;   // milliseconds: libcurl's own limits of time are looked at in between
        for (;;) {
            begin_more();
            if (busy_.empty()) break;
            int running = 0;
            if (curl_multi_perform(multi_, &running) != CURLM_OK)
                return unreachable(impl_.options.targets_url, sentence("it cannot be opened ({1})", "curl_multi_perform"));
            const bool ended = take_ended(here);
            if (!ended && running > 0) (void)curl_multi_poll(multi_, nullptr, 0, kLongestWait, nullptr);
        }
        return first_error_ ? Result<void>(*first_error_) : Result<void>();
    }

  private:
    void remember(const Error& error)
    {
        if (!first_error_) first_error_ = error;
    }

    void begin_more()
    {
        while (!first_error_ && next_ < wanted_.size() && !idle_.empty()) {
            Download& download = *idle_.back();
            if (download.curl == nullptr) return remember({ErrorKind::Internal, sentence("The library of signatures fails ({1})", "curl_easy_init")});
            download.index = next_++;
            if (const auto begun = download.begin(impl_, wanted_[download.index]); !begun) return remember(begun.error());
            curl_easy_setopt(download.curl, CURLOPT_PIPEWAIT, 1L);   // rather on the connection there is than on one of its own
            // They share the line: each may be as slow as its part of it.
            curl_easy_setopt(download.curl, CURLOPT_LOW_SPEED_LIMIT, std::max(1L, impl_.options.slowest_bytes / std::max(1, impl_.options.at_once)));
            curl_multi_add_handle(multi_, download.curl);
            busy_.push_back(std::move(idle_.back()));
            idle_.pop_back();
        }
    }

    // Whether any has come to its end.
    bool take_ended(const std::function<Result<void>(size_t)>& here)
    {
        bool any = false;
        int left = 0;
        while (const CURLMsg* message = curl_multi_info_read(multi_, &left)) {
            if (message->msg != CURLMSG_DONE) continue;
            CURL* const curl = message->easy_handle;
            const CURLcode code = message->data.result;   // the message goes with the handle
            const auto found = std::find_if(busy_.begin(), busy_.end(), [&](const auto& download) { return download->curl == curl; });
            if (found == busy_.end()) continue;
            any = true;
            std::unique_ptr<Download> download = std::move(*found);
            busy_.erase(found);
            auto ended = download->end(impl_.answer_of(curl, code, download->url, download->transfer));
            download->file = Descriptor();
            curl_multi_remove_handle(multi_, curl);
            if (ended) ended = here(download->index);
            if (!ended) remember(ended.error());
            idle_.push_back(std::move(download));
        }
        return any;
    }

    CurlFetcher::Impl& impl_;
    std::span<const Wanted> wanted_;
    CURLM* multi_;
    std::vector<std::unique_ptr<Download>> idle_, busy_;
    size_t next_ = 0;
    std::optional<Error> first_error_;
};

}  // namespace

Result<void> CurlFetcher::target(const std::string& path, uint64_t most, const fs::path& to)
{
    Download download;
    download.curl = impl_->curl;
    RENKEI_CHECK(download.begin(*impl_, {.path = path, .most = most, .to = to}));
    return download.end(impl_->answer_of(impl_->curl, curl_easy_perform(impl_->curl), download.url, download.transfer));
}

Result<void> CurlFetcher::targets(std::span<const Wanted> wanted, const std::function<Result<void>(size_t)>& here)
{
    return Together(*impl_, wanted).run(here);
}

}  // namespace renkei::feed
