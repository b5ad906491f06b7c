#pragma once
// A site of the feed in one file, for a display without a network: a tar archive (POSIX ustar) of metadata/ and targets/, such as
// `tar` makes too. It is believed no more than a web host: the client checks everything. One thread; reads from the disk.

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "base/descriptor.hpp"
#include "feed/fetcher.hpp"

namespace renkei::feed {

class Bundle : public Fetcher {
  public:
    // Error: NotFound, BadData for what is no bundle.
    [[nodiscard]] static Result<std::unique_ptr<Bundle>> open(const std::filesystem::path& file);
    [[nodiscard]] Result<std::optional<std::string>> metadata(const std::string& path, uint64_t most) override;
    [[nodiscard]] Result<void> target(const std::string& path, uint64_t most, const std::filesystem::path& to) override;
    [[nodiscard]] Traffic traffic() const override { return traffic_; }

  private:
    struct Place {
        uint64_t offset = 0, length = 0;
    };
    Bundle(Descriptor file, std::map<std::string, Place> places) : file_(std::move(file)), places_(std::move(places)) {}
    Descriptor file_;
    std::map<std::string, Place> places_;
    Traffic traffic_;
};

// Writes what a display needs of a site into a file that is there whole or not at all: all roots, the metadata of today, the
// catalogue and every media file. Returns how many files that were. Error: NotFound where the site is none, Io, CannotCreate.
[[nodiscard]] Result<size_t> write_bundle(const std::filesystem::path& site, const std::filesystem::path& bundle);

}  // namespace renkei::feed
