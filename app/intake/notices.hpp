#pragma once
// What a notice may be: how long its words, which names are taken, from when until when it is shown. intake/notice_rows reads them. Pure.

#include <string_view>
#include <utility>

#include "model/content.hpp"

namespace renkei::intake {

// What has room on the display at the smallest type of a booth, in all languages: characters. English, whose letters are half as
// wide, has twice as many.
inline constexpr size_t kLongestNoticeTitle = 40, kLongestNoticeBody = 140, kWesternNotice = 2;
inline constexpr size_t kMostNotices = 20;

// Has the display a page of its own of this name?
[[nodiscard]] bool is_own_page(std::string_view key);
// From when and until when it is shown, as far as it says so.
[[nodiscard]] std::pair<Instant, Instant> showing_of(const model::Notice& notice);

}  // namespace renkei::intake
