#pragma once
// The members of a tie, set out so that they fill their room in one rhythm: few as their round landscapes with the names below,
// more as a table of names.

#include <optional>
#include <string>
#include <vector>

#include "scenes/board.hpp"

namespace renkei::scenes::wards {

struct Member {
    std::string code5, name;   // as the display's language writes it
};

struct SetOut {
    size_t columns = 1, rows = 1;
    float diameter = 0;        // of the landscapes, units; 0: names alone
    float size = 26;           // type
    Size cell{};               // from member to member

    [[nodiscard]] float height() const { return cell.h * static_cast<float>(rows); }
};

// Nothing where they have no room so.
[[nodiscard]] std::optional<SetOut> as_landscapes(const Board& board, const std::vector<Member>& members, Size room);
[[nodiscard]] std::optional<SetOut> as_table(const Board& board, const std::vector<Member>& members, Size room);

// One after the other from second `at` on, all leaving at `leaves` (negative: they stay). `corner`: top left of the first cell.
void add_members(Board& board, const std::vector<Member>& members, const SetOut& out, Vec2 corner, float at, float leaves);

}  // namespace renkei::scenes::wards
