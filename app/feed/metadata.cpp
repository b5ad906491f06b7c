#include "feed/metadata.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cstdio>

#include "base/hash.hpp"
#include "base/sentence.hpp"
#include "feed/refusal.hpp"
#include "feed/strict.hpp"

namespace renkei::feed {
namespace {

constexpr const char* kTopRoles[] = {"root", "timestamp", "snapshot", "targets"};

Keys keys_of(const Strict& strict, const Json& object)
{
    Keys keys;
    for (const auto& [id, key] : strict.object(object, "keys").items()) {
        const Json& value = strict.object(key, "keyval");
        (void)strict.text(key, "keytype");
        (void)strict.text(key, "scheme");
        (void)strict.text(value, "public");
        if (strict.well() && key_id(key) != id) strict.refuse("keyid");
        keys.emplace(id, strict.well() ? PublicKey::from(key) : std::nullopt);
    }
    return keys;
}

Role role_of(const Strict& strict, const Json& object)
{
    Role role{.key_ids = {}, .threshold = strict.whole(object, "threshold", 1)};
    for (const std::string& id : strict.texts(object, "keyids"))
        if (!role.key_ids.insert(id).second) strict.refuse("keyids");
    return role;
}

Hashes hashes_of(const Strict& strict, const Json& object)
{
    Hashes hashes;
    for (const auto& [kind, value] : strict.object(object, "hashes").items()) hashes.emplace(kind, strict.text(object["hashes"], kind.c_str()));
    if (hashes.empty()) strict.refuse("hashes");
    return hashes;
}

FileRecord file_of(const Strict& strict, const Json& object)
{
    FileRecord record{.version = strict.whole(object, "version", 1), .length = {}, .hashes = {}};
    if (object.contains("length")) record.length = strict.whole(object, "length", 0);
    if (object.contains("hashes")) record.hashes = hashes_of(strict, object);
    return record;
}

bool is_version_one(const std::string& text)
{
    return text.starts_with("1.") && text.size() > 2 && text.find_first_not_of("0123456789.") == std::string::npos && text.find("..") == std::string::npos &&
        text.back() != '.';
}

void read_header(const Strict& strict, const Json& content, const char* type, Header& header)
{
    if (strict.text(content, "_type") != type) strict.refuse("_type");
    if (!is_version_one(strict.text(content, "spec_version"))) strict.refuse("spec_version");
    header.version = strict.whole(content, "version", 1);
    header.expires_text = strict.text(content, "expires");
    const auto expires = parse_expiry(header.expires_text);
    if (!expires) strict.refuse("expires");
    header.expires = expires.value_or(Instant{});
}

// A delegated file must not take the place of one of the four.
bool is_role_name(const std::string& name)
{
    return !name.empty() && std::none_of(std::begin(kTopRoles), std::end(kTopRoles), [&](const char* top) { return name == top; });
}

Delegation delegation_of(const Strict& strict, const Json& object)
{
    Delegation delegation{.name = strict.text(object, "name"), .role = role_of(strict, object), .terminating = strict.truth(object, "terminating"),
                          .paths = {}, .hash_prefixes = {}};
    if (!is_role_name(delegation.name)) strict.refuse("name");
    const bool by_path = object.contains("paths"), by_hash = object.contains("path_hash_prefixes");
    if (by_path == by_hash) strict.refuse("paths");
    if (by_path) delegation.paths = strict.texts(object, "paths");
    if (by_hash) delegation.hash_prefixes = strict.texts(object, "path_hash_prefixes");
    return delegation;
}

void read_delegations(const Strict& strict, const Json& content, Targets& targets)
{
    const Json& delegations = strict.object(content, "delegations");
    targets.delegated_keys = keys_of(strict, delegations);
    const bool listed = delegations.contains("roles"), succinct = delegations.contains("succinct_roles");
    if (listed == succinct) strict.refuse("roles");
    if (succinct) {
        const Json& bins = strict.object(delegations, "succinct_roles");
        const long long bits = strict.whole(bins, "bit_length", 1);
        if (bits > 32) strict.refuse("bit_length");
        targets.succinct = SuccinctDelegation{.role = role_of(strict, bins), .bit_length = static_cast<int>(std::min(bits, 32LL)),
                                              .name_prefix = strict.text(bins, "name_prefix")};
        return;
    }
    std::set<std::string> names;
    for (const Json& object : strict.list(delegations, "roles")) {
        targets.delegations.push_back(delegation_of(strict, object));
        if (!names.insert(targets.delegations.back().name).second) strict.refuse("name");
    }
}

template <class Metadata>
Result<Metadata> finished(const Strict& strict, Metadata metadata, const std::string& role)
{
    if (!strict.well()) return malformed(role, sentence("it is not what a file of this name must be ({1})", strict.wrong()));
    return metadata;
}

// libcrypto knows both kinds that are in use.
std::optional<std::string> hash_of(const std::string& kind, std::string_view bytes)
{
    const EVP_MD* const digest = kind == "sha256" ? EVP_sha256() : kind == "sha512" ? EVP_sha512() : nullptr;
    if (digest == nullptr) return std::nullopt;
    std::array<uint8_t, EVP_MAX_MD_SIZE> out{};
    unsigned size = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), out.data(), &size, digest, nullptr) != 1) return std::nullopt;
    return to_hex({out.data(), size});
}

}  // namespace

