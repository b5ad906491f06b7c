#pragma once
// The names of a tie's members as running lists: in lines that end after a name, and in parts where all have no room together.

#include <string>
#include <vector>

#include "programme/wards.hpp"
#include "scenes/board.hpp"
#include "scenes/plans/parts.hpp"
#include "scenes/wards/members.hpp"

namespace renkei::scenes::wards {

inline constexpr float kList = 1.4f;   // ems of a line of names

[[nodiscard]] plans::Lettering list_of(float size, float measure);
// Room for the mark that hangs at the end of a line.
[[nodiscard]] plans::Lettering with_mark(plans::Lettering how);

[[nodiscard]] std::vector<Member> named_members(const Board& board, const programme::WardTie& tie);

// Names that are shown together, and how many others there are: text of its own, in the display's language as names are not.
struct ListPart {
    std::string names, others;
};

[[nodiscard]] ListPart whole_list(const Board& board, const programme::WardTie& tie, const plans::Lettering& how);
[[nodiscard]] float list_height(const Board& board, const programme::WardTie& tie, const plans::Lettering& how);
// The names in as many parts as have room, broken between two of them.
[[nodiscard]] std::vector<ListPart> parts_of(const Board& board, const programme::WardTie& tie, const plans::Lettering& how, float room);
void add_part(Board& board, const ListPart& part, plans::Lettering how, Vec2 at, const Entrance& entrance);

}  // namespace renkei::scenes::wards
