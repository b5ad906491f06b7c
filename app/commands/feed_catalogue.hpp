#pragma once
// The catalogue of the feed on its way here: its list, and of its parts those that no earlier update has brought. One thread; blocks.

#include <filesystem>
#include <vector>

#include "feed/catalogue.hpp"
#include "feed/client.hpp"

namespace renkei::commands {

class FeedCatalogue {
  public:
    // `folder`: the feed's, in the store's.
    explicit FeedCatalogue(std::filesystem::path folder) : folder_(std::move(folder)) {}

    // What comes lies in incoming/ until keep(), also for an update after one that was cut off. Error: of the feed
    // (feed/refusal.hpp), or Io.
    [[nodiscard]] Result<feed::Catalogue> fetch(feed::Client& client, const feed::FileRecord& list);
    // Its parts stay here for the next update, and no others.
    void keep() const;

  private:
    [[nodiscard]] std::filesystem::path kept(const feed::Part& part) const;
    [[nodiscard]] std::filesystem::path incoming(const feed::Part& part) const;

    std::filesystem::path folder_;
    std::vector<feed::Part> parts_;
};

}  // namespace renkei::commands
