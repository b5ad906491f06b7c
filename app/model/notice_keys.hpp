#pragma once
// Items of the scene "notice" that are no notice of the staff: no notice may have such a key.

#include <array>
#include <string_view>

namespace renkei::model {

inline constexpr std::string_view kClosingCard = "closing", kClosedCard = "closed";
inline constexpr std::array kTakenNoticeKeys{kClosingCard, kClosedCard};

}  // namespace renkei::model
