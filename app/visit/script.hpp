#pragma once
// A script of touches: what fingers do on the display and when, to be replayed. docs/touch-scripts.md is its manual:
//
//   0.5 tap 960 540              1.0 down 1 960 540           wait 60
//   tap "open town 01667"        1.2 move 1 700 540           # a remark
//                                1.4 up 1
//
// Pure. Error: BadData with line and column.

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "visit/visit.hpp"

namespace renkei::visit {

struct Step {
    Touch::Kind kind = Touch::Kind::Down;
    std::chrono::milliseconds at{};   // since the start
    long long finger = 0;             // of a tap one of its own
    Vec2 place{};                     // layout units; of Up where the finger is
    std::string target{};             // of Down: the id of what it lies on, instead of a place
    size_t line = 1, column = 1;      // of the place, for messages
};

struct Script {
    std::vector<Step> steps{};        // ascending by time
    std::chrono::milliseconds length{};   // with the last wait
};

inline constexpr size_t kLongestScript = 10000;

[[nodiscard]] Result<Script> read_script(std::string_view text);

// What is wrong there.
[[nodiscard]] Error script_error(size_t line, size_t column, const Sentence& what);

// A point of a target at which a finger means it.
[[nodiscard]] Vec2 point_on(const Target& target);

}  // namespace renkei::visit
