#pragma once
// What a Store owns, shared by the files of this room.

#include <algorithm>
#include <array>
#include <string_view>

#include "base/descriptor.hpp"
#include "store/records.hpp"
#include "store/sqlite.hpp"
#include "store/store.hpp"

namespace renkei::store {

// Values of revision.origin.
inline constexpr const char* kShippedOrigin = "shipped";
inline constexpr const char* kStaffOrigin = "staff";
inline constexpr const char* kFeedOrigin = "feed";

struct Store::Impl {
    std::filesystem::path folder;
    Options options;
    Database database;
    Descriptor staging;  // the lock that hold_staging() takes
    bool unflushed = false;  // media were moved in that may not be on the disk yet

    // The publication that is on show; 0 for none.
    [[nodiscard]] Result<long long> current_publication() const;
    // The publication to go back to: the nearest one before whose revision is still kept; 0 for none.
    [[nodiscard]] Result<long long> predecessor(long long publication) const;
    // Inside a write transaction.
    [[nodiscard]] Result<void> put_on_show(RevisionId revision, const std::string& who, const std::string& note, Instant when, long long previous);
    [[nodiscard]] Result<void> remember(const HistoryLine& line);
    // The media files that went with what was pruned, by their hashes. `when`: for the history of plans that go too.
    [[nodiscard]] Result<std::vector<std::string>> prune(Instant when);
    [[nodiscard]] Result<void> drop_plans_of_pruned(Instant when);
    // From the first add_media to the commit nobody may delete files that no row names yet.
    [[nodiscard]] Result<void> hold_staging();
    // What was moved in is on the disk.
    [[nodiscard]] Result<void> flush_adopted();
    // Deletes the files of pruned media, and what stopped loads left; quietly does nothing while another program is staging.
    void sweep_media(const std::vector<std::string>& pruned);
    // What a stopped load may have left: nothing that may belong to a database that was lost before this one was made.
    [[nodiscard]] std::vector<std::filesystem::path> left_behind() const;
    [[nodiscard]] Result<void> need_write_access() const;
};

// Is a damaged database kept beside this one? Its media are then not ours to delete.
[[nodiscard]] bool has_damaged_aside(const std::filesystem::path& folder);

// The kinds of the first stores, which is history: nothing is ever added.
inline constexpr std::array<std::string_view, 14> kFirstKinds{"municipality", "organisation", "showcase", "event", "exhibit", "ward_link", "wide_area_plan",
                                                              "partner", "support", "statistic", "programme_line", "milestone", "contact", "notice"};

// The digest of a revision: kind names and record hashes in order.
class ContentDigest {
  public:
    // A kind that came after the first stores counts only where it has records, so that the revisions in them keep their digest.
    void kind(const char* name)
    {
        const bool first = std::find(kFirstKinds.begin(), kFirstKinds.end(), name) != kFirstKinds.end();
        empty_ = first ? "" : name;
        if (empty_.empty()) bytes_.append(name).append(1, '\0');
    }
    void record(const Blake128& hash)
    {
        if (!empty_.empty()) bytes_.append(empty_).append(1, '\0');
        empty_.clear();
        bytes_.append(reinterpret_cast<const char*>(hash.data()), hash.size());
    }
    void media(const std::string& hash) { bytes_.append(hash).append(1, '\0'); }
    [[nodiscard]] std::string hex() const { return blake256_hex(bytes_); }

  private:
    std::string bytes_;
    std::string empty_;   // a later kind of which no record has come yet
};

}  // namespace renkei::store
