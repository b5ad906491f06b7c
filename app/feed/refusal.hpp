#pragma once
// What can be wrong with a feed, by the names that logs, the staff page and docs/operations.md share. Each makes an error whose
// message begins with that name. BadData: the site lies or is out of date; TryAgain: it cannot be reached now. Pure.

#include <string>

#include "base/result.hpp"

namespace renkei::feed {

[[nodiscard]] Error signature_bad(const std::string& role, long long version);
[[nodiscard]] Error rollback_of(const std::string& role, long long before, long long offered);
[[nodiscard]] Error frozen(const std::string& role, const std::string& expired_at);
[[nodiscard]] Error mixed(const std::string& role, long long version);
[[nodiscard]] Error too_long(const std::string& url);
[[nodiscard]] Error too_slow(const std::string& url);
[[nodiscard]] Error no_target(const std::string& path);
[[nodiscard]] Error flood(const std::string& role);
[[nodiscard]] Error tls_bad(const std::string& url, const std::string& reason);
[[nodiscard]] Error media_bad(const std::string& hash, const Error& why);
[[nodiscard]] Error malformed(const std::string& role, const Sentence& what);
[[nodiscard]] Error unreachable(const std::string& url, const Sentence& what);
// "SIG_BAD" of a message that begins with it; empty for another error.
[[nodiscard]] std::string attack_of(const Error& error);

}  // namespace renkei::feed
