#pragma once
// The map under the agreements: the country by night, all members as embers, and the light of each signing day.

#include "scenes/board.hpp"
#include "scenes/nation.hpp"
#include "scenes/signings.hpp"

namespace renkei::scenes {

// Land, borders, lakes, embers and the insets' frames: everything that stands from the first second.
void add_ground(Board& board, const NationLayout& nation, const std::vector<Signing>& signings, const Land& lakes);

// The members of one signing: they flare up at the second `at`, stay so for `pace`, and then stay lit.
void add_signing(Board& board, const Signing& signing, const Land& lakes, float at, float pace, bool last);

}  // namespace renkei::scenes
