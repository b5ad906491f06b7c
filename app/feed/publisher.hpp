#pragma once
// The publisher's side: a static site of the feed in a folder, metadata/ and targets/, that any web server or object store can
// serve. Keys are files, one a role. One thread. What is written under a versioned name never changes again, and timestamp.json comes last: a site
// that is copied in between is whole.

#include <filesystem>
#include <string>

#include "base/civil_time.hpp"
#include "base/result.hpp"
#include "feed/catalogue.hpp"

namespace renkei::feed {

// Makes root-1.pem to root-3.pem, of which two sign a root, targets.pem, snapshot.pem and timestamp.pem, and root.json (version 1) beside them. Error:
// CannotCreate where keys are already.
[[nodiscard]] Result<void> make_keys(const std::filesystem::path& keys, Instant now);
// A new key in place of a role's, and a new root signed by old and new; the old key is kept as <role>.<version>.pem. `role`: targets, snapshot or
// timestamp; root-1 to root-3, also one that is lost; or root, for three new ones. As many of the old root keys must be in the folder as a root
// needs. Error: NotFound where they are not.
[[nodiscard]] Result<void> rotate_key(const std::filesystem::path& keys, const std::string& role, Instant now);

struct Site {
    std::filesystem::path out, keys;
    Instant now{};
    std::chrono::days timestamp_valid{7};
};
struct Published {
    long long version = 0;      // of the timestamp
    size_t files = 0, fresh = 0; // targets there are, and were written now
};
// Puts a media file into the site, under its hash; true when it was not there.
[[nodiscard]] Result<bool> put_media(const Site& site, const std::string& hash, const std::filesystem::path& file);
// Signs the site with this catalogue, whose parts are written before it. Equal to the one before: snapshot and timestamp alone
// are signed anew.
[[nodiscard]] Result<Published> publish_site(const Site& site, const Parts& catalogue);
// Signs the timestamp again, and whatever else would be over within a third of its time.
[[nodiscard]] Result<Published> renew_site(const Site& site);

}  // namespace renkei::feed
