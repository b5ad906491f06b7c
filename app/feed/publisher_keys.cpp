// Keys of the publisher: made, and replaced.

#include <sys/stat.h>

#include <algorithm>

#include "base/sentence.hpp"
#include "feed/client.hpp"
#include "feed/publisher.hpp"
#include "feed/publisher_files.hpp"

namespace renkei::feed {
namespace {

namespace fs = std::filesystem;

constexpr const char* kRoles[] = {"targets", "snapshot", "timestamp"};
// Three keys, of which two sign: one that is lost or stolen does no harm.
constexpr const char* kRootKeys[] = {"root-1", "root-2", "root-3"};
constexpr const char* kOnlyRootKey = "root";   // of folders of an earlier version
constexpr int kRootThreshold = 2;
constexpr std::chrono::days kRootValid{730};
constexpr size_t kMostPem = 4096;

Result<void> write_key(const Folder& folder, const std::string& name, const SigningKey& key)
{
    const auto before = ::umask(077);   // nobody else reads it, not even for a moment
    const auto written = folder.write(name + ".pem", key.pem());
    ::umask(before);
    return written;
}

struct NamedKey {
    std::string name;
    SigningKey key;
};

// Those of the root's keys that are in the folder.
std::vector<NamedKey> root_keys_here(const fs::path& keys, const Json& root)
{
    const Json ids = root.value("/roles/root/keyids"_json_pointer, Json::array());
    std::vector<NamedKey> here;
    for (const char* name : {kOnlyRootKey, kRootKeys[0], kRootKeys[1], kRootKeys[2]}) {
        auto key = key_of(keys, name);
        if (key && std::find(ids.begin(), ids.end(), key->id()) != ids.end()) here.push_back({name, *std::move(key)});
    }
    return here;
}

Error too_few(const fs::path& keys, size_t here, long long needed)
{
    const std::string n = std::to_string(needed), h = std::to_string(here), folder = keys.string();
    return {ErrorKind::NotFound, {"A new root needs " + n + " of the root keys, and " + h + " of them are in " + folder +
                                  "; copy the others there for as long as this takes",
                                  "新しい root の署名には root の鍵が " + n + " 個要りますが、" + folder + " には " + h + " 個しかありません。作業の間だけ、ほかの鍵をここに写してください"}};
}

Json ids_of(const std::vector<NamedKey>& keys)
{
    Json ids = Json::array();
    for (const NamedKey& one : keys) ids.push_back(one.key.id());
    return ids;
}

// The root's keys after one of them, or all, were replaced. Empty where nobody can tell which.
std::vector<NamedKey> made_for_root(const std::string& role, const Json& content, const std::vector<NamedKey>& here, Json& ids)
{
    std::vector<NamedKey> made;
    if (role == kOnlyRootKey) {
        for (const char* name : kRootKeys)
            if (auto key = SigningKey::generate()) made.push_back({name, *std::move(key)});
        ids = ids_of(made);
        return made;
    }
    Json left = content.value("/roles/root/keyids"_json_pointer, Json::array());
    const auto drop = [&](const std::string& id) { left.erase(std::remove(left.begin(), left.end(), Json(id)), left.end()); };
    const auto present = std::find_if(here.begin(), here.end(), [&](const NamedKey& one) { return one.name == role; });
    ids = left;
    if (present != here.end()) {
        drop(present->key.id());
    } else {   // it is lost: the one that is no other's
        for (const NamedKey& one : here) drop(one.key.id());
        if (left.size() != 1) return made;
        const std::string lost = left[0].get<std::string>();
        left = ids;
        drop(lost);
    }
    if (auto key = SigningKey::generate()) made.push_back({role, *std::move(key)});
    ids = left;
    if (!made.empty()) ids.push_back(made.front().key.id());
    return made;
}

void take_keys(Json& content, const std::vector<NamedKey>& made)
{
    for (const NamedKey& one : made) content["keys"][one.key.id()] = one.key.public_key();
    // Keys that no role names any more.
    Json named = Json::array();
    for (const auto& [role, what] : content["roles"].items()) named.insert(named.end(), what["keyids"].begin(), what["keyids"].end());
    Json kept = Json::object();
    for (const auto& [id, key] : content["keys"].items())
        if (std::find(named.begin(), named.end(), id) != named.end()) kept[id] = key;
    content["keys"] = kept;
}

}  // namespace

Json header(const char* type, long long version, Instant expires)
{
    return {{"_type", type}, {"spec_version", "1.0.34"}, {"version", version}, {"expires", expiry_text(expires)}};
}

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

std::optional<Json> content_of(const std::optional<std::string>& bytes)
{
    if (!bytes) return std::nullopt;
    auto parsed = parse_strictly(*bytes);
    if (!parsed || !parsed->is_object() || !parsed->contains("signed")) return std::nullopt;
    return (*parsed)["signed"];
}

Result<void> make_keys(const fs::path& keys, Instant now)
{
    RENKEI_TRY(const Folder folder, Folder::open(keys));
    for (const char* name : {kOnlyRootKey, kRootKeys[0], kRootKeys[1], kRootKeys[2], kRoles[0], kRoles[1], kRoles[2]})
        if (fs::exists(keys / (std::string(name) + ".pem")))
            return Error{ErrorKind::CannotCreate, sentence("{1} has keys already; they are never overwritten", keys)};
    Json content = header("root", 1, now + kRootValid);
    content["consistent_snapshot"] = true;
    std::vector<const SigningKey*> signers;
    std::vector<NamedKey> root;
    for (const char* name : kRootKeys) {
        RENKEI_TRY(SigningKey key, SigningKey::generate());
        RENKEI_CHECK(write_key(folder, name, key));
        root.push_back({name, std::move(key)});
    }
    for (const NamedKey& one : root) signers.push_back(&one.key);
    content["roles"]["root"] = Json{{"keyids", ids_of(root)}, {"threshold", kRootThreshold}};
    for (const char* role : kRoles) {
        RENKEI_TRY(const SigningKey key, SigningKey::generate());
        RENKEI_CHECK(write_key(folder, role, key));
        content["keys"][key.id()] = key.public_key();
        content["roles"][role] = Json{{"keyids", Json::array({key.id()})}, {"threshold", 1}};
    }
    take_keys(content, root);
    const std::string bytes = signed_by(content, signers);
    RENKEI_CHECK(folder.write("1.root.json", bytes));
    return folder.write("root.json", bytes);
}

Result<void> rotate_key(const fs::path& keys, const std::string& role, Instant now)
{
    RENKEI_TRY(const Folder folder, Folder::open(keys));
    auto content = content_of(folder.read("root.json"));
    if (!content) return Error{ErrorKind::NotFound, sentence("{1} cannot be read ({2})", keys / "root.json", "open")};
    const std::vector<NamedKey> here = root_keys_here(keys, *content);
    const long long needed = content->value("/roles/root/threshold"_json_pointer, 1LL), version = content->value("version", 0LL);
    if (here.size() < static_cast<size_t>(needed)) return too_few(keys, here.size(), needed);
    std::vector<NamedKey> made;
    if (role.starts_with(kOnlyRootKey)) {
        Json ids;
        made = made_for_root(role, *content, here, ids);
        if (made.empty()) return Error{ErrorKind::NotFound, sentence("{1} cannot be read ({2})", keys / (role + ".pem"), "open")};
        (*content)["roles"]["root"]["keyids"] = ids;
        if (role == kOnlyRootKey) (*content)["roles"]["root"]["threshold"] = kRootThreshold;
    } else {
        RENKEI_TRY(SigningKey key, SigningKey::generate());
        (*content)["roles"][role]["keyids"] = Json::array({key.id()});
        made.push_back({role, std::move(key)});
    }
    (*content)["version"] = version + 1;
    (*content)["expires"] = expiry_text(now + kRootValid);
    take_keys(*content, made);
    std::vector<const SigningKey*> signers;
    for (const NamedKey& one : here) signers.push_back(&one.key);
    if (role.starts_with(kOnlyRootKey))
        for (const NamedKey& one : made) signers.push_back(&one.key);
    const std::string bytes = signed_by(*content, signers);
    for (const NamedKey& one : made) {
        if (const auto old = key_of(keys, one.name)) RENKEI_CHECK(write_key(folder, one.name + "." + std::to_string(version), *old));
        RENKEI_CHECK(write_key(folder, one.name, one.key));
    }
    RENKEI_CHECK(folder.write(std::to_string(version + 1) + ".root.json", bytes));
    return folder.write("root.json", bytes);
}

}  // namespace renkei::feed
