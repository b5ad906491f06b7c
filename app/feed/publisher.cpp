#include "feed/publisher.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

#include "base/hash.hpp"
#include "base/sentence.hpp"
#include "feed/client.hpp"
#include "feed/publisher_files.hpp"

namespace renkei::feed {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::days kTargetsValid{365}, kSnapshotValid{90};

Json record_of(const std::string& bytes)
{
    return {{"length", bytes.size()}, {"hashes", {{"sha256", to_hex(sha256({reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()}))}}}};
}

// Has one of the keys that the newest root names for the role signed it? Not after the key was replaced.
bool by_keys_of_today(const Site& site, const char* role, const std::optional<std::string>& bytes)
{
    const auto root = content_of(read_file(site.keys / "root.json", kMostRootBytes));
    const auto parsed = bytes ? parse_strictly(*bytes) : Result<Json>(Error{});
    if (!root || !parsed) return false;
    const Json ids = root->value("roles", Json::object()).value(role, Json::object()).value("keyids", Json::array());
    for (const Json& signature : parsed->value("signatures", Json::array()))
        if (std::find(ids.begin(), ids.end(), signature.value("keyid", "")) != ids.end()) return true;
    return false;
}

// Is there more than a third of its time left?
bool lasts(const Json& content, Instant now, std::chrono::days valid)
{
    const auto expires = parse_expiry(content.value("expires", ""));
    return expires && *expires - now > valid / 3;
}

struct Signed {
    long long version = 0;
    std::string bytes;
};
// The next version of a role's file, or the present one where it says the same and lasts.
Result<Signed> sign_next(const Site& site, const Folder& metadata, const char* role, long long last, std::chrono::days valid, const char* member,
                         const Json& value)
{
    const std::string behind = std::string(".") + role + ".json";
    const auto before = metadata.read(std::to_string(last) + behind);
    if (const auto content = content_of(before); content && content->value(member, Json()) == value && lasts(*content, site.now, valid) &&
        by_keys_of_today(site, role, before)) return Signed{last, *before};
    RENKEI_TRY(const SigningKey key, key_of(site.keys, role));
    Json content = header(role, last + 1, site.now + valid);
    content[member] = value;
    Signed next{last + 1, signed_by(content, {&key})};
    RENKEI_CHECK(metadata.write(std::to_string(next.version) + behind, next.bytes));
    return next;
}

// Every root there is goes along: a display that was off for a year follows them one by one.
Result<void> copy_roots(const Site& site, const Folder& metadata)
{
    for (long long version = 1;; ++version) {
        const std::string name = std::to_string(version) + ".root.json";
        const auto root = read_file(site.keys / name, kMostRootBytes);
        if (!root) return {};
        if (metadata.read(name) != root) RENKEI_CHECK(metadata.write(name, *root));
    }
}

// The highest N of the files N<behind>; 0 for none.
long long newest_version(const Folder& metadata, const std::string& behind)
{
    long long newest = 0;
    std::error_code failed;
    for (fs::directory_iterator at(metadata.path(), failed), end; !failed && at != end; at.increment(failed)) {
        const std::string name = at->path().filename().string();
        long long version = 0;
        const auto read = std::from_chars(name.data(), name.data() + name.size(), version);
        if (read.ec == std::errc{} && std::string_view(read.ptr) == behind) newest = std::max(newest, version);
    }
    return newest;
}

// `targets`: what targets.json says. Nothing: as before.
Result<Published> sign_all(const Site& site, const std::optional<Json>& targets)
{
    RENKEI_TRY(const Folder metadata, Folder::open(site.out / "metadata"));
    RENKEI_CHECK(copy_roots(site, metadata));
    const auto timestamp = content_of(metadata.read("timestamp.json"));
    // Where timestamp.json was lost, the others tell how far the site was; of its own version it is only sure that it counted no faster than seconds.
    const long long last_snapshot = timestamp ? (*timestamp)["meta"]["snapshot.json"].value("version", 0LL) : newest_version(metadata, ".snapshot.json");
    const long long last_timestamp = timestamp ? timestamp->value("version", 0LL) : last_snapshot == 0
        ? 0 : std::chrono::duration_cast<std::chrono::seconds>(site.now.time_since_epoch()).count();
    const auto snapshot = content_of(metadata.read(std::to_string(last_snapshot) + ".snapshot.json"));
    const long long last_targets = snapshot ? (*snapshot)["meta"]["targets.json"].value("version", 0LL) : 0;
    const auto before = content_of(metadata.read(std::to_string(last_targets) + ".targets.json"));
    if (!targets && !before) return Error{ErrorKind::NotFound, sentence("{1} cannot be read ({2})", site.out / "metadata" / "timestamp.json", "open")};
    RENKEI_TRY(const Signed new_targets, sign_next(site, metadata, "targets", last_targets, kTargetsValid, "targets",
                                                   targets ? *targets : (*before)["targets"]));
    Json listed = record_of(new_targets.bytes);
    listed["version"] = new_targets.version;
    RENKEI_TRY(const Signed new_snapshot, sign_next(site, metadata, "snapshot", last_snapshot, kSnapshotValid, "meta", Json{{"targets.json", listed}}));
    RENKEI_TRY(const SigningKey key, key_of(site.keys, "timestamp"));
    Json content = header("timestamp", last_timestamp + 1, site.now + site.timestamp_valid);
    listed = record_of(new_snapshot.bytes);
    listed["version"] = new_snapshot.version;
    content["meta"] = Json{{"snapshot.json", listed}};
    content["x-published"] = expiry_text(site.now);
    RENKEI_CHECK(metadata.write("timestamp.json", signed_by(content, {&key})));
    return Published{.version = last_timestamp + 1};
}

}  // namespace

Result<bool> put_media(const Site& site, const std::string& hash, const fs::path& file)
{
    const fs::path to = site.out / "targets" / "media" / hash;
    std::error_code code;
    if (fs::exists(to, code)) return false;
    RENKEI_TRY(const Folder media, Folder::open(to.parent_path()));
    RENKEI_CHECK(media.copy(hash, file, kMostMediaBytes, hash));
    return true;
}

Result<Published> publish_site(const Site& site, const Parts& catalogue)
{
    const Json record = record_of(catalogue.list);
    RENKEI_TRY(const Folder targets, Folder::open(site.out / "targets"));
    RENKEI_TRY(const Folder parts, Folder::open(site.out / "targets" / kPartsFolder));
    size_t fresh = 0;
    const auto put = [&](const Folder& folder, const std::string& name, const std::string& bytes) -> Result<void> {
        if (fs::exists(folder.path() / name)) return {};
        ++fresh;
        return folder.write(name, bytes);
    };
    for (const auto& [hash, bytes] : catalogue.catalogues) RENKEI_CHECK(put(parts, hash, bytes));
    RENKEI_CHECK(put(targets, record["hashes"]["sha256"].get<std::string>() + ".catalog.json", catalogue.list));
    RENKEI_TRY(Published published, sign_all(site, Json{{"catalog.json", record}}));
    published.files = catalogue.catalogues.size() + 1;
    published.fresh = fresh;
    return published;
}

Result<Published> renew_site(const Site& site) { return sign_all(site, std::nullopt); }

}  // namespace renkei::feed
