#include "feed/publisher.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <optional>

#include "base/hash.hpp"
#include "base/sentence.hpp"
#include "feed/client.hpp"

namespace renkei::feed {
namespace {

namespace fs = std::filesystem;

constexpr const char* kRoles[] = {"root", "targets", "snapshot", "timestamp"};
constexpr std::chrono::days kRootValid{730}, kTargetsValid{365}, kSnapshotValid{90};
constexpr size_t kMostPem = 4096;

Json header(const char* type, long long version, Instant expires) { return {{"_type", type}, {"spec_version", "1.0.34"}, {"version", version}, {"expires", expiry_text(expires)}}; }

std::string signed_by(const Json& content, const std::vector<const SigningKey*>& keys)
{
    Json signatures = Json::array();
    for (const SigningKey* key : keys) signatures.push_back(Json{{"keyid", key->id()}, {"sig", key->sign(canonical(content))}});
    return Json{{"signatures", signatures}, {"signed", content}}.dump(1);
}

Result<SigningKey> key_of(const fs::path& keys, const std::string& role)
{
    const fs::path file = keys / (role + ".pem");
    const auto pem = read_file(file, kMostPem);
    if (!pem) return Error{ErrorKind::NotFound, sentence("{1} cannot be read ({2})", file, "open")};
    return SigningKey::from_pem(*pem, file.string());
}

Result<void> write_key(const Folder& folder, const std::string& name, const SigningKey& key)
{
    const auto before = ::umask(077);   // nobody else reads it, not even for a moment
    const auto written = folder.write(name, key.pem());
    ::umask(before);
    return written;
}

// The "signed" part of a file of ours.
std::optional<Json> content_of(const std::optional<std::string>& bytes)
{
    if (!bytes) return std::nullopt;
    auto parsed = parse_strictly(*bytes);
    if (!parsed || !parsed->is_object() || !parsed->contains("signed")) return std::nullopt;
    return (*parsed)["signed"];
}

Json record_of(const std::string& bytes) { return {{"length", bytes.size()}, {"hashes", {{"sha256", to_hex(sha256({reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()}))}}}}; }

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
Result<Signed> sign_next(const Site& site, const Folder& metadata, const char* role, long long last, std::chrono::days valid, const char* member, const Json& value)
{
    const std::string behind = std::string(".") + role + ".json";
    const auto before = metadata.read(std::to_string(last) + behind);
    if (const auto content = content_of(before); content && content->value(member, Json()) == value && lasts(*content, site.now, valid) && by_keys_of_today(site, role, before)) return Signed{last, *before};
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

// `targets`: what targets.json says. Nothing: as before.
Result<Published> sign_all(const Site& site, const std::optional<Json>& targets)
{
    RENKEI_TRY(const Folder metadata, Folder::open(site.out / "metadata"));
    RENKEI_CHECK(copy_roots(site, metadata));
    const auto timestamp = content_of(metadata.read("timestamp.json"));
    const long long last_timestamp = timestamp ? timestamp->value("version", 0LL) : 0, last_snapshot = timestamp ? (*timestamp)["meta"]["snapshot.json"].value("version", 0LL) : 0;
    const auto snapshot = content_of(metadata.read(std::to_string(last_snapshot) + ".snapshot.json"));
    const long long last_targets = snapshot ? (*snapshot)["meta"]["targets.json"].value("version", 0LL) : 0;
    const auto before = content_of(metadata.read(std::to_string(last_targets) + ".targets.json"));
    if (!targets && !before) return Error{ErrorKind::NotFound, sentence("{1} cannot be read ({2})", site.out / "metadata" / "timestamp.json", "open")};
    RENKEI_TRY(const Signed new_targets, sign_next(site, metadata, "targets", last_targets, kTargetsValid, "targets", targets ? *targets : (*before)["targets"]));
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

Result<void> make_keys(const fs::path& keys, Instant now)
{
    RENKEI_TRY(const Folder folder, Folder::open(keys));
    for (const char* role : kRoles)
        if (fs::exists(keys / (std::string(role) + ".pem"))) return Error{ErrorKind::CannotCreate, sentence("{1} has keys already; they are never overwritten", keys)};
    Json content = header("root", 1, now + kRootValid);
    content["consistent_snapshot"] = true;
    std::optional<SigningKey> root;
    for (const char* role : kRoles) {
        RENKEI_TRY(SigningKey key, SigningKey::generate());
        RENKEI_CHECK(write_key(folder, std::string(role) + ".pem", key));
        content["keys"][key.id()] = key.public_key();
        content["roles"][role] = Json{{"keyids", Json::array({key.id()})}, {"threshold", 1}};
        if (!root) root = std::move(key);   // it is the first
    }
    const std::string bytes = signed_by(content, {&*root});
    RENKEI_CHECK(folder.write("1.root.json", bytes));
    return folder.write("root.json", bytes);
}

Result<void> rotate_key(const fs::path& keys, const std::string& role, Instant now)
{
    RENKEI_TRY(const Folder folder, Folder::open(keys));
    auto content = content_of(folder.read("root.json"));
    if (!content) return Error{ErrorKind::NotFound, sentence("{1} cannot be read ({2})", keys / "root.json", "open")};
    RENKEI_TRY(const SigningKey root, key_of(keys, "root"));
    RENKEI_TRY(const SigningKey old, key_of(keys, role));
    RENKEI_TRY(const SigningKey key, SigningKey::generate());
    const long long version = content->value("version", 0LL);
    (*content)["version"] = version + 1;
    (*content)["expires"] = expiry_text(now + kRootValid);
    (*content)["keys"].erase(old.id());
    (*content)["keys"][key.id()] = key.public_key();
    (*content)["roles"][role]["keyids"] = Json::array({key.id()});
    const std::string bytes = role == "root" ? signed_by(*content, {&root, &key}) : signed_by(*content, {&root});
    RENKEI_CHECK(write_key(folder, role + "." + std::to_string(version) + ".pem", old));
    RENKEI_CHECK(write_key(folder, role + ".pem", key));
    RENKEI_CHECK(folder.write(std::to_string(version + 1) + ".root.json", bytes));
    return folder.write("root.json", bytes);
}

Result<bool> put_media(const Site& site, const std::string& hash, const fs::path& file)
{
    const fs::path to = site.out / "targets" / "media" / hash;
    std::error_code code;
    if (fs::exists(to, code)) return false;
    RENKEI_TRY(const Folder media, Folder::open(to.parent_path()));
    const auto bytes = read_file(file, kMostTargetBytes);
    if (!bytes) return Error{ErrorKind::BadData, sentence("{1} cannot be read ({2})", file, "64 MiB")};
    RENKEI_CHECK(media.write(hash, *bytes));
    return true;
}

Result<Published> publish_site(const Site& site, const std::string& catalogue)
{
    const Json record = record_of(catalogue);
    RENKEI_TRY(const Folder targets, Folder::open(site.out / "targets"));
    const std::string name = record["hashes"]["sha256"].get<std::string>() + ".catalog.json";
    const bool fresh = !fs::exists(targets.path() / name);
    if (fresh) RENKEI_CHECK(targets.write(name, catalogue));
    RENKEI_TRY(Published published, sign_all(site, Json{{"catalog.json", record}}));
    published.files = 1;
    published.fresh = fresh ? 1 : 0;
    return published;
}

Result<Published> renew_site(const Site& site) { return sign_all(site, std::nullopt); }

}  // namespace renkei::feed
