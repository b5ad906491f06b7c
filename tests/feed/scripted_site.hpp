#pragma once
// A site of a feed in memory, signed with real keys made for the test, that a test changes and publishes anew; and the fetcher that
// asks it. What an attacker does is done to `files`.

#include <fstream>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/hash.hpp"
#include "feed/client.hpp"
#include "feed/refusal.hpp"

namespace renkei::tests {

using feed::Json;

inline feed::SigningKey a_key() { return *feed::SigningKey::generate(); }
inline Json role_json(const std::vector<const feed::SigningKey*>& keys, int threshold = 1)
{
    Json ids = Json::array();
    for (const auto* key : keys) ids.push_back(key->id());
    return {{"keyids", ids}, {"threshold", threshold}};
}
inline std::string signed_file(const Json& content, const std::vector<const feed::SigningKey*>& keys)
{
    Json signatures = Json::array();
    for (const auto* key : keys) signatures.push_back({{"keyid", key->id()}, {"sig", key->sign(feed::canonical(content))}});
    return Json{{"signed", content}, {"signatures", signatures}}.dump();
}
inline std::string sha256_of(const std::string& bytes) { return to_hex(sha256({reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()})); }

struct ScriptedSite : feed::Fetcher {
    feed::SigningKey root_key = a_key(), targets_key = a_key(), snapshot_key = a_key(), timestamp_key = a_key();
    std::vector<const feed::SigningKey*> root_signers{&root_key};
    bool consistent = true;
    int root_threshold = 1;
    int root = 1, targets = 1, snapshot = 1, timestamp = 1;
    std::string root_expires = "2031-01-01T00:00:00Z", targets_expires = root_expires, snapshot_expires = root_expires, timestamp_expires = root_expires;
    std::map<std::string, std::string> contents{{"catalog.json", "{}"}};
    Json delegations;                          // null: none
    std::map<std::string, std::pair<Json, std::vector<const feed::SigningKey*>>> delegated;   // role → signed part, signers
    std::map<std::string, std::string> files;  // what the web host has
    std::vector<std::string> asked;
    std::function<std::optional<Error>(const std::string&)> trouble{};

    Json header(const char* type, int version, const std::string& expires) const
    {
        return {{"_type", type}, {"spec_version", "1.0.31"}, {"version", version}, {"expires", expires}};
    }
    static Json record(const std::string& bytes) { return {{"length", bytes.size()}, {"hashes", {{"sha256", sha256_of(bytes)}}}}; }
    Json root_json() const
    {
        Json content = header("root", root, root_expires);
        content["consistent_snapshot"] = consistent;
        content["keys"] = Json::object();
        for (const auto* key : {&root_key, &targets_key, &snapshot_key, &timestamp_key}) content["keys"][key->id()] = key->public_key();
        for (const auto* key : root_signers) content["keys"][key->id()] = key->public_key();
        content["roles"] = {{"root", role_json(root_signers, root_threshold)}, {"targets", role_json({&targets_key})},
                            {"snapshot", role_json({&snapshot_key})}, {"timestamp", role_json({&timestamp_key})}};
        return content;
    }
    std::string put_root(const std::vector<const feed::SigningKey*>& signers)
    {
        return files[std::to_string(root) + ".root.json"] = signed_file(root_json(), signers);
    }
    std::string put_root() { return put_root(root_signers); }
    std::string name(int version, const std::string& file) const { return consistent ? std::to_string(version) + "." + file : file; }

    void publish()
    {
        Json content = header("targets", targets, targets_expires);
        content["targets"] = Json::object();
        for (const auto& [path, bytes] : contents) {
            content["targets"][path] = record(bytes);
            const size_t slash = path.rfind('/'), begin = slash == std::string::npos ? 0 : slash + 1;
            files[consistent ? path.substr(0, begin) + sha256_of(bytes) + "." + path.substr(begin) : path] = bytes;
        }
        if (!delegations.is_null()) content["delegations"] = delegations;
        const std::string targets_file = files[name(targets, "targets.json")] = signed_file(content, {&targets_key});
        content = header("snapshot", snapshot, snapshot_expires);
        content["meta"]["targets.json"] = record(targets_file);
        content["meta"]["targets.json"]["version"] = targets;
        for (const auto& [role, what] : delegated) {
            const int version = what.first["version"].get<int>();
            files[name(version, role + ".json")] = signed_file(what.first, what.second);
            content["meta"][role + ".json"] = {{"version", version}};
        }
        publish_snapshot(content);
    }
    void publish_snapshot(Json content)
    {
        const std::string snapshot_file = files[name(snapshot, "snapshot.json")] = signed_file(content, {&snapshot_key});
        content = header("timestamp", timestamp, timestamp_expires);
        content["meta"]["snapshot.json"] = record(snapshot_file);
        content["meta"]["snapshot.json"]["version"] = snapshot;
        files["timestamp.json"] = signed_file(content, {&timestamp_key});
    }
    void publish_next()
    {
        ++targets, ++snapshot, ++timestamp;
        publish();
    }

    Result<std::optional<std::string>> metadata(const std::string& path, uint64_t most) override
    {
        asked.push_back(path);
        if (trouble)
            if (auto error = trouble(path)) return *error;
        const auto found = files.find(path);
        if (found == files.end()) return std::optional<std::string>();
        if (found->second.size() > most) return feed::too_long(path);
        return std::optional(found->second);
    }
    Result<void> target(const std::string& path, uint64_t most, const std::filesystem::path& to) override
    {
        RENKEI_TRY(const auto bytes, metadata(path, most));
        if (!bytes) return feed::no_target(path);
        std::ofstream(to, std::ios::binary) << *bytes;
        return {};
    }
};

}  // namespace renkei::tests
