#include "feed/client.hpp"

#include <algorithm>
#include <filesystem>

#include "base/sentence.hpp"
#include "feed/delegation.hpp"
#include "feed/refusal.hpp"

namespace renkei::feed {
namespace {

namespace fs = std::filesystem;

Result<Root> own_root(const std::string& bytes)
{
    RENKEI_TRY(const Envelope envelope, read_envelope(bytes, "root"));
    RENKEI_TRY(Root root, read_root(envelope));
    RENKEI_CHECK(check_signed(envelope, "root", root.roles.at("root"), root.keys));
    return root;
}

// A film is as large as a target may be: it is read part by part where its SHA-256 is what counts.
bool file_matches(const fs::path& file, const FileRecord& record)
{
    std::error_code code;
    const auto size = fs::file_size(file, code);
    if (code || (record.length && size != static_cast<uintmax_t>(*record.length))) return false;
    const auto sha256 = record.hashes.find("sha256");
    if (record.hashes.size() == 1 && sha256 != record.hashes.end()) return sha256_of_file(file) == sha256->second;
    const auto bytes = read_file(file, kMostTargetBytes);
    return bytes && matches(*bytes, record);
}

fs::path part_of(const fs::path& file) { return file.string() + ".part"; }

// What has come, if it is what was named.
Result<void> put_in_place(const std::string& path, const FileRecord& record, const fs::path& to)
{
    const fs::path part = part_of(to);
    std::error_code code;
    if (!file_matches(part, record)) {
        fs::remove(part, code);
        return no_target(path);
    }
    fs::rename(part, to, code);
    if (code) return Error{ErrorKind::Io, sentence("Folder {1}: {2} ({3})", to.parent_path(), "rename", code.message())};
    return {};
}

uint64_t most_of(const FileRecord& record, uint64_t limit) { return record.length ? std::min(limit, static_cast<uint64_t>(*record.length)) : limit; }

}  // namespace

Result<void> trust(Folder& folder, const std::string& root_bytes)
{
    RENKEI_TRY(const Root root, own_root(root_bytes));
    return folder.write("root.json", root_bytes);
}

std::optional<long long> root_version(const std::string& root_bytes)
{
    const auto root = own_root(root_bytes);
    return root ? std::optional(root->version) : std::nullopt;
}

std::string Client::versioned(long long version, const std::string& name) const
{
    return root_->consistent_snapshot ? std::to_string(version) + "." + name : name;
}

Result<void> Client::not_over(const std::string& role, const Header& header) const
{
    if (header.expires > now_) return {};
    return frozen(role, header.expires_text);
}

Result<void> Client::refresh()
{
    RENKEI_CHECK(load_root());
    RENKEI_CHECK(update_root());
    RENKEI_CHECK(update_timestamp());
    RENKEI_CHECK(update_snapshot());
    RENKEI_TRY(targets_, load_targets("targets", top("targets"), root_->keys));
    return {};
}

Result<void> Client::load_root()
{
    const auto stored = folder_.read("root.json");
    if (!stored) return Error{ErrorKind::NotFound, sentence("{1} cannot be read ({2})", folder_.path() / "root.json", "open")};
    auto root = own_root(*stored);
    if (!root) return Error{ErrorKind::BadData, sentence("{1} is no root that can be trusted: {2}", folder_.path() / "root.json", root.error())};
    root_ = *std::move(root);
    return {};
}

Result<void> Client::update_root()
{
    int taken = 0;
    for (;; ++taken) {
        RENKEI_TRY(auto offered, fetcher_.metadata(std::to_string(root_->version + 1) + ".root.json", kMostRootBytes));
        if (!offered) break;
        if (taken == kMostRoots) return flood("root");
        RENKEI_CHECK(take_root(*std::move(offered)));
    }
    return not_over("root", *root_);
}

Result<void> Client::take_root(std::string bytes)
{
    RENKEI_TRY(const Envelope envelope, read_envelope(std::move(bytes), "root"));
    RENKEI_TRY(Root offered, read_root(envelope));
    RENKEI_CHECK(check_signed(envelope, "root", top("root"), root_->keys));
    RENKEI_CHECK(check_signed(envelope, "root", offered.roles.at("root"), offered.keys));
    if (offered.version != root_->version + 1) return rollback_of("root", root_->version, offered.version);
    // Before the root itself is kept: a process that ends in between meets the old root and does this again.
    if (offered.roles.at("timestamp") != top("timestamp") || offered.roles.at("snapshot") != top("snapshot")) {
        RENKEI_CHECK(folder_.remove("timestamp.json"));
        RENKEI_CHECK(folder_.remove("snapshot.json"));
        rotated_ = true;
    }
    RENKEI_CHECK(folder_.write("root.json", envelope.bytes));
    root_ = std::move(offered);
    return {};
}

Result<void> Client::update_timestamp()
{
    timestamp_.reset();
    if (const auto stored = folder_.read("timestamp.json")) {
        const auto envelope = read_envelope(*stored, "timestamp");
        auto before = envelope && is_signed(*envelope, top("timestamp"), root_->keys) ? read_timestamp(*envelope) : Result<Timestamp>(Error{});
        if (before) timestamp_ = *std::move(before);
    }
    RENKEI_TRY(auto bytes, fetcher_.metadata("timestamp.json", kMostTimestampBytes));
    if (!bytes) return unreachable("timestamp.json", sentence("the server answers {1}", 404));
    RENKEI_TRY(const Envelope envelope, read_envelope(*std::move(bytes), "timestamp"));
    RENKEI_CHECK(check_signed(envelope, "timestamp", top("timestamp"), root_->keys));
    RENKEI_TRY(Timestamp offered, read_timestamp(envelope));
    if (timestamp_) {
        if (offered.version < timestamp_->version) return rollback_of("timestamp", timestamp_->version, offered.version);
        // An equal version is no news and the old file stays; but an earlier update may have ended behind this step, so it goes on.
        if (offered.version == timestamp_->version) return not_over("timestamp", *timestamp_);
        if (offered.snapshot.version < timestamp_->snapshot.version) return rollback_of("snapshot", timestamp_->snapshot.version, offered.snapshot.version);
    }
    RENKEI_CHECK(not_over("timestamp", offered));
    RENKEI_CHECK(folder_.write("timestamp.json", envelope.bytes));
    timestamp_ = std::move(offered);
    return {};
}

Result<void> Client::check_snapshot_follows(const std::optional<Snapshot>& before, const Snapshot& offered) const
{
    if (!before) return {};
    for (const auto& [name, record] : before->files) {
        const auto now = offered.files.find(name);
        if (now == offered.files.end()) return rollback_of(name, record.version, 0);
        if (now->second.version < record.version) return rollback_of(name, record.version, now->second.version);
    }
    return {};
}

Result<void> Client::update_snapshot()
{
    const FileRecord& listed = timestamp_->snapshot;
    std::optional<Snapshot> before;   // what nothing may fall behind, even when it is over
    if (const auto stored = folder_.read("snapshot.json")) {
        const auto envelope = read_envelope(*stored, "snapshot");
        auto known = envelope && is_signed(*envelope, top("snapshot"), root_->keys) ? read_snapshot(*envelope) : Result<Snapshot>(Error{});
        if (known) before = *std::move(known);
        if (before && before->version == listed.version && matches(*stored, listed) && before->expires > now_) {
            snapshot_ = *std::move(before);
            return {};
        }
    }
    RENKEI_TRY(auto bytes, fetcher_.metadata(versioned(listed.version, "snapshot.json"), most_of(listed, kMostSnapshotBytes)));
    if (!bytes) return mixed("snapshot", listed.version);
    if (!matches(*bytes, listed)) return mixed("snapshot", listed.version);
    RENKEI_TRY(const Envelope envelope, read_envelope(*std::move(bytes), "snapshot"));
    RENKEI_CHECK(check_signed(envelope, "snapshot", top("snapshot"), root_->keys));
    RENKEI_TRY(Snapshot offered, read_snapshot(envelope));
    if (offered.version != listed.version) return mixed("snapshot", offered.version);
    RENKEI_CHECK(check_snapshot_follows(before, offered));
    RENKEI_CHECK(not_over("snapshot", offered));
    RENKEI_CHECK(folder_.write("snapshot.json", envelope.bytes));
    snapshot_ = std::move(offered);
    return {};
}

// The stored copy counts only with the keys of whoever delegates now.
Result<Targets> Client::load_targets(const std::string& name, const Role& role, const Keys& keys)
{
    const auto found = snapshot_->files.find(name + ".json");
    if (found == snapshot_->files.end()) return mixed(name, 0);
    const FileRecord& listed = found->second;
    const std::string file = encoded_name(name) + ".json";
    if (const auto stored = folder_.read(file); stored && matches(*stored, listed)) {
        const auto envelope = read_envelope(*stored, name);
        auto known = envelope && is_signed(*envelope, role, keys) ? read_targets(*envelope, name) : Result<Targets>(Error{});
        if (known && known->version == listed.version && known->expires > now_) return known;
    }
    RENKEI_TRY(auto bytes, fetcher_.metadata(versioned(listed.version, file), most_of(listed, kMostTargetsBytes)));
    if (!bytes || !matches(*bytes, listed)) return mixed(name, listed.version);
    RENKEI_TRY(const Envelope envelope, read_envelope(*std::move(bytes), name));
    RENKEI_CHECK(check_signed(envelope, name, role, keys));
    RENKEI_TRY(Targets offered, read_targets(envelope, name));
    if (offered.version != listed.version) return mixed(name, offered.version);
    RENKEI_CHECK(not_over(name, offered));
    RENKEI_CHECK(folder_.write(file, envelope.bytes));
    return offered;
}

Result<FileRecord> Client::find(const std::string& path)
{
    // Most often it is there, and a site may have thousands of targets: nothing is copied.
    if (const auto found = targets_->files.find(path); found != targets_->files.end()) return found->second;
    struct Visit {
        std::string name;
        Role role;
        Keys keys;
    };
    std::vector<Visit> waiting{{"targets", top("targets"), root_->keys}};   // the next one last
    std::set<std::string> visited;
    while (!waiting.empty()) {
        const Visit visit = std::move(waiting.back());
        waiting.pop_back();
        if (visited.contains(visit.name)) continue;
        if (visited.size() == kMostRoles) return flood(path);
        visited.insert(visit.name);
        Targets targets = *targets_;
        if (visit.name != "targets") {
            if (!snapshot_->files.contains(visit.name + ".json")) continue;   // not published, so not asked for
            RENKEI_TRY(targets, load_targets(visit.name, visit.role, visit.keys));
        }
        if (const auto found = targets.files.find(path); found != targets.files.end()) return found->second;
        std::vector<Visit> below;
        if (targets.succinct) below.push_back({bin_of(*targets.succinct, path), targets.succinct->role, targets.delegated_keys});
        bool last = targets.succinct.has_value();   // one bin is right for a path, and no other
        for (const Delegation& delegation : targets.delegations) {
            if (last || !allows(delegation, path)) continue;
            below.push_back({delegation.name, delegation.role, targets.delegated_keys});
            last = delegation.terminating;
        }
        if (last) waiting.clear();   // after this subtree the search ends
        waiting.insert(waiting.end(), std::make_move_iterator(below.rbegin()), std::make_move_iterator(below.rend()));
    }
    return no_target(path);
}

Result<void> Client::download(const std::string& path, const FileRecord& record, const fs::path& to)
{
    std::string name = path;
    if (root_->consistent_snapshot) {
        const size_t slash = path.rfind('/'), begin = slash == std::string::npos ? 0 : slash + 1;
        const auto hash = record.hashes.contains("sha256") ? record.hashes.find("sha256") : record.hashes.begin();
        name = path.substr(0, begin) + hash->second + "." + path.substr(begin);
    }
    const auto length = static_cast<uint64_t>(record.length.value_or(0));
    if (!record.length || length > kMostTargetBytes) return too_long(path);
    if (file_matches(to, record)) return {};
    const fs::path part = part_of(to);
    // A cut may have left all of it.
    if (!file_matches(part, record)) RENKEI_CHECK(fetcher_.target(encoded_path(name), length, part));
    return put_in_place(name, record, to);
}

Result<void> Client::fetch(const std::vector<NamedByHash>& files, const std::function<Result<void>(size_t)>& here)
{
    std::vector<Wanted> wanted;
    std::vector<size_t> which;
    for (size_t i = 0; i < files.size(); ++i) {
        const auto& [path, record, to] = files[i];
        const auto length = static_cast<uint64_t>(record.length.value_or(0));
        if (!record.length || length > kMostMediaBytes) return too_long(path);
        bool there = file_matches(to, record);
        if (!there && file_matches(part_of(to), record)) {
            RENKEI_CHECK(put_in_place(path, record, to));
            there = true;
        }
        if (there) {
            RENKEI_CHECK(here(i));
            continue;
        }
        wanted.push_back({.path = encoded_path(path), .most = length, .to = part_of(to)});
        which.push_back(i);
    }
    return fetcher_.targets(wanted, [&](size_t k) -> Result<void> {
        const NamedByHash& file = files[which[k]];
        RENKEI_CHECK(put_in_place(file.path, file.record, file.to));
        return here(which[k]);
    });
}

}  // namespace renkei::feed
