#pragma once
// The map of the help: who received it is land in young bamboo with interlaced circles, reached by a line from Tokyo. What was
// helped before keeps a tint, deeper each time, so that at the end the map remembers how often.

#include <optional>
#include <string>
#include <vector>

#include "scenes/nation.hpp"

namespace renkei::scenes {

struct Help {
    const model::Support* support = nullptr;
    float at = -1;        // second at which it is said; negative: before this scene
    float until = -1;     // second from which the next is said; negative: it stays
};

// Units that the chronicle below the map takes of a standing page, to its lower edge: words, amounts and marks one below the other.
[[nodiscard]] constexpr float support_chronicle_high(float type_floor) { return is_large_type(type_floor) ? 1020.0f : 930.0f; }
// The size of type by which map and chronicle share the page: a list on a standing one needs no more room when it is large.
[[nodiscard]] float support_type(const Board& board);
// The nation on the part of the frame that is the map's; upper left of it lies the sea of Japan, free for words.
[[nodiscard]] NationLayout support_nation(Size frame, float type_floor, InsetNames names = {});
void add_support_map(Board& board, const NationLayout& nation, const std::vector<Help>& helps);
// The name of the point from which the help comes: off the land, the insets and their names. Returns where it stands.
Rect add_tokyo_name(Board& board, const NationLayout& nation, const std::vector<Rect>& names);
// The rings round the islands too small to be seen that these helps went to.
[[nodiscard]] std::vector<Rect> ringed_islands(const Board& board, const NationLayout& nation, const std::vector<Help>& helps);
// The second from which land is seen in green that is not said at that moment; nothing where there is none.
[[nodiscard]] std::optional<float> greens_from(const std::vector<Help>& helps);

}  // namespace renkei::scenes
