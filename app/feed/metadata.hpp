#pragma once
// The four kinds of metadata as plain values, read strictly (TUF 1.0.34, section 4), and the question whether enough keys have
// signed them. Pure; any thread. Errors are MALFORMED and SIG_BAD (feed/refusal.hpp).

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil_time.hpp"
#include "feed/keys.hpp"

namespace renkei::feed {

using Hashes = std::map<std::string, std::string>;   // "sha256" → hex

// What one file says of another; length and hashes may be left out for metadata, not for targets.
struct FileRecord {
    long long version = 1;               // of metadata
    std::optional<long long> length;
    Hashes hashes;
};

// Who may sign.
struct Role {
    std::set<std::string> key_ids;
    long long threshold = 1;
    bool operator==(const Role&) const = default;
};
using Keys = std::map<std::string, std::optional<PublicKey>>;   // of an unknown kind: nothing, and it counts for nothing

struct Signature {
    std::string key_id, hex;
};

// A file as it came, before anybody believes it.
struct Envelope {
    std::string bytes;         // as received: what is stored
    std::string payload;       // the canonical form of "signed": what the signatures cover
    Json content;              // "signed"
    std::vector<Signature> signatures;
};

struct Header {
    long long version = 0;
    Instant expires{};
    std::string expires_text;
};

struct Root : Header {
    Keys keys;
    std::map<std::string, Role> roles;   // root, timestamp, snapshot, targets
    bool consistent_snapshot = false;
};
struct Timestamp : Header {
    FileRecord snapshot;
    std::optional<Instant> published;    // "x-published" of our own publisher: when it was signed
};
struct Snapshot : Header {
    std::map<std::string, FileRecord> files;   // "targets.json", "role.json" …
};

struct Delegation {
    std::string name;
    Role role;
    bool terminating = false;
    std::vector<std::string> paths, hash_prefixes;   // one of the two
};
// Bins: the first bits of a path's SHA-256 say which.
struct SuccinctDelegation {
    Role role;
    int bit_length = 1;                  // 1 to 32
    std::string name_prefix;
};
struct Targets : Header {
    std::map<std::string, FileRecord> files;   // by path; never a place on this machine
    Keys delegated_keys;
    std::vector<Delegation> delegations;       // in order of appearance
    std::optional<SuccinctDelegation> succinct;
};

// `role` is the one asked for: its name in errors.
[[nodiscard]] Result<Envelope> read_envelope(std::string bytes, const std::string& role);
[[nodiscard]] Result<Root> read_root(const Envelope& envelope);
[[nodiscard]] Result<Timestamp> read_timestamp(const Envelope& envelope);
[[nodiscard]] Result<Snapshot> read_snapshot(const Envelope& envelope);
[[nodiscard]] Result<Targets> read_targets(const Envelope& envelope, const std::string& role);

// Have as many different keys signed as the role asks for?
[[nodiscard]] bool is_signed(const Envelope& envelope, const Role& role, const Keys& keys);
[[nodiscard]] Result<void> check_signed(const Envelope& envelope, const std::string& name, const Role& role, const Keys& keys);
// Do the bytes have the length and all the hashes? An unknown kind of hash counts for nothing; only unknown ones are no proof.
[[nodiscard]] bool matches(std::string_view bytes, const FileRecord& record);

// "2030-01-31T12:00:00Z" exactly, and a real date.
[[nodiscard]] std::optional<Instant> parse_expiry(const std::string& text);
[[nodiscard]] std::string expiry_text(Instant instant);

}  // namespace renkei::feed
