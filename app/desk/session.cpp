#include "desk/session.hpp"

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/hash.hpp"

namespace renkei::desk {
namespace {

// Room for one more: whoever came longest ago goes.
template <class Map, class When>
void make_room(Map& map, size_t most, When when)
{
    if (map.size() < most) return;
    map.erase(std::min_element(map.begin(), map.end(), [&](const auto& a, const auto& b) { return when(a.second) < when(b.second); }));
}

}  // namespace

std::string random_token()
{
    std::array<uint8_t, 32> bytes{};
    return RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) == 1 ? to_hex(bytes) : "";
}

bool same_secret(std::string_view a, std::string_view b) { return !a.empty() && a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0; }

std::optional<std::string> Sessions::begin(const std::string& who, Time now, const std::string& mark)
{
    std::string token = random_token(), csrf = random_token();
    if (token.empty() || csrf.empty()) return std::nullopt;
    make_room(all_, kMost, [](const Session& session) { return session.used; });
    all_[token] = {.who = who, .csrf = std::move(csrf), .used = now, .began = now, .mark = mark};
    return token;
}

std::optional<Session> Sessions::find(std::string_view token, Time now, std::string_view mark)
{
    const auto found = all_.find(token);
    if (found == all_.end()) return std::nullopt;
    Session& session = found->second;
    if (session.mark != mark || now - session.used >= idle_ || now - session.began >= kLongest) {
        all_.erase(found);
        return std::nullopt;
    }
    session.used = now;
    return session;
}

void Sessions::end(std::string_view token)
{
    if (const auto found = all_.find(token); found != all_.end()) all_.erase(found);
}

std::chrono::seconds Throttle::waits(const Tries& tries, int free, Time now)
{
    if (tries.wrong < free) return {};
    const std::chrono::seconds wait = std::min(kFirstWait * (1 << std::min(tries.wrong - free, 10)), kLongestWait);
    const auto left = std::chrono::ceil<std::chrono::seconds>(tries.last + wait - now);
    return std::max(left, std::chrono::seconds{0});
}

std::chrono::seconds Throttle::try_from(const std::string& address, Time now)
{
    if (now - all_.last > kLongestWait) all_ = {};
    if (const auto found = by_address_.find(address); found != by_address_.end() && now - found->second.last > kLongestWait) by_address_.erase(found);
    if (!by_address_.contains(address)) make_room(by_address_, kMostAddresses, [](const Tries& tries) { return tries.last; });
    Tries& own = by_address_[address];
    if (const auto left = std::max(waits(own, kTries, now), waits(all_, kTriesOfAll, now)); left.count() > 0) return left;
    ++own.wrong;
    ++all_.wrong;
    own.last = all_.last = now;
    return {};
}

void Throttle::right(const std::string& address)
{
    by_address_.erase(address);
    all_ = {};
}

bool Rate::allows(const std::string& address, Time now)
{
    if (!buckets_.contains(address)) {
        make_room(buckets_, kMostAddresses, [](const Bucket& bucket) { return bucket.at; });
        buckets_[address] = {.left = kBurst, .at = now};
    }
    Bucket& bucket = buckets_[address];
    bucket.left = std::min(kBurst, bucket.left + std::chrono::duration<double>(now - bucket.at).count() * kPerSecond);
    bucket.at = now;
    if (bucket.left < 1) return false;
    bucket.left -= 1;
    return true;
}

}  // namespace renkei::desk
