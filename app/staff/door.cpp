#include "staff/door.hpp"

#include <algorithm>

namespace renkei::staff {

bool Door::tap(Vec2 at, Time now)
{
    if (at.x < 0 || at.y < 0 || at.x >= kCorner || at.y >= kCorner) {
        taps_.fill({});   // a tap elsewhere begins anew
        return false;
    }
    std::rotate(taps_.begin(), taps_.begin() + 1, taps_.end());
    taps_.back() = now;
    if (taps_.front() == Time{} || now - taps_.front() > kWithin) return false;
    taps_.fill({});
    open_until_ = now + kOpenFor;
    return true;
}

void Door::used(Time now)
{
    if (is_open(now)) open_until_ = now + kOpenFor;
}

}  // namespace renkei::staff
