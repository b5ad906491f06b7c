#pragma once
// Events as municipalities publish them: 推奨データセット no. 6 イベント一覧, its 32 columns in their order, and six of our own behind
// them, so that the same events are read from it again. What an event of ours does not say (kana, description, address …) is left
// empty. Pure.

#include <string>

#include "model/content.hpp"

namespace renkei::intake {

// UTF-8 with a byte order mark, as Excel wants it; nothing in it is a formula.
[[nodiscard]] std::string event_dataset(const model::Content& content);

}  // namespace renkei::intake
