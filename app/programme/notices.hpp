#pragma once
// When a notice of the staff is shown. From is inclusive; until a minute is exclusive, until a day includes it, as staff mean
// it (requirements R89).

#include <string>

#include "base/civil_time.hpp"
#include "model/content.hpp"

namespace renkei::programme {

struct NoticeTime {
    Instant from = Instant::min(), until = Instant::max();
    [[nodiscard]] bool holds(Instant instant) const { return from <= instant && instant < until; }
    [[nodiscard]] bool dated() const { return from != Instant::min() || until != Instant::max(); }
};
[[nodiscard]] NoticeTime time_of(const model::Notice& notice);

// The keys of the notices that are no urgent ones and are shown at this instant: a loop is built anew when it changes.
[[nodiscard]] std::string standing_notices(const model::Content& content, Instant instant);

}  // namespace renkei::programme
