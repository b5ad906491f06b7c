#pragma once
// One update by the client's workflow of TUF 1.0.34, section 5. Whatever fails ends the update and leaves what was trusted before;
// what was verified up to then is kept, so the next update goes on from there. Reads no clock: the update's time is an argument.
// One thread. Errors: feed/refusal.hpp, and Io for the folder.
//
//   Client client(fetcher, folder, now);
//   RENKEI_CHECK(client.refresh());
//   RENKEI_TRY(const auto record, client.find("catalog.json"));
//   RENKEI_CHECK(client.download("catalog.json", record, place));

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "feed/fetcher.hpp"
#include "feed/folder.hpp"
#include "feed/metadata.hpp"

namespace renkei::feed {

// Bytes, counted as they arrive and before anything is parsed.
inline constexpr uint64_t kMostRootBytes = 512 << 10, kMostTimestampBytes = 16 << 10, kMostSnapshotBytes = 2 << 20, kMostTargetsBytes = 5 << 20;
inline constexpr uint64_t kMostTargetBytes = 64 << 20;
inline constexpr uint64_t kMostMediaBytes = 512 << 20;   // a film as staff may bring one; never in memory as a whole
inline constexpr const char* kPartsFolder = "parts";       // of the catalogue, below targets/
inline constexpr int kMostRoots = 1024, kMostRoles = 32;

struct NamedByHash {
    std::string path;                // as it stands on the site
    FileRecord record;
    std::filesystem::path to;
};

class Client {
  public:
    // The folder holds root.json already (trust()).
    Client(Fetcher& fetcher, Folder& folder, Instant now) : fetcher_(fetcher), folder_(folder), now_(now) {}

    [[nodiscard]] Result<void> refresh();
    // Error: NO_TARGET when no role that may speak for the path names it.
    [[nodiscard]] Result<FileRecord> find(const std::string& path);
    // Into a file that is there only when its length and all its hashes are right; one that is there and right is not fetched
    // again. What a cut connection leaves lies beside it as <file>.part, for the next attempt.
    [[nodiscard]] Result<void> download(const std::string& path, const FileRecord& record, const std::filesystem::path& to);

    // What is named by its hash alone, and so is no target of its own: many such files, perhaps several at a time, each else as by
    // download(). `here` is told the index of each that is there and right, in any order; an error of its ends it all.
    [[nodiscard]] Result<void> fetch(const std::vector<NamedByHash>& files, const std::function<Result<void>(size_t)>& here);

    [[nodiscard]] const Root& root() const { return *root_; }
    [[nodiscard]] const Timestamp& timestamp() const { return *timestamp_; }
    [[nodiscard]] const Targets& targets() const { return *targets_; }
    // The keys of timestamp or snapshot were replaced in this update (ROTATED).
    [[nodiscard]] bool rotated() const { return rotated_; }

  private:
    [[nodiscard]] Result<void> load_root();
    [[nodiscard]] Result<void> update_root();
    [[nodiscard]] Result<void> take_root(std::string bytes);
    [[nodiscard]] Result<void> update_timestamp();
    [[nodiscard]] Result<void> update_snapshot();
    [[nodiscard]] Result<void> check_snapshot_follows(const std::optional<Snapshot>& before, const Snapshot& offered) const;
    [[nodiscard]] Result<Targets> load_targets(const std::string& name, const Role& role, const Keys& keys);
    [[nodiscard]] Result<void> not_over(const std::string& role, const Header& header) const;
    [[nodiscard]] std::string versioned(long long version, const std::string& name) const;
    [[nodiscard]] const Role& top(const char* name) const { return root_->roles.at(name); }

    Fetcher& fetcher_;
    Folder& folder_;
    const Instant now_;
    std::optional<Root> root_;
    std::optional<Timestamp> timestamp_;
    std::optional<Snapshot> snapshot_;
    std::optional<Targets> targets_;
    bool rotated_ = false;
};

// Puts the first root into a folder without one. Error: BadData when it is none, or not signed by its own keys.
[[nodiscard]] Result<void> trust(Folder& folder, const std::string& root_bytes);

// The version of a root that is signed by its own keys; nothing for other bytes.
[[nodiscard]] std::optional<long long> root_version(const std::string& root_bytes);

}  // namespace renkei::feed
