#pragma once
// Where files of a feed come from: the network, a bundle on a stick, or a test's script. Paths are below the site's address and
// encoded already. Used by one thread.

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>

#include "base/result.hpp"

namespace renkei::feed {

struct Traffic {
    long long requests = 0, bytes = 0;       // bytes: received, headers too
    std::chrono::seconds retry_after{};      // asked for by the last answer; 0: not asked
};

// A target that is wanted: at most so many bytes, into this file.
struct Wanted {
    std::string path;
    uint64_t most = 0;
    std::filesystem::path to;
};

class Fetcher {
  public:
    virtual ~Fetcher() = default;
    // A file of metadata of at most `most` bytes; nothing when the site has none (404, 403). Error: TOO_LONG, SLOW, TLS_BAD,
    // UNREACHABLE (feed/refusal.hpp). Any other answer of a server is UNREACHABLE and not "no such file".
    [[nodiscard]] virtual Result<std::optional<std::string>> metadata(const std::string& path, uint64_t most) = 0;
    // A target of at most `most` bytes into a file. What lies there already is its beginning, from an earlier attempt.
    // Error: NO_TARGET when the site has none, else as above.
    [[nodiscard]] virtual Result<void> target(const std::string& path, uint64_t most, const std::filesystem::path& to) = 0;
    // Many of them, perhaps several at a time. `here` is told the index of each that came, in any order, in this thread; what it returns
    // as an error ends it all. After the first error nothing further is begun; what is under way comes to its end and is told.
    [[nodiscard]] virtual Result<void> targets(std::span<const Wanted> wanted, const std::function<Result<void>(size_t)>& here)
    {
        for (size_t i = 0; i < wanted.size(); ++i) {
            RENKEI_CHECK(target(wanted[i].path, wanted[i].most, wanted[i].to));
            RENKEI_CHECK(here(i));
        }
        return {};
    }
    [[nodiscard]] virtual Traffic traffic() const { return {}; }
};

}  // namespace renkei::feed
