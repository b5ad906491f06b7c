#include "feed/refusal.hpp"

#include "base/sentence.hpp"

namespace renkei::feed {

Error signature_bad(const std::string& role, long long version) { return {ErrorKind::BadData, sentence("SIG_BAD {1} {2}: not signed by enough of the keys that may; nothing was changed", role, version)}; }
Error rollback_of(const std::string& role, long long before, long long offered) { return {ErrorKind::BadData, sentence("ROLLBACK {1} {2} {3}: the site offers an older version than was seen before; nothing was changed", role, before, offered)}; }
Error frozen(const std::string& role, const std::string& expired_at) { return {ErrorKind::BadData, sentence("FREEZE {1} {2}: its time is over; the site has not been renewed, or somebody holds news back", role, expired_at)}; }
Error mixed(const std::string& role, long long version) { return {ErrorKind::BadData, sentence("MIX {1} {2}: it does not belong to the other files of the site; nothing was changed", role, version)}; }
Error too_long(const std::string& url) { return {ErrorKind::BadData, sentence("TOO_LONG {1}: longer than it may be; the download was broken off", url)}; }
Error too_slow(const std::string& url) { return {ErrorKind::TryAgain, sentence("SLOW {1}: too slow; the download was broken off", url)}; }
Error no_target(const std::string& path) { return {ErrorKind::BadData, sentence("NO_TARGET {1}: the site does not name this file, or what it sends is another", path)}; }
Error flood(const std::string& role) { return {ErrorKind::BadData, sentence("FLOOD {1}: more files than anybody needs; the update was broken off", role)}; }
Error tls_bad(const std::string& url, const std::string& reason) { return {ErrorKind::BadData, sentence("TLS_BAD {1}: the connection is not to the site that was meant ({2})", url, reason)}; }
Error media_bad(const std::string& hash, const Error& why) { return {ErrorKind::BadData, sentence("MEDIA_BAD {1}: {2}", hash, why)}; }
Error malformed(const std::string& role, const Sentence& what) { return {ErrorKind::BadData, sentence("MALFORMED {1}: {2}", role, what)}; }
Error unreachable(const std::string& url, const Sentence& what)
{
    return {ErrorKind::TryAgain, sentence("UNREACHABLE {1}: {2}; it will be tried again", url, what)};
}

std::string attack_of(const Error& error)
{
    const std::string name = error.message.substr(0, error.message.find(' '));
    return name.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ_") == std::string::npos ? name : std::string();
}

}  // namespace renkei::feed
