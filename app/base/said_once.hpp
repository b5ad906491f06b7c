#pragma once
// What is said of many rows of a table is said once, with the places of the others beside the first: the one rule for the terminal, the panel and
// the desk. Pure.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace renkei {

// What is said, and of which place.
struct Said {
    int severity = 0;                          // the least is the gravest
    std::string_view file{}, sheet{}, cell{};  // cell: D7; empty: the whole row
    size_t row = 0;                            // 0: the whole file, of which everything is said by itself
    std::string_view message{};
};

// Which of them are one: the same words, as grave, of the same column of the same table. Each in the order of the rows, the gravest first, else by
// the first of each.
[[nodiscard]] std::vector<std::vector<size_t>> said_once(std::span<const Said> all);

// D25, D28 …; D25、D28 …: `most` of them are named.
[[nodiscard]] Sentence listed(std::span<const std::string> names, size_t most);

}  // namespace renkei
