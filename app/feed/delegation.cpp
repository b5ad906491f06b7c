#include "feed/delegation.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "base/hash.hpp"
#include "base/utf8.hpp"

namespace renkei::feed {
namespace {

Sha256 hash_of(std::string_view text) { return sha256({reinterpret_cast<const uint8_t*>(text.data()), text.size()}); }

// One segment. Goes back to the last * only, so a hostile pattern costs no more than length times length.
bool segment_matches(std::string_view pattern, std::string_view text)
{
    size_t p = 0, t = 0, star = std::string_view::npos, resumed = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            resumed = t;
        } else if (p < pattern.size() && pattern[p] == '?') {
            ++p;
            t += code_point_length(text, t);
        } else if (p < pattern.size() && pattern[p] == text[t]) {
            ++p;
            ++t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++resumed;
        } else return false;
    }
    while (p < pattern.size() && pattern[p] == '*') ++p;
    return p == pattern.size();
}

std::string encoded(std::string_view text, bool keep_slash)
{
    static constexpr char kDigits[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~' ||
            (keep_slash && c == '/');
        if (plain) out += c;
        else {
            out += '%';
            out += kDigits[static_cast<unsigned char>(c) >> 4];
            out += kDigits[static_cast<unsigned char>(c) & 15];
        }
    }
    return out;
}

}  // namespace

bool path_matches(std::string_view pattern, std::string_view path)
{
    for (;;) {
        const size_t p = pattern.find('/'), t = path.find('/');
        if ((p == std::string_view::npos) != (t == std::string_view::npos)) return false;
        if (!segment_matches(pattern.substr(0, p), path.substr(0, t))) return false;
        if (p == std::string_view::npos) return true;
        pattern.remove_prefix(p + 1);
        path.remove_prefix(t + 1);
    }
}

bool allows(const Delegation& delegation, const std::string& path)
{
    if (!delegation.hash_prefixes.empty()) {
        const std::string hash = to_hex(hash_of(path));
        return std::any_of(delegation.hash_prefixes.begin(), delegation.hash_prefixes.end(),
                           [&](const std::string& prefix) { return hash.starts_with(prefix); });
    }
    return std::any_of(delegation.paths.begin(), delegation.paths.end(), [&](const std::string& pattern) { return path_matches(pattern, path); });
}

std::string bin_of(const SuccinctDelegation& succinct, const std::string& path)
{
    const Sha256 hash = hash_of(path);
    const uint32_t first = uint32_t{hash[0]} << 24 | uint32_t{hash[1]} << 16 | uint32_t{hash[2]} << 8 | uint32_t{hash[3]};
    const uint32_t bin = first >> (32 - succinct.bit_length);
    std::array<char, 16> digits{};
    std::snprintf(digits.data(), digits.size(), "%0*x", (succinct.bit_length + 3) / 4, bin);
    return succinct.name_prefix + "-" + digits.data();
}

std::string encoded_name(std::string_view name) { return encoded(name, false); }
std::string encoded_path(std::string_view path) { return encoded(path, true); }

}  // namespace renkei::feed
