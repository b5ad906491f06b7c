#pragma once
// One file over the network: what libcurl is told before, and what is made of how it ended. Private to this room.

#include <curl/curl.h>

#include <functional>
#include <optional>
#include <string>

#include "feed/curl_fetcher.hpp"

namespace renkei::feed {

// Takes the next bytes; false ends the download.
using Sink = std::function<bool(const char* bytes, size_t count)>;

struct Transfer {
    Sink sink;
    uint64_t most = 0, received = 0;
    size_t header_bytes = 0;
    bool too_long = false, failed = false;
    std::string mark{}, changed{};   // ETag, Last-Modified
    CURL* curl = nullptr;
};

struct CurlFetcher::Impl {
    CurlOptions options;
    CURL* curl = nullptr;
    Traffic traffic;
    std::optional<Kept> kept;

    Impl() = default;
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl() { curl_easy_cleanup(curl); }

    // Everything but a limit of time. `with`: a handle that may have been used before.
    void prepare(CURL* with, const std::string& url, Transfer& transfer) const;
    // The server's answer: 200, 206, 404 … Whatever prevented one is an error.
    [[nodiscard]] Result<long> answer_of(CURL* with, CURLcode code, const std::string& url, const Transfer& transfer);
};

}  // namespace renkei::feed
