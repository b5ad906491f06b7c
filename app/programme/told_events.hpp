#pragma once
// What pages tell of events in running text. Pure.

#include <functional>
#include <map>
#include <string>

#include "model/content.hpp"

namespace renkei::programme {

// What the introduction of each municipality says of its events that have no day, by its code: "催しに、鮎まつり（毎年6月に開催）があります。"
// In Japanese, as their municipalities publish them; of many the first ones. They stand nowhere else.
[[nodiscard]] std::map<std::string, std::string, std::less<>> undated_events(const model::Content& content);

// What leads the board says of its event below the rest: the first sentences of its description, whole. Empty: it has none that short.
[[nodiscard]] std::string summary_of(const model::Event& event);

}  // namespace renkei::programme
