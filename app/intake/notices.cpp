#include "intake/notices.hpp"

#include <algorithm>

#include "model/notice_keys.hpp"

namespace renkei::intake {

bool is_own_page(std::string_view key)
{
    return std::find(model::kTakenNoticeKeys.begin(), model::kTakenNoticeKeys.end(), key) != model::kTakenNoticeKeys.end();
}

std::pair<Instant, Instant> showing_of(const model::Notice& notice)
{
    const auto begin = notice.show_from ? instant_of(*notice.show_from, std::chrono::minutes(notice.from_minute.value_or(0))) : Instant::min();
    const auto end = notice.show_until ? instant_of(*notice.show_until, std::chrono::minutes(notice.until_minute.value_or(24 * 60))) : Instant::max();
    return {begin, end};
}

}  // namespace renkei::intake
