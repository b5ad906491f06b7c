#pragma once
// The feed over the network, with libcurl: https, no redirects, no cookies, no decompression; lengths counted on bytes as they
// arrive, a least rate, time limits. A download that was cut goes on where it ended. Blocks; one thread.

#include <chrono>
#include <memory>
#include <string>

#include "base/civil_time.hpp"
#include "feed/fetcher.hpp"

namespace renkei::feed {

struct CurlOptions {
    std::string metadata_url, targets_url;   // with or without a "/" at the end
    bool plain_http = false;                 // http:// is allowed: the conformance suite, and networks of one's own
    std::string certificates{};              // a file of those to believe instead of the system's; empty: the system's
    // Certificates are looked at as of this instant: a clock whose battery is dead makes none of them invalid.
    std::optional<Instant> verified_at{};
    std::chrono::seconds connect_limit{5}, metadata_limit{20}, target_limit{900};   // what a longer one has brought stays
    long slowest_bytes = 1024;               // a second, over ten of them
    std::chrono::seconds slow_for{10};
    int at_once = 16;                        // of many targets: over one connection where the server speaks HTTP/2, else over four
};

struct Kept {
    std::string path, mark, bytes;
};

// A page of a site as it is. `mark`: by what the server knows this state of it again, an ETag or else the date of its last change.
struct Page {
    long status = 0;      // 200, 304 (as it was), 302, 404 …; only of 200 are there bytes
    std::string bytes, mark;
    std::string charset;  // as the Content-Type says it, letters, digits and -_.: alone; empty when it says none
};

// A file of authorities that can be believed: PEM, at least one certificate. Empty is the system's. Error: Configuration, naming the file: a
// site whose certificate cannot be verified for want of it is not the one that lies.
[[nodiscard]] Result<void> check_certificates(const std::string& file);

class CurlFetcher : public Fetcher {
  public:
    // Error: Usage for an address that is not https; Configuration, as above.
    [[nodiscard]] static Result<std::unique_ptr<CurlFetcher>> open(CurlOptions options);
    ~CurlFetcher() override;
    [[nodiscard]] Result<std::optional<std::string>> metadata(const std::string& path, uint64_t most) override;
    [[nodiscard]] Result<void> target(const std::string& path, uint64_t most, const std::filesystem::path& to) override;
    [[nodiscard]] Result<void> targets(std::span<const Wanted> wanted, const std::function<Result<void>(size_t)>& here) override;
    [[nodiscard]] Traffic traffic() const override;
    // Any file below metadata_url, of at most `most` bytes, asked for with the mark of the state that is known; empty: none is. Nothing is
    // remembered, and no redirect followed. Error: TOO_LONG, SLOW, TLS_BAD, UNREACHABLE where there was no answer.
    [[nodiscard]] Result<Page> page(const std::string& path, uint64_t most, const std::string& mark);
    // A file of metadata that is here already, and the mark (ETag) that the server gave it: asked for with If-None-Match, so that
    // an unchanged one is not sent again.
    void remember(Kept kept);
    // What timestamp.json is remembered by from now on; nothing where the server gives no marks.
    [[nodiscard]] const std::optional<Kept>& kept() const;

    struct Impl;   // feed/curl_transfer.hpp

  private:
    explicit CurlFetcher(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

// How long to wait after so many failures in a row: 5 minutes, doubled up to an hour, and a fifth more or less by `chance`
// (0 to 1), so that a thousand displays do not come back together. A server's Retry-After is obeyed up to a day. Pure.
[[nodiscard]] std::chrono::seconds retry_delay(int failures, double chance, std::chrono::seconds retry_after = {});

}  // namespace renkei::feed
