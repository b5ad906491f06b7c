#include "programme/notices.hpp"

namespace renkei::programme {

NoticeTime time_of(const model::Notice& notice)
{
    using std::chrono::minutes;
    NoticeTime time;
    if (notice.show_from) time.from = instant_of(*notice.show_from, minutes(notice.from_minute.value_or(0)));
    if (notice.show_until) time.until = instant_of(*notice.show_until, minutes(notice.until_minute.value_or(24 * 60)));
    return time;
}

std::string standing_notices(const model::Content& content, Instant instant)
{
    std::string keys;
    for (const auto& notice : content.notices)
        if (!notice.urgent && time_of(notice).holds(instant)) keys += notice.key + '\n';
    return keys;
}

}  // namespace renkei::programme
