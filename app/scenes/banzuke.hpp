#pragma once
// Names as on a sumo ranking sheet (番付): each stands vertical and is spread over the same height, rows read from the right,
// a group opens with its heading and a hairline. A heading never stands last in a row.

#include <functional>
#include <vector>

#include "scenes/board.hpp"

namespace renkei::scenes {

struct Group {
    std::string name;
    std::vector<const model::Municipality*> members;
};

// `times`: the second at which each group is said; it turns white and its heading vermilion;
// from `all_at` on all of them are.
// `free_from`: for a row between two heights, the x from which it may begin: map and list make one figure. Empty: the area's edge.
void add_banzuke(Board& board, const std::vector<Group>& groups, Rect area, const std::vector<float>& times, float all_at, const std::function<float(float, float)>& free_from = {});

}  // namespace renkei::scenes
