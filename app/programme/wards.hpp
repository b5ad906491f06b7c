#pragma once
// What each ward of Tokyo is documented to share with the country: regions it exchanges with, plans made together, and events
// of its own to which municipalities were invited. Made from the tables; a ward without a row has no turn.

#include <span>
#include <string_view>
#include <vector>

#include "model/content.hpp"

namespace renkei::programme {

// One thing that a ward shares; exactly one of the three is set. They point into the content.
struct WardTie {
    const model::WardLink* link = nullptr;
    const model::WideAreaPlan* plan = nullptr;
    const model::Event* event = nullptr;

    [[nodiscard]] std::span<const std::string> members() const;
};

struct WardTurn {
    const model::Municipality* ward = nullptr;
    std::vector<WardTie> ties;
    float seconds = 0;              // of its turn: its words are read, long lists of names are looked through
};

// In the order of the wards' codes. What one row says of a region a second does not repeat.
[[nodiscard]] std::vector<WardTurn> ward_turns(const model::Content& content);

// The turn of a region of Hokkaido.
[[nodiscard]] float seconds_of(const model::WardLink& link);

}  // namespace renkei::programme