Result<Envelope> read_envelope(std::string bytes, const std::string& role)
{
    auto parsed = parse_strictly(bytes);
    if (!parsed) return malformed(role, Filling(parsed.error()).both());
    Envelope envelope{.bytes = std::move(bytes), .payload = {}, .content = {}, .signatures = {}};
    const Strict strict;
    envelope.content = strict.object(*parsed, "signed");
    std::set<std::string> seen;
    for (const Json& signature : strict.list(*parsed, "signatures")) {
        envelope.signatures.push_back({strict.text(signature, "keyid"), strict.text(signature, "sig")});
        if (!seen.insert(envelope.signatures.back().key_id).second) strict.refuse("signatures");
    }
    envelope.payload = canonical(envelope.content);
    return finished(strict, std::move(envelope), role);
}

Result<Root> read_root(const Envelope& envelope)
{
    const Strict strict;
    Root root;
    read_header(strict, envelope.content, "root", root);
    root.keys = keys_of(strict, envelope.content);
    const Json& roles = strict.object(envelope.content, "roles");
    for (const char* name : kTopRoles) root.roles.emplace(name, role_of(strict, strict.object(roles, name)));
    if (envelope.content.contains("consistent_snapshot")) root.consistent_snapshot = strict.truth(envelope.content, "consistent_snapshot");
    return finished(strict, std::move(root), "root");
}

Result<Timestamp> read_timestamp(const Envelope& envelope)
{
    const Strict strict;
    Timestamp timestamp;
    read_header(strict, envelope.content, "timestamp", timestamp);
    timestamp.snapshot = file_of(strict, strict.object(strict.object(envelope.content, "meta"), "snapshot.json"));
    if (envelope.content.contains("x-published")) {
        timestamp.published = parse_expiry(strict.text(envelope.content, "x-published"));
        if (!timestamp.published) strict.refuse("x-published");
    }
    return finished(strict, std::move(timestamp), "timestamp");
}

Result<Snapshot> read_snapshot(const Envelope& envelope)
{
    const Strict strict;
    Snapshot snapshot;
    read_header(strict, envelope.content, "snapshot", snapshot);
    for (const auto& [name, object] : strict.object(envelope.content, "meta").items()) snapshot.files.emplace(name, file_of(strict, object));
    if (!snapshot.files.contains("targets.json")) strict.refuse("targets.json");
    return finished(strict, std::move(snapshot), "snapshot");
}

Result<Targets> read_targets(const Envelope& envelope, const std::string& role)
{
    const Strict strict;
    Targets targets;
    read_header(strict, envelope.content, "targets", targets);
    for (const auto& [path, object] : strict.object(envelope.content, "targets").items())
        targets.files.emplace(path, FileRecord{.version = 1, .length = strict.whole(object, "length", 0), .hashes = hashes_of(strict, object)});
    if (envelope.content.contains("delegations")) read_delegations(strict, envelope.content, targets);
    return finished(strict, std::move(targets), role);
}

bool is_signed(const Envelope& envelope, const Role& role, const Keys& keys)
{
    long long valid = 0;
    for (const Signature& signature : envelope.signatures) {   // each key id is there once
        const auto key = keys.find(signature.key_id);
        if (!role.key_ids.contains(signature.key_id) || key == keys.end() || !key->second) continue;
        if (key->second->verifies(envelope.payload, signature.hex)) ++valid;
    }
    return valid >= role.threshold;
}

Result<void> check_signed(const Envelope& envelope, const std::string& name, const Role& role, const Keys& keys)
{
    if (is_signed(envelope, role, keys)) return {};
    const auto version = envelope.content.find("version");
    return signature_bad(name, version != envelope.content.end() && version->is_number_integer() ? version->get<long long>() : 0);
}

bool matches(std::string_view bytes, const FileRecord& record)
{
    if (record.length && static_cast<unsigned long long>(*record.length) != bytes.size()) return false;
    size_t known = 0;
    for (const auto& [kind, expected] : record.hashes) {
        const auto found = hash_of(kind, bytes);
        if (!found) continue;
        if (*found != expected) return false;
        ++known;
    }
    return record.hashes.empty() || known > 0;
}

std::optional<Instant> parse_expiry(const std::string& text)
{
    // RFC 3339 in UTC, whole seconds: 20 characters and no other form.
    static constexpr std::string_view kShape = "dddd-dd-ddTdd:dd:ddZ";
    if (text.size() != kShape.size()) return std::nullopt;
    for (size_t i = 0; i < text.size(); ++i)
        if (kShape[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != kShape[i]) return std::nullopt;
    const auto number = [&](size_t at, size_t digits) { return std::stoi(text.substr(at, digits)); };
    const Date date{std::chrono::year(number(0, 4)), std::chrono::month(static_cast<unsigned>(number(5, 2))),
                    std::chrono::day(static_cast<unsigned>(number(8, 2)))};
    const int hour = number(11, 2), minute = number(14, 2), second = number(17, 2);
    if (!date.ok() || hour > 23 || minute > 59 || second > 59) return std::nullopt;
    return Instant{std::chrono::sys_days(date)} + std::chrono::hours(hour) + std::chrono::minutes(minute) + std::chrono::seconds(second);
}

std::string expiry_text(Instant instant)
{
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const Date date{day};
    const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::seconds>(instant - day)};
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()),
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
    return text.data();
}

}  // namespace renkei::feed
