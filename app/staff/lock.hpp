#pragma once
// Who tries PINs is stopped: after five wrong ones nothing is tried for five minutes (requirements R69). Pure functions of
// values and time; whoever keeps the lock across restarts keeps these two members. `now` is the wall clock: it must hold after
// a power cut, too, and a clock that was set back must not lock for years.

#include <algorithm>
#include <chrono>
#include <optional>
#include <string_view>

#include "base/civil_time.hpp"

namespace renkei::staff {

struct Lock {
    int wrong = 0;                       // since the last right one
    std::optional<Instant> until{};      // nothing is tried before
    friend bool operator==(const Lock&, const Lock&) = default;
};

inline constexpr int kTries = 5;
inline constexpr std::chrono::minutes kLockedFor{5};
inline constexpr size_t kShortestPin = 6, kLongestPin = 12;   // digits

[[nodiscard]] inline bool is_pin(std::string_view text)
{
    return text.size() >= kShortestPin && text.size() <= kLongestPin && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The lock as it stands now: over when its time is, and never longer than five minutes ahead.
[[nodiscard]] inline Lock at(const Lock& lock, Instant now)
{
    if (!lock.until) return lock;
    if (now >= *lock.until) return {};
    return {lock.wrong, std::min(*lock.until, now + kLockedFor)};
}

[[nodiscard]] inline bool is_locked(const Lock& lock, Instant now) { return at(lock, now).until.has_value(); }
// Rounded up; 0 when it is not locked.
[[nodiscard]] inline int seconds_locked(const Lock& lock, Instant now)
{
    const Lock here = at(lock, now);
    return here.until ? static_cast<int>(std::chrono::ceil<std::chrono::seconds>(*here.until - now).count()) : 0;
}
[[nodiscard]] inline int tries_left(const Lock& lock, Instant now) { return is_locked(lock, now) ? 0 : kTries - at(lock, now).wrong; }

[[nodiscard]] inline Lock after_wrong(const Lock& lock, Instant now)
{
    Lock here = at(lock, now);
    if (here.until) return here;   // nobody was asked
    if (++here.wrong >= kTries) return {kTries, now + kLockedFor};
    return here;
}

}  // namespace renkei::staff
