#pragma once
// The map of a region's visit: the prefecture by night, its members as embers, lit group by group and in the end together.

#include "scenes/banzuke.hpp"
#include "scenes/board.hpp"
#include "scenes/land.hpp"

namespace renkei::scenes {

inline constexpr float kAllLit = 1.1f;   // seconds after the last group until all are lit

struct RegionMap {
    map::View view;
    std::vector<std::string> codes;   // of the prefecture, the Northern Territories with Hokkaido's
    Land land, lakes;
};

// Fitted into `area` by the prefecture's municipalities that matter for its shape; islets far out at sea do not. The Northern
// Territories reach beyond the area, and where `right` is before them Hokkaido is smaller.
[[nodiscard]] RegionMap region_map(const Setting& setting, std::string_view prefecture_code, Rect area, float right);

// `times`: the second at which each group is lit.
// Returns its municipalities as what can be touched, where there is a touch panel.
std::vector<Target> add_region_map(Board& board, const RegionMap& map, const std::vector<Group>& groups, const std::vector<float>& times);
// Subprefectures are named in the sea beside the land, inside `within` and off `taken`; districts and "cities" are not, their
// lists say enough.
void add_region_names(Board& board, const RegionMap& map, const std::vector<Group>& groups, Rect within, const std::vector<Rect>& taken);

}  // namespace renkei::scenes
