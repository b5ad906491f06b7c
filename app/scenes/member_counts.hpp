#pragma once
// How many cities, towns and villages take part, as every page says it: 1市・6町・1村.

#include <span>
#include <string>

#include "base/language.hpp"
#include "model/content.hpp"

namespace renkei::scenes {

struct MemberCounts {
    int cities = 0, towns = 0, villages = 0;
};
[[nodiscard]] MemberCounts counts_of(std::span<const std::string> codes, const model::Content& content);

// Only the kinds that are there.
[[nodiscard]] std::string told(const MemberCounts& counts, Wording language);

}  // namespace renkei::scenes
